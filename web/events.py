"""An answer as server-sent events: each stage as it begins, then the answer itself.

    event: stage
    data: {"stage": "search", "message": "Search"}

    event: answer
    data: the object that `POST /api/ask` returns

or `event: error` with the object that every error is. The stream ends with the answer or the error. The embed
hears the same events, whose stages and answer hold HTML.
"""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

from fastapi.sse import KEEPALIVE_COMMENT, format_sse_event

from qa import Answer, Language, StageListener
from web import wording
from web.errors import ApiError
from web.payload import Json, answer_payload, error_payload
from web.wording import Wording

# Proxies close a connection on which nothing comes for long; most wait at least thirty seconds.
QUIET_SECONDS = 15.0
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}  # the second: nginx passes on at once

Ask = Callable[[StageListener], Awaitable[Answer]]
Data = Mapping[str, Json]


def stage_payload(stage: str, language: Language) -> Data:
    """Return what the interface tells of a stage."""
    words = wording.STAGES.get(stage, Wording(stage, stage))
    return {"stage": stage, "message": words.in_language(language)}


class AnswerEvents:
    """The events of one question; `ask` is awaited with the listener that hears its stages.

    `of_stage` and `of_answer` make the data of the events, by default those of the interface.
    """

    def __init__(
        self,
        ask: Ask,
        language: Language,
        *,
        of_stage: Callable[[str, Language], Data] = stage_payload,
        of_answer: Callable[[Answer, Language], Data] = answer_payload,
    ) -> None:
        self._queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._language: Language = language
        self._of_stage, self._of_answer = of_stage, of_answer
        loop = asyncio.get_running_loop()

        def tell(stage: str) -> None:  # called in the thread that answers
            loop.call_soon_threadsafe(self._queue.put_nowait, stage)

        self._asking = asyncio.ensure_future(ask(tell))
        self._asking.add_done_callback(self._end)
        self._first: str | None = None

    def _end(self, asking: asyncio.Future[Answer]) -> None:
        asking.exception()  # a reader who has left never asks for it, and asyncio would complain
        self._queue.put_nowait(None)

    async def begin(self) -> None:
        """Wait for the first stage; raise what came before it, while an error can still have a status."""
        self._first = await self._queue.get()
        if self._first is None and (error := self._asking.exception()) is not None:
            raise error

    async def stream(self) -> AsyncIterator[bytes]:
        """Give the events as bytes."""
        stage = self._first
        while stage is not None:
            yield event("stage", self._of_stage(stage, self._language))
            while True:
                try:
                    stage = await asyncio.wait_for(self._queue.get(), QUIET_SECONDS)
                    break
                except TimeoutError:
                    yield KEEPALIVE_COMMENT
        yield self._last()

    def _last(self) -> bytes:
        error = self._asking.exception()
        if error is None:
            return event("answer", self._of_answer(self._asking.result(), self._language))
        if isinstance(error, ApiError):
            return event("error", error_payload(error.code, error.message.in_language(self._language)))
        # The response has begun: nobody further out can log it with its traceback.
        logging.getLogger("uvicorn.error").error("An answer failed.", exc_info=error)
        return event("error", error_payload("internal", wording.INTERNAL.in_language(self._language)))


def event(name: str, data: Data) -> bytes:
    """Return one event as bytes."""
    return format_sse_event(event=name, data_str=json.dumps(data, ensure_ascii=False))
