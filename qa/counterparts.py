"""Finds the other half of a figure: target beside result, result beside target; and the newer report."""

import re
from collections.abc import Iterable, Sequence

from documents import Article
from index import Hit
from qa.indicators import likeness, weights_of
from qa.ledger import ALIKE, fitness
from qa.periods import names_period
from qa.quantities import dates
from qa.question import Focus
from qa.statements import Statement, statements_of
from qa.types import Citation, ReadSpan, Status

_YEAR = re.compile(r"(?:19|20)\d{2}\s*年?")
_OTHER = {Status.PLANNED: Status.DONE, Status.DONE: Status.PLANNED}


def statement_at(found: ReadSpan) -> Statement | None:
    """Return the figure that a read span is, None where it holds none or several."""
    inside = [
        one
        for one in statements_of(found.passage.article)
        if one.span.overlap(found.span) and found.span.contains(one.span)
    ] or [one for one in statements_of(found.passage.article) if one.span.overlap(found.span)]
    return inside[0] if len(inside) == 1 else None


def counterpart_of(stated: Statement, articles: Iterable[Article]) -> Statement | None:
    """Return the target of a result, or the newest result of a target, in the same place and year."""
    wanted = _OTHER.get(stated.status)
    if wanted is None:
        return None
    scored = [
        (score, other.article.published is not None, str(other.article.published), other)
        for other, score in _scored(stated, articles)
        if other.status is wanted
    ]
    if not scored:
        return None
    highest = max(score for score, *_ in scored)
    return max((one for one in scored if one[0] >= highest - 0.1), key=lambda one: one[1:3])[3]


def _scored(stated: Statement, articles: Iterable[Article]) -> list[tuple[Statement, float]]:
    others = _of_same_scope(stated, articles)
    weights = weights_of(one.indicator for one in (*others, stated))
    found = []
    for other in others:
        target, result = (stated, other) if stated.status is Status.PLANNED else (other, stated)
        score = fitness(target, result, weights)
        if score >= ALIKE:
            found.append((other, score))
    return found


def _of_same_scope(stated: Statement, articles: Iterable[Article]) -> list[Statement]:
    return [
        one
        for article in articles
        for one in statements_of(article)
        if one.place == stated.place
        and one.year == stated.year
        and (one.article.id, one.span) != (stated.article.id, stated.span)
    ]


def citation_of(statement: Statement) -> Citation:
    """Return the figure alone as a citation."""
    return Citation(statement.article, statement.span, statement.status)


def articles_of(hits: Iterable[Hit]) -> tuple[Article, ...]:
    """Return the articles that the hits are of, each once, best first."""
    return tuple({hit.passage.article.id: hit.passage.article for hit in hits}.values())


def newer_report(stated: Statement, articles: Iterable[Article], years: Sequence[int]) -> Statement | None:
    """Return the newest result of the same indicator and place, None where none is newer than `stated`.

    Whoever asks how many wants the latest figure: of any year, or of one of `years` where the question names
    some; December's report of a year says more than July's.
    """
    others = [
        one
        for article in articles
        if _published(article) > _published(stated.article)
        for one in statements_of(article)
        if one.place == stated.place
        and one.status is Status.DONE
        and one.figure.comparable(stated.figure)
        and (one.year in years if years else _year(one) >= _year(stated))
    ]
    weights = weights_of(one.indicator for one in (*others, stated))
    alike = [one for one in others if likeness(stated.indicator, one.indicator, weights) >= ALIKE]
    return max(alike, key=lambda one: _published(one.article), default=None)


def wants_newest(question: str, focus: Focus) -> bool:
    """Say whether the latest figure is meant: no part of a year or day is named, and no plan."""
    return (
        focus.sense is not Status.PLANNED
        and not dates(_YEAR.sub("", question))
        and not names_period(question)
    )


def _year(statement: Statement) -> int:
    return statement.year or 0


def _published(article: Article) -> str:
    return str(article.published or "")
