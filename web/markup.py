"""Text made safe for HTML, and the small pieces of markup that several parts of the page share."""

import html
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from documents import Article, Span
from qa import Language
from web import wording

# Gradio puts HTML through a JavaScript template (`${…}`) and Handlebars (`{{…}}`): escaped as well.
TEMPLATE_SIGNS = {"$": "&#36;", "{": "&#123;", "}": "&#125;", "`": "&#96;"}

LANGUAGE_TAGS: dict[Language, str] = {"zh": "zh-CN", "en": "en"}


def escape(text: str) -> str:
    """Return `text` as harmless HTML, fit for content and for quoted attributes.

    >>> escape('<b title="${x}">')
    '&lt;b title=&quot;&#36;&#123;x&#125;&quot;&gt;'
    """
    escaped = html.escape(text, quote=True)
    for sign, entity in TEMPLATE_SIGNS.items():
        escaped = escaped.replace(sign, entity)
    return escaped


def written_date(day: date | None, language: Language) -> str:
    """Return a date as people write it in `language`, or words saying that it is unknown."""
    if day is None:
        return wording.DATE_UNKNOWN.in_language(language)
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def published_words(day: date | None, language: Language) -> str:
    """Return when an article was published, in words, or that this is unknown."""
    if day is None:
        return wording.DATE_UNKNOWN.in_language(language)
    return wording.PUBLISHED.in_language(language).format(date=written_date(day, language))


# Not strftime: its month names follow the machine's locale.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def cut(part: Span, spans: Iterable[Span]) -> list[Span]:
    """Return `part` cut at the edges of `spans`, so that each piece lies wholly inside or outside each.

    >>> cut(Span(0, 9), [Span(2, 4)])
    [Span(start=0, end=2), Span(start=2, end=4), Span(start=4, end=9)]
    """
    edges = {part.start, part.end}
    edges |= {edge for span in spans for edge in (span.start, span.end) if part.start < edge < part.end}
    return [Span(start, end) for start, end in pairwise(sorted(edges))]


def provenance(article: Article, language: Language) -> str:
    """Return the line that says where an article comes from and when, as HTML."""
    source = article.source or wording.SOURCE_UNKNOWN.in_language(language)
    day = written_date(article.published, language)
    if article.published:
        day = f'<time datetime="{article.published.isoformat()}">{day}</time>'
    return f'<span class="source">{escape(source)}</span><span class="date">{day}</span>'
