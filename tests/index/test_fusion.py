import numpy as np
import pytest

from index.fusion import Channel, fuse, standardise


def row(*scores: float) -> np.ndarray:
    return np.array(scores, dtype=np.float32)


def test_standard_scores_have_mean_zero_and_deviation_one():
    assert standardise(row(1, 2, 3), np.ones(3, dtype=bool)).tolist() == pytest.approx(
        [-1.2247, 0, 1.2247], abs=1e-3
    )


def test_a_channel_that_knows_nothing_changes_nothing():
    dense = {Channel.PASSAGES: row(0.9, 0.8, 0.7)}
    same = np.array([True, True, True])
    order = np.argsort(-fuse(dense | {Channel.BIGRAMS: row(0, 0, 0)}, same))
    assert order.tolist() == [0, 1, 2]


def test_characters_are_not_compared_across_languages():
    scores = {Channel.PASSAGES: row(0.9, 0.8), Channel.BIGRAMS: row(0, 9)}
    assert np.argmax(fuse(scores, np.array([False, False]))) == 0
    assert np.argmax(fuse(scores | {Channel.BIGRAMS: row(0, 99)}, np.array([True, True]))) in (0, 1)


def test_the_dictionary_decides_between_near_passages_of_another_language():
    scores = {Channel.PASSAGES: row(0.81, 0.80, 0.3), Channel.DICTIONARY: row(0, 8, 0)}
    assert np.argmax(fuse(scores, np.array([False, False, False]))) == 1


def test_one_candidate_gets_a_finite_score():
    assert fuse({Channel.PASSAGES: row(0.5), Channel.BIGRAMS: row(3)}, np.array([True])).tolist() == [0.0]
