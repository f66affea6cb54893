"""Makes a Chinese follow-up whole."""

import re
from collections.abc import Collection, Sequence

import rjieba

from index import fold, language_of
from qa.chinese_parts import (
    ASKING,
    FIRM,
    PART_OF_YEAR,
    SENSE,
    YEAR,
    counted_of,
    frame_of,
    has_noun,
    names_itself,
    subject_of,
    thing_of,
)
from qa.earlier import Earlier
from qa.forms import Asks, form_of, sense_of
from qa.places import bare_name, chinese_places, is_word
from qa.terms import content_words
from qa.types import Status

_ELLIPSIS = re.compile(
    r"^(?:那么|那|还有|至于|对了)?[，,]?(?P<what>[^？?，,。]{1,16}?)(?:呢|怎么样|又?如何|有多少|"
    r"是多少)?[？?]?$"
)
# 换成东山呢, 东山那边呢: it is only the place that is another.
_INSTEAD = re.compile(r"^(?:换成|换到|换作|改成|要是|如果是|如果换成)|(?:那边|这边|那儿|那里)$")
_ORDINAL = re.compile(
    r"(?:第[一二三四五六七八九十\d]+|最后一|[下上]一|首)(?P<of>[轮批期座条届次场站个])|"
    r"(?P<prize>[一二三特]等奖)"
)
_WHOLE_CITY = re.compile(r"全[市省区县]|市里|省里")
_OPENS = re.compile(r"^(?:那么|那|还有|至于|另外|再问一下)[，,]?")
_PRONOUN_FIRM = re.compile(r"(?:这|该|那|此)(?:家|个)?(?:公司|企业|厂|单位|机构)|它(?!们)|其(?!中|他|余|实)")
_PRONOUN_PLACE = re.compile(r"(?:这|该|那|此)个?(?:区|县|市|镇|街道|地方)|当地|那里|那边|这里")
_PRONOUN_PERSON = re.compile(r"[他她](?!们|人)|这个?人|该人|此人")
_PRONOUN_THING = re.compile(
    r"(?:这|该|那|此)(?:个|座|条|项|些|所|处|栋|种|次)(?:[\u4e00-\u9fff]{2,4}?)?(?=[^\u4e00-\u9fff]|"
    r"[的是有在花用何建开多叫什哪])|这(?=[是有])"
)
_SENSE_ONLY = re.compile(
    r"^(?:的)?(?:实际|计划|目标|全年|年度|年初|当初|原来|原定|完成|结果|情况|呢|上|的|定|是|多少|有|了|装|做|"
    r"建|增加|新增|数)+$"
)
# A deed with its own object takes no other subject than the place: 加装了多少部电梯.
_OWN_DEED = re.compile(r"[^有\W]{2}了?多少[部个台座处套条辆场所件项批栋幢张]?[\u4e00-\u9fff]{2,}")
# With so many words of its own a question says what it is about, and takes only place and year.
SELF_CONTAINED = 3
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
            r"(?:联系|咨询|热线|举报)?(?:电话|号码|热线)|[票房租售单]?价格?|费用|造价|投资|面积|长度|高度|"
            r"人数|金额|总额|数量|收费"
        ),
        "是多少",
    ),
)
# A group of people or a kind of house: whom the sum is for, not what is counted.
_GROUP = re.compile(
    r"[\u4e00-\u9fff]{0,8}(?:人|户|者|大人|小孩|孩子|孩|儿童|老人|学生|教师|职工|员工|农民|居民|市民|家庭|家|"
    r"妇女|女性|男性|女生|男生|军人|二胎|三胎|工|[一二三]级|医生|护士|医院|学校|小学|中学|大学)"
)
_PEOPLE = (
    r"(?:普通人家|一般家庭|普通家庭|大人|小孩|孩子|成年?人|老年?人|儿童|学生|职工|居民户|"
    r"男[人性生]|女[人性生])"
)
_TIMES = r"(?:周末|平时|平日|工作日|节假日|晚上|夜里|白天|早上|冬天|夏天|寒假|暑假)"
_CONDITION = re.compile(rf".+(?:的话|的时候|的情况)|{_TIMES}")
_YEAR_BEFORE = re.compile(r"(?:前一年|上一年|头一年|上年|去年)(?:的|同期)?")
# 苇塘区2024年它前一年装了几部: the year before the one spoken of.
_YEAR_BEFORE_IT = re.compile(
    r"(?P<year>(?:19|20)\d{2})年(?P<between>[^，,。]{0,24}?)(?<![比较跟和同与])(?:前一年|上一年|"
    r"头一年)(?:的|同期)?"
)
# How far the two last figures lie apart: 两边差多少, 差几部.
_APART = re.compile(
    r"(?:那|这)?(?:么)?(?:两[边地个区县者处年家]|二者|它们)?(?:之间)?的?相?差(?:了|距)?(?:是|有)?(?:多少|"
    r"几[\u4e00-\u9fff]?)[？?]*$"
)
_NTH = re.compile(r"第(?P<nth>[一二三四五六])[个位家座条处所名](?=[\u4e00-\u9fff])")
_SEVERAL_MEMBERS = 2
_VALUE_BEFORE = re.compile(r"原来|原先|以前|之前|过去|从前|改造前")
_NOW_WORD = re.compile(r"现在|目前|如今|眼下")
_PLANNED_WORD = re.compile(
    r"(?:原来|原先|年初|当初)?(?:说|计划|打算|预计|力争|争取|原定|准备|承诺|答应)(?:要|是)?|目标是?"
)
_COUNT_END = re.compile(
    r"(?P<verb>[\u4e00-\u9fff])(?P<done>[了成完出过]{0,2})(?P<ask>多少|几)"
    r"(?P<measure>[部个台座处套间家户条辆场名位所件项批栋张块支]?)[？?]?$"
)
_TITLE = re.compile(
    r"[\u4e00-\u9fff]{2,4}(?:老师|医生|护士|书记|主任|局长|院长|馆长|校长|工程师|师傅|先生|女士|教授|大爷|"
    r"阿姨)$"
)


def leaves_all_out(question: str) -> bool:
    """Say whether a follow-up turns to another subject: 那停车位呢."""
    return question.rstrip("？?。 ").endswith("呢")


def names_place(question: str, known: Collection[str]) -> bool:
    """Say whether a follow-up turns to another place: 那东山实际新增了多少."""
    return language_of(question) == "zh" and bool(chinese_places(fold(question), known))


def asks_of_sense(question: str) -> bool:
    """Say whether a follow-up asks for nothing but the plan: 计划是多少. A result turns the talk to it."""
    return "实际" not in question and _SENSE_ONLY.match(fold(question).rstrip("？?吗")) is not None


def chinese_follow_up(question: str, earlier: Earlier) -> str | None:
    """Return a Chinese question made whole, None where it needs nothing from the `earlier` ones."""
    if _APART.match(fold(question)):
        return _apart(earlier)
    member = _member_of(question, earlier.answer)
    if member is not None:
        return member
    whole = _made_whole(question, earlier)
    return None if whole is None else _YEAR_BEFORE_IT.sub(_year_before, whole)


def _apart(earlier: Earlier) -> str | None:
    """Return how far the two figures asked for last lie apart: of two places, two years, or from the plan."""
    last, first = earlier.last.rstrip("？? "), earlier.before_last.rstrip("？? ")
    if language_of(last) == "en" or form_of(fold(last), "zh")[0] is not Asks.NUMBER:
        return None
    for named in (lambda text: chinese_places(fold(text), earlier.known), YEAR.findall):
        one, other = named(first), named(last)
        if first and one and other and one[-1] != other[-1]:
            return f"{first}，比{other[-1]}多多少？"
    return f"{last}，比计划差多少？"


def _member_of(question: str, answer: str | None) -> str | None:
    """Return a question about the so-manieth of a list that was answered, by its name: 第二个是谁投的？"""
    match = _NTH.match(question)
    members = re.split("[、，,]", answer) if answer else []
    place = "一二三四五六".index(match["nth"]) if match else len(members)
    if match is None or len(members) < _SEVERAL_MEMBERS or place >= len(members):
        return None
    return members[place].strip() + question[match.end() :]


def _year_before(match: re.Match[str]) -> str:
    return f"{int(match['year']) - 1}年{match['between']}"


def _made_whole(question: str, earlier: Earlier) -> str | None:
    chinese = language_of(earlier.topic) == "zh"
    before, known = (earlier.topic if chinese else ""), earlier.known
    last = earlier.last if language_of(earlier.last) == "zh" else before
    folded = fold(question)
    opened = _OPENS.match(folded)
    places = chinese_places(folded, known)
    if leaves_all_out(question) or (opened and form_of(folded, "zh")[0] is Asks.CLAUSE):
        match = _ELLIPSIS.match(folded)
        if match:
            what = _INSTEAD.sub("", re.sub(r"(?:呢|吧|啊)$", "", match["what"]))
            return _replaced(before, last, what, places, known)
    thing = thing_of(before)
    for pronoun, name in (
        (_PRONOUN_FIRM, _firm(before, earlier.answer) or thing),
        (_PRONOUN_PLACE, "".join(chinese_places(fold(before), known)[-1:])),
        (_PRONOUN_PERSON, _person(before, last, earlier.answer)),
        (_PRONOUN_THING, thing),
    ):
        match = pronoun.search(question)
        if match and name:
            return question[: match.start()] + name + question[match.end() :]
    rest = question[opened.end() :] if opened else question
    if places and opened and before and not has_noun(ASKING.sub(" ", SENSE.sub(" ", rest))):
        # 那东山实际新增了多少: of what was counted before
        years = "".join(YEAR.findall(folded)[-1:])
        return _replaced(before, before, places[-1] + years, places, known)
    if places or names_itself(folded):
        return None
    other = _of_other_number(before, rest)
    if other:
        return other
    words = [word for word in content_words(ASKING.sub(" ", folded), "zh") if not SENSE.fullmatch(word)]
    counted = _counted_again(before, rest, known)
    if counted and not has_noun(ASKING.sub(" ", SENSE.sub(" ", YEAR.sub(" ", rest)))):
        return counted
    if YEAR.search(folded):
        thing = YEAR.sub("", thing)
    if not words or _SENSE_ONLY.match(fold(rest).rstrip("？?吗")):
        about = subject_of(before) if counted_of(before) else thing
        if PART_OF_YEAR.search(rest):
            about = PART_OF_YEAR.sub("", about)
        return f"{about}{rest.lstrip('，, ')}"
    if not opened and (len(words) > SELF_CONTAINED or _OWN_DEED.search(folded)):
        frame = frame_of(before, known, years=not YEAR.search(folded))
        if has_noun(thing) and not has_noun(ASKING.sub(" ", folded)):
            return f"{thing}{rest}"  # 下午几点以后就不让进了: it names nothing itself
        return f"{frame}{rest}" if frame else None
    if _WHOLE_CITY.search(rest):
        for place in chinese_places(fold(thing), known):
            thing = thing.replace(place, "").replace(bare_name(place), "").lstrip("的")
    elif opened and counted_of(before) and has_noun(ASKING.sub(" ", folded)):
        return f"{frame_of(before, known, years=not YEAR.search(folded))}{rest}"  # another thing is counted
    return f"{thing}{rest}"


def _of_other_number(before: str, rest: str) -> str | None:
    """Return what is asked of another one of a row: 钧浦杯二等奖 where 钧浦杯一等奖 was spoken of."""
    thing, other = thing_of(before), _ORDINAL.search(rest)
    own = _ORDINAL.search(thing)
    if own is None or other is None or own["of"] != other["of"] or own[0] == other[0]:
        return None
    return f"{thing[: own.start()]}{other[0]}{thing[own.end() :]}{rest[: other.start()]}{rest[other.end() :]}"


def _counted_again(before: str, rest: str, known: Collection[str]) -> str | None:
    """Return a question that counts the same thing by a verb of its own: 最后开成了几家, 实际装了多少."""
    counted, match = counted_of(before), _COUNT_END.search(rest)
    if counted is None or match is None or re.search(r"[比差]", rest) or match["verb"] in "有是划标际":
        return None
    measure, what = counted
    if match["measure"] not in ("", measure):
        return None
    asks = rest[: match.start("ask")] + ("几" if match["ask"] == "几" else "多少") + measure
    return f"{frame_of(before, known, years=not YEAR.search(rest))}{asks}{what}？"


def _replaced(before: str, last: str, what: str, places: Sequence[str], known: Collection[str]) -> str:
    """Return the last question with its place, year, group, plan-or-result or subject traded for `what`."""
    if _YEAR_BEFORE.fullmatch(what):
        return _with_year_before(last, known)
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
    left = left.strip("的，, ")
    if not left:
        return last
    own, other = _ORDINAL.search(last), _ORDINAL.fullmatch(left)
    if own and other and own["of"] == other["of"]:
        return last[: own.start()] + left + last[own.end() :]
    if _SENSE_ONLY.match(left):
        return _with_sense(last, left)
    aspect = next((asks for pattern, asks in _ASPECTS if pattern.fullmatch(left)), None)
    if aspect:
        return f"{thing_of(before)}{left}{aspect}？"
    if _CONDITION.fullmatch(left) or (_GROUP.fullmatch(left) and not _counts_alike(last, left)):
        return _for_group(last, left)
    twin = _twin_of(last, left)
    if twin:
        return last.replace(twin, left, 1)
    counted = counted_of(last)
    if counted and _GROUP.fullmatch(left):
        return last.replace(counted[1], left)
    frame = frame_of(last, known)
    sense = sense_of(fold(last))
    told = "计划" if sense is Status.PLANNED else "实际" if sense is Status.DONE else ""
    told = "" if SENSE.search(left) else told
    asks, _ = form_of(fold(last), "zh")
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


def _with_sense(last: str, sense: str) -> str:
    """Return the last question asked of the plan or of the result."""
    planned = _PLANNED_WORD.search(last)
    if sense.startswith("实际") and planned:
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


def _with_year_before(last: str, known: Collection[str]) -> str:
    year = re.search(r"(?:19|20)\d{2}", last)
    return _with_year(last, f"{int(year[0]) - 1}年" if year else "去年", known)


def _with_year(before: str, year: str, known: Collection[str]) -> str:
    year = year if year.endswith(("年", "度")) else f"{year}年"
    if YEAR.search(before):
        return YEAR.sub(year, before, count=1)
    places = chinese_places(fold(before), known)
    for place in places[-1:]:
        form = place if place in before else bare_name(place)
        return before.replace(form, form + year, 1)
    return year + before


def _firm(before: str, answer: str | None) -> str:
    for text in (answer or "", subject_of(before)):
        firms = [match[0] for match in FIRM.finditer(text)]
        if firms:
            return firms[-1]
    return ""


def _person(before: str, last: str, answer: str | None) -> str:
    """Return whom he or she means: who was asked for last, who is spoken of, or a name that was answered."""
    named = answer if answer and re.fullmatch(r"[\u4e00-\u9fff·]{2,4}", answer) else ""
    if named and form_of(fold(last), "zh")[0] is Asks.PERSON:
        return named
    thing = thing_of(before)
    if _TITLE.search(thing):
        return thing
    if named and not is_word(named):
        return named
    names = [
        token
        for token, tag in rjieba.tag(before)
        if tag in ("nr", "nrt", "nrfg") and len(token) > 1 and not is_word(token)
    ]
    return names[-1] if names else named
