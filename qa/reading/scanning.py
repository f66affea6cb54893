"""Reads several texts, each with its question, in one pass of the network; the best spans of each text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from documents import Span
from index import simplify
from qa.reading.encoding import EncodedText, Encoder, Window
from qa.reading.snapping import snapped
from qa.reading.spans import TokenSpan, best_spans


class WindowScores(NamedTuple):
    """What the network says of one window: log-odds of each token, and each token's vector."""

    start: NDArray[np.float32]  # (tokens,)
    end: NDArray[np.float32]  # (tokens,)
    hidden: NDArray[np.float32]  # (tokens, dimension)


class Runner(Protocol):
    """Runs the network on the processor."""

    def scores(self, windows: Sequence[Window]) -> list[WindowScores]:
        """Return the scores of each window; any number of threads may call."""
        ...

    def statuses(self, first: NDArray[np.float32], last: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return status log-odds, shape (spans, statuses), of spans with these end tokens' vectors."""
        ...


@dataclass(frozen=True, slots=True)
class FoundSpan:
    """A span that may answer: `span` counts characters of text number `text`.

    `odds` is in log-odds above "no answer" in its window; `status` are probabilities, ordered as STATUSES.
    """

    text: int
    span: Span
    odds: float
    status: tuple[float, ...]


def scan(
    runner: Runner, encoder: Encoder, questions: Sequence[str], texts: Sequence[str], count: int
) -> list[FoundSpan]:
    """Return up to `count` different spans of every text, each asked its own question, best first of all."""
    if not texts:
        return []
    asked = {question: encoder.encode(same_length(question)) for question in questions}
    encoded = [encoder.encode(same_length(text)) for text in texts]
    windows = [
        (number, window)
        for number, (question, one) in enumerate(zip(questions, encoded, strict=True))
        for window in encoder.windows(asked[question], one)
    ]
    scores = runner.scores([window for _, window in windows])
    found = []
    for (number, window), one in zip(windows, scores, strict=True):
        for token_span in best_spans(one.start, one.end, window, count):
            found.append((number, token_span, one, window))
    if not found:
        return []
    statuses = runner.statuses(
        *(np.stack(side) for side in zip(*(_ends(*row[1:]) for row in found), strict=True))
    )
    probabilities = _softmax(statuses)
    best: dict[tuple[int, Span], FoundSpan] = {}
    for (number, token_span, _, _), status in sorted(
        zip(found, probabilities.tolist(), strict=True), key=lambda row: -row[0][1].odds
    ):
        span = snapped(texts[number], _characters(encoded[number], token_span))
        best.setdefault((number, span), FoundSpan(number, span, token_span.odds, tuple(status)))
    return list(best.values())


def same_length(text: str) -> str:
    """Return `text` in simplified script where every character keeps its place, else as it is."""
    turned = simplify(text)
    return turned if len(turned) == len(text) else text


def _characters(encoded: EncodedText, span: TokenSpan) -> Span:
    return encoded.characters_of(span.first, span.last)


def _ends(
    span: TokenSpan, scores: WindowScores, window: Window
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    shift = window.context - window.start
    return scores.hidden[span.first + shift], scores.hidden[span.last + shift]


def _softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: NDArray[np.float32] = powers / powers.sum(axis=-1, keepdims=True)
    return shares
