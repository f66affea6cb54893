"""Small real articles and answers, and an assistant that answers from a table."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from documents import Article, Block, BlockKind, Passage, Piece, Span
from eval.questions import EvalQuestion, GoldSpan
from index import Hit, Ranking
from qa import Answer, Citation, Kind, ReadSpan, Reason, Turn
from qa.types import Difference

RESULTS = "截至十二月，北坡区加装电梯31部。\n新建充电桩200个。"
PLAN = "北坡区计划加装电梯20部以上。"


def article(text: str, identifier: str = "results", path: str | None = None) -> Article:
    lines = [line for line in text.split("\n") if line]
    spans = [Span(text.index(line), text.index(line) + len(line)) for line in lines]
    return Article(
        id=identifier,
        title=f"标题{identifier}",
        text=text,
        published=None,
        source=None,
        path=path or f"folder/{identifier}.md",
        blocks=tuple(Block(BlockKind.PARAGRAPH, span) for span in spans),
        pieces=(Piece(0, 0, len(text)),),
    )


def span_of(text: str, within: Article) -> Span:
    start = within.text.index(text)
    return Span(start, start + len(text))


def gold(text: str, within: Article) -> GoldSpan:
    return GoldSpan(within, span_of(text, within))


def question(
    answers: Sequence[str] = (),
    gold: Sequence[Sequence[GoldSpan]] = (),
    *,
    identifier: str = "q1",
    text: str = "装了多少部电梯？",
    tags: Sequence[str] = (),
    context: Article | None = None,
    split: str = "",
    conversation: str = "",
    counterpart: Sequence[GoldSpan] = (),
) -> EvalQuestion:
    return EvalQuestion(
        id=identifier,
        text=text,
        language="zh",
        answers=tuple(answers),
        gold=tuple(tuple(alternative) for alternative in gold),
        tags=tuple(tags),
        context=context,
        split=split,
        conversation=conversation,
        counterpart=tuple(counterpart),
    )


def passage(text: str, within: Article) -> Passage:
    return Passage(within, span_of(text, within))


def hits(*passages: Passage) -> tuple[Hit, ...]:
    return tuple(
        Hit(passage=found, score=1.0 / rank, sentence=found.span, channels=())
        for rank, found in enumerate(passages, start=1)
    )


def answered(
    *quotes: str,
    within: Article,
    found: tuple[Hit, ...] = (),
    kind: Kind = Kind.SPAN,
    confidence: float = 0.8,
    verdict: bool | None = None,
    difference: Difference | None = None,
) -> Answer:
    return Answer(
        question="",
        understood_as="",
        kind=kind,
        citations=tuple(Citation(within, span_of(quote, within)) for quote in quotes),
        confidence=confidence,
        language="zh",
        verdict=verdict,
        difference=difference,
        hits=found,
    )


def abstained(
    found: tuple[Hit, ...] = (), *, candidates: tuple[ReadSpan, ...] = (), confidence: float = 0.1
) -> Answer:
    return Answer(
        question="",
        understood_as="",
        kind=Kind.NONE,
        citations=(),
        confidence=confidence,
        candidates=candidates,
        language="zh",
        reason=Reason.NOTHING_FOUND,
        hits=found,
    )


class TableAssistant:
    """Answers what its table says, and abstains from all else; it remembers what it was asked."""

    def __init__(self, table: Mapping[str, Answer]) -> None:
        self.table = table
        self.asked: list[str] = []
        self.contexts: list[Article] = []
        self.histories: list[tuple[Turn, ...]] = []

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        self.asked.append(question)
        self.histories.append(tuple(history))
        return self.table.get(question, abstained())

    def read_gold(self, question: str, article: Article) -> Answer:
        self.contexts.append(article)
        return self.ask(question)

    def search(self, question: str, k: int) -> list[Hit]:
        return list(self.ask(question).hits)[:k]

    def rankings(self, question: str) -> list[Ranking]:
        found = tuple(hit.passage for hit in self.ask(question).hits)
        return [Ranking("backwards", found[::-1])]


def write_json(path: Path, value: object) -> Path:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


def write_lines(path: Path, *records: object) -> Path:
    path.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records), encoding="utf-8")
    return path
