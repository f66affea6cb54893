"""The lines of a page: trimmed, counted, and put together again where a fixed width wrapped them."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from documents.source import Line
from documents.typography import display_width, is_finished, joint

# Chinese paragraphs are indented by two full-width spaces; converters write them as four half-width ones or
# a tab.
_INDENT = re.compile(r"[ \xa0]*(?:\u3000|\t|[ \xa0]{4})")
_EDGE = " \t\r\f\v\xa0\u3000\u200b\ufeff"
_BULLET_LIKE = re.compile(
    r"[-–—•●■◆▲★○□◇※]|\d{1,2}[.、．)）]|[(（]\d{1,2}[)）]|[①-⑳]|[一二三四五六七八九十]+、"
)

# Below 20 columns (ten characters) equal widths are headlines or lists, not a wrapped column.
_NARROWEST = 20
_WRAPPED_LINES = 4
_WRAPPED_SHARE = 0.35
# A justified Chinese line falls short by a punctuation mark or a Latin word that may not be cut.
_SLACK_SHARE = 0.1
_SLACK_COLUMNS = 4


def page_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of `text` that show something, wrapped lines joined into the paragraph's one line."""
    lines = _shown_lines(text)
    full = _wrap_width(lines)
    return tuple(lines if full is None else _unwrap(lines, full))


def _shown_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    gap, page_break = 0, False
    for match in re.finditer(r"[^\n]*(?:\n|$)", text):
        whole = match.group()
        page_break = page_break or "\f" in whole
        shown = whole.rstrip("\n").strip(_EDGE)
        if shown:
            start = match.start() + whole.index(shown)
            indented = bool(_INDENT.match(whole.lstrip("\f")))
            lines.append(replace(Line.at(start, shown), gap=gap, indented=indented, page_break=page_break))
            gap, page_break = 0, False
        elif whole:
            gap += 1
    return lines


def _slack(width: int) -> int:
    return max(_SLACK_COLUMNS, round(width * _SLACK_SHARE))


def _wrap_width(lines: list[Line]) -> int | None:
    """Return the column width that wraps the text, None when lines end where their sentences end.

    A wrapped file has one width that many lines reach, few exceed, and at which most break off a sentence.
    """
    following = [line for line, after in pairwise(lines) if after.gap == 0]
    widths = Counter(display_width(line.text) for line in following)
    for width in sorted(widths, reverse=True):
        if width < _NARROWEST:
            break
        reached = [line for line in following if width - _slack(width) <= display_width(line.text) <= width]
        longer = sum(1 for line in lines if display_width(line.text) > width + _SLACK_COLUMNS)
        cut = sum(1 for line in reached if not is_finished(line.text))
        if (
            len(reached) >= max(_WRAPPED_LINES, _WRAPPED_SHARE * len(lines))
            and longer <= 0.05 * len(lines)
            and cut >= 0.6 * len(reached)
        ):
            return width
    return None


def _unwrap(lines: list[Line], width: int) -> list[Line]:
    """Join each line that reaches `width` with the one right below it, unless that starts a paragraph."""
    joined: list[Line] = []
    open_line = False
    for line in lines:
        reaches = display_width(line.text) >= width - _slack(width)
        starts = line.gap or line.indented or line.page_break or _BULLET_LIKE.match(line.text)
        if joined and open_line and not starts:
            first = joined.pop()
            joined.append(first.joined(line, joint(first.text, line.text)))
        else:
            joined.append(line)
        open_line = reaches
    return joined
