"""Takes off what people say before they ask: 我妈老担心菜不干净，想问问|2031年抽检了多少批？"""

import re

import rjieba

from qa.places import only_a_place

# How the asker feels. What else they tell of themselves may well decide: 我妈82了，吃一顿补几块？
_FEELS = re.compile(r"担心|操心|发愁|烦|头疼|好奇|纳闷|想不通|不明白|要命|受不了|惦记|感兴趣|闹心|着急")
_CLAUSE = re.compile(r"[^，,。！!；;？?]+[，,。！!；;]")
_SENTENCE = re.compile(r"[^。！!？?]+[。！!]")
_ASKS = re.compile(r"多少|几|哪|谁|什么|啥|怎|为何|何时|多[大长高远久重]|吗|吧|呢|没有|是不是|有没有")
# Who told it, or that something is asked, before what is.
_LEADS = re.compile(
    r"^(?:(?:我|俺)?(?:听|看|据)(?:[\u4e00-\u9fff]{0,4}?)(?:说|报道|讲)(?:是)?|"
    r"(?:就|我|我就)?(?:想|来)?(?:问问|问一?下|打听一?下|请教一?下|咨询一?下)|(?:我)?(?:就)?想(?:问|知道|了解)(?:一?下)?|"
    r"[\u4e00-\u9fff]{1,4}问我)[，,：:]?"
)
_TAILS = re.compile(
    r"[，,]?(?:(?:这是)?(?:真的假的|是真的?吗|真有这回事吗|有这回事吗)|"
    r"(?:该|要)?(?:怎么|咋)(?:跟|和|给)[他她它孩人][\u4e00-\u9fff]{0,2}(?:讲|说|解释))[？?]?$"
)
_TRUE = re.compile(r"真的假的|真的?吗|这回事吗")
_PLACE_TAGS = frozenset({"ns", "nt"})
_YEAR = re.compile(r"(?:19|20)\d{2}年?")
_LEFT = 8  # characters of a question that can stand by itself


def without_preamble(question: str) -> str:
    """Return a Chinese question without what leads up to it and says nothing of what is asked.

    Only where the rest asks by itself, with a place or a year.

    >>> without_preamble("我妈老担心菜不干净，想问问2031年初东山区说要抽检多少批？")
    '2031年初东山区说要抽检多少批？'
    """
    text = _without_tail(question.strip())
    for part in (_SENTENCE, _CLAUSE):
        while True:
            lead = part.match(text)
            if lead is None or not _is_aside(lead[0], part) or not _stands_alone(text[lead.end() :]):
                break
            text = text[lead.end() :].lstrip()
    rest = _LEADS.sub("", text)
    return rest if rest != text and _stands_alone(rest) else text


def _without_tail(text: str) -> str:
    tail = _TAILS.search(text)
    if tail is None or len(text[: tail.start()]) < _LEFT:
        return text
    return text[: tail.start()] + ("吗？" if _TRUE.search(tail[0]) else "？")


def _is_aside(clause: str, part: re.Pattern[str]) -> bool:
    """Say whether a clause tells how the asker feels, or is a sentence; neither names a place or a year."""
    if _ASKS.search(clause) or _YEAR.search(clause) or _names_a_place(clause):
        return False
    return part is _SENTENCE or _FEELS.search(clause) is not None


def _stands_alone(text: str) -> bool:
    return (
        len(text) >= _LEFT
        and _ASKS.search(text) is not None
        and (_YEAR.search(text) is not None or _names_a_place(text))
    )


def _names_a_place(text: str) -> bool:
    return any(tag in _PLACE_TAGS and len(word) > 1 and only_a_place(word) for word, tag in rjieba.tag(text))
