"""Train the reader: `python -m qa.training.train --data FOLDER --out FOLDER --steps N`; again, it goes on.

It uses a GPU where there is one; on 2 CPU cores it goes on from the last checkpoint, so a night can be cut in
pieces.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from index import Trunk, load_trunk
from qa.reading.encoding import Encoder
from qa.reading.model import SpanModel
from qa.reading.weights import ReaderFault, load_reader_weights
from qa.training.batches import batches, chosen, questions
from qa.training.data import RATES, load_data
from qa.training.examples import Example, Part, TrainingDataError
from qa.training.features import Feature, FeatureMaker
from qa.training.losses import loss_of
from qa.training.schedule import parameter_groups, rate

LONGEST_GRADIENT = 1.0  # norm
# The mean of the weights over about the last 1 / (1 - x) steps reads better than the last ones (Polyak 1992).
AVERAGE = 0.997
SAVED_EVERY = 100  # steps; one takes a second or two on 2 cores
SHOWN_EVERY = 10
CHECKPOINT, LOG = "checkpoint.pt", "log.jsonl"


@dataclass
class Run:
    """What a checkpoint holds: the weights and how far the run is."""

    model: SpanModel
    optimizer: torch.optim.AdamW
    average: dict[str, Tensor]
    seed: int
    step: int = 0
    epoch: int = 0
    batch: int = 0  # batches of this pass that are done
    losses: dict[str, float] = field(default_factory=dict)  # each question's, when it was shown last
    known: dict[str, float] = field(default_factory=dict)  # the same at the beginning of this pass

    def save(self, folder: Path) -> None:
        """Write the checkpoint whole or not at all."""
        state = {
            "model": learnt(self.model),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average,
            "progress": (self.seed, self.step, self.epoch, self.batch),
            "losses": self.losses,
            "known": self.known,
        }
        partial = folder / f"{CHECKPOINT}.partial"
        torch.save(state, partial)
        partial.replace(folder / CHECKPOINT)

    def restore(self, folder: Path, device: str) -> None:
        """Take up the checkpoint in `folder`."""
        state = torch.load(folder / CHECKPOINT, map_location=device, weights_only=True)
        self.model.load_state_dict(state["model"], strict=False)
        self.optimizer.load_state_dict(state["optimizer"])
        self.average = state["average"]
        self.seed, self.step, self.epoch, self.batch = state["progress"]
        self.losses, self.known = state["losses"], state["known"]


def learnt(model: torch.nn.Module) -> dict[str, Tensor]:
    """Return the weights that training changes, by name: all but the word embeddings."""
    return {name: value.detach() for name, value in model.named_parameters() if value.requires_grad}


def new_model(trunk: Trunk, device: str, seed: int) -> SpanModel:
    """Return an untrained reader over `trunk`, its word embeddings frozen."""
    torch.manual_seed(seed)
    model = SpanModel(trunk.model)
    model.trunk.embeddings.word_embeddings.weight.requires_grad_(False)
    # Dropout costs a tenth of the time, and nothing is shown often enough to be learnt by heart.
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
    return model.to(device).train()


def new_run(model: SpanModel, seed: int) -> Run:
    """Return a run at its beginning."""
    groups: list[dict[str, Any]] = parameter_groups(model, model.trunk.config.num_hidden_layers)
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    return Run(model, optimizer, {name: value.clone() for name, value in learnt(model).items()}, seed)


def train(
    run: Run,
    examples: Sequence[Example],
    maker: FeatureMaker,
    *,
    steps: int,
    folder: Path,
    device: str,
    bfloat16: bool = False,
) -> None:
    """Train until `steps`, saving as it goes; write one line of figures to the log every few steps."""
    began, shown_tokens, recent = time.perf_counter(), 0, []
    for asked in _stream(run, examples, maker):
        if run.step >= steps:
            break
        for group in run.optimizer.param_groups:
            group["lr"] = group["initial_lr"] * rate(run.step, steps)
        loss, spans = loss_of(run.model, asked, device, bfloat16=bfloat16)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(run.model.parameters(), LONGEST_GRADIENT)
        run.optimizer.step()
        run.optimizer.zero_grad(set_to_none=True)
        run.step += 1
        run.batch += 1
        _average(run)
        for features, value in zip(asked, spans.tolist(), strict=True):
            run.losses[features[0].asked] = value
            shown_tokens += sum(len(feature.window.ids) for feature in features)
        recent.append(float(loss.detach()))
        if run.step % SHOWN_EVERY == 0:
            line = {
                "step": run.step,
                "epoch": run.epoch,
                "loss": round(float(np.mean(recent)), 4),
                "tokens_per_second": round(shown_tokens / (time.perf_counter() - began)),
            }
            with (folder / LOG).open("a") as log:
                log.write(json.dumps(line) + "\n")
            recent, shown_tokens, began = [], 0, time.perf_counter()
        if run.step % SAVED_EVERY == 0:
            run.save(folder)
    run.save(folder)


def _stream(run: Run, examples: Sequence[Example], maker: FeatureMaker) -> Iterator[list[list[Feature]]]:
    """Yield batches from where `run` stands, pass after pass."""
    asked = questions(examples)
    while True:
        chance = random.Random(f"{run.seed}-{run.epoch}")
        done = run.batch
        picked = chosen(asked, RATES, run.known, chance)
        for number, batch in enumerate(batches(picked, maker, chance)):
            if number >= done:
                yield batch
        run.epoch += 1
        run.batch = 0
        run.known = dict(run.losses)


def _average(run: Run) -> None:
    share = min(AVERAGE, (1 + run.step) / (10 + run.step))  # young averages forget the untrained weights
    with torch.no_grad():
        for name, value in learnt(run.model).items():
            run.average[name].lerp_(value, 1 - share)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train from the command line; return 0, or 2 for data that cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m qa.training.train", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the reading-comprehension files")
    parser.add_argument("--generated", type=Path, action="append", default=[], help="generated paragraphs")
    parser.add_argument(
        "--practice", type=Path, action="append", default=[], help="folder of articles and questions.jsonl"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder of checkpoint and log")
    parser.add_argument(
        "--steps", type=int, required=True, help="steps in all, those already done counted in"
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--bfloat16", action="store_true", help="multiply in 16 bits: twice as fast where the processor can"
    )
    parser.add_argument("--start", type=Path, help="folder of weights to begin a new run from")
    options = parser.parse_args(arguments)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    try:
        data = load_data(options.data, options.generated, options.practice)
        start = load_reader_weights(options.start) if options.start else None
    except (TrainingDataError, ReaderFault) as error:
        print(f"train: {error}", file=sys.stderr)
        return 2
    options.out.mkdir(parents=True, exist_ok=True)
    trunk = load_trunk()
    model, encoder = new_model(trunk, device, options.seed), Encoder(trunk.tokenizer)
    if start is not None:
        model.load_state_dict(start.learnt(model), strict=False)
    run = new_run(model, options.seed)
    if (options.out / CHECKPOINT).is_file():
        run.restore(options.out, device)
        print(f"Going on from step {run.step}, pass {run.epoch + 1}.", flush=True)
    examples = data.part(Part.TRAIN)
    print(f"{len(questions(examples))} questions to learn from, on {device}.", flush=True)
    train(
        run,
        examples,
        FeatureMaker(encoder, data.negatives),
        steps=options.steps,
        folder=options.out,
        device=device,
        bfloat16=options.bfloat16,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
