"""Runs the network in plain PyTorch, float32: the yardstick that a runtime must match."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from qa.reading.encoding import Window, padded
from qa.reading.model import SpanModel
from qa.reading.scanning import WindowScores


class TorchRunner:
    """A `Runner` over the model itself."""

    def __init__(self, model: SpanModel) -> None:
        self.model = model.eval()

    def scores(self, windows: Sequence[Window]) -> list[WindowScores]:
        """Return the scores of each window, from one batch."""
        with torch.inference_mode():
            scores = self.model(*(torch.from_numpy(array) for array in padded(windows, self.model.padding)))
        return [
            WindowScores(*(values[row, : len(window.ids)].numpy() for values in scores))
            for row, window in enumerate(windows)
        ]

    def statuses(self, first: NDArray[np.float32], last: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return status log-odds, shape (spans, statuses)."""
        with torch.inference_mode():
            ends = torch.cat((torch.from_numpy(first), torch.from_numpy(last)), dim=-1)
            scores: NDArray[np.float32] = self.model.status(ends).numpy()
        return scores
