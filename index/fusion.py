"""Weigh the channels of a search into one score, by which of them mean something for this question."""

from collections.abc import Mapping
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from index.lexical import Scores


class Channel(StrEnum):
    """One way of judging passages; where sentences are searched, the best sentence is the passage's score."""

    PASSAGES = "passages"  # first encoder, whole passages
    SENTENCES = "sentences"  # first encoder, single sentences
    SECOND = "second"  # second encoder, single sentences
    WORDS = "words"  # BM25 over words
    BIGRAMS = "bigrams"  # BM25 over pairs of characters
    DICTIONARY = "dictionary"  # BM25 over the question's words led into the passage's language


Weights = Mapping[Channel, float]

SAME_LANGUAGE: Weights = {
    Channel.PASSAGES: 1.0,
    Channel.SENTENCES: 0.5,
    Channel.BIGRAMS: 0.8,
}
CROSS_LANGUAGE: Weights = {
    Channel.PASSAGES: 1.0,
    Channel.SENTENCES: 0.5,
    Channel.SECOND: 0.5,
    Channel.DICTIONARY: 0.5,
}
# Channels that compare characters speak only of passages in the question's language, the dictionary only of
# the others.
ONLY_SAME = frozenset({Channel.WORDS, Channel.BIGRAMS})
ONLY_CROSS = frozenset({Channel.DICTIONARY})


def fuse(scores: Mapping[Channel, Scores], same_language: NDArray[np.bool_]) -> Scores:
    """Return one fused score a candidate: the weighted mean of its channels' z-scores.

    `scores` holds one row of raw scores a channel, shape (candidates,); `same_language` says which candidates
    are in the question's language. Scores are standardised before they are added because the channels' scales
    have nothing in common, and not ranked, because a channel that is nearly sure and one that guesses look
    alike in ranks.
    """
    fused = np.zeros(len(same_language), dtype=np.float32)
    for weights, group in ((SAME_LANGUAGE, same_language), (CROSS_LANGUAGE, ~same_language)):
        if not group.any():
            continue
        weighed = {channel: weight for channel, weight in weights.items() if channel in scores}
        total = sum(weighed.values())
        for channel, weight in weighed.items():
            compared = group if channel in ONLY_SAME | ONLY_CROSS else np.ones_like(group)
            fused[group] += weight / total * standardise(scores[channel], compared)[group]
    return fused


def standardise(scores: Scores, compared: NDArray[np.bool_]) -> Scores:
    """Return the z-scores of `scores` by mean and deviation of the `compared`; zeros when those are alike."""
    chosen = scores[compared]
    deviation = float(chosen.std())
    if deviation < 1e-6:
        return np.zeros_like(scores)
    return np.asarray((scores - chosen.mean()) / deviation, dtype=np.float32)
