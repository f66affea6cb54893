"""English follow-ups that ask for nothing but the plan, or for what came of it."""

import pytest

from qa.conversation import understand
from qa.english_senses import planned_of
from qa.types import Turn


def understood(*questions: str) -> str:
    *before, last = questions
    return understand(last, [Turn(question, "16个") for question in before]).text


@pytest.mark.parametrize(
    "follow_up",
    [
        "And what was it aiming for?",
        "What had they promised?",
        "How many were originally planned?",
        "How many did the district intend to build?",
        "So what was it hoping for at the start of the year?",
    ],
)
def test_the_plan_of_what_was_spoken_of(follow_up: str) -> None:
    whole = understood("How many pocket parks did Beipo finish in 2031?", follow_up)
    assert whole == "How many pocket parks did Beipo plan to finish in 2031?"


@pytest.mark.parametrize(
    "follow_up",
    [
        "What did they end up with?",
        "And how many did it actually manage?",
        "What was the final figure?",
        "How many did they deliver in the end?",
        "And what came of it?",
    ],
)
def test_what_came_of_the_plan_that_was_spoken_of(follow_up: str) -> None:
    whole = understood("How many pocket parks did Beipo plan to finish in 2031?", follow_up)
    assert whole == "How many pocket parks did Beipo actually finish in 2031?"


def test_the_talk_goes_on_from_there() -> None:
    asked = ("How many new parking spaces did Beipo promise for 2031?", "What did they end up with?")
    assert understood(*asked) == "How many new parking spaces did Beipo actually complete in 2031?"
    assert understood(*asked, "And the year after?").endswith("actually complete in 2032?")


def test_one_of_those_spoken_of_is_told_by_its_name_or_its_kind() -> None:
    counted = Turn("How many public clinics did Beipo plan to open in 2031?", "2所")
    assert understand("What held the other one up?", [counted]).text == (
        "What held the other public clinic up in Beipo?"
    )
    listed = Turn("Which projects were late in Beipo?", "北坡医院, 河东绿道")
    assert understand("What held up the second one?", [listed]).text == "What held up 河东绿道?"


def test_a_deed_of_its_own_is_kept() -> None:
    whole = understood("How many clinics did Beipo plan to open in 2031?", "And how many actually opened?")
    assert whole.startswith("How many clinics actually opened in 2031")


@pytest.mark.parametrize(
    ("last", "whole"),
    [
        ("How many parks has Beipo opened?", "How many parks did Beipo plan to open?"),
        ("How many homes has Beipo renovated?", "How many homes did Beipo plan to renovate?"),
        ("How many ramps has Beipo built?", "How many ramps did Beipo plan to build?"),
    ],
)
def test_what_has_been_done_was_planned_to_be_done(last: str, whole: str) -> None:
    assert planned_of("And what was the goal?", last) == whole
