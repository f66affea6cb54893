"""Passages that look near a question and do not answer it, found as the product would find them."""

from collections.abc import Mapping, Sequence

import numpy as np

from index import Bm25, bigrams
from qa.training.examples import Example

# The first few that a search brings are the near misses that the reader meets in use.
NEAREST = 8


def hard_negatives(examples: Sequence[Example]) -> Mapping[str, tuple[str, ...]]:
    """Return for each Chinese question's id the nearest other contexts, by BM25 over character pairs.

    A context that holds the answer's words is left out; a question without an answer gets none.
    """
    contexts = list(dict.fromkeys(example.context for example in examples))
    searcher = Bm25([bigrams(context) for context in contexts])
    found: dict[str, tuple[str, ...]] = {}
    for example in examples:
        if example.answer is None or example.language != "zh":
            continue
        answer = example.answer.of(example.context)
        scores = searcher.scores(bigrams(example.question))
        nearest = np.argpartition(-scores, min(NEAREST, len(scores) - 1))[:NEAREST].tolist()
        found[example.id] = tuple(contexts[number] for number in nearest if answer not in contexts[number])
    return found
