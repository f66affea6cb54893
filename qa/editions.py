"""Which edition of a fair, a festival or a congress is spoken of: 第六届 is not 第七届."""

import re
from functools import lru_cache

from index import fold
from qa.figures import read_numeral

_EDITION = re.compile(r"第(?P<number>[零〇一二三四五六七八九十百\d]+)届|(?P<first>首)届")
_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1
    )
}
_EDITION_EN = re.compile(
    rf"\b(?:(?P<number>\d+)(?:st|nd|rd|th)|(?P<word>{'|'.join(_ORDINALS)})) (?:[\w'-]+ ){{0,4}}?"
    r"(?:edition|fair|festival|expo|exhibition|congress|games|marathon|race|cup|forum|summit|conference)\b"
)


def edition_asked(question: str) -> int | None:
    """Return the number of the edition that a question names, None where it names none.

    >>> edition_asked("第六届开茶节来了多少人？"), edition_asked("How many came to the 6th Tea Festival?")
    (6, 6)
    """
    folded = fold(question)
    told = editions_told(question)
    if told:
        return min(told)
    match = _EDITION_EN.search(folded)
    if match is None:
        return None
    return int(match["number"]) if match["number"] else _ORDINALS[match["word"]]


@lru_cache(maxsize=1024)
def editions_told(text: str) -> frozenset[int]:
    """Return the numbers of all editions that a Chinese text names."""
    numbers = (
        _number("一" if match["first"] else match["number"]) for match in _EDITION.finditer(fold(text))
    )
    return frozenset(number for number in numbers if number is not None)


def _number(numeral: str) -> int | None:
    number = int(numeral) if numeral.isdigit() else read_numeral(numeral)
    return None if number is None else int(number)
