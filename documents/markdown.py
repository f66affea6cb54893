"""Markdown into lines without its markup: what `#`, `-`, `**` and links say is kept, the marks are not."""

import re
from dataclasses import replace

import frontmatter
import yaml

from documents.source import Form, Layout, Line, RawDocument, parse_date
from documents.types import DocumentError, Span
from documents.typography import joint

_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
_BULLET = re.compile(r"[-*+]\s+(.*)$")
_NUMBERED = re.compile(r"\d{1,3}[.)]\s+\S")
_RULE = re.compile(r"(?:[-*_]\s*){3,}$")
_QUOTE = re.compile(r">\s?")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# Each alternative leaves in its one group what the reader sees. The bound of 300 characters, more than any
# emphasis or address has, keeps a line of a million opening marks from taking hours.
_INLINE = re.compile(
    r"!?\[([^\]]{0,300})\]\([^)]{0,300}\)|\*\*(\S(?:.{0,300}?\S)?)\*\*"
    r"|(?<![*\w])\*([^*\s](?:[^*]{0,300}[^*\s])?)\*(?!\*)|`([^`]{1,300})`"
)


def read_markdown(raw: str) -> RawDocument:
    """Return a Markdown file's text, with `title`, `published` (or `date`) and `source` of its front matter.

    Raises DocumentError when the front matter is not YAML pairs.
    """
    stated, body = _front_matter(raw)
    return RawDocument(
        raw,
        raw,
        Layout.MARKED,
        _lines(raw, body),
        title=_text(stated.get("title")),
        published=parse_date(stated.get("published") or stated.get("date")),
        source=_text(stated.get("source")),
    )


def _front_matter(raw: str) -> tuple[dict[str, object], int]:
    """Return the pairs of the front matter, and where the body starts in `raw`."""
    # frontmatter.parse() would strip the text and change its line ends, and every offset with them.
    handler = frontmatter.YAMLHandler()
    fences = list(handler.FM_BOUNDARY.finditer(raw))[:2]
    if len(fences) < 2 or raw[: fences[0].start()].strip():
        return {}, 0
    try:
        stated = handler.load(raw[fences[0].end() : fences[1].start()])
    except yaml.YAMLError as error:
        raise DocumentError("its front matter (between the --- lines) is not valid YAML.") from error
    if stated is None:
        return {}, fences[1].end()
    if not isinstance(stated, dict):
        raise DocumentError("its front matter (between the --- lines) does not list `key: value` pairs.")
    return stated, fences[1].end()


def _text(value: object) -> str | None:
    return None if value is None else str(value).strip() or None


def _lines(raw: str, body: int) -> tuple[Line, ...]:
    comments = [Span(*match.span()) for match in _COMMENT.finditer(raw, body)]
    lines: list[Line] = []
    gap = 0
    for match in re.finditer(r"[^\r\n]+|\r\n|\r|\n", raw[body:]):
        start = body + match.start()
        shown = match.group().strip()
        start += match.group().find(shown)
        if any(comment.start <= start < comment.end for comment in comments):
            continue
        if not shown:
            gap += match.group() in ("\r\n", "\r", "\n")
            continue
        line = _line(raw, start, shown, gap - 1 if lines else 0)
        gap = 0
        if line is None:
            continue
        if lines and line.gap == 0 and line.form is Form.TEXT and lines[-1].form in (Form.TEXT, Form.BULLET):
            first = lines.pop()
            line = first.joined(line, joint(first.text, line.text))
        lines.append(line)
    return tuple(lines)


def _line(raw: str, start: int, shown: str, gap: int) -> Line | None:
    """Return one source line without its markup; None when nothing but markup stands there."""
    quote = _QUOTE.match(shown)
    if quote:
        start, shown = start + quote.end(), shown[quote.end() :]
    if _RULE.match(shown):
        return None
    form = Form.TEXT
    for pattern, marked in ((_HEADING, Form.HEADLINE), (_BULLET, Form.BULLET)):
        match = pattern.match(shown)
        if match:
            start, shown, form = start + match.start(1), match.group(1), marked
    if _NUMBERED.match(shown):
        form = Form.BULLET
    line = Line("", ())
    for piece in _seen(start, shown):
        line = line.joined(Line.at(piece.start, piece.of(raw)), "")
    return replace(line, gap=max(gap, 0), form=form) if line.text.strip() else None


def _seen(start: int, shown: str) -> list[Span]:
    """Return the spans of the raw text that a reader sees of `shown`, which stands at `start`."""
    pieces: list[Span] = []
    at = 0
    for match in _INLINE.finditer(shown):
        group = match.lastindex or 0
        pieces.append(Span(start + at, start + match.start()))
        pieces += _seen(start + match.start(group), match.group(group))
        at = match.end()
    pieces.append(Span(start + at, start + len(shown)))
    return [piece for piece in pieces if len(piece)]
