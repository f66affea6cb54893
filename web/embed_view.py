"""The embed's page as HTML: complete without scripts, a form and links; its script only makes it smoother."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from documents import Span
from qa import Citation, Language, Turn
from web import wording
from web.answer_view import render_working
from web.assets import DARK_MEDIA, icon_link, sheet_link, static_address
from web.colours import DARK, LIGHT, Colour, accent_rules
from web.frame_view import render_examples, render_state
from web.markup import LANGUAGE_TAGS, escape
from web.service import Ready, Starting, State

EMBED_PATH = "/embed"
# A bar of the widget's width holds no more.
LONGEST_TITLE = 60
REFRESH_SECONDS = 3


@dataclass(frozen=True, slots=True)
class Look:
    """How a host page wishes the embed to look; `colour` None is our own.

    `barred`: the widget's bar above the frame says the title already. `light`: the host page is never dark.
    """

    language: Language
    colour: Colour | None = None
    title: str = ""
    barred: bool = False
    light: bool = False

    @property
    def shown_title(self) -> str:
        """The title wished for, or ours."""
        return self.title or wording.EMBED_TITLE.in_language(self.language)

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """The look as parameters of an address, what is usual left out."""
        wishes = (
            ("language", self.language),
            ("color", str(self.colour) if self.colour else ""),
            ("title", self.title),
            ("bar", "1" if self.barred else ""),
            ("scheme", "light" if self.light else ""),
        )
        return [(name, value) for name, value in wishes if value]

    def address(self, *further: tuple[str, str]) -> str:
        """Return the address of the embed in this look, with `further` parameters."""
        return f"{EMBED_PATH}?{urlencode([*self.parameters, *further])}"


def article_link(look: Look, question: str) -> Callable[[Citation, Sequence[Citation]], str]:
    """Return what gives a citation's address; from there one comes back to `question`."""

    def link(citation: Citation, others: Sequence[Citation]) -> str:
        also = [("also", f"{other.span.start}-{other.span.end}") for other in others if other != citation]
        target = (
            ("article", citation.article.id),
            ("start", str(citation.span.start)),
            ("end", str(citation.span.end)),
        )
        back = [("back", question)] if question else []
        return f"{look.address(*target, *also, *back)}#cited"

    return link


def parse_span(text: str) -> Span | None:
    """Return the span written as `12-15`, None for anything else.

    >>> parse_span("12-15")
    Span(start=12, end=15)
    """
    start, _, end = text.partition("-")
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit()):
        return None
    return Span(int(start), int(end)) if int(start) < int(end) else None


def render_embed(
    look: Look, state: State, nonce: str, *, said: str = "", history: Sequence[Turn] = (), sheet: str = ""
) -> str:
    """Return the page; `said` is an exchange and `sheet` an article's panel, both HTML.

    `history` goes along in the form, so that a follow-up is understood without scripts too.
    """
    language = look.language
    other = wording.other_language(language)
    switched = Look(other, look.colour, look.title, look.barred, look.light)
    ready = isinstance(state, Ready)
    examples = ""
    if isinstance(state, Ready) and not said:
        examples = render_examples(
            state.examples, language, link=lambda question: look.address(("q", question))
        )
    count = len(state.articles) if isinstance(state, Ready) else 0
    working = render_working("", articles=count, language=language)
    tag = LANGUAGE_TAGS[other]
    switch = escape(wording.OTHER_LANGUAGE.in_language(language))
    classes = "embed barred" if look.barred else "embed"
    return (
        f'<!doctype html><html lang="{LANGUAGE_TAGS[language]}">'
        f"<head>{render_head(look, state, nonce)}</head>"
        f'<body class="{classes}"><div id="desk"><header class="masthead">'
        f"<h1>{escape(look.shown_title)}</h1>"
        f'<a class="switch" href="{escape(switched.address())}" lang="{tag}" hreflang="{tag}">{switch}</a>'
        f'</header><main><p class="purpose">{escape(wording.PURPOSE.in_language(language))}</p>'
        f'<div id="state">{render_state(state, language)}</div>'
        f'<div id="conversation">{said}</div><div id="examples">{examples}</div>'
        f"{render_form(look, history, enabled=ready)}</main>"
        f'<aside id="sheet" aria-label="{escape(wording.ARTICLE.in_language(language))}"'
        f"{'' if sheet else ' hidden'}>{sheet}</aside>"
        f'<div id="spoken" class="visually-hidden" role="status"></div></div>'
        f'<template id="working">{working}</template></body></html>'
    )


def render_head(look: Look, state: State, nonce: str) -> str:
    """Return the page's head: our style sheets, the wished colour, the script."""
    dark = f'media="{DARK_MEDIA}"'
    sheets = sheet_link("colours.css")
    if not look.light:
        sheets += sheet_link("dark.css", media=DARK_MEDIA)
    sheets += sheet_link("answer.css") + sheet_link("embed.css")
    if look.colour is not None:
        sheets += f'<style nonce="{nonce}">{accent_rules(look.colour, LIGHT)}</style>'
        if not look.light:
            sheets += f'<style nonce="{nonce}" {dark}>{accent_rules(look.colour, DARK)}</style>'
    again = ""
    if isinstance(state, Starting):
        again = f'<noscript><meta http-equiv="refresh" content="{REFRESH_SECONDS}"></noscript>'
    return (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(look.shown_title)}</title>"
        f'<meta name="color-scheme" content="{"light" if look.light else "light dark"}">'
        f"{icon_link()}{sheets}{again}"
        f'<script type="module" src="{static_address("embed.js")}"></script>'
    )


def render_form(look: Look, history: Sequence[Turn], *, enabled: bool) -> str:
    """Return the form that asks; what is hidden in it keeps the look and the conversation."""
    language = look.language
    kept = [*look.parameters]
    for turn in history:
        kept += [("asked", turn.question), ("answered", turn.answer or "")]
    hidden = "".join(f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in kept)
    label, hint, send, unreachable = (
        escape(words.in_language(language))
        for words in (wording.QUESTION, wording.QUESTION_HINT, wording.SEND, wording.UNREACHABLE)
    )
    return (
        f'<form id="ask" action="{EMBED_PATH}" method="get" data-unreachable="{unreachable}">{hidden}'
        f'<div id="question"><label for="question-box">{label}</label>'
        f'<input type="text" id="question-box" name="q" required placeholder="{hint}" autocomplete="off"'
        f' enterkeyhint="send"></div>'
        f'<button type="submit" id="send"{"" if enabled else " disabled"}>{send}</button></form>'
    )
