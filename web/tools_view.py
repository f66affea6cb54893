"""What a reader can do with an answer, as HTML: copy it, copy its link, say whether it helped."""

from urllib.parse import quote

from qa import Answer, Citation, Language
from qa.rendering import rendered
from web import wording
from web.markup import LANGUAGE_TAGS, escape, published_words
from web.schemas import LONGEST_COMMENT
from web.wording import Wording


def render_tools(answer: Answer) -> str:
    """Return the row under an answer; the page's script (static/tools.js) does what the buttons say."""
    language = answer.language
    # Said by the script, in the language of the answer.
    sayings = {
        "copied": wording.COPIED,
        "copy-failed": wording.COPY_FAILED,
        "thanks": wording.THANKS,
        "unreachable": wording.UNREACHABLE,
    }
    said = " ".join(f'data-{name}="{escape(words.in_language(language))}"' for name, words in sayings.items())
    copy = ""
    if answer.citations:
        copy = button(wording.COPY, language, f'data-copy="{escape(copied_text(answer))}"')
    link = button(wording.COPY_LINK, language, f'data-copy-link="{escape(permalink(answer))}"')
    return (
        f'<div class="tools" {said} {feedback_of(answer)}>{copy}{link}{render_verdicts(language)}'
        f'{render_comment(language)}<p class="told" role="status"></p></div>'
    )


def permalink(answer: Answer) -> str:
    """Return the address, on this server, that asks this question again; a follow-up as it was understood."""
    return f"/?q={quote(answer.understood_as)}"


def copied_text(answer: Answer) -> str:
    """Return the answer with its sources as plain text, one source a line."""
    lines = [rendered(answer) or ""]
    sources = dict.fromkeys(source_line(citation, answer.language) for citation in answer.citations)
    return "\n".join([*lines, *sources])


def source_line(citation: Citation, language: Language) -> str:
    """Return the sentence that a citation stands in, and where that was published."""
    article = citation.article
    sentence = citation.context.of(article.text).strip()
    origin = [f"《{article.title}》", article.source, published_words(article.published, language)]
    if language == "zh":
        return f"“{sentence}”——{'，'.join(part for part in origin if part)}"
    return f"“{sentence}” — {', '.join(part for part in origin if part)}"


def feedback_of(answer: Answer) -> str:
    """Return the attributes from which the script makes the body of a feedback request."""
    answered = f' data-answer="{escape(answer.text)}"' if answer.text is not None else ""
    return f'data-asked="{escape(answer.understood_as)}"{answered}'


def render_verdicts(language: Language) -> str:
    """Return the question whether the answer helped, and its two buttons."""
    asked = escape(wording.HELPFUL.in_language(language))
    buttons = "".join(
        button(words, language, f'data-verdict="{verdict}" aria-pressed="false"')
        for verdict, words in (("up", wording.HELPFUL_YES), ("down", wording.HELPFUL_NO))
    )
    return f'<div class="helpful" role="group" aria-label="{asked}"><span>{asked}</span>{buttons}</div>'


def render_comment(language: Language) -> str:
    """Return the form for a remark, hidden until a verdict has been given."""
    label, caution, send = (
        escape(words.in_language(language))
        for words in (wording.COMMENT, wording.COMMENT_CAUTION, wording.COMMENT_SEND)
    )
    return (
        f'<form class="comment" hidden><label>{label}'
        f'<textarea rows="2" maxlength="{LONGEST_COMMENT}" autocomplete="off"></textarea></label>'
        f'<p class="caution">{caution}</p><button type="submit" class="tool">{send}</button></form>'
    )


def button(words: Wording, language: Language, attributes: str) -> str:
    """Return one of the row's buttons."""
    text = escape(words.in_language(language))
    return f'<button type="button" class="tool" lang="{LANGUAGE_TAGS[language]}" {attributes}>{text}</button>'
