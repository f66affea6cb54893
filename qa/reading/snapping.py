"""Moves the ends of a read span to where the language has a boundary."""

from documents import Span
from qa.quantities import dates, quantities

# Opening marks and their closing ones; a span holds both or neither.
PAIRS = {"“": "”", "‘": "’", "《": "》", "「": "」", "『": "』", "（": "）", "(": ")", "【": "】", "〈": "〉"}
_OPENING = {closing: opening for opening, closing in PAIRS.items()}
# What separates an answer from its sentence and says nothing itself.
_SEPARATORS = " \t\n\u3000，,。；;：:、！!？?…—"
# How far to look for a number that a span cuts.
_AROUND = 24


def snapped(text: str, span: Span) -> Span:
    """Return `span` of `text` with whole quantities and quotations, and no separators at its ends.

    >>> text = "今年新增“口袋公园”12处以上，"
    >>> snapped(text, Span(9, 12)).of(text)
    '12处以上'
    """
    span = _whole_quantities(text, span)
    return _paired(text, _trimmed(text, span))


def _whole_quantities(text: str, span: Span) -> Span:
    """Return `span` grown over quantities that it cuts or is part of, and dates whose numbers it cuts."""
    begin, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    around = text[begin:end]
    for found in quantities(around):
        whole = found.shifted(begin)
        if whole.overlap(span) and not span.contains(whole):
            span = Span(min(span.start, whole.start), max(span.end, whole.end))
    for found in dates(around):
        # 2024年 out of 2024年11月 is what was asked for; 20 out of 2024年, or 11 out of 11月, is not.
        whole = found.shifted(begin)
        if whole.start < span.start < whole.end and text[span.start - 1].isdigit():
            span = Span(whole.start, span.end)
        if whole.start < span.end < whole.end and text[span.end - 1].isdigit():
            span = Span(span.start, whole.end)
    return span


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _SEPARATORS:
        start += 1
    while end > start and text[end - 1] in _SEPARATORS:
        end -= 1
    return Span(start, end) if end > start else span


def _paired(text: str, span: Span) -> Span:
    """Return `span` without a lone mark at an end, or with the partner that stands right beside it."""
    open_marks: list[int] = []
    lone: list[int] = []
    for position in range(span.start, span.end):
        character = text[position]
        if character in PAIRS:
            open_marks.append(position)
        elif character in _OPENING:
            if open_marks and text[open_marks[-1]] == _OPENING[character]:
                open_marks.pop()
            else:
                lone.append(position)
    start, end = span.start, span.end
    for position in open_marks:
        if text[end : end + 1] == PAIRS[text[position]]:
            end += 1
        elif position == start:
            start += 1
    for position in reversed(lone):
        if start > 0 and text[start - 1] == _OPENING[text[position]]:
            start -= 1
        elif position == end - 1:
            end -= 1
    return Span(start, end) if end > start else span
