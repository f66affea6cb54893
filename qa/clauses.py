"""Cuts a sentence into clauses, the smallest stretches that state one thing."""

import re
from enum import Enum

from documents import Span

_BOUNDARY = re.compile(r"[。！？!?；;：:]+[”’」』）)\"]*|[，,]")
_VERB_TO = (
    r"(?:[\u4e00-\u9fff]{0,4}?(?:增|升|涨|提高|降|减少?|缩短?|扩大?|扩展|压缩|上升|下降|增加|增长|提升|翻|"
    r"恢复|改)"
    r"(?:[至到为成]))"
)
_FROM = re.compile(r"(?:由|从|比|较)[^，,。]{0,10}$")
_TO = re.compile(rf"[^，,。]{{0,8}}?{_VERB_TO}")
_TO_AHEAD = re.compile(rf"{_VERB_TO}[了约近]*$")
_ENUMERATION = re.compile(r"、")


def clause_spans(text: str) -> list[Span]:
    """Return the clauses of `text`, each with its closing mark; together they cover it.

    A comma between the digits of a number does not end a clause.
    """
    spans, start = [], 0
    for match in _BOUNDARY.finditer(text):
        if text[match.start()] in ",，" and _between_digits(text, match.start()):
            continue
        spans.append(Span(start, match.end()))
        start = match.end()
    if start < len(text):
        spans.append(Span(start, len(text)))
    return [span for span in spans if span.of(text).strip()]


def neighbourhood(clause: str, candidate: Span, others: list[Span]) -> Span:
    """Return the part of `clause` that speaks of `candidate`: between its neighbours or enumeration marks.

    The two ends of a change (由60个增至90个) share what stands before the first.
    """
    left = max((other.end for other in others if other.end <= candidate.start), default=0)
    right = min((other.start for other in others if other.start >= candidate.end), default=len(clause))
    if change_of(clause, candidate) is Change.AFTER:
        left = max((other.end for other in others if other.end < left), default=0)
    marks = [mark.end() for mark in _ENUMERATION.finditer(clause, left, candidate.start)]
    mark_after = _ENUMERATION.search(clause, candidate.end, right)
    return Span(marks[0] if marks and left else left, mark_after.start() if mark_after else right)


class Change(Enum):
    """Which end of a change a quantity is."""

    BEFORE = "before"
    AFTER = "after"


def change_of(clause: str, quantity: Span) -> Change | None:
    """Return BEFORE for the 60 and AFTER for the 90 of 由60个增至90个, None where nothing changes."""
    ahead = clause[: quantity.start]
    if _FROM.search(ahead) and _TO.match(clause, quantity.end):
        return Change.BEFORE
    if _TO_AHEAD.search(ahead):
        return Change.AFTER
    return None


def _between_digits(text: str, position: int) -> bool:
    return (
        0 < position < len(text) - 3
        and text[position] == ","
        and text[position - 1].isdigit()
        and text[position + 1 : position + 4].isdigit()
    )
