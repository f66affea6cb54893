from datetime import date

import pytest

from documents import Span
from qa.status import Setting, status_in, status_of
from qa.types import Status
from qa.years import comes_later
from tests.index.fakes import article


def at(sentence: str, words: str, page: str = "", title: str = "", published: date | None = None) -> Status:
    start = sentence.index(words)
    span = Span(start, start + len(words))
    return status_of(sentence, span, page or sentence, Setting(title, published))


@pytest.mark.parametrize(
    ("sentence", "words", "status"),
    [
        ("今年计划新建公园8处。", "8处", Status.PLANNED),
        ("力争签约项目12个。", "12个", Status.PLANNED),
        ("明年将开工建设学校3所。", "3所", Status.PLANNED),
        ("全年已完成改造39个。", "39个", Status.DONE),
        ("去年全区新增车位800个，比上年多60个。", "800个", Status.DONE),
        ("目前，大桥正在加快施工，桥墩还有30个在建。", "30个", Status.ONGOING),
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


def test_what_stands_before_its_plan_has_been_done_of_it() -> None:
    sentence = "新增停车位420个，全年计划900个。"
    title = "东山区安排民生实事"
    assert at(sentence, "420个", title=title) is Status.DONE
    assert at(sentence, "900个", title=title) is Status.PLANNED


def test_a_share_of_the_plan_is_a_result() -> None:
    assert at("新装充电桩310个，完成年度目标的82%。", "82%") is Status.DONE


def test_a_plan_in_brackets_is_told_from_the_result_before_it() -> None:
    sentence = "已改造供热管网46公里（计划40公里）。"
    assert at(sentence, "46公里") is Status.DONE
    assert at(sentence, "40公里") is Status.PLANNED


def test_an_unmarked_clause_follows_the_one_before_it() -> None:
    sentence = "去年接待游客90万人次，收入3亿元；今年计划接待100万人次，收入4亿元。"
    assert at(sentence, "3亿元") is Status.DONE
    assert at(sentence, "4亿元") is Status.PLANNED


def test_the_title_tells_of_a_bare_statement() -> None:
    bare = "新建停车场4处。"
    assert at(bare, "4处", title="东山区票决今年民生实事清单") is Status.PLANNED
    assert at(bare, "4处", title="东山区民生实事年底见分晓") is Status.DONE


def test_a_year_ahead_of_the_article_is_planned_and_one_behind_it_is_done() -> None:
    day = date(2031, 6, 1)
    assert at("2033年，床位800张。", "800张", published=day) is Status.PLANNED
    assert at("2029年，床位800张。", "800张", published=day) is Status.DONE


@pytest.mark.parametrize(
    ("said", "later"),
    [
        ("预计11月封顶", True),
        ("3月12日开工", False),
        ("7月20日起开放", True),
        ("去年10月开工", False),
        ("2025年3月开放", True),
        ("7月开放", None),
        ("全区加装电梯", None),
    ],
)
def test_a_day_comes_before_or_after_publication(said: str, later: bool | None) -> None:
    assert comes_later(said, date(2024, 7, 16)) is later


def test_what_a_page_says_of_a_later_month_is_planned() -> None:
    text = "新院区地下部分已经完工，11月封顶。"
    page = article(text, published=date(2024, 7, 16))
    whole = Span(0, len(text))
    assert status_in(page, whole, Span(text.index("11月"), text.index("封顶"))) is Status.PLANNED
    page = article(text, published=date(2024, 12, 26))
    assert status_in(page, whole, Span(text.index("11月"), text.index("封顶"))) is Status.DONE
