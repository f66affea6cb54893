"""The reader with trained weights: spans that the network reads, judged together with what else is known.

The network reads all passages in one pass. What it cannot see (how well the passage was found, whether the
span has the form, the place, the year and the status that the question asks for) is added as a few readable
signs. Their weighted sum ranks the spans; a second network verifies the first of these, each in its sentence,
and the signs weighted anew, its verdict among them, are the calibrated log-odds of a span's being right.
"""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from documents import Article, BlockKind, Passage, Span, sentence_around, sentence_spans
from index import Hit
from qa.aggregates import tells_aggregate
from qa.contexts import asked_of, heading_of, surroundings
from qa.fitting import form_fits, is_quoted
from qa.forms import Asks
from qa.glossary import Glossary, closeness, coverage, repetition
from qa.periods import is_partial, names_period
from qa.places import bare_name
from qa.posts import is_of_another_body
from qa.question import Focus, analyse
from qa.reading.calibration import CALIBRATION_FILE, load_calibration
from qa.reading.encoding import Encoder
from qa.reading.runtime import load_runner
from qa.reading.scanning import Runner, scan
from qa.reading.verifying import Claim, load_verifier
from qa.reading.weights import (
    CHECKSUM,
    FOLDER,
    VERIFIER_CHECKSUM,
    load_reader_weights,
    load_verifier_weights,
)
from qa.respective import respective
from qa.scope import in_scope, places_of
from qa.sections import heading_above
from qa.shaping import asks_for_distance, has_form, shaped
from qa.statements import Statement, is_distance, is_part, statements_of
from qa.status import status_in
from qa.totals import is_other_total
from qa.types import Kind, ReadSpan, Status

# Spans kept of every window: the right one is among the first three for nearly all questions.
SPANS = 5
# Spans that are verified of a question, the best ones by their signs.
VERIFIED = 8
# Beyond this many log-odds above or below "no answer" the network is as sure as it can be.
SUREST = 12.0
DAYS_A_YEAR = 365.25
OLDEST = 3.0  # years; an older page is not wrong without end


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for or against a read span; as weights, how much each counts in log-odds."""

    bias: float
    odds: float  # the network's, above "no answer" in that passage
    lead: float  # how far the span is ahead of the best one that says something else, in log-odds
    share: float  # logarithm of its share in the odds of all that was read
    coverage: float  # share of the question's words found in the span's sentence
    closeness: float  # how near they stand to the span
    indicator: float  # share of them found in what the span's figure counts
    figures: float  # figures beyond one: whoever asks for one wants no clause of several
    length: float  # logarithm of the characters
    repetition: float  # how much of the span only repeats the question
    form_fits: float  # the unit, the day or month, the number of members that is asked for
    quoted: float  # it stands in quotation marks, as names do, where a name is asked for
    status_fits: float  # of a figure or a day: the status asked for, planned, or done where nothing is said
    status_contradicts: float  # of either: the other one, where the question says which it wants
    rank: float  # logarithm of the passage's rank
    behind: float  # how far the passage's fused score is behind the first
    part: float  # the figure is only a part of the one before it (其中…), and no part is asked for
    partial: float  # the figure is of a part of a year, and no part is asked for
    aside: float  # a caption, heading or summary, not running text
    age: float  # years behind the newest page found, for a question that names no year


SIGN_NAMES = tuple(field.name for field in fields(Signs))
VERDICT = "verdict"  # the sign that the verifier adds: its log-odds


@dataclass(frozen=True, slots=True)
class Found:
    """A span that the network read, where it stands; `span` and `sentence` count the article's characters."""

    hit: Hit
    rank: int
    span: Span
    sentence: Span
    odds: float
    status: Status

    @property
    def text(self) -> str:
        """The span's characters."""
        return self.span.of(self.hit.passage.article.text)


class Judge(Protocol):
    """Looks at candidates one by one; a `Verifier` is one."""

    def odds(self, claims: Sequence[Claim]) -> NDArray[np.float64]:
        """Return the log-odds of each claim, shape (claims,)."""
        ...


@dataclass(frozen=True, slots=True)
class Verification:
    """The second look: who verifies, and how much each sign and the verdict then count in log-odds."""

    verifier: Judge
    weights: NDArray[np.float64]  # (signs + 1,), the verdict's last

    def odds(self, focus: Focus, found: Sequence[Found], signs: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the log-odds of spans, best first by their signs; the first VERIFIED are looked at.

        The others are taken to be no better than the worst of those.
        """
        verdicts = self.verifier.odds(claims_of(focus, found[:VERIFIED]))
        filled = np.full(len(found), verdicts.min())
        filled[:VERIFIED] = verdicts
        odds: NDArray[np.float64] = np.column_stack((signs, filled)) @ self.weights
        odds[VERIFIED:] = np.minimum(odds[VERIFIED:], odds[:VERIFIED].min())
        return odds


class TrainedReader:
    """Reads with trained weights; `score` of a read span is a calibrated probability."""

    def __init__(
        self,
        runner: Runner,
        encoder: Encoder,
        glossary: Glossary,
        weights: Signs,
        verification: Verification | None = None,
    ) -> None:
        self._runner = runner
        self._encoder = encoder
        self._glossary = glossary
        self._weights = np.array(astuple(weights))
        self._verification = verification

    def read(self, question: str, hits: Sequence[Hit]) -> list[ReadSpan]:
        """Return candidate answers, best first, one a span."""
        focus = analyse(question, places_of(hit.passage for hit in hits))
        found = self.find(focus, hits)
        if not found:
            return []
        found, signs = self.ranked(focus, found)
        odds = signs @ self._weights
        if self._verification is not None:
            odds = self._verification.odds(focus, found, signs)
        chances = 1.0 / (1.0 + np.exp(-odds))
        return [
            ReadSpan(one.hit.passage, one.span, float(chances[place]), kind_of(one), one.status)
            for place in np.argsort(-chances, kind="stable").tolist()
            for one in (found[place],)
        ]

    def verify(self, question: str, places: Sequence[Passage]) -> Sequence[float]:
        """Return the log-odds that each of `places` answers the question; 0 without a verifier."""
        if self._verification is None or not places:
            return [0.0] * len(places)
        focus = analyse(question, places_of(places))
        claims = [_claim(focus, place.article, place.span) for place in places]
        odds: list[float] = self._verification.verifier.odds(claims).tolist()
        return odds

    def ranked(self, focus: Focus, found: Sequence[Found]) -> tuple[list[Found], NDArray[np.float64]]:
        """Return the spans, best first by their signs, each once, and their signs, shape (spans, signs)."""
        signs = self.signs(focus, found)
        places: dict[tuple[str, Span], int] = {}
        for place in np.argsort(-(signs @ self._weights), kind="stable").tolist():
            one = found[place]
            places.setdefault((one.hit.passage.article.id, one.span), place)
        kept = list(places.values())
        return [found[place] for place in kept], signs[kept]

    def find(self, focus: Focus, hits: Sequence[Hit]) -> list[Found]:
        """Return the spans that the network reads in the passages and that are in the question's scope."""
        headings = [heading_of(hit.passage.article) for hit in hits]
        texts = [heading + hit.passage.text for heading, hit in zip(headings, hits, strict=True)]
        questions = [asked_of(focus, hit.passage.text) for hit in hits]
        groups = self._glossary.groups(focus.terms, focus.language)
        found = []
        for one in scan(self._runner, self._encoder, questions, texts, SPANS):
            hit = hits[one.text]
            if one.span.start < len(headings[one.text]):
                continue
            span = one.span.shifted(hit.passage.span.start - len(headings[one.text]))
            span = shaped(focus, hit.passage.article, span)
            span = respective(focus, groups, hit.passage.article, span)
            sentence = sentence_around(hit.passage.article, span)
            if _may_be(focus, hit.passage.article, span) and in_scope(focus, hit.passage, sentence, span):
                status = status_in(hit.passage.article, sentence, span)
                found.append(Found(hit, one.text + 1, span, sentence, one.odds, status))
        return found

    def signs(self, focus: Focus, found: Sequence[Found]) -> NDArray[np.float64]:
        """Return one row of signs a span, in the order of `Signs`, shape (len(found), signs)."""
        groups = self._glossary.groups(focus.terms, focus.language)
        places = tuple((place, bare_name(place)) for place in focus.places)
        newest = max((day for one in found if (day := one.hit.passage.article.published)), default=None)
        first = max(one.hit.score for one in found)
        everything = float(np.logaddexp.reduce([one.odds for one in found]))
        counted = focus.asks is Asks.NUMBER
        # A day is planned or past as a figure is, where the question says which it wants.
        has_status = counted or (focus.asks is Asks.DATE and focus.sense is not Status.NONE)
        asks_for_part = "其中" in focus.text or "of which" in focus.text.lower()
        asks_for_period = names_period(focus.text)
        rows = []
        for one in found:
            article = one.hit.passage.article
            published = article.published
            sentence = one.sentence.of(article.text)
            block = article.block_at(one.span.start)
            figures = [stated for stated in statements_of(article) if stated.span.overlap(one.span)]
            age = (
                0.0
                if focus.years or published is None or newest is None
                else min(OLDEST, (newest - published).days / DAYS_A_YEAR)
            )
            signs = Signs(
                bias=1.0,
                odds=max(-SUREST, min(SUREST, one.odds)),
                lead=max(-SUREST, min(SUREST, one.odds - _best_other(one, found))),
                share=max(-SUREST, one.odds - everything),
                coverage=coverage(groups, sentence),
                closeness=closeness(groups, sentence, one.span.shifted(-one.sentence.start)),
                indicator=coverage(groups, _counted(figures)),
                figures=float(max(0, len(figures) - 1)),
                length=math.log(len(one.span)),
                repetition=repetition((*groups, *places), one.text),
                form_fits=form_fits(focus, one.text),
                quoted=is_quoted(focus, article.text[max(0, one.span.start - 1) : one.span.start], one.text),
                status_fits=float(
                    has_status
                    and one.status is (Status.PLANNED if focus.sense is Status.PLANNED else Status.DONE)
                ),
                status_contradicts=float(has_status and _contradicts(focus.sense, one.status)),
                rank=math.log(one.rank),
                behind=first - one.hit.score,
                part=float(not asks_for_part and is_part(article, one.span)),
                partial=float(
                    counted
                    and not asks_for_period
                    and one.status is not Status.PLANNED
                    and is_partial(sentence, f"{article.title}\n{heading_above(article, one.span.start)}")
                ),
                aside=float(block is not None and block.kind is not BlockKind.PARAGRAPH),
                age=age,
            )
            rows.append(astuple(signs))
        return np.array(rows)


def claims_of(focus: Focus, found: Sequence[Found]) -> list[Claim]:
    """Return each span as the verifier is shown it."""
    return [_claim(focus, one.hit.passage.article, one.span) for one in found]


def _claim(focus: Focus, article: Article, span: Span) -> Claim:
    shown = surroundings(article, span)
    text, heading = shown.of(article.text), heading_of(article)
    return Claim(asked_of(focus, text), heading + text, span.shifted(len(heading) - shown.start))


def _may_be(focus: Focus, article: Article, span: Span) -> bool:
    """Say whether a span can be an answer of the form asked for.

    No answer runs over the end of a paragraph, only a description over that of a sentence; how far two
    figures lie apart is neither of them, the growth of one statistic is not that of another, and what
    was added is no running total.
    """
    text = span.of(article.text)
    if "\n" in text or not has_form(focus, text):
        return False
    if focus.asks is Asks.CLAUSE:
        return True
    if focus.asks is Asks.PERSON and is_of_another_body(focus, article, span):
        return False
    if sum(one.overlap(span) > 0 for one in sentence_spans(article)) > 1:
        return False
    if focus.asks is not Asks.NUMBER:
        return True
    return (
        (asks_for_distance(focus) or not is_distance(article, span))
        and tells_aggregate(focus.text, focus.language, article, span)
        and not is_other_total(focus.text, article, span)
    )


def kind_of(found: Found) -> Kind:
    """Return the form in which a span answers: a whole sentence is a passage, anything less a span."""
    return Kind.PASSAGE if len(found.span) >= len(found.sentence) - 1 else Kind.SPAN


def _counted(figures: Sequence[Statement]) -> str:
    """Return the words for what a single figure counts; none where there are several figures, or none."""
    return figures[0].indicator.words.replace(" ", "") if len(figures) == 1 else ""


def _best_other(one: Found, found: Sequence[Found]) -> float:
    """Return the log-odds of the best span that says something else; -SUREST where there is none."""
    return max(
        (other.odds for other in found if other.text not in one.text and one.text not in other.text),
        default=-SUREST,
    )


def _contradicts(sense: Status, status: Status) -> bool:
    """Say whether a plan is told where a result is asked for, or a result where a plan is."""
    match sense:
        case Status.PLANNED:
            return status is Status.DONE
        case Status.NONE:
            return False
        case _:
            return status is Status.PLANNED


def load_reader(folder: Path = FOLDER, *, verifier: bool = True, status_logic: bool = True) -> TrainedReader:
    """Return the reader over the weights and the calibration in `folder`; raise ReaderFault, one sentence.

    Without `verifier` nobody looks at candidates again; without `status_logic` it does not matter whether a
    span is planned or done.
    """
    calibration = load_calibration(folder, SIGN_NAMES, (*SIGN_NAMES, VERDICT))
    weights, verified = dict(calibration.weights), dict(calibration.verified)
    if not status_logic:
        for signs in (weights, verified):
            signs |= {"status_fits": 0.0, "status_contradicts": 0.0}
    second = np.array([verified[name] for name in (*SIGN_NAMES, VERDICT)]) if verifier else None
    return reader_with(folder, Signs(**weights), second)


def fingerprint(folder: Path = FOLDER) -> str:
    """Return what names the weights and the calibration in `folder`: others read otherwise."""
    contents = b"".join(
        (folder / name).read_bytes() for name in (CHECKSUM, VERIFIER_CHECKSUM, CALIBRATION_FILE)
    )
    return f"zhengda-reader:{hashlib.sha256(contents).hexdigest()[:12]}"


def reader_with(folder: Path, signs: Signs, verified: NDArray[np.float64] | None = None) -> TrainedReader:
    """Return the reader over the weights in `folder`; `verified` are the second look's, None for none."""
    weights = load_reader_weights(folder)
    verification = None
    if verified is not None:
        verification = Verification(load_verifier(load_verifier_weights(weights, folder)), verified)
    return TrainedReader(load_runner(weights), weights.encoder, Glossary(), signs, verification)
