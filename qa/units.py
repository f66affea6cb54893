"""What figures measure: how long, how much money, how many people; one kind is never given for another."""

import re
from enum import StrEnum

from index import Language, fold
from qa.quantities import quantities


class Measure(StrEnum):
    """What a unit measures."""

    TIME = "time"
    MONEY = "money"
    RATIO = "ratio"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    WEIGHT = "weight"
    PEOPLE = "people"
    THINGS = "things"
    AMOUNTS = "amounts"  # things, or the length, area or weight they come to: how many pipes, roads
    EXTENT = "extent"  # a length, or a time: how long


_UNITS: tuple[tuple[Measure, re.Pattern[str]], ...] = tuple(
    (measure, re.compile(rf"(?:{units})$"))
    for measure, units in (
        (Measure.RATIO, r"%|‰|百分点|成|倍"),
        (Measure.MONEY, r"元|块|块钱|角|毛"),
        (Measure.AREA, r"平方公里|平方千米|平方米|平米|㎡|公顷|亩"),
        (Measure.VOLUME, r"立方米|立方|升"),
        (Measure.LENGTH, r"(?<![方])(?:公里|千米|厘米|毫米|海里|里|米)"),
        (Measure.WEIGHT, r"吨|公斤|千克|克|斤"),
        (Measure.TIME, r"(?<!人次)(?:小时|分钟|秒|天|日|个月|月|星期|周|年|岁|工作日)"),
        (Measure.PEOPLE, r"人次|人|名|位"),
        (Measure.THINGS, r"[家处座台部辆条所间套张幢栋户棵株盏件批例起宗项]|批次"),
    )
)
# A day of the calendar measures nothing.
_DAY = re.compile(r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号])?|\d{4}年")
_AROUND = "约近超过逾不少低于以上下左右余多内前后的"

# 那几个人 asks for nothing.
_HOW_MANY = re.compile(r"(?<![那这好哪])(?:多少|几)")
# What stands after 多少 or 几, in Chinese; the first row that fits decides.
_ASKED_ZH: tuple[tuple[Measure, re.Pattern[str]], ...] = tuple(
    (measure, re.compile(units))
    for measure, units in (
        (Measure.RATIO, r"(?:个百分点|个点|成(?!立|[员功交品就果])|倍)"),
        (Measure.TIME, r"(?:个?(?:小时|月|星期|礼拜|钟头|工作日)|[天日]|分钟|秒|年)(?![出产净用]|金)"),
        (Measure.MONEY, r"[万亿]*(?:元|块|毛|个?[钱亿]|个?钢镚)"),
        (Measure.AREA, r"[万亿]?(?:平方|平米|亩|公顷)"),
        (Measure.VOLUME, r"[万亿]?(?:立方|升(?![高级值]))"),
        (Measure.LENGTH, r"[万]?(?:公里|千米|里地|米)"),
        (Measure.WEIGHT, r"[万]?(?:吨|公斤|千克|斤)"),
        (Measure.PEOPLE, r"[万]?(?:人(?![家均工行才])|名(?![额单录])|位(?!数))"),
        (Measure.THINGS, r"(?:[家处座台部辆条所间套张幢栋棵株盏]|个(?=[\u4e00-\u9fff]))"),
    )
)
# What people are called when they are counted.
PEOPLE_EN = (
    r"people|residents|workers|employees|staff|persons|students|children|visitors|seniors|teachers|women|"
    r"men|patients|doctors|nurses|engineers|drivers|farmers|villagers|passengers|trainees|graduates|pupils|"
    r"officers|members|volunteers|runners|tourists|apprentices|experts|researchers|readers|customers"
)
_ASKED_EN: tuple[tuple[Measure, re.Pattern[str]], ...] = tuple(
    (measure, re.compile(rf"\bhow many (?:more |extra |new |whole )?{units}"))
    for measure, units in (
        (Measure.TIME, r"(?:days|hours|minutes|months|weeks|years|working days)\b"),
        (Measure.AREA, r"(?:(?:thousand|million) )?(?:square|mu\b|hectares)"),
        (Measure.LENGTH, r"(?:kilomet\w+|km|met(?:er|re)s)\b"),
        (Measure.WEIGHT, r"(?:(?:thousand|million) )?(?:tons|tonnes|kilos|kilograms|micrograms)\b"),
        (Measure.MONEY, r"(?:(?:hundred|million|billion) )?yuan\b"),
        (Measure.RATIO, r"(?:percent\w*|per cent) points?\b|\bhow many times\b"),
        (Measure.PEOPLE, rf"(?:[\w-]+ ){{0,2}}?(?:{PEOPLE_EN})\b"),
        (Measure.AMOUNTS, r"(?=\w)"),
    )
)
_SIZES = frozenset(
    {
        Measure.TIME,
        Measure.MONEY,
        Measure.RATIO,
        Measure.LENGTH,
        Measure.AREA,
        Measure.VOLUME,
        Measure.WEIGHT,
    }
)
# What the last word of a question measures by itself: 改造总面积, 步道的长度是多少.
_LAST_WORD_ZH: tuple[tuple[Measure, re.Pattern[str]], ...] = tuple(
    (
        measure,
        re.compile(rf"(?:{words})(?:合计|一共|总共|分别)?(?:是|为|有|达到?了?)?(?:多少|多大|几何)?[？?。]*$"),
    )
    for measure, words in (
        (Measure.RATIO, r"增速|涨幅|增幅|降幅|增长率|占比|合格率|达标率|覆盖率|满意率|完成率"),
        (Measure.MONEY, r"投资额|总投资|资金|金额|营业额|销售额|造价|票价|租金"),
        (Measure.AREA, r"面积"),
        (Measure.LENGTH, r"长度|里程|总长|全长"),
        (Measure.TIME, r"天数|日子|工期|时长"),
        (
            Measure.MONEY,
            r"(?<![\d一二三四五六七八九十])(?:[一每]|1)(?:平米?|平方米?|度电?|吨水?|斤|张票?|顿饭?|餐|趟|节课)(?:得|要|收|交|卖)?",
        ),
    )
)
_EXTENT_ZH = re.compile(r"多(?:长|远|宽)(?!的?时间)")


def measure_of(figure: str) -> Measure | None:
    """Return what the unit of a figure measures, None where it has none or one of several uses.

    >>> measure_of("约1.02万户"), measure_of("52天"), measure_of("37.5")
    (<Measure.THINGS: 'things'>, <Measure.TIME: 'time'>, None)
    """
    text = fold(figure).rstrip(_AROUND)
    return next((measure for measure, units in _UNITS if units.search(text)), None)


def measure_asked(folded: str, language: Language) -> Measure | None:
    """Return what a folded question for a number wants measured, None where its words leave that open."""
    if language == "en":
        return next((measure for measure, asked in _ASKED_EN if asked.search(folded)), None)
    if _EXTENT_ZH.search(folded) and not _HOW_MANY.search(folded):
        return Measure.EXTENT
    after = folded[max((match.end() for match in _HOW_MANY.finditer(folded)), default=len(folded)) :]
    named = next((measure for measure, asked in _ASKED_ZH if asked.match(after)), None)
    return named or next((measure for measure, words in _LAST_WORD_ZH if words.search(folded)), None)


def can_measure(asked: Measure, figure: str) -> bool:
    """Say whether a figure can be of what is `asked`; one without a telling unit always can.

    Who asks how many things gets no days and no money; things may be people, and people things that hold
    them, as far as the unit tells.
    """
    if _DAY.fullmatch(fold(figure).strip(_AROUND)):
        return False
    if len(quantities(figure)) > 1:
        return True
    measure = measure_of(figure)
    if measure is None or measure is asked:
        return True
    if asked is Measure.EXTENT:
        return measure in (Measure.LENGTH, Measure.TIME)
    if asked is Measure.AMOUNTS:
        return measure not in (Measure.TIME, Measure.MONEY, Measure.RATIO)
    return asked not in _SIZES and measure not in _SIZES
