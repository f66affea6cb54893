"""What says yes and what says no to a question, by what it is about: money, days, leave, duty, completion."""

import re
from dataclasses import dataclass

from index import fold

_FREE = (
    r"免费|免[收交缴除票]|不(?:另)?收|不要钱|"
    r"(?:不用|不必|不需要?|无需|无须)[^，,。]{0,6}[交缴付掏出花]|不[掏花]|不出钱|全额代缴|\b0元"
)
_PAID = (
    r"收费|收取|[票房租]价\d|门票[^，,。免]{0,6}\d|"
    r"(?:每[人次月天件平]|按)[^，,。]{0,8}元|自付|自费|自理|须?[缴付交掏]"
)
_LATE = (
    r"推迟|延[期后迟误]|推后|晚了|晚于|比[^，,。]{0,8}晚|滞后|逾期|拖[延到后]|未能|没能|没有按|未按|尚未|还没"
)
_OPEN = r"开放|开门|开馆|营业|照常|接诊|办公"
_CLOSED = r"闭馆|休[息馆诊市]|关[闭门]|不开|不对外|停[业诊]|维护"
_REFUSED = (
    r"不[能可得准许予让行给报补收包]|不受理|不在[^，,。]{0,8}(?:范围|之[内列])|不属于|不[包]?含|不享受|"
    r"不适用|禁|谢绝|"
    r"拒|仅[限对]|只[限能对]|(?:只|最多|至多|限)[^，,。]{0,2}[开办补报收接享领]|不(?:结转|退)|停[航运诊]|"
    r"除外|闭馆|关闭|封闭|暂[不停缓]|未开|没有?(?:同意|答应|批准)|取消|停[办止]"
)
_ALLOWED = (
    r"(?<!不)可以|(?<!不)[可能](?=[\u4e00-\u9fff])|均可|也?行$|不受(?:影响|限|限制)|不限|照常|正常|同样|"
    r"一样|算在内|"
    r"纳入|符合|支持|允许|享受|开放|开[设通办]|[设配]有|抢通|恢复|通车|接诊|报销"
)
_EXEMPT = r"不用|无需|无须|不必|不需|不要求|不再|免(?!疫)|自动|直接"
_DUTY = r"必须|应当|应该|务必|(?<![无不])[须需](?!不)|凭|(?<!不)要(?!求不|闻)|得(?:先|提前)"
_UNDONE = (
    r"尚|未(?!来|央|成年)|没(?!收)|推迟|延[期后]|暂[不停缓]|还差|还[有剩]\d|搁置|取消|落空|终止|中止|"
    r"失败|不(?!仅|但|断|少|同|久|低于|超过|止|管|论|受)"
)
_DONE = (
    r"已|完[成工毕]|竣工|建成|收了?尾|[改做修建装办]完|全部|投[用产入运]|启用|开[放通工业学园馆诊门]|通车|"
    r"抢通|动工|奠基|"
    r"平安|找到|回家|出口|落[地户成]|签[约订]|获|了(?=[\u4e00-\u9fff\d])|[\u4e00-\u9fff]了$"
)
_LESS = (
    r"只(?!要)|仅|还差|还[有剩]\d|尚[有余]|其余|超标|不[合达及]|没|未(?!来)|除[^，,。]{1,12}外|例外|个别|部分"
)
_WHOLE = r"全[部都数]?|均|都|所有|100%|百分之百|一[律次]|无一"
_SHORT = (
    r"(?:比|较|离|距离?)[^，,。]{0,8}(?:目标|计划|任务|预期|承诺|原定)[^，,。]{0,6}(?:少|低|差|晚|慢)|"
    r"少于(?:目标|计划|预期|原定)|(?:未|没有?)(?:能)?"
    r"(?:完成|达到|实现|达标)|还差|低于(?:目标|计划|预期)|短缺|缺口"
)
_REACHED = (
    r"(?:比|较)[^，,。]{0,8}(?:目标|计划|任务|预期|承诺|原定)[^，,。]{0,6}(?:多|高|快|早)|超(?:额|"
    r"过?(?:目标|计划|预期|任务))|"
    r"(?:高于|好于|快于)(?:目标|计划|预期)|(?<!未)(?<!没有)(?:达到|完成|实现)[^，,。]{0,8}(?:目标|计划|"
    r"任务)(?!的?[约近]?[\d百])|达标"
)
# Asked whether it is closed, the answer turns round; 不休 is open.
_CLOSED_ASKED = re.compile(r"闭馆|关门|休息|休馆|放假|\bclosed?\b|\bshut\b")
_NOT_CLOSED = re.compile(r"[不无]休|不[闭关停]")
_WEEKEND = {6, 7}
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
_DAY_NUMBER = {name: place for place, name in enumerate(DAYS, 1)} | {"天": 7}


@dataclass(frozen=True, slots=True)
class Matter:
    """What a yes/no question is about: how it is asked, and what in a statement says yes or no to it."""

    name: str
    asked: re.Pattern[str]
    yes: re.Pattern[str]
    no: re.Pattern[str]


def _matter(name: str, asked: str, yes: str, no: str) -> Matter:
    return Matter(name, re.compile(asked), re.compile(yes), re.compile(no))


# The first that a question is about and a clause speaks of decides.
_MATTERS = (
    _matter("free", r"免费|不要钱|不收费|不花钱|\bfree\b(?! of)|free of charge", _FREE, _PAID),
    _matter(
        "paid",
        r"要钱|收费|买票|[交掏出花付][^，,]{0,3}钱|押金|付费|[要收交][^，,]{0,8}费|\b(?:pay|fee|fees|"
        r"charged?|cost|deposit)\b",
        _PAID,
        _FREE,
    ),
    _matter(
        "goal",
        r"目标|任务|达标|够(?:计划)?数|计划数|指标|\b(?:target|goal|pledge)s?\b",
        _REACHED,
        _SHORT,
    ),
    _matter(
        "on time",
        r"按时|如期|准时|按期|[按照](?:原)?计划|赶在|及时|\bon (?:schedule|time)\b|"
        r"\bas (?:planned|scheduled|promised)\b",
        r"如期|按时|按期|准时|提前|早于|按计划",
        _LATE,
    ),
    _matter(
        "without",
        r"\bwithout\b|\bjust (?:turn|show|walk)\b|不[^，,不让]{1,4}(?:就|也)[能可行]",
        _EXEMPT,
        _DUTY,
    ),
    _matter("all", r"全(?![日国球款职面民市区县新程])|都|所有|\ball\b|\bevery\b|\bwhole\b", _WHOLE, _LESS),
    _matter(
        "needed",
        r"需要|必须|用不用|要不要|(?<![会可想])要(?!是)[^，,]{1,12}吗|还要|"
        r"\b(?:must|have to|has to|need|needs|"
        r"required?|necessary|compulsory)\b",
        _DUTY,
        _EXEMPT,
    ),
    _matter(
        "able",
        r"能|可以|可不可以|允许|让不让|行不行|给(?:不给)?[报补办]|[报补收]不[报补收]|算不算|\b(?:can|may|"
        r"could|allowed|"
        r"able|permitted|eligible|accept)\b",
        _ALLOWED,
        _REFUSED,
    ),
    _matter("open", r"开门|开放|开馆|营业|上班|\bopen\b", _OPEN, _CLOSED),
    _matter(
        "done",
        r"了吗|了没|了吧|没有?[？?]*$|有没有|是否已|过吗|\b(?:did|has|have|had)\b|\balready\b|\byet\b",
        _DONE,
        _UNDONE,
    ),
)
_DENIED = re.compile(
    r"不(?!仅|但|过|断|少|同|久|低于|超过|止|管|论|错|动产|受)|没(?!收)|未(?!来|央|成年)|无(?!偿|障碍|人机|"
    r"线|论)|"
    r"非(?=[\u4e00-\u9fff]{2})|尚|暂[不停缓]|停(?:工|止|运|办|业)|取消|推迟|延[期后迟]|闭馆|关闭|拒|禁|"
    r"仅|只有|缺|逾期|落空|终止|撤销|例外|除外|还差|差\d"
)
_DOUBLE_DENIAL = re.compile(
    r"(?:不能|不得|不可|没有|无)(?:不|没有)|不无|无不|非[^，,。]{1,6}不可|并非不|没有[^，,。]{0,8}不"
)
_QUESTION_DENIES = re.compile(
    r"不是吗|就不[^，,。？?]{1,6}了|没(?:有)?[^，。？?]{1,8}吧|未能|不能(?!.{0,2}能)|不用(?!不)|不需|不再|"
    r"不必|"
    r"\b(?:not|n't|never|no longer)\b"
)
# 涨不涨, 是不是, 有没有 put forward no denial.
_A_NOT_A = re.compile(
    r"(?P<verb>[\u4e00-\u9fff])[不没](?P=verb)|有没有|是不是|能不能|可不可以|要不要|会不会|了没有?|"
    r"没有?[？?]*$"
)


_PARTICULAR = frozenset({"free", "paid", "goal", "on time", "without"})


def matters_of(question: str) -> tuple[Matter, ...]:
    """Return what a question is about, the most telling first; empty for one of plain fact."""
    folded = fold(question)
    asked = tuple(matter for matter in _MATTERS if matter.asked.search(folded))
    return tuple(matter for matter in asked if matter.name in _PARTICULAR) or asked


def is_particular(question: str) -> bool:
    """Say whether only words for its own matter answer a question: money, punctuality, a day of the week."""
    return (
        any(matter.name in _PARTICULAR for matter in matters_of(question))
        or weekday_asked(question) is not None
    )


def says(question: str, clause: str) -> bool | None:
    """Return what `clause` says to what is asked: yes or no; None where no word of it bears on the matter.

    >>> says("进馆要收费吗？", "门票免收")
    False
    """
    folded = fold(clause)
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


def told_of_goal(clause: str) -> bool | None:
    """Return whether a clause says that a target was met; None where it does not speak of one.

    >>> told_of_goal("没有达到年初的目标"), told_of_goal("比计划多装了5部"), told_of_goal("新建学校3所")
    (False, True, None)
    """
    folded = fold(clause)
    if re.search(_SHORT, folded):
        return False
    return True if re.search(_REACHED, folded) else None


def postpones(clause: str) -> bool:
    """Say whether a clause puts something off; the day that it names is not the one asked about."""
    return re.search(_LATE, fold(clause)) is not None


def plainly(question: str, clause: str) -> bool:
    """Return yes unless either the clause or the question denies; for what is no matter of its own."""
    folded = _DOUBLE_DENIAL.sub("", fold(clause))
    denied = bool(_DENIED.search(folded))
    return denied == bool(_QUESTION_DENIES.search(_A_NOT_A.sub("", fold(question))))


def _money_said(matter: Matter, folded: str) -> bool:
    """Say yes where the clause says what is asked; 不收费 holds 收费, but free goes before paid."""
    free = re.search(_FREE, folded) is not None
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
        return _DAY_NUMBER.get(named["zh"])
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
    closed = re.search(_CLOSED, folded) is not None and _NOT_CLOSED.search(folded) is None
    if held and (closed or re.search(rf"{_OPEN}|{_NOT_CLOSED.pattern}", folded)):
        if closed and day not in held:
            return None  # closed on another day says nothing of this one
        return ((day in held) != closed) != (_CLOSED_ASKED.search(fold(question)) is not None)
    return None


def _by_deadline(question: str, folded: str) -> bool | None:
    """Return whether the clause's day keeps the deadline that the question names; None without either."""
    asked, told = _DEADLINE.search(fold(question)), _DAY.search(folded)
    if asked is None or told is None:
        return None
    return _day_of(told, 1) <= _day_of(asked, _MONTH_END)


def _day_of(match: re.Match[str], otherwise: int) -> tuple[int, int]:
    return int(match["month"]), int(match["day"] or _PARTS.get(match["part"] or "", otherwise))
