"""How well the reader reads held-back government news, each question over its own paragraph.

python -m qa.training.evaluate --data FOLDER
python -m qa.training.evaluate --data FOLDER --passages FOLDER/cmrc2018_dev.json
"""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from documents import Span
from index import load_trunk
from qa.reading.encoding import Encoder
from qa.reading.model import STATUSES
from qa.reading.runtime import load_runner
from qa.reading.scanning import FoundSpan, Runner, scan
from qa.reading.weights import FOLDER, load_reader_weights
from qa.training.data import GOVERNMENT, load_data
from qa.training.examples import Example, Part, squad_examples
from qa.training.negatives import hard_negatives
from qa.training.torch_runner import TorchRunner
from qa.training.train import new_model
from qa.types import Status

SPANS = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """One question and what was read; `best` is None where no span could be read at all."""

    example: Example
    best: FoundSpan | None

    @property
    def odds(self) -> float:
        """The best span's log-odds above "no answer"."""
        return self.best.odds if self.best else -np.inf

    @property
    def exact(self) -> bool:
        """Whether the best span's words are the answer's."""
        example = self.example
        return (
            self.best is not None
            and example.answer is not None
            and self.best.span.of(example.context) == example.answer.of(example.context)
        )


def read_examples(runner: Runner, encoder: Encoder, examples: Iterable[Example]) -> list[Reading]:
    """Read every example over its own paragraph."""
    return [
        Reading(
            example, next(iter(scan(runner, encoder, [example.question], [example.context], SPANS)), None)
        )
        for example in examples
    ]


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Return how often a positive scores above a negative, ties half (Hanley & McNeil 1982)."""
    if not positive or not negative:
        return float("nan")
    above = np.array(positive)[:, None] - np.array(negative)[None, :]
    return float((above > 0).mean() + 0.5 * (above == 0).mean())


def confused(reading: Reading, answers: Sequence[tuple[Span, Status]]) -> bool:
    """Say whether a target was read where a result is asked for, or a result where a target is.

    `answers` are all answers of the same paragraph with their labels.
    """
    wanted = reading.example.status
    other = {Status.PLANNED: Status.DONE, Status.DONE: Status.PLANNED}.get(wanted or Status.NONE)
    if other is None or reading.best is None or reading.exact:
        return False
    return any(status is other and span.overlap(reading.best.span) for span, status in answers)


def figures(readings: Sequence[Reading]) -> dict[str, float]:
    """Return the figures of one language's readings, as fractions."""
    answerable = [one for one in readings if one.example.answer is not None]
    unanswerable = [one for one in readings if one.example.answer is None]
    answers: dict[str, list[tuple[Span, Status]]] = {}
    for one in answerable:
        if one.example.answer and one.example.status:
            answers.setdefault(one.example.paragraph, []).append((one.example.answer, one.example.status))
    asked = [one for one in answerable if one.example.status in (Status.PLANNED, Status.DONE)]
    labelled = [one for one in answerable if one.example.status and one.best and one.exact]
    right = [
        one
        for one in labelled
        if one.best and STATUSES[int(np.argmax(one.best.status))] is one.example.status
    ]
    return {
        "questions": len(readings),
        "answerable": len(answerable),
        "exact_match": float(np.mean([one.exact for one in answerable])),
        "overlap": float(np.mean([_overlaps(one) for one in answerable])),
        "target_for_result": float(np.mean([confused(one, answers[one.example.paragraph]) for one in asked]))
        if asked
        else float("nan"),
        "status_right": len(right) / max(1, len(labelled)),
        "auroc_answerable": auroc([one.odds for one in answerable], [one.odds for one in unanswerable]),
    }


def _overlaps(reading: Reading) -> bool:
    answer = reading.example.answer
    return bool(reading.best and answer and reading.best.span.overlap(answer))


def over_other_passages(
    runner: Runner, encoder: Encoder, examples: Sequence[Example]
) -> tuple[list[float], list[float]]:
    """Return each question's log-odds over its own paragraph, and over the nearest that does not answer."""
    misses = hard_negatives(examples)
    own: list[float] = []
    other: list[float] = []
    for example in examples:
        for context, odds in (
            (example.context, own),
            *((one, other) for one in misses.get(example.id, ())[:1]),
        ):
            found = scan(runner, encoder, [example.question], [context], 1)
            odds.append(found[0].odds if found else -np.inf)
    return own, other


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures by language; with --errors, every question that was read wrongly."""
    parser = argparse.ArgumentParser(prog="python -m qa.training.evaluate", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the reading-comprehension files")
    parser.add_argument("--weights", type=Path, default=FOLDER, help="folder of the reader's weights")
    parser.add_argument(
        "--checkpoint", type=Path, help="read with a run's averaged weights in float32 instead"
    )
    parser.add_argument("--part", type=Part, default=Part.TEST, choices=list(Part))
    parser.add_argument(
        "--source", default=Path(GOVERNMENT).stem, help="stem of the file the questions are from"
    )
    parser.add_argument("--passages", type=Path, metavar="SQUAD", help="ask over passages that do not answer")
    parser.add_argument("--limit", type=int, default=None, help="questions at most, of each language")
    parser.add_argument("--errors", action="store_true", help="print what was read wrongly")
    options = parser.parse_args(arguments)
    if options.checkpoint:
        trunk = load_trunk()
        model, encoder = new_model(trunk, "cpu", 0), Encoder(trunk.tokenizer)
        state = torch.load(options.checkpoint, map_location="cpu", weights_only=True)
        model.load_state_dict(state["average"], strict=False)
        runner: Runner = TorchRunner(model)
    else:
        weights = load_reader_weights(options.weights)
        runner, encoder = load_runner(weights), weights.encoder
    if options.passages:
        chosen = squad_examples(options.passages)[: options.limit]
        own, other = over_other_passages(runner, encoder, chosen)
        print(
            f"{len(own)} questions, {len(other)} of them over another passage: AUROC {auroc(own, other):.4f}"
        )
        return 0
    examples = [one for one in load_data(options.data).part(options.part) if one.source == options.source]
    for language in ("zh", "en"):
        chosen = [one for one in examples if one.language == language][: options.limit]
        if chosen:
            readings = read_examples(runner, encoder, chosen)
            print(language, json.dumps({name: round(value, 4) for name, value in figures(readings).items()}))
            if options.errors:
                _print_errors(readings)
    return 0


def _print_errors(readings: Iterable[Reading]) -> None:
    for one in readings:
        context, answer = one.example.context, one.example.answer
        if answer is not None and not one.exact:
            read = one.best.span.of(context) if one.best else None
            print(f"  {one.example.question} | {answer.of(context)} | {read} | {one.odds:.1f}")


if __name__ == "__main__":
    sys.exit(main())
