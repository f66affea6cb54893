"""Scores one answer against its question: what counts as correct, and what each metric says of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from documents import Passage
from eval.cmrc import cmrc_exact_match, cmrc_f1
from eval.metrics import citation_precision, citation_recall, exact_match, f1
from eval.questions import EvalQuestion, GoldSpan
from qa import Answer, Citation

# A citation may hold the gold characters and as many others ("共95部电梯" for "95部"); a longer one leaves
# the reader to look for the answer.
_LONGEST_CITATION = 2  # times the gold span's length


@dataclass(frozen=True, slots=True)
class Scores:
    """The metrics of one answer; None where a metric does not apply to the question.

    Abstaining scores 0 on an answerable question and 1 on an unanswerable one, in `exact_match` and `f1` (as
    SQuAD 2.0 does). The CMRC scorer knows no unanswerable questions: None there. `citation_precision` is None
    for an abstention, which cites nothing, and 0 for an answer to an unanswerable question; `citation_recall`
    is None for an unanswerable question. Both are None where a SQuAD file gives its answers no place.
    """

    correct: bool
    exact_match: float
    f1: float
    cmrc_exact_match: float | None
    cmrc_f1: float | None
    citation_precision: float | None
    citation_recall: float | None


def score(question: EvalQuestion, answer: Answer) -> Scores:
    """Score one answer.

    `correct` is what a reader would accept: an abstention where the articles do not say; else a text that is
    an accepted form, or citations that hold every span of a gold answer and are at most twice as long as it.
    """
    if not question.answerable:
        right = float(answer.abstained)
        return Scores(
            correct=answer.abstained,
            exact_match=right,
            f1=right,
            cmrc_exact_match=None,
            cmrc_f1=None,
            citation_precision=None if answer.abstained else 0.0,
            citation_recall=None,
        )
    matched = 0.0 if answer.text is None else exact_match(answer.text, question.answers)
    return Scores(
        correct=matched == 1.0 or any(_cites(answer.citations, gold) for gold in question.gold),
        exact_match=matched,
        f1=0.0 if answer.text is None else f1(answer.text, question.answers),
        cmrc_exact_match=0.0 if answer.text is None else cmrc_exact_match(answer.text, question.answers),
        cmrc_f1=0.0 if answer.text is None else cmrc_f1(answer.text, question.answers),
        citation_precision=_precision(question, answer),
        citation_recall=_recall(question, answer),
    )


def _cites(citations: Sequence[Citation], gold: Sequence[GoldSpan]) -> bool:
    """Say whether every gold span lies in a citation, and the citations hold little else."""
    cited = sum(len(citation.span) for citation in citations)
    wanted = sum(len(part.span) for part in gold)
    return cited <= _LONGEST_CITATION * wanted and all(
        any(_holds(citation, part) for citation in citations) for part in gold
    )


def _holds(citation: Citation, part: GoldSpan) -> bool:
    return citation.article.id == part.article.id and citation.span.contains(part.span)


def _precision(question: EvalQuestion, answer: Answer) -> float | None:
    """A citation of any alternative is right: the precision is over all of them."""
    if answer.abstained or not question.gold:
        return None
    return citation_precision(answer.citations, question.gold_spans)


def _recall(question: EvalQuestion, answer: Answer) -> float | None:
    """One alternative is enough: the recall is the best one's."""
    return max((citation_recall(answer.citations, gold) for gold in question.gold), default=None)


def gold_rank(question: EvalQuestion, passages: Sequence[Passage]) -> int | None:
    """Return the rank, from 1, of the first passage that leads to the answer; None when none does.

    For a SQuAD question ranks count distinct contexts, and the right one is its own. For others they count
    passages, and the right ones share characters with a gold span.
    """
    if question.context is not None:
        contexts = list(dict.fromkeys(passage.article.id for passage in passages))
        return contexts.index(question.context.id) + 1 if question.context.id in contexts else None
    for rank, passage in enumerate(passages, start=1):
        if any(_overlaps(passage, gold) for gold in question.gold_spans):
            return rank
    return None


def _overlaps(passage: Passage, gold: GoldSpan) -> bool:
    return passage.article.id == gold.article.id and passage.span.overlap(gold.span) > 0
