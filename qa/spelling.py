"""Chinese names as an English question spells them: pinyin without tones or spaces."""

import re
from functools import lru_cache

from pypinyin import Style, lazy_pinyin, pinyin

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
    return any(_reads(letters, text, start) for start in starts)


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


def _reads(letters: str, text: str, start: int) -> bool:
    left = {letters}
    for character in text[start : start + len(letters)]:
        left = {
            rest[len(reading) :]
            for rest in left
            for reading in _readings(character)
            if rest.startswith(reading)
        }
        if "" in left or not left:
            break
    return "" in left


def _begins(letters: str, character: str) -> bool:
    return any(letters.startswith(reading) for reading in _readings(character))


@lru_cache(maxsize=8192)
def _readings(character: str) -> tuple[str, ...]:
    if _HAN.fullmatch(character) is None:
        return ()
    return tuple(pinyin([character], style=Style.NORMAL, heteronym=True)[0])
