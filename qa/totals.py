"""What was added in a year and what there is in all, neither given for the other: 加装91部，全区累计286部."""

import re
from functools import lru_cache
from typing import NamedTuple

from documents import Article, Span, sentence_around
from qa.quantities import quantities

_TOTAL_TOLD = re.compile(
    r"累计|总(?:数|量|里程|面积|长|规模)?(?:已|将)?(?:达|增|为|有|超|突破)|存量|保有量|总[数量]"
)
# measured: of 190 figures over the corpora that training saw that stand beside a total, and the totals beside
# them, 143 totals and 3 other figures are asked for in such words, 9 totals and 162 others in none of the
# next.
_ASKS_FOR_TOTAL = re.compile(
    r"累计|总[数量]|历年|这[些几]年|加[到在]?一[起块]|加起来|存量|保有|"
    r"(?:一共|总共|共|到(?![底手]).{0,10})(?:已经?)?(?:有|是)了?(?:多少|几)|"
    r"(?:一共|总共)有|多少[^，。？?]{1,8}了[？?]?$|"
    r"\b(?:cumulative|all[- ]time|running total|in total|altogether|to date|so far|all told|overall|since|"
    r"in all)\b",
    re.I,
)
_MAY_ASK_FOR_TOTAL = re.compile(
    r"一总|总[计共]|一共|共有|总的|合[起计]|到.{0,8}(?:为止|底|末|年[中尾])|截[至止]|至今|迄今|目前|现[在有]|如今|"
    r"全部|拢共|统共|多少.{0,6}了|已[经有]|[攒凑]到|前前后后|满打满算|规模|"
    r"\b(?:total|as of|by|now|running|ever|stand|stood|currently|have|has|tally|counting|size|"
    r"up to|end of)\b",
    re.I,
)
_CLAUSE = re.compile(r"[^，,；;：]+")
_NO_UNIT = re.compile(r"[\d.,~—\-至到约近超逾余多万亿千百不少低于过突破最以上下内左右]+")


class _Figure(NamedTuple):
    span: Span
    unit: str
    is_total: bool


def is_other_total(question: str, article: Article, span: Span) -> bool:
    """Say whether the figure at `span` is a running total and no total is asked for, or the reverse.

    Only where a sentence tells both what was added and, after it, the total, in the same unit; the
    headline may tell the figure once more.
    """
    figure = re.escape(span.of(article.text))
    places = re.finditer(rf"(?<![\d.]){figure}", article.text)  # 8处 stands in no 58处
    return any(_is_other(question, article, Span(*place.span())) for place in places)


def _is_other(question: str, article: Article, span: Span) -> bool:
    sentence = sentence_around(article, span)
    text = sentence.of(article.text)
    place = span.shifted(-sentence.start)
    own = [one for one in _figures(text) if one.span.overlap(place)]
    if len(own) != 1 or not own[0].unit:
        return False
    beside = [
        one
        for one in _figures(text)
        if one.unit == own[0].unit
        and one.is_total is not own[0].is_total
        and "；" not in text[min(one.span.end, own[0].span.end) : max(one.span.start, own[0].span.start)]
        and (one.span.start < own[0].span.start) is own[0].is_total
    ]
    if not beside:
        return False
    sure = _ASKS_FOR_TOTAL.search(question) is not None
    if own[0].is_total:
        return not sure and _MAY_ASK_FOR_TOTAL.search(question) is None
    return sure


@lru_cache(maxsize=2048)
def _figures(sentence: str) -> tuple[_Figure, ...]:
    return tuple(
        _Figure(
            figure.shifted(clause.start()),
            _NO_UNIT.sub("", figure.of(clause[0])),
            _TOTAL_TOLD.search(clause[0], 0, figure.start) is not None,
        )
        for clause in _CLAUSE.finditer(sentence)
        for figure in quantities(clause[0])
    )
