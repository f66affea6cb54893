import asyncio

from starlette.types import Message, Receive, Scope, Send

from web.stopping import EndQuietly


async def open_stream(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"1", "more_body": True})
    await asyncio.Event().wait()


async def never_answers(scope: Scope, receive: Receive, send: Send) -> None:
    await asyncio.Event().wait()


async def cancelled(app: EndQuietly) -> list[Message]:
    """Return what was sent by the time a request to `app` had been cancelled."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    asked = asyncio.ensure_future(app({"type": "http"}, receive, send))
    await asyncio.sleep(0.01)
    asked.cancel()
    await asked
    return sent


def test_a_stream_that_is_cut_off_is_ended() -> None:
    sent = asyncio.run(cancelled(EndQuietly(open_stream)))
    assert [message.get("body") for message in sent] == [None, b"1", b""]
    assert sent[-1]["more_body"] is False


def test_a_request_without_an_answer_is_told_that_the_server_stops() -> None:
    start, body = asyncio.run(cancelled(EndQuietly(never_answers)))
    assert start["status"] == 503 and body["body"] == b""
