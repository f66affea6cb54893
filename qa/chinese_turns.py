"""Turns a Chinese question to another place, year, group or thing, to its plan or to what came of it."""

import re
from collections.abc import Collection, Sequence

import rjieba

from index import fold
from qa.aggregates import with_aggregate
from qa.chinese_parts import (
    ASKING,
    SENSE,
    YEAR,
    counted_of,
    frame_of,
    name_in,
    names_itself,
    subject_of,
    thing_of,
)
from qa.forms import Asks, form_of
from qa.places import bare_name, chinese_places
from qa.sense import sense_of
from qa.types import Status

ORDINAL = re.compile(
    r"(?:第[一二三四五六七八九十\d]+|最后一|[下上]一|首|(?<![每这那同])[一二三四五六](?=期))"
    r"(?P<of>[轮批期座条届次场站个])|"
    r"(?P<prize>[一二三特]等奖)"
)
SENSE_ONLY = re.compile(
    r"^(?:的)?(?:实际|计划|目标|全年|年度|年初|当初|原来|原定|完成|结果|情况|呢|上|的|定|是|多少|有|了|装|做|"
    r"建|增加|新增|数)+$"
)
# Asks when, where, who or what of the thing already spoken of.
_ASPECTS = (
    (
        re.compile(
            r"(?:截止|开始|结束|开放|报名|办理|开工|完工|竣工|开通|营业|开业)?(?:日期|时间|时候|日子|期限)|"
            r"截止|开工|完工|竣工|开通|开业|结束|报名"
        ),
        "是什么时候",
    ),
    (re.compile(r"地点|地址|位置|地方|[起终]点"), "在哪里"),
    (
        re.compile(
            r"(?:总|副)?(?:负责人|联系人|主任|局长|院长|馆长|校长|书记|经理|创始人|设计师|设计者|"
            r"老板|董事长|所长)"
        ),
        "是谁",
    ),
    (re.compile(r"原因|理由|办法|流程|条件|材料|名字|名称|内容"), "是什么"),
    (
        re.compile(
            r"(?:联系|咨询|热线|举报)?(?:电话|号码|热线)|[票房租售单总]?价格?|"
            r"(?:总|占地|建筑)?(?:费用|造价|投资|面积|长度|高度)|人数|金额|总额|数量|收费"
        ),
        "是多少",
    ),
)
# A group of people or a kind of house: whom the sum is for, not what is counted.
GROUP = re.compile(
    r"[\u4e00-\u9fff]{0,8}(?:人|户|者|大人|小孩|孩子|孩|儿童|老人|学生|教师|职工|员工|农民|居民|市民|家庭|家|"
    r"妇女|女性|男性|女生|男生|军人|二胎|三胎|工|[一二三]级|医生|护士|医院|学校|小学|中学|大学)"
)
_PEOPLE = (
    r"(?:普通人家|一般家庭|普通家庭|大人|小孩|孩子|成年?人|老年?人|儿童|学生|职工|居民户|"
    r"男[人性生]|女[人性生])"
)
_TIMES = (
    r"(?:周末|平时|平日|工作日|节假日|晚上|夜里|白天|早上|上午|下午|[春夏秋冬][天季]|寒假|暑假|[上下]半年)"
)
_CONDITION = re.compile(rf".+(?:的话|的时候|的情况)|{_TIMES}")
_YEAR_BEFORE = re.compile(r"(?:前一年|上一年|头一年|上年|去年)(?:的|同期)?")
_YEAR_AFTER = re.compile(r"(?:后一年|下一年|第二年|次年|转年|来年|明年)(?:的)?")
_VALUE_BEFORE = re.compile(r"原来|原先|以前|之前|过去|从前|改造前")
_NOW_WORD = re.compile(r"现在|目前|如今|眼下")
_PLANNED_WORD = re.compile(
    r"(?:原来|原先|年初|当初|最初)?(?:说|计划|打算|预计|力争|争取|原定|准备|承诺|答应)(?:要|是)?|目标是?|"
    r"(?:原来|原先|年初|当初|最初)定[下好]?了?的?要?|定[下好]?[了的]?要(?!求)|"
    r"(?<=[年月区市县镇])要(?![求点道])"
)
# What came of the plan: 实际呢, 结果呢.
OUTCOME = re.compile(r"实际|结果|最后|最终")
_WHOLE_OF = re.compile(r"^(?:整个?|全部?)|(?:整个|整体|全[市区县省]|那边|那里)$")  # 那|整个|云泊市呢
_PLAN_NOUN = re.compile(r"的?(?:年初|全年|年度)?(?:计划|目标)数?")


def without_plan(question: str) -> str:
    """Return a question or a thing without the words that ask for its plan: 进出口|目标."""
    return _PLAN_NOUN.sub("", _PLANNED_WORD.sub("", question))


def replaced(before: str, last: str, what: str, places: Sequence[str], known: Collection[str]) -> str:
    """Return the last question with its place, year, group, plan-or-result or subject traded for `what`."""
    if _YEAR_BEFORE.fullmatch(what):
        return _with_year_shifted(last, -1, known)
    if _YEAR_AFTER.fullmatch(what):
        return _with_year_shifted(last, 1, known)
    if _VALUE_BEFORE.fullmatch(what):
        return _with_former(last)
    years = YEAR.findall(what)
    left = YEAR.sub("", what)
    named = [*places, *(one for one in known if bare_name(one) and bare_name(one) in left)]
    if years:
        last = _with_year(last, years[-1], known)
    if named:
        old = chinese_places(fold(last), known)
        for place in (old or ("",))[-1:]:
            form = place if place and place in last else bare_name(place)
            last = last.replace(form, named[0], 1) if form else named[0] + last
        for place in named:
            left = left.replace(place, "").replace(bare_name(place), "")
        left = _WHOLE_OF.sub("", left.strip("的，, "))
    left = left.strip("的，, ")
    if not left:
        return last
    own, other = ORDINAL.search(last), ORDINAL.fullmatch(left)
    if own and other and own["of"] == other["of"]:
        return last[: own.start()] + left + last[own.end() :]
    if SENSE_ONLY.match(left):
        return with_sense(last, left)
    aspect = next((asks for pattern, asks in _ASPECTS if pattern.fullmatch(left)), None)
    if aspect:
        return f"{thing_of(before)}{left}{aspect}？"
    if _CONDITION.fullmatch(left) or (GROUP.fullmatch(left) and not _counts_alike(last, left)):
        return _for_group(last, left)
    statistic = with_aggregate(last, left)
    if statistic:
        return statistic
    twin = _twin_of(last, left)
    if twin:
        return last.replace(twin, left, 1)
    counted = counted_of(last)
    if counted and GROUP.fullmatch(left):
        return last.replace(counted[1], left)
    name = "" if names_itself(left) else name_in(SENSE.sub(" ", ASKING.sub(" ", fold(last))))
    frame = frame_of(last, () if name else known) + name
    asks, _ = form_of(fold(last), "zh")
    sense = sense_of(fold(last), "zh", asks)
    told = "计划" if sense is Status.PLANNED else "实际" if sense is Status.DONE else ""
    told = "" if SENSE.search(left) else told
    ending = {
        Asks.DATE: "是什么时候",
        Asks.PERSON: "是谁",
        Asks.PLACE: "在哪里",
        Asks.YES_NO: "完成了吗",
        Asks.NUMBER: f"{told}有多少",
    }.get(asks, "怎么样")
    return f"{frame}{left}{ending}？"


def _twin_of(last: str, what: str) -> str:
    """Return the word of the last question that `what` stands beside: 首班车 for 末班, 小学 for 中学."""
    if len(what) != 2:
        return ""
    for token, tag in rjieba.tag(last):
        if tag.startswith("n") and len(token) in (2, 3) and token[0] != what[0] and token[1] == what[1]:
            return token
    return ""


def _counts_alike(last: str, what: str) -> bool:
    """Say whether `what` is counted itself, as the thing before it: 多少名医生, 护士呢."""
    counted = counted_of(last)
    return counted is not None or bool(re.search(r"(?:多少|几)[个名位]?人?(?:医生|老师|员工|职工)", last))


def _for_group(last: str, group: str) -> str:
    """Return the last question asked for another group: for one like it, else before the predicate."""
    kinds = re.findall(r"(?:医院|学校|小学|中学|大学|家庭)$", group)
    tokens = [token for token, _ in rjieba.tag(last)]
    if kinds:
        at = last.find(kinds[0])
        if at >= 0:
            start, position = at, 0
            for token in tokens:  # the word before it says which kind: 社区|医院
                if position < at <= position + len(token) and token not in ("的", "在", "，", "去"):
                    start = position
                position += len(token)
            return last[:start] + group + last[at + len(kinds[0]) :]
    elif not group.endswith(("的话", "的时候", "的情况")):
        likes = list(re.finditer(_TIMES if re.fullmatch(_TIMES, group) else _PEOPLE, last))
        if likes:
            like = likes[-1]
            return last[: like.start()] + group + last[like.end() :]
    thing = thing_of(last)
    if thing and last.startswith(thing):
        predicate = re.sub(r"[卖买](?=多少)", "", last[len(thing) :].lstrip("，, "))
        return f"{thing}{group}{predicate}"
    return f"{group}{last}"


def with_sense(last: str, sense: str) -> str:
    """Return the last question asked of the plan or of the result."""
    planned = _PLANNED_WORD.search(last)
    if OUTCOME.match(sense) and planned:
        told = last[: planned.start()] + "实际" + last[planned.end() :].rstrip("？?")
        if form_of(fold(told), "zh")[0] is Asks.DATE:
            return f"{told}的？"
        return re.sub(r"(?<=实际)([\u4e00-\u9fff]{1,4}?)(?=多少|几)", r"\1了", told) + "？"
    return f"{subject_of(last)}{sense}是多少？"


def _with_former(last: str) -> str:
    """Return the last question asked of the value before."""
    if _NOW_WORD.search(last):
        return _NOW_WORD.sub("原来", last, count=1)
    thing = thing_of(last)
    if thing and last.startswith(thing):
        return f"{thing}原来{last[len(thing) :]}"
    return f"{subject_of(last)}原来是多少？"


def _with_year_shifted(last: str, years: int, known: Collection[str]) -> str:
    year = re.search(r"(?:19|20)\d{2}", last)
    told = f"{int(year[0]) + years}年" if year else "去年" if years < 0 else "明年"
    return _with_year(last, told, known)


def _with_year(before: str, year: str, known: Collection[str]) -> str:
    year = year if year.endswith(("年", "度")) else f"{year}年"
    if YEAR.search(before):
        return YEAR.sub(year, before, count=1)
    places = chinese_places(fold(before), known)
    for place in places[-1:]:
        form = place if place in before else bare_name(place)
        return before.replace(form, form + year, 1)
    return year + before
