"""Whether what a question names keeps the limit that a clause sets: an age, a price, how often."""

import re
from decimal import Decimal

from index import fold

_NUMBER = r"(?P<value>\d+(?:\.\d+)?)"
# Units that limits are set in, with what they are called in English, and whether one can be a condition that
# has to be reached: of money, people and times a newspaper says 以上 of what was aimed at or done.
_UNITS = (
    (r"周?岁|years? old|year-olds?|years of age", True),
    (r"元|块钱?|yuan", False),
    (r"次|times", False),
    (r"[天日](?!期)|days?", True),
    (r"个月|months?", True),
    (r"层|stor(?:e?y|ies|eys)|floors?", True),
    (r"公里|千米|kilomet(?:er|re)s?|km", True),
    (r"米|met(?:er|re)s?", True),
    (r"平方米|平米|平(?!方)|square met(?:er|re)s", True),
    (r"公斤|千克|kilos?|kg", True),
    (r"[人名]|people|persons", False),
)
_LEAST = r"(?:年?满|不得?[低少]于|至少|最少|起步)"
_MOST = r"(?:不得?[高超多]于|不得?超过|最[高多]|至多|封顶|上限为?|限(?!号|行))"
_ENGLISH = ("once", "twice", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORDS = {
    word: number for words in (_ENGLISH, "一二三四五六七八九十") for number, word in enumerate(words, 1)
}
_WORDS["两"] = 2
# Whoever asks so wants to know whether something is allowed, not how much it is.
_ALLOWED_ASKED = re.compile(
    r"合[乎不]?[合规法]|合规定?|符合|允许|够格|资格|够不?够|能(?!源|力)|可以|行不行|成不成|[行成][吗么]|"
    r"\b(?:within|allowed|can|may|eligible|qualif(?:y|ies)|permitted|old enough|acceptable)\b"
)
_NUMERAL = re.compile(
    r"(?<![\d.])(?P<word>[一二两三四五六七八九十])(?=次|个月|公里|[天岁元块名层年])|"
    r"\b(?P<en>once|twice|three|four|five|six|seven|eight|nine|ten)\b(?= times| days| months|$|[^\w])"
)
# 没满18岁 is less than what it names.
_NOT_YET = re.compile(rf"(?:[没未不]满|不[到足]|\b(?:under|not (?:yet )?quite|less than|nearly)) ?{_NUMBER}")
_A_LITTLE = Decimal("0.5")
# A length of time in years as months; a year of the calendar is none.
_YEARS = re.compile(
    r"(?<![\d.])(?P<years>\d{1,2}(?:\.\d)?)(?:整?年(?!级|代|度|[前底初末])| years?(?! old| of age))"
)
_HALF_A_YEAR = re.compile(r"(?<![上下])半年|\bhalf a year\b|\bsix months\b")
_ONE_YEAR = re.compile(r"\b(?:a|one) (?:full |whole )?year\b")
_MONTHS_A_YEAR = 12
# My son's 6: an age without its unit.
_AGE_ALONE = re.compile(
    r"\b(?:my|our|his|her)\b[^.?!]{0,24}?(?: is|'s| turned| aged)(?: only| just)? "
    r"(?P<age>\d{1,2})(?=[.,;?!]|$| and\b)"
)


def keeps_limit(question: str, clause: str) -> bool | None:
    """Say whether the figure that a question names is within the limit of a clause; None without either.

    >>> keeps_limit("我58岁，能申请吗？", "年满60周岁的居民可以申请")
    False
    """
    asked, told = _in_digits(fold(question)), _in_digits(fold(clause))
    if not allowed_asked(question):
        return None
    for unit, conditional in _UNITS:
        named = re.search(rf"{_NUMBER} ?(?:{unit})", asked)
        if named is None:
            continue
        value = Decimal(named["value"])
        if any(short["value"] == named["value"] for short in _NOT_YET.finditer(asked)):
            value -= _A_LITTLE
        kept = _kept(value, unit, told, conditional=conditional)
        if kept is not None:
            return kept
    return None


def allowed_asked(question: str) -> bool:
    """Say whether a question wants to know if something is allowed, not how much it is."""
    return bool(_ALLOWED_ASKED.search(fold(question)))


def _kept(value: Decimal, unit: str, clause: str, *, conditional: bool) -> bool | None:
    least = None
    if conditional:
        least = re.search(rf"{_LEAST}[^\d，,。]{{0,2}}{_NUMBER}(?:{unit})", clause) or re.search(
            rf"{_NUMBER}(?:{unit})(?:[（(]含[）)])?(?:及其?)?(?:以[上外]|开外)", clause
        )
    most = (
        re.search(rf"{_MOST}[^\d，,。]{{0,2}}{_NUMBER}(?:{unit})", clause)
        or re.search(rf"{_NUMBER}(?:{unit})(?:[（(]含[）)])?(?:及其?)?(?:以[内下]|封顶)", clause)
        or re.search(rf"(?:可以?|能)[^\d，,。]{{0,4}}{_NUMBER}(?:{unit})", clause)
    )
    if least is None and most is None:
        return None
    return (least is None or value >= Decimal(least["value"])) and (
        most is None or value <= Decimal(most["value"])
    )


def _in_digits(text: str) -> str:
    """Return `text` with limits told alike: 两次 -> 2次, 6,800 -> 6800, 一年 -> 12个月, my son's 6 -> 6岁."""
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    text = _HALF_A_YEAR.sub("6个月", _ONE_YEAR.sub(f"{_MONTHS_A_YEAR}个月", text))
    text = re.sub(r"\b(once|twice)\b", lambda match: f"{_WORDS[match[1]]} times", text)
    text = _NUMERAL.sub(lambda match: str(_WORDS[match["word"] or match["en"]]), text)
    text = _YEARS.sub(lambda match: f"{Decimal(match['years']) * _MONTHS_A_YEAR:f}个月", text)
    return _AGE_ALONE.sub(lambda match: f"{match[0]}岁", text)
