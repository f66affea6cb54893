"""Chinese names as an English question spells them: pinyin without tones or spaces."""

import re
from functools import lru_cache

from pypinyin import lazy_pinyin

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
