"""Finds names in a clause by the words they end with or stand beside: people, places, enumerations."""

import re
from collections.abc import Iterator, Sequence

import rjieba

from documents import SURNAME, Span
from index import fold

_FULL_NAME = re.compile(rf"{SURNAME}[\u4e00-\u9fff]{{1,2}}")
_PERSON_TAGS = frozenset({"nr", "nrt", "nrfg"})
# A title before a name, and what may follow one: speech, office, company, or a mark.
_TITLE = (
    r"(?:书记|主任|[局科处区市县镇乡院校所站队厂行会馆]长|董事长|经理|总裁|负责人|记者|通讯员|工程师|"
    r"设计师|律师|教授|医生|"
    r"老师|教师|主席|秘书长|指挥长|创始人|顾问|冠军|选手|学生|居民|村民|业主|市民|店主|老人|首席执行官|的|由)"
)
_FOLLOWS_NAME = (
    r"(?:说|表示|介绍|告诉|指出|透露|称|认为|坦言|担任|出任|任|作|在|向|为|等|率|带|和|与|、|，|,|。|”|（|"
    r"\(|$|是|"
    r"牵头|宣布|主持|出席|设计|创办|现场)"
)
_TITLED = re.compile(rf"{_TITLE}(?P<name>{SURNAME}[\u4e00-\u9fff]{{1,2}})(?={_FOLLOWS_NAME})")

_ORGANISATION = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9·()（）]{2,24}?(?:有限责任公司|股份有限公司|有限公司|分公司|公司|集团|控股|"
    r"银行|管理局|委员会|办公室|[\u4e00-\u9fff]{2}局|"
    r"研究院|研究所|大学|学院|中学|小学|学校|幼儿园|医院|院区|协会|基金会|联合会|合作社|事务所|中心|"
    r"街道办事处|政府|法院|检察院|企业|支行|分局|支队|厂)"
)
_PLACE = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9·]{1,10}?(?:省|市|新区|开发区|区|县|镇|乡|街道|社区|村|(?:路|街|大道|"
    r"巷)(?:\d+号)?|广场|公园|大厦|中心|产业园|园区|小区|"
    r"花园|商场|河|湖|山|湾|岛|港|站|馆|厅|学校|中学|小学|医院)"
)
# Who did it stands between 由 and the verb, or after the name of the part played.
_AGENT = re.compile(
    r"由(?P<name>[^，,。、由]{2,15}?)(?=(?:负责|共同|联合|直接|一起)?(?:投资|承建|建设|修建|运营|管理|"
    r"设计|承办|主办|打造|开发|牵头|担任|组织|"
    r"实施|提供|组成|出资|承担|出任|研发|合作))|(?:单位|[方商人]|部门|企业|公司)(?:为|是|：|"
    r":)(?P<part>[^，,。；;]{2,20})"
)
# Where it is stands after a verb of place, up to what happens there.
_LOCATED = re.compile(
    r"(?:位于|选址(?:在|于)?|选在|地处|坐落[于在]|落户|落地|设在|设于|布局在|搬到|迁至|移师|"
    r"在)(?P<name>[^，,。；;在]{2,18}?)"
    r"(?=举行|举办|召开|建(?!国)|开(?!发)|揭|启|发布|公[示布]|正式|成立|投|动工|新|再|拉开|签|[，,。；;]|$)"
)
_QUOTED = re.compile(r"[“《「『\"][^”》」』\"]{1,30}[”》」』\"]")
_COUNT = r"(?:[一二两三四五六七八九十]|\d+)[个家条所座处位名种项类款支张部本只场站大]"
_MEMBER = r"[^，,。；;：:、和与及（(]{1,16}"
_ENUMERATION = re.compile(
    rf"(?:{_MEMBER}、)+{_MEMBER}?(?:(?:[和与及]|以及){_MEMBER}?)?(?=等|{_COUNT}|[（(，,。；;]|$)"
    rf"|{_MEMBER}[和与及]{_MEMBER}?(?={_COUNT})"
)
# What ends a name on its left: particles, prepositions, and the verbs that introduce names in reports.
LEFT_EDGE = re.compile(
    r".*(?:[的在由与和及对向从到为是将被让经把叫了]|位于|落户|前往|走进|来到|举行|获悉|包括|其中|联合|"
    r"委托|支持|依托|推动|推进|完成|实现|启动|"
    r"建设|新建|扩建|开放|打通|记者|分别|涉及|覆盖|达成|签约|评为|新增|达到)"
)
# 副局 and 全市 are what is left of a title or a common noun when its left edge is cut off.
_SHORTEST_NAME = 3


def people(clause: str) -> Iterator[Span]:
    """Yield the names of people: after a title, or as the segmenter tags them."""
    titled = [Span(*match.span("name")) for match in _TITLED.finditer(clause)]
    yield from titled
    position = 0
    for token, tag in rjieba.tag(clause):
        span = Span(position, position + len(token))
        position = span.end
        if (
            tag in _PERSON_TAGS
            and _FULL_NAME.fullmatch(token)
            and not any(span.overlap(one) for one in titled)
        ):
            yield span


def organisations(clause: str) -> Iterator[Span]:
    """Yield the names that end like an organisation's."""
    return _ending(clause, _ORGANISATION)


def places(clause: str) -> Iterator[Span]:
    """Yield where something is, and the names that end like a place's."""
    for match in _LOCATED.finditer(clause):
        yield Span(*match.span("name"))
    yield from _ending(clause, _PLACE)


def agents(clause: str) -> Iterator[Span]:
    """Yield who did something: 由|禾泽建工|承建."""
    for match in _AGENT.finditer(clause):
        yield Span(*match.span("name" if match["name"] else "part"))


def quoted(clause: str) -> Iterator[Span]:
    """Yield what stands in quotation marks, with them."""
    for match in _QUOTED.finditer(clause):
        yield Span(*match.span())


def enumerations(clause: str) -> Iterator[Span]:
    """Yield the lists of the clause, from the first member to the last: 深圳、南京、北京."""
    for match in _ENUMERATION.finditer(clause):
        first = re.split("[、和与及]", match[0], maxsplit=1)[0]
        edge = LEFT_EDGE.match(first)
        start = match.start() + (edge.end() if edge else 0)
        if start < match.end():
            yield Span(start, match.end())


def of_class(clause: str, nouns: Sequence[str]) -> Iterator[Span]:
    """Yield the names that end with one of `nouns`, or stand before a count of it: 金海牛和华澜|"
    "两家产业园."""
    folded = fold(clause)
    for noun in nouns:
        for match in re.finditer(re.escape(noun), folded):
            before = re.search(r"[^，,。；;：:、“”\"（(]{1,14}$", folded[: match.start()])
            if before is None:
                continue
            edge = LEFT_EDGE.match(before[0])
            start = before.start() + (edge.end() if edge else 0)
            if start < match.start():
                yield Span(start, match.end())


def _ending(clause: str, pattern: re.Pattern[str]) -> Iterator[Span]:
    for match in pattern.finditer(fold(clause)):
        edge = LEFT_EDGE.match(match[0])
        start = match.start() + (edge.end() if edge else 0)
        if match.end() - start >= _SHORTEST_NAME:
            yield Span(start, match.end())
