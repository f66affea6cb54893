"""The parts of a Chinese question: the thing it is about, its place and year, what it counts."""

import re
from collections.abc import Collection

import rjieba

from index import fold
from qa.places import chinese_places, is_word

# What asks in a Chinese question, taken off to leave what it is about.
ASKING = re.compile(
    r"请问|谢谢|麻烦|想问一?下|我想知道|一共|总共|到底|(?:了|过|是)?(?:多少|"
    r"几)(?:批次|人次|平方米|公里|[部个台座处套间家户条辆场人名位所件项批栋幢张块元岁次成])?(?!年|"
    r"月)|"
    r"是多少|有多[大长高远久重]|多[大长高远久]|哪[些一]?[年天月日个家位]?|什么时候|什么|谁|怎么|如何|"
    r"为什么|为何|为啥|吗|呢|了没有?|没有|是不是|是否|"
    r"有没有|在哪[里儿]?|哪里|[？?。！!]"
)
SENSE = re.compile(
    r"计划|目标|打算|预计|力争|争取|年初|实际|已经|(?:超额)?完成了?|达到|(?<=[\u4e00-\u9fff])了|原来|原定|定下?的|"
    r"要(?=[新建增加改装])|准备|将"
)
YEAR = re.compile(r"(?:(?:19|20)\d{2}|今|去|明|前)年度?|(?<!\d)(?:19|20)\d{2}(?!\d)")
FIRM = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9·]{2,20}?(?:公司|集团|科技|工厂|银行|企业|事务所|光学|光电|生物|药业)"
    r"(?:股份)?(?:有限)?(?:责任)?(?:公司)?"
)

_VERB_END = re.compile(
    r"(?:有|是|在|给|发|装|建|做|开放|签|要|占|拖|[涨升降增减提缩扩加]?[到至]|[涨升降增减提缩]为)+$"
)
# From here on a question asks; what stands left of it is what it asks about.
_ASKED = re.compile(
    r"多少|几(?=[\u4e00-\u9fff])|[多有]多?[大长高远久重](?![\u4e00-\u9fff]{2,}的)|哪|什么|啥|谁|怎|如何|"
    r"为何|为啥|何时|吗|"
    r"是不是|是否|有没有|能不能|了没"
)
_POLITE = re.compile(r"请问|谢谢|麻烦(?:问一?下)?|我?想(?:问|知道)一?下?|一共|总共|到底")
# A part of a year, which another question need not be about.
PART_OF_YEAR = re.compile(r"[上下前]半年|全年|前?[一二三四]个?季度|前[一二三四五六七八九十\d]+个?月")
# A measure word after 那 leaves the bare name: 那条隧道 is the tunnel.
_POINTED = re.compile(r"(?<=[\u4e00-\u9fff])(?:那|这)(?:个|条|座|家|场|所|处|次|种|栋|支)(?=[\u4e00-\u9fff])")
_WHEN = re.compile(r"(?:当时|当初|现在?|目前|如今|原来|原先|后来|最后|这回|这次|上次|一共|总共|实际|计划)$")
_NAMED = re.compile(r"[\u4e00-\u9fff]{2,6}(?:桥|路|街|园|馆|院|校|站|湖|河|山|镇|村|社区|广场|大道|中心)")
_NO_NOUN = ("t", "m", "d", "r", "v", "f")
_LOOSE_TAGS = ("v", "d", "p", "u", "m", "c", "r", "q", "x", "z", "f", "k")
# Who a sum is for belongs to one question, not to the thing: 居民医保|大人.
_PEOPLE = r"(?:大人|小孩|孩子|老人|儿童|学生|成人|成年人|[\u4e00-\u9fff]{1,3}[户者])"
_COUNTED = re.compile(
    r"(?:多少|几)(?P<measure>批次|人次|[部个台座处套间家户条辆场名位所件项批栋幢张块支]|(?!公|平方|万|亿|"
    r"人口|钱|时间))"
    r"(?P<thing>[\u4e00-\u9fff]{2,10})[？?]?$"
)


def frame_of(question: str, known: Collection[str], *, years: bool = True) -> str:
    """Return the place and the year of a question."""
    places = "".join(chinese_places(fold(question), known)[-1:])
    year = YEAR.search(question) if years else None
    return places + ((year[0] if year[0].endswith(("年", "度")) else f"{year[0]}年") if year else "")


def subject_of(question: str) -> str:
    """Return a question without what asks in it and without plan or result: what it is about."""
    about = SENSE.sub("", ASKING.sub("", question)).strip("，, 的")
    return _VERB_END.sub("", about)


def counted_of(question: str) -> tuple[str, str] | None:
    """Return the measure word and the thing that a question counts at its end: 部, 电梯."""
    match = _COUNTED.search(question)
    return (match["measure"], match["thing"]) if match and "的" not in match["thing"][:1] else None


def thing_of(question: str) -> str:
    """Return the noun phrase that a question is about, its verbs left out: 柏江的北岭隧道."""
    thing = _thing_of(_POINTED.sub(_owned, _POLITE.sub("", question)).strip("？?。！! "))
    return thing + "”" if thing.rfind("“") > thing.rfind("”") else thing


def _thing_of(text: str) -> str:
    asked = _ASKED.search(text)
    left = text[: asked.start()] if asked else text
    clause = re.split(r"[，,]", left)[0]
    thing = _without_verbs(clause) if clause == left else clause
    counts = text[len(thing) :].startswith(("多少", "几"))  # 惠及|多少居民: a verb
    if _is_name(thing) and not YEAR.search(text) and not counts:
        return thing
    if counted_of(text) and not has_noun(PART_OF_YEAR.sub("", YEAR.sub("", thing))):
        return subject_of(text)
    if not has_noun(thing):
        return subject_of(text)
    firm = re.match(rf"(?:{FIRM.pattern})(?=的)", thing)
    return firm[0] if firm else re.sub(rf"(?<![个位名的给])(?<=[\u4e00-\u9fff]{{4}}){_PEOPLE}$", "", thing)


def _owned(match: re.Match[str]) -> str:
    return "" if match.string[: match.start()].endswith("的") else "的"


def _without_verbs(clause: str) -> str:
    """Return a clause up to its last noun; a noun taken for a verb is known by the 的 before it."""
    clause = _WHEN.sub("", clause.rstrip("是在有"))
    tokens = list(rjieba.tag(clause))
    while tokens:
        token, tag = tokens[-1]
        after_de = len(tokens) > 1 and tokens[-2][0] == "的"
        if _WHEN.fullmatch(token) or (tag.startswith(_LOOSE_TAGS) and not (len(token) > 1 and after_de)):
            tokens.pop()
        else:
            break
    return _WHEN.sub("", "".join(token for token, _ in tokens))


def _is_name(thing: str) -> bool:
    """Say whether a phrase is one word that no dictionary knows: 篁芯|现在有多少职工."""
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,4}", thing) or chinese_places(fold(thing)):
        return False
    tokens = list(rjieba.tag(thing))
    known = any(is_word(token) for token in (thing, *(token for token, _ in tokens)) if len(token) > 1)
    return not known and not tokens[-1][1].startswith("v")


def has_noun(thing: str) -> bool:
    """Say whether something is left of a phrase without places and years."""
    bare = thing
    for place in chinese_places(fold(thing)):
        bare = bare.replace(place, "")
    owned = False  # 狮桥村的|江堤: the segmenter takes many a thing for a place
    for token, tag in rjieba.tag(YEAR.sub("", bare)):
        if len(token) > 1 and not tag.startswith(_NO_NOUN if owned else (*_NO_NOUN, "ns")):
            return True
        owned = owned or token == "的"
    return False


def names_itself(folded: str) -> bool:
    """Say whether a question names its own subject: a name no dictionary knows, Latin, quoted."""
    if re.search(r"[a-z]+\d+|\d+[a-z]+|[“\"《「]|(?<!\d)\d+[路号](?!线?[？?]?$)", folded):
        return True
    bare = SENSE.sub(" ", ASKING.sub(" ", folded))
    for match in FIRM.finditer(bare):
        if not re.fullmatch(r"(?:这|该|那|哪|两|几|一)*家?(?:公司|企业|集团)", match[0]):
            return True
    for token, tag in rjieba.tag(bare):
        if len(token) >= 2 and tag in ("nr", "ns", "nt", "nz", "nrt", "nrfg"):
            return True
    named = name_in(bare)
    return bool(named) and not re.match(r"第[一二三四五]|[一二两三几那这]", named)


def name_in(folded: str) -> str:
    """Return the name of something built that nobody put into the dictionary: 半亩桥; empty without."""
    for match in _NAMED.finditer(folded):
        tail = re.sub(r"^(?:其中|里[头面]|后来|当初|原来)", "", match[0])
        if re.search(r"[的了过在把被给]", tail):
            continue
        if not is_word(tail) and not any(
            is_word(tail[cut:]) and is_word(tail[:cut]) for cut in range(1, len(tail))
        ):
            return tail
    return ""
