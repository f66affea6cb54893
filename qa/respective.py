"""Which figure belongs to which where a sentence tells them in a row: A和B分别为x和y."""

import re

from documents import Article, Span, sentence_around
from index import fold
from qa.forms import Asks
from qa.glossary import Groups, coverage
from qa.quantities import dates, quantities
from qa.question import Focus

_RESPECTIVELY = "分别"
_JOINED = re.compile(r"、|以及|[和与及]|，(?=[^，。；]{0,3}\d)")
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
    text = sentence.of(article.text)
    start = text.rfind(_RESPECTIVELY, 0, span.start - sentence.start)
    if start < 0:
        return span
    figures = _figures(text, start + len(_RESPECTIVELY))
    if not any(one.shifted(sentence.start).overlap(span) for one in figures):
        return span
    owners = _owners(text[:start])
    if len(figures) != len(owners) or len(owners) < 2:
        return span
    named = [_named(focus, groups, owner, owners) for owner in owners]
    best = max(named)
    if best == 0 or named.count(best) > 1:
        return span
    return figures[named.index(best)].shifted(sentence.start)


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


def _owners(before: str) -> list[str]:
    """Return what is told of, from the clause before 分别: 全程、半程和欢乐跑|三个项目."""
    clause = re.split(r"[，。；;：:]", before.rstrip("，,"))[-1]
    return [one for one in _JOINED.split(_COUNT_OF_ALL.sub("", clause)) if one]


def _named(focus: Focus, groups: Groups, owner: str, owners: list[str]) -> float:
    """Return how much of what tells `owner` from the others the question holds."""
    others = "".join(one for one in owners if one is not owner)
    own = [character for character in owner if character not in others]
    told = sum(character in fold(focus.text) for character in own) / (len(own) or 1)
    return told if focus.language == "zh" else coverage(groups, "".join(own))
