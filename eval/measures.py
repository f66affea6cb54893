"""The table of the figures: what each question adds to it, whether more is better, and how it is called.

Each figure is a ratio of sums over questions (see `eval.significance`): a question gives what it adds to the
top and the bottom, or None where the figure does not apply to it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from eval.metrics import hit_at
from eval.scoring import Scores
from eval.significance import Sums

Share = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure; `lower_is_better` for mistakes."""

    name: str  # in JSON
    label: str  # in tables
    meaning: str  # one clause, for whoever reads a report
    share: Callable[[Scores], Share | None]
    lower_is_better: bool = False


def _of(value: Callable[[Scores], float | None]) -> Callable[[Scores], Share | None]:
    """Make a mean over the questions that have the value."""

    def share(scores: Scores) -> Share | None:
        found = value(scores)
        return None if found is None else (float(found), 1.0)

    return share


def _hit(depth: int) -> Callable[[Scores], Share | None]:
    def share(scores: Scores) -> Share | None:
        # reciprocal_rank is there wherever a search was scored, rank only where it found something.
        return None if scores.reciprocal_rank is None else (hit_at(scores.rank, depth), 1.0)

    return share


def _abstain_precision(scores: Scores) -> Share | None:
    if not scores.abstained:
        return None
    return float(not scores.answerable), 1.0


def _abstain_recall(scores: Scores) -> Share | None:
    if scores.abstained is None or scores.answerable:
        return None
    return float(scores.abstained), 1.0


def _abstain_f1(scores: Scores) -> Share | None:
    """Precision and recall's harmonic mean is 2 hits / (abstentions + unanswerable questions)."""
    if scores.abstained is None or not (scores.abstained or not scores.answerable):
        return None
    hit = scores.abstained and not scores.answerable
    return 2.0 * hit, float(scores.abstained) + float(not scores.answerable)


def _answered(scores: Scores) -> float | None:
    return None if scores.abstained is None else float(not scores.abstained)


MEASURES: tuple[Measure, ...] = (
    Measure(
        "correct",
        "correct",
        "an accepted form or exactly the right place cited; an abstention where the articles do not say",
        _of(lambda scores: scores.correct),
    ),
    Measure(
        "exact_match",
        "exact match",
        "the same numbers, characters and words as an accepted form",
        _of(lambda scores: scores.exact_match),
    ),
    Measure(
        "f1", "F1", "overlap of characters and words with an accepted form", _of(lambda scores: scores.f1)
    ),
    Measure(
        "cmrc_exact_match",
        "CMRC exact match",
        "as the official CMRC 2018 scorer, answerable questions only",
        _of(lambda scores: scores.cmrc_exact_match),
    ),
    Measure(
        "cmrc_f1",
        "CMRC F1",
        "as the official CMRC 2018 scorer, answerable questions only",
        _of(lambda scores: scores.cmrc_f1),
    ),
    Measure("hit_at_1", "hit@1", "a right passage is found first", _hit(1)),
    Measure("hit_at_5", "hit@5", "a right passage is among the first five", _hit(5)),
    Measure(
        "mrr_at_10",
        "MRR@10",
        "one over the rank of the first right passage",
        _of(lambda scores: scores.reciprocal_rank),
    ),
    Measure(
        "ndcg_at_10", "nDCG@10", "how near the top all right passages stand", _of(lambda scores: scores.ndcg)
    ),
    Measure(
        "citation_precision",
        "citation precision",
        "share of the cited characters that are gold ones",
        _of(lambda scores: scores.citation_precision),
    ),
    Measure(
        "citation_recall",
        "citation recall",
        "share of the gold characters that are cited",
        _of(lambda scores: scores.citation_recall),
    ),
    Measure(
        "cited_right",
        "cites the right place",
        "of the answers, those whose citation touches the gold place",
        _of(lambda scores: scores.cited_right),
    ),
    Measure(
        "quotes_exact",
        "quotes exact",
        "of the citations, those that stand in the article character for character",
        _of(lambda scores: scores.quotes_exact),
    ),
    Measure("answered", "answered", "questions that got an answer", _of(_answered)),
    Measure(
        "abstain_precision",
        "abstention precision",
        "of the abstentions, those where the articles do not say",
        _abstain_precision,
    ),
    Measure(
        "abstain_recall",
        "abstention recall",
        "of the questions that the articles do not answer, those abstained on",
        _abstain_recall,
    ),
    Measure("abstain_f1", "abstention F1", "the harmonic mean of the two", _abstain_f1),
    Measure(
        "status_confused",
        "target and result confused",
        "a target given as a result, or a result as a target, where the articles state both",
        _of(lambda scores: scores.status_confused),
        lower_is_better=True,
    ),
)
BY_NAME = {measure.name: measure for measure in MEASURES}


def sums_of(measure: Measure, scores: Sequence[Scores]) -> Sums:
    """Return what each question adds to the figure, zeros where it does not apply."""
    shares = [measure.share(one) or (0.0, 0.0) for one in scores]
    table = np.array(shares, dtype=np.float64).reshape(len(shares), 2)
    return Sums(table[:, 0], table[:, 1])
