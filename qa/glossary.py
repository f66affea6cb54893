"""The articles' words that a question's words may stand for: themselves, or the dictionary's."""

import math
import re
from collections.abc import Iterator, Sequence

from documents import Span
from index import Language, fold, load_dictionary
from index.everyday import load_sayings

Groups = tuple[tuple[str, ...], ...]

# Abbreviations that questions use and articles spell out.
ABBREVIATIONS = {
    "人代会": ("人民代表大会",),
    "政协会": ("政治协商会议", "政协"),
    "发改委": ("发展和改革委员会", "发展改革"),
    "发改局": ("发展和改革局", "发展改革"),
    "住建局": ("住房和城乡建设", "住房城乡建设"),
    "卫健局": ("卫生健康",),
    "卫健委": ("卫生健康",),
    "教体局": ("教育和体育", "教育体育"),
    "文旅局": ("文化和旅游", "文化旅游"),
    "国资委": ("国有资产",),
    "残联": ("残疾人联合会",),
    "医保": ("医疗保险", "医疗保障"),
    "公积金": ("住房公积金",),
    "固投": ("固定资产投资",),
    "社零": ("社会消费品零售",),
    "规上": ("规模以上",),
    "gdp": ("生产总值",),
    "cpi": ("居民消费价格",),
    "r&d": ("研发",),
    "ai": ("人工智能",),
    "ev": ("新能源汽车", "电动汽车"),
}
# A word half of whose characters are there (安装 for 加装) counts for little: many share a character.
PARTIAL = 0.4
# In characters: a word two clauses away says little of a figure.
REACH = 6.0


class Glossary:
    """Renders a question's content words in the articles' words, a group of alternatives each."""

    def groups(self, terms: Sequence[str], language: Language) -> Groups:
        """Return the folded alternatives of each term, the term itself among them.

        English phrases that the dictionary knows make one group: "parking space" is not a space.
        """
        if language == "zh":
            said = load_sayings()
            return tuple((term, *ABBREVIATIONS.get(term, ()), *said.get(term, ())) for term in terms)
        dictionary = load_dictionary()
        found = [_telling(group) for group in dictionary.groups_of_chinese(" ".join(terms))]
        # Names, abbreviations and numbers stand in the articles as they are (GDP, 3D, TOD).
        unknown = [(term,) for term in terms if not dictionary.groups_of_chinese(term)]
        return (*found, *(words + ABBREVIATIONS.get(words[0], ()) for words in unknown))


def _telling(translations: Sequence[str]) -> tuple[str, ...]:
    """Return the translations that say something by themselves: 岗位 for a job, not 业 as in 企业."""
    folded = tuple(fold(word) for word in translations)
    return tuple(word for word in folded if len(word) > 1) or folded


def coverage(groups: Groups, text: str) -> float:
    """Return the share, 0..1, of the groups of which `text` holds a word; half a word counts for less."""
    if not groups:
        return 0.0
    folded = fold(text)
    return sum(_presence(words, folded) for words in groups) / len(groups)


def closeness(groups: Groups, text: str, span: Span) -> float:
    """Return how near the question's words stand to `span` of `text`: 1 when all touch it.

    A word counts e^(-gap / `REACH`), its gap in characters.
    """
    if not groups:
        return 0.0
    folded = fold(text)
    return sum(_nearness(words, folded, span) for words in groups) / len(groups)


def _nearness(words: Sequence[str], folded: str, span: Span) -> float:
    gaps = [
        max(match.start() - span.end, span.start - match.end(), 0)
        for word in words
        for match in _matches(word, folded)
    ]
    return math.exp(-min(gaps) / REACH) if gaps else 0.0


def repetition(groups: Groups, text: str) -> float:
    """Return the share, 0..1, of the characters of `text` that only repeat the question's words."""
    folded = fold(text)
    repeated: set[int] = set()
    for words in groups:
        for word in words:
            for match in re.finditer(re.escape(word), folded):
                repeated.update(range(*match.span()))
    return len(repeated) / max(1, len(folded))


def _matches(word: str, folded: str) -> Iterator[re.Match[str]]:
    """Yield where `word` stands; a deputy (副区长) is not the head (区长)."""
    return re.finditer(rf"(?<!副){re.escape(word)}", folded)


def _stands(word: str, folded: str) -> bool:
    return word in folded and next(_matches(word, folded), None) is not None


def _presence(words: Sequence[str], folded: str) -> float:
    best = 0.0
    for word in words:
        if _stands(word, folded):
            return 1.0
        if not word.isascii() and len(word) > 1:
            shared = sum(character in folded for character in word) / len(word)
            best = max(best, PARTIAL * shared)
    return best
