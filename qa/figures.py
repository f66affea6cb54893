"""Reads what a figure says: its number, its unit, and whether it is exact, a bound or a round number."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from index import fold
from qa.quantities import MEASURE, PER


class Bound(StrEnum):
    """How the number limits what is meant."""

    EXACT = "exact"
    AT_LEAST = "at_least"  # 70部以上, 不少于70部, 超70部
    AT_MOST = "at_most"  # 70部以下, 不超过70部
    ABOUT = "about"  # 约70部, 70多部, 近70部


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit as printed (`部`, `%`, `人次`, empty where none stands)."""

    value: Decimal
    unit: str
    bound: Bound = Bound.EXACT

    @property
    def base(self) -> tuple[Decimal, str]:
        """The value in the base unit of its dimension: 1.2公里 is 1200 米; others stay as they are."""
        factor, unit = _CONVERTED.get(self.unit, (Decimal(1), self.unit))
        return self.value * factor, unit

    def comparable(self, other: "Figure") -> bool:
        """Say whether the two measure alike: by one unit, or both by words that count things one by one."""
        own, others = self.base[1], other.base[1]
        return own == others or _family(own) == _family(others) != ""


# Measure words that count one by one: 95部, 95台 and 95个 电梯 are as many.
_COUNTING = frozenset("个处座所条家根台部套栋幢辆架艘间项件张块片盏株棵支只本层面口扇组类种宗起例顶枚栋")
_PEOPLE = frozenset("人名位")
_TIMES = frozenset({"批次", "批", "次", "班次"})

_CONVERTED = {
    unit: (Decimal(factor), base)
    for unit, factor, base in (
        ("公里", "1000", "米"),
        ("千米", "1000", "米"),
        ("里", "500", "米"),
        ("厘米", "0.01", "米"),
        ("毫米", "0.001", "米"),
        ("平方公里", "1000000", "平方米"),
        ("平方千米", "1000000", "平方米"),
        ("公顷", "10000", "平方米"),
        ("㎡", "1", "平方米"),
        ("公斤", "1", "千克"),
        ("吨", "1000", "千克"),
        ("成", "10", "%"),
        ("个百分点", "1", "百分点"),
        ("兆瓦", "1000", "千瓦"),
    )
}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_HAN_DIGITS = {character: number for number, character in enumerate("零一二三四五六七八九")}
_HAN_DIGITS |= {"〇": 0, "两": 2, "俩": 2}
_HAN = "零〇一二两三四五六七八九十百千万亿"
_AT_LEAST_BEFORE = r"不[少低]于|超过?|逾|至少|突破|高于|大于"
_AT_MOST_BEFORE = r"不超过|不[多高]于|不得?[超多]过?于?|最多|至多|低于|少于|控制在"
_ABOUT_BEFORE = r"大?约|将?近|接近|大概|差不多"
_FIGURE = re.compile(
    rf"(?:(?P<least>{_AT_LEAST_BEFORE})|(?P<most>{_AT_MOST_BEFORE})|(?P<about>{_ABOUT_BEFORE}))?了?"
    rf"(?:百分之(?P<percent>[{_HAN}点]+|\d+(?:\.\d+)?)"
    rf"|(?P<below>[{_HAN}]+)分之(?P<above>[{_HAN}]+)"
    r"|(?P<digits>\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<round>[余多几]?)(?P<scale>[十百千万亿]*)"
    rf"|(?P<han>[{_HAN}]+(?:点[{_HAN}]+)?)(?:(?P<tens>[余多几])(?P<beyond>[万亿]+))?)"
    rf"(?P<more>[余多几]?)(?P<unit>(?:{MEASURE}|[a-z°℃²³]{{1,5}})?{PER})"
    r"(?:(?P<over>以上|余|多)|(?P<under>以下|以内)|(?P<near>左右|上下))?"
)


def read_figure(text: str) -> Figure | None:
    """Return the first figure of `text`, None where none is stated (几部 states none).

    >>> read_figure("约1.02万户")
    Figure(value=Decimal('10200.00'), unit='户', bound=<Bound.ABOUT: 'about'>)
    """
    for match in _FIGURE.finditer(fold(text)):
        value = _value(match)
        if value is not None:
            unit = "%" if match["percent"] or match["below"] else match["unit"]
            return Figure(value, unit, _bound(match))
    return None


def read_numeral(numeral: str) -> Decimal | None:
    """Return the number that Chinese numerals state: 一万二千 is 12000, 二〇二四 is 2024; None for none.

    A last digit without a scale continues the scale before it (一万二 is 12000), as people say it.
    """
    whole, _, fraction = numeral.partition("点")
    if not whole or any(one not in _HAN_DIGITS and one not in _SCALES for one in whole):
        return None
    digits = [_HAN_DIGITS[one] for one in fraction if one in _HAN_DIGITS]
    if len(digits) != len(fraction):
        return None
    if len(whole) > 1 and all(one in _HAN_DIGITS for one in whole):
        number = int("".join(str(_HAN_DIGITS[one]) for one in whole))  # digit by digit, as years are read
    else:
        number = _read_whole(whole)
    return Decimal(number) + sum(
        (Decimal(digit).scaleb(-place) for place, digit in enumerate(digits, 1)), Decimal(0)
    )


def read_count(numeral: str) -> int:
    """Return the whole number that digits or Chinese numerals state; 0 for none."""
    figure = Decimal(numeral) if numeral.isdigit() else read_numeral(numeral)
    return int(figure) if figure is not None else 0


def _read_whole(numeral: str) -> int:
    total = section = digit = 0
    last_scale = 1
    after_zero = False
    for one in numeral:
        if one in _HAN_DIGITS:
            digit = _HAN_DIGITS[one]
            after_zero = after_zero or digit == 0
            continue
        scale = _SCALES[one]
        if scale >= 10_000:
            total = (total + section + digit) * scale if scale > 10_000 else total + (section + digit) * scale
            section = 0
        else:
            section += (digit or 1) * scale
        digit, last_scale, after_zero = 0, scale, False
    if digit and last_scale > 10 and not after_zero:
        digit *= last_scale // 10
    return total + section + digit


def _value(match: re.Match[str]) -> Decimal | None:
    if match["percent"]:
        return Decimal(match["percent"]) if match["percent"][0].isdigit() else read_numeral(match["percent"])
    if match["below"]:
        below, above = read_numeral(match["below"]), read_numeral(match["above"])
        return above / below * 100 if below and above is not None else None
    number = read_numeral(match["han"]) if match["han"] else Decimal(match["digits"].replace(",", ""))
    for scale in match["scale"] or match["beyond"] or "":
        number = number * _SCALES[scale] if number is not None else None
    return number


def _bound(match: re.Match[str]) -> Bound:
    if match["least"] or match["over"] == "以上":
        return Bound.AT_LEAST
    if match["most"] or match["under"]:
        return Bound.AT_MOST
    if match["about"] or match["near"] or match["more"] or match["round"] or match["tens"] or match["over"]:
        return Bound.ABOUT
    return Bound.EXACT


def _family(unit: str) -> str:
    if unit in _COUNTING:
        return "things"
    if unit in _PEOPLE:
        return "people"
    return "times" if unit in _TIMES else ""


def written(value: Decimal) -> str:
    """Return `value` as plain digits, without an exponent or empty decimals: 10200.00 -> 10200."""
    normal = value.normalize()
    return f"{normal:f}"
