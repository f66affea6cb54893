"""Ranks the passages that were found against the gold ones, by the measures of `ir-measures`.

A passage is relevant when it shares characters with a gold span; for a SQuAD question the unit is the whole
context, and its own is the relevant one. All relevant units of the corpus count, found or not.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import ir_measures
from ir_measures import RR, nDCG

from documents import Article, Passage, split_passages
from eval.questions import EvalQuestion

DEPTH = 10  # both measures look at the first ten, as the figures we compare with do
_MEASURES = (RR @ DEPTH, nDCG @ DEPTH)


@dataclass(frozen=True, slots=True)
class Ranked:
    """Where the right units stand in one ranking; `rank` counts from 1, None when none was found."""

    rank: int | None
    reciprocal: float
    ndcg: float


def rank_passages(question: EvalQuestion, passages: Sequence[Passage]) -> Ranked:
    """Return how well `passages`, best first, rank what answers the question.

    Raises ValueError for a question without a gold place: nothing is relevant to it.
    """
    if question.context is not None:
        return ranked([passage.article.id for passage in passages], [question.context.id])
    relevant = [passage for passage in passages if _answers(passage, question)]
    # Those that were not found count as well; systems that cut articles otherwise have units of their own.
    for article in {span.article.id: span.article for span in question.gold_spans}.values():
        for passage in _passages_of(article):
            if _answers(passage, question) and not any(_share(passage, one) for one in relevant):
                relevant.append(passage)
    return ranked([_unit(passage) for passage in passages], [_unit(passage) for passage in relevant])


def ranked(found: Sequence[Hashable], relevant: Sequence[Hashable]) -> Ranked:
    """Return the measures of one ranking; units found twice count at their first place.

    Reciprocal rank: Voorhees 1999 (TREC-8). nDCG: Järvelin and Kekäläinen 2002, gain 1 a relevant unit,
    discount log2(rank + 1), as trec_eval computes it.

    >>> ranked(["a", "b"], ["b"]).reciprocal
    0.5
    """
    if not relevant:
        raise ValueError("A ranking needs at least one relevant unit.")
    units = list(dict.fromkeys(found))
    wanted = set(relevant)
    rank = next((place for place, unit in enumerate(units, start=1) if unit in wanted), None)
    names = {unit: str(number) for number, unit in enumerate(dict.fromkeys([*units, *relevant]))}
    judged = {"q": {names[unit]: 1 for unit in wanted}}
    # The measures sort by score: the first gets the highest.
    run = {"q": {names[unit]: float(len(units) - place) for place, unit in enumerate(units)}}
    values = ir_measures.calc_aggregate(_MEASURES, judged, run) if units else {}
    return Ranked(rank, float(values.get(_MEASURES[0], 0.0)), float(values.get(_MEASURES[1], 0.0)))


@lru_cache(maxsize=512)
def _passages_of(article: Article) -> tuple[Passage, ...]:
    return tuple(split_passages(article))


def _unit(passage: Passage) -> tuple[str, int, int]:
    return passage.article.id, passage.span.start, passage.span.end


def _share(one: Passage, other: Passage) -> bool:
    return one.article.id == other.article.id and one.span.overlap(other.span) > 0


def _answers(passage: Passage, question: EvalQuestion) -> bool:
    return any(
        passage.article.id == gold.article.id and passage.span.overlap(gold.span) > 0
        for gold in question.gold_spans
    )
