"""Scores one answer against its question: what counts as correct, and what each metric says of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from documents import Passage
from eval.cmrc import cmrc_exact_match, cmrc_f1
from eval.metrics import Place, citation_precision, citation_recall, exact_match, f1, quote_exactness
from eval.questions import VERDICTS, EvalQuestion, GoldSpan
from eval.ranking import rank_passages
from qa import Answer
from qa.figures import read_figure

# A citation may hold the gold characters and as many others ("共95部电梯" for "95部"); a longer one leaves
# the reader to look for the answer.
_LONGEST_CITATION = 2  # times the gold span's length


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """One question's outcome in numbers; None where a metric does not apply to it, or was not run.

    Abstaining scores 0 on an answerable question and 1 on an unanswerable one, in `exact_match` and `f1` (as
    SQuAD 2.0 does). The CMRC scorer knows no unanswerable questions: None there. `citation_precision` is None
    for an abstention, which cites nothing, and 0 for an answer to an unanswerable question; `citation_recall`
    is None for an unanswerable question. Both are None where a SQuAD file gives its answers no place.

    `cited_right`: of an answer, whether a citation shares characters with a gold span. `quotes_exact`: the
    share of its citations whose quote stands at their offsets. `status_confused`: whether the answer cites
    the counterpart, a target for a result or the other way about; None where the question has none.
    `best_correct`: whether the best candidate is right, given or held back; None where there was none.
    """

    answerable: bool
    abstained: bool | None = None
    correct: bool | None = None
    exact_match: float | None = None
    f1: float | None = None
    cmrc_exact_match: float | None = None
    cmrc_f1: float | None = None
    citation_precision: float | None = None
    citation_recall: float | None = None
    cited_right: bool | None = None
    quotes_exact: float | None = None
    status_confused: bool | None = None
    confidence: float | None = None
    best_correct: bool | None = None
    rank: int | None = None
    reciprocal_rank: float | None = None
    ndcg: float | None = None


def score_retrieval(question: EvalQuestion, found: Sequence[Passage]) -> Scores:
    """Score what was found, best first; nothing applies where the articles do not answer."""
    scores = Scores(answerable=question.answerable)
    if not question.answerable or not (question.gold_spans or question.context):
        return scores
    ranked = rank_passages(question, found)
    return replace(scores, rank=ranked.rank, reciprocal_rank=ranked.reciprocal, ndcg=ranked.ndcg)


def score(question: EvalQuestion, answer: Answer, found: Sequence[Passage] | None = None) -> Scores:
    """Score one answer; `found` are the passages of its search, best first, None where none was run.

    `correct` is what a reader would accept: an abstention where the articles do not say; the right verdict
    with its evidence to a yes/no question; both figures and their difference to a comparison; else a text
    that is an accepted form, or citations that hold every span of a gold answer and are at most twice as long
    as it.
    """
    scores = Scores(answerable=True) if found is None else score_retrieval(question, found)
    correct = _correct(question, answer)
    scores = replace(
        scores,
        answerable=question.answerable,
        abstained=answer.abstained,
        correct=correct,
        cited_right=_cited_right(question, answer),
        quotes_exact=quote_exactness(answer.citations),
        status_confused=_confused(question, answer),
        confidence=answer.confidence,
        best_correct=_best_correct(question, answer) if answer.abstained else correct,
    )
    if not question.answerable:
        right = float(answer.abstained)
        return replace(
            scores, exact_match=right, f1=right, citation_precision=None if answer.abstained else 0.0
        )

    def of_text(metric: Callable[[str, Sequence[str]], float]) -> float:
        text = _text(question, answer)
        return 0.0 if text is None else metric(text, question.answers)

    return replace(
        scores,
        exact_match=of_text(exact_match),
        f1=of_text(f1),
        cmrc_exact_match=of_text(cmrc_exact_match),
        cmrc_f1=of_text(cmrc_f1),
        citation_precision=_precision(question, answer),
        citation_recall=_recall(question, answer),
    )


def _text(question: EvalQuestion, answer: Answer) -> str | None:
    """Return what the text metrics compare: a verdict in the words of the question's answers."""
    if question.verdict is not None and answer.verdict is not None:
        return next(
            word for word, verdict in VERDICTS.items() if verdict is answer.verdict and _like(word, question)
        )
    return answer.text


def _like(word: str, question: EvalQuestion) -> bool:
    """Say whether `word` is in the script of the question's own first answer."""
    return word.isascii() == question.answers[0].isascii()


def _correct(question: EvalQuestion, answer: Answer) -> bool:
    if answer.abstained or not question.answerable:
        return answer.abstained and not question.answerable
    if question.verdict is not None:
        # The decisive statement stands first in the gold; whoever says yes must show it.
        evidence = question.gold_spans[0]
        return answer.verdict is question.verdict and any(
            _overlaps(place, evidence) for place in answer.citations
        )
    if answer.difference is not None:
        stated = [figure for text in question.answers if (figure := read_figure(text))]
        return all(
            any(_holds(place, part) for place in answer.citations) for part in question.gold_spans
        ) and any(abs(answer.difference.value) == abs(figure.value) for figure in stated)
    if answer.text is not None and exact_match(answer.text, question.answers) == 1.0:
        return True
    return cites_gold(question, answer.citations)


def cites_gold(question: EvalQuestion, cited: Sequence[Place]) -> bool:
    """Say whether `cited` holds a whole gold answer, each of its spans, and little else."""
    return any(_cites(cited, gold) for gold in question.gold)


def _cites(cited: Sequence[Place], gold: Sequence[GoldSpan]) -> bool:
    length = sum(len(place.span) for place in cited)
    wanted = sum(len(part.span) for part in gold)
    return length <= _LONGEST_CITATION * wanted and all(
        any(_holds(place, part) for place in cited) for part in gold
    )


def _holds(place: Place, part: GoldSpan) -> bool:
    return place.article.id == part.article.id and place.span.contains(part.span)


def _overlaps(place: Place, part: GoldSpan) -> bool:
    return place.article.id == part.article.id and place.span.overlap(part.span) > 0


def _cited_right(question: EvalQuestion, answer: Answer) -> bool | None:
    """To cite anything for an unanswerable question is wrong; without a gold place it is unknown."""
    if answer.abstained or (question.answerable and not question.gold):
        return None
    return any(_overlaps(place, gold) for place in answer.citations for gold in question.gold_spans)


def _confused(question: EvalQuestion, answer: Answer) -> bool | None:
    if not question.counterpart:
        return None
    if answer.abstained or _correct(question, answer):
        return False
    # The first citation is the answer; a counterpart shown beside it is none.
    first = answer.citations[0]
    return any(_overlaps(first, gold) for gold in question.counterpart) and not any(
        _overlaps(first, gold) for gold in question.gold_spans
    )


def _best_correct(question: EvalQuestion, answer: Answer) -> bool | None:
    """Judge the candidate that an abstention held back; an answer to the unanswerable is never right."""
    if not answer.candidates:
        return None
    best = answer.candidates[0]
    if question.answerable and question.verdict is None and exact_match(best.text, question.answers) == 1.0:
        return True
    return cites_gold(question, [GoldSpan(best.passage.article, best.span)])


def _precision(question: EvalQuestion, answer: Answer) -> float | None:
    """A citation of any alternative is right: the precision is over all of them."""
    if answer.abstained or not question.gold:
        return None
    return citation_precision(answer.citations, question.gold_spans)


def _recall(question: EvalQuestion, answer: Answer) -> float | None:
    """One alternative is enough: the recall is the best one's."""
    return max((citation_recall(answer.citations, gold) for gold in question.gold), default=None)


def gold_rank(question: EvalQuestion, passages: Sequence[Passage]) -> int | None:
    """Return the rank, from 1, of the first passage that leads to the answer; None when none does."""
    return score_retrieval(question, passages).rank
