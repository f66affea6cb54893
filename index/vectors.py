"""Keep the vectors of texts that were embedded once, found again by the text's hash."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.types import DamagedIndex, Embedder, IndexFault, Progress

KEY_BYTES = 16
# Texts handed to the embedder at once: some batches' worth, so that the progress moves every few seconds.
SLICE = 64

Halves = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class VectorTable:
    """One model's vectors of distinct texts; half precision, since cosines change by less than 0.001."""

    keys: NDArray[np.uint8]  # (texts, KEY_BYTES)
    vectors: Halves  # (texts, dimension)

    def __post_init__(self) -> None:
        if self.keys.shape != (len(self.vectors), KEY_BYTES) or self.vectors.ndim != 2:
            raise DamagedIndex("The stored vectors and their keys do not fit each other.")

    def places(self) -> dict[bytes, int]:
        """Return where the vector of each text's key stands."""
        return {key.tobytes(): place for place, key in enumerate(self.keys)}

    def of(self, texts: Sequence[str]) -> Halves:
        """Return one row a text; raise DamagedIndex when a text was never embedded."""
        places = self.places()
        try:
            return self.vectors[[places[text_key(text)] for text in texts]]
        except KeyError as error:
            raise DamagedIndex("The stored vectors are those of other texts.") from error


@dataclass(frozen=True, slots=True)
class Embedding:
    """A table that holds every text asked for, and how many of them had to be embedded for it."""

    table: VectorTable
    embedded: int


def text_key(text: str) -> bytes:
    """Return the hash that a text is found by."""
    return hashlib.blake2b(text.encode(), digest_size=KEY_BYTES).digest()


def embed_texts(
    embedder: Embedder,
    texts: Iterable[str],
    *,
    known: VectorTable | None = None,
    stage: str = "embedding",
    progress: Progress | None = None,
) -> Embedding:
    """Return a table of exactly the distinct `texts`; vectors that `known` holds are taken from there.

    Short texts go first and together, since a batch is as slow as its longest text.
    """
    wanted = {text_key(text): text for text in texts}
    places = known.places() if known is not None else {}
    kept = [key for key in wanted if key in places]
    fresh = sorted((key for key in wanted if key not in places), key=lambda key: len(wanted[key]))
    parts: list[Halves] = []
    if known is not None and kept:
        parts.append(known.vectors[[places[key] for key in kept]])
    for start in range(0, len(fresh), SLICE):
        batch = [wanted[key] for key in fresh[start : start + SLICE]]
        vectors = embedder.embed(batch)
        if len(vectors) != len(batch) or not np.isfinite(vectors).all():
            raise IndexFault(f"The embedding model {embedder.fingerprint} gave unusable vectors.")
        parts.append(vectors.astype(np.float16))
        if progress is not None:
            progress(stage, start + len(batch), len(fresh))
    keys = np.frombuffer(b"".join([*kept, *fresh]), dtype=np.uint8).reshape(-1, KEY_BYTES)
    return Embedding(VectorTable(keys, np.concatenate(parts)), len(fresh))
