"""Renders an evaluation as plain text: figures, slices, search channels, and every wrong row on request."""

from collections.abc import Iterator, Mapping
from dataclasses import fields

from eval.evaluation import Evaluation
from eval.runner import Row
from eval.summary import Figures, RetrievalFigures
from eval.table import table

_ABSENT = "–"  # the metric applies to no question here

# What a slice's line shows: the figures that tell where it goes wrong, few enough for one terminal line.
_SLICE_COLUMNS = {
    "correct": "correct",
    "exact_match": "exact",
    "f1": "F1",
    "hit_at_1": "hit@1",
    "hit_at_5": "hit@5",
    "citation_precision": "cite P",
    "citation_recall": "cite R",
    "abstain_precision": "abst P",
    "abstain_recall": "abst R",
}
_CHANNEL_COLUMNS = {"hit_at_1": "hit@1", "hit_at_5": "hit@5", "mrr_at_10": "MRR@10"}


def render(evaluation: Evaluation, *, verbose: bool = False) -> str:
    """Return the report; with `verbose`, every wrong row first, so that the figures stay in sight."""
    parts = [_wrong_row(row) for row in evaluation.rows if row.wrong] if verbose else []
    parts += evaluation.notes
    parts.append(_metrics(evaluation))
    # A slice of all questions (the only language, the only file) says nothing new.
    total = evaluation.figures.questions
    slices = {name: figures for name, figures in evaluation.slices.items() if figures.questions < total}
    if slices:
        parts.append(_slices({"all": evaluation.figures, **slices}))
    if len(evaluation.channels) > 1:
        parts.append(_channels(evaluation))
    return "\n\n".join(parts)


def _metrics(evaluation: Evaluation) -> str:
    answerable = sum(row.question.answerable for row in evaluation.rows)
    total = evaluation.figures.questions
    counts = f"{total} questions: the articles answer {answerable} and do not answer {total - answerable}"
    if evaluation.figures.hit_at_1 is not None:
        unit = "contexts" if evaluation.rows[0].question.context is not None else "passages"
        counts += f"; retrieval ranks count {unit}"
    shown = [
        (field.name, _figure(evaluation.figures, field.name))
        for field in fields(evaluation.figures)
        if field.name != "questions" and getattr(evaluation.figures, field.name) is not None
    ]
    return counts + "\n\n" + table(["metric", "value"], shown)


def _slices(slices: Mapping[str, Figures]) -> str:
    columns = [
        name
        for name in _SLICE_COLUMNS
        if any(getattr(figures, name) is not None for figures in slices.values())
    ]
    lines = [
        [name, str(figures.questions), *(_figure(figures, column) for column in columns)]
        for name, figures in slices.items()
    ]
    return table(["slice", "questions", *(_SLICE_COLUMNS[name] for name in columns)], lines)


def _channels(evaluation: Evaluation) -> str:
    lines = [
        [name, str(figures.questions), *(_figure(figures, column) for column in _CHANNEL_COLUMNS)]
        for name, figures in evaluation.channels.items()
    ]
    return table(["channel alone", "questions", *_CHANNEL_COLUMNS.values()], lines)


def _figure(figures: Figures | RetrievalFigures, name: str) -> str:
    value = getattr(figures, name)
    if value is None:
        return _ABSENT
    return f"{value:.0f} ms" if name.endswith("_ms") else f"{value:.1%}"


def _wrong_row(row: Row) -> str:
    question = row.question
    labels = ", ".join([question.language, *question.tags])
    return "\n".join([f"✗ {question.id} [{labels}] {question.text}", *_details(row)])


def _details(row: Row) -> Iterator[str]:
    question, answer = row.question, row.answer
    gold = " / ".join(question.answers) if question.answerable else "the articles do not say"
    places = sorted({span.article.title for span in question.gold_spans})
    yield f"  gold    {gold}" + (f" — {'; '.join(places)}" if places else "")
    if answer is not None:
        if answer.text is None:
            yield "  answer  abstained"
        else:
            yield f"  answer  {answer.text} (confidence {answer.confidence:.2f}, {answer.kind})"
        for citation in answer.citations:
            sentence = " ".join(citation.context.of(citation.article.text).split())
            yield f"  cited   {sentence}"
            yield f"          — {citation.article.title}, {citation.article.published or 'date unknown'}"
    yield f"  reason  {_reason(row)}"


def _reason(row: Row) -> str:
    """Say what went wrong, so that the stage to look at is clear."""
    if not row.question.answerable:
        return "answered what the articles do not say"
    ranking = ", ".join(f"{found.channel} {found.rank or 'not found'}" for found in row.ranks)
    found = f"; rank of the right passage: {ranking}" if ranking else ""
    if row.answer is None:
        return f"the right passage is not first{found}"
    if row.answer.abstained:
        return f"abstained ({row.answer.reason}){found}"
    cited = {citation.article.id for citation in row.answer.citations}
    if cited.isdisjoint(span.article.id for span in row.question.gold_spans):
        return f"cited another article than the gold one{found}"
    return f"other characters of the gold article{found}"
