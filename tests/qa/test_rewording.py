import pytest

from qa.rewording import plain, without_slips

TEXTS = ["全区加装电梯66部，增设泊位40个，作文题目由学生拟定。", "那天一早开工，桥在那边。"]


@pytest.mark.parametrize(
    ("question", "right"),
    [("加装了多少部电蹄？", "加装了多少部电梯？"), ("增设了多少个伯位？", "增设了多少个泊位？")],
)
def test_a_slip_is_put_right_by_a_word_that_sounds_the_same(question: str, right: str) -> None:
    assert without_slips(question, TEXTS) == right


@pytest.mark.parametrize(
    "question",
    ["电梯目标完成了吗？", "开工是哪天？", "公园在哪边？", "加装了多少部电梯？", "What opened on 电蹄 day?"],
)
def test_what_is_no_slip_stays(question: str) -> None:
    assert without_slips(question, TEXTS) == question


def test_small_words_of_grammar_are_no_slip() -> None:
    assert without_slips("怎么让水管冬天不冻？", ["设备不动。"]) == "怎么让水管冬天不冻？"
    assert without_slips("有几部是新装的？", ["不是新装的。"]) == "有几部是新装的？"


def test_a_word_that_the_articles_do_not_hold_puts_nothing_right() -> None:
    assert without_slips("加装了多少部电蹄？", ["全区增设泊位40个。"]) == "加装了多少部电蹄？"


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("二〇三一年東山區新增了一百二十個車位？", "2031年东山区新增了120个车位？"),
        ("３１年底装了多少部电梯？", "2031年底装了多少部电梯？"),
        ("补助是三百块钱吗？", "补助是300元吗？"),
    ],
)
def test_a_question_is_written_as_the_articles_write(question: str, written: str) -> None:
    assert plain(question) == written
