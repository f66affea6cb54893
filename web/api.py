"""The JSON interface: ask, articles, health."""

from typing import Annotated, Literal

import anyio
import anyio.to_thread
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from pydantic import AfterValidator, BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

from qa import QuestionError, Turn
from web import wording
from web.errors import ApiError, filled
from web.payload import Json, answer_payload, article_payload, article_summary
from web.service import Failed, Ready, Service, Starting
from web.wording import Wording, language_of_browser, language_of_text

# More at once would only make each slower: the models already use every core.
ASKS_AT_ONCE = 4


def encodable(text: str) -> str:
    """Return `text`; refuse half a surrogate pair, which JSON allows and UTF-8 does not."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise PydanticCustomError("string_unicode", "Not valid Unicode.") from error
    return text


Text = Annotated[str, AfterValidator(encodable)]


class HistoryTurn(BaseModel):
    """One earlier exchange; `answer` is null when the assistant abstained."""

    model_config = ConfigDict(extra="forbid")

    question: Text
    answer: Text | None = None


class AskRequest(BaseModel):
    """A question with the conversation before it; `language` is that of the sentences around the answer."""

    model_config = ConfigDict(extra="forbid")

    question: Text
    history: list[HistoryTurn] = []
    language: Literal["zh", "en"] | None = None


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


def api_router(service: Service) -> APIRouter:
    """Return the routes under `/api`, `/healthz` and `/readyz`."""
    # `response_model=None` below: the payloads are made here and need no second look at every field.
    router = APIRouter()
    limiter = anyio.CapacityLimiter(ASKS_AT_ONCE)

    @router.post("/api/ask", response_model=None)
    async def ask(body: AskRequest, request: Request) -> dict[str, Json]:
        language = body.language or language_of_text(body.question)
        try:
            ready = require_ready(service)
        except ApiError as error:
            error.language = language
            raise
        history = tuple(Turn(turn.question, turn.answer) for turn in body.history)
        try:
            answer = await anyio.to_thread.run_sync(
                ready.assistant.ask, body.question, history, limiter=limiter
            )
        except QuestionError as error:
            raise ApiError(422, "invalid_question", Wording(str(error), str(error))) from error
        return answer_payload(answer, body.language)

    @router.get("/api/articles", response_model=None)
    async def articles() -> dict[str, Json]:
        return {"articles": [article_summary(article) for article in require_ready(service).articles]}

    @router.get("/api/articles/{id:path}", response_model=None)
    async def article(id: str) -> dict[str, Json]:
        found = require_ready(service).article(id)
        if found is None:
            raise ApiError(404, "unknown_article", filled(wording.UNKNOWN_ARTICLE, id=id))
        return article_payload(found)

    @router.get("/healthz", response_model=None)
    async def healthz() -> dict[str, Json]:
        return {"status": "ok"}

    @router.get("/readyz", response_model=None)
    async def readyz(request: Request) -> JSONResponse:
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

    return router
