"""What people say before they ask."""

import pytest

from qa.preambles import without_preamble


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("我妈老担心菜不干净，想问问2031年初东山区说要抽检多少批？", "2031年初东山区说要抽检多少批？"),
        ("上班路上堵得要命。2031年要治理多少个堵点？", "2031年要治理多少个堵点？"),
        ("听邻居说2031年评教育，东山拿了第一，真的假的？", "2031年评教育，东山拿了第一吗？"),
        ("孩子问我2031年的彩虹桥是怎么造的，怎么跟他讲", "2031年的彩虹桥是怎么造的？"),
        # what somebody tells of themselves may be what it is about
        ("我奶奶82了，2031年在东山的食堂吃一顿补几块？", "我奶奶82了，2031年在东山的食堂吃一顿补几块？"),
        ("我担心楼太高，能装电梯吗？", "我担心楼太高，能装电梯吗？"),  # the rest names no place and no year
        ("东山区2031年加装了多少部电梯？", "东山区2031年加装了多少部电梯？"),
    ],
)
def test_what_leads_up_to_a_question_is_left_out(question: str, asked: str) -> None:
    assert without_preamble(question) == asked
