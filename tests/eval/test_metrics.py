import pytest

from documents import Span
from eval.metrics import (
    answer_tokens,
    citation_precision,
    citation_recall,
    exact_match,
    f1,
    hit_at,
    mean,
    percentile,
    precision,
    recall,
    reciprocal_rank,
)
from eval.questions import GoldSpan
from tests.eval.fakes import article


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("共３,260 部。", ["共", "3260", "部"]),
        ("2.1万", ["2.1", "万"]),
        ("3-5月", ["3", "5", "月"]),
        ("９５％", ["95%"]),
        ("The Old Pier", ["old", "pier"]),
        ("《花期》、“春汛”", ["花", "期", "春", "汛"]),
        ("A座", ["a", "座"]),
        ("，。", []),
    ],
)
def test_tokens_are_numbers_chinese_characters_and_words(text: str, tokens: list[str]) -> None:
    assert answer_tokens(text) == tokens


@pytest.mark.parametrize(
    ("prediction", "answers", "expected"),
    [
        ("９５部", ["95部"], 1.0),  # width
        ("95 部。", ["95部"], 1.0),  # space, punctuation
        ("Harbour Office", ["the harbour office"], 1.0),  # case, article
        ("1,200", ["1200"], 1.0),  # thousands separator
        ("95", ["70部", "95"], 1.0),  # the second accepted form
        ("21", ["2.1"], 0.0),  # a decimal point counts
        ("35", ["3-5"], 0.0),  # a range is not one number
        ("95", ["95%"], 0.0),  # a percentage is not a count
        ("95部", ["95"], 0.0),
        ("newyork", ["New York"], 0.0),
        ("95", [], 0.0),
    ],
)
def test_exact_match(prediction: str, answers: list[str], expected: float) -> None:
    assert exact_match(prediction, answers) == expected


def test_f1_of_a_longer_prediction() -> None:
    # [共 95 部 电 梯] and [95 部]: precision 2/5, recall 2/2, F1 = 4/7
    assert f1("共95部电梯", ["95部"]) == pytest.approx(4 / 7)


def test_f1_takes_the_best_answer() -> None:
    assert f1("共95部电梯", ["不知道", "95部电梯"]) == pytest.approx(8 / 9)


def test_f1_counts_a_repeated_token_as_often_as_it_stands_in_both() -> None:
    # [好 好] and [好 学]: one shared
    assert f1("好好", ["好学"]) == pytest.approx(0.5)


def test_f1_of_two_different_numbers_shares_only_the_unit() -> None:
    assert f1("95部", ["85部"]) == pytest.approx(0.5)


def test_f1_scores_english_by_words() -> None:
    # [harbour office] and [port office]
    assert f1("harbour office", ["port office"]) == pytest.approx(0.5)


def test_f1_of_nothing_in_common_is_zero() -> None:
    assert f1("红", ["蓝"]) == 0.0


@pytest.mark.parametrize(
    ("rank", "depth", "expected"), [(1, 1, 1.0), (2, 1, 0.0), (5, 5, 1.0), (6, 5, 0.0), (None, 5, 0.0)]
)
def test_hit_at(rank: int | None, depth: int, expected: float) -> None:
    assert hit_at(rank, depth) == expected


@pytest.mark.parametrize(("rank", "expected"), [(1, 1.0), (4, 0.25), (10, 0.1), (11, 0.0), (None, 0.0)])
def test_reciprocal_rank_ends_at_ten(rank: int | None, expected: float) -> None:
    assert reciprocal_rank(rank) == expected


ARTICLE = article("零一二三四五六七八九十")
OTHER = article("零一二三四五六七八九十", "other")


def marked(start: int, end: int, within: object = None) -> GoldSpan:
    return GoldSpan(OTHER if within == "other" else ARTICLE, Span(start, end))


def test_citation_precision_and_recall_count_shared_characters() -> None:
    cited, gold = [marked(2, 6)], [marked(4, 7)]  # shared: 4 and 5
    assert citation_precision(cited, gold) == pytest.approx(2 / 4)
    assert citation_recall(cited, gold) == pytest.approx(2 / 3)


def test_a_character_cited_twice_counts_once() -> None:
    assert citation_precision([marked(0, 2), marked(1, 3)], [marked(0, 3)]) == 1.0
    assert citation_recall([marked(0, 2), marked(1, 3)], [marked(0, 6)]) == pytest.approx(3 / 6)


def test_the_same_offsets_of_another_article_share_nothing() -> None:
    assert citation_precision([marked(0, 3, "other")], [marked(0, 3)]) == 0.0
    assert citation_recall([marked(0, 3, "other")], [marked(0, 3)]) == 0.0


def test_citing_nothing_has_no_precision_and_no_recall() -> None:
    assert citation_precision([], [marked(0, 3)]) == 0.0
    assert citation_recall([], [marked(0, 3)]) == 0.0


def test_citing_anything_for_an_unanswerable_question_has_precision_zero() -> None:
    assert citation_precision([marked(0, 3)], []) == 0.0


def test_recall_without_a_gold_place_is_refused() -> None:
    with pytest.raises(ValueError, match="gold place"):
        citation_recall([marked(0, 3)], [])


def test_abstention_precision_and_recall() -> None:
    abstained = [True, True, False, False]
    unanswerable = [True, False, True, True]
    assert precision(abstained, unanswerable) == pytest.approx(1 / 2)
    assert recall(abstained, unanswerable) == pytest.approx(1 / 3)


def test_precision_of_no_abstention_is_undefined() -> None:
    assert precision([False, False], [True, False]) is None


def test_recall_with_nothing_unanswerable_is_undefined() -> None:
    assert recall([True, False], [False, False]) is None


def test_percentiles_are_interpolated() -> None:
    assert percentile([10.0, 20.0, 30.0, 40.0], 50) == pytest.approx(25.0)
    # rank 0.95 * 3 = 2.85 of the sorted values: 30 + 0.85 * 10
    assert percentile([40.0, 30.0, 20.0, 10.0], 95) == pytest.approx(38.5)


def test_mean_and_percentile_of_nothing_are_undefined() -> None:
    assert mean([]) is None
    assert percentile([], 50) is None
