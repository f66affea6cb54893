"""Writes an evaluation as JSON: `{"metrics": {…}, "slices": {name: {…}}, "channels": {…}, "rows": […]}`.

Figures are fractions and milliseconds; null where a metric does not apply.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from eval.evaluation import Evaluation
from eval.json_input import EvalInputError
from eval.metrics import Place
from eval.runner import Row


def write_results(evaluation: Evaluation, path: Path) -> None:
    """Write the results whole or not at all; raise EvalInputError when the file cannot be written."""
    text = json.dumps(results_json(evaluation), ensure_ascii=False, indent=1, allow_nan=False)
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        try:
            with partial.open("w", encoding="utf-8") as file:
                file.write(text + "\n")
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
        "metrics": asdict(evaluation.figures),
        "slices": {name: asdict(figures) for name, figures in evaluation.slices.items()},
        "channels": {name: asdict(figures) for name, figures in evaluation.channels.items()},
        "rows": [_row(row) for row in evaluation.rows],
    }


def _row(row: Row) -> dict[str, object]:
    question = row.question
    shown: dict[str, object] = {
        "id": question.id,
        "question": question.text,
        "language": question.language,
        "tags": question.tags,
        "split": question.split,
        "answerable": question.answerable,
        "gold_answers": question.answers,
        "gold": [_places(alternative) for alternative in question.gold],
        "ranks": {found.channel: found.rank for found in row.ranks},
        "latency_ms": round(row.latency_ms, 3),
    }
    if row.answer is not None and row.scores is not None:
        answer = row.answer
        shown |= {
            "answer": answer.text,
            "abstained": answer.abstained,
            "kind": answer.kind,
            "reason": answer.reason,
            "confidence": answer.confidence,
            "understood_as": answer.understood_as,
            "citations": _places(answer.citations),
            "statuses": [citation.status for citation in answer.citations],
            "timings_ms": {timing.stage: timing.milliseconds for timing in answer.timings},
            **asdict(row.scores),
        }
    return shown


def _places(places: Iterable[Place]) -> list[dict[str, object]]:
    return [
        {
            "article_id": place.article.id,
            "path": place.article.path,
            "start": place.span.start,
            "end": place.span.end,
            "quote": place.span.of(place.article.text),
        }
        for place in places
    ]
