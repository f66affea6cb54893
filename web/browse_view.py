"""The list of articles as HTML: newest first, a year at a time, found by words of title or source."""

from collections.abc import Sequence
from itertools import groupby

from documents import Article
from index import fold
from qa import Language
from web import wording
from web.markup import LANGUAGE_TAGS, escape, provenance
from web.wording import language_of_text

# What a phone draws at once without a pause; more come when asked for.
SHOWN_AT_ONCE = 60


def render_filter(language: Language) -> str:
    """Return the box that narrows the list."""
    label = escape(wording.BROWSE_FILTER.in_language(language))
    return (
        f'<div class="filter"><label for="filter-box">{label}</label>'
        '<input type="search" id="filter-box" autocomplete="off" spellcheck="false"></div>'
    )


def render_articles(articles: Sequence[Article], language: Language, *, words: str, shown: int) -> str:
    """Return up to `shown` articles that have all of `words` in title or source, newest first."""
    found = matching(articles, words)
    if not found:
        return f'<p class="count" role="status">{escape(wording.BROWSE_NONE.in_language(language))}</p>'
    count = escape(wording.BROWSE_COUNT.in_language(language).format(count=len(found)))
    years = []
    for year, group in groupby(found[:shown], key=lambda one: one.published.year if one.published else None):
        heading = f"{year}" if year else escape(wording.DATE_UNKNOWN.in_language(language))
        items = "".join(render_entry(article, language) for article in group)
        years.append(f'<h2>{heading}</h2><ul class="entries">{items}</ul>')
    more = ""
    if len(found) > shown:
        further = min(SHOWN_AT_ONCE, len(found) - shown)
        words_more = escape(wording.BROWSE_MORE.in_language(language).format(count=further))
        more = f'<button type="button" class="tool" data-more="{shown + SHOWN_AT_ONCE}">{words_more}</button>'
    return f'<p class="count" role="status">{count}</p>{"".join(years)}{more}'


def matching(articles: Sequence[Article], words: str) -> list[Article]:
    """Return the articles that have all of `words` in title or source, newest first, the undated last."""
    wanted = fold(words).split()
    found = [
        article
        for article in articles
        if all(word in fold(f"{article.title} {article.source or ''}") for word in wanted)
    ]
    return sorted(found, key=lambda one: (one.published is not None, str(one.published)), reverse=True)


def render_entry(article: Article, language: Language) -> str:
    """Return one article of the list; its title opens it."""
    tag = LANGUAGE_TAGS[language_of_text(article.title) or language]
    title = f'<button type="button" class="entry" lang="{tag}" data-article="{escape(article.id)}">'
    return (
        f"<li>{title}{escape(article.title)}</button>"
        f'<p class="provenance">{provenance(article, language)}</p></li>'
    )
