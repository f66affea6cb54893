"""The chairman of one firm is not that of the other."""

import pytest

from documents import Span
from qa.posts import is_of_another_body
from qa.question import analyse
from tests.index.fakes import article

DEAL = (
    "禾岭世纪控股集团有限公司与禾岭云帆智造装备有限公司签约。"
    "禾岭云帆智造装备有限公司董事长孙晓峰说，年内投产。"
)
EXPERT = "禾岭实验小学开学了，校长由原青溪实验小学副校长邝雨桐担任。"


@pytest.mark.parametrize(
    ("text", "question", "name", "another"),
    [
        (DEAL, "世纪控股的董事长是谁？", "孙晓峰", True),
        (DEAL, "云帆的董事长是谁？", "孙晓峰", False),
        (DEAL, "Who is the chairman of Shiji?", "孙晓峰", True),
        (DEAL, "Who chairs Yunfan?", "孙晓峰", False),
        (DEAL, "董事长是谁？", "孙晓峰", False),  # of neither
        (EXPERT, "禾岭实验小学的校长是谁？", "邝雨桐", False),  # of the other before
    ],
)
def test_a_post_in_one_body_is_none_in_another(text: str, question: str, name: str, another: bool) -> None:
    page = article(text)
    start = text.index(name)
    assert is_of_another_body(analyse(question), page, Span(start, start + len(name))) is another
