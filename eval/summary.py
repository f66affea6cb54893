"""Sums rows up into figures: over all questions, by slice, and by search channel."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from eval.metrics import hit_at, mean, percentile, precision, recall, reciprocal_rank
from eval.runner import Row
from eval.scoring import Scores


@dataclass(frozen=True, slots=True)
class RetrievalFigures:
    """How well the right passage is found; None where nothing was searched.

    `questions` counts the answerable questions that the channel took part in: the dictionary, for one, has
    nothing to say where question and articles share a language.
    """

    questions: int
    hit_at_1: float | None
    hit_at_5: float | None
    mrr_at_10: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The means of the metrics over questions; fractions, None where a metric applies to none of them.

    Each is the mean over the questions it applies to (`Scores` says which). `abstain_precision`: of the
    abstentions, the share whose question is unanswerable; `abstain_recall`: of the unanswerable questions,
    the share abstained on. Retrieval counts answerable questions only. Latency covers all stages.
    """

    questions: int
    correct: float | None
    exact_match: float | None
    f1: float | None
    cmrc_exact_match: float | None
    cmrc_f1: float | None
    hit_at_1: float | None
    hit_at_5: float | None
    mrr_at_10: float | None
    citation_precision: float | None
    citation_recall: float | None
    abstain_precision: float | None
    abstain_recall: float | None
    latency_p50_ms: float | None
    latency_p95_ms: float | None


def summarise(rows: Sequence[Row]) -> Figures:
    """Return the figures over all rows."""
    answered = [row for row in rows if row.answer is not None]
    abstained = [row.answer is not None and row.answer.abstained for row in answered]
    unanswerable = [not row.question.answerable for row in answered]
    retrieval = _retrieval(row.rank for row in rows if row.ranks)
    latencies = [row.latency_ms for row in rows]

    def mean_of(metric: Callable[[Scores], float | None]) -> float | None:
        values = (metric(row.scores) for row in rows if row.scores is not None)
        return mean(value for value in values if value is not None)

    return Figures(
        questions=len(rows),
        correct=mean_of(lambda scores: scores.correct),
        exact_match=mean_of(lambda scores: scores.exact_match),
        f1=mean_of(lambda scores: scores.f1),
        cmrc_exact_match=mean_of(lambda scores: scores.cmrc_exact_match),
        cmrc_f1=mean_of(lambda scores: scores.cmrc_f1),
        hit_at_1=retrieval.hit_at_1,
        hit_at_5=retrieval.hit_at_5,
        mrr_at_10=retrieval.mrr_at_10,
        citation_precision=mean_of(lambda scores: scores.citation_precision),
        citation_recall=mean_of(lambda scores: scores.citation_recall),
        abstain_precision=precision(abstained, unanswerable),
        abstain_recall=recall(abstained, unanswerable),
        latency_p50_ms=percentile(latencies, 50),
        latency_p95_ms=percentile(latencies, 95),
    )


def slice_rows(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Group rows by language (`language:zh`) and by tag; a row with several tags stands in several slices."""
    slices: dict[str, list[Row]] = {}
    for name in sorted({f"language:{row.question.language}" for row in rows}):
        slices[name] = [row for row in rows if f"language:{row.question.language}" == name]
    for tag in sorted({tag for row in rows for tag in row.question.tags}):
        slices[tag] = [row for row in rows if tag in row.question.tags]
    return slices


def summarise_channels(rows: Sequence[Row]) -> dict[str, RetrievalFigures]:
    """Return how well each channel finds alone, the fused ranking first."""
    ranks: dict[str, list[int | None]] = {}
    for row in rows:
        for found in row.ranks:
            ranks.setdefault(found.channel, []).append(found.rank)
    return {channel: _retrieval(found) for channel, found in ranks.items()}


def _retrieval(ranks: Iterable[int | None]) -> RetrievalFigures:
    listed = list(ranks)
    return RetrievalFigures(
        questions=len(listed),
        hit_at_1=mean(hit_at(rank, 1) for rank in listed),
        hit_at_5=mean(hit_at(rank, 5) for rank in listed),
        mrr_at_10=mean(reciprocal_rank(rank) for rank in listed),
    )
