"""A conversation as HTML: each question, its answer first and large, and what the answer stands on."""

from collections.abc import Sequence
from itertools import groupby

from documents import Span
from qa import LONGEST_QUESTION, Answer, Citation, Kind, Language, StageTiming, Status
from web import wording
from web.markup import LANGUAGE_TAGS, cut, escape, provenance, published_words
from web.wording import confidence_words, reason_sentence

# Up to this many characters an answer is set very large; a whole sentence that large would shout.
SHORT_ANSWER = 24
# Longer than any question that is answered: only one that is refused for its length is ever cut.
QUESTION_SHOWN = LONGEST_QUESTION


def render_answer(answer: Answer) -> str:
    """Return one exchange: the question, its answer, and what that stands on."""
    said = render_abstention(answer) if answer.abstained else render_cited(answer)
    return exchange(answer.question, said, language=answer.language)


def render_cited(answer: Answer) -> str:
    """Return an answer with its status, its confidence and its numbered citations."""
    language = answer.language
    if answer.kind is Kind.LIST:
        items = "".join(
            f"<li>{escape(citation.quote)}{reference(citation, position, language)}</li>"
            for position, citation in enumerate(answer.citations, start=1)
        )
        large = f'<ul class="answer">{items}</ul>'
    else:
        text = answer.text or ""
        size = "short" if len(text) <= SHORT_ANSWER else "long"
        numbers = "".join(
            reference(citation, position, language)
            for position, citation in enumerate(answer.citations, start=1)
        )
        large = f'<p class="answer {size}">{escape(text)}{numbers}</p>'
    first = answer.citations[0]
    sure = escape(confidence_words(answer.confidence).in_language(language))
    facts = (
        f"{render_status(first.status, language)}"
        f'<span class="date">{escape(published_words(first.article.published, language))}</span>'
        f'<span class="confidence">{sure}</span>'
    )
    heading = escape(wording.CITED_FROM.in_language(language))
    return (
        f'{large}<p class="facts">{facts}</p>{render_understood(answer)}'
        f'<h3>{heading}</h3><ul class="citations">{render_cards(answer.citations, language)}</ul>'
        f"{render_timings(answer.timings, language)}"
    )


def render_abstention(answer: Answer) -> str:
    """Return the honest refusal, its reason, and the closest passages."""
    language = answer.language
    related = ""
    if answer.related:
        heading = escape(wording.RELATED.in_language(language))
        cards = "".join(render_near_miss(citation, language) for citation in answer.related)
        related = f'<h3>{heading}</h3><ul class="citations">{cards}</ul>'
    return (
        f'<p class="answer abstained">{escape(wording.ABSTAINED.in_language(language))}</p>'
        f'<p class="reason">{escape(reason_sentence(answer, language))}</p>'
        f"{render_understood(answer)}{related}{render_timings(answer.timings, language)}"
    )


def render_cards(citations: Sequence[Citation], language: Language) -> str:
    """Return the citations as cards; those that stand in one sentence share a card."""
    # Of one status, it stands beside the answer already.
    mixed = len({citation.status for citation in citations}) > 1
    numbered = list(enumerate(citations, start=1))
    groups = groupby(numbered, key=lambda pair: (pair[1].article.id, pair[1].context))
    cards = []
    for _, group in groups:
        pairs = list(group)
        buttons = "".join(open_button(f"[{number}]", citation, language) for number, citation in pairs)
        quoted = [citation for _, citation in pairs]
        cards.append(render_card(quoted, buttons, language, beside=True, status=mixed))
    return "".join(cards)


def render_near_miss(citation: Citation, language: Language) -> str:
    """Return a passage that came near, as a card without a number."""
    button = open_button(wording.OPEN_ARTICLE.in_language(language), citation, language)
    return render_card([citation], button, language, beside=False, status=True)


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


def open_button(visible: str, citation: Citation, language: Language) -> str:
    """Return the button of a card that opens the article at this citation."""
    opens = wording.OPEN_ARTICLE.in_language(language)
    # What is seen stands first in the name, so that a voice command finds it (WCAG 2.5.3).
    what = "" if visible == opens else f"{opens}: "
    name = escape(f"{visible} {what}{citation.article.title}")
    return (
        f'<button type="button" class="open" aria-label="{name}" {target(citation)}>'
        f"{escape(visible)}</button>"
    )


def reference(citation: Citation, position: int, language: Language) -> str:
    """Return the small number behind an answer that opens its citation."""
    name = escape(wording.OPEN_ARTICLE.in_language(language))
    return (
        f'<sup><button type="button" class="reference" aria-label="[{position}] {name}"'
        f" {target(citation)}>[{position}]</button></sup>"
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


def render_understood(answer: Answer) -> str:
    """Return the question as it was understood, only when that differs from what was typed."""
    if answer.understood_as.strip() == answer.question.strip():
        return ""
    label = escape(wording.UNDERSTOOD_AS.in_language(answer.language))
    return f'<p class="understood">{label}: {escape(answer.understood_as)}</p>'


def render_timings(timings: Sequence[StageTiming], language: Language) -> str:
    """Return how long each stage took, small; nothing when it was not measured."""
    if not timings:
        return ""
    stages = []
    for timing in timings:
        name = wording.STAGES.get(timing.stage)
        words = name.in_language(language) if name else timing.stage
        stages.append(f"{escape(words)} {timing.milliseconds:.0f} ms")
    label = escape(wording.TIME_TAKEN.in_language(language))
    return f'<p class="timings">{label}: {" · ".join(stages)}</p>'


def render_working(question: str, *, articles: int, language: Language) -> str:
    """Return an exchange whose answer is being looked up, with the steps of the work."""
    steps = (
        wording.WORKING_SEARCH.in_language(language).format(count=articles),
        wording.WORKING_READ.in_language(language),
    )
    items = "".join(f"<li>{escape(step)}</li>" for step in steps)
    label = escape(wording.WORKING.in_language(language))
    said = f'<p class="working">{label}</p><ol class="steps">{items}</ol>'
    return exchange(question, said, language=language)


def render_problem(question: str, message: str, *, language: Language) -> str:
    """Return an exchange that ended in one sentence saying what is wrong with the question or the service."""
    return exchange(question, f'<p class="problem">{escape(message)}</p>', language=language)


def exchange(question: str, said: str, *, language: Language) -> str:
    """Return a question with what was said to it; `said` is HTML."""
    heading = ""
    if question.strip():  # screen readers stumble over an empty heading
        shown = shorten_question(question.strip())
        heading = f'<h2 class="question">{escape(shown)}</h2>'
    return (
        f'<section class="exchange" lang="{LANGUAGE_TAGS[language]}">{heading}'
        f'<div class="said">{said}</div></section>'
    )


def shorten_question(question: str) -> str:
    """Return the question, or its beginning when someone pasted a whole report."""
    return question if len(question) <= QUESTION_SHOWN else f"{question[:QUESTION_SHOWN]}…"


def announcement(answer: Answer) -> str:
    """Return what a screen reader says when the answer has come, as HTML."""
    text = answer.text or (
        f"{wording.ABSTAINED.in_language(answer.language)} {reason_sentence(answer, answer.language)}"
    )
    return f'<span lang="{LANGUAGE_TAGS[answer.language]}">{escape(text)}</span>'
