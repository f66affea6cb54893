"""Verifies candidates: a second network looks at each one in its sentence, and says whether it answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from documents import Span
from qa.reading.encoding import MARKED, Encoder, Window
from qa.reading.runtime import load_runner
from qa.reading.scanning import same_length
from qa.reading.weights import ReaderWeights


@dataclass(frozen=True, slots=True)
class Claim:
    """A candidate that is to be verified; `span` counts the characters of `text`, which holds it."""

    question: str
    text: str
    span: Span


class Vectors(Protocol):
    """Runs a network on the processor."""

    def vectors(self, windows: Sequence[Window]) -> list[NDArray[np.float32]]:
        """Return each window's vectors, shape (tokens, dimension)."""
        ...


class Verifier:
    """Scores claims; it holds no state, so any number of threads may call."""

    def __init__(
        self, runner: Vectors, encoder: Encoder, weight: NDArray[np.float32], bias: NDArray[np.float32]
    ) -> None:
        self._runner = runner
        self._encoder = encoder
        self._weight = weight[0]
        self._bias = float(bias[0])

    def odds(self, claims: Sequence[Claim]) -> NDArray[np.float64]:
        """Return the log-odds of each claim, shape (claims,)."""
        windows = claim_windows(self._encoder, claims)
        return np.array(
            [
                self._weight @ np.concatenate((hidden[0], hidden[window.types == MARKED].mean(axis=0)))
                + self._bias
                for window, hidden in zip(windows, self._runner.vectors(windows), strict=True)
            ],
            dtype=np.float64,
        )


def claim_windows(encoder: Encoder, claims: Sequence[Claim]) -> list[Window]:
    """Return each claim as the network is shown it: <s> question </s></s> text, the candidate marked </s>."""
    known = {
        text: encoder.encode(same_length(text)) for claim in claims for text in (claim.question, claim.text)
    }
    return [encoder.marked(known[claim.question], known[claim.text], claim.span) for claim in claims]


def load_verifier(weights: ReaderWeights) -> Verifier:
    """Return the verifier over weights that `load_verifier_weights` read."""
    return Verifier(
        load_runner(weights), weights.encoder, weights.tensors["head.weight"], weights.tensors["head.bias"]
    )
