"""Answers a question from the articles: search, read, decide whether that is good enough, cite."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from documents import Article, Span, sentence_around, split_passages
from index import Hit, language_of
from qa.forms import Asks
from qa.question import Focus, analyse
from qa.scope import in_scope, may_answer, places_of
from qa.status import status_of
from qa.types import (
    Answer,
    Citation,
    Kind,
    QuestionError,
    Reader,
    ReadSpan,
    Reason,
    StageTiming,
    Turn,
)

LONGEST_QUESTION = 500  # characters; a question to a clerk fits in fewer
# Passages searched: where many places and years report alike, the right one can be far down.
SEARCHED = 20
READ = 10  # passages read, those of the question's place and year
RELATED = 3  # near misses shown when abstaining
CANDIDATES = 10  # kept for the explanation


class Searcher(Protocol):
    """Finds passages; an `Index` is one."""

    def search(self, question: str, k: int = 10) -> list[Hit]:
        """Return up to `k` passages, best first."""
        ...


class Assistant:
    """Answers over one index with one reader; immutable, so any number of threads may ask."""

    def __init__(self, index: Searcher, reader: Reader, *, threshold: float) -> None:
        self._index = index
        self._reader = reader
        self._threshold = threshold

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Return a cited answer, or an abstention with its reason and near misses.

        Raise QuestionError, one sentence, for an empty question or one of over `LONGEST_QUESTION` characters.
        """
        text = checked(question)
        return _answer(text, lambda: self._index.search(text, SEARCHED), self._reader, READ, self._threshold)


def read_article(reader: Reader, question: str, article: Article, *, threshold: float) -> Answer:
    """Answer from one article alone, without searching: how well the reader reads by itself."""
    hits = [Hit(passage, 0.0, passage.span, ()) for passage in split_passages(article)]
    return _answer(checked(question), lambda: hits, reader, len(hits), threshold)


def _answer(
    question: str, search: Callable[[], list[Hit]], reader: Reader, read: int, threshold: float
) -> Answer:
    timings: list[StageTiming] = []
    with _timed("search", timings):
        hits = search()
    focus = analyse(question, places_of(hit.passage for hit in hits))
    with _timed("read", timings):
        fitting = [hit for hit in hits if may_answer(focus, hit.passage)][:read]
        candidates = reader.read(question, fitting)
    best = candidates[0] if candidates else None
    kind, citations, reason = Kind.NONE, tuple[Citation, ...](), None
    if best is None or best.score < threshold:
        reason = _reason(focus, fitting, best) if hits else Reason.NOTHING_FOUND
    else:
        kind, citations = _cited(focus, best)
    return Answer(
        question=question,
        understood_as=question,
        kind=kind,
        citations=citations,
        confidence=best.score if best else 0.0,
        language=language_of(question),
        reason=reason,
        related=_related(hits) if reason else (),
        timings=tuple(timings),
        candidates=tuple(candidates[:CANDIDATES]),
        hits=tuple(hits),
    )


def checked(question: str) -> str:
    """Return `question` with single spaces; raise QuestionError, one sentence, when it cannot be asked."""
    text = " ".join(question.split())
    if not any(character.isalnum() for character in text):
        raise QuestionError(
            "The question is empty; type what you want to know. 问题是空的，请写下想了解的事。"
        )
    if len(text) > LONGEST_QUESTION:
        raise QuestionError(
            f"问题有 {len(text)} 个字，最多 {LONGEST_QUESTION} 个字，请写短一些。"
            if language_of(text) == "zh"
            else f"The question has {len(text)} characters; make it {LONGEST_QUESTION} or shorter."
        )
    return text


def _cited(focus: Focus, best: ReadSpan) -> tuple[Kind, tuple[Citation, ...]]:
    article = best.passage.article
    if focus.asks is Asks.YES_NO:
        return Kind.PASSAGE, (Citation(article, sentence_around(article, best.span), best.status),)
    members = _members(best.text) if focus.several else []
    if len(members) > 1:
        spans = [member.shifted(best.span.start) for member in members]
        return Kind.LIST, tuple(Citation(article, span, best.status) for span in spans)
    return best.kind, (Citation(article, best.span, best.status),)


def _members(text: str) -> list[Span]:
    """Return the members of an enumeration; its last may be joined by 和 or 及."""
    members, start = [], 0
    for position, character in enumerate(text + "、"):
        if character == "、" or (
            character in "和及与" and "、" in text[:position] and "、" not in text[position:]
        ):
            if position > start:
                members.append(Span(start, position))
            start = position + 1
    return members


def _reason(focus: Focus, fitting: Sequence[Hit], best: ReadSpan | None) -> Reason:
    if best is not None:
        return Reason.LOW_CONFIDENCE
    if any(in_scope(focus, hit.passage, hit.sentence, hit.sentence) for hit in fitting):
        return Reason.NO_FITTING_SPAN
    return Reason.OUT_OF_SCOPE


def _related(hits: Sequence[Hit]) -> tuple[Citation, ...]:
    found: dict[tuple[str, Span], Citation] = {}
    for hit in hits:
        article = hit.passage.article
        text = hit.sentence.of(article.text)
        key = (article.id, hit.sentence)
        if key not in found and text.strip():
            found[key] = Citation(article, hit.sentence, status_of(text, Span(0, len(text)), article.text))
    return tuple(found.values())[:RELATED]


@contextmanager
def _timed(stage: str, timings: list[StageTiming]) -> Iterator[None]:
    began = time.perf_counter()
    yield
    timings.append(StageTiming(stage, (time.perf_counter() - began) * 1000))
