import numpy as np
import pytest

from index import IndexFault
from index.dense import DenseIndex

# Passage 0 owns the first two vectors, passage 1 the third, passage 2 the last.
VECTORS = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [0.6, 0.8, 0]], dtype=np.float16)
STARTS = [0, 2, 3, 4]
QUERY = np.array([0, 1, 0], dtype=np.float32)


def test_passages_come_back_once_in_the_order_of_their_best_vector():
    assert DenseIndex(VECTORS, STARTS).top(QUERY, 4).tolist() == [0, 2, 1]


def test_a_passage_scores_as_its_best_vector_and_says_which():
    scores, best = DenseIndex(VECTORS, STARTS).scores(QUERY, np.array([0, 2]))
    assert scores.tolist() == pytest.approx([1.0, 0.8], abs=1e-3)
    assert best.tolist() == [1, 0]


def test_more_can_be_asked_for_than_there_is():
    assert len(DenseIndex(VECTORS[:1], [0, 1]).top(QUERY, 50)) == 1


def test_vectors_that_do_not_fit_the_passages_are_refused():
    with pytest.raises(IndexFault, match="4 vectors do not fit 2 passages"):
        DenseIndex(VECTORS, [0, 2, 3])
