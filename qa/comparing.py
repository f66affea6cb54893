"""Takes a question that compares two figures apart into the two questions for them."""

import re
from collections.abc import Collection

from index import Language, fold
from qa.comparing_english import english_comparison
from qa.contrast import Comparison, Sides
from qa.figures import Figure
from qa.places import bare_name, chinese_places
from qa.quantities import MEASURE
from qa.types import Difference

_WAY = r"多|少|高|低|大|小|快|慢|轻|重|长|短|贵|便宜"
_COMPARES = re.compile(
    rf"比(?P<right>[^比重例较赛如方亚值][^，。？?]*?)(?P<limit>最[多高少低])?(?P<modal>[能可会要]*)(?P<way>{_WAY})"
    r"(?P<deed>[\u4e00-\u9fff]{0,4}?)(?:了|出)?(?:多少|几|不少|多[长远宽高久重])|"
    r"(?:相差|差距|差)(?:了|是|有)?(?:多少|几|多大)|"
    r"超[过出额]?(?:了|出)?(?:年初|全年|原定)?的?(?:计划|目标|任务|指标|预期|预计|承诺)(?:的|数)?了?(?:多少|几)|"
    r"超额(?:完成)?了?(?:多少|几)|[和跟与同](?P<other>[^和跟与同，。？?]{2,12})(?:相|对)?比(?:怎么样|如何|"
    r"咋样|起来呢?)|"
    r"(?:哪个?|哪一?[个家区县年条座所处边种类项片站届期]|谁)[^，。？?]{0,16}?(?:更?多|更?少|更?高|更?低|更?大|最多|最少)(?!少)|"
    r"(?:哪个?|谁)[^，。？?]{0,16}(?:更|最)"
)
# More or less, as one word for what lies between: 比计划多了还是少了.
_EITHER_WAY = re.compile(
    r"(?P<way>[多高大长快重贵])了?(?:还是|或者?是?|、)[装建做修办]?[少低小短慢轻便]宜?了?(?=[？?呢啊呀]?$|[，,])"
)
# 跟计划比，电梯装多了多少: the plan stands ahead.
_PLAN_AHEAD = re.compile(
    rf"^[和跟与同](?P<plan>(?:[年当原][初先来])?(?:的)?(?:计划|目标|任务|承诺)的?数?)(?:相|对)?比(?:起来)?[，,]?(?P<what>[^，,]+?)"
    rf"(?P<way>{_WAY})了?(?P<amount>多少|几)"
)
_TO_TARGET = re.compile(
    r"(?:离|距离?|比|与|跟|和)?(?:(?:原定|年初|全年|当初|原先|原来|此前|事先|预先|原)(?:的|所)?)?"
    r"(?:计划|目标|任务|预期|承诺|预定|说好|说定|答应|(?<=[初先来前定])说|(?<=[初先来前])(?:定|安排|预计)|"
    r"(?<=原定)(?=的))(?:的|数|值)*"
)
_PLAN = re.compile(
    r"计划|目标|任务|预期|承诺|打算|原定|预定|说好|说定|答应|[初先来前](?:[说定]|安排|预计)|预算|"
    r"要(?=[建装改修新开完加增扩翻])|指标"
)
_RESULT = re.compile(r"实际|完成|结果|装了|建了|做了|实打实")
# The other year's, and nothing said of it: 比2030年的高多少. Plan or result, it is what this year's is.
_ONLY_YEAR = re.compile(r"(?:的|同期|水平|[在那]?年?)*")
_TAIL = re.compile(
    r"(?:各?相差|差距|差|多出?|少|高|低|大|小)(?:了|出|是|有)?(?:多少|几|多大)|(?:更|"
    r"最)[多少高低大小]|[多少高低大小](?=多少|几|，|,|[？?]|$)|多少|几"
)
_YEAR = re.compile(r"(?:19|20)\d{2}年?|今年|去年|上年|前年")
_JOINED = r"[和与跟、比]|(?:and|or|than|versus|vs\.?)"
_UNIT = re.compile(rf"[少几](?P<unit>{MEASURE})")
_MEASURE = rf"(?:{MEASURE})?"


# Growth that articles state themselves, mostly as a rate.
_STATED_GROWTH = re.compile(
    r"同比|环比|[比较](?:上年|去年|上一年)(?:同期)?[^，。？?]{0,6}(?:增长|增加|提高|上升|下降|减少|降低|涨|"
    r"降)"
)
_YEAR_BEFORE = re.compile(r"(?<=比)(?:上一?年度?|去年|前一年|头一年)")
_PART = re.compile(r"[上下]半年|全年|(?:第|前)?[一二三四]个?季度|前[一二三四五六七八九十\d]+个?月")
_PART_AHEAD = re.compile(rf"(?:{_PART.pattern}|年?[末底])(?=[\u4e00-\u9fff]{{2}})")
_ORDINAL = re.compile(r"第[一二三四五六七八九十\d]+[\u4e00-\u9fff]|[新老]一?[代款版]")
_EARLIER = re.compile(r"(?:原来|以前|之前|过去|从前|先前|原先|此前)的?$|.{2,}[以之]?前的?$")
# What is asked of a comparative when nothing is compared: how heavy, how long, how much money.
_PLAINLY = {"轻": "重", "重": "重", "长": "长", "短": "长", "贵": "要", "便宜": "要"}
# Before and after, without a word for what is compared: 提高了多少, 重开以后多了几个.
_CHANGED = re.compile(
    r"(?:(?P<way>增加|提高|提升|上调|上升|扩大|涨|多|下降|下调|降低|减少|缩短|压缩|降|少|缩|便宜|贵|省)(?:了|出了?)|"
    r"(?P<sure>压低|压减|削减|缩减|降低|缩短|提高|上调|下调|快))(?P<amount>多少|几)"
)
_FALLS = frozenset("下降 下调 降低 减少 缩短 压缩 压低 压减 削减 缩减 降 少 缩 快 便宜 省".split())
# Two of a kind named first: 一级馆和三级馆，押金|差多少元; 南街与北街，哪条商户多，|多几家.
_SIDE_BY_SIDE = re.compile(
    r"(?P<one>[^，,。？?和与跟]{1,14})[和与跟](?P<other>[^，,。？?和与跟]{1,14}?)"
    rf"(?P<rest>[，,]?(?:的|能|可以?|[，,每在]|哪).*?)[，,]?(?:(?:相差|差距|差)(?:了|是|有)?|[{_WAY}](?:了|出)?)"
    r"(?P<amount>多少|几)(?P<unit>[\u4e00-\u9fff]{0,4})[？?]?$"
)
# 哪条商户|多: what is weighed up, without the weighing.
_WHICH = re.compile(rf"(?:哪一?[\u4e00-\u9fff]|谁)的?|[更最]?[{_WAY}](?=[，,]|$)|[相各]$")
_NAMED_AFTER = 16  # characters: what is compared with is a name, and no clause


def comparison_of(question: str, language: Language, known_places: Collection[str] = ()) -> Comparison | None:
    """Return the two questions of one that compares two figures, None for any other."""
    return _chinese(question, known_places) if language == "zh" else english_comparison(question)


def _chinese(question: str, known: Collection[str]) -> Comparison | None:
    folded = fold(question)
    if _STATED_GROWTH.search(folded):
        return None
    named = [int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", folded)]
    if len(named) == 1:
        folded = _YEAR_BEFORE.sub(f"{named[0] - 1}年", folded)
    folded = _EITHER_WAY.sub(r"\g<way>多少", folded)
    folded = _PLAN_AHEAD.sub(r"\g<what>比\g<plan>\g<way>\g<amount>", folded)
    match = _COMPARES.search(folded)
    if match is None:
        return _changed(folded)
    places = _places(folded, known)
    years = list(dict.fromkeys(_YEAR.findall(folded)))
    side_by_side = _SIDE_BY_SIDE.match(folded)
    if side_by_side is not None and len(places) < 2 and len(years) < 2:
        return _of_named(side_by_side)
    left, right = folded[: match.start()], match["right"] or ""
    if _PLAN.search(match["other"] or ""):
        right = match["other"]  # 新增就业|和目标比怎么样
    topic = _topic(folded, places)
    if not topic:
        return None
    unit = _UNIT.search(folded)
    topic += f"多少{unit['unit'] if unit else ''}"
    alone = not right and len(places) < 2 and len(years) < 2
    to_target = _TO_TARGET.search(left) or match[0].startswith("超")
    if (_PLAN.search(right) and not _PLAN.search(left)) or (to_target and alone):
        own = _YEAR.findall(left)[:1] or years[:1]
        return Comparison(_asked(places[:1], own, "实际", topic), _asked(places[:1], own, "计划", topic))
    measured = bool(re.search(r"多少|几|不少|多大", folded)) or match["other"] is not None
    if len(places) >= 2:
        sense = "计划" if _PLAN.search(folded) else "实际"
        # 东山2031年的比北河2030年的多: each in its own year.
        own = [
            _own_year(folded, place) or _YEAR.findall(part)[:1] or years[:1]
            for place, part in zip(places[:2], (left, right), strict=True)
        ]
        asked = [_asked([place], year, sense, topic) for place, year in zip(places[:2], own, strict=True)]
        return Comparison(asked[0], asked[1], Sides.PLACES, measured)
    if _PART.search(right):
        return _of_parts(left, match, folded)
    if len(years) >= 2:
        bare = not right or _ONLY_YEAR.fullmatch(_YEAR.sub("", right))
        senses = [
            "计划" if _PLAN.search(part) and not _RESULT.search(part) else "实际"
            for part in (left, left if bare else right)
        ]
        asked = [
            _asked(places[:1], [year], sense, topic) for year, sense in zip(years[:2], senses, strict=True)
        ]
        return Comparison(asked[0], asked[1], Sides.YEARS, measured)
    if not right or len(right) > _NAMED_AFTER or not left:
        return None
    if _EARLIER.search(right):
        now = f"{left}{_plain_tail(match, folded)}"
        return Comparison(now, now, Sides.CHANGE)
    return _of_kinds(left, match, folded, places)


def _of_parts(left: str, match: re.Match[str], folded: str) -> Comparison:
    """Return the questions for a year and a part of it: 全年…比上半年…."""
    tail = _plain_tail(match, folded)
    part = _PART.search(match["right"])
    part_named = part[0] if part else ""
    own = _PART.search(left)
    if own:
        other = left[: own.start()] + part_named + left[own.end() :]
    else:
        year = re.search(r"(?:19|20)\d{2}年?|今年|去年", left)
        at = year.end() if year else 0
        other = left[:at] + part_named + left[at:]
    return Comparison(f"{left}{tail}", f"{other}{tail}", Sides.PARTS)


def _of_kinds(left: str, match: re.Match[str], folded: str, places: list[str]) -> Comparison:
    """Return the same question of two kinds: 三级医院的起付线 and 社区医院的起付线."""
    tail = _plain_tail(match, folded)
    right = match["right"].rstrip("的")
    own, other = _ORDINAL.search(left), _ORDINAL.search(right)
    if own and other:
        second = left[: own.start()] + other[0] + left[own.end() :]
        return Comparison(f"{left}{tail}", f"{second}{tail}", Sides.KINDS)
    alike = left[-1:] == right[-1:] and len(left) > len(right) > 1
    if alike and not re.search(r"[，,：:的]", left[-len(right) :]):  # 越野跑长程|比短程: 越野跑短程
        return Comparison(f"{left}{tail}", f"{left[: -len(right)]}{right}{tail}", Sides.KINDS)
    context, mark, clause = re.match(r"(.*?)([，,：:]?)([^，,：:]*)$", left).groups()  # type: ignore[union-attr]
    named = [form for place in places for form in (place, bare_name(place))] + _YEAR.findall(clause)
    ahead = max((clause.find(form) + len(form) for form in named if form in clause), default=0)
    _, of, what = clause[ahead:].partition("的")
    second = f"{clause[:ahead]}{right}{of}{what}" if of and what else f"{clause[:ahead]}{right}"
    return Comparison(f"{left}{tail}", f"{context}{mark}{second}{tail}", Sides.KINDS)


def _of_named(match: re.Match[str]) -> Comparison:
    """Return the same question of either of two that are named side by side."""
    rest = _WHICH.sub("", match["rest"].strip("，,"))
    amount = f"{'有' if match['amount'] == '几' else '是'}{match['amount']}{match['unit']}"
    tail = f"{rest.rstrip('，,')}{amount}？"
    joint = "" if rest.startswith(("的", "能", "可")) else "，"
    return Comparison(f"{match['one']}{joint}{tail}", f"{match['other']}{joint}{tail}", Sides.KINDS)


def _plain_tail(match: re.Match[str], folded: str) -> str:
    """Return what is asked of either side alone: 多拿多少元 -> 拿多少元, 轻了多少 -> 重多少."""
    deed = _PLAINLY.get(match["way"], "") + (match["deed"] or "")
    amount = "几" if match[0].endswith("几") else "多少"
    limit = match["limit"] or ""
    if not (deed or limit):
        deed = "有" if amount == "几" else "是"
    return f"{limit}{match['modal'] or ''}{deed}{amount}{folded[match.end() :]}"


def _changed(folded: str) -> Comparison | None:
    """Return the question for what it is now, where before and after are meant: 提高了多少 -> 提高到多少."""
    match = _CHANGED.search(folded)
    if match is None:
        return None
    way = match["way"] or match["sure"]
    way = "减少" if way in _FALLS else "增加" if way in ("多", "贵") else way
    now = f"{folded[: match.start()]}{way}到{match['amount']}{folded[match.end() :]}"
    return Comparison(now, now, Sides.CHANGE)


def _places(folded: str, known: Collection[str]) -> list[str]:
    found = [_without_than(place) for place in chinese_places(folded, known)]
    return sorted(dict.fromkeys(found), key=lambda place: folded.find(bare_name(place)))


def _own_year(folded: str, place: str) -> list[str]:
    """Return the year that stands right before a place or after it: 2031年|东山; none where there is none."""
    name = re.escape(bare_name(place))
    ahead = re.search(rf"({_YEAR.pattern})(?={name})", folded)
    behind = re.search(rf"{name}[市区县镇乡]?({_YEAR.pattern})", folded)
    return [found[1] for found in (ahead, behind) if found][:1]


def _without_than(place: str) -> str:
    """Return a place without the 比 that a segmenter takes for its first character."""
    rest = place.removeprefix("比")
    return rest if len(bare_name(rest)) > 1 else place


def _topic(folded: str, places: list[str]) -> str:
    rest = folded
    for place in places:
        rest = rest.replace(place, " ").replace(bare_name(place), " ")
    rest = _YEAR.sub(" ", rest)
    rest = _TO_TARGET.sub(" ", rest)
    rest = re.sub(
        rf"哪一?个?[区县市镇家年]?|谁|(?:{_JOINED})(?=\s)|实际|请问|年初|全年|超额(?:完成)?|相?比(?:怎么样|如何|咋样)",
        " ",
        rest,
    )
    rest = re.sub(rf"(?:{_TAIL.pattern})[了出]?{_MEASURE}", " ", rest)
    rest = re.sub(r"实打实|指标(?:完成)?(?=\s|的|$)|[了的]?多[长远宽高久重](?=\s|[？?]|$)", " ", rest)
    rest = re.sub(r"超[过出额]?(?=\s|$)|还(?=\s|$)|要(?=[建装改修新开完加增扩翻])", " ", rest)
    rest = re.sub(r"(?<=\s)[多少](?=[\u4e00-\u9fff])", " ", rest)  # 比去年|多|装
    rest = re.sub(r"[？?，,。！!]|离|比(?![例重])|的(?=\s|$)|^\s*的|(?<=\S)了(?=\s|$)", " ", rest)
    return re.sub(r"\s+", "", rest).strip("的了是有")


def _asked(places: list[str], years: list[str], sense: str, topic: str) -> str:
    year = years[0] if years else ""
    if year and year.isdigit():
        year += "年"
    part = _PART_AHEAD.match(topic)
    if part:  # 2031年上半年|实际: the part belongs to the year
        year, topic = year + part[0], topic[part.end() :]
    return f"{''.join(places)}{year}{sense}{topic}？"


def difference(first: Figure, second: Figure) -> Difference | None:
    """Return the first figure less the second, in its unit; None where they measure differently."""
    if not first.comparable(second):
        return None
    if first.unit == second.unit or first.base[1] == first.unit:
        unit = "个百分点" if first.unit == "%" else first.unit
        return Difference(
            first.value - second.base[0] if first.base[1] == first.unit else first.value - second.value, unit
        )
    return Difference(first.base[0] - second.base[0], first.base[1])
