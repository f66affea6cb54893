"""Asks every question, measures how long it takes, and keeps what is needed to score and to explain it.

What it asks is handed in by the composition root: `ask(question, history)` answers over all articles,
`read_gold(question, article)` over one, and a `Searcher` only searches. Rows that a journal holds from an
interrupted run are not asked again.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from tqdm import tqdm

from documents import Article
from eval.journal import Journal
from eval.json_input import EvalInputError
from eval.questions import EvalQuestion
from eval.rows import FUSED, ChannelRank, Row, outcome_of
from eval.scoring import gold_rank, score, score_retrieval
from index import Hit, Ranking
from qa import Answer, QuestionError, Turn

# A SQuAD context gives several passages; so many lead to ten distinct contexts, which MRR@10 needs.
SEARCH_DEPTH = 50

Ask = Callable[[str, Sequence[Turn]], Answer]
ReadGold = Callable[[str, Article], Answer]
Explain = Callable[[Answer], str]
Result = TypeVar("Result")


class Searcher(Protocol):
    """Finds passages; an `Index` is one."""

    def search(self, question: str, k: int) -> list[Hit]:
        """Return up to `k` passages, best first."""
        ...

    def rankings(self, question: str) -> list[Ranking]:
        """Return the order in which each channel alone would put them."""
        ...


def ask_questions(
    questions: Sequence[EvalQuestion],
    ask: Ask,
    *,
    explain: Explain | None = None,
    journal: Journal | None = None,
    doing: str = "asking",
) -> list[Row]:
    """Ask every question over all articles; raise EvalInputError naming a question that cannot be asked.

    A conversation's question is asked with the turns before it and our own answers to them, right or wrong,
    as a visitor's would be. `explain` tells how a wrong answer came about.
    """
    said: dict[str, list[Turn]] = {}

    def asked(question: EvalQuestion) -> Row:
        history = tuple(said.get(question.conversation, ())) if question.conversation else ()
        answer, latency = _timed(question, lambda: ask(question.text, history))
        passages = [hit.passage for hit in answer.hits]
        scores = score(question, answer, passages)
        ranks = (
            (ChannelRank(FUSED, gold_rank(question, passages)),) if scores.reciprocal_rank is not None else ()
        )
        trace = explain(answer) if explain is not None and not scores.correct else ""
        return Row(question, outcome_of(answer, trace), scores, ranks, latency)

    rows = []
    for row in _rows(questions, asked, journal, doing):
        if row.question.conversation and row.outcome is not None:
            turn = Turn(row.question.text, row.outcome.text)
            said.setdefault(row.question.conversation, []).append(turn)
        rows.append(row)
    return rows


def read_gold_passages(
    questions: Sequence[EvalQuestion], read_gold: ReadGold, *, journal: Journal | None = None
) -> list[Row]:
    """Give the reader each question's own context; retrieval is not measured."""

    def read(question: EvalQuestion) -> Row:
        context = question.context
        if context is None:
            raise EvalInputError(
                f"Question {question.id} has no passage of its own; only SQuAD files give one."
            )
        answer, latency = _timed(question, lambda: read_gold(question.text, context))
        return Row(question, outcome_of(answer), score(question, answer), (), latency)

    return list(_rows(questions, read, journal, "reading"))


def search_questions(
    questions: Sequence[EvalQuestion], searcher: Searcher, *, journal: Journal | None = None
) -> list[Row]:
    """Search for every question; rank the right passage in the fused ranking, then in each channel's own.

    The latency is the fused search's.
    """

    def search(question: EvalQuestion) -> Row:
        found, latency = _timed(question, lambda: searcher.search(question.text, SEARCH_DEPTH))
        scores = score_retrieval(question, [hit.passage for hit in found])
        ranks = []
        if scores.reciprocal_rank is not None:
            ranks.append(ChannelRank(FUSED, scores.rank))
            for ranking in searcher.rankings(question.text):
                ranks.append(ChannelRank(ranking.channel, gold_rank(question, ranking.passages)))
        return Row(question, None, scores, tuple(ranks), latency)

    return list(_rows(questions, search, journal, "searching"))


def _rows(
    questions: Sequence[EvalQuestion],
    judge: Callable[[EvalQuestion], Row],
    journal: Journal | None,
    doing: str,
) -> Iterator[Row]:
    """Yield a row a question, from the journal where it has one; show a progress bar."""
    known = {} if journal is None else journal.rows(questions)
    try:
        # disable=None: no bar where standard error is no terminal, so that logs stay readable.
        with tqdm(total=len(questions), desc=doing, unit="question", disable=None, initial=len(known)) as bar:
            for question in questions:
                row = known.get(question.id)
                if row is None:
                    row = judge(question)
                    if journal is not None:
                        journal.add(row)
                    bar.update()
                yield row
    finally:
        if journal is not None:
            journal.close()


def _timed(question: EvalQuestion, work: Callable[[], Result]) -> tuple[Result, float]:
    """Return what `work` gives and the milliseconds it took."""
    started = time.perf_counter()
    try:
        result = work()
    except QuestionError as error:
        raise EvalInputError(f"Question {question.id} cannot be asked: {error}") from error
    return result, (time.perf_counter() - started) * 1000
