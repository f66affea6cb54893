"""Asks every question, measures how long it takes, and keeps what is needed to score and to explain it.

What it asks is handed in by the composition root: `ask(question)` answers over all articles,
`read_gold(question, article)` over one, and a `Searcher` only searches.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from tqdm import tqdm

from documents import Article
from eval.json_input import EvalInputError
from eval.questions import EvalQuestion
from eval.scoring import Scores, gold_rank, score
from index import Hit, Ranking
from qa import Answer, QuestionError

FUSED = "fused"  # the name of the final ranking beside the channels'

# A SQuAD context gives several passages; so many lead to ten distinct contexts, which MRR@10 needs.
SEARCH_DEPTH = 50

Ask = Callable[[str], Answer]
ReadGold = Callable[[str, Article], Answer]
Result = TypeVar("Result")


class Searcher(Protocol):
    """Finds passages; an `Index` is one."""

    def search(self, question: str, k: int) -> list[Hit]:
        """Return up to `k` passages, best first."""
        ...

    def rankings(self, question: str) -> list[Ranking]:
        """Return the order in which each channel alone would put them."""
        ...


@dataclass(frozen=True, slots=True)
class ChannelRank:
    """Where one channel ranked the right passage (1 = first); None when it did not find it."""

    channel: str
    rank: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """One question's outcome.

    `answer` and `scores` are None when only retrieval was run. `ranks` is empty where retrieval was not run,
    or nothing can be found because the articles do not answer; the fused ranking comes first.
    """

    question: EvalQuestion
    answer: Answer | None
    scores: Scores | None
    ranks: tuple[ChannelRank, ...]
    latency_ms: float

    @property
    def rank(self) -> int | None:
        """The rank of the right passage in the fused ranking."""
        return self.ranks[0].rank if self.ranks else None

    @property
    def wrong(self) -> bool:
        """Whether the answer is not correct; without an answer, whether the right passage is not first."""
        if self.scores is not None:
            return not self.scores.correct
        return bool(self.ranks) and self.rank != 1


def ask_questions(questions: Sequence[EvalQuestion], ask: Ask) -> list[Row]:
    """Ask every question over all articles; raise EvalInputError naming a question that cannot be asked."""
    rows = []
    for question, answer, latency in _timed(questions, "asking", lambda question: ask(question.text)):
        passages = [hit.passage for hit in answer.hits]
        ranks = (ChannelRank(FUSED, gold_rank(question, passages)),) if question.answerable else ()
        rows.append(Row(question, answer, score(question, answer), ranks, latency))
    return rows


def read_gold_passages(questions: Sequence[EvalQuestion], read_gold: ReadGold) -> list[Row]:
    """Give the reader each question's own context; retrieval is not measured."""

    def read(question: EvalQuestion) -> Answer:
        if question.context is None:
            raise EvalInputError(
                f"Question {question.id} has no passage of its own; only SQuAD files give one."
            )
        return read_gold(question.text, question.context)

    return [
        Row(question, answer, score(question, answer), (), latency)
        for question, answer, latency in _timed(questions, "reading", read)
    ]


def search_questions(questions: Sequence[EvalQuestion], searcher: Searcher) -> list[Row]:
    """Search for every question; rank the right passage in the fused ranking, then in each channel's own.

    The latency is the fused search's.
    """
    rows = []
    for question, found, latency in _timed(
        questions, "searching", lambda question: searcher.search(question.text, SEARCH_DEPTH)
    ):
        ranks = []
        if question.answerable:
            ranks.append(ChannelRank(FUSED, gold_rank(question, [hit.passage for hit in found])))
            for ranking in searcher.rankings(question.text):
                ranks.append(ChannelRank(ranking.channel, gold_rank(question, ranking.passages)))
        rows.append(Row(question, None, None, tuple(ranks), latency))
    return rows


def _timed(
    questions: Sequence[EvalQuestion], doing: str, work: Callable[[EvalQuestion], Result]
) -> Iterator[tuple[EvalQuestion, Result, float]]:
    """Yield each question, what `work` makes of it, and the milliseconds that took; show a progress bar."""
    # disable=None: no bar where standard error is no terminal, so that logs stay readable.
    for question in tqdm(questions, desc=doing, unit="question", disable=None):
        started = time.perf_counter()
        try:
            result = work(question)
        except QuestionError as error:
            raise EvalInputError(f"Question {question.id} cannot be asked: {error}") from error
        yield question, result, (time.perf_counter() - started) * 1000
