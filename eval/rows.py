"""One question's outcome as plain values: it is printed, compared, written as JSON and read back."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from eval.json_input import EvalInputError, Record
from eval.questions import EvalQuestion, GoldSpan
from eval.scoring import Scores
from qa import Answer, Citation, StageTiming

FUSED = "fused"  # the name of the final ranking beside the channels'

# The split whose rows nobody looks at while building: their figures count, their rows are not shown.
HELD_OUT = "test"


@dataclass(frozen=True, slots=True)
class ChannelRank:
    """Where one channel ranked the right passage (1 = first); None when it did not find it."""

    channel: str
    rank: int | None


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """What an answer cites: offsets count characters of the article's text."""

    article_id: str
    path: str
    title: str
    published: str | None  # ISO date
    start: int
    end: int
    quote: str
    context: str  # the whole sentence or sentences around the quote
    status: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the assistant said; `text` is None when it abstained. `trace` explains it, "" where not kept."""

    text: str | None
    kind: str
    reason: str | None
    confidence: float
    understood_as: str
    verdict: bool | None
    citations: tuple[CitedPlace, ...]
    timings: tuple[StageTiming, ...]
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One question's outcome.

    `outcome` is None when only retrieval was run. `ranks` is empty where retrieval was not run, or nothing
    can be found because the articles do not answer; the fused ranking comes first.
    """

    question: EvalQuestion
    outcome: Outcome | None
    scores: Scores
    ranks: tuple[ChannelRank, ...]
    latency_ms: float

    @property
    def wrong(self) -> bool:
        """Whether the answer is not correct; without an answer, whether the right passage is not first."""
        if self.scores.correct is not None:
            return not self.scores.correct
        return bool(self.ranks) and self.scores.rank != 1

    @property
    def held_out(self) -> bool:
        """Whether the row is looked at as part of a total only."""
        return self.question.split == HELD_OUT


def outcome_of(answer: Answer, trace: str = "") -> Outcome:
    """Return what is kept of an answer."""
    return Outcome(
        text=answer.text,
        kind=answer.kind.value,
        reason=None if answer.reason is None else answer.reason.value,
        confidence=answer.confidence,
        understood_as=answer.understood_as,
        verdict=answer.verdict,
        citations=tuple(_cited_place(citation) for citation in answer.citations),
        timings=answer.timings,
        trace=trace,
    )


def _cited_place(citation: Citation) -> CitedPlace:
    article = citation.article
    return CitedPlace(
        article_id=article.id,
        path=article.path,
        title=article.title,
        published=None if article.published is None else article.published.isoformat(),
        start=citation.span.start,
        end=citation.span.end,
        quote=citation.quote,
        context=citation.context.of(article.text).strip(),
        status=citation.status.value,
    )


def row_json(row: Row) -> dict[str, object]:
    """Return a row as plain JSON values: the question, what was said, and the scores by their names."""
    question = row.question
    shown: dict[str, object] = {
        "id": question.id,
        "question": question.text,
        "language": question.language,
        "tags": question.tags,
        "split": question.split,
        "conversation": question.conversation,
        "gold_answers": question.answers,
        "gold": [[_gold(span) for span in alternative] for alternative in question.gold],
        "ranks": {found.channel: found.rank for found in row.ranks},
        "latency_ms": round(row.latency_ms, 3),
        **asdict(row.scores),
    }
    if row.outcome is not None:
        said = asdict(row.outcome)
        shown["answer"] = said.pop("text")
        shown["timings_ms"] = {timing.stage: round(timing.milliseconds, 3) for timing in row.outcome.timings}
        shown |= {name: value for name, value in said.items() if name != "timings"}
    return shown


def _gold(span: GoldSpan) -> dict[str, object]:
    return {
        "article_id": span.article.id,
        "path": span.article.path,
        "start": span.span.start,
        "end": span.span.end,
        "quote": span.quote,
    }


def scores_from_json(record: Record) -> Scores:
    """Return the scores of a row written by `row_json`; raise EvalInputError when they are not there."""
    missing = [field.name for field in fields(Scores) if field.name not in record.fields]
    if missing:
        raise EvalInputError(
            f"{record.where}: the field `{missing[0]}` is missing; was the file written by `zhengda eval`?"
        )
    values: dict[str, Any] = {field.name: record.fields[field.name] for field in fields(Scores)}
    for name, value in values.items():
        if value is not None and not isinstance(value, (bool, int, float)):
            raise EvalInputError(f"{record.where}: `{name}` must be a number, true, false or null.")
    return Scores(**values)


def row_from_json(record: Record, question: EvalQuestion) -> Row:
    """Return the row of `question` that `row_json` wrote; raise EvalInputError when it is another thing."""
    values: Mapping[str, Any] = record.fields
    outcome = None
    try:
        if "answer" in values:
            outcome = Outcome(
                text=values["answer"],
                citations=tuple(CitedPlace(**place) for place in values["citations"]),
                timings=tuple(StageTiming(stage, time) for stage, time in values["timings_ms"].items()),
                **{name: values[name] for name in _SAID},
            )
        ranks = tuple(ChannelRank(channel, rank) for channel, rank in values["ranks"].items())
        latency = float(values["latency_ms"])
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise EvalInputError(f"{record.where}: this is no row of an evaluation ({error}).") from error
    return Row(question, outcome, scores_from_json(record), ranks, latency)


_SAID = [field.name for field in fields(Outcome) if field.name not in ("text", "citations", "timings")]


def shown_rows(rows: Iterable[Row]) -> list[Row]:
    """Return the rows that may be looked at one by one."""
    return [row for row in rows if not row.held_out]


def worst_rows(rows: Iterable[Row], count: int = 20) -> list[Row]:
    """Return the wrong rows that may be shown, the worst first.

    A wrong answer is worse than a wrong silence, and the surer it was the worse; of silences the one nearest
    to speaking comes first.
    """
    wrong = [row for row in shown_rows(rows) if row.wrong]

    def badness(row: Row) -> tuple[bool, float]:
        answered = row.outcome is not None and row.outcome.text is not None
        return answered, row.scores.confidence or 0.0

    return sorted(wrong, key=badness, reverse=True)[:count]
