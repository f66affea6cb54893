"""What the interface answers, as frozen values; fields that a later server adds are left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier exchange; `answer` is None when the assistant abstained."""

    question: str
    answer: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """Characters of an article: `quote` is its text from `start` to `end`, the context the whole sentence."""

    article_id: str
    title: str
    published: date | None
    source: str | None
    start: int
    end: int
    quote: str
    context_start: int
    context_end: int
    status: str

    @classmethod
    def of(cls, payload: Mapping[str, Any]) -> "Citation":
        """Return the citation that a JSON object describes."""
        return cls(
            article_id=payload["article_id"],
            title=payload["title"],
            published=day(payload["published"]),
            source=payload["source"],
            start=payload["start"],
            end=payload["end"],
            quote=payload["quote"],
            context_start=payload["context_start"],
            context_end=payload["context_end"],
            status=payload["status"],
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """A cited answer, or an abstention: then `text` is None, `reason` says why, `related` what comes near."""

    question: str
    understood_as: str
    text: str | None
    kind: str
    confidence: float
    language: str
    reason: str | None
    reason_code: str | None
    citations: tuple[Citation, ...]
    related: tuple[Citation, ...]
    timings_ms: Mapping[str, float]

    @property
    def abstained(self) -> bool:
        """Whether the articles do not say."""
        return self.text is None

    @property
    def turn(self) -> Turn:
        """This exchange, for the history of the next question."""
        return Turn(self.question, self.text)

    @classmethod
    def of(cls, payload: Mapping[str, Any]) -> "Answer":
        """Return the answer that a JSON object describes."""
        return cls(
            question=payload["question"],
            understood_as=payload["understood_as"],
            text=payload["answer"],
            kind=payload["kind"],
            confidence=payload["confidence"],
            language=payload["language"],
            reason=payload["reason"],
            reason_code=payload["reason_code"],
            citations=tuple(map(Citation.of, payload["citations"])),
            related=tuple(map(Citation.of, payload["related"])),
            timings_ms=payload["timings_ms"],
        )


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article without its text."""

    id: str
    title: str
    published: date | None
    source: str | None
    characters: int

    @classmethod
    def of(cls, payload: Mapping[str, Any]) -> "ArticleSummary":
        """Return the summary that a JSON object describes."""
        return cls(
            payload["id"],
            payload["title"],
            day(payload["published"]),
            payload["source"],
            payload["characters"],
        )


@dataclass(frozen=True, slots=True)
class Article:
    """An article, or a range of it: `text` is what stands from `start` to `end`."""

    summary: ArticleSummary
    start: int
    end: int
    text: str

    @classmethod
    def of(cls, payload: Mapping[str, Any]) -> "Article":
        """Return the article that a JSON object describes."""
        return cls(ArticleSummary.of(payload), payload["start"], payload["end"], payload["text"])


def day(written: str | None) -> date | None:
    """Return the day that is written YYYY-MM-DD."""
    return date.fromisoformat(written) if written else None
