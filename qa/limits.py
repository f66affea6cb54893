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
    r"合[乎不]?[合规法]|合规定?|符合|允许|够格|资格|够不?够|能(?!源|力)|可以|行不行|[行成][吗么]|"
    r"\b(?:within|allowed|can|may|eligible|qualif(?:y|ies)|permitted|old enough|acceptable)\b"
)
_NUMERAL = re.compile(
    r"(?<![\d.])(?P<word>[一二两三四五六七八九十])(?=次|个月|[天岁元块名])|"
    r"\b(?P<en>once|twice|three|four|five|six|seven|eight|nine|ten)\b(?= times| days| months|$|[^\w])"
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
        kept = _kept(Decimal(named["value"]), unit, told, conditional=conditional)
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
            rf"{_NUMBER}(?:{unit})(?:[（(]含[）)])?(?:及其?)?以上", clause
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
    """Return `text` with the small numerals before units in digits: 两次 -> 2次, three times -> 3 times."""
    text = re.sub(r"\b(once|twice)\b", lambda match: f"{_WORDS[match[1]]} times", text)
    return _NUMERAL.sub(lambda match: str(_WORDS[match["word"] or match["en"]]), text)
