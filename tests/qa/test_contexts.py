from datetime import date

import pytest

from qa.contexts import asked_of, heading_of
from qa.question import analyse
from tests.index.fakes import article

SILENT = "全区加装电梯66部。"
PLACES = frozenset({"东山区", "西河区"})


def asked(question: str, passage: str = SILENT) -> str:
    return asked_of(analyse(question, PLACES), passage)


def test_the_heading_is_the_title_with_the_day_on_a_line_of_its_own() -> None:
    page = article(SILENT, title="东山区修路忙", published=date(2031, 5, 6))
    assert heading_of(page) == "东山区修路忙（2031年5月6日）\n"
    assert heading_of(article(SILENT, title="东山区修路忙")) == "东山区修路忙\n"


def test_an_article_without_title_and_day_has_no_heading() -> None:
    assert heading_of(article(SILENT)) == ""


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("东山区2031年加装了多少部电梯？", "加装了多少部电梯？"),
        ("2031年度，东山的电梯加装了多少部？", "电梯加装了多少部？"),
        ("西河区和东山区加装了多少部电梯？", "和加装了多少部电梯？"),
        ("How many lifts did Dongshan District add in 2031?", "How many lifts did the district add?"),
        ("What was Dongshan's lift target for 2031?", "What was the district's lift target?"),
        ("What was the Dongshan lift target?", "What was the district lift target?"),
    ],
)
def test_a_place_and_a_year_that_the_passage_does_not_name_are_not_asked_of_it(
    question: str, left: str
) -> None:
    assert asked(question).replace(" ?", "?") == left


@pytest.mark.parametrize(
    ("passage", "left"),
    [
        ("东山区加装电梯66部。", "东山区加装了多少部电梯？"),
        ("2031年加装电梯66部。", "2031年加装了多少部电梯？"),
        ("2031年东山加装电梯66部。", "东山区2031年加装了多少部电梯？"),
    ],
)
def test_what_the_passage_names_stays_in_the_question(passage: str, left: str) -> None:
    assert asked("东山区2031年加装了多少部电梯？", passage) == left


def test_a_question_that_names_nothing_else_is_asked_whole() -> None:
    assert asked("东山区2031年？") == "东山区2031年？"


def test_other_words_that_begin_with_a_capital_stay() -> None:
    assert asked("How many lifts did Dongshan add before Xinlan Bridge opened?") == (
        "How many lifts did the district add before Xinlan Bridge opened?"
    )


def test_what_people_say_is_asked_in_the_words_of_the_passage() -> None:
    question = "东山的饭店生意涨了多少？"
    assert asked(question, "东山餐饮业营业额增长5%。") == "东山的餐饮业营业额涨了多少？"
    assert asked(question, "东山的饭店生意增长5%。") == question
