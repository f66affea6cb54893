from datetime import date
from decimal import Decimal

import pytest

from documents import Article, Span
from qa import (
    Answer,
    Citation,
    CoveredScope,
    Difference,
    Kind,
    Language,
    Reason,
    Status,
    rendered,
    scope_sentence,
)
from qa.english import english_date, english_figure
from tests.index.fakes import article

PLAN = article("今年计划加装电梯70部以上。", published=date(2031, 1, 9))
REPORT = article("已加装电梯95部，惠及1.02万户。", published=date(2031, 11, 20))


def cite(page: Article, quote: str, status: Status) -> Citation:
    start = page.text.index(quote)
    return Citation(page, Span(start, start + len(quote)), status)


RESULT, TARGET = cite(REPORT, "95部", Status.DONE), cite(PLAN, "70部以上", Status.PLANNED)


def answer(language: Language, kind: Kind, *citations: Citation, **more: object) -> Answer:
    return Answer("q", "q", kind, citations, 0.9, language, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("1.02万户", "10,200 households"),
        ("70部以上", "at least 70"),
        ("95部", "95"),
        ("5.3%", "5.3%"),
        ("780.5亿元", "78.05 billion yuan"),
        ("约6.5万平方米", "about 65,000 square metres"),
        ("一万二千人", "12,000 people"),
        ("1人", "1 person"),
        ("8路", None),
        ("加装电梯95部", None),
    ],
)
def test_figures_are_put_into_english_by_rule(chinese: str, english: str | None) -> None:
    assert english_figure(chinese) == english


def test_dates_are_put_into_english_by_rule() -> None:
    assert english_date("2031年11月20日") == "20 November 2031"
    assert english_date("6月底前") == "before the end of June"
    assert english_date("三天") is None


def test_a_result_is_stated_with_its_date_and_its_target() -> None:
    said = answer("zh", Kind.SPAN, RESULT, counterpart=TARGET)
    assert rendered(said) == "95部（2031年11月公布）；年初目标：70部以上。"
    assert rendered(said, "en") == (
        "95 (95部), reported Nov 2031; the target was at least 70 (70部以上), reported Jan 2031."
    )


def test_a_difference_is_shown_as_computed() -> None:
    said = answer("zh", Kind.COMPARISON, RESULT, TARGET, difference=Difference(Decimal(25), "部"))
    assert (
        rendered(said)
        == "95部（2031年11月公布），70部以上（2031年1月公布）；前者比后者多25部（据两处数字计算）。"
    )
    assert "25 more (computed" in (rendered(said, "en") or "")


def test_a_verdict_shows_both_figures() -> None:
    said = answer("en", Kind.YES_NO, RESULT, TARGET, verdict=True)
    assert (rendered(said) or "").startswith("Yes. result: 95 (95部)")
    assert "target: at least 70 (70部以上)" in (rendered(said) or "")


def test_an_abstention_is_worded_by_what_was_asked_and_what_is_covered() -> None:
    scope = CoveredScope(("西河区",), (2030,), ("东山区",), (2031,))
    silent = Answer("q", "q", Kind.NONE, (), 0.1, "zh", Reason.OUT_OF_SCOPE, scope=scope)
    assert rendered(silent) is None
    assert scope_sentence(silent) == "您问的是西河区、2030年；最接近的文章写的是东山区（2031年）。"
    assert "You asked about 西河区, 2030" in scope_sentence(silent, "en")
