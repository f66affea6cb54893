"""Fits the weights of `qa.status` and measures them: `python -m qa.training.status FILE --practice FOLDER…`.

FILE holds one paragraph a line, `{"id", "context", "qas": [{"answer", "anchor", "status"}]}`. A tenth of the
paragraphs, chosen by their id, is never fitted on; a fifth in turn is left out to measure on the rest, and so
is each corpus to practise on, whose articles have titles and dates.
"""

import argparse
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from documents import Span, sentence_around
from qa.status import EXPECTED, WEIGHTS_FILE, evidence_of, setting_of
from qa.training.corpus import read_corpus, statements_of
from qa.types import Status

FOLDS = 5
# Of the squared weights, a statement; 0.0003 to 0.003 measure alike.
PENALTY = 0.001
STEPS = 60  # of L-BFGS; it has converged long before
# How often a statement of whole articles counts: they are what is read in use. At three times, four thousand
# of them drowned the paragraphs, which alone tell what is under way.
WHOLE_ARTICLES = 1.24
_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?[”」』]*")
_LABELS = list(Status)


@dataclass(frozen=True, slots=True)
class Labelled:
    """The evidence on one statement, its status, and the paragraph or corpus of whole articles it is of."""

    group: str
    evidence: dict[str, float]
    status: Status
    whole: bool = False


def of_paragraphs(path: Path) -> Iterator[Labelled]:
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
                    evidence = evidence_of(match[0], span.shifted(-match.start()), context)
                    yield Labelled(paragraph["id"], evidence, Status(question["status"]))


def of_articles(articles: Path, questions: Path) -> Iterator[Labelled]:
    """Yield the statements of a corpus that its questions say are planned or done."""
    corpus = read_corpus(articles, questions)
    for (article, span), status in statements_of(corpus):
        sentence = sentence_around(article, span)
        evidence = evidence_of(
            sentence.of(article.text),
            span.shifted(-sentence.start),
            article.text,
            setting_of(article, sentence),
        )
        yield Labelled(corpus.name, evidence, status, whole=True)


def share_of(paragraph: str) -> int:
    """Return which tenth a paragraph belongs to; 0 is held apart."""
    return int(hashlib.sha256(paragraph.encode()).hexdigest(), 16) % 10


def fit(rows: Sequence[Labelled], names: Sequence[str]) -> NDArray[np.float64]:
    """Return the weights of multinomial logistic regression, shape (names, statuses)."""
    inputs, targets = _matrix(rows, names), torch.tensor([_LABELS.index(row.status) for row in rows])
    counts = torch.tensor([WHOLE_ARTICLES if row.whole else 1.0 for row in rows], dtype=torch.float64)
    expected = torch.zeros(len(names), len(_LABELS), dtype=torch.float64)
    for name, value in EXPECTED.items():
        if name in names:
            expected[names.index(name), _LABELS.index(Status.PLANNED)] = value
            expected[names.index(name), _LABELS.index(Status.DONE)] = -value
    weights = expected.clone().requires_grad_()
    optimiser = torch.optim.LBFGS([weights], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        each = torch.nn.functional.cross_entropy(inputs @ weights, targets, reduction="none")
        value = (counts * each).sum() / counts.sum() + PENALTY * ((weights - expected) ** 2).sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimiser.step(loss)  # type: ignore[no-untyped-call]
    return weights.detach().numpy()


def predict(rows: Sequence[Labelled], names: Sequence[str], weights: NDArray[np.float64]) -> list[Status]:
    """Return the likeliest status of each row."""
    scores = _matrix(rows, names).numpy() @ weights
    return [_LABELS[place] for place in scores.argmax(axis=1)]


def left_out(rows: Sequence[Labelled], names: Sequence[str], folds: Sequence[str]) -> list[Status]:
    """Return each row's status by weights fitted without its fold."""
    predicted: dict[int, Status] = {}
    for fold in sorted(set(folds)):
        inside = [row for row, own in zip(rows, folds, strict=True) if own != fold]
        outside = [place for place, own in enumerate(folds) if own == fold]
        weights = fit(inside, names)
        guesses = predict([rows[place] for place in outside], names, weights)
        predicted |= zip(outside, guesses, strict=True)
    return [predicted[place] for place in range(len(rows))]


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


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure by leaving out a part in turn, measure on the tenth held apart, and store the weights."""
    parser = argparse.ArgumentParser(
        prog="python -m qa.training.status", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("paragraphs", type=Path, nargs="+", help="files of paragraphs")
    parser.add_argument(
        "--practice", type=Path, action="append", default=[], help="folder of articles and questions.jsonl"
    )
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    rows = [row for path in options.paragraphs for row in of_paragraphs(path)]
    whole = [
        row for path in options.practice for row in of_articles(path / "articles", path / "questions.jsonl")
    ]
    known = [row for row in rows if share_of(row.group)] + whole
    names = sorted({name for row in known for name in row.evidence} | set(EXPECTED))
    folds = [row.group if row.whole else str(share_of(row.group) % FOLDS) for row in known]
    predicted = left_out(known, names, folds)
    apart = [row for row in rows if not share_of(row.group)]
    weights = fit(known, names)
    print("paragraphs, a fifth left out in turn:", _of(known, predicted, whole=False))
    if whole:
        print("articles, a corpus left out in turn:", _of(known, predicted, whole=True))
    print("paragraphs held apart:", figures(apart, predict(apart, names, weights)))
    table = {
        name: {status.value: round(float(weight), 2) for status, weight in zip(_LABELS, row, strict=True)}
        for name, row in zip(names, weights, strict=True)
    }
    WEIGHTS_FILE.write_text(
        "{\n" + ",\n".join(f"{json.dumps(name)}: {json.dumps(row)}" for name, row in table.items()) + "\n}\n",
        encoding="utf-8",
    )


def _of(rows: Sequence[Labelled], predicted: Sequence[Status], *, whole: bool) -> str:
    chosen = [(row, one) for row, one in zip(rows, predicted, strict=True) if row.whole is whole]
    return figures([row for row, _ in chosen], [one for _, one in chosen])


if __name__ == "__main__":
    main()
