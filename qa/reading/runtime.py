"""Runs the reader's network on the processor: all windows packed into one batch, without padding.

Tokens of all windows stand one after the other, so that no time goes into padding; only attention takes the
windows one by one. Where the processor has instructions for it (VNNI), linear maps multiply 8-bit integers,
which is four times as many a second. On other processors they run in float32: without VNNI, 8-bit products
saturate and are hardly faster.

Inputs are turned to 8 bits with one scale a map, taken from training texts, so a window's scores do not
depend on what else is in the batch. A few of a map's inputs are far greater than the rest (measured: up to
50, where most stay below 2) and would leave no bits for the others; such an input's part above the common
range goes into extra inputs with the same weights (outlier channel splitting: Zhao et al. 2019,
arXiv:1901.09504).
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from qa.reading.encoding import Window
from qa.reading.model import NEVER
from qa.reading.scanning import WindowScores
from qa.reading.weights import LAYER, SITES, Linear, ReaderWeights

# A range that reaches no further than this is taken whole. measured: maps with wider ones lose accuracy.
WIDEST = 8.0
# Wider ranges are cut here and what is beyond goes into extra inputs. measured: with 4 the scores are as near
# to float32 as with a scale for every token, with 28 extra inputs at most.
COMMON = 4.0
LEVELS = 255  # of an unsigned 8-bit integer
# The number of inputs is filled up to a multiple of this, the width of VNNI's registers in the kernels.
INPUTS_STEP = 16
# Windows are packed up to so many tokens: more would only need more memory.
PACKED_TOKENS = 2048
# Rows are filled up to a multiple of this: for each number of rows the kernels are made anew and kept.
ROWS_STEP = 64


def has_vnni() -> bool:
    """Say whether the processor multiplies 8-bit integers without saturating (AVX-512 VNNI or AVX-VNNI)."""
    able = torch.cpu.get_capabilities()
    return bool(able.get("avx512_vnni") or able.get("avx_vnni"))


class Map(Protocol):
    """A linear map, perhaps with GELU after it: (tokens, inputs) to (tokens, outputs), both float32."""

    def __call__(self, inputs: Tensor) -> Tensor:
        """Return the outputs."""
        ...


class FloatMap:
    """A linear map in float32."""

    def __init__(self, linear: Linear, gelu: bool) -> None:
        self._weight = torch.from_numpy(linear.weight * linear.scale[:, None])
        self._bias = torch.from_numpy(linear.bias)
        self._gelu = gelu

    def __call__(self, inputs: Tensor) -> Tensor:
        """Return the outputs."""
        outputs = functional.linear(inputs, self._weight, self._bias)
        return functional.gelu(outputs) if self._gelu else outputs


class IntegerMap:
    """A linear map that multiplies 8-bit integers, by oneDNN's kernels."""

    def __init__(self, linear: Linear, gelu: bool) -> None:
        low, high = float(min(linear.low.min(), 0.0)), float(max(linear.high.max(), 0.0))
        if max(-low, high) > WIDEST:
            low, high = max(low, -COMMON), min(high, COMMON)
        self._low, self._high = low, high
        self._scale = (high - low) / LEVELS or 1.0
        self._zero = round(-low / self._scale)
        self._offset = torch.tensor(self._zero + 0.5)  # the half makes cutting off decimals rounding
        beyond = np.maximum(low - linear.low, linear.high - high)
        copies = np.ceil(np.maximum(beyond, 0.0) / COMMON).astype(int)  # none where the range is whole
        split = np.repeat(np.arange(len(copies)), copies)
        filling = -len(split) % INPUTS_STEP
        weight = np.concatenate(
            (linear.weight, linear.weight[:, split], np.zeros((len(linear.weight), filling), np.int8)), axis=1
        )
        self._split = torch.from_numpy(np.concatenate((split, np.zeros(filling, dtype=int))))
        self._share = torch.from_numpy(
            np.concatenate((1.0 / copies[split], np.zeros(filling))).astype(np.float32)
        )
        self._weight = torch.ops.onednn.qlinear_prepack(torch.from_numpy(weight), None)
        self._scales = torch.from_numpy(linear.scale)
        self._zeros = torch.zeros(len(linear.scale), dtype=torch.int64)
        self._bias = torch.from_numpy(linear.bias)
        self._after = "gelu" if gelu else "none"

    def __call__(self, inputs: Tensor) -> Tensor:
        """Return the outputs; an input far beyond what training texts had counts as the greatest of them."""
        numbers = self._numbers(inputs)
        if len(self._split):
            picked = inputs[:, self._split]
            beyond = (picked - picked.clamp(self._low, self._high)).mul_(self._share)
            numbers = torch.cat((numbers, self._numbers(beyond)), dim=1)
        outputs: Tensor = torch.ops.onednn.qlinear_pointwise(
            numbers, self._scale, self._zero, self._weight, self._scales, self._zeros, self._bias,
            1.0, 0, torch.float32, self._after, [], "none",
        )  # fmt: skip
        return outputs

    def _numbers(self, values: Tensor) -> Tensor:
        numbers = torch.add(self._offset, values, alpha=1.0 / self._scale)
        return numbers.clamp_(0, LEVELS).to(torch.uint8)


class PackedRunner:
    """A `Runner` over shipped weights; it holds no state, so any number of threads may call."""

    def __init__(self, weights: ReaderWeights, *, integers: bool) -> None:
        kind = IntegerMap if integers else FloatMap
        self._heads = weights.heads
        self._epsilon = weights.epsilon
        self._tensors = {
            name: torch.from_numpy(tensor)
            for name, tensor in weights.tensors.items()
            if tensor.dtype == np.float32
        }
        self._words = torch.from_numpy(weights.words())
        self._maps: list[dict[str, Map]] = [
            {site: kind(weights.site(layer, site), site == "intermediate") for site in SITES}
            for layer in range(weights.layers)
        ]

    def scores(self, windows: Sequence[Window]) -> list[WindowScores]:
        """Return the scores of each window, as SpanModel's forward pass has them."""
        weight, bias = self._tensors["span.weight"], self._tensors["span.bias"]
        scores = []
        for window, hidden in zip(windows, self.vectors(windows), strict=True):
            with torch.inference_mode():
                ends = functional.linear(torch.from_numpy(hidden), weight, bias).numpy()
            both = _only_passage(ends, window)
            scores.append(WindowScores(both[:, 0], both[:, 1], hidden))
        return scores

    def vectors(self, windows: Sequence[Window]) -> list[NDArray[np.float32]]:
        """Return each window's vectors, shape (tokens, dimension)."""
        vectors = []
        with torch.inference_mode():
            for pack in _packs(windows):
                hidden = self._hidden(pack).numpy()
                at = 0
                for window in pack:
                    vectors.append(hidden[at : at + len(window.ids)])
                    at += len(window.ids)
        return vectors

    def statuses(self, first: NDArray[np.float32], last: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return status log-odds, shape (spans, statuses), of spans with these end tokens' vectors."""
        both = torch.from_numpy(np.concatenate((first, last), axis=-1))
        with torch.inference_mode():
            scores: NDArray[np.float32] = functional.linear(
                both, self._tensors["status.weight"], self._tensors["status.bias"]
            ).numpy()
        return scores

    def _hidden(self, windows: Sequence[Window]) -> Tensor:
        """Return the vectors of all tokens of `windows`, one window after the other, then filling."""
        sizes = [len(window.ids) for window in windows]
        filling = -sum(sizes) % ROWS_STEP
        hidden = self._embedded(windows, filling)
        for layer, maps in enumerate(self._maps):
            name = f"{LAYER}{layer}."
            attended = self._attended(maps["attention.self"](hidden), sizes)
            mixed = maps["attention.output"](attended).add_(hidden)
            mixed = self._normed(mixed, f"{name}attention.output.LayerNorm")
            hidden = maps["output"](maps["intermediate"](mixed)).add_(mixed)
            hidden = self._normed(hidden, f"{name}output.LayerNorm")
        return hidden

    def _embedded(self, windows: Sequence[Window], filling: int) -> Tensor:
        ids, types, positions = (
            torch.from_numpy(np.pad(np.concatenate(parts), (0, filling)))
            for parts in (
                [window.ids for window in windows],
                [window.types for window in windows],
                [np.arange(len(window.ids)) for window in windows],
            )
        )
        name = "trunk.embeddings"
        together = self._words[ids]
        together += self._tensors[f"{name}.token_type_embeddings.weight"][types]
        together += self._tensors[f"{name}.position_embeddings.weight"][positions]
        return self._normed(together, f"{name}.LayerNorm")

    def _normed(self, values: Tensor, name: str) -> Tensor:
        weight, bias = self._tensors[f"{name}.weight"], self._tensors[f"{name}.bias"]
        return functional.layer_norm(values, weight.shape, weight, bias, self._epsilon)

    def _attended(self, projected: Tensor, sizes: Sequence[int]) -> Tensor:
        """Return what each token gathers from its own window; `projected` holds queries, keys, values."""
        rows, width = projected.shape
        split = projected.view(rows, 3, self._heads, -1).permute(1, 2, 0, 3)
        gathered = projected.new_zeros((rows, self._heads, width // (3 * self._heads)))
        at = 0
        for size in sizes:
            query, key, value = split[:, None, :, at : at + size]
            attention = functional.scaled_dot_product_attention(query, key, value)
            gathered[at : at + size] = attention[0].transpose(0, 1)
            at += size
        return gathered.view(rows, -1)


def load_runner(weights: ReaderWeights) -> PackedRunner:
    """Return the fastest runner that this processor runs exactly."""
    return PackedRunner(weights, integers=has_vnni())


def _packs(windows: Sequence[Window]) -> Iterator[list[Window]]:
    pack: list[Window] = []
    tokens = 0
    for window in windows:
        if pack and tokens + len(window.ids) > PACKED_TOKENS:
            yield pack
            pack, tokens = [], 0
        pack.append(window)
        tokens += len(window.ids)
    if pack:
        yield pack


def _only_passage(scores: NDArray[np.float32], window: Window) -> NDArray[np.float32]:
    """Return `scores`, shape (tokens, 2), with NEVER outside the passage, but for "no answer"."""
    shown = np.full_like(scores, NEVER)
    shown[0] = scores[0]
    passage = slice(window.context, len(window.ids) - 1)
    shown[passage] = scores[passage]
    return shown
