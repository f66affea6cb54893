"""Writes an evaluation as JSON: `{"metrics": {…}, "slices": {name: {…}}, "channels": {…}, "rows": […]}`.

Figures are fractions and milliseconds; null where a metric does not apply. Beside the figures of each group
stand their 95% `intervals`, and by `splits` the same for each part of the question set.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from eval.comparing import against
from eval.evaluation import Evaluation, Run
from eval.json_input import EvalInputError
from eval.rows import row_json
from eval.summary import Confidence, Figure, Figures, Group


def write_results(evaluation: Evaluation, path: Path) -> None:
    """Write the results whole or not at all; raise EvalInputError when the file cannot be written."""
    text = json.dumps(results_json(evaluation), ensure_ascii=False, indent=1, allow_nan=False)
    write_whole(path, text + "\n")


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all; raise EvalInputError when it cannot be written."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        try:
            with partial.open("w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise EvalInputError(f"{path}: the results cannot be written ({error.strerror or error}).") from error


def results_json(evaluation: Evaluation) -> dict[str, object]:
    """Return the evaluation as plain JSON values."""
    return {
        **_run_json(evaluation.run),
        "baselines": {
            run.system: _run_json(run)
            | {
                "against_ours": {
                    name: asdict(one) for name, one in against(run.rows, evaluation.rows).items()
                }
            }
            for run in evaluation.baselines
        },
        "notes": evaluation.notes,
        "provenance": None if evaluation.provenance is None else asdict(evaluation.provenance),
    }


def _run_json(run: Run) -> dict[str, object]:
    summary = run.summary
    return {
        **_group_json(summary.overall, confidence_figures(summary.confidence)),
        "splits": {name: _group_json(group) for name, group in summary.splits.items()},
        "channels": {name: asdict(figures) for name, figures in summary.channels.items()},
        "latencies": [asdict(latency) for latency in summary.latencies],
        "confidence": None if summary.confidence is None else _curves(summary.confidence),
        "rows": [row_json(row) for row in run.rows],
    }


def _group_json(group: Group, beside: Mapping[str, Figure] | None = None) -> dict[str, object]:
    figures = dict(group.figures.by_name) | dict(beside or {})
    return {
        "metrics": _values(group.figures, figures),
        "intervals": _intervals(figures),
        "slices": {name: _slice(figures) for name, figures in group.slices.items()},
    }


def _slice(figures: Figures) -> dict[str, object]:
    return {
        **_values(figures, figures.by_name),
        "intervals": _intervals(figures.by_name),
    }


def _values(of: Figures, figures: Mapping[str, Figure]) -> dict[str, object]:
    return {
        "questions": of.questions,
        **{name: figure.value for name, figure in figures.items()},
        "latency_p50_ms": of.latency.p50,
        "latency_p95_ms": of.latency.p95,
        "latency_p99_ms": of.latency.p99,
    }


def _intervals(figures: Mapping[str, Figure]) -> dict[str, object]:
    return {
        name: [figure.interval.low, figure.interval.high]
        for name, figure in figures.items()
        if figure.interval is not None
    }


def confidence_figures(confidence: Confidence | None) -> dict[str, Figure]:
    """Return the figures of confidence by their names in JSON; none where nothing was answered."""
    if confidence is None:
        return {}
    return {
        "auroc_answerable": confidence.auroc_answerable,
        "auroc_correct": confidence.auroc_correct,
        "risk_coverage_area": confidence.risk_coverage_area,
        "calibration_error": confidence.calibration_error,
    }


def _curves(confidence: Confidence) -> dict[str, object]:
    return {
        "risk_coverage": [asdict(point) for point in confidence.curve],
        "reliability": [asdict(one) for one in confidence.bins],
    }
