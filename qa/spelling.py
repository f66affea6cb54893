"""Chinese names as an English question spells them: pinyin without tones or spaces."""

import re
from collections.abc import Iterator
from functools import lru_cache

import rjieba
from pypinyin import Style, lazy_pinyin, pinyin

from index import load_dictionary

_INITIALS = "zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]"
_FINALS = (
    "iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ue|ui|uo|er|[aoeiuv]"
)
_PINYIN = re.compile(rf"(?:(?:{_INITIALS})?(?:{_FINALS}))+")
_HAN = re.compile(r"[\u4e00-\u9fff]+")


def spelled(name: str) -> str:
    """Return the letters of a Latin name in lower case: "Xi'an" -> xian."""
    return re.sub(r"[^a-z]", "", name.lower())


def is_pinyin(word: str) -> bool:
    """Say whether `word` could be the pinyin of a Chinese name."""
    return _PINYIN.fullmatch(spelled(word)) is not None


@lru_cache(maxsize=8192)
def pinyin_of(text: str) -> str:
    """Return `text` in lower case with every run of Chinese as joined pinyin: 望浦区 -> wangpuqu."""
    return _HAN.sub(lambda run: "".join(lazy_pinyin(run[0])), text).lower()


def spelt_in(letters: str, text: str) -> bool:
    """Say whether `text` holds Chinese characters that can be read as `letters`, or the letters themselves.

    A character of several readings may have any of them: 泊 is bo or po.
    """
    if not letters or letters in pinyin_of(text):
        return bool(letters)
    starts = [place for place, character in enumerate(text) if _begins(letters, character)]
    return any(True for start in starts for _ in _ends_of_readings(letters, text, start))


def spells(letters: str, name: str) -> bool:
    """Say whether `letters` are the whole of a Chinese name in one of its readings.

    >>> spells("boyan", "泊雁"), spells("boyan", "泊雁县")
    (True, False)
    """
    left = {letters}
    for character in name:
        left = {
            rest[len(reading) :]
            for rest in left
            for reading in _readings(character)
            if rest.startswith(reading)
        }
    return bool(letters) and "" in left


def spelt_as_words(letters: str, text: str) -> bool:
    """Say whether `text` holds characters read as `letters` that are no parts of other words: not 模|式被."""
    inside = _inside_words(text)
    return any(
        _begins(letters, text[start])
        and any(end not in inside for end in _ends_of_readings(letters, text, start))
        for start in range(len(text))
        if start not in inside
    )


@lru_cache(maxsize=64)
def _inside_words(text: str) -> frozenset[int]:
    """Return the places inside the words of `text` that the dictionary knows."""
    found: set[int] = set()
    position = 0
    for word in rjieba.cut(text):
        if load_dictionary().glosses(word):
            found.update(range(position + 1, position + len(word)))
        position += len(word)
    return frozenset(found)


def _ends_of_readings(letters: str, text: str, start: int) -> Iterator[int]:
    left = {letters}
    for end in range(start + 1, len(text) + 1):
        left = {
            rest[len(reading) :]
            for rest in left
            for reading in _readings(text[end - 1])
            if rest.startswith(reading)
        }
        if "" in left:
            yield end
        if not left:
            return


def _begins(letters: str, character: str) -> bool:
    return any(letters.startswith(reading) for reading in _readings(character))


@lru_cache(maxsize=8192)
def _readings(character: str) -> tuple[str, ...]:
    if _HAN.fullmatch(character) is None:
        return ()
    return tuple(pinyin([character], style=Style.NORMAL, heteronym=True)[0])
