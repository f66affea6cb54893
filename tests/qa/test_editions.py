"""Which edition of a fair is spoken of."""

import pytest

from qa.editions import edition_asked, editions_told


@pytest.mark.parametrize(
    ("question", "edition"),
    [
        ("第六届开茶节来了多少人？", 6),
        ("第12届博览会在哪里举行？", 12),
        ("How many people came to the 6th Tea Festival?", 6),
        ("Who won the second Dongshan Marathon?", 2),
        ("开茶节来了多少人？", None),
        ("How many elevators were installed in the first half of 2024?", None),
    ],
)
def test_the_edition_asked_for_is_told(question: str, edition: int | None) -> None:
    assert edition_asked(question) == edition


def test_all_editions_that_a_text_names_are_told() -> None:
    assert editions_told("首届、第七届和第十二届博览会") == {1, 7, 12}
