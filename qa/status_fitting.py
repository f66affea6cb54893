"""Fits the weights of `qa.status` and measures them: `python -m qa.status_fitting FILE`.

FILE holds one paragraph a line, `{"id", "context", "qas": [{"answer", "anchor", "status"}]}`. A tenth of the
paragraphs, chosen by their id, is never fitted on; a fifth in turn is left out to measure on the rest.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from documents import Span
from qa.status import WEIGHTS_FILE
from qa.status_cues import features_of
from qa.types import Status

FOLDS = 5
# Of the squared weights, a statement; 0.0003 to 0.003 measure alike.
PENALTY = 0.001
STEPS = 60  # of L-BFGS; it has converged long before
_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?[”」』]*")
_LABELS = list(Status)


@dataclass(frozen=True, slots=True)
class Labelled:
    """The evidence on one statement, its status, and the paragraph it stands in."""

    paragraph: str
    evidence: dict[str, float]
    status: Status


def labelled(path: Path) -> Iterator[Labelled]:
    """Yield the statements of a file that answer some question."""
    for line in path.read_text(encoding="utf-8").splitlines():
        paragraph = json.loads(line)
        context = paragraph["context"]
        for question in paragraph["qas"]:
            if not question["answer"]:
                continue
            anchor = question["anchor"]
            start = context.index(anchor) + anchor.index(question["answer"])
            for match in _SENTENCE.finditer(context):
                if match.start() <= start < match.end():
                    span = Span(start, min(start + len(question["answer"]), match.end()))
                    evidence = features_of(match[0], span.shifted(-match.start()), context)
                    yield Labelled(paragraph["id"], evidence, Status(question["status"]))


def share_of(paragraph: str) -> int:
    """Return which tenth a paragraph belongs to; 0 is held apart."""
    return int(hashlib.sha256(paragraph.encode()).hexdigest(), 16) % 10


def fit(rows: Sequence[Labelled], names: Sequence[str]) -> NDArray[np.float64]:
    """Return the weights of multinomial logistic regression, shape (names, statuses)."""
    inputs, targets = _matrix(rows, names), torch.tensor([_LABELS.index(row.status) for row in rows])
    weights = torch.zeros(len(names), len(_LABELS), dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        value = torch.nn.functional.cross_entropy(inputs @ weights, targets) + PENALTY * (weights**2).sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimiser.step(loss)  # type: ignore[no-untyped-call]
    return weights.detach().numpy()


def predict(rows: Sequence[Labelled], names: Sequence[str], weights: NDArray[np.float64]) -> list[Status]:
    """Return the likeliest status of each row."""
    scores = _matrix(rows, names).numpy() @ weights
    return [_LABELS[place] for place in scores.argmax(axis=1)]


def _matrix(rows: Sequence[Labelled], names: Sequence[str]) -> torch.Tensor:
    return torch.tensor(
        [[row.evidence.get(name, 0.0) for name in names] for row in rows], dtype=torch.float64
    )


def figures(rows: Sequence[Labelled], predicted: Sequence[Status]) -> str:
    """Return the share that is right, that among plans and results, and how many of these are confused."""
    pairs = [(row.status, one) for row, one in zip(rows, predicted, strict=True)]
    either = {Status.PLANNED, Status.DONE}
    told = [(right, one) for right, one in pairs if right in either]
    right = sum(right is one for right, one in pairs) / len(pairs)
    right_told = sum(right is one for right, one in told) / len(told)
    confused = sum({right, one} == either for right, one in told)
    return (
        f"{len(pairs)} statements, {right:.1%} right; "
        f"of {len(told)} plans and results {right_told:.1%} right, "
        f"{confused} confused ({confused / len(told):.1%})"
    )


def main(path: Path) -> None:
    """Measure by leaving out a fifth in turn, measure on the tenth held apart, and store the weights."""
    torch.set_num_threads(1)
    rows = list(labelled(path))
    known = [row for row in rows if share_of(row.paragraph)]
    names = sorted({name for row in known for name in row.evidence})
    predicted: dict[int, Status] = {}
    for left_out in range(FOLDS):
        inside = [place for place, row in enumerate(known) if share_of(row.paragraph) % FOLDS != left_out]
        outside = [place for place, row in enumerate(known) if share_of(row.paragraph) % FOLDS == left_out]
        weights = fit([known[place] for place in inside], names)
        predicted |= zip(outside, predict([known[place] for place in outside], names, weights), strict=True)
    print("left out in turn:", figures(known, [predicted[place] for place in range(len(known))]))
    weights = fit(known, names)
    apart = [row for row in rows if not share_of(row.paragraph)]
    print("held apart:", figures(apart, predict(apart, names, weights)))
    table = {
        name: {status.value: round(float(weight), 2) for status, weight in zip(_LABELS, row, strict=True)}
        for name, row in zip(names, weights, strict=True)
    }
    WEIGHTS_FILE.write_text(
        "{\n" + ",\n".join(f"{json.dumps(name)}: {json.dumps(row)}" for name, row in table.items()) + "\n}\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
