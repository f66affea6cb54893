import pytest

from documents import Passage, Span
from qa import Answer, Citation, Kind, ReadSpan, Reason
from tests.index.fakes import article

PAGE = article("全年加装电梯95部。")
CITATION = Citation(PAGE, Span(6, 9))


def answer(kind: Kind, citations: tuple[Citation, ...], reason: Reason | None = None) -> Answer:
    return Answer("q", "q", kind, citations, 0.5, "zh", reason)


def test_quote_and_text_are_the_articles_characters() -> None:
    assert CITATION.quote == PAGE.text[6:9] == "95部"
    assert answer(Kind.SPAN, (CITATION,)).text == "95部"


def test_an_answer_without_a_citation_cannot_be_constructed() -> None:
    with pytest.raises(ValueError, match="citation"):
        answer(Kind.SPAN, ())


def test_an_abstention_needs_its_reason_and_no_citation() -> None:
    assert answer(Kind.NONE, (), Reason.NOTHING_FOUND).text is None
    with pytest.raises(ValueError, match="reason"):
        answer(Kind.NONE, ())
    with pytest.raises(ValueError, match="citation"):
        answer(Kind.NONE, (CITATION,), Reason.NOTHING_FOUND)


def test_a_citation_of_nothing_cannot_be_constructed() -> None:
    with pytest.raises(ValueError, match="characters"):
        Citation(PAGE, Span(3, 3))
    with pytest.raises(ValueError, match="past"):
        Citation(PAGE, Span(0, 99))


def test_a_read_span_lies_in_its_passage() -> None:
    with pytest.raises(ValueError, match="outside"):
        ReadSpan(Passage(PAGE, Span(0, 4)), Span(6, 9), 0.5)
