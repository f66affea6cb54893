"""A conversation as HTML: each question, its answer first and large, and what the answer stands on."""

from collections.abc import Sequence

from qa import LONGEST_QUESTION, Answer, Citation, Language
from qa.rendering import rendered
from web import wording
from web.citation_view import (
    ArticleLink,
    Manner,
    reference,
    render_cards,
    render_near_miss,
    render_status,
    with_numbers,
    worded,
)
from web.markup import LANGUAGE_TAGS, escape, published_words
from web.remarks_view import (
    render_difference,
    render_timings,
    render_understood,
    render_verdict,
)
from web.tools_view import render_tools
from web.wording import confidence_words, reason_sentence

# Up to this many characters an answer is set very large; a whole sentence that large would shout.
SHORT_ANSWER = 24
# Longer than any question that is answered: only one that is refused for its length is ever cut.
QUESTION_SHOWN = LONGEST_QUESTION


def render_answer(answer: Answer, link: ArticleLink | None = None) -> str:
    """Return one exchange: the question, its answer, and what that stands on."""
    manner = Manner(answer.language, stood_on(answer), link)
    said = render_abstention(answer, manner) if answer.abstained else render_cited(answer, manner)
    return exchange(answer.question, f"{said}{render_tools(answer)}", language=answer.language)


def stood_on(answer: Answer) -> tuple[Citation, ...]:
    """Return all that is cited, in the order of its numbers: the counterpart comes last."""
    return (*answer.citations, answer.counterpart) if answer.counterpart else answer.citations


def render_cited(answer: Answer, manner: Manner) -> str:
    """Return an answer with its status, its confidence and its numbered citations."""
    language = answer.language
    numbered = list(enumerate(answer.citations, start=1))
    # The figures that a yes or no stands on are told one below the other, each with its own number.
    told = numbered if answer.verdict is not None and len(numbered) > 1 else []
    large = render_large(answer, [] if told else numbered, manner)
    if answer.counterpart is not None:
        told = [*told, (len(numbered) + 1, answer.counterpart)]
    beside = "".join(render_beside(citation, number, manner) for number, citation in told)
    heading = escape(wording.CITED_FROM.in_language(language))
    return (
        f"{large}{render_difference(answer.difference, language)}{render_facts(answer)}{beside}"
        f"{render_understood(answer)}"
        f'<h3>{heading}</h3><ul class="citations">{render_cards(manner.cited, manner)}</ul>'
        f"{render_timings(answer.timings, language)}"
    )


def render_large(answer: Answer, numbered: Sequence[tuple[int, Citation]], manner: Manner) -> str:
    """Return the answer itself, large, with the numbers of `numbered`."""
    language = manner.language
    if len(answer.citations) > 1 and answer.verdict is None:
        apart = len({citation.article.id for citation in answer.citations}) > 1
        items = "".join(
            f"<li>{with_numbers(worded(citation, language), reference(citation, number, manner))}"
            f"{render_origin(citation, language) if apart else ''}</li>"
            for number, citation in numbered
        )
        return f'<ul class="answer">{items}</ul>'
    text = worded(answer.citations[0], language)
    if answer.verdict is not None:
        text = render_verdict(answer.verdict, language)
    size = "short" if len(text) <= SHORT_ANSWER else "long"
    numbers = "".join(reference(citation, number, manner) for number, citation in numbered)
    return f'<p class="answer {size}">{with_numbers(text, numbers)}</p>'


def render_origin(citation: Citation, language: Language) -> str:
    """Return where one of several figures comes from: without it nobody could tell which is which."""
    article = citation.article
    tag = LANGUAGE_TAGS[wording.language_of_text(article.title) or language]
    day = escape(published_words(article.published, language))
    title = f'<cite lang="{tag}">{escape(article.title)}</cite>'
    return f'<span class="origin">{title} <span class="date">{day}</span></span>'


def render_facts(answer: Answer) -> str:
    """Return what holds of the whole answer: its status and date, where there is one, and how sure it is."""
    language, first = answer.language, answer.citations[0]
    facts = ""
    if len(answer.citations) == 1 and answer.verdict is None:  # "No" is not done
        facts += render_status(first.status, language)
    if len({citation.article.id for citation in answer.citations}) == 1:
        facts += f'<span class="date">{escape(published_words(first.article.published, language))}</span>'
    sure = escape(confidence_words(answer.confidence).in_language(language))
    return f'<p class="facts">{facts}<span class="confidence">{sure}</span></p>'


def render_beside(citation: Citation, number: int, manner: Manner) -> str:
    """Return a target beside its result, or a result beside its target, in one line."""
    words = wording.COUNTERPARTS.get(citation.status, wording.COUNTERPART).in_language(manner.language)
    colon = "：" if manner.language == "zh" else ": "
    day = escape(published_words(citation.article.published, manner.language))
    quote = with_numbers(worded(citation, manner.language), reference(citation, number, manner))
    return f'<p class="counterpart">{escape(words)}{colon}<b>{quote}</b> <span class="date">{day}</span></p>'


def render_abstention(answer: Answer, manner: Manner) -> str:
    """Return the honest refusal, its reason, and the closest passages."""
    language = answer.language
    related = ""
    if answer.related:
        heading = escape(wording.RELATED.in_language(language))
        cards = "".join(render_near_miss(citation, manner) for citation in answer.related)
        related = f'<h3>{heading}</h3><ul class="citations">{cards}</ul>'
    return (
        f'<p class="answer abstained">{escape(wording.refusal_headline(answer, language))}</p>'
        f'<p class="reason">{escape(reason_sentence(answer, language))}</p>'
        f"{render_understood(answer)}{related}"
        f"{render_timings(answer.timings, language)}"
    )


def render_working(question: str, *, articles: int, language: Language, stage: str = "") -> str:
    """Return an exchange whose answer is being looked up, with the steps up to `stage`."""
    stages = list(wording.WORKING_STEPS)
    now = stages.index(stage) if stage in stages else 0
    items = []
    for position, words in enumerate(wording.WORKING_STEPS.values()):
        mark = ' class="done"' if position < now else ' aria-current="step"' if position == now else ""
        items.append(f"<li{mark}>{escape(words.in_language(language).format(count=articles))}</li>")
    label = escape(wording.WORKING.in_language(language))
    said = f'<p class="working">{label}</p><ol class="steps">{"".join(items)}</ol>'
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
    text = rendered(answer) or (
        f"{wording.refusal_headline(answer, answer.language)} {reason_sentence(answer, answer.language)}"
    )
    return f'<span lang="{LANGUAGE_TAGS[answer.language]}">{escape(text)}</span>'
