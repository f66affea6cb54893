"""What a story states about its day and its paper: dateline, opening date, origin line, page header."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from documents.forms import PAPER_NAME, PRINT_DATE
from documents.source import FULL_DATE, calendar_date, parse_date

_DATELINE = re.compile(
    r"(?:据)?(?P<outlet>[\u4e00-\u9fff]{0,12}?(?:报|社|网|台|刊|客户端))?(?P<place>[\u4e00-\u9fff]{0,8}?)"
    r"(?:(?P<year>(?:19|20)\d{2})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:讯|电|消息)"
)
_BARE_DATELINE = re.compile(
    r"(?P<outlet>[\u4e00-\u9fff]{1,10}?(?:报|社|网|台|刊))(?:综合)?(?:讯|消息)[\s:：]*(?:[(（][^()（）]*[)）])?\s*"
)
_LEAD_DATE = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    r"(?:[(（]?(?:星期|周)(?P<weekday>[一二三四五六日天]))?"
)
_WEEKDAY = re.compile(r"\s*[(（]?(?:星期|周)(?P<weekday>[一二三四五六日天])")
_WEEKDAYS = {name: number for number, name in enumerate("一二三四五六日")} | {"天": 6}
_OUR_PAPER = re.compile(r"本[报刊台网社版]")
_CREDITED_OUTLET = re.compile(
    r"(?P<outlet>(?!首席|见习|特约|实习|全媒体|融媒体?记者)[^\s()（）:：、，,]{2,30}?)(?:首席|见习|特约|实习|全媒体)*(?:记者|通讯员)(?=[\s:：/／]|$)"
)
_ORIGIN = re.compile(r"(?:信息来源|来源|稿源)\s*[:：]\s*(?P<outlet>[^\s|｜，,)）]{2,30})")
_STATED_DATE = re.compile(r"(?:发布时间|发布日期|日期|时间)\s*[:：]\s*(?P<date>\S+)")


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar as print states it; the year, or the weekday (Monday = 0), may be missing."""

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None

    def in_year(self, year: int) -> date | None:
        """Return the day in `year`; None when it is not in the calendar or falls on another weekday."""
        found = calendar_date(year, self.month, self.day)
        return None if found is None or self.weekday not in (None, found.weekday()) else found


def dateline_day(paragraph: str) -> Day | None:
    """Return the day that opens a story's first paragraph, in its dateline or as the text's first words."""
    match = _DATELINE.match(paragraph)
    if match is None:
        bare = _BARE_DATELINE.match(paragraph)
        match = _LEAD_DATE.match(paragraph, bare.end() if bare else 0)
    if match is None:
        return None
    return _day(match, paragraph)


def _day(match: re.Match[str], text: str) -> Day:
    """Return the day that `match` found in `text`, with the weekday that stands in it or behind it."""
    stated = match.groupdict()
    weekday = stated.get("weekday")
    if weekday is None:
        behind = _WEEKDAY.match(text, match.end())
        weekday = behind.group("weekday") if behind else None
    year = int(stated["year"]) if stated["year"] else None
    return Day(
        int(stated["month"]), int(stated["day"]), year, None if weekday is None else _WEEKDAYS[weekday]
    )


def print_date(furniture: Sequence[str]) -> date | None:
    """Return the date of the page's header; None when there is none, or several differ."""
    dates = {parse_date(text) for text in furniture if PRINT_DATE.search(text)} - {None}
    return dates.pop() if len(dates) == 1 else None


def print_day(furniture: Sequence[str]) -> Day | None:
    """Return the day of a page's header that names no year (`6月8日 星期四`); None for several days."""
    found = [match for text in furniture if (match := _LEAD_DATE.search(text))]
    days = {_day(match, match.string) for match in found}
    return days.pop() if len(days) == 1 else None


def stated_date(bylines: Sequence[str]) -> date | None:
    """Return the date of an origin line (`发布时间：2024-03-15`, `2024-03-15 来源：…`)."""
    for text in bylines:
        if FULL_DATE.match(text) or _ORIGIN.search(text):
            found = parse_date(text)
            if found is not None:
                return found
        match = _STATED_DATE.search(text)
        if match and FULL_DATE.match(match.group("date")):
            return parse_date(match.group("date"))
    return None


def paper_of_page(furniture: Sequence[str]) -> str | None:
    """Return the newspaper's name in the page's header."""
    for text in furniture:
        for word in re.split(r"[\s|｜/／·•]+", text):
            if PAPER_NAME.fullmatch(word):
                return word
    return None


def find_source(bylines: Sequence[str], paragraph: str, paper: str | None) -> str | None:
    """Return who published a story: its stated origin, its reporters' outlet, its agency or its page's paper.

    `本报` is the page's paper; when the page does not name it, it is nobody.
    """
    for pattern in (_ORIGIN, _CREDITED_OUTLET):
        for text in bylines:
            match = pattern.search(text.strip("()（） "))
            if match and not _OUR_PAPER.search(match.group("outlet")):
                return match.group("outlet")
    dateline = _DATELINE.match(paragraph) or _BARE_DATELINE.match(paragraph)
    outlet = dateline.group("outlet") if dateline else None
    if outlet and not _OUR_PAPER.match(outlet) and not (paper and paper.endswith(outlet)):
        return outlet
    return paper
