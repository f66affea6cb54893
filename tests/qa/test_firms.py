import pytest

from documents import Passage, Span
from qa.firms import firms_named
from qa.question import analyse
from qa.scope import in_scope
from tests.index.fakes import article


@pytest.mark.parametrize(
    ("question", "firm"),
    [
        ("禾丰飞翼科技是哪年成立的？", "禾丰"),
        ("请问鲸语制药有限公司的董事长是谁？", "鲸语"),
        ("2031年禾丰智造投资多少？", "禾丰"),
        ("鲸语光电2031年投资多少？", "鲸语"),
    ],
)
def test_a_name_that_no_dictionary_knows_tells_a_firm(question: str, firm: str) -> None:
    assert firms_named(question) == (firm,)


def test_the_place_before_a_firm_is_no_part_of_its_name() -> None:
    question = "东山区的鲸语制药成立于哪年？"
    assert firms_named(question, ["东山区"]) == ("鲸语",)
    assert firms_named("东山鲸语制药成立于哪年？", ["东山区"]) == ("鲸语",)


@pytest.mark.parametrize(
    "question",
    [
        "哪家公司承建了大桥？",
        "这家公司在哪？",
        "全区科技企业有多少家？",
        "区建工集团投资多少？",
        "新能源汽车充电桩有多少个？",
        "阳光科技有多少人？",
        "公司是哪年成立的？",
        "谁承建了禾丰科技园？",
        "上规模的饭店生意涨了多少？",
    ],
)
def test_common_nouns_name_no_firm(question: str) -> None:
    assert firms_named(question) == ()


@pytest.mark.parametrize(("asked", "fits"), [("禾丰飞翼科技", True), ("鲸语制药", False)])
def test_another_firms_figure_is_no_answer(asked: str, fits: bool) -> None:
    text = "禾丰飞翼在新河镇投资建厂。"
    passage = Passage(article(text), Span(0, len(text)))
    assert in_scope(analyse(f"{asked}在哪里有新厂？"), passage, passage.span, passage.span) is fits


def test_a_firm_that_only_the_title_names_is_the_one_asked_for() -> None:
    text = "新厂建在新河镇。"
    passage = Passage(article(text, title="禾丰飞翼落户东山"), Span(0, len(text)))
    assert in_scope(analyse("禾丰飞翼科技在哪里有新厂？"), passage, passage.span, passage.span)


def test_a_firm_called_by_its_city_and_trade_is_told_by_both() -> None:
    assert firms_named("岚朔重工有多少员工？", ["岚朔市"]) == ("岚朔重工",)
    assert firms_named("岚朔市的食品抽检做了几批？", ["岚朔市"]) == ()
    assert firms_named("岚朔科技馆在哪里？", ["岚朔市"]) == ()
