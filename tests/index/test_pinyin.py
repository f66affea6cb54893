import pytest

from index.pinyin import PinyinPairs

PAIRS = PinyinPairs(["海淀", "西安", "张学", "学良", "电梯", "绿地", "gdp"])


@pytest.mark.parametrize(
    ("question", "groups"),
    [
        ("How many lifts in Haidian District?", [["海淀"]]),
        ("Where is Xi'an?", [["西安"]]),
        ("Who is Zhang Xueliang?", [["张学"], ["学良"]]),
        ("What did Lüdi build?", [["绿地"]]),
        ("how many lifts", []),
    ],
)
def test_names_spelled_in_pinyin_lead_to_their_characters(question: str, groups: list[list[str]]):
    assert list(PAIRS.groups(question)) == groups
