from decimal import Decimal

import pytest

from qa.english_figures import figure_put_forward
from qa.figures import Bound, Figure, read_figure
from qa.judging import agrees


@pytest.mark.parametrize(
    ("question", "value", "unit", "bound", "asked"),
    [
        (
            "Did more than 10,000 households benefit in 2031?",
            "10000",
            "户",
            Bound.AT_LEAST,
            "How many households benefit in 2031?",
        ),
        ("Is the park over 3 hectares?", "3", "公顷", Bound.AT_LEAST, "How many hectares is the park?"),
        (
            "Did the heated area pass 450,000 square metres?",
            "450000",
            "平方米",
            Bound.AT_LEAST,
            "How many square metres did the heated area pass?",
        ),
        (
            "Does the shuttle take under 40 minutes?",
            "40",
            "分钟",
            Bound.AT_MOST,
            "How many minutes does the shuttle take?",
        ),
        ("Was it more than 2.5 million yuan?", "2500000", "元", Bound.AT_LEAST, "How many yuan was it?"),
        ("Was the rate above 90%?", "90", "%", Bound.AT_LEAST, "How many per cent was the rate?"),
        (
            "Were fewer than 300 trees planted in 2031?",
            "300",
            "个",
            Bound.AT_MOST,
            "How many trees were planted in 2031?",
        ),
    ],
)
def test_a_bound_is_put_forward_and_the_figure_asked_for(
    question: str, value: str, unit: str, bound: Bound, asked: str
) -> None:
    assert figure_put_forward(question) == (Figure(Decimal(value), unit, bound), asked)


@pytest.mark.parametrize(
    "question",
    [
        "Do pensioners over 60 with a card travel free?",
        "Do kids under 1.3 m need a ticket?",
        "Will classes start before 8:20?",
        "Did more lifts go up than planned?",
    ],
)
def test_what_only_says_who_is_meant_puts_no_figure_forward(question: str) -> None:
    assert figure_put_forward(question) is None


def test_what_is_counted_agrees_whatever_measure_word_counts_it() -> None:
    put = figure_put_forward("Were fewer than 3,000 batches tested?")
    batches, share = read_figure("2724批次"), read_figure("98%")
    assert put is not None
    assert batches is not None
    assert share is not None
    assert agrees(put[0], batches, "Were fewer than 3,000 batches tested?") is True
    assert agrees(put[0], share, "Were fewer than 3,000 batches tested?") is None
