"""A follow-up that may be meant in several ways is meant as its surest answer has it."""

from collections.abc import Sequence

from documents import Passage, Span, split_passages
from index import Hit
from qa import Answer, Assistant, ReadSpan, Turn
from qa.conversation import understand
from tests.index.fakes import article

PAGE = article("东山区2031年共有学位7120个，其中新开的四所幼儿园带来学位1410个。")
BEFORE = Turn("2031年底东山区新开的四所幼儿园是哪几所？", None)


class MeaningReader:
    """Reads the kindergartens' figure where the question names them, else the sum, each with a set chance."""

    def __init__(self, *, named: float, unnamed: float) -> None:
        self.named, self.unnamed = named, unnamed

    def read(self, question: str, hits: Sequence[Hit]) -> list[ReadSpan]:
        words, chance = ("1410个", self.named) if "幼儿园" in question else ("7120个", self.unnamed)
        at = PAGE.text.index(words)
        return [ReadSpan(hit.passage, Span(at, at + len(words)), chance) for hit in hits]

    def verify(self, question: str, places: Sequence[Passage]) -> Sequence[float]:
        return [0.0] * len(places)


class OnePage:
    """Finds the page for any question."""

    def search(self, question: str, k: int = 10) -> list[Hit]:
        return [Hit(passage, 1.0, passage.span, ()) for passage in split_passages(PAGE)]


def ask(question: str = "一共带来多少学位？", *, named: float, unnamed: float) -> Answer:
    assistant = Assistant(OnePage(), MeaningReader(named=named, unnamed=unnamed), threshold=0.3)
    return assistant.ask(question, [BEFORE])


def test_what_may_be_meant_as_well_is_told() -> None:
    meant = understand("一共带来多少学位？", [BEFORE], ("东山区",))
    assert "幼儿园" not in meant.text
    assert [one for one in meant.others if "新开的四所幼儿园" in one]


def test_the_surer_meaning_is_answered_and_shown() -> None:
    answer = ask(named=0.9, unnamed=0.5)
    assert answer.text == "1410个"
    assert "四所幼儿园" in answer.understood_as


def test_an_answer_that_is_sure_or_nearly_as_sure_is_kept() -> None:
    assert ask(named=0.9, unnamed=0.8).text == "7120个"
    assert ask(named=0.55, unnamed=0.5).text == "7120个"


def test_a_meaning_whose_answer_does_not_speak_of_what_is_asked_is_none() -> None:
    assert ask(named=0.9, unnamed=0.1).text == "1410个"
    assert ask("一共带来多少车位？", named=0.9, unnamed=0.1).abstained


def test_a_turn_to_the_plan_has_one_meaning() -> None:
    assert understand("目标呢？", [Turn("东山区2031年新增了多少停车位？", "66个")]).others == ()
