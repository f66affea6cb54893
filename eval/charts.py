"""Draws the report's plots as SVG: plain shapes, coloured by the page's style sheet, described in words."""

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.calibration import ConfidenceBin, RiskAt
from eval.summary import Figure, Latency
from eval.wording import percent, with_interval

WIDTH = 640  # units of the drawing; the page scales it
_LABELS = 200  # left of a row plot
_VALUES = 66  # right of it
_ROW = 22
_SERIES_GAP = 14
_FRAME = 420  # of a square plot, its axes included
_LEFT, _BOTTOM, _TOP, _RIGHT = 60, 44, 12, 22


@dataclass(frozen=True, slots=True)
class PlotRow:
    """One line of a dot plot: a label, and a figure for each series."""

    label: str
    figures: tuple[Figure, ...]


def dot_plot(title: str, series: Sequence[str], rows: Sequence[PlotRow]) -> str:
    """Return figures as dots on a scale from 0 to 100% with their 95% intervals, one line a row."""
    step = _ROW + _SERIES_GAP * (len(series) - 1)
    height = len(rows) * step + 28
    left, right = _LABELS, WIDTH - _VALUES
    parts = []
    for tick in range(0, 101, 25):
        x = left + (right - left) * tick / 100
        parts.append(_line(x, 4, x, height - 22, "grid"))
        parts.append(_text(x, height - 6, f"{tick}%", "tick middle"))
    for place, row in enumerate(rows):
        top = 4 + place * step
        parts.append(_text(left - 10, top + step / 2 + 4, row.label, "label end"))
        for number, figure in enumerate(row.figures):
            y = top + _ROW / 2 + number * _SERIES_GAP
            parts += _dot_with_interval(figure, number, left, right, y)
    described = "; ".join(
        f"{row.label}: "
        + ", ".join(
            f"{name} {with_interval(figure)}" for name, figure in zip(series, row.figures, strict=True)
        )
        for row in rows
    )
    return _legend(series) + _svg(title, described, WIDTH, height, parts)


def _dot_with_interval(figure: Figure, number: int, left: float, right: float, y: float) -> Iterator[str]:
    if figure.value is None:
        yield _text(right + 8, y + 4, "–", "value")
        return
    if figure.interval is not None:
        low, high = (left + (right - left) * edge for edge in (figure.interval.low, figure.interval.high))
        yield _line(low, y, high, y, f"interval s{number}")
    x = left + (right - left) * figure.value
    yield f'<circle class="dot s{number}" cx="{x:.1f}" cy="{y:.1f}" r="4.5"/>'
    yield _text(right + 8, y + 4, percent(figure.value), "value")


def risk_coverage_plot(curve: Sequence[RiskAt], answered: float | None, risk: float | None) -> str:
    """Return the curve of risk over coverage, with the point at which the assistant works."""
    highest = max(0.1, *(point.risk for point in curve))
    scale = next(top for top in (0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1.0) if highest <= top + 1e-9)
    parts = list(_frame("coverage: share of questions answered", "risk: share of answers wrong", scale))
    path = " ".join(
        f"{'L' if place else 'M'}{_x(point.coverage):.1f} {_y(point.risk / scale):.1f}"
        for place, point in enumerate(curve)
    )
    parts.append(f'<path class="curve s0" d="{path}"/>')
    described = (
        "From the surest answer alone to all that have a candidate; "
        f"at full length {percent(curve[-1].risk)}% are wrong."
    )
    if answered is not None and risk is not None:
        parts.append(
            f'<circle class="dot s1" cx="{_x(answered):.1f}" cy="{_y(min(1.0, risk / scale)):.1f}" r="6"/>'
        )
        described += (
            f" The assistant answers {percent(answered)}% and {percent(risk)}% of its answers are wrong."
        )
    return _legend(["curve", "threshold in use"]) + _svg(
        "Risk over coverage", described, _FRAME, _FRAME, parts
    )


def reliability_plot(bins: Sequence[ConfidenceBin]) -> str:
    """Return accuracy over confidence, one dot a bin, as large as its share; the diagonal is perfect."""
    parts = list(_frame("confidence", "share of candidates right", 1.0))
    parts.append(_line(_x(0), _y(0), _x(1), _y(1), "diagonal"))
    largest = max(one.count for one in bins)
    for one in bins:
        x, y = _x(one.confidence), _y(one.accuracy)
        parts.append(_line(x, _y(one.confidence), x, y, "gap"))
        radius = 3.5 + 9 * (one.count / largest) ** 0.5
        parts.append(
            f'<circle class="dot s0" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}">'
            f"<title>{one.count} candidates, confidence {percent(one.confidence)}%, "
            f"right {percent(one.accuracy)}%</title></circle>"
        )
    described = "; ".join(
        f"confidence {percent(one.confidence)}%: {percent(one.accuracy)}% of {one.count} right"
        for one in bins
    )
    return _svg("Reliability of the confidence", described, _FRAME, _FRAME, parts)


def latency_plot(latencies: Sequence[Latency]) -> str:
    """Return the median, the 95th and the 99th percentile of every stage, in milliseconds."""
    height = len(latencies) * (_ROW + 6) + 28
    left, right = _LABELS, WIDTH - _VALUES
    longest = max(one.p99 for one in latencies) or 1.0
    parts = []
    for quarter in range(5):
        x = left + (right - left) * quarter / 4
        parts.append(_line(x, 4, x, height - 22, "grid"))
        parts.append(_text(x, height - 6, f"{longest * quarter / 4:.0f} ms", "tick middle"))
    for place, one in enumerate(latencies):
        y = 4 + place * (_ROW + 6) + _ROW / 2
        at = [left + (right - left) * value / longest for value in (one.p50, one.p95, one.p99)]
        parts.append(_text(left - 10, y + 4, one.stage, "label end"))
        parts.append(_line(left, y, at[2], y, "interval s0"))
        parts += [
            f'<circle class="dot s{number}" cx="{x:.1f}" cy="{y:.1f}" r="5"/>' for number, x in enumerate(at)
        ]
        parts.append(_text(right + 8, y + 4, f"{one.p50:.0f} ms", "value"))
    described = "; ".join(
        f"{one.stage}: {one.p50:.0f}, {one.p95:.0f} and {one.p99:.0f} ms" for one in latencies
    )
    return _legend(["median", "95th percentile", "99th"]) + _svg("Latency", described, WIDTH, height, parts)


def _frame(x_label: str, y_label: str, scale: float) -> Iterator[str]:
    """Yield grid, ticks and labels of a square plot; x runs from 0 to 1, y from 0 to `scale`."""
    for quarter in range(5):
        share = quarter / 4
        yield _line(_x(0), _y(share), _x(1), _y(share), "grid")
        yield _line(_x(share), _y(0), _x(share), _y(1), "grid")
        yield _text(_x(share), _y(0) + 17, f"{share:.0%}", "tick middle")
        yield _text(_x(0) - 7, _y(share) + 4, f"{share * scale:.3g}".replace("0.", "."), "tick end")
    yield _text((_x(0) + _x(1)) / 2, _FRAME - 6, x_label, "axis middle")
    middle = (_y(0) + _y(1)) / 2
    yield (
        f'<text class="axis middle" transform="translate(12 {middle:.1f}) rotate(-90)">'
        f"{html.escape(y_label)}</text>"
    )


def _x(share: float) -> float:
    return _LEFT + (_FRAME - _LEFT - _RIGHT) * share


def _y(share: float) -> float:
    return _FRAME - _BOTTOM - (_FRAME - _BOTTOM - _TOP) * share


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _text(x: float, y: float, text: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{html.escape(text)}</text>'


def _legend(series: Sequence[str]) -> str:
    if len(series) < 2:
        return ""
    items = "".join(
        f'<li><span class="key s{number}"></span>{html.escape(name)}</li>'
        for number, name in enumerate(series)
    )
    return f'<ul class="legend" aria-hidden="true">{items}</ul>'


def _svg(title: str, described: str, width: float, height: float, parts: Sequence[str]) -> str:
    return (
        f'<svg role="img" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'aria-label="{html.escape(f"{title}. {described}", quote=True)}">{"".join(parts)}</svg>'
    )
