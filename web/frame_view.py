"""What stands around the conversation as HTML: header, state of the service, example questions."""

from collections.abc import Callable, Sequence

from qa import Language
from web import wording
from web.markup import LANGUAGE_TAGS, escape
from web.service import Failed, Ready, State

VIEWS = {
    "ask": wording.VIEW_ASK,
    "articles": wording.VIEW_ARTICLES,
    "ledger": wording.VIEW_LEDGER,
}
# The link to the page in the other language; the query keeps `/` from following the browser back.
OTHER_PAGE: dict[Language, str] = {"zh": "/en/", "en": "/?lang=zh"}


def render_masthead(language: Language) -> str:
    """Return the name, the sections, how the page is shown, and the one-line purpose in both languages."""
    other = wording.other_language(language)
    tag = LANGUAGE_TAGS[other]
    sections = "".join(
        f'<a href="#{view}" data-view="{view}">{escape(words.in_language(language))}</a>'
        for view, words in VIEWS.items()
    )
    settings = "".join(
        f'<button type="button" {action}>{escape(words.in_language(language))}</button>'
        for words, action in (
            (wording.LARGE_TYPE, 'data-large aria-pressed="false"'),
            (wording.DARK, 'data-dark aria-pressed="false"'),
            (wording.PRINT, 'data-print="talk"'),
        )
    )
    purposes = "".join(
        f'<p class="purpose" lang="{LANGUAGE_TAGS[each]}">{escape(wording.PURPOSE.in_language(each))}</p>'
        for each in (language, other)
    )
    name = (
        f'<span lang="zh-CN">{wording.NAME.zh}</span> <span class="latin" lang="en">{wording.NAME.en}</span>'
    )
    return (
        f'<header class="masthead"><div class="name"><h1>{name}</h1>'
        f'<div class="settings" role="group" aria-label="{escape(wording.SETTINGS.in_language(language))}">'
        f'{settings}<a class="switch" href="{OTHER_PAGE[language]}" lang="{tag}" hreflang="{tag}">'
        f"{escape(wording.OTHER_LANGUAGE.in_language(language))}</a></div></div>"
        f'<nav aria-label="{escape(wording.VIEWS.in_language(language))}">{sections}</nav>{purposes}</header>'
    )


def render_composer(language: Language) -> str:
    """Return the box for a question; its button works once the page's script has heard that we are ready."""
    label, hint, send, unreachable = (
        escape(words.in_language(language))
        for words in (wording.QUESTION, wording.QUESTION_HINT, wording.SEND, wording.UNREACHABLE)
    )
    return (
        f'<form id="ask" data-unreachable="{unreachable}"><div id="question">'
        f'<label for="question-box">{label}</label><textarea id="question-box" rows="1" placeholder="{hint}"'
        ' autocomplete="off" spellcheck="false" enterkeyhint="send"></textarea></div>'
        f'<button type="submit" id="send" disabled>{send}</button></form>'
    )


def render_gathering(language: Language) -> str:
    """Return what stands in a section until its content has come."""
    return f'<p class="count">{escape(wording.GATHERING.in_language(language))}</p>'


def render_state(state: State, language: Language) -> str:
    """Return how far the service has come; nothing once it is ready."""
    if isinstance(state, Ready):
        return ""
    if isinstance(state, Failed):
        title = escape(wording.FAILED.in_language(language))
        return f'<div class="state failed" role="alert"><p>{title}</p><p>{escape(state.message)}</p></div>'
    title = escape(wording.STARTING.in_language(language))
    message = escape(state.message.in_language(language))
    share = ""
    if state.fraction is not None:
        share = f' value="{state.fraction:.3f}"'
        message += f" {state.fraction:.0%}"
    return (
        f'<div class="state"><p>{title}</p><progress max="1"{share} aria-label="{title}"></progress>'
        f"<p>{message}</p></div>"
    )


def render_examples(
    examples: Sequence[str], language: Language, *, link: Callable[[str], str] | None = None
) -> str:
    """Return the example questions, those in `language` first; nothing when there are none.

    They are links where `link` gives the address that asks one, else buttons for the page's script.
    """
    if not examples:
        return ""
    heading = escape(wording.EXAMPLES.in_language(language))
    items = []
    for question in sorted(examples, key=lambda one: wording.language_of_text(one) != language):
        tag = LANGUAGE_TAGS[wording.language_of_text(question) or language]
        text = escape(question)
        attributes = f'class="example" lang="{tag}" data-question="{text}"'
        if link is None:
            items.append(f'<li><button type="button" {attributes}>{text}</button></li>')
        else:
            items.append(f'<li><a href="{escape(link(question))}" {attributes}>{text}</a></li>')
    return f'<section class="examples"><h2>{heading}</h2><ul>{"".join(items)}</ul></section>'
