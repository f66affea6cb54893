"""Renders the comparison of two runs as plain text: figures with significance, then every changed row."""

from collections.abc import Iterator, Mapping

from eval.comparing import ChangedRow, RunComparison, WrittenRow
from eval.measures import BY_NAME
from eval.rows import HELD_OUT
from eval.significance import Comparison
from eval.table import table
from eval.wording import ABSENT, percent, points, probability

SIGNIFICANT = 0.05
_NOTE = (
    "difference: percentage points, second minus first, with the 95% interval of the paired bootstrap; "
    f"p: paired randomisation test, two-sided; * p < {SIGNIFICANT}. Of twenty figures one is expected to "
    "have a star by chance alone."
)


def render_comparison(comparison: RunComparison) -> str:
    """Return the report; rows of the held-out split are counted, not shown."""
    changed = comparison.changed
    fixed = sum(row.fixed for row in changed)
    broken = sum(row.broken for row in changed)
    parts = [
        *comparison.notes,
        f"{comparison.shared} questions in both: {fixed} wrong before and right now, {broken} right before "
        f"and wrong now, {len(changed) - fixed - broken} other answers with the same outcome.",
        _figures(comparison.figures["all"]),
        _slices(comparison.figures),
        _NOTE,
        *_rows(comparison),
    ]
    return "\n\n".join(part for part in parts if part)


def _figures(figures: Mapping[str, Comparison]) -> str:
    lines = [
        [BY_NAME[name].label, *_cells(one)]
        for name, one in figures.items()
        if one.first is not None or one.second is not None
    ]
    return table(["metric", "first", "second", "difference", "95%", "p", ""], lines)


def _slices(figures: Mapping[str, Mapping[str, Comparison]]) -> str:
    """Lay out the slices whose main figure changed."""
    main = "correct" if figures["all"]["correct"].difference is not None else "mrr_at_10"
    lines = [
        [name, *_cells(one[main])] for name, one in figures.items() if name != "all" and one[main].difference
    ]
    header = [f"slice ({BY_NAME[main].label})", "first", "second", "difference", "95%", "p", ""]
    return table(header, lines) if lines else ""


def _cells(one: Comparison) -> list[str]:
    interval = (
        ABSENT if one.interval is None else f"[{points(one.interval.low)}, {points(one.interval.high)}]"
    )
    star = "*" if one.p is not None and one.p < SIGNIFICANT else ""
    return [
        percent(one.first),
        percent(one.second),
        points(one.difference),
        interval,
        probability(one.p),
        star,
    ]


def _rows(comparison: RunComparison) -> Iterator[str]:
    shown = [row for row in comparison.changed if not row.first.held_out]
    for title, chosen in (
        ("Right before, wrong now", [row for row in shown if row.broken]),
        ("Wrong before, right now", [row for row in shown if row.fixed]),
        ("Another answer", [row for row in shown if not row.broken and not row.fixed]),
    ):
        if chosen:
            yield "\n".join([f"{title}:", *(line for row in chosen for line in _row(row))])
    hidden = len(comparison.changed) - len(shown)
    if hidden:
        yield f"{hidden} changed rows are of the split `{HELD_OUT}` and are not shown."


def _row(row: ChangedRow) -> Iterator[str]:
    labels = ", ".join([row.first.language, *row.first.tags])
    yield f"  {row.first.id} [{labels}] {row.first.question}"
    yield f"    gold    {' / '.join(row.first.gold) or 'the articles do not say'}"
    yield f"    first   {_said(row.first)}"
    yield f"    second  {_said(row.second)}"


def _said(row: WrittenRow) -> str:
    if row.scores.abstained is None:
        return f"the right passage ranks {row.scores.rank or 'nowhere'}"
    sure = f" ({row.scores.confidence:.2f})" if row.scores.confidence is not None else ""
    return f"{'abstained' if row.answer is None else row.answer}{sure}"
