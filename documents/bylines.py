"""By-lines that stand inside a paragraph: in brackets at its end, or behind the dateline that opens it."""

import re
from dataclasses import dataclass

from documents.forms import DATELINE_START, is_byline
from documents.names import are_signatures
from documents.source import Form, Line
from documents.typography import is_finished, sentence_ends

_CLOSING_BRACKET = re.compile(r"[(（]([^()（）]{2,80})[)）][。.]?$")
_AGENCY = re.compile(r"(?:据|本文据|综合)\S{2,20}$|(?:转自|摘自|原载)\S{2,20}$")
_LEAD_BRACKET = re.compile(r"\S{0,40}?(?:讯|电|消息)\s*([(（][^()（）]{2,80}[)）])")


@dataclass(frozen=True, slots=True)
class SignedLine:
    """A line without its by-lines; `opening` stood behind its dateline, `closing` at its end."""

    line: Line
    opening: Line | None = None
    closing: Line | None = None


def take_bylines(form: Form, line: Line) -> SignedLine:
    """Return the line and the by-lines that stood in it.

    `本报讯（记者 陈立）新桥通车。（通讯员 何苗）` reads `本报讯 新桥通车。`; opening is `（记者 陈立）`,
    closing `（通讯员 何苗）`.
    """
    if form is not Form.TEXT:
        return SignedLine(line)
    closing = opening = None
    lead = _LEAD_BRACKET.match(line.text) if DATELINE_START.match(line.text) else None
    if lead and is_byline(lead.group(1)):
        opening = line.part(*lead.span(1))
        behind = line.part(lead.end(), len(line.text))
        line = line.part(0, lead.start(1)).joined(behind, " " if behind.text else "")
    start = _closing_start(line.text)
    if start is not None:
        closing = line.part(start, len(line.text))
        line = line.part(0, start)
    return SignedLine(line, opening, closing)


def _closing_start(text: str) -> int | None:
    """Return where a by-line starts that ends the paragraph, None when none does or it is all there is."""
    bracket = _CLOSING_BRACKET.search(text)
    if (
        bracket
        and bracket.start()
        and (is_byline(f"({bracket.group(1)})") or _AGENCY.match(bracket.group(1)))
        # Bare names in brackets behind an unfinished sentence are part of it: `主演（王强、李明）`.
        and (is_finished(text[: bracket.start()]) or not are_signatures(bracket.group(1)))
    ):
        return bracket.start()
    ends = [end for end in sentence_ends(text) if end < len(text)]
    if ends and is_byline(text[ends[-1] :].strip()):
        return ends[-1]
    return None
