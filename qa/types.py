"""The values that questions and answers are made of; an answer without a citation cannot be constructed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from documents import Article, Passage, Span, sentence_around
from index import Hit, Language


class QuestionError(ValueError):
    """A question that cannot be asked (empty, too long); the message is one sentence for the user."""


class Kind(StrEnum):
    """The form of an answer."""

    SPAN = "span"
    LIST = "list"
    YES_NO = "yes_no"
    COMPARISON = "comparison"
    PASSAGE = "passage"
    NONE = "none"


class Status(StrEnum):
    """Whether a statement says what is planned, under way, or done."""

    PLANNED = "planned"
    ONGOING = "ongoing"
    DONE = "done"
    NONE = "none"


class Reason(StrEnum):
    """Why an assistant abstained."""

    NOTHING_FOUND = "nothing_found"  # no passage is about what was asked
    OUT_OF_SCOPE = "out_of_scope"  # the articles speak of another place or year
    NO_FITTING_SPAN = "no_fitting_span"  # a passage is near, but holds nothing of the kind asked for
    LOW_CONFIDENCE = "low_confidence"  # the best candidate is not supported well enough
    ONLY_PLANNED = "only_planned"  # a result is asked for, and the articles state only what was planned
    ONLY_DONE = "only_done"  # a plan is asked for, and the articles state only what was done
    INSTRUCTION = "instruction"  # the assistant is told to do something else than answer from the articles
    NO_QUESTION = "no_question"  # greeting or noise: nothing is asked


@dataclass(frozen=True, slots=True)
class ReadSpan:
    """A candidate answer; `span` counts characters of the article, `score` is the reader's, 0..1."""

    passage: Passage
    span: Span
    score: float
    kind: Kind = Kind.SPAN
    status: Status = Status.NONE

    def __post_init__(self) -> None:
        if not self.passage.span.contains(self.span):
            raise ValueError(f"Read span {self.span} lies outside its passage {self.passage.span}.")

    @property
    def text(self) -> str:
        """The candidate's characters."""
        return self.span.of(self.passage.article.text)


class Reader(Protocol):
    """Picks answers out of passages."""

    def read(self, question: str, hits: Sequence[Hit]) -> list[ReadSpan]:
        """Return candidate answers, best first; empty when nothing in the passages answers."""
        ...

    def verify(self, question: str, places: Sequence[Passage]) -> Sequence[float]:
        """Return the log-odds that each of `places` answers the question; 0 where it cannot tell."""
        ...


@dataclass(frozen=True, slots=True)
class Citation:
    """Characters of an article that an answer stands on; `article.text[start:end] == quote`, always."""

    article: Article
    span: Span
    status: Status = Status.NONE

    def __post_init__(self) -> None:
        if not self.quote.strip():
            raise ValueError(f"A citation needs characters, got {self.span} of article {self.article.id}.")

    @property
    def quote(self) -> str:
        """The cited characters, derived from the span."""
        return self.span.of(self.article.text)

    @property
    def context(self) -> Span:
        """The whole sentence or sentences that the cited characters stand in."""
        return sentence_around(self.article, self.span)


@dataclass(frozen=True, slots=True)
class Difference:
    """How much more the first cited figure is than the second: computed by us, it stands in no article."""

    value: Decimal  # below zero when the first is the smaller
    unit: str


@dataclass(frozen=True, slots=True)
class StageTiming:
    """How long one stage of answering took, in milliseconds."""

    stage: str
    milliseconds: float


@dataclass(frozen=True, slots=True)
class CoveredScope:
    """What an abstention tells about scope: what the question named, and what the closest articles cover."""

    asked_places: tuple[str, ...] = ()
    asked_years: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


StageListener = Callable[[str], None]


def unheard(stage: str) -> None:
    """Take no note that a stage begins."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier exchange of a conversation; `answer` is None when the assistant abstained."""

    question: str
    answer: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the assistant says: a cited answer, or an abstention (`kind` none) with reason and near misses."""

    question: str
    understood_as: str
    kind: Kind
    citations: tuple[Citation, ...]
    confidence: float
    language: Language
    reason: Reason | None = None
    related: tuple[Citation, ...] = ()
    counterpart: Citation | None = None  # the target beside a cited result, or the result beside a target
    verdict: bool | None = None  # the yes or no of a yes/no answer; None where the reader must judge
    difference: Difference | None = None  # of a comparison's first two citations
    scope: CoveredScope | None = None  # of an abstention: what was looked for, and what the articles cover
    timings: tuple[StageTiming, ...] = ()
    candidates: tuple[ReadSpan, ...] = ()  # best first, for `--explain`
    hits: tuple[Hit, ...] = ()  # best first, for `--explain` and the evaluation

    def __post_init__(self) -> None:
        if (self.kind is Kind.NONE) == bool(self.citations):
            raise ValueError("An answer needs a citation, and an abstention has none.")
        if (self.kind is Kind.NONE) != (self.reason is not None):
            raise ValueError("An abstention needs a reason, and an answer has none.")
        if self.abstained and (self.counterpart or self.difference or self.verdict is not None):
            raise ValueError("An abstention has no counterpart, verdict or difference.")
        if self.difference is not None and len(self.citations) < 2:
            raise ValueError("A difference needs the two figures it is computed from.")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"Confidence lies in 0..1, got {self.confidence}.")

    @property
    def abstained(self) -> bool:
        """Whether the articles do not say."""
        return self.kind is Kind.NONE

    @property
    def text(self) -> str | None:
        """The answer in the articles' own characters, derived from the citations; None when abstained.

        A verdict and a difference are worded by `qa.rendering`; their text is the evidence.
        """
        if self.abstained:
            return None
        if len(self.citations) > 1:
            return ("、" if self.language == "zh" else ", ").join(
                citation.quote for citation in self.citations
            )
        return self.citations[0].quote
