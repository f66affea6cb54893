import math
from dataclasses import replace

import pytest

from eval.metrics import reciprocal_rank
from eval.ranking import rank_passages, ranked
from tests.eval.fakes import PLAN, RESULTS, article, gold, passage, question

RESULT, TARGET = article(RESULTS, "results"), article(PLAN, "plan")
LIFTS = passage("截至十二月，北坡区加装电梯31部。", RESULT)
CHARGERS = passage("新建充电桩200个。", RESULT)
PLANNED = passage(PLAN, TARGET)


def test_a_passage_that_shares_characters_with_a_gold_span_is_right() -> None:
    asked = question(["31部"], [[gold("31部", RESULT)]])
    found = rank_passages(asked, [PLANNED, LIFTS])
    assert (found.rank, found.reciprocal) == (2, 0.5)
    assert found.ndcg == pytest.approx(1 / math.log2(3))


def test_ndcg_misses_the_right_passages_that_were_not_found() -> None:
    asked = question(["一样"], [[gold("31部", RESULT)], [gold("20部以上", TARGET)]])
    ideal = 1 + 1 / math.log2(3)
    assert rank_passages(asked, [LIFTS, CHARGERS]).ndcg == pytest.approx(1 / ideal)
    assert rank_passages(asked, [LIFTS, PLANNED]).ndcg == pytest.approx(1.0)


def test_contexts_are_ranked_where_a_question_has_its_own() -> None:
    asked = replace(question(["31部"], [[gold("31部", RESULT)]]), context=RESULT)
    assert rank_passages(asked, [PLANNED, PLANNED, CHARGERS]).rank == 2


def test_what_is_not_found_scores_nothing() -> None:
    missed = ranked(["a", "b"], ["c"])
    assert (missed.rank, missed.reciprocal, missed.ndcg) == (None, 0.0, 0.0)
    assert ranked([], ["c"]).ndcg == 0.0


def test_both_measures_end_at_ten_and_the_rank_does_not() -> None:
    far = ranked(list(range(20)), [12])
    assert (far.rank, far.reciprocal, far.ndcg) == (13, 0.0, 0.0)


@pytest.mark.parametrize("rank", range(1, 13))
def test_the_librarys_reciprocal_rank_is_ours(rank: int) -> None:
    assert ranked(list(range(1, 20)), [rank]).reciprocal == pytest.approx(reciprocal_rank(rank))


def test_a_question_without_a_gold_place_has_no_ranking() -> None:
    with pytest.raises(ValueError, match="relevant"):
        rank_passages(question(), [LIFTS])
