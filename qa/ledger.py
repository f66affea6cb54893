"""The delivery ledger: every indicator that the articles state both as a target and as a result."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from documents import Article
from qa.figures import Bound, Figure
from qa.indicators import likeness, weights_of
from qa.statements import Statement, statements_of
from qa.types import Citation, Status


class Delivery(StrEnum):
    """How a result stands to its target."""

    MET = "met"
    MISSED = "missed"
    OPEN = "open"  # short of the target, but reported before the target's period was over


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One indicator, promised and delivered; the citations quote the two figures alone (`70部以上`)."""

    indicator: str  # in the articles' words: 加装电梯
    place: str | None  # 望浦区; None where the articles name none
    year: int  # that the target is for
    target: Citation
    result: Citation
    target_figure: Figure
    result_figure: Figure
    delivery: Delivery

    @property
    def promised(self) -> date | None:
        """When the target was published."""
        return self.target.article.published

    @property
    def reported(self) -> date | None:
        """When the result was published."""
        return self.result.article.published


# How alike two indicators must be to be one: below it the pairs over articles of several invented districts
# share a noun only (roads planned, roads under construction).
ALIKE = 0.55
# Scores this near are equal: of equal reports the newest counts.
NEARLY = 0.1
# From this day on a report speaks of the whole year.
_YEAR_TOLD_FROM = (12, 15)


def delivery_ledger(articles: Sequence[Article]) -> tuple[LedgerRow, ...]:
    """Return the rows, newest year first, then by place and in the order of the articles that promise.

    A target and a result make a row when they are of one place and year, measure alike, and each is the
    other's likest; of several reports that say the same the newest counts.
    """
    groups: dict[tuple[str | None, int], list[Statement]] = {}
    for article in articles:
        for statement in statements_of(article):
            if statement.year is not None:
                groups.setdefault((statement.place, statement.year), []).append(statement)
    weights = weights_of(one.indicator for group in groups.values() for one in group)
    rows = [
        row(target, result)
        for _, group in sorted(groups.items(), key=lambda item: (-item[0][1], item[0][0] or ""))
        for target, result in pairs_of(group, weights)
    ]
    return tuple(rows)


def pairs_of(
    statements: Sequence[Statement], weights: Mapping[str, float]
) -> Iterator[tuple[Statement, Statement]]:
    """Yield each target with its result, both the likest of the other, in the order of the targets."""
    targets = [one for one in statements if one.status is Status.PLANNED]
    results = [one for one in statements if one.status is Status.DONE]
    scores = {
        (place, other): score
        for place, target in enumerate(targets)
        for other, result in enumerate(results)
        if (score := fitness(target, result, weights)) >= ALIKE
    }
    taken: set[int] = set()
    told: set[tuple[str, str]] = set()
    for place, target in enumerate(targets):
        mine = {other: score for (one, other), score in scores.items() if one == place}
        likest = [other for other, score in mine.items() if score > max(mine.values()) - NEARLY]
        likest = [
            other
            for other in likest
            if mine[other] > max(score for (_, one), score in scores.items() if one == other) - NEARLY
        ]
        if not likest:
            continue
        newest = max(likest, key=lambda other: (_day(results[other].article), mine[other], -other))
        said = (target.quote, results[newest].quote)
        if newest not in taken and said not in told:
            taken.add(newest)
            told.add(said)
            yield target, results[newest]


def fitness(target: Statement, result: Statement, weights: Mapping[str, float]) -> float:
    """Return how well `result` reports on `target`, 0..1; 0 where it cannot."""
    if not target.figure.comparable(result.figure) or _day(result.article) < _day(target.article):
        return 0.0
    return likeness(target.indicator, result.indicator, weights)


def row(target: Statement, result: Statement) -> LedgerRow:
    """Return the row of a target and its result, which are of one place and year."""
    return LedgerRow(
        indicator=min((target.indicator.shown, result.indicator.shown), key=len),
        place=target.place,
        year=target.year or 0,
        target=Citation(target.article, target.span, target.status),
        result=Citation(result.article, result.span, result.status),
        target_figure=target.figure,
        result_figure=result.figure,
        delivery=delivery_of(target, result),
    )


def delivery_of(target: Statement, result: Statement) -> Delivery:
    """Say whether the result meets the target; one that is short before the year is over is open."""
    if meets(target.figure, result.figure):
        return Delivery.MET
    published = result.article.published
    early = (
        published is not None
        and published.year == target.year
        and (published.month, published.day) < _YEAR_TOLD_FROM
    )
    return Delivery.OPEN if early else Delivery.MISSED


def meets(target: Figure, result: Figure) -> bool:
    """Say whether a result meets a target: at least as much, or at most where the target is a ceiling."""
    if target.bound is Bound.AT_MOST:
        return result.base[0] <= target.base[0]
    return result.base[0] >= target.base[0]


def _day(article: Article) -> date:
    return article.published or date.min
