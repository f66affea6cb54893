"""Tells which two of the figures read for a comparison belong together."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from documents import sentence_around
from qa.figures import Figure, read_figure
from qa.indicators import Indicator, likeness
from qa.places import bare_name
from qa.statements import Statement, statements_of
from qa.types import Citation, ReadSpan

# What speaks for two figures as the two sides of a comparison, in log-odds beside the reader's own for each.
# measured: over 77 comparisons that the reader did not learn from a fit gave 1.5, 0.5 and 1.5. The first
# is kept lower, by judgement: two kinds of one thing (一级馆押金, 三级馆押金) are not called quite the same.
COUNT_THE_SAME, SAME_UNIT, SIDE_BY_SIDE = 1.0, 0.6, 1.4
FAINT = 0.05  # a figure less sure than this is no side of a comparison
SUREST = 0.995


@dataclass(frozen=True, slots=True)
class ReadFigure:
    """A figure that a reader read, where it stands, with its confidence."""

    citation: Citation
    figure: Figure
    score: float


def figure_read(candidate: ReadSpan) -> ReadFigure | None:
    """Return the figure of a candidate, None where it is none or has no unit."""
    figure = read_figure(candidate.text)
    if figure is None or not figure.unit:
        return None
    cited = Citation(candidate.passage.article, candidate.span, candidate.status)
    return ReadFigure(cited, figure, candidate.score)


def stated_at(citation: Citation) -> Statement | None:
    """Return the statement of the figure that is cited, None where it counts nothing by name."""
    return next((one for one in statements_of(citation.article) if one.span.overlap(citation.span)), None)


def overlapping(one: Citation, other: Citation) -> bool:
    """Say whether two citations overlap."""
    return one.article.id == other.article.id and one.span.overlap(other.span) > 0


def togetherness(first: ReadFigure, second: ReadFigure, likeness_of_counted: float) -> float:
    """Return how well two figures belong together, in log-odds."""
    sureness = sum(math.log(found.score / (1.0 - min(found.score, SUREST))) for found in (first, second))
    side_by_side = first.citation.article.id == second.citation.article.id and bool(
        sentence_around(first.citation.article, first.citation.span).overlap(second.citation.span)
    )
    same_unit = first.figure.unit == second.figure.unit
    return (
        sureness + COUNT_THE_SAME * likeness_of_counted + SAME_UNIT * same_unit + SIDE_BY_SIDE * side_by_side
    )


def alike(
    first: ReadFigure, second: ReadFigure, weights: Mapping[str, float], places: Sequence[str] = ()
) -> float:
    """Return how far two figures count the same, 0..1; 0 where one of them counts nothing by name.

    The `places` that are compared are no part of what is counted; `weights` are those of `weights_of`.
    """
    one, other = stated_at(first.citation), stated_at(second.citation)
    if one is None or other is None:
        return 0.0
    return likeness(_without(places, one.indicator), _without(places, other.indicator), weights)


def _without(places: Sequence[str], indicator: Indicator) -> Indicator:
    words = [
        word for word in indicator.words.split() if not any(bare_name(place) in word for place in places)
    ]
    return replace(indicator, words=" ".join(words)) if words else indicator
