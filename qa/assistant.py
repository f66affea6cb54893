"""Answers a question from the articles: understand, look up, decide whether that is good enough, cite."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from documents import Article, split_passages
from index import Hit, language_of
from qa.answering import answered
from qa.conversation import understand
from qa.glossary import PARTIAL, coverage
from qa.lookup import Lookup
from qa.question import analyse
from qa.refusing import refused
from qa.requests import asks_nothing, refusal_of
from qa.rewording import plain, without_slips
from qa.scope import places_of
from qa.types import Answer, Kind, QuestionError, Reader, Reason, StageListener, Turn, unheard

LONGEST_QUESTION = 500  # characters; a question to a clerk fits in fewer
# Passages searched: where many places and years report alike, the right one can be far down.
SEARCHED = 40
READ = 10  # passages read, those of the question's place and year
# Turns of a conversation that a follow-up may lean on; nobody remembers more.
REMEMBERED = 6


# A follow-up that is answered with less is read in its other meanings too; one of them is taken where its
# answer is so much likelier. measured, of 124 Chinese follow-ups over ten corpora: 89 right; of 50 questions
# that had nothing to do with the one before, but were taken for follow-ups, 39, and 9 by the first meaning.
SURE, AHEAD = 0.7, 0.15
# Their chance is that of the figures or the clause, not of the question's being meant so: a judgement is only
# taken for a refusal.
_JUDGED = frozenset({Kind.YES_NO, Kind.COMPARISON})


class Searcher(Protocol):
    """Finds passages; an `Index` is one."""

    def search(self, question: str, k: int = 10) -> list[Hit]:
        """Return up to `k` passages, best first."""
        ...


class Assistant:
    """Answers over one index with one reader; immutable, so any number of threads may ask."""

    def __init__(
        self, index: Searcher, reader: Reader, *, threshold: float, status_logic: bool = True
    ) -> None:
        self._index = index
        self._reader = reader
        self._threshold = threshold
        self._status_logic = status_logic

    def ask(
        self, question: str, history: Sequence[Turn] = (), *, on_stage: StageListener = unheard
    ) -> Answer:
        """Return a cited answer, or an abstention with its reason and near misses.

        What the question leaves out is taken from the earlier turns, and a slip of a character is put right
        (`understood_as`). `on_stage` hears the name of each stage as it begins. Raise
        QuestionError, one sentence, for an empty question or one of over `LONGEST_QUESTION` characters.
        """
        text = checked(question)
        lookup = Lookup(
            lambda asked: self._index.search(asked, SEARCHED),
            self._reader,
            read=READ,
            threshold=self._threshold,
            on_stage=on_stage,
            status_logic=self._status_logic,
        )
        reason = refusal_of(text)
        if reason is not None:
            return refused(text, text, reason)
        asked = plain(text)
        hits = lookup.search(asked)
        known = places_of(hit.passage for hit in hits)
        asked = without_slips(asked, [hit.passage.text for hit in hits])
        understood = understand(asked, _plain_turns(history), known)
        asked = understood.text
        if asks_nothing(analyse(asked, known), [hit.passage.text for hit in hits]):
            answer = refused(asked, asked, Reason.NO_QUESTION)
        else:
            answer = answered(asked, lookup, known)
            for other in understood.others:
                second = answered(other, lookup, known) if _chance(answer) < SURE else answer
                judged = second.kind in _JUDGED and not answer.abstained
                told = other == plain(text) or _tells_of(understood.things, second)
                if _chance(second) > _chance(answer) + AHEAD and told and not judged:
                    asked, answer = other, second
        return replace(
            answer,
            question=text,
            understood_as=asked if asked != plain(text) else text,
            language=language_of(text),
            timings=lookup.timings,
        )


def _chance(answer: Answer) -> float:
    """Return the probability that an answer is right; a judgement is kept, and a refusal is worth nothing."""
    return 1.0 if answer.kind in _JUDGED else 0.0 if answer.abstained else answer.confidence


def _tells_of(things: Sequence[str], answer: Answer) -> bool:
    """Say whether a cited sentence or its title speaks of one of `things`, if there are any."""
    told = "\n".join(
        f"{cited.article.title}\n{cited.context.of(cited.article.text)}" for cited in answer.citations
    )
    return not things or any(coverage(((thing,),), told) > PARTIAL for thing in things)


def read_article(reader: Reader, question: str, article: Article, *, threshold: float) -> Answer:
    """Answer from one article alone, without searching: how well the reader reads by itself."""
    hits = [Hit(passage, 0.0, passage.span, ()) for passage in split_passages(article)]
    text = checked(question)
    lookup = Lookup(lambda _: hits, reader, read=len(hits), threshold=threshold, on_stage=unheard)
    return replace(answered(text, lookup, places_of(hit.passage for hit in hits)), timings=lookup.timings)


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


def _plain_turns(history: Sequence[Turn]) -> list[Turn]:
    return [
        Turn(plain(turn.question), turn.answer) for turn in history[-REMEMBERED:] if turn.question.strip()
    ]
