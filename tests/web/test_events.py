import json

from fastapi.testclient import TestClient

from tests.web.fake import FakeAssistant, FakeService
from web import Starting, Wording

Event = tuple[str, dict[str, object]]


def events(client: TestClient, **body: object) -> list[Event]:
    with client.stream("POST", "/api/ask/stream", json=body) as response:
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        assert response.headers["cache-control"] == "no-store"
        text = response.read().decode()
    found = []
    for part in text.strip().split("\n\n"):
        name, data = part.split("\n")
        found.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return found


def test_stages_are_told_as_they_begin_and_the_answer_ends_the_stream(client: TestClient) -> None:
    told = events(client, question="加装了多少部电梯？")
    assert told[:-1] == [
        ("stage", {"stage": "search", "message": "查找"}),
        ("stage", {"stage": "read", "message": "阅读"}),
    ]
    plain = client.post("/api/ask", json={"question": "加装了多少部电梯？"}).json()
    assert told[-1] == ("answer", plain)


def test_a_stage_is_told_while_the_next_is_still_to_come(client: TestClient, service: FakeService) -> None:
    # The client of the tests reads a response as a whole, so the order of waiting is taken from the events.
    import asyncio

    from web.events import AnswerEvents

    assistant = FakeAssistant(seconds=0.3)

    async def first_event_comes_early() -> bool:
        asked = AnswerEvents(lambda tell: asyncio.to_thread(assistant.ask, "电梯", (), on_stage=tell), "zh")
        await asked.begin()
        first = await anext(aiter(asked.stream()))
        early = not asked._asking.done()
        await asked._asking
        return early and b"search" in first

    assert asyncio.run(first_event_comes_early())


def test_the_stages_speak_the_language_wished_for(client: TestClient) -> None:
    told = events(client, question="电梯", language="en")
    assert told[0] == ("stage", {"stage": "search", "message": "search"})


def test_a_question_that_cannot_be_asked_gets_its_status_before_the_stream(client: TestClient) -> None:
    response = client.post("/api/ask/stream", json={"question": " "})
    assert response.status_code == 422
    assert response.json()["error"]["code"] == "invalid_question"
    assert client.post("/api/ask/stream", json={}).json()["error"]["code"] == "invalid_request"


def test_while_starting_the_stream_is_refused_with_503(client: TestClient, service: FakeService) -> None:
    service.current = Starting(Wording("正在建立索引", "Building the index"))
    response = client.post("/api/ask/stream", json={"question": "lifts"})
    assert response.status_code == 503
    assert response.json()["error"]["code"] == "not_ready"


def test_a_defect_after_the_first_stage_ends_the_stream_with_an_error(client: TestClient) -> None:
    told = events(client, question="crash late")
    assert [name for name, _ in told] == ["stage", "stage", "error"]
    assert told[-1][1] == {
        "error": {
            "code": "internal",
            "message": "Something went wrong on the server; please try again in a moment.",
        }
    }
