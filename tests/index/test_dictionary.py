import pytest

from index import load_dictionary
from index.dictionary import base_forms


def test_a_phrase_wins_over_its_words():
    assert load_dictionary().groups_of_chinese("How many night markets are there?") == [["夜市"]]


def test_the_words_of_government_news_are_known() -> None:
    assert load_dictionary().groups_of_chinese("run-down housing estates") == [["老旧小区"]]
    assert "停车位" in load_dictionary().groups_of_chinese("parking spaces")[0]


def test_a_plural_is_looked_up_as_its_singular():
    (elevators,) = load_dictionary().groups_of_chinese("elevators")
    assert "电梯" in elevators


def test_the_grammar_of_a_question_is_not_translated():
    assert load_dictionary().groups_of_chinese("What is it that they will have?") == []


def test_chinese_words_lead_to_english_ones():
    (group,) = load_dictionary().groups_of_english(["电梯"])
    assert "elevator" in group


@pytest.mark.parametrize(
    ("word", "base"),
    [("cities", "city"), ("buses", "bus"), ("planned", "plan"), ("building", "build"), ("used", "use")],
)
def test_inflections_are_undone(word: str, base: str):
    assert base in base_forms(word)


def test_a_double_s_is_no_plural():
    assert base_forms("glass") == ["glass"]
