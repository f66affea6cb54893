"""Periods a figure belongs to, named in both languages, and the neighbours that a near miss asks about."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time: how the text names it, and how questions in both languages do."""

    zh: str
    en: str
    asked_zh: tuple[str, ...]
    asked_en: tuple[str, ...]
    order: float  # for comparing: the year it ends in, parts of a year as fractions

    @property
    def is_past(self) -> bool:
        """Whether its English name says that it is over."""
        return self.en.startswith(("last", "the year before"))


def year(number: int) -> Period:
    """Return a whole calendar year."""
    return Period(f"{number}年", f"in {number}", (f"{number}年",), (f"in {number}",), number)


def this_year(number: int) -> Period:
    """Return the running year, named from within."""
    return Period("今年", "this year", ("今年", "今年", "本年度"), ("this year",), number)


def last_year(number: int) -> Period:
    """Return the year before the running one, named from within."""
    return Period(
        "去年", "last year", ("去年", "上一年", "去年全年"), ("last year", "the year before"), number - 1
    )


def next_year(number: int) -> Period:
    """Return the year after the running one, named from within."""
    return Period("明年", "next year", ("明年", "下一年"), ("next year",), number + 1)


def year_before_last(number: int) -> Period:
    """Return the year two before the running one, named from within."""
    return Period("前年", "the year before last", ("前年",), ("the year before last",), number - 2)


_MONTHS = ("January February March April May June July August September October November December").split()
_ORDINALS = ("first", "second", "third", "fourth")


def month_name(month: int) -> str:
    """Return the English name of a month from 1 to 12."""
    return _MONTHS[month - 1]


def part_of_year(random: Random) -> Period:
    """Return a part of the running year: 上半年, 一季度, 前三季度, 1至9月."""
    shape = random.randrange(4)
    if shape == 0:
        return Period(
            "上半年", "in the first half", ("上半年", "前六个月"), ("in the first half of the year",), 0.5
        )
    if shape == 1:
        quarter = random.randint(1, 4)
        name = "一二三四"[quarter - 1]
        en = f"in the {_ORDINALS[quarter - 1]} quarter"
        return Period(f"{name}季度", en, (f"{name}季度", f"第{name}季度"), (en,), quarter / 4)
    if shape == 2:
        en = "in the first three quarters"
        return Period("前三季度", en, ("前三季度", "前三个季度"), (en, "in the first nine months"), 0.75)
    month = random.choice((2, 4, 5, 7, 8, 10, 11))
    en = f"from January to {month_name(month)}"
    asked = (f"1至{month}月", f"前{month}个月", f"1—{month}月")
    return Period(f"1至{month}月", en, asked, (en, f"in the first {_count(month)} months"), month / 12)


def _count(number: int) -> str:
    return "zero one two three four five six seven eight nine ten eleven".split()[number]
