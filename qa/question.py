"""What a question asks for: the form of the answer, planned or done, its scope, the words that matter."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

import rjieba

from index import Language, fold, language_of
from qa.types import Status


class Asks(StrEnum):
    """The kind of thing that would answer a question."""

    NUMBER = "number"
    DATE = "date"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    NAME = "name"
    YES_NO = "yes_no"
    CLAUSE = "clause"  # how, why, what: a stretch of text


@dataclass(frozen=True, slots=True)
class Focus:
    """A question taken apart.

    `terms` are the folded content words, without places and years, which stand apart because they must not be
    traded for other words; `head` are those of them that name the class of what is asked for (which *night
    market*, 哪两家*产业园*). `unit` is what stands after 多少/几, or None.
    """

    text: str
    language: Language
    asks: Asks
    several: bool
    sense: Status
    unit: str | None
    terms: tuple[str, ...]
    head: tuple[str, ...]
    places: tuple[str, ...]
    years: tuple[int, ...]


# First match wins; each row is one way in which the language marks what is asked for.
_FORMS_ZH: tuple[tuple[Asks, str], ...] = (
    (Asks.DATE, r"什么时候|啥时候|何时|哪一?[年天月日]|几[月号]|哪个月|几点|多会儿|什么时间|日期|时间是"),
    (
        Asks.NUMBER,
        r"多少|几(?=[\u4e00-\u9fff])|多大|多高|多长|多远|多久|多宽|多重|多快|多贵|占比|比例|百分之|第几",
    ),
    (
        Asks.ORGANISATION,
        r"[哪什][一]?[家个么些](?:公司|企业|单位|部门|机构|银行|学校|医院|集团)|由谁(?:投资|建设|承建|运营)",
    ),
    (
        Asks.PERSON,
        r"谁|哪一?位|什么人|何人|(?:书记|[局院校部市区县镇处科董]?长|主任|经理|记者|负责人)(?:叫|是)",
    ),
    (
        Asks.PLACE,
        r"哪里|哪儿|在哪|何处|什么地方|哪一?[条座]?(?:路|街|区|市|县|镇|村)|哪个(?:区|市|县|镇|街道|村|"
        r"社区|城市)|地址|位置",
    ),
    (Asks.CLAUSE, r"为什么|为何|怎么|怎样|如何|原因|什么样"),
    (Asks.YES_NO, r"吗|是否|有没有|是不是|了没"),
    (Asks.NAME, r"哪|叫什么|名称|名字|什么(?:项目|奖|称号|名|路|公园|学校|产品)"),
)
_FORMS_EN: tuple[tuple[Asks, str], ...] = (
    (Asks.DATE, r"\bwhen\b|\b(?:what|which) (?:year|month|date|day|time)\b|\bhow soon\b"),
    (Asks.NUMBER, r"\bhow (?:many|much|large|big|long|tall|high|far|wide|old|fast|often)\b"),
    (
        Asks.ORGANISATION,
        r"\b(?:which|what) (?:\w+ )?(?:company|companies|firm|firms|organi[sz]ation|department|bureau|"
        r"agency|bank|hospital)\b",
    ),
    (Asks.PERSON, r"\bwho(?:m|se|'s)?\b"),
    (
        Asks.PLACE,
        r"\bwhere\b|\b(?:which|what) (?:\w+ )?(?:district|city|county|town|village|street|road|place|"
        r"location|cities|districts)\b",
    ),
    (Asks.CLAUSE, r"\bwhy\b|\bhow\b|\bwhat (?:does|do|did|will|kind|happen\w*)\b"),
    (Asks.NAME, r"\bwhich\b|\bname of\b|\b(?:called|named)\b"),
    (
        Asks.NUMBER,
        r"\b(?:number|percentage|per ?cent|proportion|share|rate|amount|total|area|length|size|cost|price|"
        r"value|growth|target|figure|"
        r"capacity|budget|investment|revenue|output|population|losses|sales|income|average|maximum|"
        r"minimum|percent)\b",
    ),
    (Asks.YES_NO, r"^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b"),
)

_SEVERAL = re.compile(
    r"哪些|哪几|分别|都有|有什么|包括|\blist\b|\bname (?:the|all|two|three|four|five)\b|\bwhat are\b|"
    r"\bwhich \w+s\b",
    re.I,
)

_PLANNED = re.compile(
    r"计划|目标|打算|拟|预计|力争|争取|准备|将要?|要求?(?=[建装增改新完开达])|规划|明年|未来|"
    r"\b(?:plan(?:s|ned|ning)?|targets?|targeted|aims?|goals?|will|expect(?:s|ed)?|intend(?:s|ed)?|hopes?|"
    r"scheduled|"
    r"going to|set to|due to|propose[sd]?|pledge[sd]?)\b",
    re.I,
)
_DONE = re.compile(
    r"了|已经?|实际|完成|到底|累计|建成|过|"
    r"\b(?:was|were|did|has|have|had|actual(?:ly)?|complet(?:ed|es)|so far|achieved|reached|already|"
    r"\w{3,}ed)\b",
    re.I,
)

# Grammar and question words carry no content: they stand in any question.
_STOP_ZH = frozenset(
    "的 了 在 是 有 和 与 及 对 为 被 把 将 从 到 由 于 中 上 下 里 个 这 那 哪 哪个 哪些 哪里 哪儿 哪家 "
    "哪位 谁 什么 多少 几 怎么 如何 为什么 吗 呢 吧 啊 请问 我 想 知道 一共 总共 共 共有 今年 去年 明年 "
    "年 月 日 计划 目标 实际 完成 已经 已 新 到底 一下 告诉 该 其 都 也 还 就 会 要 能 可以 是否 有没有 "
    "是不是 多大 多 大 分别 叫 名字 时候 何时 啥 干 做 进行 并 等 之 以 所 每 各 某 全 本 不 没 没有 后 "
    "前 时 达到 达 预计 力争 打算 情况 方面 里面 其中 目前 现在 哪年 哪天 几个 需要 通过 以及 或 让 给 "
    "用 来 去 说 看 得 着 过".split()
)
_STOP_EN = frozenset(
    "a an the of in on at to for from by with and or is are was were be been being do does did has have "
    "had how many much what which who whom whose when where why that this these those it its they their "
    "there will would can could should may might must about into over under between during than as not "
    "no any all each per year years last next total number amount target plan planned plans goal aim "
    "aimed actual actually so far up also such other more most some me tell please give doing done get "
    "got s new long large big expected expect set s' percentage percent rate".split()
)

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:\s*年)?(?!\d)")
_NO_TERM = re.compile(r"(?:19|20)\d{2}年?|[多几哪][\u4e00-\u9fff]|[一二两三四五六七八九十]")
_HEAD_ZH = re.compile(
    r"(?:哪|什么|"
    r"几)[一二两三四五六七八九十几些\d]*[家个所条座处位名种项类款支张部本只场站]?(?P<head>[\u4e00-\u9fff]{2,6})"
)
_HEAD_EN = re.compile(
    r"\b(?:which|what)\s+(?:(?:one|two|three|four|five|six|of|the|these|is|are|was|"
    r"were)\s+)*(?P<head>(?:[\w-]+\s+){0,2}?[\w-]+)"
    r"(?=\s+(?:is|are|was|were|do|does|did|has|have|had|will|would|in|of|on|that|won|made|gave|helped|got|"
    r"keeps?|\w+(?:ed|s))\b)"
)
_WORD_EN = re.compile(r"[A-Za-z][A-Za-z'\-]*|\d[\d.,]*%?")
# Divisions of the state, by their suffix; the two longer ones first.
_DIVISION = r"(?:开发区|自治[区州县]|新区|街道|[省市区县镇乡旗盟州])"
# A determiner or a measure word before the suffix makes it a common noun: 全区, 哪个区, 该市.
_COMMON_BEFORE = "全本该我各每某哪这那此个几些整同外两三多城片小社园景商地山校院库湖辖厂郊市专特禁灾牧林矿营"
_PLACE_ZH = re.compile(rf"[\u4e00-\u9fff]{{1,4}}?[^{_COMMON_BEFORE}\W\d_]{_DIVISION}")
_CAPITALISED = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][a-z']+\b")
_INITIALS = "zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]"
_FINALS = (
    "iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ue|ui|uo|er|[aoeiuv]"
)
_PINYIN = re.compile(rf"(?:(?:{_INITIALS})?(?:{_FINALS})'?)+")
_CALENDAR = frozenset(
    "january february march april may june july august september october november december china chinese "
    "english".split()
)


def analyse(question: str, known_places: Collection[str] = ()) -> Focus:
    """Take `question` apart; the worked cases are in the tests.

    `known_places` are names with their division (李沧区): a question that says 李沧 means one of them.
    """
    language = language_of(question)
    folded = fold(question)
    places = _places_zh(folded, known_places) if language == "zh" else _places_en(question)
    years = tuple(dict.fromkeys(int(match) for match in _YEAR.findall(folded)))
    asks, unit = _asks(folded, language)
    return Focus(
        text=question,
        language=language,
        asks=asks,
        several=bool(_SEVERAL.search(folded)),
        sense=_sense(folded),
        unit=unit,
        terms=_terms(folded, language, places),
        head=_head(folded, language),
        places=places,
        years=years,
    )


def _asks(folded: str, language: Language) -> tuple[Asks, str | None]:
    for asks, pattern in _FORMS_ZH if language == "zh" else _FORMS_EN:
        match = re.search(pattern, folded)
        if match:
            unit = None
            if asks is Asks.NUMBER and match[0] in ("多少", "几"):
                after = re.match(r"[\u4e00-\u9fff]{1,4}", folded[match.end() :])
                unit = after[0] if after else None
            return asks, unit
    if language == "zh" and re.search(r"率|增速|增幅|面积|金额|总数|数量|规模", folded):
        return Asks.NUMBER, None
    return Asks.CLAUSE, None


def _sense(folded: str) -> Status:
    planned = _PLANNED.search(folded)
    if planned:
        return Status.PLANNED
    return Status.DONE if _DONE.search(folded) else Status.NONE


def _terms(folded: str, language: Language, places: tuple[str, ...]) -> tuple[str, ...]:
    for place in places:
        folded = folded.replace(fold(place), " ")
        if language == "zh":
            folded = folded.replace(fold(place[:-1]), " ")
    return _content_words(folded, language)


def _content_words(folded: str, language: Language) -> tuple[str, ...]:
    if language == "en":
        found = [word.strip("'-").removesuffix("'s") for word in _WORD_EN.findall(folded)]
        kept = [word for word in found if word not in _STOP_EN and not _YEAR.fullmatch(word)]
    else:
        cut = [_bare(word) for word in rjieba.cut(folded) if re.search(r"[\w%]", word)]
        kept = [word for word in cut if word not in _STOP_ZH and not _NO_TERM.fullmatch(word)]
    return tuple(dict.fromkeys(kept))


def _head(folded: str, language: Language) -> tuple[str, ...]:
    """Return the content words of the noun that 哪 or "which" asks for, none where it asks for none."""
    match = (_HEAD_ZH if language == "zh" else _HEAD_EN).search(folded)
    if match is None:
        return ()
    words = _content_words(match["head"], language)
    return words[:1] if language == "zh" else words


def _bare(word: str) -> str:
    """Take the particles off a word that the segmenter left them on: 个托位, 会涨, 改完."""
    return re.sub(r"^[个会能要可座处家名](?=[\u4e00-\u9fff]{2})|(?<=[\u4e00-\u9fff])[了的完过好]$", "", word)


def _places_zh(folded: str, known: Collection[str]) -> tuple[str, ...]:
    found: list[str] = []
    position = 0
    for token, tag in rjieba.tag(folded):
        position += len(token)
        division = re.search(rf"{_DIVISION}$", token)
        if not division or tag.startswith("v"):
            continue
        own = len(token) - len(division[0])
        stem = folded[: position - len(division[0])]
        if not re.search(r"[\u4e00-\u9fff]{2}$", stem) or stem[-1] in _COMMON_BEFORE:
            continue
        found.append(token if own >= 2 else stem[-2:] + division[0])
    for place in known:
        bare = fold(place[:-1])
        if len(bare) >= 2 and bare in folded and not any(bare in name for name in found):
            found.append(fold(place))
    return tuple(dict.fromkeys(found))


def _places_en(question: str) -> tuple[str, ...]:
    """Return the capitalised words that are spelt in pinyin: names that the articles should hold."""
    found = [match[0].removesuffix("'s") for match in _CAPITALISED.finditer(question)]
    return tuple(
        dict.fromkeys(
            word for word in found if _PINYIN.fullmatch(word.lower()) and word.lower() not in _CALENDAR
        )
    )
