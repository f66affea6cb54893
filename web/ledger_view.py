"""The delivery ledger as HTML: each indicator with its target and its result, both cited."""

from collections.abc import Sequence
from itertools import groupby

from qa import Citation, Delivery, Language, LedgerRow
from web import wording
from web.markup import LANGUAGE_TAGS, escape, written_date
from web.wording import language_of_text


def render_ledger(rows: Sequence[LedgerRow], language: Language) -> str:
    """Return the rows grouped by place and year, in their order, under one sentence saying what they are."""
    purpose = f"<p>{escape(wording.LEDGER_PURPOSE.in_language(language))}</p>"
    if not rows:
        return f'{purpose}<p class="count">{escape(wording.LEDGER_NONE.in_language(language))}</p>'
    met = sum(row.delivery is Delivery.MET for row in rows)
    count = escape(wording.LEDGER_COUNT.in_language(language).format(count=len(rows), met=met))
    groups = []
    for (place, year), group in groupby(rows, key=lambda row: (row.place, row.year)):
        items = "".join(render_row(row, language) for row in group)
        groups.append(
            f'<h2 lang="zh-CN">{escape(" ".join(str(part) for part in (place, year) if part))}</h2>'
            f'<ul class="pledges">{items}</ul>'
        )
    return f'{purpose}<p class="count">{count}</p>{"".join(groups)}'


def render_row(row: LedgerRow, language: Language) -> str:
    """Return one indicator: what was promised, what was reported, whether that is as much."""
    tag = LANGUAGE_TAGS[language_of_text(row.indicator) or language]
    delivery = escape(wording.DELIVERIES[row.delivery].in_language(language))
    target = escape(wording.LEDGER_TARGET.in_language(language))
    result = escape(wording.LEDGER_RESULT.in_language(language))
    return (
        f'<li class="pledge"><h3 lang="{tag}">{escape(row.indicator)}</h3>'
        f"<dl><div><dt>{target}</dt><dd>{render_figure(row.target, target, language)}</dd></div>"
        f"<div><dt>{result}</dt><dd>{render_figure(row.result, result, language)}</dd></div></dl>"
        f'<p class="status {row.delivery.value}">{delivery}</p></li>'
    )


def render_figure(citation: Citation, what: str, language: Language) -> str:
    """Return a figure that opens its article, and when that was published; `what` (HTML) names it."""
    opens = escape(wording.OPEN_ARTICLE.in_language(language))
    quote = escape(citation.quote)
    return (
        f'<button type="button" class="figure" aria-label="{quote} {what}: {opens}"'
        f' data-article="{escape(citation.article.id)}"'
        f' data-start="{citation.span.start}" data-end="{citation.span.end}">{quote}</button>'
        f'<span class="date">{escape(written_date(citation.article.published, language))}</span>'
    )
