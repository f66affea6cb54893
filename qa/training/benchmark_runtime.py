"""Time the ways to run the reader's network, in one run, and say how far their answers differ.

    python -m qa.training.benchmark_runtime --data FOLDER [--checkpoint FILE]

Each round reads five passages of 300 characters with every runtime in turn. Exact match and agreement are
over held-back questions on government news, unseen in training. The yardstick is the network as it was
trained when --checkpoint is given, else the shipped weights in float32.

ONNX Runtime and OpenVINO are measured where they are installed (pip install onnx onnxruntime openvino).
"""

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from qa.reading.encoding import EncodedText, Encoder, Window, padded
from qa.reading.model import NEVER, SpanModel
from qa.reading.runtime import PackedRunner, has_vnni
from qa.reading.scanning import Runner, WindowScores
from qa.reading.spans import TokenSpan, best_spans
from qa.reading.weights import FOLDER, ReaderFault, ReaderWeights, load_reader_weights
from qa.training.data import GOVERNMENT
from qa.training.examples import Example, Part, TrainingDataError, paragraph_examples
from qa.training.export import trained_model
from qa.training.other_runtimes import Trunk, onnx_trunk, openvino_trunk
from qa.training.torch_runner import TorchRunner

PASSAGES, PASSAGE_CHARACTERS = 5, 300
WARM_UP_ROUNDS = 2
YARDSTICK = "transformers float32"


class ConvertedRunner:
    """A `Runner` that pads its windows and hands their embeddings to a trunk of another library."""

    def __init__(self, trunk: Trunk, model: SpanModel) -> None:
        self._trunk = trunk
        self._plain = TorchRunner(model)
        self._model = model

    def scores(self, windows: Sequence[Window]) -> list[WindowScores]:
        """Return the scores of each window, from one batch."""
        ids, types, mask = (torch.from_numpy(array) for array in padded(windows, self._model.padding))
        with torch.inference_mode():
            embedded = self._model.trunk.embeddings(input_ids=ids, token_type_ids=types).numpy()
            hidden_from = ((1 - mask.numpy())[:, None, None, :] * NEVER).astype(np.float32)
            hidden = torch.from_numpy(self._trunk(embedded, hidden_from))
            ends = self._model.span(hidden).numpy()
        return [
            WindowScores(row[: len(one.ids), 0], row[: len(one.ids), 1], vectors[: len(one.ids)].numpy())
            for one, row, vectors in zip(windows, ends, hidden, strict=True)
        ]

    def statuses(self, first: NDArray[np.float32], last: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return status log-odds, shape (spans, statuses)."""
        return self._plain.statuses(first, last)


class RoundedRunner:
    """A `Runner` in bfloat16."""

    def __init__(self, model: SpanModel) -> None:
        self._model = model.to(torch.bfloat16)

    def scores(self, windows: Sequence[Window]) -> list[WindowScores]:
        """Return the scores of each window, from one batch."""
        with torch.inference_mode():
            scores = self._model(*(torch.from_numpy(array) for array in padded(windows, self._model.padding)))
        return [
            WindowScores(*(values[row, : len(window.ids)].float().numpy() for values in scores))
            for row, window in enumerate(windows)
        ]

    def statuses(self, first: NDArray[np.float32], last: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return status log-odds, shape (spans, statuses)."""
        ends = torch.cat((torch.from_numpy(first), torch.from_numpy(last)), dim=-1).to(torch.bfloat16)
        with torch.inference_mode():
            scores: NDArray[np.float32] = self._model.status(ends).float().numpy()
        return scores


@dataclass
class Measured:
    """What was measured of one runtime; times in seconds."""

    walls: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    exact: int = 0
    agreed: int = 0
    difference: float = 0.0  # the greatest of any score of the passage


def runners_of(weights: ReaderWeights, exact: SpanModel, threads: int) -> dict[str, Runner]:
    """Return every runtime that works here, the yardstick first."""
    dynamic = torch.ao.quantization.quantize_dynamic(  # type: ignore[no-untyped-call]
        weights.span_model(), {torch.nn.Linear}
    )
    runners: dict[str, Runner] = {
        YARDSTICK: TorchRunner(exact),
        "transformers bfloat16": RoundedRunner(weights.span_model()),
        "PyTorch int8": TorchRunner(dynamic),
        "packed float32": PackedRunner(weights, integers=False),
    }
    if has_vnni():
        runners["packed int8"] = PackedRunner(weights, integers=True)
    for name, build in (("ONNX Runtime int8", onnx_trunk), ("OpenVINO int8", openvino_trunk)):
        try:
            runners[name] = ConvertedRunner(build(weights, threads), weights.span_model())
        except ImportError as error:
            print(f"{name}: left out, {error.name} is not installed.")
    return runners


def passages_of(encoder: Encoder, examples: Sequence[Example]) -> list[Window]:
    """Return the windows of a question over PASSAGES passages of PASSAGE_CHARACTERS characters."""
    text = "".join(dict.fromkeys(example.context for example in examples))
    cuts = range(0, PASSAGES * PASSAGE_CHARACTERS, PASSAGE_CHARACTERS)
    question = encoder.encode(examples[0].question)
    contexts = [encoder.encode(text[start : start + PASSAGE_CHARACTERS]) for start in cuts]
    return [window for context in contexts for window in encoder.windows(question, context)]


def time_all(runners: dict[str, Runner], windows: Sequence[Window], rounds: int) -> dict[str, Measured]:
    """Return the times of `rounds` rounds, after some to warm up."""
    measured = {name: Measured() for name in runners}
    for number in range(WARM_UP_ROUNDS + rounds):
        for name, runner in runners.items():
            wall, processor = time.perf_counter(), time.process_time()
            runner.scores(windows)
            if number >= WARM_UP_ROUNDS:
                measured[name].walls.append(time.perf_counter() - wall)
                measured[name].processor.append(time.process_time() - processor)
    return measured


def compare(
    runners: dict[str, Runner], encoder: Encoder, examples: Sequence[Example], measured: dict[str, Measured]
) -> None:
    """Count for every runtime how often it reads the answer, and how often the same span as the yardstick."""
    for example in examples:
        context = encoder.encode(example.context)
        window = encoder.windows(encoder.encode(example.question), context)[0]
        passage = slice(window.context, len(window.ids) - 1)
        wanted: tuple[TokenSpan | None, NDArray[np.float32]] | None = None
        for name, runner in runners.items():
            scores = runner.scores([window])[0]
            span = next(iter(best_spans(scores.start, scores.end, window, 1)), None)
            values = np.stack((scores.start[passage], scores.end[passage]))
            wanted = wanted or (span, values)
            one = measured[name]
            one.exact += _reads(example, context, span)
            one.agreed += _tokens(span) == _tokens(wanted[0])
            one.difference = max(one.difference, float(np.abs(values - wanted[1]).max()))


def _tokens(span: TokenSpan | None) -> tuple[int, int] | None:
    return (span.first, span.last) if span else None


def _reads(example: Example, context: EncodedText, span: TokenSpan | None) -> bool:
    if span is None or example.answer is None:
        return False
    read = context.characters_of(span.first, span.last)
    return read.of(example.context) == example.answer.of(example.context)


def report(measured: dict[str, Measured], questions: int) -> str:
    """Return the table."""
    yardstick = float(np.median(measured[YARDSTICK].walls))
    lines = [
        "| runtime | p50 ms | p95 ms | times as fast | processor ms | exact match | same span | difference |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for name, one in measured.items():
        p50, p95 = np.percentile(one.walls, (50, 95))
        lines.append(
            f"| {name} | {p50 * 1e3:.0f} | {p95 * 1e3:.0f} | {yardstick / p50:.2f} "
            f"| {np.median(one.processor) * 1e3:.0f} | {one.exact / questions:.3f} "
            f"| {one.agreed / questions:.3f} | {one.difference:.2f} |"
        )
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 0, or 2 for files that cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m qa.training.benchmark_runtime", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the reading-comprehension files")
    parser.add_argument("--weights", type=Path, default=FOLDER)
    parser.add_argument("--checkpoint", type=Path, help="what training wrote, as the yardstick")
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    try:
        began = time.perf_counter()
        weights = load_reader_weights(options.weights)
        PackedRunner(weights, integers=has_vnni())
        loading = time.perf_counter() - began
        exact = (
            _cut(trained_model(options.checkpoint)[0], weights)
            if options.checkpoint
            else weights.span_model()
        )
        examples = [
            one
            for one in paragraph_examples(options.data / GOVERNMENT)
            if one.part is Part.CALIBRATE and one.answer is not None
        ]
    except (ReaderFault, TrainingDataError, FileNotFoundError) as error:
        print(f"benchmark_runtime: {error}", file=sys.stderr)
        return 2
    encoder = weights.encoder
    windows = passages_of(encoder, examples)
    sizes = ", ".join(str(len(window.ids)) for window in windows)
    print(f"Loading took {loading:.2f} s; {options.threads} threads; windows of {sizes} tokens.")
    asked = examples[: options.questions]
    runners = runners_of(weights, exact, options.threads)
    measured = time_all(runners, windows, options.rounds)
    compare(runners, encoder, asked, measured)
    print(report(measured, len(asked)))
    return 0


def _cut(model: SpanModel, weights: ReaderWeights) -> SpanModel:
    """Return `model` with the word embeddings of the shipped pieces, so that it takes the same token ids."""
    words = torch.from_numpy(weights.words())
    embeddings = torch.nn.Embedding(len(words), words.shape[1], padding_idx=weights.special.padding)
    embeddings.weight = torch.nn.Parameter(words)
    model.trunk.set_input_embeddings(embeddings)
    model.padding = weights.special.padding
    return model


if __name__ == "__main__":
    sys.exit(main())
