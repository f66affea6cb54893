"""The chat page: a Gradio page in one language, whose answers and articles are our own HTML."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio

from documents import Span
from qa import Language, QuestionError, Turn
from web import wording
from web.answer_view import announcement, render_answer, render_problem, render_working
from web.article_view import render_article, render_notice
from web.frame_view import render_examples, render_header, render_state
from web.service import Failed, Ready, Service, Starting
from web.wording import language_of_text

STATIC_FOLDER = Path(__file__).parent / "static"

# Seconds between looks at the service while it starts: often enough to see it move.
STARTING_LOOK_SECONDS = 1.0
# A page holds this many exchanges; the oldest leave, so that a tab left open for weeks stays small.
EXCHANGES_KEPT = 30
# As many as the JSON interface answers at once.
ASKS_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Exchange:
    """One exchange on the page: its HTML, and what later questions may refer to (None after a problem)."""

    html: str
    turn: Turn | None


Conversation = tuple[Exchange, ...]


def theme() -> Any:
    """Return Gradio's plainest theme with fonts that every machine has, none from another host."""
    return gradio.themes.Base(font=["system-ui", "sans-serif"], font_mono=["monospace"])


def build_chat(service: Service, language: Language) -> Any:
    """Return the chat page in `language` as Gradio Blocks.

    Questions may be in either language on either page; an answer speaks the language of its question.
    """

    def look() -> tuple[Any, ...]:
        state = service.state()
        ready = isinstance(state, Ready)
        return (
            render_state(state, language),
            render_examples(state.examples if isinstance(state, Ready) else (), language),
            gradio.Button(interactive=ready),
            gradio.Timer(active=isinstance(state, Starting)),
        )

    def ask(question: str, conversation: Conversation) -> Iterator[dict[Any, Any]]:
        spoken = language_of_text(question) or language
        state = service.state()
        if not isinstance(state, Ready):
            problem = render_problem(question, not_ready(state, spoken), language=spoken)
            yield {shown: show(conversation, problem)}
            return
        working = render_working(question, articles=len(state.articles), language=spoken)
        yield {
            shown: show(conversation, working),
            box: "",
            examples: "",
            spoken_aloud: wording.WORKING.in_language(spoken),
        }
        turns = [exchange.turn for exchange in conversation if exchange.turn is not None]
        try:
            answer = state.assistant.ask(question, turns)
        except QuestionError as error:
            html = render_problem(question, str(error), language=spoken)
            kept = keep(conversation, Exchange(html, None))
            yield {shown: show(kept), conversation_state: kept, spoken_aloud: ""}
            return
        html = render_answer(answer)
        kept = keep(conversation, Exchange(html, Turn(question, answer.text)))
        updates = {shown: show(kept), conversation_state: kept, spoken_aloud: announcement(answer)}
        if answer.citations:
            first = answer.citations[0]
            updates[sheet] = render_article(first.article, first.span, language)
        else:
            updates[sheet] = render_notice(wording.ARTICLE_EMPTY, language)
        yield updates

    def give_up(conversation: Conversation) -> dict[Any, Any]:
        # Gradio has logged the error; without this the page would look busy for ever.
        problem = render_problem("", wording.INTERNAL.in_language(language), language=language)
        return {shown: show(conversation, problem), spoken_aloud: ""}

    def ask_example(event: gradio.EventData, conversation: Conversation) -> Iterator[dict[Any, Any]]:
        # `_data`: the event's own attributes fail on anything but a dict, and anyone may send anything.
        question = event._data.get("question") if isinstance(event._data, dict) else None
        yield from ask(question if isinstance(question, str) else "", conversation)

    def open_citation(event: gradio.EventData) -> str:
        state = service.state()
        wanted = event._data if isinstance(event._data, dict) else {}
        id, start, end = wanted.get("article"), wanted.get("start"), wanted.get("end")
        article = state.article(id) if isinstance(state, Ready) and isinstance(id, str) else None
        if article is None or not isinstance(start, int) or not isinstance(end, int):
            return render_notice(wording.ARTICLE_GONE, language)
        if not 0 <= start < end <= len(article.text):
            return render_notice(wording.ARTICLE_GONE, language)
        return render_article(article, Span(start, end), language)

    with gradio.Blocks(title=f"{wording.NAME.zh} {wording.NAME.en}", analytics_enabled=False) as page:
        conversation_state = gradio.State(())
        with gradio.Row(elem_id="desk"):
            with gradio.Column(elem_id="talk", min_width=0):
                ours(render_header(language), elem_id="masthead")
                # Empty until the page asks: what stands here is sent to every later visitor too.
                state_line = ours("", elem_id="state")
                shown = ours("", elem_id="conversation", js_on_load=script("conversation.js"))
                with gradio.Row(elem_id="ask"):
                    box = gradio.Textbox(
                        label=wording.QUESTION.in_language(language),
                        placeholder=wording.QUESTION_HINT.in_language(language),
                        elem_id="question",
                        lines=1,
                        max_lines=4,
                        min_width=0,
                        html_attributes=gradio.InputHTMLAttributes(autocomplete="off", spellcheck=False),
                    )
                    send = gradio.Button(
                        wording.SEND.in_language(language),
                        variant="primary",
                        elem_id="send",
                        interactive=False,
                        min_width=0,
                    )
                examples = ours("", elem_id="examples", js_on_load=script("conversation.js"))
                spoken_aloud = ours("", elem_id="spoken", js_on_load=script("spoken.js"))
            notice = render_notice(wording.ARTICLE_EMPTY, language)
            sheet = ours(notice, elem_id="sheet", js_on_load=script("sheet.js"))
        timer = gradio.Timer(STARTING_LOOK_SECONDS, active=False)

        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        looked = [state_line, examples, send, timer]
        page.load(look, None, looked, **quiet)
        timer.tick(look, None, looked, **quiet)

        told = [shown, conversation_state, box, examples, sheet, spoken_aloud]
        asking: dict[str, Any] = {"concurrency_limit": ASKS_AT_ONCE, "concurrency_id": "ask", **quiet}
        for asked in (
            gradio.on([box.submit, send.click], ask, [box, conversation_state], told, **asking),
            examples.example(ask_example, [conversation_state], told, **asking),
        ):
            asked.failure(give_up, [conversation_state], [shown, spoken_aloud], **quiet)
        shown.cite(open_citation, None, sheet, **quiet)
    return page


def ours(value: str, *, elem_id: str, js_on_load: str | None = None) -> Any:
    """Return a Gradio component that shows our HTML without Gradio's typography."""
    return gradio.HTML(value, elem_id=elem_id, js_on_load=js_on_load, apply_default_css=False)


def script(name: str) -> str:
    """Return one of the page's scripts; Gradio runs it with the component's `element` and `trigger`."""
    return (STATIC_FOLDER / name).read_text(encoding="utf-8")


def show(conversation: Conversation, further: str = "") -> str:
    """Return the HTML of all exchanges, the newest last."""
    return "".join(exchange.html for exchange in conversation) + further


def keep(conversation: Conversation, exchange: Exchange) -> Conversation:
    """Return the conversation with one more exchange, without its oldest ones beyond the limit."""
    return (*conversation, exchange)[-EXCHANGES_KEPT:]


def not_ready(state: Starting | Failed, language: Language) -> str:
    """Return the sentence for a question that came before the service was ready."""
    if isinstance(state, Failed):
        return state.message
    message = state.message.in_language(language)
    return wording.NOT_READY.in_language(language).format(message=message)
