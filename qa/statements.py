"""Every figure that an article states, with what it counts, for which place and year, planned or done."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from documents import Article, BlockKind, Span, sentence_around, sentence_spans
from index import fold
from qa.clauses import Change, change_of, clause_spans, neighbourhood
from qa.figures import Figure, read_figure
from qa.indicators import Indicator, content_of, indicator_of
from qa.places import bare_name, chinese_places
from qa.quantities import quantities
from qa.scope import headed_by
from qa.sections import year_above, years_of_title
from qa.status import status_in
from qa.types import Status
from qa.years import years_governing

# Running text first: a summary repeats it.
_TOLD_IN = (BlockKind.PARAGRAPH, BlockKind.SUMMARY)
# A figure that only says how far two others lie apart: 比计划少3部, 离目标差120个, 多出18部.
_DISTANCE = re.compile(
    r"(?:比[^，,。；;]{0,14}|[距离][^，,。；;]{0,8}|[还只]|超[出额]|^)(?:多|少|差|高|低)[了出]?$|缺口[约近]?$"
)
_DISTANCE_AFTER = re.compile(r"的?(?:差距|缺口)")
# Figures that measure time or rank count nothing that is promised.
_NO_INDICATOR_UNIT = frozenset("年月日天岁周秒期届轮级时点分号步站层".strip()) | {
    "小时",
    "分钟",
    "个月",
    "星期",
    "季度",
}
# Part of a name, or round without a digit: 楼山二支路, 一件事, 过百亿元, 千亩.
_NAMES = re.compile(r"[一二][\u4e00-\u9fff]|[百千万亿]+[\u4e00-\u9fff]")


_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure of an article; `span` counts characters of its text, `year` is None where nothing tells."""

    article: Article
    span: Span
    sentence: Span
    figure: Figure
    indicator: Indicator
    status: Status
    place: str | None
    year: int | None

    @property
    def quote(self) -> str:
        """The figure as printed."""
        return self.span.of(self.article.text)


# 完成全年1.1万人目标的58.9% states a target, and a share that counts nothing.
_AIM = re.compile(r"的?(?:年度|全年)?(?:目标|计划|任务|指标)")
_OF_AIM = re.compile(r"(?:目标|计划|任务|指标)(?:数|量|值)?的$")


@lru_cache(maxsize=512)
def statements_of(article: Article) -> tuple[Statement, ...]:
    """Return the figures that the running text and the bullet points of `article` state, in order."""
    blocks = [block for kind in _TOLD_IN for block in article.blocks if block.kind is kind]
    found: list[Statement] = []
    for block in blocks:
        for sentence in sentence_spans(article):
            if block.span.contains(sentence):
                found += _in_sentence(article, sentence)
    return tuple(found)


def _in_sentence(article: Article, sentence: Span) -> Iterator[Statement]:
    text = sentence.of(article.text)
    context = ""
    before: Indicator | None = None
    for clause in clause_spans(text):
        words = clause.of(text)
        spans = quantities(words)
        for span in spans:
            near = neighbourhood(words, span, spans)
            figure = read_figure(span.of(words))
            if figure is None or _counts_nothing(words, span, figure) or _is_topic(words, span, spans):
                continue
            attribute = words[_item_start(words, near) : near.start]
            indicator = indicator_of(
                words[near.start : span.start], words[span.end : near.end], attribute, context
            )
            if not indicator.named and before is not None:
                indicator = before  # 改造46公里（计划40公里）
            elif not indicator.named:
                continue
            before = indicator
            at = span.shifted(clause.start)
            yield Statement(
                article=article,
                span=at.shifted(sentence.start),
                sentence=sentence,
                figure=figure,
                indicator=indicator,
                status=status_in(article, sentence, at.shifted(sentence.start)),
                place=place_of(article, sentence, text[: at.end]),
                year=year_of(article, sentence, text[: at.end]),
            )
        context += words


def _counts_nothing(clause: str, span: Span, figure: Figure) -> bool:
    ahead, behind = clause[: span.start], clause[span.end :]
    return bool(
        not figure.unit
        or figure.unit in _NO_INDICATOR_UNIT
        or _NAMES.match(fold(clause[span.start :]))
        or _DISTANCE.search(ahead)
        or _DISTANCE_AFTER.match(behind)
        or _OF_AIM.search(ahead)
        or change_of(clause, span) is Change.BEFORE
    )


def is_part(article: Article, span: Span) -> bool:
    """Say whether the figure in `span` counts a part of the one before it: 公园16处，其中|5处可以露营."""
    sentence = sentence_around(article, span)
    text = sentence.of(article.text)
    for clause in clause_spans(text):
        if clause.start <= span.start - sentence.start < clause.end:
            return text[clause.start : span.start - sentence.start].lstrip().startswith("其中")
    return False


def is_distance(article: Article, span: Span) -> bool:
    """Say whether the figure in `span` only tells how far two others lie apart: 比计划多了|18部."""
    sentence = sentence_around(article, span)
    text = sentence.of(article.text)
    for clause in clause_spans(text):
        words = clause.of(text)
        for quantity in quantities(words):
            if quantity.shifted(clause.start + sentence.start).overlap(span):
                return bool(
                    _DISTANCE.search(words[: quantity.start]) or _DISTANCE_AFTER.match(words[quantity.end :])
                )
    return False


def _is_topic(clause: str, span: Span, spans: list[Span]) -> bool:
    """Say whether a figure only opens what another reports on: 14个|重点园区引进企业49家."""
    if _AIM.match(clause[span.end :]):
        return False
    return not content_of(clause[: span.start]) and any(
        span.end < other.start and "、" not in clause[span.end : other.start] for other in spans
    )


def _item_start(clause: str, near: Span) -> int:
    """Return where the item of an enumeration begins that `near` lies in: its attributes stand before it."""
    return max(clause.rfind("、", 0, near.start), clause.rfind("，", 0, near.start)) + 1


def place_of(article: Article, sentence: Span, said: str) -> str | None:
    """Return the place that a sentence is about: the last it names of the level its article is about.

    Where the title is of two places, what stands before the sentence in its paragraph tells which is meant.
    """
    about = article_place(article)
    level = about[len(bare_name(about)) :] if about else ""

    def last_of(text: str) -> str | None:
        named = [place for place in chinese_places(fold(text)) if not level or place.endswith(level)]
        return named[-1] if named else None

    own = last_of(said)
    if own is not None or len(_titled(article, level)) < _SEVERAL:
        return own or about
    block = article.block_at(sentence.start)
    return (last_of(article.text[block.span.start : sentence.start]) if block else None) or about


def _titled(article: Article, level: str) -> set[str]:
    """Return the places of a level that the title names, by their names there or as the opening has them."""
    title = fold(article.title)
    return {place for place in headed_by(article) if place.endswith(level) and bare_name(place) in title}


@lru_cache(maxsize=512)
def article_place(article: Article) -> str | None:
    """Return the place that an article is about: what its title names, else the narrowest that opens it."""
    headed = headed_by(article)
    titled = [place for place in headed if bare_name(place) in fold(article.title)]
    if titled:
        return titled[-1]
    narrow = [place for place in headed if place[-1] in "区县镇乡旗" or place.endswith("街道")]
    return next(iter(narrow or headed), None)


def year_of(article: Article, sentence: Span, said: str) -> int | None:
    """Return the year that a statement is about, by its sentence up to there, else what stands above it."""
    published = article.published.year if article.published else None
    told = years_governing(said, published)
    if told:
        return told[-1]
    above = year_above(article, sentence.start)
    if above is not None:
        return above
    titled = years_of_title(article)
    return titled[-1] if titled else published
