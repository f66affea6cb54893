"""Questions that the articles answer, made from what they state, to show a newcomer what can be asked."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from documents import Article, BlockKind
from index import Language, fold, load_dictionary
from qa.assistant import Assistant
from qa.clauses import clause_spans
from qa.places import bare_name
from qa.scope import headed_by
from qa.spelling import pinyin_of

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
# What was done, in either order, a number and its measure word, nothing else: 加装电梯95部, 停车泊位新增30个.
_OPENING = r"^(?:其中|同时|并|还|共|累计|已|全年|今年|全区|完成)*"
_VERB = rf"(?P<verb>{'|'.join(_VERBS)})了?"
_NOUN = r"(?P<noun>[\u4e00-\u9fff]{2,9}?)"
_FIGURE = r"(?P<number>\d[\d,.]*[万亿]?)(?P<measure>[个部台座处套间家户条辆场])[，,。；;、]?$"
_STATEMENTS = (
    re.compile(_OPENING + _VERB + _NOUN + _FIGURE),
    re.compile(_OPENING + _NOUN + "(?:计划|今年|共)?" + _VERB + _FIGURE),
)
_UNFIT = re.compile(r"等|[只才仅又再还也都]$")  # 等 leaves the rest open; an adverb belongs to the verb
_DIVISIONS = {"区": "District", "县": "County", "市": "City"}
_TRIED = 12  # a language; each costs an answer, and a newcomer waits for them


@dataclass(frozen=True, slots=True)
class _Statement:
    """What an article states: a figure of `noun`s in `place` (or nowhere in particular)."""

    place: str
    verb: str
    noun: str
    figure: str
    measure: str


def example_questions(assistant: Assistant, articles: Sequence[Article], wanted: int = 3) -> tuple[str, ...]:
    """Return up to `wanted` questions a language, newest articles first, that are answered as stated."""
    statements = list(_in_turn(articles))
    return (*_answered(assistant, statements, "zh", wanted), *_answered(assistant, statements, "en", wanted))


def _answered(
    assistant: Assistant, statements: Iterable[_Statement], language: Language, wanted: int
) -> tuple[str, ...]:
    found: list[str] = []
    tried = 0
    for statement in statements:
        question = _chinese(statement) if language == "zh" else _english(statement)
        if question is None or question in found:
            continue
        answer = assistant.ask(question)
        if answer.text is not None and fold(statement.figure) in fold(answer.text):
            found.append(question)
        tried += 1
        if len(found) == wanted or tried == _TRIED:
            break
    return tuple(found)


def _chinese(one: _Statement) -> str:
    return f"{one.place}{one.verb}了多少{one.measure}{one.noun}？"


def _english(one: _Statement) -> str | None:
    """Return a question in English, None where the dictionary has no word for the very noun."""
    gloss = next(iter(load_dictionary().glosses(one.noun)), None)
    if gloss is None or gloss.endswith("s") or one.place[-1:] not in _DIVISIONS:
        return None
    name = f"{pinyin_of(bare_name(one.place)).capitalize()} {_DIVISIONS[one.place[-1]]}"
    return f"How many {_plural(gloss)} were {_VERBS[one.verb]} in {name}?"


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
    for block in article.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        text = block.span.of(article.text)
        for clause in clause_spans(text):
            for item in clause.of(text).split("、"):
                match = next(filter(None, (form.match(item.strip()) for form in _STATEMENTS)), None)
                if match and not _UNFIT.search(match["noun"]):
                    figure = match["number"] + match["measure"]
                    yield _Statement(place, match["verb"], match["noun"], figure, match["measure"])


def _place(article: Article) -> str:
    """Return the place that the title and the text name most, empty when they name none."""
    names = [place for place in headed_by(article) if place[-1] in _DIVISIONS]
    counts = {place: article.text.count(bare_name(place)) for place in names}
    return max(names, key=lambda place: (bare_name(place) in article.title, counts[place], place), default="")
