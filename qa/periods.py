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
    return named[0] if len(named) == 1 else None


def names_period(question: str) -> bool:
    """Say whether a question asks about some part of a year."""
    return _PERIOD_NAMED.search(question) is not None


def is_partial(said: str, heading: str) -> bool:
    """Say whether a statement is of a part of a year only: its sentence or its section's heading says so."""
    return _PART_TOLD.search(f"{fold(said)}\n{heading}") is not None


def speaks_of(period: Period, article: Article, said: str, heading: str) -> bool:
    """Say whether a statement is about `period`: its sentence, section or title says so, or its date does."""
    if period.words.search(f"{fold(said)}\n{heading}\n{fold(article.title)}"):
        return True
    return article.published is None or article.published.month in period.reported
