"""What a figure measures is what is asked for."""

import pytest

from index import fold, language_of
from qa.units import Measure, can_measure, measure_asked, measure_of


@pytest.mark.parametrize(
    ("figure", "measure"),
    [
        ("约1.02万户", Measure.THINGS),
        ("52天", Measure.TIME),
        ("3.5亿元", Measure.MONEY),
        ("85%以上", Measure.RATIO),
        ("12.6公里", Measure.LENGTH),
        ("420亩", Measure.AREA),
        ("2.1万人", Measure.PEOPLE),
        ("37.5", None),
    ],
)
def test_the_unit_tells_what_a_figure_measures(figure: str, measure: Measure | None) -> None:
    assert measure_of(figure) is measure


@pytest.mark.parametrize(
    ("question", "measure"),
    [
        ("加装了多少部电梯？", Measure.THINGS),
        ("停水停了几个小时？", Measure.TIME),
        ("要掏几个钱？", Measure.MONEY),
        ("花了几个亿？", Measure.MONEY),
        ("修了多少公里？", Measure.LENGTH),
        ("招了几名护士？", Measure.PEOPLE),
        ("给多长的河清了淤？", Measure.EXTENT),
        ("要等多长时间？", None),
        ("几个人搭伙，最多能借到多少？", None),
        ("那几个月票价多少？", Measure.MONEY),
        ("How many elevators were installed?", Measure.AMOUNTS),
        ("How many working days does it take?", Measure.TIME),
        ("How many new nurses were hired?", Measure.PEOPLE),
        ("How much did the bridge cost?", None),
    ],
)
def test_the_words_of_a_question_tell_what_it_wants_measured(question: str, measure: Measure | None) -> None:
    assert measure_asked(fold(question), language_of(question)) is measure


@pytest.mark.parametrize(
    ("asked", "figure", "can"),
    [
        (Measure.THINGS, "45天", False),
        (Measure.THINGS, "1.2亿元", False),
        (Measure.THINGS, "95部", True),
        (Measure.THINGS, "1176人", True),
        (Measure.TIME, "95部", False),
        (Measure.MONEY, "12%", False),
        (Measure.THINGS, "37", True),
        (Measure.AMOUNTS, "48公里", True),
        (Measure.AMOUNTS, "48天", False),
        (Measure.TIME, "3月6日", False),  # how many days it takes
        (Measure.THINGS, "2031年", False),
        (Measure.TIME, "6年", True),
        (Measure.EXTENT, "51.3公里", True),
        (Measure.EXTENT, "3年", True),
        (Measure.EXTENT, "38.5万立方米", False),
        (Measure.THINGS, "38.5万立方米", False),
    ],
)
def test_one_kind_of_measure_is_never_given_for_another(asked: Measure, figure: str, can: bool) -> None:
    assert can_measure(asked, figure) is can


@pytest.mark.parametrize(
    ("question", "measure"),
    [("暖气费一平米多少？", Measure.MONEY), ("空气好的日子有多少", Measure.TIME), ("工期多少", Measure.TIME)],
)
def test_what_one_of_something_comes_to_is_money_and_days_are_time(question: str, measure: Measure) -> None:
    assert measure_asked(question, "zh") is measure
