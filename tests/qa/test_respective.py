"""A row of figures that 分别 gives to a row of things."""

import pytest

from documents import Span
from qa.glossary import Glossary
from qa.question import analyse
from qa.respective import respective
from tests.index.fakes import article

ROADS = "禾岭路和柳溪街分别于7月18日、11月5日通车。"
TRADE = "批发业和零售业销售额分别增长5.1%和7.3%，住宿业增长2%。"
HOTELS = "住宿业、餐饮业更热，限额以上单位的营业额分别增长25.5%和40.8%。"
LINES = "5月18日和6月6日，先后开通到海防、巴生的两条航线。"
RUN = "赛事设全程、半程和欢乐跑三个项目，分别有8000人、7000人和5000人参加。"


@pytest.mark.parametrize(
    ("text", "question", "read", "meant"),
    [
        (ROADS, "禾岭路什么时候通车？", "11月5日", "7月18日"),
        (ROADS, "柳溪街什么时候通车？", "7月18日", "11月5日"),
        (ROADS, "柳溪街什么时候通车？", "7月18日、11月5日", "11月5日"),
        (TRADE, "零售业增长多少？", "5.1%", "7.3%"),
        (HOTELS, "餐饮业营业额增长多少？", "25.5%", "40.8%"),
        (LINES, "到巴生的航线哪天开的？", "5月18日", "6月6日"),
        (LINES, "When did the line to Haiphong open?", "5月18日", "5月18日"),  # it is not known which that is
        (RUN, "有多少人跑欢乐跑？", "8000人", "5000人"),
        (RUN, "有多少人参加？", "8000人", "8000人"),  # it names none of them
        (TRADE, "住宿业增长多少？", "2%", "2%"),  # of no row
        ("分别有3家和4家开业。", "开业几家？", "3家", "3家"),
    ],
)
def test_each_figure_goes_to_what_it_is_told_of(text: str, question: str, read: str, meant: str) -> None:
    page, focus = article(text), analyse(question)
    groups = Glossary().groups(focus.terms, focus.language)
    start = page.text.index(read)
    found = respective(focus, groups, page, Span(start, start + len(read)))
    assert found.of(page.text) == meant
