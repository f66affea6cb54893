"""Gives a read span the shape that the question's form asks for, by where clauses and brackets end."""

import re
from collections.abc import Sequence
from functools import lru_cache

import rjieba

from documents import SURNAME, Article, Span, sentence_around
from index import fold
from qa.clauses import clause_spans
from qa.fitting import class_endings
from qa.forms import Asks
from qa.places import is_word
from qa.quantities import quantities
from qa.question import Focus
from qa.units import can_measure, measure_asked

_EXPLAINS = re.compile(
    r"为什么|为何|为啥|原因|怎么|怎样|如何|怎的|\bwhy\b|\breason|"
    r"\bhow (?!many|much|large|big|long|tall|high|far|wide|old|fast|often)\w"
)
_DISTANCE_ASKED = re.compile(
    r"[多少差高低]了?(?:多少|几)|相差|差距|缺口|还[有剩差]|剩|[没未]有?(?:做|完|办|建|改|达)|"
    r"超[了过出额]|"
    r"\bmore\b|\bextra\b|\bfewer\b|\bless\b|\bshort\b|\bgap\b|\bexceed|\bdifference\b|\bremain|\bleft\b|"
    r"\bunfinished\b|\bnot (?:been )?(?:finished|completed)\b"
)
_NUMERAL = re.compile(r"[\d〇零一二两三四五六七八九十百千万亿半几数成]")
_TIME = re.compile(r"[\d年月日号周天时点分秒季初底末旬代期晨早午晚夜节春夏秋冬今明昨]")
_MERE_COUNT = re.compile(
    r"(?:[\d.,]+万?|[一二两三四五六七八九十百千]+)[余多]?[个条家处座所项件部名位人辆台套]"
)
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_SURNAME = re.compile(SURNAME)
_GIVEN = 2  # characters of a given name at most
_SOMEBODY_ELSE = re.compile(rf"(?P<name>{SURNAME}[\u4e00-\u9fff]{{1,2}})[、和与及]\w{{2}}")
# What may be a given name's second character: 说 and 的 follow a name and are none.
_GOES_ON = re.compile(r"(?![说表介告指透称认坦的在是等率带向])[\u4e00-\u9fff]")
_TITLED = 8  # characters: a title and a surname before it
_TITLE_AND_SURNAME = re.compile(
    r"(?:书记|主任|[局科处区市县镇乡院校所站队厂行会馆社村店]长|经理|总裁|负责人|工程师|设计师|律师|教授|"
    r"医生|老师|教师|"
    r"创始人|匠人|师傅|司机|选手|村民|居民|茶农|农民|老人|董事长|董事(?!长)|护林员)[\u4e00-\u9fff]$"
)
_DATE_GOES_ON = re.compile(r"(?:\d{1,2}月)?\d{1,2}日|\d{1,2}月")
# Which year, which month: and nothing finer.
_COARSE_DATE = re.compile(r"(?:哪一?个?|何|什么|几)(?P<grain>[年月])(?!.?[几哪什何]?[月日号天])")
# Whoever asks for one of these asks for somebody, not for a firm.
_SOMEBODY_ASKED = re.compile(
    r"哪一?位|领导|创始人|创办人?|书记|主任|董事长|[局院校部市区县镇处科董馆社村会行厂]长|经理|总裁|总监|负责人|教练|老师|师傅|"
    r"医生|"
    r"\b(?:founder|founded|director|head|heads|headed|chair\w*|manager|manages|mayor|secretary|president|"
    r"principal|chief|leader|leads|teacher|coach|doctor|engineer|master|spokes\w+)\b"
)
_BODY = re.compile(
    r"(?:公司|集团|科技|股份|合作社|[银支分]行|[政市区县]府|局|委员会|办公室|中心|学校|医院|研究院|协会|厂|办)$"
)
_QUOTED_NAME = re.compile(r"(?<=[“「《])[^”」》]{1,20}(?=[”」》])")
_PHASE = re.compile(r"[一二三四五]期(?!间|待|限|刊|盼|货)")
_GROUNDS = re.compile(r"[院校园厂]区")
# Where something lies, which is nobody: 李沧东部.
_QUARTER = re.compile(r"(?:[东西南北中]部|地区|片区|全[省市区县镇]|境内)$")
_LONGER_THAN_NAME = 8  # characters: the marks, and what class of thing it is
_FIRST_POINT = re.compile(r"(?:第?一|其一)(?:是|，)")
_NEXT_POINT = re.compile(r"(?<=[，,；;、])(?:第?[二三四五六七八九十]|其[二三四五])是")
# From one day to another, and whoever asks for the first or the last of them.
_DATED = r"(?:[今明当次]年|(?:19|20)\d{2}年)?\d{1,2}月\d{1,2}日(?:[早晚]?[上]?\d{1,2}[时点]|零时)?"
_PERIOD = re.compile(
    rf"(?P<first>{_DATED})(?:起)?[至到—–-]+(?P<last>{_DATED}|次年\d{{1,2}}月\d{{1,2}}日)(?:止|结束)?"
)
_BEGINS = re.compile(
    r"开始|起(?=[？?]|$)|从|(?:哪天|几号|什么时候|啥时候|何时)(?:来|开|送|供|启)|"
    r"\b(?:start|begin|open|from|come on|turned on|kick off)"
)
_ENDS = re.compile(
    r"结束|截[止至]|为止|最后|停(?!车|水)|到(?:哪天|几号|什么时候|啥时候|何时)|"
    r"\b(?:end|close|until|till|last|deadline|finish|over\b|stop)"
)
_CLOSING = "，,。；;：:！!？?、 \n"
# So few characters at the end of a clause belong to what it says: 工资从运行补助里|出.
# measured: of 193 such questions over seven corpora it puts 3 right and none wrong; 6 characters 3 and 1.
_A_WORD_MORE = 4
_PREPOSITIONS = frozenset("由把在用按从")
# What a place may follow where it tells how or where, and what was done there follows: 她原先|在学院教书.
_BEFORE_AT = re.compile(
    rf"[{re.escape('，,。；;：:、')}\n]$|^(?:原先|原来|以前|从前|曾|曾经|先|一直|都|就|也|还|仍|已|要|须|可|可以)$"
)
# Where in something: 东北角, 西门外, 一楼, 旁边.
_CORNER = re.compile(
    r"[东南西北]{1,2}[角侧边端部门面]?[内外里]?|[一二三四五六七八九十\d]+[楼层](?:大厅|西侧|东侧)?|旁边?|对面|附近|院[内里]"
)
_LIES_IN = re.compile(r"(?:^|[，,。；;：:、]|位于|坐落[在于]|[在到往至])(?P<where>[\u4e00-\u9fff]{2,16}的)$")
_EXAMPLES = re.compile(r"[^，,。；;\d]{2,}等(?=\d)")
# The same figure over again in brackets: 每秒500毫米（500mm/秒）.
_RESTATED = re.compile(r"[（(][^）)]*[）)]$")


def shaped(focus: Focus, article: Article, span: Span) -> Span:
    """Return `span` as an answer of the form asked for.

    Nothing ends inside a word. A reason or a manner goes to the end of its clause, and so does what ends just
    before it; a figure stops before the next clause and before what restates it in brackets.
    """
    span = _whole_words(article, span)
    if focus.asks is Asks.CLAUSE:
        span = _with_the_next_points(
            article, _from_its_preposition(article, _up_to_a_semicolon(article, span))
        )
        to_end = _to_clause_end(article, span)
        nearly = not focus.several and to_end.end - span.end <= _A_WORD_MORE
        return to_end if nearly or explains(focus) else span
    if focus.asks is Asks.DATE and not focus.several:
        return _whole_date(focus, article, span)
    if focus.asks is Asks.PERSON and not focus.several:
        return _whole_person(article, span)
    if focus.asks is Asks.PLACE and not focus.several:
        span = _of_which(article, span)
    if focus.asks in (Asks.NAME, Asks.PLACE, Asks.ORGANISATION) and not focus.several:
        return _whole_name(article, span, class_endings(focus))
    if focus.asks is Asks.NUMBER and not focus.several:
        span = _first_figure(focus, article, span)
        restated = _RESTATED.search(span.of(article.text))
        if restated and restated.start() > 0:
            return Span(span.start, span.start + restated.start())
        return Span(span.start, span.end - 1) if span.of(article.text).endswith("的") else span
    return span


def _up_to_a_semicolon(article: Article, span: Span) -> Span:
    """Return an enumeration without the figures that the next part of its sentence tells of something else.

    装扶手、改蹲便、铺防滑砖|；建设家庭养老床位1150张.
    """
    listed, mark, rest = re.match("([^；;]*)([；;]?)(.*)", span.of(article.text), re.S).groups()  # type: ignore[union-attr]
    if mark and "、" in listed and not quantities(listed) and quantities(rest):
        return Span(span.start, span.start + len(listed))
    return span


def _from_its_preposition(article: Article, span: Span) -> Span:
    """Return a clause with the preposition that it hangs on: 由|社区组织调解, 在|学院教机械制图.

    None that closes what stands before it, as in 卡在|电力容量不足.
    """
    sentence = sentence_around(article, span)
    words = list(rjieba.cut(article.text[sentence.start : span.start]))
    if not words or words[-1] not in _PREPOSITIONS:
        return span
    if words[-1] == "在" and words[:-1] and not _BEFORE_AT.search(words[-2]):
        return span
    return Span(span.start - 1, span.end)


def _of_which(article: Article, span: Span) -> Span:
    """Return where something lies with what it lies in: 苇塘县经济开发区的|东北角."""
    if not _CORNER.fullmatch(span.of(article.text)):
        return span
    sentence = sentence_around(article, span)
    ahead = _LIES_IN.search(article.text[sentence.start : span.start])
    return Span(sentence.start + ahead.start("where"), span.end) if ahead else span


def _whole_date(focus: Focus, article: Article, span: Span) -> Span:
    """Return a date to its day, unless only the year or the month is asked for: 11月|3日. No 在 ends it."""
    span = _one_end(focus, article, span)
    text = span.of(article.text)
    following = _DATE_GOES_ON.match(article.text, span.end)
    coarse = _COARSE_DATE.search(fold(focus.text))
    if following and text.endswith(("年", "月")) and not (coarse and text.endswith(coarse["grain"])):
        return Span(span.start, following.end())
    return Span(span.start, span.end - 1) if len(text) > 1 and text.endswith("在") else span


def _one_end(focus: Focus, article: Article, span: Span) -> Span:
    """Return the day a period begins or ends on where that alone is asked for: 11月10日|至次年3月20日."""
    text, asked = span.of(article.text), fold(focus.text)
    period = _PERIOD.fullmatch(text)
    begins, ends = bool(_BEGINS.search(asked)), bool(_ENDS.search(asked))
    if period is None or begins == ends:
        return span
    first, last = period.span("first" if begins else "last")
    return Span(span.start + first, span.start + last)


def _whole_person(article: Article, span: Span) -> Span:
    """Return a person's name with its surname and without what follows it: 馆长宿|怀瑾, 祁望川|原.

    Of several the first, since one is asked for: 蓝秋生|、木船匠人高锦灿. A name that the article always goes
    on with one more character has it: 闻景|和, where it says 闻景和 twice and 闻景 of nobody else.
    """
    text = span.of(article.text)
    beside = _SOMEBODY_ELSE.match(text)
    if beside:
        return Span(span.start, span.start + beside.end("name"))
    if not _HAN.fullmatch(text):
        return span
    surname = _SURNAME.match(text)
    if surname and len(text) == surname.end() + _GIVEN + 1:
        return Span(span.start, span.end - 1)
    if surname and len(text) == surname.end() + 1:
        following = re.findall(rf"{text}(.)", article.text)
        if len(following) > 1 and len(set(following)) == 1 and _GOES_ON.match(following[0]):
            return Span(span.start, span.end + 1)
    if len(text) <= _GIVEN and _TITLE_AND_SURNAME.search(
        article.text[max(0, span.start - _TITLED) : span.start]
    ):
        return Span(span.start - 1, span.end)
    return span


def _whole_name(article: Article, span: Span, endings: Sequence[str]) -> Span:
    """Return a name with what says its class where that follows it: 石门岭|隧道.

    Of a stretch that goes on about something it quotes, that is the name: “访民问暖”|行动从11月1日开始.
    Unless the class asked for ends a name before it: 河口夜市|入选“好客东山”集市.
    """
    text = span.of(article.text)
    opened = max(text.find(mark) for mark in "“「《")
    ending = next((one for one in endings if 0 < text.find(one) < opened), "")
    if ending:
        return Span(span.start, span.start + text.index(ending) + len(ending))
    named = _QUOTED_NAME.findall(text)
    if len(named) == 1 and len(span) > len(named[0]) + _LONGER_THAN_NAME:
        start = span.start + span.of(article.text).index(named[0])
        return Span(start, start + len(named[0]))
    if _GROUNDS.search(article.text, max(0, span.end - 1), span.end + 1):
        return Span(span.start, span.end + 1)  # 市八医东院|区
    phase = _PHASE.match(article.text, span.end)
    if phase is not None and text[-1:] not in _CLOSING:
        return Span(span.start, phase.end())  # 湿地公园|一期
    if not endings or span.of(article.text).endswith(tuple(endings)):
        return span
    following = article.text[span.end :]
    ending = next((one for one in endings if following.startswith(one)), "")
    return Span(span.start, span.end + len(ending))


def _first_figure(focus: Focus, article: Article, span: Span) -> Span:
    """Return the part of `span` up to the end of the first clause that holds a figure, without its examples.

    王埠中学等|6所: what stands before 等 names some of those that are counted. Where only a later clause has
    a figure of the measure that is asked for, it is that clause: 建冷库3座，|库容1.2万立方米.
    """
    examples = _EXAMPLES.match(span.of(article.text))
    span = Span(span.start + examples.end(), span.end) if examples else span
    text = span.of(article.text)
    figures = [clause for clause in clause_spans(text) if quantities(clause.of(text))]
    asked = measure_asked(fold(focus.text), focus.language)
    for clause in figures:
        measured = clause.of(text)
        if asked is None or any(can_measure(asked, one.of(measured)) for one in quantities(measured)):
            start = 0 if clause == figures[0] else clause.start
            return Span(span.start + start, span.start + len(text[: clause.end].rstrip(_CLOSING)))
    return span


def has_form(focus: Focus, text: str) -> bool:
    """Say whether `text` can have the form asked for at all.

    A number holds a numeral and measures what is asked for, a name is no count, a founder no firm.
    """
    match focus.asks:
        case Asks.NUMBER:
            asked = measure_asked(fold(focus.text), focus.language)
            return _NUMERAL.search(text) is not None and (asked is None or can_measure(asked, text))
        case Asks.DATE:
            return _TIME.search(text) is not None
        case Asks.PERSON if _BODY.search(text.rstrip("”’》」）)")):
            return _SOMEBODY_ASKED.search(fold(focus.text)) is None
        case Asks.ORGANISATION | Asks.PERSON if _QUARTER.search(text):
            return False
        case Asks.PERSON | Asks.ORGANISATION | Asks.PLACE | Asks.NAME:
            return _MERE_COUNT.fullmatch(text) is None
        case _:
            return True


def explains(focus: Focus) -> bool:
    """Say whether the question asks why or how."""
    return focus.asks is Asks.CLAUSE and bool(_EXPLAINS.search(fold(focus.text)))


def asks_for_distance(focus: Focus) -> bool:
    """Say whether the question asks how far two figures lie apart, or what is left."""
    return bool(_DISTANCE_ASKED.search(fold(focus.text)))


def _whole_words(article: Article, span: Span) -> Span:
    """Return `span` grown to whole words where it begins or ends inside one: 明|代, 即|墨区."""
    sentence = sentence_around(article, span)
    text = sentence.of(article.text)
    start, end = span.start - sentence.start, span.end - sentence.start
    position = 0
    for word in _words(text):
        begin, position = position, position + len(word)
        # K9路|由 is a number and its unit, whatever 路由 means elsewhere.
        counted = begin > 0 and text[begin - 1].isascii() and text[begin - 1].isalnum()
        if len(word) < 2 or counted or not is_word(word):
            continue
        if begin < start < position and position <= end:
            start = begin
        if start <= begin < end < position:
            end = position
    return Span(start + sentence.start, end + sentence.start)


@lru_cache(maxsize=4096)
def _words(sentence: str) -> tuple[str, ...]:
    return tuple(rjieba.cut(sentence))


def _with_the_next_points(article: Article, span: Span) -> Span:
    """Return an answer that begins with the first of numbered points with the others: 一是A，|二是B."""
    if not _FIRST_POINT.match(span.of(article.text)):
        return span
    end = sentence_around(article, span).end
    points = [match.start() for match in _NEXT_POINT.finditer(article.text, span.start, end)]
    if not points or span.end > points[-1]:
        return span
    return _to_clause_end(article, Span(span.start, points[-1] + 2))


def _to_clause_end(article: Article, span: Span) -> Span:
    sentence = sentence_around(article, span)
    text = sentence.of(article.text)
    last = span.end - 1 - sentence.start
    for clause in clause_spans(text):
        if clause.start <= last < clause.end:
            end = clause.start + len(clause.of(text).rstrip(_CLOSING + "”’」』）)")) + sentence.start
            # A closing mark whose opening one the span holds stays with it.
            return Span(span.start, max(span.end, end))
    return span
