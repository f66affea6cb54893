"""All passages of a question beside one another, in the loss and in the batches."""

import random

import pytest
import torch
from torch.nn.functional import cross_entropy

from documents import Span
from qa.training.batches import ANSWERING, BESIDE, beside, chosen, questions
from qa.training.examples import Example
from qa.training.losses import shared

SCORES = torch.tensor([[0.5, 2.0, -1.0, 0.3], [0.0, 1.5, 0.2, -2.0]])


def test_with_one_passage_it_is_the_cross_entropy() -> None:
    places = torch.tensor([1, 0])
    expected = cross_entropy(SCORES, places, reduction="none")
    assert torch.allclose(shared(SCORES, places, [1, 1]), expected)


def test_a_surer_span_of_another_passage_costs() -> None:
    places = torch.tensor([1, 0])
    alone = shared(SCORES[:1], places[:1], [1])
    beside_another = shared(SCORES, places, [2])
    surer = SCORES.clone()
    surer[1, 1] += 2.0
    assert alone < beside_another < shared(surer, places, [2])


def test_where_no_passage_answers_every_span_costs() -> None:
    places = torch.tensor([0, 0])
    lower = SCORES.clone()
    lower[:, 1:] -= 5.0
    assert shared(lower, places, [2]) < 0.1 < shared(SCORES, places, [2])


def test_any_of_two_right_spans_will_do() -> None:
    one = shared(SCORES, torch.tensor([1, 0]), [2])
    assert shared(SCORES, torch.tensor([1, 1]), [2]) < one


def passages(answering: int, others: int, asked: str = "q") -> list[Example]:
    return [
        Example(
            f"{asked}-{number}",
            asked,
            "practice" if number < answering else "practice-miss",
            "几部？",
            "装了5部。",
            Span(2, 4) if number < answering else None,
            whole=True,
        )
        for number in range(answering + others)
    ]


def test_whole_passages_of_one_question_come_together() -> None:
    single = Example("p-1", "p", "made", "几部？", "装了5部。", Span(2, 4))
    twin = Example("p-2", "p", "made", "几条？", "装了5部。", None)
    grouped = questions([*passages(1, 4, "q1"), single, *passages(0, 2, "q2"), twin])
    assert [len(one) for one in grouped] == [5, 1, 2, 1]


@pytest.mark.parametrize(
    ("answering", "others", "right"), [(1, 9, 1), (4, 9, ANSWERING), (0, 9, 0), (1, 0, 1)]
)
def test_a_few_passages_are_shown_the_right_ones_first(answering: int, others: int, right: int) -> None:
    shown = beside(passages(answering, others), random.Random(1))
    assert len(shown) == min(BESIDE, right + others)
    assert [one.answer is not None for one in shown] == [True] * right + [False] * (len(shown) - right)


def test_the_nearer_misses_are_shown_more_often() -> None:
    asked, chance = passages(1, 8), random.Random(3)
    drawn = [one.id for _ in range(300) for one in beside(asked, chance)[1:]]
    assert drawn.count("q-1") > 2 * drawn.count("q-8")


def test_how_often_a_question_comes_is_told_by_what_answers_it() -> None:
    asked = questions([*passages(1, 3, "q1"), *passages(0, 3, "q2")])
    picked = chosen(asked, {"practice": 2.0, "practice-miss": 0.0}, {}, random.Random(1))
    assert [one[0].paragraph for one in picked] == ["q1", "q1"]
