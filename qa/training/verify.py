"""Train the verifier: `python -m qa.training.verify --claims FILE … --start FOLDER --out FOLDER --steps N`.

It begins from a reader's weights, or with `--verifier FOLDER` from those of an earlier verifier.
Again, it goes on from its last checkpoint.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits

from qa.reading.encoding import Encoder, Window, padded
from qa.reading.model import VerifierModel, with_marks
from qa.reading.verifying import claim_windows
from qa.reading.weights import ReaderFault, ReaderWeights, load_reader_weights, load_verifier_weights
from qa.training.claims import Candidate, Contest, read_contests
from qa.training.examples import TrainingDataError
from qa.training.train import AVERAGE, LONGEST_GRADIENT, SAVED_EVERY, SHOWN_EVERY, learnt

# measured: with 1.2e-4, nearly what the reader takes, the loss stayed where it was after 100 steps.
PEAK, HEAD_PEAK = 4e-5, 1e-3  # rates of learning
WARM_UP, LOWEST = 100, 0.05  # steps; share of the peak
WEIGHT_DECAY = 0.01
# Candidates of one question shown beside one another: one that is right, and of the others those first that
# the reader put first, one so many ranks down half as likely.
RIGHT, WRONG, NEAR = 1, 5, 3
BATCH_TOKENS = 2700
STRETCH = 256  # questions sorted by length at a time
ALONE = 0.5  # weight of each candidate's own loss beside that of the best one's
CHECKPOINT, LOG = "verifier.pt", "verifier.jsonl"


@dataclass(frozen=True, slots=True)
class Shown:
    """Candidates of one question as the network is shown them, and which are right, 1 or 0."""

    windows: tuple[Window, ...]
    right: tuple[float, ...]


def shown(contest: Contest, encoder: Encoder, chance: random.Random) -> Shown | None:
    """Return some candidates of `contest` in one of its wordings; None where nothing is to be learnt."""
    right = [one for one in contest.candidates if one.right]
    wrong = [one for one in contest.candidates if not one.right]
    if not contest.candidates or (contest.answerable and not right):
        return None
    wording = chance.randrange(len(contest.candidates[0].claims))
    chance.shuffle(right)
    drawn = [(chance.random() ** (1 + rank / NEAR), rank) for rank in range(len(wrong))]
    picked: list[Candidate] = right[:RIGHT]
    picked += [wrong[rank] for _, rank in sorted(drawn, reverse=True)[:WRONG]]
    windows = claim_windows(encoder, [one.claims[wording] for one in picked])
    return Shown(tuple(windows), tuple(float(one.right) for one in picked))


def batches(contests: Sequence[Contest], encoder: Encoder, chance: random.Random) -> Iterator[list[Shown]]:
    """Yield one pass over the questions in batches of up to BATCH_TOKENS tokens, of like length."""
    order = list(contests)
    chance.shuffle(order)
    for begin in range(0, len(order), STRETCH):
        made = [one for contest in order[begin : begin + STRETCH] if (one := shown(contest, encoder, chance))]
        made.sort(key=_longest)
        cut: list[list[Shown]] = [[]]
        windows = 0
        for one in made:
            if cut[-1] and (windows + len(one.windows)) * _longest(one) > BATCH_TOKENS:
                cut.append([])
                windows = 0
            cut[-1].append(one)
            windows += len(one.windows)
        chance.shuffle(cut)
        yield from cut


def _longest(one: Shown) -> int:
    return max(len(window.ids) for window in one.windows)


def loss_of(model: VerifierModel, batch: Sequence[Shown], *, bfloat16: bool = False) -> Tensor:
    """Return the mean loss of the questions in `batch`.

    A question's candidates stand beside one another and beside "none of them", which scores 0; each is also
    judged by itself, so that its score is a probability.
    """
    windows = [window for one in batch for window in one.windows]
    inputs = (torch.from_numpy(array) for array in padded(windows, model.padding))
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bfloat16):
        scores = model(*inputs)
    losses = []
    for one, odds in zip(batch, torch.split(scores, [len(one.windows) for one in batch]), strict=True):
        right = torch.tensor(one.right)
        beside = torch.cat((odds, odds.new_zeros(1))).logsumexp(0)
        won = odds[right > 0].logsumexp(0) if bool(right.any()) else odds.new_zeros(())
        losses.append(beside - won + ALONE * binary_cross_entropy_with_logits(odds, right))
    return torch.stack(losses).mean()


def new_verifier(start: ReaderWeights, seed: int, before: ReaderWeights | None = None) -> VerifierModel:
    """Return a verifier to train, its word embeddings frozen.

    It has the weights of the verifier `before`, or is untrained, over the trunk of the reader `start`.
    """
    torch.manual_seed(seed)
    model = before.verifier_model() if before else VerifierModel(with_marks(start.span_model().trunk))
    model.trunk.embeddings.word_embeddings.weight.requires_grad_(False)
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
    return model.train()


class Training:
    """A run over the same questions, pass after pass; it can be saved and taken up again."""

    def __init__(self, model: VerifierModel, seed: int, rate: float = 1.0) -> None:
        """Take a model to train; `rate` is the share of the usual rate of learning."""
        self.model = model
        self.seed = seed
        self.step = 0
        trunk = [value for name, value in model.named_parameters() if name.startswith("trunk.")]
        groups = [
            {"params": [value for value in trunk if value.requires_grad], "peak": rate * PEAK},
            {"params": list(model.head.parameters()), "peak": rate * HEAD_PEAK},
        ]
        self._optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=WEIGHT_DECAY, fused=True)
        self.average = {name: value.clone() for name, value in learnt(model).items()}

    @property
    def groups(self) -> list[dict[str, Any]]:
        """The optimizer's groups; `peak` is the rate of learning that each comes up to."""
        return self._optimizer.param_groups

    def save(self, folder: Path) -> None:
        """Write the checkpoint whole or not at all."""
        state = {
            "model": learnt(self.model),
            "optimizer": self._optimizer.state_dict(),
            "average": self.average,
            "progress": (self.seed, self.step),
        }
        partial = folder / f"{CHECKPOINT}.partial"
        torch.save(state, partial)
        partial.replace(folder / CHECKPOINT)

    def restore(self, folder: Path) -> None:
        """Take up the checkpoint in `folder`."""
        state = torch.load(folder / CHECKPOINT, weights_only=True)
        self.model.load_state_dict(state["model"], strict=False)
        self._optimizer.load_state_dict(state["optimizer"])
        self.average = state["average"]
        self.seed, self.step = state["progress"]

    def run(
        self,
        contests: Sequence[Contest],
        encoder: Encoder,
        *,
        steps: int,
        folder: Path,
        bfloat16: bool = False,
    ) -> None:
        """Train until `steps`, saving as it goes; write a line to the log every few steps."""
        recent: list[float] = []
        for batch in self._stream(contests, encoder):
            if self.step >= steps:
                break
            share = min(1.0, (self.step + 1) / WARM_UP) * max(LOWEST, 1 - self.step / steps)
            for group in self.groups:
                group["lr"] = group["peak"] * share
            loss = loss_of(self.model, batch, bfloat16=bfloat16)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), LONGEST_GRADIENT)
            self._optimizer.step()
            self._optimizer.zero_grad(set_to_none=True)
            self.step += 1
            kept = min(AVERAGE, (1 + self.step) / (10 + self.step))
            with torch.no_grad():
                for name, value in learnt(self.model).items():
                    self.average[name].lerp_(value, 1 - kept)
            recent.append(float(loss.detach()))
            if self.step % SHOWN_EVERY == 0:
                with (folder / LOG).open("a") as log:
                    line = {"step": self.step, "loss": round(float(np.mean(recent)), 4)}
                    log.write(json.dumps(line) + "\n")
                recent = []
            if self.step % SAVED_EVERY == 0:
                self.save(folder)
        self.save(folder)

    def _stream(self, contests: Sequence[Contest], encoder: Encoder) -> Iterator[list[Shown]]:
        """Yield batches from where the run stands."""
        done, number = self.step, 0
        while True:
            before = number
            for batch in batches(contests, encoder, random.Random(f"{self.seed}-{number}")):
                number += 1
                if number > done:
                    yield batch
            if number == before:
                raise TrainingDataError("No question here has candidates to learn from.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Train from the command line; return 0, or 2 for data that cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m qa.training.verify", description=__doc__)
    parser.add_argument(
        "--claims", type=Path, action="append", required=True, help="what qa.training.claims wrote"
    )
    parser.add_argument("--start", type=Path, required=True, help="folder of the reader to begin from")
    parser.add_argument("--verifier", type=Path, help="folder of a trained verifier to begin from")
    parser.add_argument("--rate", type=float, default=1.0, help="share of the usual rate of learning")
    parser.add_argument("--out", type=Path, required=True, help="folder of checkpoint and log")
    parser.add_argument("--steps", type=int, required=True, help="steps in all")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--bfloat16", action="store_true", help="multiply in 16 bits where the processor can")
    options = parser.parse_args(arguments)
    try:
        contests = [one for path in options.claims for one in read_contests(path)]
        start = load_reader_weights(options.start)
        before = load_verifier_weights(start, options.verifier) if options.verifier else None
        options.out.mkdir(parents=True, exist_ok=True)
        training = Training(new_verifier(start, options.seed, before), options.seed, options.rate)
        if (options.out / CHECKPOINT).is_file():
            training.restore(options.out)
            print(f"Going on from step {training.step}.", flush=True)
        print(f"{len(contests)} questions to learn from.", flush=True)
        training.run(
            contests, start.encoder, steps=options.steps, folder=options.out, bfloat16=options.bfloat16
        )
    except (TrainingDataError, ReaderFault) as error:
        print(f"verify: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
