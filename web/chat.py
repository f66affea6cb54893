"""The chat page: a Gradio page in one language, whose answers and articles are our own HTML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import gradio

from documents import Article, Span
from qa import Answer, Language, LedgerRow, QuestionError, Turn, delivery_ledger
from web import wording
from web.answer_view import announcement, render_answer, render_problem, render_working
from web.article_view import render_article, render_empty, render_notice
from web.assets import STATIC_FOLDER
from web.browse_view import SHOWN_AT_ONCE, render_articles, render_filter
from web.frame_view import (
    render_composer,
    render_examples,
    render_gathering,
    render_masthead,
    render_state,
)
from web.ledger_view import render_ledger
from web.rate_limit import RateLimiter, address_of, too_many
from web.service import Failed, Ready, Service, Starting
from web.staged import ask_in_stages
from web.wording import language_of_text

# Seconds between looks at the service while it starts: often enough to see it move.
STARTING_LOOK_SECONDS = 1.0
# As many exchanges as a follow-up may refer to; the page itself keeps more.
TURNS_KEPT = 30
# As many as the JSON interface answers at once.
ASKS_AT_ONCE = 4
# More are in no answer; a request that names more was not made by our page.
MARKS_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Conversation:
    """What one visitor has asked: the number of the latest exchange, and what later questions may refer to.

    The page counts: it may have been open since before the server started.
    """

    latest: int = 0
    turns: tuple[Turn, ...] = ()

    def begun(self, number: int) -> "Conversation":
        """Return the conversation with a new exchange."""
        return Conversation(number, self.turns)

    def answered(self, turn: Turn) -> "Conversation":
        """Return the conversation with the exchange's answer, without the oldest beyond the limit."""
        return Conversation(self.latest, (*self.turns, turn)[-TURNS_KEPT:])


class LedgerShelf:
    """The ledger of the latest articles, made when first looked at: it reads every sentence."""

    def __init__(self) -> None:
        self._latest: tuple[Sequence[Article], tuple[LedgerRow, ...]] | None = None

    def rows(self, articles: Sequence[Article]) -> tuple[LedgerRow, ...]:
        """Return the ledger of `articles`, which are told apart by identity."""
        latest = self._latest
        if latest is None or latest[0] is not articles:
            latest = (articles, delivery_ledger(articles))
            self._latest = latest
        return latest[1]


def theme() -> Any:
    """Return Gradio's plainest theme with fonts that every machine has, none from another host."""
    return gradio.themes.Base(font=["system-ui", "sans-serif"], font_mono=["monospace"])


def build_chat(service: Service, language: Language, limiter: RateLimiter) -> Any:
    """Return the chat page in `language` as Gradio Blocks; `limiter` says when an address asks too often.

    Questions may be in either language on either page; an answer speaks the language of its question.
    """
    shelf = LedgerShelf()
    gathering = render_gathering(language)

    def look() -> tuple[Any, ...]:
        state = service.state()
        return (
            render_state(state, language) or READY_SIGN,
            render_examples(state.examples if isinstance(state, Ready) else (), language),
            gradio.Timer(active=isinstance(state, Starting)),
        )

    def ask(
        event: gradio.EventData, before: Conversation, request: gradio.Request
    ) -> Iterator[dict[Any, Any]]:
        question = text_of(event, "question")
        spoken = language_of_text(question) or language
        number = number_of(event, "turn")
        conversation = before.begun(number)
        state = service.state()
        if not isinstance(state, Ready):
            problem = render_problem(question, not_ready(state, spoken), language=spoken)
            yield {shown: turn(number, problem), kept: conversation}
            return
        if seconds := limiter.wait(address_of(request.request.scope)):
            message = too_many(seconds).message.in_language(spoken)
            yield {
                shown: turn(number, render_problem(question, message, language=spoken)),
                kept: conversation,
            }
            return
        count = len(state.articles)
        yield {
            shown: turn(number, render_working(question, articles=count, language=spoken)),
            kept: conversation,
            spoken_aloud: wording.WORKING.in_language(spoken),
        }
        try:
            for news in ask_in_stages(state.assistant, question, conversation.turns):
                if isinstance(news, Answer):
                    answer = news
                    break
                working = render_working(question, articles=count, language=spoken, stage=news)
                yield {shown: turn(number, working)}
        except QuestionError as error:
            problem = render_problem(question, str(error), language=spoken)
            yield {shown: turn(number, problem), spoken_aloud: ""}
            return
        updates = {
            shown: turn(number, render_answer(answer)),
            kept: conversation.answered(Turn(question, answer.text)),
            spoken_aloud: announcement(answer),
        }
        if answer.citations:
            first, *others = answer.citations
            same = [other.span for other in others if other.article.id == first.article.id]
            updates[sheet] = render_article(first.article, first.span, language, others=same)
        else:
            updates[sheet] = render_empty(language)
        yield updates

    def give_up(conversation: Conversation) -> dict[Any, Any]:
        # Gradio has logged the error; without this the page would look busy for ever.
        problem = render_problem("", wording.INTERNAL.in_language(language), language=language)
        return {shown: turn(conversation.latest, problem), spoken_aloud: ""}

    def open_article(event: gradio.EventData) -> str:
        return stamped(event, article_of(event))

    def article_of(event: gradio.EventData) -> str:
        state = service.state()
        article = state.article(text_of(event, "article")) if isinstance(state, Ready) else None
        if article is None:
            return render_notice(wording.ARTICLE_GONE, language)
        spans = spans_of(event, len(article.text))
        if spans is None:
            return render_notice(wording.ARTICLE_GONE, language)
        cited, others = (spans[0], spans[1:]) if spans else (None, ())
        return render_article(article, cited, language, others=others)

    def browse(event: gradio.EventData) -> str:
        return stamped(event, list_of(event))

    def list_of(event: gradio.EventData) -> str:
        state = service.state()
        if not isinstance(state, Ready):
            return render_state(state, language)
        shown = number_of(event, "shown") or SHOWN_AT_ONCE
        return render_articles(state.articles, language, words=text_of(event, "words"), shown=shown)

    def open_ledger() -> str:
        state = service.state()
        if not isinstance(state, Ready):
            return render_state(state, language)
        return render_ledger(shelf.rows(state.articles), language)

    with gradio.Blocks(title=f"{wording.NAME.zh} {wording.NAME.en}", analytics_enabled=False) as page:
        kept = gradio.State(Conversation())
        with gradio.Row(elem_id="desk"):
            with gradio.Column(elem_id="talk", min_width=0):
                ours(render_masthead(language), elem_id="masthead", js_on_load=script("masthead.js"))
                # Empty until the page asks: what stands here is sent to every later visitor too.
                state_line = ours("", elem_id="state", js_on_load=script("state.js"))
                shown = ours("", elem_id="conversation", js_on_load=script("conversation.js"))
                composer = ours(
                    render_composer(language), elem_id="composer", js_on_load=script("composer.js")
                )
                examples = ours("", elem_id="examples", js_on_load=script("examples.js"))
                with gradio.Column(elem_id="view-articles", min_width=0):
                    narrowing = ours(
                        render_filter(language), elem_id="filter", js_on_load=script("filter.js")
                    )
                    listed = ours(gathering, elem_id="listed", js_on_load=script("listed.js"))
                ledger = ours(gathering, elem_id="view-ledger", js_on_load=script("ledger.js"))
                spoken_aloud = ours("", elem_id="spoken", js_on_load=script("spoken.js"))
            sheet = ours(render_empty(language), elem_id="sheet", js_on_load=script("sheet.js"))
        timer = gradio.Timer(STARTING_LOOK_SECONDS, active=False)

        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        looked = [state_line, examples, timer]
        page.load(look, None, looked, **quiet)
        timer.tick(look, None, looked, **quiet)

        told = [shown, kept, sheet, spoken_aloud]
        asking: dict[str, Any] = {"concurrency_limit": ASKS_AT_ONCE, "concurrency_id": "ask", **quiet}
        # Gradio notices that a request is answered only some time after its result is seen; by default it
        # drops what is sent until then.
        asked = composer.ask(ask, [kept], told, trigger_mode="multiple", **asking)
        asked.failure(give_up, [kept], [shown, spoken_aloud], **quiet)
        state_line.nudge(nothing, None, None, trigger_mode="multiple", **quiet)
        # The page sends one at a time (latest.js).
        sheet.cite(open_article, None, sheet, trigger_mode="multiple", **quiet)
        narrowing.browse(browse, None, listed, trigger_mode="multiple", **quiet)
        ledger.open(open_ledger, None, ledger, **quiet)
    return page


def nothing() -> None:
    """Do nothing: that the page asked for it is enough (state.js says why)."""


# Tells the page's scripts that questions are answered from now on.
READY_SIGN = "<span data-ready hidden></span>"


def ours(value: str, *, elem_id: str, js_on_load: str | None = None) -> Any:
    """Return a Gradio component that shows our HTML without Gradio's typography."""
    return gradio.HTML(value, elem_id=elem_id, js_on_load=js_on_load, apply_default_css=False)


def script(name: str) -> str:
    """Return one of the page's scripts; Gradio runs it with the component's `element` and `trigger`."""
    return (STATIC_FOLDER / name).read_text(encoding="utf-8")


def turn(number: int, html: str) -> str:
    """Return an exchange with its number, by which the page's script knows what to replace."""
    return f'<div data-turn="{number}">{html}</div>'


def stamped(event: gradio.EventData, html: str) -> str:
    """Return what was asked for with the number of its request, by which the page's script knows it."""
    return f'{html}<span data-request="{number_of(event, "request")}" hidden></span>'


def given(event: gradio.EventData, name: str) -> object:
    """Return what an event carries by this name; anyone may send anything."""
    # `_data`: the event's own attributes fail on anything but a dict.
    return event._data.get(name) if isinstance(event._data, dict) else None


def text_of(event: gradio.EventData, name: str) -> str:
    """Return the text that an event carries, empty when it is none."""
    value = given(event, name)
    return value if isinstance(value, str) else ""


def number_of(event: gradio.EventData, name: str) -> int:
    """Return the whole number that an event carries, 0 when it is none."""
    value = given(event, name)
    return value if isinstance(value, int) and value > 0 else 0


def spans_of(event: gradio.EventData, length: int) -> tuple[Span, ...] | None:
    """Return the spans to mark in a text of `length` characters, the cited one first; None for others."""
    value = given(event, "spans")
    if not isinstance(value, list) or len(value) > MARKS_AT_ONCE:
        return None
    spans = []
    for pair in value:
        if not isinstance(pair, list) or len(pair) != 2 or not all(isinstance(one, int) for one in pair):
            return None
        start, end = pair
        if not 0 <= start < end <= length:
            return None
        spans.append(Span(start, end))
    return tuple(spans)


def not_ready(state: Starting | Failed, language: Language) -> str:
    """Return the sentence for a question that came before the service was ready."""
    if isinstance(state, Failed):
        return state.message
    message = state.message.in_language(language)
    return wording.NOT_READY.in_language(language).format(message=message)
