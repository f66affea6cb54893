"""Answers and articles as the JSON objects of the API; `zhengda ask --json` prints the same."""

from collections.abc import Mapping

from documents import Article
from qa import Answer, Citation, Language
from web.wording import reason_sentence

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def answer_payload(answer: Answer, language: Language | None = None) -> dict[str, Json]:
    """Return `answer` as the object that `POST /api/ask` sends.

    `reason` (a sentence in `language`, by default the question's) and `reason_code` are null unless it
    abstains. `timings_ms` maps each stage to milliseconds.
    """
    sentence = reason_sentence(answer, language or answer.language)
    return {
        "question": answer.question,
        "understood_as": answer.understood_as,
        "answer": answer.text,
        "abstained": answer.abstained,
        "reason": sentence or None,
        "reason_code": answer.reason.value if answer.reason else None,
        "kind": answer.kind.value,
        "confidence": round(answer.confidence, 4),
        "language": answer.language,
        "citations": [citation_payload(citation) for citation in answer.citations],
        "related": [citation_payload(citation) for citation in answer.related] if answer.abstained else [],
        "timings_ms": {timing.stage: round(timing.milliseconds, 1) for timing in answer.timings},
    }


def citation_payload(citation: Citation) -> dict[str, Json]:
    """Return one citation; `start`, `end` and the context count characters of the article's text."""
    context = citation.context
    return {
        "article_id": citation.article.id,
        "title": citation.article.title,
        "published": published(citation.article),
        "source": citation.article.source,
        "start": citation.span.start,
        "end": citation.span.end,
        "quote": citation.quote,
        "context_start": context.start,
        "context_end": context.end,
        "status": citation.status.value,
    }


def article_summary(article: Article) -> dict[str, Json]:
    """Return an article's metadata, as listed by `GET /api/articles`."""
    return {
        "id": article.id,
        "title": article.title,
        "published": published(article),
        "source": article.source,
        "characters": len(article.text),
    }


def article_payload(article: Article) -> dict[str, Json]:
    """Return an article's metadata, text and blocks, as sent by `GET /api/articles/{id}`."""
    blocks: list[Json] = [
        {"kind": block.kind.value, "start": block.span.start, "end": block.span.end}
        for block in article.blocks
    ]
    return {**article_summary(article), "text": article.text, "blocks": blocks}


def published(article: Article) -> str | None:
    """Return the date of publication as YYYY-MM-DD, None when the file does not say."""
    return article.published.isoformat() if article.published else None


def error_payload(code: str, message: str, **further: Json) -> Mapping[str, Json]:
    """Return the one shape that every error has."""
    return {"error": {"code": code, "message": message, **further}}
