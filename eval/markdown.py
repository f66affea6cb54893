"""The report as Markdown: the same figures for a terminal, a pull request, or a diff."""

from collections.abc import Iterable, Iterator, Sequence

from eval.comparing import against
from eval.evaluation import Evaluation
from eval.measures import BY_NAME, MEASURES
from eval.results import confidence_figures
from eval.rows import HELD_OUT, worst_rows
from eval.slicing import BY_THE_WAY
from eval.summary import Group
from eval.terminal import wrong_row
from eval.wording import percent, points, probability, with_interval

_SLICE_COLUMNS = (
    "correct",
    "f1",
    "hit_at_1",
    "hit_at_5",
    "citation_recall",
    "abstain_precision",
    "abstain_recall",
)
_SYSTEM_COLUMNS = ("correct", "f1", "cited_right", "hit_at_1", "abstain_f1")


def markdown(evaluation: Evaluation) -> str:
    """Return the whole report; percentages, 95% intervals in brackets."""
    return "\n\n".join(_parts(evaluation)) + "\n"


def _parts(evaluation: Evaluation) -> Iterator[str]:
    yield "# 政答 evaluation"
    yield from evaluation.notes
    summary = evaluation.summary
    groups = {"all": summary.overall, **summary.splits}
    lines = [
        [measure.label, *(with_interval(group.figures.by_name[measure.name]) for group in groups.values())]
        for measure in MEASURES
        if summary.overall.figures.value(measure.name) is not None
    ]
    lines += [
        [name.replace("_", " "), with_interval(figure), *([""] * len(summary.splits))]
        for name, figure in confidence_figures(summary.confidence).items()
    ]
    header = ["figure", *(f"{name} ({group.figures.questions})" for name, group in groups.items())]
    yield "## Figures\n\n" + _table(header, lines)
    if evaluation.baselines:
        yield "## Against other systems\n\n" + _systems(evaluation)
    for name, group in (summary.splits or {"all": summary.overall}).items():
        yield f"## Slices, {name}\n\n" + _slices(group)
    lines = [
        [one.stage, *(f"{value:.0f} ms" for value in (one.p50, one.p95, one.p99))]
        for one in summary.latencies
    ]
    yield "## Latency\n\n" + _table(["stage", "median", "95th percentile", "99th"], lines)
    if len(summary.channels) > 1:
        lines = [
            [
                name,
                str(one.questions),
                *(percent(value) for value in (one.hit_at_1, one.hit_at_5, one.mrr_at_10)),
            ]
            for name, one in summary.channels.items()
        ]
        yield "## Search channels\n\n" + _table(
            ["channel alone", "questions", "hit@1", "hit@5", "MRR@10"], lines
        )
    worst = worst_rows(evaluation.rows)
    if worst:
        shown = "\n\n".join(wrong_row(row, trace=True) for row in worst)
        yield f"## The worst {len(worst)} rows outside the split `{HELD_OUT}`\n\n{_fenced(shown)}"
    if evaluation.provenance is not None:
        yield "## What this was made of"
        for title, values in evaluation.provenance.sections():
            yield _table([title, ""], [[name, value] for name, value in values.items()])


def _systems(evaluation: Evaluation) -> str:
    lines = []
    for run in (evaluation.run, *evaluation.baselines):
        figures = run.summary.overall.figures
        beyond = ["", ""]
        if run is not evaluation.run:
            compared = against(run.rows, evaluation.rows)["correct"]
            beyond = [points(compared.difference), probability(compared.p)]
        lines.append(
            [run.system, *(with_interval(figures.by_name[name]) for name in _SYSTEM_COLUMNS), *beyond]
        )
    header = ["system", *(BY_NAME[name].label for name in _SYSTEM_COLUMNS), "ours is better by", "p"]
    return _table(header, lines)


def _slices(group: Group) -> str:
    columns = [name for name in _SLICE_COLUMNS if group.figures.value(name) is not None]
    slices = {name: one for name, one in group.slices.items() if not name.startswith(BY_THE_WAY)}
    lines = [
        [name, str(one.questions), *(with_interval(one.by_name[column]) for column in columns)]
        for name, one in {"all": group.figures, **slices}.items()
    ]
    return _table(["slice", "n", *(BY_NAME[name].label for name in columns)], lines)


def _table(header: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    rule = ["---", *["--:"] * (len(header) - 1)]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in (header, rule, *lines))


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _fenced(text: str) -> str:
    """Return a block of code whose fence is longer than any in the text."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}text\n{text}\n{fence}"
