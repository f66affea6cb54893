"""The questions that the page offers: each a sentence that a person would write, and answered as stated."""

from datetime import date

import pytest

from index import build_index
from qa import Answer, Assistant, BaselineReader, Glossary, example_questions
from tests.index.fakes import OverlapEmbedder, article

PLAN = article(
    "望浦区召开会议，部署全年工作。今年计划加装电梯130部，新建口袋公园16处。",
    identifier="plan",
    title="望浦区部署2024年工作",
    published=date(2024, 1, 15),
)
REPORT = article(
    "望浦区举行发布会，介绍全年情况。全年加装电梯127部，其中实际建成口袋公园15处，停车位另外增加2014个。"
    "公共停车泊位新增96个。学位增加3600个。",
    identifier="report",
    title="望浦区公布2024年成绩单",
    published=date(2024, 12, 26),
)


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    reader = BaselineReader(OverlapEmbedder(), Glossary())
    return Assistant(build_index([PLAN, REPORT], OverlapEmbedder()), reader, threshold=0.5)


@pytest.fixture(scope="module")
def examples(assistant: Assistant) -> tuple[str, ...]:
    return example_questions(assistant, [PLAN, REPORT], wanted=6)


def test_what_is_counted_is_a_noun(examples: tuple[str, ...]) -> None:
    assert "望浦区加装了多少部电梯？" in examples
    assert not [one for one in examples if "实际" in one or "另外" in one]


def test_each_figure_is_of_another_thing(examples: tuple[str, ...]) -> None:
    spaces = [one for one in examples if "多少个" in one and ("停车位" in one or "泊位" in one)]
    assert len(spaces) <= 1


def test_one_asks_whether_a_target_was_met_and_is_told(
    examples: tuple[str, ...], assistant: Assistant
) -> None:
    question = "望浦区加装电梯的目标完成了吗？"
    assert question in examples
    answer: Answer = assistant.ask(question)
    assert [citation.quote for citation in answer.citations] == ["127部", "130部"]


def test_in_english_a_thing_has_the_name_that_people_give_it(examples: tuple[str, ...]) -> None:
    english = [one for one in examples if one.isascii()]
    assert "How many elevators were installed in Wangpu District?" in english
    assert not [one for one in english if "degree" in one or "realit" in one]


def test_articles_that_name_no_place_offer_nothing(assistant: Assistant) -> None:
    nowhere = article("全年加装电梯31部。", identifier="nowhere", title="年终盘点")
    assert example_questions(assistant, [nowhere]) == ()
