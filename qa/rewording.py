"""Rewrites a question in the articles' way of writing: simplified script, half width, digits, whole years."""

import re
from collections.abc import Iterable
from functools import lru_cache

from pypinyin import lazy_pinyin

from index import language_of, simplify
from qa.figures import read_numeral, written
from qa.places import is_word
from qa.preambles import without_preamble
from qa.quantities import MEASURE

_WIDTH = {
    code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_WIDTH |= {ord("％"): ord("%"), ord("．"): ord("."), 0x3000: 0x20}
_HAN_YEAR = re.compile(r"[〇零一二三四五六七八九]{4}(?=年)")
_SHORT_YEAR = re.compile(r"(?<!\d)(\d{2})(?=年(?:\d{1,2}月|[初底末]|全年|度))")
# One character alone is as good as a digit (三处); more are read out: 一万零二百户.
_NUMERAL = re.compile(
    rf"(?<![第\u4e00-\u9fff—]十)(?<!第)"
    rf"[一二两三四五六七八九十][零〇一二两三四五六七八九十百千万亿]+(?=多?余?(?:{MEASURE}|块|个)|"
    rf"[？?，,。吗吧])"
)
_MONEY = re.compile(r"(?<=[\d万千百亿])块钱?")
_DATE = re.compile(r"\b(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>(?:19|20)\d{2})\b")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_COUNTS = re.compile(r"(?:多少|几)[部个家处座条所台辆项位名户间套张]$")
_HAN_PAIR = re.compile(r"[\u4e00-\u9fff]{2}")

# What asks is no slip, though articles seldom hold it: 哪天 is not 那天. Nor are the small words of grammar
# part of one: 冬天不|冻, 有几部|是.
_NO_SLIP = re.compile(r"[哪谁几什么怎吗呢不没是的了在有也都还就被把让给和与]")


def plain(question: str) -> str:
    """Return `question` as the articles would write it; an English one keeps its words.

    >>> plain("二〇二二年槐渡新增了一百二十個車位？")
    '2022年槐渡新增了120个车位？'
    """
    text = question.translate(_WIDTH)
    if language_of(text) == "en":
        return text
    text = _HAN_YEAR.sub(lambda match: str(read_numeral(match[0])), simplify(text))
    text = _SHORT_YEAR.sub(r"20\1", text)
    text = _NUMERAL.sub(_digits, text)
    text = _MONEY.sub("元", text)
    text = _DATE.sub(lambda match: f"{match['year']}年{int(match['month'])}月{int(match['day'])}日", text)
    return without_preamble(text)


def _digits(match: re.Match[str]) -> str:
    number = read_numeral(match[0])
    return match[0] if number is None else written(number)


def without_slips(question: str, texts: Iterable[str]) -> str:
    """Return a Chinese question with a slip of one character put right by the words of `texts`.

    A slip makes of a word one that neither the dictionary nor the texts know; the word meant sounds the same
    and stands in both (电蹄 for 电梯, 伯位 for 泊位).
    """
    if language_of(question) == "en":
        return question
    known = "\n".join(texts)
    for start in range(len(question) - 1):
        pair = question[start : start + 2]
        if not _HAN_PAIR.fullmatch(pair) or _NO_SLIP.search(pair) or pair in known or is_word(pair):
            continue
        # 电梯|目标: two words side by side, no slip between them.
        if is_word(question[max(0, start - 1) : start + 1]) or is_word(question[start + 1 : start + 3]):
            continue
        meant = _meant_by(pair, known)
        if meant is not None and _stands_so(meant, question[:start], question[start + 2 :], known):
            return question[:start] + meant + question[start + 2 :]
    return question


def _stands_so(word: str, before: str, after: str, known: str) -> bool:
    """Say whether the texts hold `word` beside a character that it has beside it in the question too.

    Or else it is what is counted: 多少部|电梯.
    """
    left, right = before[-1:], after[:1]
    return _COUNTS.search(before) is not None or any(
        _HAN.fullmatch(neighbour) is not None and form in known
        for neighbour, form in ((left, left + word), (right, word + right))
    )


def _meant_by(pair: str, known: str) -> str | None:
    """Return the one word of `known` that sounds like `pair` and shares a character with it."""
    forms = (f"{pair[0]}[\u4e00-\u9fff]", f"[\u4e00-\u9fff]{pair[1]}")
    words = {word for form in forms for word in re.findall(form, known)}
    alike = {
        word for word in words if _sound(word) == _sound(pair) and is_word(word) and not _NO_SLIP.search(word)
    }
    return alike.pop() if len(alike) == 1 else None


@lru_cache(maxsize=4096)
def _sound(word: str) -> str:
    return " ".join(lazy_pinyin(word))
