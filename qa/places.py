"""Names of places in questions and headlines: Chinese ones by their division, English ones by pinyin."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

import rjieba

from index import fold, load_dictionary
from qa.spelling import is_pinyin, pinyin_of, spelled, spells

# Divisions of the state, by their suffix; the two longer ones first.
_DIVISION = r"(?:开发区|自治[区州县]|新区|街道|[省市区县镇乡旗盟州])"
# A determiner or a measure word before the suffix makes it a common noun: 全区, 哪个区, 该市.
_COMMON_BEFORE = "全本该我各每某哪这那此个几些整同外两三多城片小社园景商地山校院库湖辖厂郊市专特禁灾牧林矿营"
_COMMON_TAGS = frozenset({"n", "v", "vn", "a", "an"})
# What a single character is taken for that is part of a name: of a place, a person, a thing; or of a word.
_NAME_TAGS = frozenset({"ns", "nr", "nz", "ng", "zg", "j"})
# Of _COMMON_BEFORE, what names end with too, when something stands before it: 柘湖区, 岚山区.
_NAMES_END = "湖山城林"
# What is no place of that name, whatever city it stands in.
_COMMON_NAMES = frozenset(
    "老城 新城 主城 城 中心城 总部 阅览 跨县 其中 居民 住宅 生活 办公 商业 工业 保护 服务 休息 候车 停车 "
    "儿童 老年 核心 示范 试验 创新 产业 功能 风景 旅游 度假 保税 高新 经济 母婴 等候 展示 缓冲 作业 "
    "施工 棚户 行政 普惠 老港 外摆 展 县 落址 选址 转办 设点 各乡".split()
)
# What no name holds: 哪一乡, 所在镇, 拟建街道, 的是|县, 须在|区.
_NO_NAME = re.compile(
    r"[哪所都拟设某的是了把被给由能俩在须到与请她他它]|^[年月日号天旧趟次户每跨个将不后讲]|[向从等各任要可县区市镇学]$|"
    r"^[省市区县镇乡][和及与]"
)
_PREPOSITIONS = "从在由到对向是与和及往给把被让同跨将按于为经"
_NUMERAL = re.compile(r"[一二两三四五六七八九十几每]")
_DIVISION_BEFORE = re.compile(r"[区县市]前")
_DIVISION_EN = re.compile(r"\b(?:district|county|city|prefecture|banner)\b")
_BARE = 2  # characters of a name without its division
# What may stand before the place that a question is about: the year, a month, a pause.
_SAYS_WHERE = "年月度底初末，,、。 "
_HAN = re.compile(r"[\u4e00-\u9fff]")
_STREETS = tuple("路街巷弄桥")
_NAMED_DIVISION = re.compile(rf"[\u4e00-\u9fff]{{2,6}}{_DIVISION}")
_CAPITALISED = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][a-z']+\b")
_CALLED_PLACE = re.compile(
    r"\b([A-Z][a-z']+)(?= (?:District|County|City|Town|Township|Province|Subdistrict|New Area)\b)"
)
_CALLED_LOOSELY = re.compile(r"\b([A-Z][a-z']+)(?= (?:district|county|city|town|township|subdistrict)\b)")
_CALENDAR = frozenset(
    "january february march april may june july august september october november december china chinese "
    "english".split()
)


def chinese_places(folded: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """Return the places that a folded Chinese text names, and the `known` ones whose bare name it holds."""
    found: list[str] = []
    tokens: dict[int, tuple[str, str]] = {}  # by where each begins
    position = 0
    for token, tag in _tagged(folded):
        tokens[position] = (token, tag)
        position += len(token)
        name = _division_named(folded, position, tokens, token, tag)
        if name:
            found.append(name)
    known = sorted(known)
    # 2024年|岚浦区, 打|漪州: a known name tells where what the segmenter ran together begins.
    found = [name for name in found if not _ends_with_known(name, known) and _may_be_name(name, known)]
    for place in known:
        bare = fold(bare_name(place))
        if len(bare) >= 2 and not any(bare in name for name in found) and _stands_alone(bare, folded):
            found.append(fold(place))
    return tuple(dict.fromkeys(found))


def _tagged(folded: str) -> Iterator[tuple[str, str]]:
    """Yield the words and their tags, a division apart from 前: 即墨|区前|三季度."""
    for token, tag in rjieba.tag(folded):
        if _DIVISION_BEFORE.fullmatch(token):
            yield token[0], "n"
            yield token[1], "f"
        else:
            yield token, tag


def districts_named(folded: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """Return the bare names (黄岛) of districts, counties and cities that a folded question names.

    Only where a question says where: at its beginning, or after the year. The segmenter's dictionary knows
    them; a name that is a word besides (新建, 和平) is none, and `chinese_places` tells the `known` ones.
    """
    found: list[str] = []
    position = 0
    for token, tag in rjieba.tag(folded):
        before = folded[position - 1 : position] if position else ""
        position += len(token)
        if len(token) != _BARE or (before and before not in _SAYS_WHERE):
            continue
        if not (tag == "ns" or is_word(token)) or not only_a_place(token):
            continue
        if any(token in place for place in known):
            continue
        divided = any(rjieba.tag(token + one, False) == [(token + one, "ns")] for one in "区县市")
        if divided and folded[position : position + 1] not in ("区", "县", "市", *_STREETS):
            found.append(token)
    return tuple(dict.fromkeys(found))


def _is_common(token: str) -> bool:
    return is_word(token) and not only_a_place(token)


def only_a_place(token: str) -> bool:
    """Say whether the dictionary, where it knows `token`, knows it as a place alone."""
    return all(
        _DIVISION_EN.search(meaning) or spells(meaning.split()[0], token)
        for meaning in load_dictionary().glosses(token)
    )


def _is_known_division(name: str) -> bool:
    """Say whether the dictionary knows `name` as that of a division of the state: 天台县, no 保护区."""
    return any(
        spells(spelled(meaning.split()[0]), bare_name(name)) for meaning in load_dictionary().glosses(name)
    )


@cache
def real_divisions() -> frozenset[str]:
    """Return the pinyin of the districts, counties and cities that the dictionary knows: shibei."""
    known = load_dictionary()
    return frozenset(
        spelled(meaning.split()[0])
        for word in known.words()
        if re.search(r"[区县市旗]$", word)
        for meaning in known.glosses(word)
        if spells(spelled(meaning.split()[0]), bare_name(word))
    )


def _ends_with_known(name: str, known: Sequence[str]) -> bool:
    return any(name != place and (name.endswith(place) or name.endswith(bare_name(place))) for place in known)


def _may_be_name(name: str, known: Sequence[str]) -> bool:
    return name in known or _NO_NAME.search(bare_name(name)) is None or _is_known_division(name)


def _division_named(
    folded: str, position: int, tokens: dict[int, tuple[str, str]], token: str, tag: str
) -> str | None:
    """Return the division that the token ending at `position` closes the name of, or None."""
    division = re.search(rf"{_DIVISION}$", token)
    if not division or tag.startswith("v"):
        return None
    # A name the segmenter does not know is cut (云|麓市); it begins where a token does.
    begin = min(position - len(token), position - len(division[0]) - 2)
    if begin not in tokens:
        return None
    name, inside = folded[begin:position], position - len(token) - begin
    if _is_known_division(name):
        return name
    first, first_tag = tokens[begin]
    if not _NAMED_DIVISION.fullmatch(name) or (_NUMERAL.match(name) and first_tag != "ns"):
        return None
    opens = begin == 0 or not _HAN.match(folded[begin - 1])
    if inside == 1 and (first_tag in _NAME_TAGS or opens) and _may_name(name, token):
        return _without_preposition(name)  # 柘|湖区: the segmenter takes the first character for a name
    if inside and len(token) > len(division[0]) and is_word(token):
        return None  # 夜市 is a word of its own, whatever stands before it
    if inside and len(first) > 1 and first_tag[0] in "vrpdmcu" and _is_common(first):
        return None  # 其中|县; 即墨|区 is a place, though the segmenter takes it for a verb
    ahead = next((tag for start, (one, tag) in tokens.items() if start + len(one) == begin), "")
    bare = bare_name(name)
    if bare in _COMMON_NAMES or (ahead in _COMMON_TAGS and tag != "ns" and is_word(bare)):
        return None  # 创新创业|活力区 is what it is called by, no district
    common = _is_common(bare) and not opens
    unknown = division[0] in "省市区县" and tag != "ns" and not is_word(name)
    if unknown and (common or division[0] == "省" or name.endswith("城市")):
        return None  # 体验|区 too; a town may well be called 渡头. Every province is in the dictionary
    if tag == "ns" or name[-len(division[0]) - 1] not in _COMMON_BEFORE:
        return _without_preposition(name)
    return None


def _without_preposition(name: str) -> str | None:
    """Return a name without the preposition that the segmenter left on it: 从岚浦区; None for 在漪州."""
    if name[0] not in _PREPOSITIONS or is_word(name):
        return name
    rest = name[1:]
    if len(bare_name(rest)) >= 2:
        return rest
    return None if is_word(name[0]) and name[0] in "在是由对" else name


def _stands_alone(bare: str, folded: str) -> bool:
    """Say whether `bare` is named for itself somewhere, not as what a street is called by: 盐仓|巷."""
    return any(
        folded[match.end() : match.end() + 1] not in _STREETS or match.end() == len(folded)
        for match in re.finditer(re.escape(bare), folded)
    )


def _may_name(name: str, ending: str) -> bool:
    """Say whether the word `ending` is only what a longer `name` ends with: 柘湖区, no 湾夜市."""
    if name[0] in "省市区县镇乡" or (ending.endswith("市") and ending != "城市"):
        return False
    before = ending[-2:-1]
    return before in _NAMES_END or before not in _COMMON_BEFORE


def is_word(token: str) -> bool:
    """Say whether the dictionary knows `token`."""
    return bool(load_dictionary().glosses(token))


def is_english(word: str) -> bool:
    """Say whether a word that could be pinyin is an English one: Bearing and Avenue, not Hangzhou."""
    meanings = load_dictionary().translations(word.lower())
    return bool(meanings) and not any(spelled(word) in pinyin_of(meaning) for meaning in meanings)


def bare_name(place: str) -> str:
    """Return a place's name without its division: 李沧区 -> 李沧."""
    return re.sub(rf"{_DIVISION}$", "", place)


def english_names(question: str, known: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the places of an English question, and its other capitalised words in pinyin.

    A place that is one of the `known` is given by that name; one that is called a district (county, city…)
    and is not known stays as it is spelt.
    """
    words = {spelled(re.sub("'s?$", "", word)) for word in re.findall(r"[A-Za-z][A-Za-z']+", question)}
    meant = {
        word: [place for place in known if spells(word, place) or spells(word, bare_name(place))]
        for word in words
    }
    places = sorted({place for named in meant.values() for place in named})
    loosely = [name for name in _CALLED_LOOSELY.findall(question) if is_pinyin(name) and not is_english(name)]
    called = [name for name in _CALLED_PLACE.findall(question) + loosely if not meant.get(spelled(name))]
    others = [match[0].removesuffix("'s") for match in _CAPITALISED.finditer(question)]
    names = [
        name
        for name in others
        if is_pinyin(name)
        and name.lower() not in _CALENDAR
        and not meant.get(spelled(name))
        and not is_english(name)
    ]
    return (*places, *called), tuple(dict.fromkeys(name for name in names if name not in called))
