"""Whether a question asks for a plan or for what came of it."""

import pytest

from qa.question import analyse
from qa.sense import insists_on_result
from qa.types import Status


@pytest.mark.parametrize(
    "question",
    [
        "北坡区今年盼着添几张养老床位？",
        "北坡区2031年想吸引多少人才过来？",
        "河东县2031年的绿道任务数是多少公里？",
        "年初放话要修几条断头路？",
        "图书馆新馆预备花多少钱？",
        "2031年北坡区想接待多少游客？",
        "河东县2031年还要建几所幼儿园？",
        "地铁二期啥时候才能开工？",
        "充电桩的年度指标是多少",
        "How many clinics did Beipo set out to open in 2031?",
        "Hedong's 2031 quota for new lifts",
        "How many kilometres of road did Beipo pencil in for 2031?",
        "How many lifts were on Hedong's 2031 to-do list?",
        "How many visitors did Beipo forecast for 2031?",
    ],
)
def test_a_question_for_a_plan_is_told_by_its_words(question: str) -> None:
    assert analyse(question).sense is Status.PLANNED


@pytest.mark.parametrize(
    "question",
    [
        "北坡区2031年添了几张养老床位？",
        "河东县上半年修好了多少公里绿道？",
        "图书馆新馆实际花了多少钱？",
        "到底来了多少游客？",
        "我想知道河东县装了多少部电梯",
        "How many clinics did Beipo open in 2031?",
        "How many lifts were actually installed in Hedong?",
        "What length of road had Beipo repaired by June 2031?",
    ],
)
def test_a_question_for_a_result_is_none_for_a_plan(question: str) -> None:
    assert analyse(question).sense is not Status.PLANNED


def test_only_what_is_named_counts_where_no_figure_or_day_is_asked_for() -> None:
    assert analyse("北坡区计划改造哪些小区？").sense is Status.PLANNED
    assert analyse("北坡区盼着改造哪些小区？").sense is Status.NONE


def test_whoever_insists_wants_what_really_came_of_it() -> None:
    assert insists_on_result("到底开没开放？")
    assert not insists_on_result("何时开放？")
