"""What stands around the conversation as HTML: header, state of the service, example questions."""

from collections.abc import Sequence

from qa import Language
from web import wording
from web.markup import LANGUAGE_TAGS, escape
from web.service import Failed, Ready, State

# The link to the page in the other language; the query keeps `/` from following the browser back.
OTHER_PAGE: dict[Language, str] = {"zh": "/en/", "en": "/?lang=zh"}


def render_header(language: Language) -> str:
    """Return the name, the one-line purpose in both languages, and the way to the other language."""
    other: Language = "en" if language == "zh" else "zh"
    tag = LANGUAGE_TAGS[other]
    link = (
        f'<a class="switch" href="{OTHER_PAGE[language]}" lang="{tag}" hreflang="{tag}">'
        f"{escape(wording.OTHER_LANGUAGE.in_language(language))}</a>"
    )
    purposes = "".join(
        f'<p class="purpose" lang="{LANGUAGE_TAGS[each]}">{escape(wording.PURPOSE.in_language(each))}</p>'
        for each in (language, other)
    )
    name = (
        f'<span lang="zh-CN">{wording.NAME.zh}</span> <span class="latin" lang="en">{wording.NAME.en}</span>'
    )
    return f'<header class="masthead"><div class="name"><h1>{name}</h1>{link}</div>{purposes}</header>'


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


def render_examples(examples: Sequence[str], language: Language) -> str:
    """Return the example questions as buttons, those in `language` first; nothing when there are none."""
    if not examples:
        return ""
    heading = escape(wording.EXAMPLES.in_language(language))
    items = []
    for question in sorted(examples, key=lambda one: wording.language_of_text(one) != language):
        tag = LANGUAGE_TAGS[wording.language_of_text(question) or language]
        text = escape(question)
        button = f'<button type="button" class="example" lang="{tag}" data-question="{text}">{text}</button>'
        items.append(f"<li>{button}</li>")
    return f'<section class="examples"><h2>{heading}</h2><ul>{"".join(items)}</ul></section>'
