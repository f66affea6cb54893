"""How figures are written, everywhere alike."""

from eval.summary import Figure

ABSENT = "–"  # the metric applies to no question here


def percent(value: float | None) -> str:
    """Return a fraction as a percentage with one decimal: 0.762 is 76.2."""
    return ABSENT if value is None else f"{100 * value:.1f}"


def with_interval(figure: Figure) -> str:
    """Return a fraction and its 95% interval as percentages: 76.2 [68.4, 83.1]."""
    if figure.value is None or figure.interval is None:
        return percent(figure.value)
    return f"{percent(figure.value)} [{percent(figure.interval.low)}, {percent(figure.interval.high)}]"


def points(difference: float | None) -> str:
    """Return a difference of fractions in percentage points, with its sign."""
    if difference is None:
        return ABSENT
    shown = f"{100 * difference:+.1f}"
    return "0.0" if shown in ("+0.0", "-0.0") else shown.replace("-", "−")


def probability(value: float | None) -> str:
    """Return a p-value; below what so many shuffles resolve it is only small."""
    if value is None:
        return ABSENT
    return "<0.001" if value < 0.001 else f"{value:.3f}"
