import pytest

from documents import Span
from qa.status import status_of, tenor
from qa.types import Status


def at(sentence: str, words: str, page: str = "") -> Status:
    start = sentence.index(words)
    return status_of(sentence, Span(start, start + len(words)), page)


@pytest.mark.parametrize(
    ("sentence", "words", "status"),
    [
        ("今年计划新建公园8处。", "8处", Status.PLANNED),
        ("力争签约项目12个。", "12个", Status.PLANNED),
        ("新增就业2万人以上。", "2万人以上", Status.PLANNED),
        ("全年已完成改造39个。", "39个", Status.DONE),
        ("前三季度增长5.3%。", "5.3%", Status.DONE),
        ("大桥正在加快建设，桥墩30个。", "30个", Status.ONGOING),
    ],
)
def test_a_statement_is_planned_under_way_or_done_by_its_words(
    sentence: str, words: str, status: Status
) -> None:
    assert at(sentence, words) is status


def test_the_figure_of_a_plan_that_a_result_is_measured_by_is_planned() -> None:
    sentence = "实际脱贫6641人，超出计划的6000人。"
    assert at(sentence, "6641人") is Status.DONE
    assert at(sentence, "6000人") is Status.PLANNED


def test_a_share_of_the_plan_is_a_result() -> None:
    assert at("新装充电桩310个，完成年度目标的82%。", "82%") is Status.DONE


def test_an_unmarked_clause_follows_the_one_before_it() -> None:
    sentence = "去年接待游客90万人次，收入3亿元；今年计划接待100万人次，收入4亿元。"
    assert at(sentence, "3亿元") is Status.DONE
    assert at(sentence, "4亿元") is Status.PLANNED


def test_a_bare_statement_follows_the_tenor_of_its_page() -> None:
    plan = "今年力争签约10个。将建设公园。计划开工。"
    report = "已签约10个。公园建成了。顺利完成。"
    assert tenor(plan) is Status.PLANNED
    assert at("新建停车场4处。", "4处", plan) is Status.PLANNED
    assert at("新建停车场4处。", "4处", report) is Status.DONE
    assert at("新建停车场4处。", "4处", "新建停车场4处。") is Status.NONE
