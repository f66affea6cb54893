"""Renders an evaluation as plain text: figures with their intervals, slices, and rows worth a look."""

from collections.abc import Iterator, Sequence

from eval.comparing import against
from eval.evaluation import Evaluation, Run
from eval.measures import BY_NAME, MEASURES
from eval.results import confidence_figures
from eval.rows import HELD_OUT, Row, shown_rows, worst_rows
from eval.slicing import BY_THE_WAY
from eval.summary import ALL_STAGES, Group
from eval.table import table
from eval.wording import ABSENT, percent, probability, with_interval

# What a slice's line shows: the figures that tell where it goes wrong, few enough for one terminal line.
_SLICE_COLUMNS = {
    "f1": "F1",
    "hit_at_1": "hit@1",
    "hit_at_5": "hit@5",
    "citation_precision": "cite P",
    "citation_recall": "cite R",
    "abstain_precision": "abst P",
    "abstain_recall": "abst R",
}
_BASELINE_COLUMNS = {"f1": "F1", "cited_right": "cites right", "abstain_f1": "abst F1", "hit_at_1": "hit@1"}
_CHANNEL_COLUMNS = {"hit_at_1": "hit@1", "hit_at_5": "hit@5", "mrr_at_10": "MRR@10"}


def render(evaluation: Evaluation, *, verbose: bool = False) -> str:
    """Return the report; with `verbose`, wrong rows first, so that the figures stay in sight.

    Rows of the held-out split are in the figures alone. Of the others every wrong one is shown, and below
    the twenty worst how each came about.
    """
    parts = list(_rows(evaluation.rows)) if verbose else []
    parts += evaluation.notes
    parts.append(_metrics(evaluation))
    summary = evaluation.summary
    if summary.splits:
        parts += [_slices(group, f"split {name}") for name, group in summary.splits.items()]
    else:
        parts.append(_slices(summary.overall, "all"))
    if len(summary.channels) > 1:
        parts.append(_channels(evaluation))
    if summary.latencies:
        parts.append(_latencies(evaluation))
    if evaluation.baselines:
        parts += _baselines(evaluation)
    return "\n\n".join(part for part in parts if part)


def _rows(rows: Sequence[Row]) -> Iterator[str]:
    worst = {row.question.id for row in worst_rows(rows)}
    for row in shown_rows(rows):
        if row.wrong:
            yield wrong_row(row, trace=row.question.id in worst)
    hidden = sum(row.held_out for row in rows)
    if hidden:
        yield f"{hidden} questions of the split `{HELD_OUT}` count in the figures; their rows are not shown."


def _metrics(evaluation: Evaluation) -> str:
    answerable = sum(row.question.answerable for row in evaluation.rows)
    total = len(evaluation.rows)
    counts = f"{total} questions: the articles answer {answerable} and do not answer {total - answerable}"
    if any(row.scores.reciprocal_rank is not None for row in evaluation.rows):
        unit = "contexts" if evaluation.rows[0].question.context is not None else "passages"
        counts += f"; retrieval ranks count {unit}"
    summary = evaluation.summary
    groups = {"all": summary.overall, **summary.splits}
    shown = [
        [measure.name, *(with_interval(group.figures.by_name[measure.name]) for group in groups.values())]
        for measure in MEASURES
        if summary.overall.figures.value(measure.name) is not None
    ]
    for name, figure in confidence_figures(summary.confidence).items():
        shown.append([name, with_interval(figure), *([""] * len(summary.splits))])
    return counts + "\n\n" + table(["metric", *groups], shown)


def _slices(group: Group, title: str) -> str:
    """Lay out the table by language and tag; a slice of all questions says nothing new."""
    total = group.figures.questions
    slices = {
        name: figures
        for name, figures in group.slices.items()
        if figures.questions < total and not name.startswith(BY_THE_WAY)
    }
    if not slices and title == "all":
        return ""
    listed = {title: group.figures, **slices}
    columns = [
        name for name in _SLICE_COLUMNS if any(figures.value(name) is not None for figures in listed.values())
    ]
    main = "correct" if group.figures.value("correct") is not None else "mrr_at_10"
    lines = [
        [
            name,
            str(figures.questions),
            with_interval(figures.by_name[main]),
            *(percent(figures.value(column)) for column in columns),
        ]
        for name, figures in listed.items()
    ]
    header = [
        "slice",
        "questions",
        f"{BY_NAME[main].label} [95%]",
        *(_SLICE_COLUMNS[name] for name in columns),
    ]
    return table(header, lines)


def _channels(evaluation: Evaluation) -> str:
    lines = [
        [name, str(figures.questions), *(percent(getattr(figures, column)) for column in _CHANNEL_COLUMNS)]
        for name, figures in evaluation.summary.channels.items()
    ]
    return table(["channel alone", "questions", *_CHANNEL_COLUMNS.values()], lines)


def _latencies(evaluation: Evaluation) -> str:
    lines = [
        [one.stage, *(f"{value:.0f} ms" for value in (one.p50, one.p95, one.p99))]
        for one in evaluation.summary.latencies
    ]
    return table(["stage", "p50", "p95", "p99"], lines)


def _baselines(evaluation: Evaluation) -> Iterator[str]:
    """Lay out one line a system, and whether we differ from it by more than chance."""
    lines = [_system_line(evaluation.run, "")]
    for run in evaluation.baselines:
        compared = against(run.rows, evaluation.rows)["correct"]
        lines.append(_system_line(run, probability(compared.p)))
    header = ["system", "correct [95%]", "zh", "en", *_BASELINE_COLUMNS.values(), "p50", "p against ours"]
    yield table(header, lines)


def _system_line(run: Run, p: str) -> list[str]:
    overall = run.summary.overall
    by_language = [
        percent(figures.value("correct")) if (figures := overall.slices.get(f"language:{name}")) else ABSENT
        for name in ("zh", "en")
    ]
    p50 = next((f"{one.p50:.0f} ms" for one in run.summary.latencies if one.stage == ALL_STAGES), ABSENT)
    return [
        run.system,
        with_interval(overall.figures.by_name["correct"]),
        *by_language,
        *(percent(overall.figures.value(name)) for name in _BASELINE_COLUMNS),
        p50,
        p,
    ]


def wrong_row(row: Row, *, trace: bool = False) -> str:
    """Return a wrong row with its gold answer, what was said and cited, and why it counts as wrong."""
    question = row.question
    labels = ", ".join([question.language, *question.tags])
    lines = [f"✗ {question.id} [{labels}] {question.text}", *_details(row)]
    if trace and row.outcome is not None and row.outcome.trace:
        lines += [f"  | {line}" for line in row.outcome.trace.splitlines()]
    return "\n".join(lines)


def _details(row: Row) -> Iterator[str]:
    question, outcome = row.question, row.outcome
    gold = " / ".join(question.answers) if question.answerable else "the articles do not say"
    places = sorted({span.article.title for span in question.gold_spans})
    yield f"  gold    {gold}" + (f" — {'; '.join(places)}" if places else "")
    if outcome is not None:
        if outcome.text is None:
            yield "  answer  abstained"
        else:
            verdict = {True: "yes: ", False: "no: ", None: ""}[outcome.verdict]
            yield f"  answer  {verdict}{outcome.text} (confidence {outcome.confidence:.2f}, {outcome.kind})"
        for place in outcome.citations:
            yield f"  cited   {' '.join(place.context.split())}"
            yield f"          — {place.title}, {place.published or 'date unknown'}"
    yield f"  reason  {reason(row)}"


def reason(row: Row) -> str:
    """Say what went wrong, so that the stage to look at is clear."""
    if not row.question.answerable:
        return "answered what the articles do not say"
    ranking = ", ".join(f"{found.channel} {found.rank or 'not found'}" for found in row.ranks)
    found = f"; rank of the right passage: {ranking}" if ranking else ""
    if row.outcome is None:
        return f"the right passage is not first{found}"
    if row.outcome.text is None:
        return f"abstained ({row.outcome.reason}){found}"
    if row.scores.status_confused:
        return f"took a target for a result, or a result for a target{found}"
    cited = {place.article_id for place in row.outcome.citations}
    if cited.isdisjoint(span.article.id for span in row.question.gold_spans):
        return f"cited another article than the gold one{found}"
    return f"other characters of the gold article{found}"
