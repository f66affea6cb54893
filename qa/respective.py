"""Which figure belongs to which where a sentence tells them in a row: A和B分别为x和y."""

import re

from documents import Article, Span, sentence_around
from index import fold
from qa.forms import Asks
from qa.glossary import Groups
from qa.quantities import dates, quantities
from qa.question import Focus
from qa.spelling import spelled, spelt_in

_RESPECTIVELY = re.compile(r"分别|依次|先后")
_JOINED = re.compile(r"、|以及|[和与及]|，(?=[^，。；]{0,3}\d)")
_NAME_EN = re.compile(r"\b[A-Z][a-z]{3,}")
_CLAUSE_END = re.compile(r"[。；;！？!?\n]|，(?![^，。；]{0,3}\d)")
_COUNT_OF_ALL = re.compile(r"(?:[两二三四五六七八九十]|\d+)[个项类种条座家处所支档][\u4e00-\u9fff]{0,6}$")


def respective(focus: Focus, groups: Groups, article: Article, span: Span) -> Span:
    """Return the figure that belongs to what is asked about, where `span` is one of a row told by 分别.

    `groups` are the question's content words, each in all its forms. Where the row is not as long as what it
    tells of, or the question names none of them or several, `span` stays.
    """
    if focus.asks not in (Asks.NUMBER, Asks.DATE) or focus.several:
        return span
    sentence = sentence_around(article, span)
    text, read = sentence.of(article.text), span.shifted(-sentence.start)
    for marker in _RESPECTIVELY.finditer(text):
        figures, owners = _row(text, Span(*marker.span()), read)
        if not owners or not any(one.overlap(read) for one in figures):
            continue
        named = [_named(focus, groups, owner, owners) for owner in owners]
        best = max(named)
        if best == 0 or named.count(best) > 1:
            return span
        return figures[named.index(best)].shifted(sentence.start)
    return span


def _row(text: str, marker: Span, read: Span) -> tuple[list[Span], list[str]]:
    """Return the figures of a row and what each is told of; no owners where the row is none.

    What they are told of stands before the marker, in the nearest clause that names so many: 住宿业、餐饮业更
    热，营业额|分别|增长25.5%和40.8%. Where the figures stand before it, it comes after: 5月18日和6月6日，
    先后|开通A、B.
    """
    if read.start >= marker.end:
        figures = _figures(text, marker.end)
        clauses = re.split(r"[，。；;：:]", text[: marker.start].rstrip("，,"))
        rows = (_owners(clause) for clause in reversed(clauses))
    else:
        before = text[: marker.start].rstrip("，,")
        figures = _figures(before, max(before.rfind(mark) for mark in "，。；;：:") + 1)
        rows = (_owners(clause) for clause in [re.split(r"[，。；;：:]", text[marker.end :])[0]])
    if len(figures) < 2:
        return figures, []
    return figures, next((row for row in rows if len(row) == len(figures)), [])


def _figures(text: str, start: int) -> list[Span]:
    """Return the figures in a row from `start` to the end of their clause."""
    ends = _CLAUSE_END.search(text, start)
    end = ends.start() if ends else len(text)
    figures, begin = [], start
    for cut in [*(match.span() for match in _JOINED.finditer(text, start, end)), (end, end)]:
        told = text[begin : cut[0]]
        found = sorted([*quantities(told), *dates(told)], key=lambda one: one.start)
        if not found:
            return []
        figures.append(Span(found[0].start, max(one.end for one in found)).shifted(begin))
        begin = cut[1]
    return figures


def _owners(clause: str) -> list[str]:
    """Return what a clause tells of: 全程、半程和欢乐跑|三个项目."""
    return [one for one in _JOINED.split(_COUNT_OF_ALL.sub("", clause)) if one]


def _named(focus: Focus, groups: Groups, owner: str, owners: list[str]) -> float:
    """Return how much of what tells `owner` from the others the question holds."""
    others = "".join(one for one in owners if one is not owner)
    own = "".join(character for character in owner if character not in others)
    if focus.language == "zh":
        return sum(character in fold(focus.text) for character in own) / (len(own) or 1)
    if any(spelt_in(spelled(name), own) for name in _NAME_EN.findall(focus.text)):
        return 1.0
    return sum(any(word in own for word in words) for words in groups) / (len(groups) or 1)
