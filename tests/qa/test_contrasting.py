"""Comparisons: how they are taken apart, which two figures are taken, when one alone is not given."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import pytest

from documents import Article, Passage, Span
from index import Hit, Language
from qa import Answer, Assistant, Kind, ReadSpan
from qa.comparing import comparison_of
from qa.contrast import Sides
from qa.status import status_in
from tests.index.fakes import article
from tests.qa.test_answering import Everything

PLACES = frozenset({"东山区", "西河区"})

FEES = article(
    "一级展馆押金300元、折扣85%，三级展馆押金900元、折扣62%。", "fees", "东山区展馆押金", date(2031, 3, 1)
)
ROBOT = article("扫雪机换了机架，重量由310公斤减到128公斤。", "robot", "东山区扫雪机上新", date(2031, 3, 2))
MARKET = article("北桥集市6月重新开业，摊位由82个增加到96个。", "market", "东山区北桥集市", date(2031, 6, 30))
CANTEEN = article("老年食堂计划14家，目前开了11家。", "canteen", "东山区年终通报", date(2031, 12, 20))
HALF = article("上半年，东山区装路灯370盏。", "half", "东山区半年成绩单", date(2031, 7, 20))
YEAR = article("东山区装路灯940盏。", "year", "东山区年终盘点", date(2031, 12, 25))


class Told:
    """Reads the words given for each question that holds a key, all as surely as they are told."""

    def __init__(self, read: Mapping[str, Sequence[tuple[str, float]]]) -> None:
        self.told = read

    def read(self, question: str, hits: Sequence[Hit]) -> list[ReadSpan]:
        found = []
        for words, score in next((read for key, read in self.told.items() if key in question), ()):
            for hit in hits:
                whole: Article = hit.passage.article
                at = whole.text.find(words)
                if at >= 0:
                    span = Span(at, at + len(words))
                    found.append(ReadSpan(hit.passage, span, score, status=status_in(whole, span, span)))
        return sorted(found, key=lambda one: -one.score)

    def verify(self, question: str, places: Sequence[Passage]) -> Sequence[float]:
        return [0.0] * len(places)


def ask(question: str, read: Mapping[str, Sequence[tuple[str, float]]], *articles: Article) -> Answer:
    return Assistant(Everything(*articles), Told(read), threshold=0.3).ask(question)


def quotes(answer: Answer) -> list[str]:
    return [one.quote for one in answer.citations]


@pytest.mark.parametrize(
    ("question", "sides", "first", "second"),
    [
        (
            "东山区2031年车位比年初说的多建了多少个？",
            Sides.PLAN,
            "东山区2031年实际车位建多少个？",
            "东山区2031年计划车位建多少个？",
        ),
        (
            "东山区2031年新增的车位比上一年多多少？",
            Sides.YEARS,
            "东山区2031年实际新增的车位多少？",
            "东山区2030年实际新增的车位多少？",
        ),
        (
            "东山2031年全年装的路灯比上半年多多少？",
            Sides.PARTS,
            "东山2031年全年装的路灯是多少?",
            "东山2031年上半年装的路灯是多少?",
        ),
        (
            "东山展馆，三级馆的押金比一级馆高多少？",
            Sides.KINDS,
            "东山展馆,三级馆的押金是多少?",
            "东山展馆,一级馆的押金是多少?",
        ),
        (
            "护工补贴，夜班比白班最多能多拿多少？",
            Sides.KINDS,
            "护工补贴,夜班最多能拿多少?",
            "护工补贴,白班最多能拿多少?",
        ),
        (
            "东山第三代扫雪机比第二代轻了多少？",
            Sides.KINDS,
            "东山第三代扫雪机重多少?",
            "东山第二代扫雪机重多少?",
        ),
        (
            "东山2031年路灯超出计划多少盏？",
            Sides.PLAN,
            "东山区2031年实际路灯多少盏？",
            "东山区2031年计划路灯多少盏？",
        ),
        (
            "东山2032年要装的路灯比2031年装的少多少盏？",
            Sides.YEARS,
            "东山区2032年计划装的路灯装多少盏？",
            "东山区2031年实际装的路灯装多少盏？",
        ),
        (
            "东山2031年装的路灯比西河2030年的多多少？",
            Sides.PLACES,
            "东山区2031年实际装的路灯多少？",
            "西河区2030年实际装的路灯多少？",
        ),
        (
            "How many more lamps than Xihe did Dongshan install in 2031?",
            Sides.PLACES,
            "How many lamps did Dongshan install in 2031?",
            "How many lamps did Xihe install in 2031?",
        ),
        (
            "How many lamps short of its 2031 target was Dongshan?",
            Sides.PLAN,
            "How many lamps did Dongshan actually complete in 2031?",
            "How many lamps did Dongshan plan in 2031?",
        ),
        ("集市重开以后多了几个摊位？", Sides.CHANGE, "集市重开以后增加到几个摊位?", None),
        ("夜班补贴提高了多少？", Sides.CHANGE, "夜班补贴提高到多少?", None),
        ("校车票便宜了多少？", Sides.CHANGE, "校车票减少到多少?", None),
        (
            "By how many did Dongshan miss its lift target in 2031?",
            Sides.PLAN,
            "How many lift did Dongshan actually complete in 2031?",
            "How many lift did Dongshan plan in 2031?",
        ),
        (
            "How many more lamps did Dongshan install in all of 2031 than in the first half alone?",
            Sides.PARTS,
            "How many lamps did Dongshan install in 2031?",
            "How many lamps did Dongshan install in the first half of 2031?",
        ),
        (
            "How many more lamps were put up in Dongshan than in Xihe in 2031?",
            Sides.PLACES,
            "How many lamps were put up in Dongshan in 2031?",
            "How many lamps were put up in Xihe in 2031?",
        ),
        (
            "By how many mu did Dongshan beat its 2031 restoration target?",
            Sides.PLAN,
            "How many restoration did Dongshan actually complete in 2031?",
            "How many restoration did Dongshan plan in 2031?",
        ),
        (
            "By how much did Dongshan's 2031 trade fall short of its goal?",
            Sides.PLAN,
            "What was Dongshan's 2031 trade actually?",
            "What was Dongshan's 2031 trade planned to be?",
        ),
        (
            "东山2031年的路灯比原定的多装了几盏",
            Sides.PLAN,
            "东山区2031年实际路灯装多少盏？",
            "东山区2031年计划路灯装多少盏？",
        ),
        (
            "How much higher is the deposit at large halls than at small halls?",
            Sides.KINDS,
            "How much is the deposit at large halls?",
            "How much is the deposit at small halls?",
        ),
        (
            "How many minutes will the new bridge save?",
            Sides.CHANGE,
            "How many minutes will the new bridge save?",
            None,
        ),
        (
            "By how much has the ticket price gone up since 2029?",
            Sides.CHANGE,
            "What is the ticket price now?",
            None,
        ),
        (
            "How much dearer is a seat in the hall for adults than for pupils?",
            Sides.KINDS,
            "How much is a seat in the hall for adults?",
            "How much is a seat in the hall for pupils?",
        ),
        (
            "北街和南街，2031年年中哪条商户多，多几家？",
            Sides.KINDS,
            "北街，2031年年中商户有几家？",
            "南街，2031年年中商户有几家？",
        ),
        (
            "一级馆和三级馆，每小时收费差多少元？",
            Sides.KINDS,
            "一级馆，每小时收费是多少元？",
            "三级馆，每小时收费是多少元？",
        ),
        (
            "冰雪节长程比短程多多少个名额",
            Sides.KINDS,
            "冰雪节长程是多少个名额",
            "冰雪节短程是多少个名额",
        ),
        (
            "东山区2031年就业实际数超出预期数多少？",
            Sides.PLAN,
            "东山区2031年实际就业数多少？",
            "东山区2031年计划就业数多少？",
        ),
        (
            "2031年东山的步道比计划少铺了多长？",
            Sides.PLAN,
            "东山区2031年实际步道铺多少？",
            "东山区2031年计划步道铺多少？",
        ),
        (
            "东山2031年的路灯指标比2030年的高多少盏？",
            Sides.YEARS,
            "东山区2031年计划路灯多少盏？",
            "东山区2030年计划路灯多少盏？",
        ),
        (
            "2031年东山和2030年西河比，谁装的路灯多，多多少？",
            Sides.PLACES,
            "东山区2031年实际装的路灯多少？",
            "西河区2030年实际装的路灯多少？",
        ),
        (
            "东山2031年修的步道跟西河2030年比，少了多少公里",
            Sides.PLACES,
            "东山区2031年实际修的步道多少公里？",
            "西河区2030年实际修的步道多少公里？",
        ),
        (
            "By how many kilometres did Dongshan's 2031 pipes fall short of the plan?",
            Sides.PLAN,
            "How many kilometres of Dongshan's 2031 pipes were actually done?",
            "How many kilometres of Dongshan's 2031 pipes were planned?",
        ),
        ("东山想把次品率压低多少？", Sides.CHANGE, "东山想把次品率减少到多少?", None),
    ],
)
def test_a_comparison_asks_for_either_side_alone(
    question: str, sides: Sides, first: str, second: str | None
) -> None:
    language: Language = "en" if question.isascii() else "zh"
    comparison = comparison_of(question, language, PLACES)
    assert comparison is not None
    assert (comparison.sides, comparison.first, comparison.second) == (sides, first, second or first)


@pytest.mark.parametrize(
    "question", ["东山区工业产值比去年增长多少？", "东山区产值同比提高了多少？", "东山区比赛场馆有几个？"]
)
def test_a_stated_rate_is_no_comparison(question: str) -> None:
    assert comparison_of(question, "zh", PLACES) is None


def test_a_place_does_not_begin_with_than() -> None:
    comparison = comparison_of("东山区的路灯比西河区多装多少盏？", "zh", PLACES)
    assert comparison is not None
    assert (comparison.first[:3], comparison.second[:3]) == ("东山区", "西河区")


def test_figures_of_two_kinds_are_of_comparable_units() -> None:
    read = {
        "比": [("900元", 0.8)],
        "三级": [("900元", 0.9), ("62%", 0.8)],
        "一级": [("85%", 0.85), ("300元", 0.8)],
    }
    answer = ask("展馆，三级展馆的押金比一级展馆高多少？", read, FEES)
    assert answer.kind is Kind.COMPARISON
    assert quotes(answer) == ["900元", "300元"]
    assert answer.difference and answer.difference.value == Decimal(600)


@pytest.mark.parametrize(("other", "answered"), [("路灯370盏", True), ("长椅370盏", False)])
def test_a_faint_figure_is_a_side_where_it_counts_the_same(other: str, answered: bool) -> None:
    east = article("东山区新增路灯940盏。", "east", "东山区年终盘点", date(2031, 12, 25))
    west = article(f"西河区新增{other}。", "west", "西河区年终盘点", date(2031, 12, 26))
    read = {"西河区2031年": [("370盏", 0.2)], "东山区2031年": [("940盏", 0.9)]}
    answer = ask("2031年东山区的路灯比西河区多装多少盏？", read, east, west)
    assert (answer.difference is not None) is answered
    assert quotes(answer) == (["940盏", "370盏"] if answered else [])


@pytest.mark.parametrize(
    ("question", "read", "cited", "apart"),
    [
        ("第二代扫雪机比第一代轻了多少？", "128公斤", ["128公斤", "310公斤"], -182),
        ("北桥集市重开以后多了几个摊位？", "96个", ["96个", "82个"], 14),
        ("How many more stalls does the market have now?", "82个", ["96个", "82个"], 14),
    ],
)
def test_both_ends_of_a_change_come_from_one_sentence(
    question: str, read: str, cited: list[str], apart: int
) -> None:
    answer = ask(question, {"": [(read, 0.7)]}, ROBOT, MARKET)
    assert quotes(answer) == cited
    assert answer.difference and answer.difference.value == apart


def test_target_and_result_of_one_sentence_are_compared() -> None:
    read = {"actually": [("11家", 0.9)], "plan": [("14家", 0.9)]}
    answer = ask("By how many did Dongshan miss its canteen target?", read, CANTEEN)
    assert quotes(answer) == ["11家", "14家"]
    assert answer.difference and answer.difference.value == -3


@pytest.mark.parametrize("read", ["940盏", "370盏"])
def test_a_year_and_its_half_are_told_apart_by_their_reports(read: str) -> None:
    answer = ask("东山区2031年全年装的路灯比上半年多多少？", {"": [(read, 0.7)]}, HALF, YEAR)
    assert quotes(answer) == ["940盏", "370盏"]
    assert answer.difference and answer.difference.value == 570


def test_one_figure_alone_is_not_given_as_the_difference() -> None:
    read = {"": [("900元", 0.9)]}
    assert ask("展馆，三级展馆的押金比五级展馆高多少？", read, FEES).abstained


def test_a_stated_difference_answers() -> None:
    stated = article("外地参展的押金比本地高250元。", "stated", "东山区展馆", date(2031, 3, 1))
    answer = ask("展馆，外地参展的押金比本地高多少？", {"": [("250元", 0.9)]}, stated)
    assert answer.text == "250元"


def test_what_was_added_is_no_change_to_compute() -> None:
    added = article("东山区新增摊位25个。", "added", "东山区通报", date(2031, 12, 20))
    read = {"到": [("96个", 0.4)], "多了": [("25个", 0.9)]}
    assert ask("东山区多了几个摊位？", read, added, MARKET).text == "25个"


def test_neither_side_of_two_years_is_a_plan_or_of_another_year() -> None:
    told = article("东山区新增车位1905个。", "told", "东山区2031年年终通报", date(2031, 12, 20))
    plan = article(
        "去年东山区新增车位1460个。今年东山区计划新增车位1800个。",
        "plan",
        "东山区工作报告",
        date(2031, 1, 10),
    )
    read = {"": [("1800个", 0.9), ("1905个", 0.85), ("1460个", 0.8)]}
    answer = ask("东山区2031年新增的车位比2030年多多少？", read, plan, told)
    assert quotes(answer) == ["1905个", "1460个"]


@pytest.mark.parametrize(
    ("question", "language", "done", "planned"),
    [
        ("路灯实际比计划多了还是少了？", "zh", "实际路灯多少？", "计划路灯多少？"),
        ("跟计划比，路灯装多了还是装少了", "zh", "实际路灯装多少？", "计划路灯装多少？"),
        ("新增就业和目标比怎么样", "zh", "实际新增就业多少？", "计划新增就业多少？"),
        (
            "How do the new jobs compare with the target?",
            "en",
            "How many new jobs actually?",
            "How many new jobs planned?",
        ),
        (
            "Were more or fewer lifts installed than planned?",
            "en",
            "How many lifts were installed actually?",
            "How many lifts were installed planned?",
        ),
    ],
)
def test_more_or_less_than_planned_is_a_comparison_with_the_plan(
    question: str, language: Language, done: str, planned: str
) -> None:
    comparison = comparison_of(question, language, PLACES)
    assert comparison is not None
    assert (comparison.first, comparison.second) == (done, planned)
