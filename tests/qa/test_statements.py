from datetime import date

import pytest

from documents import Article, Span
from qa.counterparts import newer_report
from qa.statements import Statement, is_distance, statements_of
from qa.types import Status
from tests.index.fakes import article


@pytest.mark.parametrize(
    ("text", "figure", "apart"),
    [
        ("共加装66部，比计划多了18部。", "18部", True),
        ("共加装66部，比计划多了18部。", "66部", False),
        ("目前离全年目标还差12个充电桩。", "12个", True),
        ("学位缺口约300个。", "300个", True),
        ("两区相比，30部的差距不小。", "30部", True),
        ("比上年多装的电梯共有60部。", "60部", False),
        ("全区多处公园开放，共8处。", "8处", False),
    ],
)
def test_a_figure_that_only_tells_how_far_two_others_lie_apart(text: str, figure: str, apart: bool) -> None:
    start = text.index(figure)
    assert is_distance(article(text), Span(start, start + len(figure))) is apart


def test_a_span_without_a_figure_is_no_distance() -> None:
    text = "比计划多了18部。"
    assert not is_distance(article(text), Span(0, text.index("多")))


def test_a_share_of_a_target_states_the_target() -> None:
    page = article("前六个月，培训护理员310人，完成全年500人目标的62%。")
    told = [(one.span.of(page.text), one.status) for one in statements_of(page)]
    assert told == [("310人", Status.DONE), ("500人", Status.PLANNED)]


def report(text: str, year: int, identifier: str = "") -> Article:
    return article(text, identifier or str(year), "东山区民生实事见分晓", date(year, 12, 28))


def only(page: Article) -> Statement:
    (stated,) = statements_of(page)
    return stated


OLDER = report("东山区已加装电梯50部。", 2030)
NEWER = report("东山区已加装电梯66部。", 2031)


def test_a_newer_report_tells_the_same_of_a_later_year() -> None:
    assert newer_report(only(OLDER), [OLDER, NEWER], ()) == only(NEWER)


def test_the_newest_of_several_is_given() -> None:
    newest = report("东山区已加装电梯71部。", 2032)
    assert newer_report(only(OLDER), [newest, OLDER, NEWER], ()) == only(newest)


@pytest.mark.parametrize(
    "text",
    [
        "东山区已开放公园66处。",
        "西河区已加装电梯66部。",
        "东山区已加装电梯6公里。",
        "东山区计划加装电梯66部。",
        "2029年东山区已加装电梯66部。",
    ],
    ids=["indicator", "place", "unit", "plan", "year"],
)
def test_what_tells_something_else_is_no_newer_report(text: str) -> None:
    other = article(text, "other", "", date(2031, 12, 28))
    assert statements_of(other)
    assert newer_report(only(OLDER), [OLDER, other], ()) is None


def test_an_older_report_replaces_nothing() -> None:
    assert newer_report(only(NEWER), [OLDER, NEWER], ()) is None


def test_a_later_report_of_the_year_asked_for_is_newer() -> None:
    july = article("东山区已加装电梯31部。", "july", "东山区民生实事进展", date(2030, 7, 2))
    assert newer_report(only(july), [july, OLDER, NEWER], [2030]) == only(OLDER)
