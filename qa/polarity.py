"""What says yes and what says no to a question: by its matter, by the days, hours and counts it names."""

import re

from index import fold
from qa.figures import read_figure, read_numeral
from qa.limits import keeps_limit
from qa.matters import CLOSED, FREE, LATE, OPEN, PARTICULAR, REACHED, SHORT, Matter, matters_of

# Asked whether it is closed, the answer turns round; 不休 is open.
_CLOSED_ASKED = re.compile(r"闭馆|关门|休息|休馆|放假|\bclosed?\b|\bshut\b")
_NOT_CLOSED = re.compile(r"[不无]休|不[闭关停]")
_WEEKEND = {6, 7}
_WEEKEND_ASKED = re.compile(r"双休日?|\bweekends?\b")
_WEEKDAY = re.compile(r"(?:周|星期|礼拜)(?P<zh>[一二三四五六日天末])")
_WEEKDAYS_EN = {
    f"{name}day": place
    for place, name in enumerate(("mon", "tues", "wednes", "thurs", "fri", "satur", "sun"), 1)
}
_RANGE = re.compile(
    r"(?:周|星期)(?P<first>[一二三四五六日天])(?:至|到|—|-|~)(?:周|星期)?(?P<last>[一二三四五六日天])"
)
DAYS = "一二三四五六日"
# In days of the month: 中 is over by the 20th, whatever has no day may take the whole month.
_MONTH_END = 31
_PARTS = {"初": 10, "上旬": 10, "中": 20, "中旬": 20, "底": _MONTH_END, "末": _MONTH_END, "下旬": _MONTH_END}
_DAY = re.compile(r"(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号]|(?P<part>[上中下]旬|[初中底末]))?")
_DEADLINE = re.compile(_DAY.pattern + r"[之以]?前")
_NOON = 12
_HOUR_ASKED = re.compile(
    r"(?P<part>早上|上午|中午|下午|晚上|夜里|傍晚|晚)(?P<hour>\d{1,2})点|"
    r"\b(?P<hour_en>\d{1,2})(?:[.:]\d{2})? ?(?P<pm>p\.?m)\b"
)
_HOURS = re.compile(
    r"(?:(?P<first>\d{1,2})(?:时|点|:\d{2})(?:半|\d{0,2}分?))?(?:至|到|—|-|~)(?P<last>\d{1,2})(?:时|点|"
    r":)(?P<minutes>半|[1-5]\d)?"
)
_UNTIL = re.compile(r"[到至](?:早上|上午|中午|下午|晚上|夜里|傍晚|晚)?\d{1,2}点|\b(?:until|till|to) \d")
_SHUT_THEN = re.compile(rf"{CLOSED}|禁|不得|停[止航运]|限行")
_EVERY = re.compile(r"都|全(?:部|都)|每|所有|\b(?:every|each|all|both)\b")
_ALL_OF = re.compile(
    r"\b(?:all|the) (?P<en>two|three|four|five|six|seven|eight|nine|ten|\d+)\b|\b(?P<both>both)\b|"
    r"(?P<zh>[两二三四五六七八九十]|\d+)[个座处家条所栋部台项][^，。？?]{0,14}(?:全|都)(?!年|[市区县])"
)
_OF_ALL = re.compile(
    r"(?P<all>\d+)(?:[\u4e00-\u9fff]{1,6}[中里内][^，,。\d]{0,4}|"
    r"(?P<unit>[个座处家条所栋部台项])[^，,。\d]{0,10}(?:建成|完成|完工|投用|开放|修好|改完|通车|启用)了?(?=\d+(?P=unit)))"
    r"(?P<some>\d+)"
)
_NUMBERS_EN = {
    name: number for number, name in enumerate("two three four five six seven eight nine ten".split(), 2)
}
_COUNTS = frozenset("个座处家条所栋部台项")
_DAY_NUMBER = {name: place for place, name in enumerate(DAYS, 1)} | {"天": 7}
# A condition that is done away with denies nothing: 取消了连续缴满一年的要求.
_LIFTED = re.compile(
    r"(?:取消|不设|不受)了?[^，,。]{0,16}(?:要求|限制|门槛|条件)|没有(?!达)[^，,。]{0,8}(?:限制|门槛)"
)
# What something is said of denies nothing by what it is called: |不合格的|131户已全部返工.
_CALLED = re.compile(r"[不未没无][^，,。的]{1,6}的(?=[^，,。]{1,12}(?:已|均|都|全|完))")
_PARTICLE = re.compile(r"[么嘛][？?]*$|[，,]?(?:没错|没问题|不会错)吧[？?]*$")
_DENIED = re.compile(
    r"不(?!仅|但|过|断|少|同|久|低于|超过|止|管|论|错|动产|受)|没(?!收)|未(?!来|央|成年)|无(?!偿|障碍|人机|"
    r"线|论)|"
    r"非(?=[\u4e00-\u9fff]{2})|尚|顺延|放[在到]明年|晚了|零(?=[\u4e00-\u9fff])|暂[不停缓]|停(?:工|止|运|办|"
    r"业)|取消|推迟|延[期后迟]|闭馆|关闭|拒|禁|"
    r"仅|只有|缺|避开|避免|逾期|落空|终止|撤销|例外|除外|还差|差\d"
)
_DOUBLE_DENIAL = re.compile(
    r"(?:不能|不得|不可|没有|无)(?:不|没有)|不无|无不|非[^，,。]{1,6}不可|并非不|没有[^，,。]{0,8}不"
)
_QUESTION_DENIES = re.compile(
    r"不是吗|不[掏花交收付]钱|就不[^，,。？?]{1,6}了|没(?:有)?[^，。？?]{1,8}吧|未能|不能(?!.{0,2}能)|"
    r"不用(?!不)|不需|不再|"
    r"不必|"
    r"\b(?:not|n't|never|no longer)\b"
)
# 涨不涨, 是不是, 有没有 put forward no denial.
_A_NOT_A = re.compile(
    r"(?P<verb>[\u4e00-\u9fff])[不没](?P=verb)|有没有|是不是|能不能|可不可以|要不要|会不会|了没有?|"
    r"没有?[？?]*$"
)

# Whoever asks whether something is finished or in use is told no by how far the work has come, or by a stage
# on the way: 完成工程进度的70%, 实现封顶.
_FINISHED_ASKED = re.compile(
    r"完[工成]|竣工|[建修盖改装]好|[建修盖改装挖]完|[挖打贯]通|建成|投[用产运]|投入|启用|开[放业馆园通]|通车|交付|"
    r"\b(?:complet|finish|built|open(?:ed)?\b|in (?:use|operation|service)\b|ready\b|done\b|handed over)"
)
_ON_THE_WAY = re.compile(
    r"(?:进度|工程量|总量|工作量)[^，,。\d]{0,6}(?P<share>\d{1,2}(?:\.\d+)?)%|"
    r"(?P<share_after>\d{1,2}(?:\.\d+)?)%的?(?:进度|工程量|总量|工作量)|"
    r"(?:进度|工程量|总量|工作量)[^，,。\d]{0,4}(?:[过近完成]|达到?)一?半|"
    r"(?P<stage>封顶|主体(?:工程|结构)?(?:已|全部)?(?:完[工成]|竣工)|主体(?:工程|结构)施工|完成主体)"
)

# Whether all of it is of one kind, which a part of it denies: 全是本地人吗, |其中本地人12名.
_ALL_ARE = re.compile(
    r"全(?:部|都)?(?:是|由|靠|归|从|属)|都(?:是(?!不)|由|归|属)|"
    r"\b(?:all|both) (?:of \w+ )?(?:\w+ ){0,4}?(?:are|were|is|was|come|came|paid)\b|"
    r"^(?:are|were|is|was|did|do|does) (?:\w+ ){0,3}all\b|"
    r"\b(?:entirely|solely|exclusively)\b"
)
_A_PART = re.compile(r"^其中(?!(?:全|均|都))[^，,。]{0,10}\d")

# Of what grade something is: 二级标准, 4A级景区. More than a grade, or several of them, is none.
_GRADE = re.compile(
    r"(?P<grade>[一二三四五六七八九特1-9])(?P<kind>a?级|等奖|星级|类)(?!别|型|似|以上|及以上)"
)


def is_particular(question: str) -> bool:
    """Say whether only words for its own matter answer a question: money, punctuality, a day of the week."""
    return (
        any(matter.name in PARTICULAR for matter in matters_of(question))
        or weekday_asked(question) is not None
    )


def says(question: str, clause: str) -> bool | None:
    """Return what `clause` says to what is asked: yes or no; None where no word of it bears on the matter.

    >>> says("进馆要收费吗？", "门票免收")
    False
    """
    question = _PARTICLE.sub("吗", question)
    folded = _CALLED.sub("", _LIFTED.sub("不限", fold(clause)))
    counted = _count_said(question, folded)
    if counted is not None:
        return counted
    if _ALL_ARE.search(fold(question)) and _A_PART.match(folded):
        return False
    if _is_on_the_way(question, folded) or _is_of_another_grade(question, folded):
        return False
    kept = keeps_limit(question, clause)
    if kept is not None:
        return kept
    hour = _hour_said(question, folded)
    if hour is not None:
        return hour
    day = _weekday_said(question, folded)
    if day is not None or weekday_asked(question) is not None:
        return day
    deadline = _by_deadline(question, folded)
    if deadline is not None:
        return deadline
    for matter in matters_of(question):
        denied, affirmed = matter.no.search(folded), matter.yes.search(folded)
        if denied or affirmed:
            said = _money_said(matter, folded) if matter.name in ("paid", "free") else not denied
            return said != _asked_in_denial(question, matter)
    return None


def _is_on_the_way(question: str, folded: str) -> bool:
    """Say whether a clause tells how far the work has come where the question asks whether it is finished."""
    asked, told = fold(question), _ON_THE_WAY.search(folded)
    if told is None or not _FINISHED_ASKED.search(asked) or _QUESTION_DENIES.search(_A_NOT_A.sub("", asked)):
        return False
    return told["stage"] is None or not re.search(r"封顶|主体", asked)


def _is_of_another_grade(question: str, folded: str) -> bool:
    """Say whether a clause tells one grade where the question puts forward another of the kind."""
    asked, told = (
        {match["kind"]: match["grade"] for match in _GRADE.finditer(one)} for one in (fold(question), folded)
    )
    if _QUESTION_DENIES.search(_A_NOT_A.sub("", fold(question))) or len(asked) != 1:
        return False
    return all(kind in told and told[kind] != grade for kind, grade in asked.items())


def told_of_goal(clause: str) -> bool | None:
    """Return whether a clause says that a target was met; None where it does not speak of one.

    >>> told_of_goal("没有达到年初的目标"), told_of_goal("比计划多装了5部"), told_of_goal("新建学校3所")
    (False, True, None)
    """
    folded = fold(clause)
    if re.search(SHORT, folded):
        return False
    return True if re.search(REACHED, folded) else None


def postpones(clause: str) -> bool:
    """Say whether a clause puts something off; the day that it names is not the one asked about."""
    return re.search(LATE, fold(clause)) is not None


def plainly(question: str, clause: str) -> bool:
    """Return yes unless either the clause or the question denies; for what is no matter of its own."""
    folded = _CALLED.sub("", _DOUBLE_DENIAL.sub("", _LIFTED.sub("", fold(clause))))
    denied = bool(_DENIED.search(folded))
    question = _PARTICLE.sub("吗", question)
    return denied == bool(_QUESTION_DENIES.search(_A_NOT_A.sub("", fold(question))))


def _money_said(matter: Matter, folded: str) -> bool:
    """Say yes where the clause says what is asked; 不收费 holds 收费, but free goes before paid."""
    free = re.search(FREE, folded) is not None
    return free if matter.name == "free" else not free


def _asked_in_denial(question: str, matter: Matter) -> bool:
    """Say whether the question itself puts forward the no of its matter (不用交钱吧)."""
    if matter.name in ("free", "without", "on time", "all"):
        return False
    return bool(_QUESTION_DENIES.search(_A_NOT_A.sub("", fold(question))))


def weekday_asked(question: str) -> int | None:
    """Return the day of the week that a question names, Monday 1; None without one."""
    folded = fold(question)
    named = _WEEKDAY.search(folded)
    if named:
        return _DAY_NUMBER.get(named["zh"], max(_WEEKEND))
    if _WEEKEND_ASKED.search(folded):
        return max(_WEEKEND)
    return next((place for name, place in _WEEKDAYS_EN.items() if name in folded), None)


def _weekday_said(question: str, folded: str) -> bool | None:
    """Return whether the clause says that it is open on the day asked for; None where it names no day."""
    day = weekday_asked(question)
    if day is None:
        return None
    held = {_DAY_NUMBER[one["zh"]] for one in _WEEKDAY.finditer(folded) if one["zh"] in _DAY_NUMBER}
    for one in _RANGE.finditer(folded):
        first, last = _DAY_NUMBER[one["first"]], _DAY_NUMBER[one["last"]]
        held |= {(first + step - 1) % 7 + 1 for step in range((last - first) % 7 + 1)}
    if "周末" in folded or "双休日" in folded:
        held |= _WEEKEND
    if "工作日" in folded and not held:
        return day not in _WEEKEND if _CLOSED_ASKED.search(fold(question)) is None else day in _WEEKEND
    closed = re.search(CLOSED, folded) is not None and _NOT_CLOSED.search(folded) is None
    if held and (closed or re.search(rf"{OPEN}|{_NOT_CLOSED.pattern}", folded)):
        if closed and day not in held:
            return None  # closed on another day says nothing of this one
        return ((day in held) != closed) != (_CLOSED_ASKED.search(fold(question)) is not None)
    return None


def _hour_said(question: str, folded: str) -> bool | None:
    """Return whether the hours that a clause tells hold the hour asked about; None without either."""
    asked, told = _HOUR_ASKED.search(fold(question)), _HOURS.search(folded)
    if asked is None or told is None:
        return None
    hour = int(asked["hour"] or asked["hour_en"])
    if asked["part"] in ("晚上", "夜里", "下午", "傍晚", "晚") and hour < _NOON:
        hour += _NOON
    if asked["pm"]:
        hour += _NOON * (hour < _NOON)
    if hour > 2 * _NOON:
        return None
    first, last = int(told["first"] or 0), int(told["last"])
    to_the_end = bool(told["minutes"]) or _UNTIL.search(fold(question)) is not None
    within = first <= hour < last or (hour == last and to_the_end)
    return within != bool(_SHUT_THEN.search(folded))


def _count_said(question: str, folded: str) -> bool | None:
    """Return whether as many were done as the question puts forward as all; None where it names no number.

    >>> _count_said("Were all four centres completed?", "养老服务中心建成3家")
    False
    """
    of_all = _OF_ALL.search(folded)
    if of_all and _EVERY.search(fold(question)):
        return of_all["all"] == of_all["some"]
    asked = _ALL_OF.search(fold(question))
    figure = read_figure(folded)
    if asked is None or figure is None or figure.unit not in _COUNTS:
        return None
    number = asked["zh"] or asked["en"] or "2"
    wanted = _NUMBERS_EN.get(number) or (int(number) if number.isdigit() else read_numeral(number))
    return None if wanted is None else figure.value >= wanted


def _by_deadline(question: str, folded: str) -> bool | None:
    """Return whether the clause's day keeps the deadline that the question names; None without either."""
    asked, told = _DEADLINE.search(fold(question)), _DAY.search(folded)
    if asked is None or told is None:
        return None
    return _day_of(told, 1) <= _day_of(asked, _MONTH_END)


def _day_of(match: re.Match[str], otherwise: int) -> tuple[int, int]:
    return int(match["month"]), int(match["day"] or _PARTS.get(match["part"] or "", otherwise))
