import pytest

from qa.conversation import understand
from qa.types import Turn

PLACES = frozenset({"东山区", "西河区"})


@pytest.mark.parametrize(
    ("before", "answer", "question", "whole"),
    [
        ("东山区2031年加装了多少部电梯？", "60部", "那停车位呢？", "东山区2031年停车位实际有多少？"),
        ("东山区2031年加装了多少部电梯？", "60部", "那2030年呢？", "东山区2030年加装了多少部电梯？"),
        ("东山区2031年加装了多少部电梯？", "60部", "那西河区呢？", "西河区2031年加装了多少部电梯？"),
        ("东山区2031年计划加装多少部电梯？", "60部", "实际装了多少？", "东山区2031年实际装了多少部电梯？"),
        ("禾田飞翼科技的创始人是谁？", "郭平", "这家公司是哪年成立的？", "禾田飞翼科技是哪年成立的？"),
        (
            "禾田制药股份有限公司的创始人是谁？",
            "郭平",
            "这家公司是哪年成立的？",
            "禾田制药股份有限公司是哪年成立的？",
        ),
        ("谁承建了大桥？", "禾田光电股份有限公司", "它是哪年成立的？", "禾田光电股份有限公司是哪年成立的？"),
        ("文化馆是谁设计的？", "郭平野", "他是谁？", "郭平野是谁？"),
        (
            "How many lifts did Dongshan install in 2031?",
            "60部",
            "And charging piles?",
            "How many charging piles did Dongshan install in 2031?",
        ),
        (
            "How many lifts did Dongshan install in 2031?",
            "60部",
            "How about 2030?",
            "How many lifts did Dongshan install in 2030?",
        ),
        (
            "Who designed the new Dongshan library?",
            "郭平",
            "How much did it cost?",
            "How much did the new Dongshan library cost?",
        ),
    ],
)
def test_a_follow_up_takes_what_it_leaves_out_from_before(
    before: str, answer: str, question: str, whole: str
) -> None:
    assert understand(question, [Turn(before, answer)], PLACES).text == whole


def test_follow_ups_lean_on_follow_ups() -> None:
    turns = [Turn("东山区2031年加装了多少部电梯？", "60部"), Turn("那停车位呢？", "900个")]
    assert understand("那2030年呢？", turns, PLACES).text == "东山区2030年停车位实际有多少？"


@pytest.mark.parametrize(
    "question",
    [
        "西河区图书馆新馆有多少个座位？",
        "“禾雀3号”售价多少？",
        "今天天气怎么样？",
        "When did Xihe open its museum?",
    ],
)
def test_a_question_of_its_own_is_left_alone(question: str) -> None:
    before = Turn("东山区2031年加装了多少部电梯？", "60部")
    assert understand(question, [before], PLACES).text == question


def test_without_a_history_nothing_is_added() -> None:
    assert not understand("实际装了多少？", []).from_history
