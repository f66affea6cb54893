"""Makes a Chinese follow-up whole."""

import re
from collections.abc import Collection, Sequence

import rjieba

from index import fold, language_of
from qa.aggregates import names_aggregate, with_aggregate
from qa.chinese_gaps import apart, asks_apart, asks_off_plan, off_plan
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
from qa.chinese_turns import GROUP, ORDINAL, OUTCOME, SENSE_ONLY, replaced, with_sense, without_plan
from qa.earlier import Earlier
from qa.forms import Asks, form_of
from qa.judging import asks_for_goal, goal_topic
from qa.places import bare_name, chinese_places, is_word
from qa.terms import content_words

_ELLIPSIS = re.compile(
    r"^(?:那么|那|还有|至于|对了)?[，,]?(?P<what>[^？?，,。]{1,16}?)(?:呢|怎么样|又?如何|有多少|"
    r"是多少)?[？?]?$"
)
_TURNS_AND_ASKS = re.compile(r"^(?P<turn>[^，,？?]{1,14}呢)[，,？?](?P<rest>[^，,。]{2,12})$")
# 换成东山呢, 东山那边呢: it is only the place that is another.
_INSTEAD = re.compile(r"^(?:换成|换到|换作|改成|要是|如果是|如果换成)|(?:那边|这边|那儿|那里)$")
_WHOLE_CITY = re.compile(r"全[市省区县]|市里|省里")
_OPENS = re.compile(
    r"^(?:那么|那(?!(?:一?年|天)(?![底初末中])|[边里儿个条座家次届批])|还有|至于|另外|再问一下)[，,]?"
)
_PRONOUN_FIRM = re.compile(r"(?:这|该|那|此)(?:家|个)?(?:公司|企业|厂|单位|机构)")
# Whoever points at something speaks of what came before.
_POINTS = re.compile(r"这|那|该(?=[公区县市项单企校院])|此(?!后)|它|[他她]|其(?![中他余实])")
_IT = re.compile(r"它(?!们)|其(?!中|他|余|实)")
# What is asked of a firm rather than of the thing it built.
_OF_FIRM = re.compile(
    r"成立|注册|创办|创始|老板|员工|职工|营收|总部|主营|上市|产值|专利|法人|融资|订单|客户|卖"
)
_PRONOUN_PLACE = re.compile(r"(?:这|该|那|此)个?(?:区|县|市|镇|街道|地方)|当地|那里|那边|这里")
_PRONOUN_PERSON = re.compile(r"[他她](?!们|人)|这个?人|该人|此人")
_PRONOUN_THING = re.compile(
    r"(?<![的后])(?:这|该|那|此)(?:个|座|条|项|些|所|处|栋|种|次)(?:[\u4e00-\u9fff]{2,4}?)?(?=[^\u4e00-\u9fff]|"
    r"[的是有在花用何建开多叫什哪])|这(?=[是有])"
)
# A deed with its own object takes no other subject than the place: 加装了多少部电梯.
_OWN_DEED = re.compile(r"[^有\W]{2}了?多少[部个台座处套条辆场所件项批栋幢张]?[\u4e00-\u9fff]{2,}")
# With so many words of its own a question says what it is about, and takes only place and year.
SELF_CONTAINED = 3
# Characters besides a place: 东山占了几个, 东山同一年建了多长.
_FEW = 8
# A question as short as this is hardly whole.
_SHORT = 12
# 同一年, 那年: the one spoken of.
_SAME_YEAR = re.compile(r"同一?年|那一?年(?![级轻底初末中])|这一年|当年(?=[^初])")
# 苇塘区2024年它前一年装了几部: the year before the one spoken of.
_YEAR_BEFORE_IT = re.compile(
    r"(?P<year>(?:19|20)\d{2})年(?P<between>[^，,。]{0,24}?)(?<![比较跟和同与])(?:前一年|上一年|"
    r"头一年)(?:的|同期)?"
)
_NAME_ASKED = re.compile(r"叫(?:什么|啥)(?:名字?)?[？?]?$|名字是(?:什么|啥)")
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·“”]{2,14}")
_NTH = re.compile(r"第(?P<nth>[一二三四五六])[个位家座条处所名](?=[\u4e00-\u9fff])")
_SEVERAL_MEMBERS = 2
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
    return not OUTCOME.search(question) and SENSE_ONLY.match(fold(question).rstrip("？?吗")) is not None


def chinese_follow_up(question: str, earlier: Earlier) -> str | None:
    """Return a Chinese question made whole, None where it needs nothing from the `earlier` ones."""
    year = re.search(r"(?:19|20)\d{2}", earlier.last)
    if year:
        question = _SAME_YEAR.sub(f"{year[0]}年", question)
    if asks_apart(question):
        return apart(earlier)
    if asks_off_plan(question, earlier) and (whole := off_plan(earlier)) is not None:
        return whole
    member = _member_of(question, earlier.answer)
    if member is not None:
        return member
    whole = _turned_and_asked(question, earlier) or _made_whole(question, earlier)
    return None if whole is None else _YEAR_BEFORE_IT.sub(_year_before, whole)


def chinese_alternatives(question: str, earlier: Earlier) -> tuple[str, ...]:
    """Return what a follow-up may mean as well: whole, or asked of all that the last question was about.

    Who turns to something else need not say so; 一共带来多少学位, after 新开的四所幼儿园是哪几所, may be
    meant of these four.
    """
    turned_to = _turned_to(question) if leaves_all_out(question) else ""
    if turned_to and (SENSE_ONLY.match(turned_to) or with_aggregate(earlier.last, turned_to)):
        return ()
    about = subject_of(earlier.last.rstrip("？? ")) if language_of(earlier.last) == "zh" else ""
    fuller = (f"{about}{_OPENS.sub('', question)}",) if about else ()
    bare = ASKING.sub(" ", fold(question))
    several = len(content_words(bare, "zh")) >= SELF_CONTAINED
    alone = several or has_noun(SENSE.sub(" ", YEAR.sub(" ", bare)))
    return (question, *fuller) if alone and not _POINTS.search(bare) else fuller


def own_things(question: str) -> tuple[str, ...]:
    """Return the things that a follow-up itself names: 食堂 of 食堂有几个."""
    bare = ASKING.sub(" ", SENSE.sub(" ", YEAR.sub(" ", fold(question))))
    return tuple(word for word in content_words(bare, "zh") if has_noun(word))


def _turned_to(question: str) -> str:
    """Return what a follow-up turns to: 那零售呢 -> 零售."""
    match = _ELLIPSIS.match(fold(question))
    return re.sub(r"(?:呢|吧|啊)$", "", match["what"]) if match else ""


def _turned_and_asked(question: str, earlier: Earlier) -> str | None:
    """Return a question that turns to something else and then says what of it: 那前一年呢，实际建的？"""
    match = _TURNS_AND_ASKS.match(question)
    if match is None or has_noun(ASKING.sub(" ", SENSE.sub(" ", match["rest"]))):
        return None
    turned = _made_whole(match["turn"], earlier)
    if turned and SENSE.match(match["rest"]) and SENSE_ONLY.match(fold(match["rest"]).strip("？?")):
        return with_sense(turned, match["rest"].strip("？?"))
    return turned


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
        what = _INSTEAD.sub("", _turned_to(question))
        if what:
            kind = _of_kind(last, what, known)
            if kind:
                return kind
            return replaced(before, last, what, places, known)
    thing = thing_of(before)
    called = _NAME_ASKED.search(last) and form_of(fold(last), "zh")[0] is Asks.NAME
    if called and earlier.answer and _NAME.fullmatch(earlier.answer):
        thing = earlier.answer  # 那条隧道叫什么? it is called by its name from here on
    if "实际" in question:
        thing = without_plan(thing)
    firm = _firm(before, earlier.answer)
    it = firm if firm and (not has_noun(thing) or _OF_FIRM.search(question)) else thing
    for pronoun, name in (
        (_PRONOUN_FIRM, firm or thing),
        (_IT, it),
        (_PRONOUN_PLACE, "" if places else "".join(chinese_places(fold(before), known)[-1:])),
        (_PRONOUN_PERSON, _person(before, last, earlier.answer)),
        (_PRONOUN_THING, thing),
    ):
        match = pronoun.search(question)
        if match and name:
            return question[: match.start()] + name + question[match.end() :]
    rest = question[opened.end() :] if opened else question
    counts = form_of(folded, "zh")[0] is Asks.NUMBER and form_of(fold(before), "zh")[0] is Asks.NUMBER
    bare = YEAR.sub("", ASKING.sub(" ", SENSE.sub(" ", _without(rest, places)))).strip("？? ")
    if places and (opened or (counts and len(bare) <= _FEW)) and before and not has_noun(bare):
        # 那东山实际新增了多少, 东山占了几个: of what was counted before
        years = "".join(YEAR.findall(folded)[-1:])
        return _WHOLE_CITY.sub("", replaced(before, before, places[-1] + years, places, known))
    if places or names_itself(folded):
        return None
    if names_aggregate(folded):  # a statistic of its own
        period = "" if PART_OF_YEAR.search(folded) else "".join(PART_OF_YEAR.findall(before)[:1])
        return f"{frame_of(before, known, years=not YEAR.search(folded))}{period}{rest}"
    if asks_for_goal(folded) and has_noun(goal_topic(rest, "zh").removesuffix("实际多少？")):
        return f"{frame_of(before, known, years=not YEAR.search(folded))}{rest}"  # a target of its own
    other = _of_other_number(before, rest)
    if other:
        return other
    words = [word for word in content_words(ASKING.sub(" ", folded), "zh") if not SENSE.fullmatch(word)]
    counted = _counted_again(before, rest, known)
    if counted and not has_noun(ASKING.sub(" ", SENSE.sub(" ", YEAR.sub(" ", rest)))):
        return counted
    if YEAR.search(folded):
        thing = YEAR.sub("", thing)
    if not words or SENSE_ONLY.match(fold(rest).rstrip("？?吗")):
        about = subject_of(before) if counted_of(before) else thing
        if PART_OF_YEAR.search(rest):
            about = PART_OF_YEAR.sub("", about)
        return f"{about}{rest.lstrip('，, ')}"
    if not opened and (len(words) > SELF_CONTAINED or _OWN_DEED.search(folded)):
        frame = frame_of(before, known, years=not YEAR.search(folded))
        if has_noun(thing) and not has_noun(ASKING.sub(" ", folded)):
            return f"{thing}{rest}"  # 下午几点以后就不让进了: it names nothing itself
        if not frame and (len(rest) > _SHORT or not has_noun(thing)):
            return None
        return f"{frame or thing}{rest}"
    if _WHOLE_CITY.search(rest):
        for place in chinese_places(fold(thing), known):
            thing = thing.replace(place, "").replace(bare_name(place), "").lstrip("的")
    elif opened and counted_of(before) and has_noun(ASKING.sub(" ", folded)):
        return f"{frame_of(before, known, years=not YEAR.search(folded))}{rest}"  # another thing is counted
    return f"{thing}{rest}"


def _of_kind(last: str, what: str, known: Collection[str]) -> str | None:
    """Return how many of what was counted last are such: 亏本的呢, where canteens were."""
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,8}的", what):
        return None
    counted, ending = counted_of(last), _COUNT_END.search(last)
    if counted is None and ending is not None and ending["measure"]:
        noun = _without(YEAR.sub("", thing_of(last)), chinese_places(fold(last), known)).lstrip("年的")
        counted = (ending["measure"], noun) if has_noun(noun) else None
    if counted is None:
        return None
    bare = what.removesuffix("的")
    if YEAR.search(bare) or chinese_places(bare, known) or SENSE_ONLY.match(bare) or GROUP.fullmatch(bare):
        return None
    return f"{frame_of(last, known)}{what}{counted[1]}有多少{counted[0]}？"


def _without(text: str, places: Sequence[str]) -> str:
    for place in places:
        text = text.replace(place, "").replace(bare_name(place), "")
    return text


def _of_other_number(before: str, rest: str) -> str | None:
    """Return what is asked of another one of a row: 钧浦杯二等奖 where 钧浦杯一等奖 was spoken of."""
    thing, other = thing_of(before), ORDINAL.search(rest)
    own = ORDINAL.search(thing)
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
    owner = "" if chinese_places(fold(before), known) else YEAR.sub("", thing_of(before))
    owner = owner if has_noun(owner) and what not in owner else ""
    return f"{owner}{frame_of(before, known, years=not YEAR.search(rest))}{asks}{what}？"


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
