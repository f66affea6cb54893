"""Finds the members of a list that tells how many it has: 三点变化：一是…，二是…，三是…."""

import re
from itertools import pairwise

from documents import Span
from qa.clauses import clause_spans
from qa.figures import read_count

_ANNOUNCED = re.compile(
    r"(?P<count>[两二三四五六七八九十]|(?<![\d.])[2-9])大?(?:[条项点个种类件步道处样招]|方面)(?!月|小时)"
    r"(?:(?![两二三四五六七八九十])[\u4e00-\u9fff]){0,8}[：:]"
)
_ORDINAL = re.compile(
    r"(?<=[，,。；;：: \n])"
    r"(?:[一二三四五六七八九十]是|其[一二三四五]|第[一二三四五六七八九十][，是]|[1-9][.．、])"
)
_PARAGRAPH_END = re.compile(r"\n|$")
_SENTENCE_END = re.compile(r"[。！？!?\n]|$")
_CLOSING = "，,。；;：:！!？? \n"


def announced_members(text: str, span: Span) -> list[Span]:
    """Return the members of the announced list that `span` of `text` lies in; none where the count differs.

    Each member is a clause, or with ordinals all that its ordinal heads.
    """
    paragraph = text.rfind("\n", 0, span.start) + 1
    headings = list(_ANNOUNCED.finditer(text, paragraph, span.start + 1))
    if not headings:
        return []
    start, count = headings[-1].end(), read_count(headings[-1]["count"])
    for members in (_by_ordinal(text, start), _by_clause(text, start)):
        if len(members) == count and any(one.overlap(span) for one in members):
            return members
    return []


def _by_ordinal(text: str, start: int) -> list[Span]:
    end = _end(_PARAGRAPH_END, text, start)
    ordinals = list(_ORDINAL.finditer(text, start, end))
    if not ordinals:
        return []
    last = _end(_SENTENCE_END, text, ordinals[-1].end())
    bounds = [*(one.start() for one in ordinals), last]
    return [
        _trimmed(text, one.end(), until) for one, (_, until) in zip(ordinals, pairwise(bounds), strict=True)
    ]


def _by_clause(text: str, start: int) -> list[Span]:
    end = _end(_SENTENCE_END, text, start)
    clauses = clause_spans(text[start:end])
    return [_trimmed(text, start + one.start, start + one.end) for one in clauses]


def _trimmed(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip(_CLOSING)))


def _end(mark: re.Pattern[str], text: str, start: int) -> int:
    found = mark.search(text, start)
    return found.start() if found else len(text)
