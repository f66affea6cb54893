"""The embed: its page under `/embed`, what the page's script asks for, and the script for host pages."""

import secrets
from collections.abc import Sequence
from functools import partial
from itertools import zip_longest
from typing import Annotated

import anyio
import anyio.to_thread
from fastapi import APIRouter, Query, Request
from fastapi.responses import FileResponse, HTMLResponse, StreamingResponse

from documents import Span
from qa import Answer, Language, QuestionError, StageListener, Turn, unheard
from web import wording
from web.answer_view import announcement, render_answer, render_problem, render_working
from web.api import require_ready
from web.article_view import render_article, render_notice
from web.assets import STATIC_FOLDER
from web.chat import not_ready
from web.colours import parse_colour
from web.embed_view import (
    EMBED_PATH,
    LONGEST_TITLE,
    Look,
    article_link,
    parse_span,
    render_embed,
)
from web.errors import ApiError
from web.events import HEADERS as EVENT_HEADERS
from web.events import AnswerEvents
from web.payload import Json
from web.schemas import AskRequest
from web.service import Ready, Service, State
from web.wording import Wording, language_of_text, language_wished

WIDGET = STATIC_FOLDER / "widget.js"
# Host pages see a new version within ten minutes, and ask for it no more often.
WIDGET_CACHE = "public, max-age=600"
ASKS_AT_ONCE = 4

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; {frame_ancestors}"
)

Words = Annotated[list[str], Query()]


def embed_router(service: Service, frame_ancestors: str) -> APIRouter:
    """Return the routes of the embed; the directive `frame_ancestors` says whose pages may frame it."""
    router = APIRouter(include_in_schema=False)
    limiter = anyio.CapacityLimiter(ASKS_AT_ONCE)

    async def answered(
        ready: Ready, question: str, history: Sequence[Turn], on_stage: StageListener = unheard
    ) -> Answer:
        ask = partial(ready.assistant.ask, question, tuple(history), on_stage=on_stage)
        return await anyio.to_thread.run_sync(ask, limiter=limiter)

    def page(html: str, nonce: str) -> HTMLResponse:
        policy = POLICY.format(nonce=nonce, frame_ancestors=frame_ancestors)
        return HTMLResponse(html, headers={"Content-Security-Policy": policy, "Cache-Control": "no-store"})

    @router.get(EMBED_PATH)
    async def embed(
        request: Request,
        asked: Words = [],  # noqa: B006 (FastAPI copies it)
        answered_before: Annotated[list[str], Query(alias="answered")] = [],  # noqa: B006
        also: Words = [],  # noqa: B006
    ) -> HTMLResponse:
        given = request.query_params
        look = look_of(request)
        state, nonce = service.state(), secrets.token_urlsafe(16)
        question = given.get("q", "").strip()
        history = [
            Turn(before, said or None) for before, said in zip_longest(asked, answered_before, fillvalue="")
        ]
        said, sheet = "", ""
        if "article" in given:
            before = given.get("back", "")
            back = look.address(*((("q", before),) if before else ()))
            span = parse_span(f"{given.get('start', '')}-{given.get('end', '')}")
            others = [other for other in map(parse_span, also) if other]
            sheet = panel(state, given["article"], span, others, look, back)
        elif "q" in given:
            spoken = language_of_text(question) or look.language
            if not isinstance(state, Ready):
                said = render_problem(question, not_ready(state, spoken), language=spoken)
            else:
                try:
                    answer = await answered(state, question, history)
                except QuestionError as error:
                    said = render_problem(question, str(error), language=spoken)
                else:
                    said = render_answer(answer, article_link(look, question))
                    history.append(Turn(question, answer.text))
        return page(render_embed(look, state, nonce, said=said, history=history, sheet=sheet), nonce)

    @router.post(f"{EMBED_PATH}/ask", response_model=None)
    async def ask(body: AskRequest, request: Request) -> StreamingResponse:
        """Send the exchange as HTML in server-sent events: at each stage, and with its answer."""
        look = look_of(request)
        spoken = language_of_text(body.question) or look.language
        try:
            ready = require_ready(service)
        except ApiError as error:
            error.language = spoken
            raise
        history = [Turn(turn.question, turn.answer) for turn in body.history]

        async def listened(on_stage: StageListener) -> Answer:
            try:
                return await answered(ready, body.question, history, on_stage)
            except QuestionError as error:
                words = Wording(str(error), str(error))
                raise ApiError(422, "invalid_question", words, language=spoken) from error

        def working(stage: str, language: Language) -> dict[str, Json]:
            count = len(ready.articles)
            return {"html": render_working(body.question, articles=count, language=language, stage=stage)}

        def said(answer: Answer, language: Language) -> dict[str, Json]:
            html = render_answer(answer, article_link(look, answer.question))
            return {"html": html, "spoken": announcement(answer), "answer": answer.text}

        events = AnswerEvents(listened, spoken, of_stage=working, of_answer=said)
        await events.begin()
        return StreamingResponse(events.stream(), media_type="text/event-stream", headers=EVENT_HEADERS)

    @router.get("/widget.js")
    async def widget() -> FileResponse:
        return FileResponse(WIDGET, media_type="text/javascript", headers={"Cache-Control": WIDGET_CACHE})

    return router


def look_of(request: Request) -> Look:
    """Return the look that a request's parameters describe; what cannot be read is as if not given."""
    given = request.query_params
    return Look(
        language_wished(given.get("language"), request.headers.get("accept-language", "")),
        colour=parse_colour(given.get("color", "")),
        title=given.get("title", "").strip()[:LONGEST_TITLE],
        barred=given.get("bar") == "1",
        light=given.get("scheme") == "light",
    )


def panel(state: State, id: str, span: Span | None, others: Sequence[Span], look: Look, back: str) -> str:
    """Return the panel of an article with its marks, or of a sentence saying that it is gone."""
    article = state.article(id) if isinstance(state, Ready) else None
    if article is None or span is None or span.end > len(article.text):
        return render_notice(wording.ARTICLE_GONE, look.language, back=back)
    fitting = [other for other in others if other.end <= len(article.text)]
    return render_article(article, span, look.language, others=fitting, back=back)
