from documents import Span
from index import language_of
from qa.aggregates import tells_aggregate
from tests.index.fakes import article

PAGE = "全区生产总值增长5.1%,固定资产投资增长6.2%,社会消费品零售总额增长7.3%。"


def tells(question: str, figure: str, text: str = PAGE) -> bool:
    start = text.index(figure)
    return tells_aggregate(question, language_of(question), article(text), Span(start, start + len(figure)))


def test_the_statistic_named_last_before_a_figure_is_its_own() -> None:
    assert tells("固定资产投资增长了多少？", "6.2%")
    assert not tells("固定资产投资增长了多少？", "5.1%")
    assert tells("How fast did retail sales grow?", "7.3%")
    assert not tells("进出口增长了多少？", "7.3%")


def test_what_names_no_statistic_is_told_by_any_figure() -> None:
    assert tells("加装了多少部电梯？", "5.1%")


def test_the_paragraph_names_what_its_next_sentence_counts() -> None:
    text = "外贸逆势上扬。全年达到80亿元。"
    assert tells("进出口总额是多少？", "80亿元", text)
    assert not tells("财政收入是多少？", "80亿元", text)


def test_one_verb_may_tell_of_several() -> None:
    text = "固定资产投资和社会消费品零售总额分别增长6.2%、7.3%。"
    assert tells("固定资产投资增长了多少？", "6.2%", text)


def test_profit_is_no_value_added() -> None:
    text = "规上工业增加值增长10.2%，规上工业利润增长4.1%。"
    assert not tells("规上工业企业的利润增长了百分之几？", "10.2%", text)
    assert tells("规上工业企业的利润增长了百分之几？", "4.1%", text)
