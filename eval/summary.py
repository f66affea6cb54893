"""Sums rows up into figures with their intervals: over all questions, by slice, by split, by channel."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.calibration import (
    ConfidenceBin,
    RiskAt,
    area_under_risk_coverage,
    auroc,
    confidence_bins,
    expected_calibration_error,
    risk_coverage,
)
from eval.measures import MEASURES, sums_of
from eval.metrics import hit_at, mean, percentile, reciprocal_rank
from eval.rows import Row
from eval.significance import Interval, bootstrap_intervals, resampled_interval
from eval.slicing import clusters_of, slices_of, splits_of

PERCENTILES = (50, 95, 99)
ALL_STAGES = "total"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and its 95% interval; both None where it applies to no question."""

    value: float | None
    interval: Interval | None
    questions: int  # to how many it applies


@dataclass(frozen=True, slots=True)
class Latency:
    """How long a stage takes, in milliseconds."""

    stage: str
    p50: float
    p95: float
    p99: float


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one group of questions by the names of `MEASURES`, fractions in 0..1."""

    questions: int
    by_name: Mapping[str, Figure]
    latency: Latency  # of all stages together

    def value(self, name: str) -> float | None:
        """Return a figure without its interval."""
        return self.by_name[name].value


@dataclass(frozen=True, slots=True)
class RetrievalFigures:
    """How well one channel finds the right passage.

    `questions` counts the answerable questions that the channel took part in: the dictionary, for one, has
    nothing to say where question and articles share a language.
    """

    questions: int
    hit_at_1: float | None
    hit_at_5: float | None
    mrr_at_10: float | None


@dataclass(frozen=True, slots=True)
class Confidence:
    """What the confidences are worth.

    The curve, its area and the calibration look at the best candidate of each question, given or held back,
    so they do not depend on the threshold. `auroc_answerable`: does confidence tell questions that the
    articles answer from the others; `auroc_correct`: does it tell right candidates from wrong ones.
    """

    auroc_answerable: Figure
    auroc_correct: Figure
    risk_coverage_area: Figure
    calibration_error: Figure
    curve: tuple[RiskAt, ...]
    bins: tuple[ConfidenceBin, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """All that is said of one group of questions."""

    figures: Figures
    slices: Mapping[str, Figures]


@dataclass(frozen=True, slots=True)
class Summary:
    """A run in figures: over all questions, by split where there are several, by channel, and the rest."""

    overall: Group
    splits: Mapping[str, Group]
    channels: Mapping[str, RetrievalFigures]
    latencies: tuple[Latency, ...]
    confidence: Confidence | None


def summarise(rows: Sequence[Row]) -> Summary:
    """Return the figures of a run."""
    return Summary(
        overall=_group(rows),
        splits={name: _group(members) for name, members in splits_of(rows).items()},
        channels=_channels(rows),
        latencies=_latencies(rows),
        confidence=_confidence(rows),
    )


def _group(rows: Sequence[Row]) -> Group:
    return Group(figures_of(rows), {name: figures_of(members) for name, members in slices_of(rows).items()})


def figures_of(rows: Sequence[Row]) -> Figures:
    """Return the figures over some rows, each with its bootstrap interval."""
    scores = [row.scores for row in rows]
    clusters = _clusters(rows)
    sums = [sums_of(measure, scores) for measure in MEASURES]
    intervals = bootstrap_intervals(sums, clusters)
    return Figures(
        len(rows),
        {
            measure.name: Figure(one.figure, interval, int((one.denominators > 0).sum()))
            for measure, one, interval in zip(MEASURES, sums, intervals, strict=True)
        },
        _latency(ALL_STAGES, [row.latency_ms for row in rows]),
    )


def _clusters(rows: Sequence[Row]) -> list[int]:
    return clusters_of((row.question.conversation, row.question.id) for row in rows)


def _channels(rows: Sequence[Row]) -> dict[str, RetrievalFigures]:
    """Return how well each channel finds alone, the fused ranking first."""
    ranks: dict[str, list[int | None]] = {}
    for row in rows:
        for found in row.ranks:
            ranks.setdefault(found.channel, []).append(found.rank)
    return {channel: _retrieval(found) for channel, found in ranks.items()}


def _retrieval(ranks: Sequence[int | None]) -> RetrievalFigures:
    return RetrievalFigures(
        questions=len(ranks),
        hit_at_1=mean(hit_at(rank, 1) for rank in ranks),
        hit_at_5=mean(hit_at(rank, 5) for rank in ranks),
        mrr_at_10=mean(reciprocal_rank(rank) for rank in ranks),
    )


def _latencies(rows: Sequence[Row]) -> tuple[Latency, ...]:
    stages: dict[str, list[float]] = {}
    for row in rows:
        for timing in row.outcome.timings if row.outcome is not None else ():
            stages.setdefault(timing.stage, []).append(timing.milliseconds)
    stages[ALL_STAGES] = [row.latency_ms for row in rows]
    return tuple(_latency(stage, values) for stage, values in stages.items() if values)


def _latency(stage: str, milliseconds: Sequence[float]) -> Latency:
    p50, p95, p99 = (percentile(milliseconds, percent) or 0.0 for percent in PERCENTILES)
    return Latency(stage, p50, p95, p99)


def _confidence(rows: Sequence[Row]) -> Confidence | None:
    asked = [row for row in rows if row.scores.confidence is not None]
    judged = [row for row in asked if row.scores.best_correct is not None]
    if not judged:
        return None
    confidences = [row.scores.confidence or 0.0 for row in judged]
    right = [bool(row.scores.best_correct) for row in judged]
    return Confidence(
        auroc_answerable=_statistic(
            asked,
            auroc,
            [row.scores.confidence or 0.0 for row in asked],
            [row.scores.answerable for row in asked],
        ),
        auroc_correct=_statistic(judged, auroc, confidences, right),
        risk_coverage_area=_statistic(judged, area_under_risk_coverage, confidences, right),
        calibration_error=_statistic(judged, expected_calibration_error, confidences, right),
        curve=tuple(risk_coverage(confidences, right, len(asked))),
        bins=tuple(confidence_bins(confidences, right)),
    )


def _statistic(
    rows: Sequence[Row],
    statistic: Callable[[Sequence[float], Sequence[bool]], float | None],
    confidences: Sequence[float],
    right: Sequence[bool],
) -> Figure:
    scores, outcomes = np.array(confidences), np.array(right)

    def at(places: NDArray[np.intp]) -> float | None:
        return statistic(scores[places].tolist(), outcomes[places].tolist())

    interval = resampled_interval(at, _clusters(rows))
    return Figure(statistic(confidences, right), interval, len(rows))
