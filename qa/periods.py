"""Parts of a year: which one a question asks of, and whether a statement speaks of it."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from documents import Article
from index import fold


@dataclass(frozen=True, slots=True)
class Period:
    """A part of a year: the words for it, and the months in which papers report on it."""

    words: re.Pattern[str]
    reported: range


_PERIODS = tuple(
    Period(re.compile(words), reported)
    for words, reported in (
        (
            r"上半年|前半年|前(?:6|六)个?月|1\s*[至—–-]\s*6月|6月底|半年|过半|\bfirst half\b|\bend of june\b|"
            r"\bfirst six months\b|\bhalf[- ]year",
            range(6, 10),
        ),
        (
            r"前三(?:个)?季度|前(?:9|九)个?月|1\s*[至—–-]\s*9月|9月底|"
            r"\bfirst three quarters\b|\bend of september\b|\bfirst nine months\b",
            range(9, 13),
        ),
        (
            r"(?<!前)[第]?一季度|首季|前(?:3|三)个月|1\s*[至—–-]\s*3月|3月底|开门红|"
            r"\bfirst quarter\b|\bend of march\b|\bfirst three months\b",
            range(3, 7),
        ),
    )
)


# The months from the first of the year on that a question asks about, by the last of them.
_MONTHS_ZH = {name: month for month, name in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12}
_MONTHS_EN = {
    name: month
    for month, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"), 1
    )
} | {"november": 11, "december": 12}
_COUNTED_EN = {
    name: month
    for month, name in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"), 2
    )
}
_MONTH = r"\d{1,2}|十[一二]?|[一二三四五六七八九]"
_MONTH_EN = "|".join(_MONTHS_EN)
_UP_TO = re.compile(
    rf"年的?[前头](?P<count>{_MONTH})个月|(?<![\d十])(?:1|一)月?(?:[至到~—–-]|--)(?P<last>{_MONTH})月|"
    rf"(?:截至|截止到?|[到至])(?:(?:19|20)?\d\d年|[今当去]年)?(?P<until>{_MONTH})月(?!以?[后起])|"
    rf"\bjanuary(?: ?[-–—] ?| (?:to|through|until|till|and) )(?P<through>{_MONTH_EN})\b|"
    rf"\bfirst (?P<counted>{'|'.join(_COUNTED_EN)}) months of (?:the year|(?:19|20)\d\d)\b|"
    rf"\b(?:by|as of|as at|until|up to) (?:the )?(?:end of |early |mid[- ]|late )?"
    rf"(?:\d{{1,2}} )?(?P<by>{_MONTH_EN})\b|"
    rf"\bend of (?P<end>{_MONTH_EN})\b|"
    r"(?P<middle>年中(?=$|[^\u4e00-\u9fff]|[新已共累有装建的时就完开到一])|"
    r"\bmid(?:[- ]?year|[- ](?:of )?(?:19|20)\d\d)\b|\bmiddle of (?:the|that|this|(?:19|20)\d\d)\b|"
    r"\bmidway through\b|\bhalfway through\b)"
)
_MIDDLE = 6
# A page from so many months before the last one's end to so many later reports on them; what is counted up to
# one of the last two is the year's.
_FORETOLD, _REPORTED_FOR, _LAST_ALONE = 1, 4, 10

# A part of a year that a question asks about.
_PERIOD_NAMED = re.compile(
    r"[上下]半年|季度|[上本一二三四五六七八九十\d]个?月|截至|年中|"
    r"\b(?:half|quarter|months?|by (?:the end of )?[A-Z][a-z]+|January|February|March|April|May|June|"
    r"July|August|September|October|November|December)\b"
)
# How reports name a part of a year that is over.
_PART_TOLD = re.compile(
    r"[上前]半年|半年[来报]|时间过半|第?[一二三]季度|前[一二三两]个?季度|首季|"
    r"(?:前|头)[一二三四五六七八九十两\d]{1,2}个?月|\d{1,2}\s*[至到—–-]\s*\d{1,2}月(?!\d)|"
    r"(?:截至|截止|到)[^，,。；;]{0,6}[1-9一二三四五六七八九]月(?:底|末|\d{1,2}日|中旬)?"
)


# The whole of a year, by its name or by its end.
_WHOLE_YEAR = re.compile(
    r"全年|整年|一年(?:下来|到头)|年度(?=[^目计任])|年[底末](?!前)|"
    r"\b(?:whole|entire|full)(?: of)?(?: the)?[ -](?:year|20\d\d)\b|"
    r"\ball of 20\d\d\b|\bthroughout 20\d\d\b|\bfor the year\b|\b(?:year-end|end of (?:the year|20\d\d))\b"
)
_HALF_TOLD = re.compile(
    r"[上前]半年|半年[来报]|时间过半|第?[一二三]季度|前三个?季度|首季|(?:前|头)[一二三四五六七八九两\d]个?月|"
    r"1\s*[至到—–-]\s*\d月(?!\d)"
)
# Months in which no page can tell the year it stands in.
_NOT_OVER = range(3, 12)


def asks_for_whole_year(question: str) -> bool:
    """Say whether a question asks what a whole year brought."""
    return _WHOLE_YEAR.search(fold(question)) is not None


def tells_whole_year(article: Article, said: str, heading: str, years: Collection[int]) -> bool:
    """Say whether a result in `said` can be of the whole of one of `years`; a half-year's page tells none."""
    published = article.published
    if published is not None and published.year in years and published.month in _NOT_OVER:
        return False
    return _HALF_TOLD.search(f"{fold(said)}\n{article.title}\n{heading}") is None


def period_asked(question: str) -> Period | None:
    """Return the part of a year that a question asks of, None where it names none or several."""
    folded = fold(question)
    named = [period for period in _PERIODS if period.words.search(folded)]
    if named:
        return named[0] if len(named) == 1 else None
    last = _last_month(folded)
    return _months_to(last) if last is not None and 1 <= last <= _LAST_ALONE else None


def _last_month(folded: str) -> int | None:
    """Return the last of the months, from January on, that a question asks about."""
    match = _UP_TO.search(folded)
    if match is None:
        return None
    if match["middle"]:
        return _MIDDLE
    named = next(name for name in match.groups() if name)
    months = _MONTHS_ZH | _MONTHS_EN | _COUNTED_EN
    return months.get(named) or int(named)


def _months_to(last: int) -> Period:
    """Return the months of a year up to the `last`; halves and quarters have names of their own."""
    for period in _PERIODS:
        if period.reported.start == last:
            return period
    names = f"{last}|{next(name for name, month in _MONTHS_ZH.items() if month == last)}"
    words = rf"[前头](?:{names})个月|(?<!\d)(?:1|一)月?[至到~—–-](?:{names})月|(?<![\d十])(?:{names})月[底末]"
    return Period(re.compile(words), range(last - _FORETOLD, last + _REPORTED_FOR))


def names_period(question: str) -> bool:
    """Say whether a question asks about some part of a year."""
    return _PERIOD_NAMED.search(question) is not None


def is_partial(said: str, heading: str) -> bool:
    """Say whether a statement is of a part of a year only: its sentence or its section's heading says so."""
    return _PART_TOLD.search(f"{fold(said)}\n{heading}") is not None


def speaks_of(period: Period, article: Article, said: str, heading: str, *, planned: bool = False) -> bool:
    """Say whether a statement is about `period`: its sentence, section or title says so, or its date does.

    What is planned by September may stand in January's list, unless that tells of another part of the year.
    """
    told = f"{fold(said)}\n{heading}\n{fold(article.title)}"
    if period.words.search(told) or (planned and _HALF_TOLD.search(told) is None):
        return True
    return article.published is None or article.published.month in period.reported
