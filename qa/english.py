"""Chinese figures, units and dates in English, by rule: 1.02万户 -> 10,200 households; names stay."""

import re
from decimal import Decimal

from index import fold
from qa.figures import Bound, Figure, read_figure

# Measure words that say what is counted; those that only count (个, 部, 处) add nothing in English.
_UNITS: dict[str, tuple[str, str]] = {
    "户": ("household", "households"),
    "人": ("person", "people"),
    "名": ("person", "people"),
    "位": ("person", "people"),
    "人次": ("visit", "visits"),
    "批次": ("batch", "batches"),
    "班次": ("run", "runs"),
    "元": ("yuan", "yuan"),
    "美元": ("US dollar", "US dollars"),
    "平方米": ("square metre", "square metres"),
    "㎡": ("square metre", "square metres"),
    "平方公里": ("square kilometre", "square kilometres"),
    "立方米": ("cubic metre", "cubic metres"),
    "公里": ("kilometre", "kilometres"),
    "千米": ("kilometre", "kilometres"),
    "米": ("metre", "metres"),
    "厘米": ("centimetre", "centimetres"),
    "毫米": ("millimetre", "millimetres"),
    "亩": ("mu", "mu"),
    "公顷": ("hectare", "hectares"),
    "吨": ("tonne", "tonnes"),
    "公斤": ("kilogram", "kilograms"),
    "千克": ("kilogram", "kilograms"),
    "克": ("gram", "grams"),
    "升": ("litre", "litres"),
    "千瓦": ("kilowatt", "kilowatts"),
    "兆瓦": ("megawatt", "megawatts"),
    "千瓦时": ("kilowatt-hour", "kilowatt-hours"),
    "度": ("kilowatt-hour", "kilowatt-hours"),
    "年": ("year", "years"),
    "个月": ("month", "months"),
    "月": ("month", "months"),
    "天": ("day", "days"),
    "日": ("day", "days"),
    "周": ("week", "weeks"),
    "小时": ("hour", "hours"),
    "分钟": ("minute", "minutes"),
    "秒": ("second", "seconds"),
    "岁": ("year of age", "years of age"),
    "倍": ("time", "times"),
    "%": ("%", "%"),
    "百分点": ("percentage point", "percentage points"),
    "个百分点": ("percentage point", "percentage points"),
}
_BOUNDS = {Bound.EXACT: "", Bound.AT_LEAST: "at least ", Bound.AT_MOST: "at most ", Bound.ABOUT: "about "}
_MONTHS = "January February March April May June July August September October November December".split()
_DATE = re.compile(
    r"(?:(?P<year>(?:19|"
    r"20)\d{2})年)?(?:(?P<month>\d{1,2})月)?(?:(?P<day>\d{1,2})[日号])?(?P<end>[底初末]?前?)"
)
_NUMBER = (
    r"(?:大?约|近|超过?|逾|不[少低]于|不超过|突破|至少|最多|"
    r"达)?(?:百分之)?[\d.,十百千万亿余多零〇一二两三四五六七八九点]+"
)
_ROUNDING = r"(?:以上|以下|以内|左右|上下|余|多)?"


def english_figure(text: str) -> str | None:
    """Return a quote that is one figure in English, None for any other quote.

    >>> english_figure("1.02万户"), english_figure("70部以上"), english_figure("5.3%")
    ('10,200 households', 'at least 70', '5.3%')
    """
    folded = fold(text).strip()
    figure = read_figure(folded)
    if figure is None or english_date(folded) is not None:
        return None
    # 8路 is a name: what follows the number must be the unit, with 以上 and the like.
    if not re.fullmatch(rf"{_NUMBER}{re.escape(figure.unit)}{_ROUNDING}", folded):
        return None
    return _BOUNDS[figure.bound] + counted(figure)


def counted(figure: Figure) -> str:
    """Return the number of a figure with its English unit: 10,200 households, 95, 5.3%."""
    value, unit = figure.value, figure.unit
    if unit == "成":
        value, unit = value * 10, "%"
    number = grouped(value)
    if unit == "%":
        return f"{number}%"
    per = unit.partition("/")
    named = _UNITS.get(per[0])
    if named is None:
        return number if not unit or re.fullmatch(r"[\u4e00-\u9fff]+", unit) else f"{number} {unit}"
    one = named[0] if abs(value) == 1 else named[1]
    rate = _UNITS.get(per[2], (per[2],))[0] if per[2] else ""
    return f"{number} {one} per {rate}" if rate else f"{number} {one}"


def grouped(value: Decimal) -> str:
    """Return digits in groups of three, from a million on in words: 10,200; 2.815 million."""
    for size, name in ((Decimal(10**9), "billion"), (Decimal(10**6), "million")):
        if abs(value) >= size and value / size == round(value / size, 3):
            return f"{(value / size).normalize():,f} {name}"
    return f"{value.normalize():,f}"


def english_date(text: str) -> str | None:
    """Return a quote that is a date in English, None for any other: 2024年11月20日 -> 20 November 2024."""
    match = _DATE.fullmatch(fold(text).strip())
    if match is None or not (match["year"] or match["month"]):
        return None
    month = int(match["month"]) if match["month"] else 0
    if month > len(_MONTHS):
        return None
    parts = (match["day"] and str(int(match["day"])), month and _MONTHS[month - 1], match["year"])
    date = " ".join(str(part) for part in parts if part)
    period = {"底": "the end of ", "末": "the end of ", "初": "the beginning of "}.get(match["end"][:1], "")
    return ("before " if match["end"].endswith("前") else "") + period + date
