"""Questions that the articles answer, made from what they state, to show a newcomer what can be asked."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import rjieba

from documents import Article, BlockKind
from index import Language, fold, load_dictionary
from qa.assistant import Assistant
from qa.clauses import clause_spans
from qa.places import bare_name
from qa.scope import headed_by
from qa.spelling import pinyin_of
from qa.types import Answer

_VERBS = {
    "新增": "added",
    "增加": "added",
    "建成": "built",
    "新建": "built",
    "设置": "set up",
    "加装": "installed",
    "安装": "installed",
    "改造": "renovated",
    "开通": "opened",
    "发放": "given out",
}
# What newspapers count in a town, as an English speaker calls it; the dictionary knows few of these compounds
# and may put another sense first (学位, a place in a school, is a degree to it).
_NOUNS = {
    "停车位": "parking space",
    "停车泊位": "parking space",
    "电梯": "elevator",
    "充电桩": "charging pile",
    "口袋公园": "pocket park",
    "公园": "park",
    "婴幼儿托位": "nursery place",
    "托位": "nursery place",
    "学位": "school place",
    "床位": "bed",
    "岗位": "job",
    "小区": "residential estate",
    "养老服务站": "elderly care station",
    "食堂": "canteen",
    "书房": "reading room",
    "图书馆": "library",
    "幼儿园": "kindergarten",
    "公交线路": "bus route",
    "路灯": "street lamp",
    "公厕": "public toilet",
}
_MODIFIERS = {"公共": "public", "社区": "community", "老旧": "old", "新能源汽车": "electric vehicle"}

# What was done, in either order, a number and its measure word, nothing else: 加装电梯95部, 停车泊位新增30个.
_ADVERBS = "其中|同时|另外|此外|实际|目前|如今|至今|已经|累计|合计|总共|共计|陆续|先后"
_OPENING = rf"^(?:{_ADVERBS}|并|还|共|已|全年|今年|全区|完成)*"
_VERB = rf"(?P<verb>{'|'.join(_VERBS)})了?"
_NOUN = r"(?P<noun>[\u4e00-\u9fff]{2,9}?)"
_FIGURE = r"(?P<number>\d[\d,.]*[万亿]?)(?P<measure>[个部台座处套间家户条辆场])[，,。；;、]?$"
_STATEMENTS = (
    re.compile(_OPENING + _VERB + _NOUN + _FIGURE),
    re.compile(_OPENING + _NOUN + "(?:计划|今年|实际|共)?" + _VERB + _FIGURE),
)
_UNFIT = re.compile(rf"等|[只才仅又再还也都]$|^(?:{_ADVERBS})")  # 等 leaves the rest open
# Adverbs, conjunctions, pronouns, times, prepositions, numbers: in none of the names of what is counted.
_NO_NOUN = frozenset("d c r t p m".split())
_DIVISIONS = {"区": "District", "县": "County", "市": "City"}
# A language; each costs an answer, and a newcomer waits for them.
_TRIED = 12
_TRIED_FOR_A_TARGET = 6


@dataclass(frozen=True, slots=True)
class _Statement:
    """What an article states: a figure of `noun`s in `place`."""

    place: str
    verb: str
    noun: str
    figure: str
    measure: str

    @property
    def thing(self) -> str:
        """What is counted, the same for 停车位 and 公共停车泊位."""
        head = next((known for known in _heads() if self.noun.endswith(known)), None)
        return _NOUNS[head] if head else self.noun


def example_questions(assistant: Assistant, articles: Sequence[Article], wanted: int = 3) -> tuple[str, ...]:
    """Return up to `wanted` questions a language, newest articles first, that are answered as stated.

    Each is about another thing; the last asks whether a target was met, where the articles tell that.
    """
    statements = list(_in_turn(articles))
    return (*_answered(assistant, statements, "zh", wanted), *_answered(assistant, statements, "en", wanted))


def _answered(
    assistant: Assistant, statements: Iterable[_Statement], language: Language, wanted: int
) -> tuple[str, ...]:
    found: list[str] = []
    goal: str | None = None
    seen: set[str] = set()
    tried = 0
    for statement in statements:
        question = _how_many(statement, language)
        if question is None or (statement.thing in seen and len(found) < wanted):
            continue
        answer = assistant.ask(question)
        tried += 1
        if answer.text is not None and fold(statement.figure) in fold(answer.text):
            if len(found) < wanted:
                found.append(question)
                seen.add(statement.thing)
            if goal is None and answer.counterpart is not None:
                asked = _target_met(statement, language)
                goal = asked if _told(assistant.ask(asked), statement) else None
        enough = len(found) == wanted and (goal is not None or tried >= _TRIED_FOR_A_TARGET)
        if enough or tried == _TRIED:
            break
    return (*found[: wanted - 1], goal) if goal is not None else tuple(found)


def _told(answer: Answer, statement: _Statement) -> bool:
    """Say whether the answer is yes or no, by a target and the result that was stated."""
    quotes = [fold(citation.quote) for citation in answer.citations]
    return answer.verdict is not None and len(quotes) > 1 and fold(statement.figure) in quotes


def _how_many(one: _Statement, language: Language) -> str | None:
    """Return the question for the figure; None in English where the noun has no certain name."""
    if language == "zh":
        return f"{one.place}{one.verb}了多少{one.measure}{one.noun}？"
    name = _english_noun(one.noun)
    return name and f"How many {_plural(name)} were {_VERBS[one.verb]} in {_english_place(one.place)}?"


def _target_met(one: _Statement, language: Language) -> str:
    if language == "zh":
        return f"{one.place}{one.verb}{one.noun}的目标完成了吗？"
    name = _plural(_english_noun(one.noun) or one.noun)
    return f"Did {_english_place(one.place)} meet its target for {name}?"


def _english_place(place: str) -> str:
    return f"{pinyin_of(bare_name(place)).capitalize()} {_DIVISIONS[place[-1]]}"


def _english_noun(noun: str) -> str | None:
    """Return a noun in English, None where nothing says for certain what it is called.

    >>> _english_noun("公共停车位"), _english_noun("实际")
    ('public parking space', None)
    """
    for head in _heads():
        if noun.endswith(head):
            before = noun.removesuffix(head)
            modifiers = [one for one in sorted(_MODIFIERS, key=len, reverse=True) if one in before]
            if "".join(sorted(modifiers, key=before.index)) != before:
                return None
            words = [_MODIFIERS[one] for one in sorted(modifiers, key=before.index)]
            return " ".join((*words, _NOUNS[head]))
    glosses = load_dictionary().glosses(noun)
    # With several glosses the first may be another sense of the word.
    return glosses[0] if len(glosses) == 1 and not glosses[0].endswith("s") else None


def _heads() -> list[str]:
    return sorted(_NOUNS, key=len, reverse=True)


def _plural(noun: str) -> str:
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if re.search(r"(?:s|x|ch|sh)$", noun) else "s")


def _in_turn(articles: Iterable[Article]) -> Iterator[_Statement]:
    """Yield statements, one an article in turn, newest articles first, until none has more."""
    dated = sorted(articles, key=lambda one: (one.published is not None, str(one.published)), reverse=True)
    waiting = [iter(tuple(_stated(article))) for article in dated]
    while waiting:
        for statements in tuple(waiting):
            statement = next(statements, None)
            if statement is None:
                waiting.remove(statements)
            else:
                yield statement


def _stated(article: Article) -> Iterator[_Statement]:
    place = _place(article)
    if not place:  # without it a question over many places would have many answers
        return
    for block in article.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        text = block.span.of(article.text)
        for clause in clause_spans(text):
            for item in clause.of(text).split("、"):
                match = next(filter(None, (form.match(item.strip()) for form in _STATEMENTS)), None)
                if match and _is_noun(match["noun"]):
                    figure = match["number"] + match["measure"]
                    yield _Statement(place, match["verb"], match["noun"], figure, match["measure"])


def _is_noun(words: str) -> bool:
    """Say whether what stands where a noun should is one: not 再另外, not 如今已."""
    return not _UNFIT.search(words) and all(tag not in _NO_NOUN for _, tag in rjieba.tag(words))


def _place(article: Article) -> str:
    """Return the place that the title and the text name most, empty when they name none."""
    names = [place for place in headed_by(article) if place[-1] in _DIVISIONS]
    counts = {place: article.text.count(bare_name(place)) for place in names}
    return max(names, key=lambda place: (bare_name(place) in article.title, counts[place], place), default="")
