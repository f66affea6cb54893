"""The JSON interface: ask, articles, feedback, health, figures."""

from functools import partial
from typing import Annotated, Any

import anyio
import anyio.to_thread
from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, PlainTextResponse, StreamingResponse

from documents import Span
from qa import Answer, QuestionError, StageListener, Turn, delivery_ledger, unheard
from web import api_words, wording
from web.errors import ApiError, filled
from web.events import HEADERS as EVENT_HEADERS
from web.events import AnswerEvents
from web.ledger_payload import ledger_payload
from web.metrics import CONTENT_TYPE, Metrics
from web.observed import Notebook
from web.payload import Json, answer_payload, article_payload, article_summary
from web.schemas import (
    AnswerModel,
    ArticleList,
    ArticleModel,
    AskRequest,
    ErrorModel,
    FeedbackRequest,
    Ledger,
    Recorded,
)
from web.service import Failed, Ready, Service, Starting
from web.wording import Wording, language_of_browser, language_of_text

# More at once would only make each slower: the models already use every core.
ASKS_AT_ONCE = 4

EVENTS = {"text/event-stream": {"schema": {"type": "string"}}}
# When a route answers with which error, for the description of the interface.
ERRORS = {
    400: "The body is not valid JSON",
    404: "There is no such article",
    413: "The body is too large",
    422: "The body or the question cannot be used",
    429: "Too many requests from this address",
    503: "Not ready, or not able to",
}


def require_ready(service: Service) -> Ready:
    """Return the service's snapshot; raise ApiError 503 while it is starting or when it failed."""
    state = service.state()
    if isinstance(state, Ready):
        return state
    if isinstance(state, Failed):
        raise ApiError(503, "failed", Wording(state.message, state.message))
    words = Wording(
        wording.NOT_READY.zh.format(message=state.message.zh),
        wording.NOT_READY.en.format(message=state.message.en),
    )
    raise ApiError(503, "not_ready", words, headers={"Retry-After": "2"})


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the description of the errors that a route may answer with."""
    return {status: {"model": ErrorModel, "description": ERRORS[status]} for status in statuses}


def api_router(service: Service, notebook: Notebook | None, metrics: Metrics) -> APIRouter:
    """Return the routes under `/api`, `/healthz`, `/readyz` and `/metrics`; no notebook, no feedback."""
    # `response_model=None` below: the payloads are made here and need no second look at every field.
    router = APIRouter()
    limiter = anyio.CapacityLimiter(ASKS_AT_ONCE)

    async def answered(body: AskRequest, on_stage: StageListener = unheard) -> Answer:
        try:
            ready = require_ready(service)
        except ApiError as error:
            error.language = body.language or language_of_text(body.question)
            raise
        history = tuple(Turn(turn.question, turn.answer) for turn in body.history)
        ask = partial(ready.assistant.ask, body.question, history, on_stage=on_stage)
        try:
            return await anyio.to_thread.run_sync(ask, limiter=limiter)
        except QuestionError as error:
            raise ApiError(422, "invalid_question", Wording(str(error), str(error))) from error

    @router.post(
        "/api/ask",
        response_model=None,
        summary="Ask a question",
        responses={200: {"model": AnswerModel}, **problems(400, 413, 422, 429, 503)},
    )
    async def ask(body: AskRequest) -> dict[str, Json]:
        """Return an answer from the articles with its citations, or say that they do not say.

        `article.text[start:end] == quote` holds for every citation.
        """
        return answer_payload(await answered(body), body.language)

    @router.post(
        "/api/ask/stream",
        response_model=None,
        summary="Ask a question and hear each stage",
        responses={
            200: {"description": "Events: `stage`, then `answer` or `error`", "content": EVENTS},
            **problems(400, 413, 422, 429, 503),
        },
    )
    async def ask_stream(body: AskRequest) -> StreamingResponse:
        """Return the same answer as server-sent events: `stage` as each stage begins, at last `answer`."""
        language = body.language or language_of_text(body.question) or "zh"
        events = AnswerEvents(partial(answered, body), language)
        await events.begin()
        return StreamingResponse(events.stream(), media_type="text/event-stream", headers=EVENT_HEADERS)

    @router.get(
        "/api/articles",
        response_model=None,
        summary="List the articles",
        responses={200: {"model": ArticleList}, **problems(503)},
    )
    async def articles() -> dict[str, Json]:
        """Return every article without its text."""
        return {"articles": [article_summary(article) for article in require_ready(service).articles]}

    @router.get(
        "/api/ledger",
        response_model=None,
        summary="List targets and results",
        responses={200: {"model": Ledger}, **problems(503)},
    )
    async def ledger() -> dict[str, Json]:
        """Return each indicator that the articles state both as a target and as a result."""
        articles = require_ready(service).articles
        return ledger_payload(await anyio.to_thread.run_sync(delivery_ledger, articles, limiter=limiter))

    @router.get(
        "/api/articles/{id:path}",
        response_model=None,
        summary="Read an article, or a range of it",
        responses={200: {"model": ArticleModel}, **problems(404, 422, 503)},
    )
    async def article(
        id: str,
        start: Annotated[int | None, Query(description="first character; 0 by default")] = None,
        end: Annotated[int | None, Query(description="after the last character; the end by default")] = None,
    ) -> dict[str, Json]:
        """Return an article's text and blocks, or what stands from `start` to `end`."""
        found = require_ready(service).article(id)
        if found is None:
            raise ApiError(404, "unknown_article", filled(wording.UNKNOWN_ARTICLE, id=id))
        if start is None and end is None:
            return article_payload(found)
        length = len(found.text)
        first, last = start if start is not None else 0, end if end is not None else length
        if not 0 <= first < last <= length:
            raise ApiError(422, "invalid_range", filled(api_words.RANGE_WRONG, length=length))
        return article_payload(found, Span(first, last))

    @router.post(
        "/api/feedback",
        response_model=None,
        status_code=201,
        summary="Say whether an answer helped",
        responses={201: {"model": Recorded}, **problems(400, 413, 422, 429, 503)},
    )
    def feedback(body: FeedbackRequest) -> dict[str, Json]:  # in a thread: it writes to the disk
        """Keep what a reader says of an answer, without the address; personal numbers in it are covered."""
        if notebook is None:
            raise ApiError(503, "feedback_off", api_words.FEEDBACK_OFF)
        kept = notebook.add_feedback(
            body.question, body.answer, helpful=body.helpful, comment=(body.comment or "").strip() or None
        )
        if not kept:
            raise ApiError(503, "feedback_unavailable", api_words.FEEDBACK_UNAVAILABLE)
        metrics.given_feedback(helpful=body.helpful)
        return {"status": "recorded"}

    @router.get("/healthz", response_model=None, summary="Say that the server runs")
    async def healthz() -> dict[str, Json]:
        """Return 200 as long as the server runs, ready or not."""
        return {"status": "ok"}

    @router.get("/readyz", response_model=None, summary="Say whether questions are answered")
    async def readyz(request: Request) -> JSONResponse:
        """Return 200 once questions are answered; before that 503 with how far the start has come."""
        state = service.state()
        language = language_of_browser(request.headers.get("accept-language", ""))
        if isinstance(state, Ready):
            return JSONResponse({"status": "ready", "articles": len(state.articles)})
        if isinstance(state, Starting):
            progress = {
                "status": "starting",
                "message": state.message.in_language(language),
                "fraction": state.fraction,
            }
            return JSONResponse(progress, status_code=503, headers={"Retry-After": "2"})
        return JSONResponse({"status": "failed", "message": state.message}, status_code=503)

    @router.get("/metrics", response_model=None, summary="Figures for operators")
    async def figures() -> PlainTextResponse:
        """Return counts of requests and answers, and how long they took, in the text format of Prometheus."""
        return PlainTextResponse(metrics.render(service), media_type=CONTENT_TYPE)

    return router
