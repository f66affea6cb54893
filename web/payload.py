"""Answers and articles as the JSON objects of the API; `zhengda ask --json` prints the same."""

from collections.abc import Mapping

from documents import Article, Span, sentence_around
from qa import Answer, Citation, Language, rendered
from web.wording import reason_sentence

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def answer_payload(answer: Answer, language: Language | None = None) -> dict[str, Json]:
    """Return `answer` as the object that `POST /api/ask` sends.

    `reason` (a sentence in `language`, by default the question's) and `reason_code` are null unless it
    abstains. `statement` is the answer as one sentence in `language`; `verdict` is true or false for a yes/no
    answer; `difference` is computed from the first two citations; `counterpart` is the target beside a result
    or the result beside a target. `timings_ms` maps each stage to milliseconds.
    """
    sentence = reason_sentence(answer, language or answer.language)
    apart = answer.difference
    difference: Json = {"value": f"{apart.value:f}", "unit": apart.unit} if apart else None
    return {
        "question": answer.question,
        "understood_as": answer.understood_as,
        "answer": answer.text,
        "statement": rendered(answer, language),
        "verdict": answer.verdict,
        "difference": difference,
        "counterpart": citation_payload(answer.counterpart) if answer.counterpart else None,
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


def article_payload(article: Article, span: Span | None = None) -> dict[str, Json]:
    """Return an article's metadata and the characters of `span`, all of them by default, with their blocks.

    `text` is what stands from `start` to `end`; every offset counts characters of the whole article. The
    context is the whole sentence or sentences around a span that holds characters.
    """
    part = span if span is not None else Span(0, len(article.text))
    context = sentence_around(article, part) if part.of(article.text).strip() else part
    blocks: list[Json] = [
        {"kind": block.kind.value, "start": block.span.start, "end": block.span.end}
        for block in article.blocks
        if span is None or block.span.overlap(part)
    ]
    return {
        **article_summary(article),
        "start": part.start,
        "end": part.end,
        "text": part.of(article.text),
        "context_start": context.start,
        "context_end": context.end,
        "blocks": blocks,
    }


def published(article: Article) -> str | None:
    """Return the date of publication as YYYY-MM-DD, None when the file does not say."""
    return article.published.isoformat() if article.published else None


def error_payload(code: str, message: str, **further: Json) -> Mapping[str, Json]:
    """Return the one shape that every error has."""
    return {"error": {"code": code, "message": message, **further}}
