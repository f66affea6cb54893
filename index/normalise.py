"""Fold text for matching without moving a character: script, width, case; and tell the language of a text."""

import re
from collections.abc import Callable
from functools import cache
from typing import Literal

from opencc import OpenCC

Language = Literal["zh", "en"]

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
HAN_CHARACTER = re.compile(f"[{HAN}]")
LATIN_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# A Chinese word is about one and a half characters long, so "GDP增长" counts as more Chinese than English.
HAN_PER_WORD = 1.5

# Full-width ASCII and the ideographic space to half width; curly quotes to straight ones.
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20,
    ord("‘"): ord("'"),
    ord("’"): ord("'"),
    ord("“"): ord('"'),
    ord("”"): ord('"'),
}


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def fold(text: str) -> str:
    """Return `text` in simplified script, half width and lower case, of the same length, for matching only.

    >>> fold("圖書館ＡＢ")
    '图书馆ab'
    """
    folded = _each_if_longer(simplify, text.translate(_WIDTH))
    folded = _each_if_longer(str.lower, folded)
    assert len(folded) == len(text), "folding moved characters"
    return folded


def simplify(text: str) -> str:
    """Return `text` in simplified script."""
    return str(_simplifier().convert(text))


def _each_if_longer(change: Callable[[str], str], text: str) -> str:
    """Apply `change` to the text, or to each character when that would move some (lower() does to İ)."""
    changed = change(text)
    if len(changed) == len(text):
        return changed
    return "".join(one if len(one) == 1 else old for old in text for one in [change(old)])


def language_of(text: str) -> Language:
    """Return the language most of the text's words are in; Chinese when there are none."""
    folded = text.translate(_WIDTH)
    han = len(HAN_CHARACTER.findall(folded))
    latin = sum(1 for _ in LATIN_WORD.finditer(HAN_CHARACTER.sub(" ", folded)))
    return "zh" if han >= latin * HAN_PER_WORD else "en"
