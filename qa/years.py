"""The years that a text speaks of, by number or counted from its publication."""

import re
from datetime import date

from index import fold
from qa.quantities import MEASURE

# "2000人次" counts; "2024李沧" names a year.
_YEAR = re.compile(rf"(?<!\d)((?:19|20)\d{{2}})(?=\s*年|[^\d.,%]|$)(?=\s*年|(?!\s*[余多]?(?:{MEASURE})))")
_LAST_YEAR = re.compile(r"(?:去年|上年)(?!度?同期)")
_NEXT_YEAR = re.compile(r"明年|次年|来年")
# A last-year figure beside a growth rate is that of comparison: 比去年增长.
_COMPARED = re.compile(r"[比较与和同于是](?:去年|上年)")
# Where something started from says nothing of where it got to: 由上年的7.8%降到|4.2%.
_FROM = re.compile(
    r"[由从](?:(?:19|20)\d{2}年|[去上前]年)(?:同期|底|末|初)?的?[^,，;；。由从]{0,12}?"
    r"(?:下?降|上?升|提高|提升|减少?|增加?|增长|缩短|缩小|压缩|扩大|调整|改|涨|跌|降低|回升|回落)[到至为]"
)
# A month, or a day of it, with its year where that is told.
_MONTH = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2})年|(?P<word>[去上今本明次])年)?"
    r"(?<![\d.个])(?P<month>1[0-2]|[1-9])月(?!份?(?:租|薪|费|票|嫂|饼))(?:(?P<day>[12]\d|3[01]|[1-9])[日号])?"
)
_YEARS_ON = {"去": -1, "上": -1, "今": 0, "本": 0, "明": 1, "次": 1}

# What is told since a year is told of no single one: 2019年以来累计235部.
_SINCE = re.compile(r"\s*年?(?:\d{1,2}月)?(?:以来|起(?![重点]))")

# Semicolons part what is told of one thing from what is told of the next.
_SEGMENT = re.compile(r"[;；]")
_CLAUSE = re.compile(r"[,，:：]")
# A year that opens a segment, or is a clause by itself, goes on for the segments after it: 2024年，…；…。
_OPENING = 8  # characters
_SAYS = re.compile(r"^[^，,：:\d]{2,8}[，,：:]")  # 数据显示，
_BY_ITSELF = re.compile(r"(?:截至|截止|到|在)?(?:(?:19|20)\d{2}|[去今明上次来])年(?:.{0,6}[月底末日])?")
# A year that only describes a thing says nothing of other clauses: 去年没能动工的停车楼.
_DESCRIBES = re.compile(r"(?:年|今|去|明)\s*(?:[^,，;；。的]{1,12}的|遗留|剩余|剩下|结转)[^,，;；。]")


def years_named(text: str) -> list[re.Match[str]]:
    """Return where `text` names years; the first group is the year."""
    return list(_YEAR.finditer(fold(text)))


def years_told(said: str, published: int | None) -> list[int]:
    """Return the years that `said` speaks of, in order: by number, or counted from that of publication."""
    named = [match for match in years_named(said) if not _SINCE.match(said, match.end())]
    marks = [(match.start(), int(match[1])) for match in named]
    if published is not None:
        compared = {match.end() for match in _COMPARED.finditer(said)}
        last = (match for match in _LAST_YEAR.finditer(said) if match.end() not in compared)
        marks += [(match.start(), published - 1) for match in last]
        marks += [(match.start(), published + 1) for match in _NEXT_YEAR.finditer(said)]
        marks += [(match.start(), published) for match in re.finditer("今年", said)]
    return [year for _, year in sorted(marks)]


def comes_later(said: str, published: date, year: int | None = None) -> bool | None:
    """Say whether the last month or day that `said` names comes after the day of publication.

    None where it names none, or the month of publication. `year` is that spoken of where `said` tells none.

    >>> comes_later("预计11月封顶", date(2024, 7, 16)), comes_later("3月12日开工", date(2024, 7, 16))
    (True, False)
    """
    last = max(_MONTH.finditer(fold(said)), key=lambda match: match.start(), default=None)
    if last is None:
        return None
    if last["year"]:
        year = int(last["year"])
    elif last["word"]:
        year = published.year + _YEARS_ON[last["word"]]
    named = (year or published.year, int(last["month"]))
    known = (published.year, published.month)
    if named == known and last["day"] and int(last["day"]) != published.day:
        return int(last["day"]) > published.day
    return None if named == known else named > known


def years_governing(said: str, published: int | None) -> list[int]:
    """Return the years that `said`, a sentence up to a statement in it, speaks of where it ends.

    A year inside an earlier segment or clause that is only about that, 推迟到2025年5月；, is left out.

    >>> years_governing("小区推迟到2025年5月；床位新增", 2024)
    []
    >>> years_governing("2023年，修路；床位新增", 2024)
    [2023]
    """
    folded = fold(said)
    *earlier, last = _SEGMENT.split(folded)
    told: list[int] = []
    for segment in earlier:
        first, *others = _CLAUSE.split(_SAYS.sub("", segment))
        if not _DESCRIBES.search(first):
            told += years_told(first[:_OPENING], published)
        told += [year for one in others if _BY_ITSELF.fullmatch(one) for year in years_told(one, published)]
    *clauses, own = _CLAUSE.split(_FROM.sub("", last))
    for clause in clauses:
        if not _DESCRIBES.search(clause):
            told += years_told(clause, published)
    return told + years_told(own, published)
