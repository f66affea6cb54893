"""Search vectors by inner product, each vector owned by a passage; a passage scores as its best vector."""

from collections.abc import Sequence
from itertools import pairwise

import faiss
import numpy as np
from numpy.typing import NDArray

from index.types import IndexFault, Vectors

Rows = NDArray[np.int64]
Halves = NDArray[np.float16]


class DenseIndex:
    """Vectors in passage order: those of passage p are the rows starts[p] to starts[p + 1], at least one.

    Never changed after it is built: FAISS crashes when one thread adds while another searches (measured: 8 of
    8 runs).
    """

    def __init__(self, vectors: Halves, starts: Sequence[int]) -> None:
        if len(vectors) != starts[-1] or any(b <= a for a, b in pairwise(starts)):
            raise IndexFault(
                f"{len(vectors)} vectors do not fit {len(starts) - 1} passages: build the index anew."
            )
        self._vectors = vectors
        self._starts = np.asarray(starts, dtype=np.int64)
        self._owners = np.repeat(np.arange(len(starts) - 1), np.diff(self._starts))
        # Half precision: half the memory, and measured on 100k x 512: 4 ms against 10 ms a search.
        self._faiss = faiss.IndexScalarQuantizer(
            vectors.shape[1], faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
        )
        self._faiss.add(vectors.astype(np.float32))

    def top(self, query: Vectors, count: int) -> Rows:
        """Return about `count` passages nearest to the one vector `query`, best first, each once.

        Fewer come back where one passage owns several of the nearest vectors.
        """
        faiss.omp_set_num_threads(1)  # of the calling thread; one question is not worth sharing out
        _, rows = self._faiss.search(query.reshape(1, -1), min(count, len(self._vectors)))
        owners = self._owners[rows[0]]
        _, first = np.unique(owners, return_index=True)
        return np.asarray(owners[np.sort(first)], dtype=np.int64)

    def scores(self, query: Vectors, passages: Rows) -> tuple[Vectors, Rows]:
        """Return each passage's score and, counted from the passage's first, which of its vectors has it."""
        scores = np.empty(len(passages), dtype=np.float32)
        best = np.empty(len(passages), dtype=np.int64)
        for place, passage in enumerate(passages):
            start, end = self._starts[passage], self._starts[passage + 1]
            products = self._vectors[start:end].astype(np.float32) @ query
            best[place] = products.argmax()
            scores[place] = products[best[place]]
        return scores, best
