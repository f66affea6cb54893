"""What people say for the words of government news: 饭店 for 餐饮, 小公园 for 口袋公园, 打官司 for 诉讼.

The list is `everyday.txt`: what is said, then the words that articles use for it. Our own.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from index.types import IndexFault

SAYINGS = Path(__file__).parent / "everyday.txt"


@cache
def load_sayings() -> Mapping[str, tuple[str, ...]]:
    """Return the articles' words for each thing that is said; raise IndexFault where the list is missing."""
    try:
        lines = SAYINGS.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise IndexFault(f"The list of words {SAYINGS.name} is missing: install Zhengda again.") from error
    parted = (line.partition(": ") for line in lines)
    return {said: tuple(words.split()) for said, _, words in parted}


def sayings_in(folded: str) -> list[str]:
    """Return what a folded Chinese question says that articles say otherwise, each once, in order.

    What only stands in the articles' own word is none: 加|装电梯.

    >>> sayings_in("头一批老人食堂开在哪？")
    ['头一批', '老人食堂']
    """
    sayings = load_sayings()
    found = dict.fromkeys(_any_saying().findall(folded))
    return [said for said in found if not any(said in word and word in folded for word in sayings[said])]


@cache
def _any_saying() -> re.Pattern[str]:
    longest = sorted(load_sayings(), key=lambda said: -len(said))
    return re.compile("|".join(re.escape(said) for said in longest))
