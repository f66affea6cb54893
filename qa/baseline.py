"""The reader without trained weights: the best clause by words and vectors, then the span that fits.

Every span of the right form is judged by a handful of readable signs, and their weighted sum is the
log-odds of its being right.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date

import numpy as np
from numpy.typing import NDArray

from documents import BlockKind, Passage, Span, sentence_spans
from index import Embedder, Hit, fold, language_of
from qa.candidates import candidate_spans
from qa.clauses import Change, change_of, clause_spans, neighbourhood
from qa.fitting import form_fits
from qa.forms import Asks
from qa.glossary import Glossary, closeness, coverage, repetition
from qa.places import bare_name
from qa.question import Focus, analyse
from qa.scope import in_scope, places_of
from qa.status import status_in
from qa.types import Kind, ReadSpan, Status

DAYS_A_YEAR = 365.25
# An older page is not wrong without end; three years say it all.
OLDEST = 3.0
_ASKS_BEFORE = re.compile(
    r"原来|原先|之前|以前|改造前|此前|本来|上年|去年|"
    r"\b(?:before|original(?:ly)?|previous(?:ly)?|used to|initial(?:ly)?|last year)\b"
)


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for or against a candidate; as weights, how much each counts in log-odds."""

    bias: float
    crosses: float  # question and passage in different languages: the dictionary finds fewer words
    near_similarity: float  # cosine of the question and the words around the candidate
    clause_similarity: float
    sentence_similarity: float
    near_coverage: float  # share of the question's words found there
    clause_coverage: float
    sentence_coverage: float
    closeness: float  # how near the question's words stand to the candidate
    repetition: float  # how much of the candidate only repeats the question
    form_fits: float  # the unit, the day or month, the number of members that is asked for
    change_fits: float  # the outcome of a change, not its start
    status_fits: float  # planned where a plan is asked for, done where a result is
    status_contradicts: float
    rank: float  # logarithm of the passage's rank
    behind: float  # how far the passage's fused score is behind the first
    aside: float  # a caption, heading or summary, not running text
    age: float  # years behind the newest page found, for a question that names no year


# The order of size is that of a logistic regression on the training paragraphs of government news.
# `crosses`, `repetition`, `status_contradicts`, `aside`, `age`, and the bias that puts the threshold at
# one half, were set on the built-in questions, all for development (measured there: area under the curve of
# right against wrong first candidates 0.93 in Chinese, 0.76 in English).
WEIGHTS = Signs(
    bias=-5.2,
    crosses=1.5,
    near_similarity=2.1,
    clause_similarity=2.9,
    sentence_similarity=2.5,
    near_coverage=1.1,
    clause_coverage=1.0,
    sentence_coverage=2.8,
    closeness=1.5,
    repetition=-4.0,
    form_fits=1.9,
    change_fits=0.8,
    status_fits=1.0,
    status_contradicts=-7.0,
    rank=-0.3,
    behind=-0.8,
    aside=-0.5,
    age=-0.8,
)


# What two candidates must have alike to be two reports of one thing, and how much less likely one may be.
SAME = [
    index
    for index, field in enumerate(fields(Signs))
    if field.name in ("near_coverage", "form_fits", "change_fits", "status_fits")
]
NEARLY = 3.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span of the right form where it stands; all spans count characters of the article."""

    hit: Hit
    rank: int
    sentence: Span
    clause: Span
    near: Span
    span: Span
    status: Status

    def text(self, span: Span) -> str:
        """Return the article's characters in `span`."""
        return span.of(self.hit.passage.article.text)


class BaselineReader:
    """Scores every span of the right form in the passages by a weighted sum of readable signs."""

    def __init__(self, encoder: Embedder, glossary: Glossary, *, weights: Signs = WEIGHTS) -> None:
        self._encoder = encoder
        self._glossary = glossary
        self._weights = np.array(astuple(weights))

    def read(self, question: str, hits: Sequence[Hit]) -> list[ReadSpan]:
        """Return candidates, best first, one a span; `score` grows with the odds and is not calibrated."""
        focus = analyse(question, places_of(hit.passage for hit in hits))
        candidates = self.candidates(focus, hits)
        if not candidates:
            return []
        signs = self.signs(focus, candidates)
        odds = signs @ self._weights
        scores = 1.0 / (1.0 + np.exp(-odds))
        order = np.argsort(-odds, kind="stable").tolist()
        if not focus.years:
            order = newest_of_equals(candidates, signs, odds, order)
        best: dict[tuple[str, Span], ReadSpan] = {}
        for place in order:
            candidate = candidates[place]
            passage = candidate.hit.passage
            key = (passage.article.id, candidate.span)
            if key not in best:
                best[key] = ReadSpan(
                    passage, candidate.span, float(scores[place]), kind_of(focus, candidate), candidate.status
                )
        return list(best.values())

    def verify(self, question: str, places: Sequence[Passage]) -> Sequence[float]:
        """Return 0 for each place: it has no second look at what it did not find itself."""
        return [0.0] * len(places)

    def candidates(self, focus: Focus, hits: Sequence[Hit]) -> list[Candidate]:
        """Return every span of the form asked for that is in the question's scope, in the passages' order."""
        head = [word for group in self._glossary.groups(focus.head, focus.language) for word in group]
        return [
            candidate
            for rank, hit in enumerate(hits, 1)
            for sentence in sentences_of(hit.passage)
            for candidate in _in_sentence(focus, head, hit, rank, sentence)
        ]

    def signs(self, focus: Focus, candidates: Sequence[Candidate]) -> NDArray[np.float64]:
        """Return one row of signs a candidate, in the order of `Signs`, shape (len(candidates), signs)."""
        groups = self._glossary.groups(focus.terms, focus.language)
        places = tuple((place, bare_name(place)) for place in focus.places)
        stretches = [(one.text(one.near), one.text(one.clause), one.text(one.sentence)) for one in candidates]
        similarity = self._similarities(focus.text, [text for row in stretches for text in row])
        newest = max((day for one in candidates if (day := one.hit.passage.article.published)), default=None)
        first = max(one.hit.score for one in candidates)
        rows = []
        for one, (near, clause, sentence) in zip(candidates, stretches, strict=True):
            article = one.hit.passage.article
            signs = Signs(
                bias=1.0,
                crosses=float(focus.language != language_of(sentence)),
                near_similarity=similarity[near],
                clause_similarity=similarity[clause],
                sentence_similarity=similarity[sentence],
                near_coverage=coverage(groups, near),
                clause_coverage=coverage(groups, clause),
                sentence_coverage=coverage(groups, sentence),
                closeness=closeness(groups, clause, one.span.shifted(-one.clause.start)),
                repetition=repetition((*groups, *places), one.text(one.span)),
                form_fits=form_fits(focus, one.text(one.span)),
                change_fits=_change_fits(focus, one),
                status_fits=_status_fits(focus, one.status),
                status_contradicts=_status_contradicts(focus, one.status),
                rank=math.log(one.rank),
                behind=first - one.hit.score,
                aside=_is_aside(one),
                age=0.0 if focus.years else _age(article.published, newest),
            )
            rows.append(astuple(signs))
        return np.array(rows)

    def _similarities(self, question: str, texts: Sequence[str]) -> Mapping[str, float]:
        unique = list(dict.fromkeys(texts))
        vectors = self._encoder.embed([question, *unique])
        return dict(zip(unique, (vectors[1:] @ vectors[0]).tolist(), strict=True))


def newest_of_equals(
    candidates: Sequence[Candidate], signs: NDArray[np.float64], odds: NDArray[np.float64], order: list[int]
) -> list[int]:
    """Return `order` with the newest of the candidates that say the same as the first one in front.

    They say the same who match the question's words as well, in the same form and with the same status, and
    are nearly as likely; whoever names no year wants the latest figure.
    """
    first = order[0]
    compared = signs[:, SAME]
    equals = [
        place
        for place in order
        if (compared[place] >= compared[first]).all() and odds[place] >= odds[first] - NEARLY
    ]

    def day(place: int) -> date:
        return candidates[place].hit.passage.article.published or date.min

    newest = max(equals, key=day)  # the first of equals in age, so the likeliest
    return [newest, *(place for place in order if place != newest)]


def sentences_of(passage: Passage) -> list[Span]:
    """Return the sentences that lie whole in `passage`; the passage itself where it cuts one."""
    inside = [span for span in sentence_spans(passage.article) if passage.span.contains(span)]
    return inside or [passage.span]


def kind_of(focus: Focus, candidate: Candidate) -> Kind:
    """Return the form in which a candidate answers: a whole clause is a passage, anything less a span."""
    return Kind.PASSAGE if len(candidate.span) >= len(candidate.clause) - 1 else Kind.SPAN


def _in_sentence(focus: Focus, head: Sequence[str], hit: Hit, rank: int, sentence: Span) -> list[Candidate]:
    article = hit.passage.article
    text = sentence.of(article.text)
    found = []
    for clause in clause_spans(text):
        words = clause.of(text)
        spans = candidate_spans(words, focus, head)
        figures = spans if focus.asks is Asks.NUMBER else []
        whole, shift = clause.shifted(sentence.start), sentence.start + clause.start
        for span in spans:
            if not in_scope(focus, hit.passage, sentence, span.shifted(shift)):
                continue
            near = neighbourhood(words, span, figures).shifted(shift)
            status = status_in(article, sentence, span.shifted(shift))
            found.append(Candidate(hit, rank, sentence, whole, near, span.shifted(shift), status))
    return found


def _change_fits(focus: Focus, one: Candidate) -> float:
    """A change is asked for by its outcome, unless the question says 原来 or "before"."""
    change = change_of(one.text(one.clause), one.span.shifted(-one.clause.start))
    if change is None:
        return 0.0
    return 1.0 if (change is Change.BEFORE) == bool(_ASKS_BEFORE.search(fold(focus.text))) else -1.0


def _status_fits(focus: Focus, status: Status) -> float:
    """A question that does not say which wants the result."""
    if status is Status.NONE:
        return 0.0
    planned = status is Status.PLANNED
    if focus.sense is Status.NONE:
        return -1.0 if planned else 1.0
    return float(planned == (focus.sense is Status.PLANNED))


def _status_contradicts(focus: Focus, status: Status) -> float:
    if Status.NONE in (focus.sense, status):
        return 0.0
    return float((status is Status.PLANNED) != (focus.sense is Status.PLANNED))


def _is_aside(one: Candidate) -> float:
    block = one.hit.passage.article.block_at(one.span.start)
    return float(block is not None and block.kind is not BlockKind.PARAGRAPH)


def _age(published: date | None, newest: date | None) -> float:
    if published is None or newest is None:
        return 0.0
    return min(OLDEST, (newest - published).days / DAYS_A_YEAR)
