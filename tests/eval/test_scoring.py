import pytest

from eval.scoring import gold_rank, score
from qa import Kind
from tests.eval.fakes import PLAN, RESULTS, abstained, answered, article, gold, passage, question

RESULT = article(RESULTS, "results")
TARGET = article(PLAN, "plan")


def test_an_accepted_form_is_correct() -> None:
    scores = score(question(["31部", "31"], [[gold("31部", RESULT)]]), answered("31部", within=RESULT))
    assert scores.correct
    assert scores.exact_match == scores.f1 == scores.cmrc_exact_match == scores.cmrc_f1 == 1.0
    assert scores.citation_precision == scores.citation_recall == 1.0


def test_a_citation_twice_as_long_as_the_gold_span_is_correct_but_no_exact_match() -> None:
    scores = score(question(["31部"], [[gold("31部", RESULT)]]), answered("电梯31部。", within=RESULT))
    assert scores.correct
    assert scores.exact_match == 0.0
    assert scores.citation_precision == pytest.approx(3 / 6)
    assert scores.citation_recall == 1.0


def test_a_longer_citation_is_not_correct() -> None:
    scores = score(question(["31部"], [[gold("31部", RESULT)]]), answered("装电梯31部。", within=RESULT))
    assert not scores.correct


def test_a_citation_that_holds_only_part_of_the_gold_span_is_not_correct() -> None:
    scores = score(question(["31部"], [[gold("31部", RESULT)]]), answered("31", within=RESULT))
    assert not scores.correct
    assert scores.citation_recall == pytest.approx(2 / 3)


def test_the_same_words_of_another_article_are_not_cited() -> None:
    scores = score(question(["20部以上"], [[gold("31部", RESULT)]]), answered("20部", within=TARGET))
    assert not scores.correct
    assert scores.citation_precision == scores.citation_recall == 0.0


def test_a_list_is_correct_when_every_item_is_cited() -> None:
    asked = question(["31部、200个"], [[gold("31部", RESULT), gold("200个", RESULT)]])
    assert score(asked, answered("31部", "200个", within=RESULT, kind=Kind.LIST)).correct
    half = score(asked, answered("31部", within=RESULT))
    assert not half.correct
    assert half.citation_precision == 1.0
    assert half.citation_recall == pytest.approx(3 / 7)


def test_one_of_two_alternatives_is_recalled_whole() -> None:
    asked = question(["31部", "电梯31部"], [[gold("31部", RESULT)], [gold("电梯31部", RESULT)]])
    scores = score(asked, answered("31部", within=RESULT))
    assert scores.citation_precision == scores.citation_recall == 1.0


def test_abstaining_on_an_answerable_question_scores_zero() -> None:
    scores = score(question(["31部"], [[gold("31部", RESULT)]]), abstained())
    assert not scores.correct
    assert scores.exact_match == scores.f1 == scores.cmrc_exact_match == scores.cmrc_f1 == 0.0
    assert scores.citation_precision is None
    assert scores.citation_recall == 0.0


def test_abstaining_on_an_unanswerable_question_scores_one() -> None:
    scores = score(question(), abstained())
    assert scores.correct
    assert scores.exact_match == scores.f1 == 1.0
    assert scores.cmrc_exact_match is scores.cmrc_f1 is None
    assert scores.citation_precision is scores.citation_recall is None


def test_answering_an_unanswerable_question_scores_zero() -> None:
    scores = score(question(), answered("31部", within=RESULT))
    assert not scores.correct
    assert scores.exact_match == scores.f1 == 0.0
    assert scores.citation_precision == 0.0
    assert scores.citation_recall is None


def test_gold_answers_without_a_place_leave_citations_unscored() -> None:
    scores = score(question(["31部"], context=RESULT), answered("31部", within=RESULT))
    assert scores.correct
    assert scores.citation_precision is scores.citation_recall is None


def test_the_rank_is_that_of_the_first_passage_that_overlaps_a_gold_span() -> None:
    asked = question(["31部"], [[gold("31部", RESULT)]])
    ranked = [passage(PLAN, TARGET), passage("新建充电桩200个。", RESULT), passage("加装电梯31", RESULT)]
    assert gold_rank(asked, ranked) == 3
    assert gold_rank(asked, ranked[:2]) is None


def test_a_passage_that_only_touches_the_gold_span_does_not_count() -> None:
    asked = question(["31部"], [[gold("31部", RESULT)]])
    assert gold_rank(asked, [passage("加装电梯", RESULT)]) is None


def test_squad_ranks_count_contexts_once() -> None:
    asked = question(["31部"], [[gold("31部", RESULT)]], context=RESULT)
    ranked = [passage("北坡区", TARGET), passage("20部", TARGET), passage("充电桩", RESULT)]
    assert gold_rank(asked, ranked) == 2
