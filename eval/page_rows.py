"""The rows of the report's page, and the articles behind them, as data that its script lays out."""

from collections.abc import Mapping

from documents import Article
from eval.evaluation import Evaluation
from eval.rows import HELD_OUT, Row, shown_rows, worst_rows
from eval.terminal import reason


def rows_section(evaluation: Evaluation) -> str:
    """Return the place of the rows, which the script lays out and filters."""
    hidden = sum(row.held_out for row in evaluation.rows)
    note = (
        f"<p>{hidden} questions of the split <code>{HELD_OUT}</code> count in the figures above; their rows "
        "are not shown, so that nobody works towards them.</p>"
        if hidden
        else ""
    )
    return (
        f"{note}<noscript><p>The rows need JavaScript; report.md lists the worst without.</p></noscript>"
        '<form id="filters" role="search" aria-label="Filter the rows"></form>'
        '<p id="count" role="status"></p>'
        '<div class="scroll"><table id="row-table"><caption class="hidden">Questions and answers</caption>'
        "<thead><tr><th scope=col>question</th><th scope=col>answer</th><th scope=col>confidence</th>"
        "<th scope=col>outcome</th></tr></thead><tbody></tbody></table></div>"
        '<button type="button" id="more" hidden></button>'
    )


def rows_data(evaluation: Evaluation) -> dict[str, object]:
    """Return the rows and the articles behind them as plain JSON values."""
    rows = shown_rows(evaluation.rows)
    worst = {row.question.id: place for place, row in enumerate(worst_rows(rows))}
    needed = {place.article_id for row in rows if row.outcome for place in row.outcome.citations}
    needed |= {span.article.id for row in rows for span in row.question.gold_spans}
    return {
        "rows": [_row(row, worst) for row in rows],
        "articles": {one.id: _article(one) for one in evaluation.articles if one.id in needed},
    }


def _row(row: Row, worst: Mapping[str, int]) -> dict[str, object]:
    question, outcome = row.question, row.outcome
    shown: dict[str, object] = {
        "id": question.id,
        "question": question.text,
        "language": question.language,
        "split": question.split,
        "tags": question.tags,
        "conversation": question.conversation,
        "answers": question.answers,
        "gold": [[span.article.id, span.span.start, span.span.end] for span in question.gold_spans],
        "wrong": row.wrong,
        "worst": worst.get(question.id),
        "reason": reason(row) if row.wrong else "",
        "rank": row.scores.rank,
        "milliseconds": round(row.latency_ms),
    }
    if outcome is not None:
        shown |= {
            "answer": outcome.text,
            "verdict": outcome.verdict,
            "kind": outcome.kind,
            "understood": outcome.understood_as,
            "confidence": outcome.confidence,
            "cited": [
                [place.article_id, place.start, place.end, place.status] for place in outcome.citations
            ],
            "trace": outcome.trace,
        }
    return shown


def _article(article: Article) -> dict[str, object]:
    return {
        "title": article.title,
        "published": None if article.published is None else article.published.isoformat(),
        "source": article.source,
        "text": article.text,
    }
