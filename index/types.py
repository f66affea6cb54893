"""The values that searching gives, and the protocols of the models it searches with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from documents import Passage, ReadFailure, Span

Vectors = NDArray[np.float32]


class IndexFault(Exception):
    """An index that cannot be used or written; the message is one sentence for the user."""


class DamagedIndex(IndexFault):
    """A stored index that is torn, altered, or cut otherwise; an update makes it anew from the documents."""


@dataclass(frozen=True, slots=True)
class ChannelScore:
    """How one channel judged a passage: its raw score, and its rank among the candidates (1 = best)."""

    channel: str
    score: float
    rank: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found; `score` is the fused one, comparable within one search only.

    `sentence` is the sentence inside the passage that the sentence channels like best.
    """

    passage: Passage
    score: float
    sentence: Span
    channels: tuple[ChannelScore, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates in the order of one channel alone, best first; what it gives no score is left out."""

    channel: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """What an update of a stored index did; paths are relative to the documents folder, `/` between parts.

    `notes` are sentences for the user: a rebuild and its reason. `embedded` and `reused` count texts.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]
    failures: tuple[ReadFailure, ...]
    notes: tuple[str, ...]
    embedded: int
    reused: int
    seconds: float


class Progress(Protocol):
    """Hears how far long work has come."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note that `done` of `total` are done; the last call of a stage has them equal."""
        ...


class Embedder(Protocol):
    """Turns texts into vectors of length 1, so that their inner product is the cosine.

    `fingerprint` names the model and its weights: two embedders with the same one give the same vectors.
    """

    fingerprint: str

    def embed(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        """Return one row a text, float32, shape (len(texts), dimension)."""
        ...
