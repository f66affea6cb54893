from datetime import date

from documents import Article
from qa.ledger import Delivery, LedgerRow, delivery_ledger
from tests.index.fakes import article

JANUARY, NOVEMBER, DECEMBER = date(2031, 1, 10), date(2031, 11, 12), date(2031, 12, 28)
PLAN = article(
    "东山区计划今年改造40个老旧小区，惠及居民9000户，加装电梯60部以上。"
    "力争新增就业1.2万人，建设松林路等9处口袋公园。新开和优化公交线路6条。",
    title="东山区政府工作报告划出今年重点",
    published=JANUARY,
)
RESULT = (
    "东山区已完成40个老旧小区改造，惠及居民8800户，既有住宅加装电梯66部。"
    "城镇新增就业1.1万人，柳溪等8个口袋公园对外开放。新开公交线路2条。"
)


def rows(*articles: Article) -> dict[str, LedgerRow]:
    return {row.target.quote: row for row in delivery_ledger(articles)}


def report(published: date = NOVEMBER, text: str = RESULT) -> Article:
    return article(text, title="东山区民生实事完成情况见分晓", published=published)


def test_a_target_and_a_result_of_one_indicator_make_a_row() -> None:
    row = rows(PLAN, report())["60部以上"]
    assert row.result.quote == "66部"
    assert (row.place, row.year, row.delivery) == ("东山区", 2031, Delivery.MET)
    assert (row.promised, row.reported) == (JANUARY, NOVEMBER)


def test_examples_before_the_figure_do_not_name_the_indicator() -> None:
    assert rows(PLAN, report())["9处"].result.quote == "8个"


def test_an_indicator_named_in_general_words_is_told_by_its_context() -> None:
    assert rows(PLAN, report())["9000户"].result.quote == "8800户"


def test_a_shortfall_is_open_before_the_year_is_over_and_missed_after() -> None:
    assert rows(PLAN, report())["1.2万人"].delivery is Delivery.OPEN
    assert rows(PLAN, report(DECEMBER))["1.2万人"].delivery is Delivery.MISSED


def test_what_is_counted_together_is_not_one_of_its_parts() -> None:
    assert "6条" not in rows(PLAN, report())


def test_another_place_or_year_makes_no_row() -> None:
    elsewhere = article(RESULT.replace("东山区", "西河区"), title="西河区见分晓", published=NOVEMBER)
    later = report(date(2033, 12, 28))
    assert not rows(PLAN, elsewhere)
    assert not rows(PLAN, later)


def test_of_two_reports_the_newer_counts() -> None:
    newer = report(DECEMBER, RESULT.replace("66部", "71部"))
    assert rows(PLAN, report(), newer)["60部以上"].result.quote == "71部"


def test_a_sentence_that_states_both_makes_a_row() -> None:
    both = article("年初，东山区计划加装电梯85部，实际加装97部。", title="东山区回顾", published=DECEMBER)
    assert rows(both)["85部"].result.quote == "97部"
