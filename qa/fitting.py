"""How well the form of a candidate fits the question: its unit, its day or month, its number of members."""

import re

from documents import SURNAME
from index import fold
from qa.forms import Asks
from qa.glossary import Glossary
from qa.question import Focus
from qa.units import PEOPLE_EN

# What is asked about, and the units that measure it; the first row that fits the question decides.
_DIMENSIONS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(asked), re.compile(unit))
    for asked, unit in (
        (
            r"百分|占比|比例|比重|增速|增幅|涨幅|降幅|[\u4e00-\u9fff]率|(?:增长|提高|下降|增加|上升|减少|"
            r"涨|降)了?多少(?!\w?[元个家人户套平亩])|几成|"
            r"\b(?:percent(?:age)?|per cent|proportion|share|rate|growth)\b|\bby how much\b|\bgr[eo]w\b|"
            r"how fast",
            r"%|百分|成|‰|倍",
        ),
        (
            r"多少钱|多少[万亿]?元|金额|投资(?:额|多少|了多少)|资金|预算|造价|花了?多少|收入多少|"
            r"多少补[贴助]|"
            r"how much (?:money|investment|funding|was (?:invested|spent)|did .* (?:cost|spend|invest)|"
            r"does .* cost|will .* cost)|\b(?:cost|budget|investment|price|spending|subsid(?:y|ies))\b",
            r"元|钱",
        ),
        (
            r"多少人|几[个名位]?人|多少名|多少位|"
            rf"how many (?:\w+ ){{0,3}}?(?:{PEOPLE_EN}|jobs)\b",
            r"人|名|位",
        ),
        (r"多少户|几户|households|families", r"户|家"),
        (
            r"多久|多长时间|几[天年小]|多少[天年小]|how long (?:did|does|will|has|is the (?:wait|trip|"
            r"drive))|how old",
            r"年|月|天|日|时|分|周|岁",
        ),
        (r"面积|多大|how (?:large|big)|\barea\b|square", r"平方|亩|公顷|㎡"),
        (r"多长|多远|多高|多宽|里程|长度|how (?:long|far|tall|high|wide)|\blength\b", r"米|公里|里"),
    )
)
# A day, month or year asked for by name, and what an answer then holds.
_GRAINS = tuple(
    (re.compile(asked), re.compile(grain))
    for asked, grain in (
        (r"星期几|周几|礼拜几|day of the week|which weekday", r"周|星期"),
        (r"几点|what time", r"\d[:时点]"),
        (r"哪一?[天日]|几号|what day|which day|on what date|which date", r"[日号]|[天晚]$|节"),
        (r"哪个月|几月|what month|which month", r"月"),
        (r"哪一?年|what year|which year", r"年"),
    )
)
# How places, and how organisations, end.
_PLACE = re.compile(
    r"(?:路|街|大道|巷|街道)\d*号?|[\d一二三四五六七八九十][层楼]|(?:[省市区县镇乡村]|广场|公园|大厦|中心|"
    r"[馆站厅院校园场]|"
    r"小区|社区|码头|[桥湖河山岛港湾])[东西南北]?[侧边门口里内外旁]?$"
)
_BODY = re.compile(
    r"(?:公司|集团|[局委办所院部队会厂社馆行校]|中心|银行|大学|中学|小学|政府|医院|街道|企业|科技|股份|"
    r"基金|联盟|工作室)$"
)
# How names end that are of one class, whatever of these it is called by.
_CLASSES = (
    ("学校", "小学", "中学", "学院", "大学", "幼儿园", "附中", "附小"),
    ("医院", "卫生院", "卫生服务中心"),
    ("公司", "企业", "集团", "厂", "厂家", "商家", "科技", "股份"),
    ("部门", "单位", "机构", "局", "委员会", "办公室", "办事处", "服务中心", "管理处"),
    ("小区", "住宅区", "新村", "花园", "家园", "苑", "里"),
    ("道路", "马路", "路", "街", "大道", "巷"),
    ("乡镇", "镇", "乡"),
)
# Whoever asks who may do something asks for no name.
_ANYBODY = re.compile(
    r"谁(?:可以|能|都|有资格|需要|不能|该)|什么(?:样的)?人(?:可以|能|才)|哪些人|"
    r"\bwho (?:can|may|is (?:allowed|eligible)|qualifies|gets|has to|needs?|should|must)\b"
)
_PERSON = re.compile(rf"(?:^|[^\u4e00-\u9fff]|\w{{2}}){SURNAME}[\u4e00-\u9fff]{{1,2}}$")
_NAMED = re.compile(r"叫|名[字称为]?|\bcalled\b|\bnamed?\b|\bname of\b|\bwhich\b|\btitle\b")
_QUOTES = tuple('“《「‘"')
_WHY = re.compile(r"为什么|为何|为啥|原因|\bwhy\b|\breason")
_BECAUSE = re.compile(r"因|由于|原因|归结|为了|考虑到|出于|缘于|导致|为[^，,]{1,10}(?:留|腾)")
_SO_MANY = re.compile(
    r"哪(?P<count>[两二三四五六七八九十]|\d+)|"
    r"\b(?:which|what|the|name) (?P<word>two|three|four|five|six|seven|eight)\b"
)
_COUNTS = {character: number for number, character in enumerate("零一二三四五六七八九十")} | {"两": 2}
_COUNTS |= {word: number for number, word in enumerate("two three four five six seven eight".split(), 2)}
_COUNTED = re.compile(r"\d[\d,.]*[万亿余多]*|[零〇一二两三四五六七八九十百千万亿几]+")


def form_fits(focus: Focus, text: str) -> float:
    """Return 1 when `text` has the very form asked for, -1 when it has another, 0 when that is left open."""
    if focus.several and focus.asks is not Asks.NUMBER:
        return _count_fits(focus, text) if "、" in text else -0.7
    match focus.asks:
        case Asks.NUMBER:
            return _unit_fits(focus, text)
        case Asks.DATE:
            return _grain_fits(focus, text)
        case Asks.PERSON if not _ANYBODY.search(fold(focus.text)):
            return 1.0 if _PERSON.search(text) else -0.5
        case Asks.PLACE:
            return float(_PLACE.search(text) is not None or _of_class(focus, text))
        case Asks.ORGANISATION:
            return float(_BODY.search(text) is not None or _of_class(focus, text))
        case Asks.NAME:
            return float(_of_class(focus, text))
        case Asks.CLAUSE if _WHY.search(fold(focus.text)):
            return 1.0 if _BECAUSE.search(text) else -0.5
        case _:
            return 0.0


def is_quoted(focus: Focus, around: str, text: str) -> float:
    """Return 1 for a name in quotation marks where a name is asked for; `around` is what stands before it."""
    if focus.asks is not Asks.NAME or focus.several or not _NAMED.search(fold(focus.text)):
        return 0.0
    return float(around.endswith(_QUOTES) or text.startswith(_QUOTES))


def _of_class(focus: Focus, text: str) -> bool:
    """Say whether a name ends as names of the class asked for do: a hospital, 哪条路, 哪所学校."""
    endings = class_endings(focus)
    return bool(endings) and text.rstrip("”’》」』）)").endswith(endings)


def class_endings(focus: Focus) -> tuple[str, ...]:
    """Return how names of the class asked for end; none where no class is asked for."""
    if not focus.head:
        return ()
    words = {word for group in Glossary().groups(focus.head, focus.language) for word in group}
    words = {word for word in words if not word.isascii()}
    more = {ending for row in _CLASSES if not words.isdisjoint(row) for ending in row}
    return tuple(sorted(words | more, key=len, reverse=True))


def _count_fits(focus: Focus, listed: str) -> float:
    asked = _SO_MANY.search(fold(focus.text))
    if asked is None:
        return 1.0
    count = asked["count"] or asked["word"]
    wanted = int(count) if count.isdigit() else _COUNTS[count]
    return 1.0 if len(re.split("[、和与及]", listed)) == wanted else -0.5


def _grain_fits(focus: Focus, text: str) -> float:
    for asked, grain in _GRAINS:
        if asked.search(fold(focus.text)):
            return 1.0 if grain.search(fold(text)) else -1.0
    return 0.0


def _unit_fits(focus: Focus, quantity: str) -> float:
    """Return 1 when the unit of `quantity` is one asked for, -1 when it is not, 0 when it is left open."""
    folded = fold(quantity)
    unit = _COUNTED.sub("", folded, count=1).strip("约近超过逾不少低于以上下左右余多")
    if focus.unit and unit.endswith(focus.unit):
        return 1.0
    question = fold(focus.text)
    for asked, units in _DIMENSIONS:
        if asked.search(question):
            return 1.0 if units.search(unit) else -1.0
    return -0.5 if "%" in unit else 0.0
