"""The lines of a page: trimmed, counted, and put together again where a fixed width wrapped them."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from documents.source import Line
from documents.types import Piece
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
_WIDEST = 200  # no column or page is set wider than a hundred characters
_WRAPPED_LINES = 4
_WRAPPED_SHARE = 0.35
_LONGER_SHARE = 0.05  # a headline may stick out
_CUT_SHARE = 0.6  # of lines that end by themselves, most end with their sentence
# A justified Chinese line falls short by a punctuation mark or a Latin word that may not be cut.
_SLACK_SHARE = 0.1
_SLACK_COLUMNS = 4


def page_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of `text` that show something, wrapped lines joined into the paragraph's one line."""
    lines = _shown_lines(text)
    gap = usual_gap([line.gap for line in lines[1:]])
    full = _wrap_width(lines, gap)
    return tuple(lines if full is None else _unwrap(lines, full, gap))


def usual_gap(gaps: list[int]) -> int:
    """Return how many blank lines stand between most lines; the fewer of two that are as frequent."""
    counts = Counter(gaps)
    return max(counts, key=lambda gap: (counts[gap], -gap), default=0)


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


def _wrap_width(lines: list[Line], gap: int) -> int | None:
    """Return the column width that wraps the text, None when lines end where their sentences end.

    A wrapped file has one width that many lines reach, few exceed, and at which most break off a sentence.
    """
    measured = [display_width(line.text) for line in lines]
    following = [
        (width, line)
        for width, (line, after) in zip(measured, pairwise(lines), strict=False)
        if after.gap <= gap and _NARROWEST <= width <= _WIDEST
    ]
    for width in sorted({width for width, _ in following}, reverse=True):
        reached = [line for found, line in following if width - _slack(width) <= found <= width]
        if len(reached) < max(_WRAPPED_LINES, _WRAPPED_SHARE * len(lines)):
            continue
        longer = sum(found > width + _SLACK_COLUMNS for found in measured)
        cut = sum(not is_finished(line.text) for line in reached)
        if longer <= _LONGER_SHARE * len(lines) and cut >= _CUT_SHARE * len(reached):
            return width
    return None


def _unwrap(lines: list[Line], width: int, gap: int) -> list[Line]:
    """Join each line that reaches `width` with the next, unless that starts a paragraph.

    More than `gap` blank lines start one.
    """
    paragraphs: list[list[Line]] = []
    open_line = False
    for line in lines:
        starts = line.gap > gap or line.indented or line.page_break or _BULLET_LIKE.match(line.text)
        if paragraphs and open_line and not starts:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
        open_line = display_width(line.text) >= width - _slack(width)
    return [_joined(paragraph) for paragraph in paragraphs]


def _joined(lines: list[Line]) -> Line:
    """Return the lines of one paragraph as one; all at once, because a file may wrap ten thousand of them."""
    texts: list[str] = []
    pieces: list[Piece] = []
    offset = 0
    for before, line in zip([None, *lines], lines, strict=False):
        space = joint(before.text, line.text) if before else ""
        texts += [space, line.text]
        offset += len(space)
        pieces += [replace(piece, text=piece.text + offset) for piece in line.pieces]
        offset += len(line.text)
    return replace(lines[0], text="".join(texts), pieces=tuple(pieces))
