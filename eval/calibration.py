"""Judge confidences: do they tell right from wrong, and are they what they say? Pure functions.

`confidences` lie in 0..1, one a question; `right` says whether its answer is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BINS = 10  # of equal width, as in Guo et al. 2017 and nearly everywhere since: figures stay comparable


@dataclass(frozen=True, slots=True)
class RiskAt:
    """One point of a risk-coverage curve: answering the `coverage` surest questions, `risk` are wrong."""

    coverage: float
    risk: float
    threshold: float  # the lowest confidence among those answered


@dataclass(frozen=True, slots=True)
class ConfidenceBin:
    """The answers of one range of confidence; of an empty bin there is none."""

    low: float
    high: float
    count: int
    confidence: float  # mean
    accuracy: float


def auroc(scores: Sequence[float], positive: Sequence[bool]) -> float | None:
    """Return the chance that a positive case scores above a negative one, a tie counting one half.

    The area under the receiver operating characteristic, by ranks (Hanley and McNeil 1982; Mann and Whitney
    1947). None where one side is empty.

    >>> auroc([0.9, 0.4, 0.4, 0.1], [True, True, False, False])
    0.875
    """
    values, is_positive = np.asarray(scores, dtype=float), np.asarray(positive, dtype=bool)
    positives, negatives = int(is_positive.sum()), int((~is_positive).sum())
    if not positives or not negatives:
        return None
    wins = float(_ranks(values)[is_positive].sum()) - positives * (positives + 1) / 2
    return wins / (positives * negatives)


def _ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return each value's rank from 1, the lowest first; equal ones share their mean rank."""
    _, group, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    means: NDArray[np.float64] = (last - (counts - 1) / 2)[group]
    return means


def risk_coverage(confidences: Sequence[float], right: Sequence[bool], questions: int) -> list[RiskAt]:
    """Return the curve of the share of wrong answers over the share of `questions` answered.

    Source: El-Yaniv and Wiener 2010; Geifman and El-Yaniv 2017. Questions of equal confidence are answered
    together, since no threshold parts them. `questions` may be more than the confidences: those for which
    there is no answer to give at any threshold.
    """
    order = np.argsort(-np.asarray(confidences, dtype=float), kind="stable")
    ordered = np.asarray(confidences, dtype=float)[order]
    wrong = np.cumsum(~np.asarray(right, dtype=bool)[order])
    return [
        RiskAt(
            coverage=float((place + 1) / questions),
            risk=float(wrong[place] / (place + 1)),
            threshold=float(ordered[place]),
        )
        for place in range(len(ordered))
        if place + 1 == len(ordered) or ordered[place + 1] != ordered[place]
    ]


def area_under_risk_coverage(confidences: Sequence[float], right: Sequence[bool]) -> float | None:
    """Return the mean risk over every number of answers, from the surest alone to all; lower is better.

    Source: Geifman, Uziel and El-Yaniv 2019 (AURC). Among equal confidences the order is not known: each
    place gets the risk that is expected of a random one. None of no answers.

    >>> area_under_risk_coverage([0.9, 0.8, 0.7], [True, False, True])  # risks 0, 1/2, 1/3
    0.27777777777777773
    """
    if not confidences:
        return None
    values = np.asarray(confidences, dtype=float)
    _, group, counts = np.unique(-values, return_inverse=True, return_counts=True)
    wrong = np.bincount(group, weights=~np.asarray(right, dtype=bool))
    expected_wrong = np.cumsum(np.repeat(wrong / counts, counts))
    return float(np.mean(expected_wrong / np.arange(1, len(values) + 1)))


def confidence_bins(confidences: Sequence[float], right: Sequence[bool]) -> list[ConfidenceBin]:
    """Return the bins of a reliability diagram that hold an answer, the lowest confidence first.

    A bin holds the confidences above its lower edge up to its upper one, the first 0 too (Guo et al. 2017).
    """
    values, correct = np.asarray(confidences, dtype=float), np.asarray(right, dtype=bool)
    edges = np.linspace(0.0, 1.0, BINS + 1)
    places = np.clip(np.searchsorted(edges, values, side="left") - 1, 0, BINS - 1)
    return [
        ConfidenceBin(
            low=float(edges[place]),
            high=float(edges[place + 1]),
            count=int(inside.sum()),
            confidence=float(values[inside].mean()),
            accuracy=float(correct[inside].mean()),
        )
        for place in range(BINS)
        if (inside := places == place).any()
    ]


def expected_calibration_error(confidences: Sequence[float], right: Sequence[bool]) -> float | None:
    """Return the mean distance of confidence and accuracy over the bins, weighed by their answers.

    Source: Naeini et al. 2015; Guo et al. 2017. None of no answers.

    >>> expected_calibration_error([0.95, 0.95], [True, False])
    0.44999999999999996
    """
    if not confidences:
        return None
    bins = confidence_bins(confidences, right)
    return sum(one.count * abs(one.confidence - one.accuracy) for one in bins) / len(confidences)
