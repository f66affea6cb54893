"""The likeliest spans of a window, from the scores of its tokens."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qa.reading.encoding import Window

# measured on the training files: 99.8% of their answers have fewer tokens.
LONGEST_ANSWER = 80
# Starts and ends that are combined; the best span's are nearly always among the first three of each.
CONSIDERED = 12

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class TokenSpan:
    """Tokens `first` to `last` (inclusive) of the passage.

    `odds` is the span's score above that of "no answer in this window", in log-odds.
    """

    first: int
    last: int
    odds: float


def best_spans(start: Scores, end: Scores, window: Window, count: int) -> list[TokenSpan]:
    """Return up to `count` spans of one window, best first; the scores have shape (tokens,)."""
    begin, stop = window.context, window.context + window.end - window.start
    starts, ends = start[begin:stop], end[begin:stop]
    nothing = float(start[0] + end[0])
    first = np.argsort(-starts, kind="stable")[:CONSIDERED]
    last = np.argsort(-ends, kind="stable")[:CONSIDERED]
    odds = starts[first][:, None] + ends[last][None, :] - nothing
    length = last[None, :] - first[:, None]
    odds = np.where((length >= 0) & (length < LONGEST_ANSWER), odds, -np.inf)
    order = np.argsort(-odds, axis=None, kind="stable")[:count]
    return [
        TokenSpan(int(first[row]) + window.start, int(last[column]) + window.start, float(odds[row, column]))
        for row, column in zip(*np.unravel_index(order, odds.shape), strict=True)
        if np.isfinite(odds[row, column])
    ]
