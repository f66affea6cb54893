"""The sections of the report's page: figures, plots and tables of one evaluation as HTML."""

import html

from eval.charts import PlotRow, dot_plot, latency_plot, reliability_plot, risk_coverage_plot
from eval.comparing import against
from eval.evaluation import Evaluation, Run
from eval.measures import BY_NAME, MEASURES
from eval.page_markup import figure_cell, head_cell, table, term, wide_plot
from eval.results import confidence_figures
from eval.slicing import BY_THE_WAY
from eval.summary import ALL_STAGES, Figure, Group
from eval.wording import ABSENT, percent, points, probability

_SLICE_COLUMNS = (
    *("correct", "f1", "hit_at_1", "hit_at_5", "citation_precision", "citation_recall"),
    *("abstain_precision", "abstain_recall"),
)
_SYSTEM_COLUMNS = ("correct", "f1", "cited_right", "hit_at_1", "abstain_f1")
_CONFIDENCE_MEANINGS = {
    "auroc_answerable": ("AUROC, answerable", "confidence tells answerable questions from the others"),
    "auroc_correct": ("AUROC, correct", "confidence tells right candidates from wrong ones"),
    "risk_coverage_area": ("area under risk-coverage", "mean risk over all thresholds; less is better"),
    "calibration_error": (
        "expected calibration error",
        "how far confidence is from accuracy; less is better",
    ),
}


def groups_of(evaluation: Evaluation) -> dict[str, Group]:
    """Return what is shown apart: the splits, or all questions where there is but one."""
    summary = evaluation.summary
    return dict(summary.splits) or {"all": summary.overall}


def figures_section(evaluation: Evaluation) -> str:
    """Return every figure over all questions and by split."""
    summary = evaluation.summary
    groups = {"all": summary.overall, **summary.splits}
    lines = [
        [
            term(measure.label, measure.meaning),
            *(figure_cell(group.figures.by_name[measure.name]) for group in groups.values()),
        ]
        for measure in MEASURES
        if summary.overall.figures.value(measure.name) is not None
    ]
    for name, figure in confidence_figures(summary.confidence).items():
        lines.append(
            [term(*_CONFIDENCE_MEANINGS[name]), figure_cell(figure), *["<td></td>"] * len(summary.splits)]
        )
    header = ["figure", *(f"{name} ({group.figures.questions})" for name, group in groups.items())]
    note = "<p>Percentages with 95% bootstrap intervals; a conversation is drawn as a whole.</p>"
    return note + table("Figures by split", header, lines)


def systems_section(evaluation: Evaluation) -> str:
    """Return how the other systems did over the same questions."""
    runs = (evaluation.run, *evaluation.baselines)
    plot = dot_plot(
        "Correct by system",
        ["all questions"],
        [PlotRow(run.system, (run.summary.overall.figures.by_name["correct"],)) for run in runs],
    )
    lines = []
    for run in runs:
        cells = [head_cell(run.system)]
        cells += [figure_cell(run.summary.overall.figures.by_name[name]) for name in _SYSTEM_COLUMNS]
        cells.append(f"<td>{_median(run)}</td>")
        if run is evaluation.run:
            cells += ["<td></td>", "<td></td>"]
        else:
            compared = against(run.rows, evaluation.rows)["correct"]
            cells += [f"<td>{points(compared.difference)}</td>", f"<td>{probability(compared.p)}</td>"]
        lines.append(cells)
    header = [
        "system",
        *(BY_NAME[name].label for name in _SYSTEM_COLUMNS),
        "median",
        "ours is better by",
        "p",
    ]
    note = (
        "<p>The same questions over the same articles. The difference is in percentage points of correct, "
        "p of the paired randomisation test.</p>"
    )
    return note + wide_plot(plot, "Correct by system") + table("Systems", header, lines)


def _median(run: Run) -> str:
    return next((f"{one.p50:.0f} ms" for one in run.summary.latencies if one.stage == ALL_STAGES), ABSENT)


def slices_section(evaluation: Evaluation) -> str:
    """Return where it is right: by language and tag, and in tables by kind of answer and article too."""
    groups = groups_of(evaluation)
    main = "correct" if evaluation.summary.overall.figures.value("correct") is not None else "mrr_at_10"
    names = [
        name
        for name in evaluation.summary.overall.slices
        if not name.startswith(BY_THE_WAY) and any(name in group.slices for group in groups.values())
    ]
    nothing = Figure(None, None, 0)
    plotted = [
        PlotRow(
            name.replace("language:", "language "),
            tuple(
                group.slices[name].by_name[main] if name in group.slices else nothing
                for group in groups.values()
            ),
        )
        for name in names
    ]
    title = f"{BY_NAME[main].label} by language and tag"
    plot = wide_plot(dot_plot(title, list(groups), plotted), title)
    tables = "".join(
        f"<details><summary>Figures by slice, {html.escape(name)}: languages, tags, kinds of answer, articles"
        f"</summary>{_slice_table(name, group)}</details>"
        for name, group in groups.items()
    )
    return f"<p>Share {BY_NAME[main].label}, with 95% intervals.</p>{plot}{tables}"


def _slice_table(name: str, group: Group) -> str:
    columns = [one for one in _SLICE_COLUMNS if group.figures.value(one) is not None]
    lines = []
    everything = "all questions" if name == "all" else f"all of {name}"
    for label, figures in {everything: group.figures, **group.slices}.items():
        cells = [head_cell(label), f"<td>{figures.questions}</td>"]
        lines.append([*cells, *(figure_cell(figures.by_name[column]) for column in columns)])
    header = ["slice", "questions", *(BY_NAME[column].label for column in columns)]
    return table(f"Figures by slice, {name}", header, lines)


def confidence_section(evaluation: Evaluation) -> str:
    """Return the risk-coverage curve and the reliability diagram; "" where nothing was answered."""
    confidence = evaluation.summary.confidence
    if confidence is None:
        return ""
    answered = [row for row in evaluation.rows if row.scores.abstained is False]
    wrong = sum(not row.scores.correct for row in answered)
    curve = risk_coverage_plot(
        confidence.curve,
        len(answered) / len(evaluation.rows),
        wrong / len(answered) if answered else None,
    )
    return (
        "<p>Each question's best candidate, given or held back, is right or wrong: how well does confidence "
        "tell?</p>"
        f'<div class="pair"><figure><figcaption>Risk over coverage</figcaption>{curve}</figure>'
        f"<figure><figcaption>Reliability: on the diagonal, confidence is accuracy</figcaption>"
        f"{reliability_plot(confidence.bins)}</figure></div>"
    )


def latency_section(evaluation: Evaluation) -> str:
    """Return how long each stage takes."""
    latencies = evaluation.summary.latencies
    lines = [
        [head_cell(one.stage), *(f"<td>{value:.0f} ms</td>" for value in (one.p50, one.p95, one.p99))]
        for one in latencies
    ]
    return wide_plot(latency_plot(latencies), "Latency by stage") + table(
        "Latency by stage", ["stage", "median", "95th percentile", "99th percentile"], lines
    )


def channels_section(evaluation: Evaluation) -> str:
    """Return how well each search channel finds alone."""
    lines = [
        [
            head_cell(name),
            f"<td>{one.questions}</td>",
            *(f"<td>{percent(value)}</td>" for value in (one.hit_at_1, one.hit_at_5, one.mrr_at_10)),
        ]
        for name, one in evaluation.summary.channels.items()
    ]
    return table("Channels alone", ["channel alone", "questions", "hit@1", "hit@5", "MRR@10"], lines)


def provenance_section(evaluation: Evaluation) -> str:
    """Return what the run was made of."""
    if evaluation.provenance is None:
        return ""
    parts = []
    for title, values in evaluation.provenance.sections():
        items = "".join(
            f"<div><dt>{html.escape(name)}</dt><dd>{html.escape(value) or ABSENT}</dd></div>"
            for name, value in values.items()
        )
        parts.append(f"<div><h3>{title}</h3><dl>{items}</dl></div>")
    return f'<div class="facts-grid">{"".join(parts)}</div>'
