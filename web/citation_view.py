"""Citations as HTML: the numbers that open an article, and the cards with the sentences that are cited."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from documents import Span
from qa import Citation, Language, Status
from qa.rendering import in_english
from web import wording
from web.markup import LANGUAGE_TAGS, cut, escape, provenance

# As many characters of a figure stay on the line of its number; more would leave a gap on a narrow screen.
KEPT_CHARACTERS = 3

ArticleLink = Callable[[Citation, Sequence[Citation]], str]


@dataclass(frozen=True, slots=True)
class Manner:
    """How the citations of an answer are opened.

    `link` gives the address of an article with one citation marked and others fainter; without it they are
    buttons that the page's script understands.
    """

    language: Language
    cited: tuple[Citation, ...]
    link: ArticleLink | None = None

    def opener(self, css: str, visible: str, name: str, citation: Citation) -> str:
        """Return the button or link that opens `citation`; `name` is what a screen reader calls it."""
        attributes = f'class="{css}" aria-label="{escape(name)}" {target(citation)}'
        if self.link is None:
            return f'<button type="button" {attributes}>{escape(visible)}</button>'
        others = [other for other in self.cited if other.article.id == citation.article.id]
        return f'<a href="{escape(self.link(citation, others))}" {attributes}>{escape(visible)}</a>'


def worded(citation: Citation, language: Language) -> str:
    """Return the quote; on an English answer with its figure or date in English before it."""
    return citation.quote if language == "zh" else in_english(citation)


def render_cards(citations: Sequence[Citation], manner: Manner) -> str:
    """Return the citations as cards; those that stand in one sentence share a card."""
    # Of one status, it stands beside the answer already.
    mixed = len({citation.status for citation in citations}) > 1
    numbered = list(enumerate(citations, start=1))
    groups = groupby(numbered, key=lambda pair: (pair[1].article.id, pair[1].context))
    cards = []
    for _, group in groups:
        pairs = list(group)
        buttons = "".join(open_button(f"[{number}]", citation, manner) for number, citation in pairs)
        quoted = [citation for _, citation in pairs]
        cards.append(render_card(quoted, buttons, manner.language, beside=True, status=mixed))
    return "".join(cards)


def render_near_miss(citation: Citation, manner: Manner) -> str:
    """Return a passage that came near, as a card without a number."""
    button = open_button(wording.OPEN_ARTICLE.in_language(manner.language), citation, manner)
    return render_card([citation], button, manner.language, beside=False, status=True)


def render_card(
    citations: Sequence[Citation], buttons: str, language: Language, *, beside: bool, status: bool
) -> str:
    """Return the one sentence that `citations` stand in with their quotes set off.

    `buttons` (HTML) stand beside the sentence or below; `status` says whether to show plan or result.
    """
    article, context = citations[0].article, citations[0].context
    sentence = emphasise(article.text, context, [citation.span for citation in citations])
    tag = LANGUAGE_TAGS[wording.language_of_text(article.text) or language]
    shown = render_status(citations[0].status, language) if status else ""
    quote = f'<blockquote lang="{tag}">{sentence}</blockquote>'
    origin = f"<cite>{escape(article.title)}</cite>{provenance(article, language)}{shown}"
    place = "beside" if beside else "below"
    numbers = f'<div class="numbers {place}">{buttons}</div>'
    origin = f'<p class="provenance">{origin}</p>'
    parts = (numbers, quote, origin) if beside else (quote, origin, numbers)
    return f'<li class="citation">{"".join(parts)}</li>'


def emphasise(text: str, context: Span, quotes: Sequence[Span]) -> str:
    """Return the characters of `context` escaped, those in any of `quotes` in `<strong>`.

    A quote of the whole context is not set off: there is nothing to set it off from.

    >>> emphasise("95 roofs, 7 doors", Span(0, 17), [Span(0, 2), Span(10, 11)])
    '<strong>95</strong> roofs, <strong>7</strong> doors'
    """
    pieces = []
    for piece in cut(context, quotes):
        escaped = escape(piece.of(text))
        quoted = any(quote.contains(piece) and not quote.contains(context) for quote in quotes)
        pieces.append(f"<strong>{escaped}</strong>" if quoted else escaped)
    return "".join(pieces)


def open_button(visible: str, citation: Citation, manner: Manner) -> str:
    """Return what opens the article of a card at this citation."""
    opens = wording.OPEN_ARTICLE.in_language(manner.language)
    # What is seen stands first in the name, so that a voice command finds it (WCAG 2.5.3).
    what = "" if visible == opens else f"{opens}: "
    return manner.opener("open", visible, f"{visible} {what}{citation.article.title}", citation)


def reference(citation: Citation, position: int, manner: Manner) -> str:
    """Return the small number behind an answer that opens its citation."""
    opens = wording.OPEN_ARTICLE.in_language(manner.language)
    visible = f"[{position}]"
    return f"<sup>{manner.opener('reference', visible, f'{visible} {opens}', citation)}</sup>"


def with_numbers(text: str, numbers: str) -> str:
    """Return `text` with its numbers (HTML) behind, so that no number begins a line by itself.

    A browser may break a line before a button, whatever stands between: the text's last characters go along.
    """
    if not numbers:
        return escape(text)
    return (
        f"{escape(text[:-KEPT_CHARACTERS])}"
        f'<span class="kept">{escape(text[-KEPT_CHARACTERS:])}{numbers}</span>'
    )


def target(citation: Citation) -> str:
    """Return the attributes by which the page's script knows what to open."""
    return (
        f'data-article="{escape(citation.article.id)}"'
        f' data-start="{citation.span.start}" data-end="{citation.span.end}"'
    )


def render_status(status: Status, language: Language) -> str:
    """Return whether the statement is a plan or a result; nothing when the article does not tell."""
    words = wording.STATUSES.get(status)
    if words is None:
        return ""
    return f'<span class="status {status.value}">{escape(words.in_language(language))}</span>'
