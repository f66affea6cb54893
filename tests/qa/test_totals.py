"""What was added, and what there is in all."""

import pytest

from documents import Span
from qa.totals import is_other_total
from tests.index.fakes import article

CANTEENS = "新开食堂8家。电梯新增14家，累计58家。"
LIFTS = "加装电梯91部，其中禾岭街道30部，全区累计286部；食堂新增4家。"


@pytest.mark.parametrize(
    ("question", "figure", "other"),
    [
        ("2031年加装了多少部电梯？", "286部", True),
        ("2031年加装了多少部电梯？", "91部", False),
        ("这些年一共装了多少部电梯了？", "91部", True),
        ("累计装了多少部电梯？", "286部", False),
        ("到2031年底有多少部电梯？", "286部", False),
        ("到2031年底装了多少部电梯？", "91部", False),  # it may mean either
        ("How many lifts were added in 2031?", "286部", True),
        ("How many lifts have been added to date?", "91部", True),
        ("累计新增了多少家食堂？", "4家", False),  # no total is told
    ],
)
def test_a_running_total_is_given_where_it_is_asked_for(question: str, figure: str, other: bool) -> None:
    start = LIFTS.index(figure)
    assert is_other_total(question, article(LIFTS), Span(start, start + len(figure))) is other


def test_a_figure_is_not_found_inside_a_longer_one() -> None:
    start = CANTEENS.index("8家")
    assert not is_other_total("新开了多少家食堂？", article(CANTEENS), Span(start, start + 2))
