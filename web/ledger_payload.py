"""The delivery ledger as JSON and as plain text; `GET /api/ledger` and `zhengda ledger` send it."""

from collections.abc import Sequence

from index import Language
from qa import Citation, LedgerRow
from web.payload import Json, citation_payload, published
from web.wording import DELIVERIES, LEDGER_NONE


def ledger_payload(rows: Sequence[LedgerRow]) -> dict[str, Json]:
    """Return the ledger as the object that `GET /api/ledger` sends.

    `delivery` is "met", "missed" or "open" (short, but reported before the year was over). `value` is the
    number as printed in base units, a string of digits so that no precision is lost.
    """
    return {"rows": [_row(row) for row in rows]}


def _row(row: LedgerRow) -> Json:
    return {
        "indicator": row.indicator,
        "place": row.place,
        "year": row.year,
        "delivery": row.delivery.value,
        "target": {**citation_payload(row.target), "value": f"{row.target_figure.value:f}"},
        "result": {**citation_payload(row.result), "value": f"{row.result_figure.value:f}"},
    }


def ledger_text(rows: Sequence[LedgerRow], language: Language) -> str:
    """Return the ledger for a terminal: a line for the indicator, one for the target, one for the result."""
    if not rows:
        return LEDGER_NONE.in_language(language)
    return "\n".join(line for row in rows for line in _lines(row, language))


def _lines(row: LedgerRow, language: Language) -> tuple[str, ...]:
    told = DELIVERIES[row.delivery].in_language(language)
    target, result = ("目标", "结果") if language == "zh" else ("target", "result")
    named = f"{row.place or ''} {row.year} {row.indicator}".lstrip()
    return (
        f"{named}: {row.target.quote} → {row.result.quote} ({told})",
        f"    {target} {_origin(row.target)}",
        f"    {result} {_origin(row.result)}",
    )


def _origin(citation: Citation) -> str:
    article = citation.article
    parts = (published(article), article.path, f"{citation.span.start}–{citation.span.end}")
    return f"《{article.title}》 ({', '.join(part for part in parts if part)})"
