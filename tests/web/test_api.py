import threading
from typing import Any

import pytest
from fastapi.testclient import TestClient

from qa import Turn
from tests.web.fake import PLAN, WILLOW, FakeAssistant, FakeService
from web import Failed, Starting, Wording


def error(response: Any) -> tuple[int, str, str]:
    body = response.json()
    assert set(body) == {"error"}
    assert set(body["error"]) == {"code", "message"}
    return response.status_code, body["error"]["code"], body["error"]["message"]


def test_an_answer_has_the_documented_shape(client: TestClient) -> None:
    body = client.post("/api/ask", json={"question": "加装了多少部电梯？"}).json()
    citation = body.pop("citations")[0]
    assert body == {
        "question": "加装了多少部电梯？",
        "understood_as": "加装了多少部电梯？",
        "answer": "37部",
        "abstained": False,
        "reason": None,
        "reason_code": None,
        "kind": "span",
        "confidence": 0.92,
        "language": "zh",
        "related": [],
        "statement": "37部（2031年12月公布）。",
        "counterpart": None,
        "verdict": None,
        "difference": None,
        "timings_ms": {"search": 12.3, "read": 5.0},
    }
    assert WILLOW.text[citation["start"] : citation["end"]] == citation["quote"] == "37部"
    context = WILLOW.text[citation["context_start"] : citation["context_end"]]
    assert context.startswith("在老旧小区，") and "37部" in context
    assert citation["article_id"] == "willow-2031"
    assert citation["title"] == WILLOW.title
    assert (citation["published"], citation["source"]) == ("2031-12-18", "柳岸日报")
    assert citation["status"] == "done"


def test_an_abstention_gives_its_reason_and_the_closest_passages(client: TestClient) -> None:
    body = client.post("/api/ask", json={"question": "柳岸区有多少人口？"}).json()
    assert body["answer"] is None
    assert body["abstained"] is True
    assert body["kind"] == "none"
    assert body["citations"] == []
    assert body["reason_code"] == "nothing_found"
    assert body["reason"] == "没有一段文字谈到这个问题。"
    assert [near["quote"] for near in body["related"]] == ["每天供应午餐约九百份", "新增停车位1200个"]
    assert body["related"][1]["published"] == "2031-01-15"
    assert body["related"][1]["source"] is None


def test_the_language_wished_for_is_that_of_the_reason(client: TestClient) -> None:
    body = client.post("/api/ask", json={"question": "柳岸区有多少人口？", "language": "en"}).json()
    assert body["language"] == "zh"
    assert body["reason"] == "No passage in them is about this."


def test_the_history_reaches_the_assistant_in_order(client: TestClient, assistant: FakeAssistant) -> None:
    history = [{"question": "加装了多少部电梯？", "answer": "37部"}, {"question": "为什么？", "answer": None}]
    client.post("/api/ask", json={"question": "那停车位呢？", "history": history})
    assert assistant.histories == [(Turn("加装了多少部电梯？", "37部"), Turn("为什么？", None))]


def test_asking_leaves_the_event_loop_free(client: TestClient, assistant: FakeAssistant) -> None:
    client.post("/api/ask", json={"question": "电梯"})
    assert "worker thread" in assistant.threads[0]
    assert assistant.threads[0] != threading.main_thread().name


def test_the_articles_are_listed_without_their_texts(client: TestClient) -> None:
    listed = client.get("/api/articles").json()["articles"]
    assert listed == [
        {
            "id": article.id,
            "title": article.title,
            "published": article.published.isoformat() if article.published else None,
            "source": article.source,
            "characters": len(article.text),
        }
        for article in (WILLOW, PLAN)
    ]


def test_an_article_comes_with_text_and_blocks(client: TestClient) -> None:
    body = client.get("/api/articles/willow-2031").json()
    assert body["text"] == WILLOW.text
    assert len(body["blocks"]) == len(WILLOW.blocks)
    heading = next(block for block in body["blocks"] if block["kind"] == "heading")
    assert body["text"][heading["start"] : heading["end"]] == "出行更方便"


@pytest.mark.parametrize(
    ("content", "status", "code", "message"),
    [
        ("{", 400, "malformed_json", "The request body is not valid JSON."),
        ('{"question": "\\ud83', 400, "malformed_json", "The request body is not valid JSON."),
        ("", 422, "invalid_request", "The request body must be a JSON object with a text field “question”,"),
        (
            "[]",
            422,
            "invalid_request",
            "The request body must be a JSON object with a text field “question”,",
        ),
        ("{}", 422, "invalid_request", "The field “question” is missing."),
        ('{"question": 7}', 422, "invalid_request", "The field “question” must be text."),
        ('{"question": "\\ud800"}', 422, "invalid_request", "The field “question” must be valid Unicode"),
        ('{"question": "?", "histroy": []}', 422, "invalid_request", "There is no field called “histroy”."),
        ('{"question": "?", "\\ud800": 1}', 422, "invalid_request", "The request body must be a JSON object"),
        ('{"question": "?", "history": "x"}', 422, "invalid_request", "The field “history” must be a list."),
        (
            '{"question": "?", "history": [{"answer": "x"}]}',
            422,
            "invalid_request",
            "The field “history.0.question” is missing.",
        ),
        (
            '{"question": "?", "language": "fr"}',
            422,
            "invalid_request",
            "The field “language” must be “zh” or",
        ),
        ('{"question": " "}', 422, "invalid_question", "问题是空的，请写下您的问题。"),
    ],
)
def test_a_bad_request_gets_one_clear_sentence(
    client: TestClient, content: str, status: int, code: str, message: str
) -> None:
    response = client.post("/api/ask", content=content, headers={"content-type": "application/json"})
    given = error(response)
    assert given[:2] == (status, code)
    assert given[2].startswith(message)


def test_a_body_that_is_not_text_gets_one_clear_sentence(client: TestClient) -> None:
    response = client.post("/api/ask", content=b"\xff\xfe\x00", headers={"content-type": "application/json"})
    assert error(response) == (400, "malformed_json", "The request body is not valid JSON.")


def test_deep_nesting_gets_one_clear_sentence(client: TestClient) -> None:
    response = client.post("/api/ask", content="[" * 60_000, headers={"content-type": "application/json"})
    assert error(response)[:2] == (400, "malformed_json")


def test_a_question_of_5000_characters_gets_the_assistants_sentence(client: TestClient) -> None:
    given = error(client.post("/api/ask", json={"question": "电" * 5000}))
    assert given[:2] == (422, "invalid_question")
    assert "5000" in given[2]


def test_a_body_beyond_the_limit_is_refused(client: TestClient) -> None:
    response = client.post("/api/ask", json={"question": "x" * 300_000})
    assert error(response) == (413, "body_too_large", "The request body may not exceed 256 KB.")


def test_a_body_beyond_the_limit_is_refused_also_when_its_length_is_not_announced(client: TestClient) -> None:
    response = client.post("/api/ask", content=iter([b"x" * 200_000, b"x" * 200_000]))
    assert error(response)[:2] == (413, "body_too_large")


def test_errors_speak_the_browsers_language(client: TestClient) -> None:
    response = client.get("/api/articles/none", headers={"accept-language": "zh-CN,zh;q=0.9,en;q=0.8"})
    assert error(response) == (404, "unknown_article", "没有编号为“none”的文章。")


def test_an_unknown_article_is_named(client: TestClient) -> None:
    given = error(client.get("/api/articles/no/such{id}"))
    assert given == (404, "unknown_article", "There is no article with the id “no/such{id}”.")


@pytest.mark.parametrize("path", ["/api/nothing", "/nothing", "/api", "/page/nothing.css", "/docs", "/redoc"])
def test_an_unknown_route_is_named(client: TestClient, path: str) -> None:
    assert error(client.get(path)) == (404, "unknown_route", f"There is nothing at {path}.")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/api/ask", "POST"),
        ("POST", "/api/articles", "GET"),
        ("DELETE", "/api/articles/willow-2031", "GET"),
        ("POST", "/healthz", "GET"),
    ],
)
def test_a_wrong_method_is_named(client: TestClient, method: str, path: str, allowed: str) -> None:
    response = client.request(method, path)
    assert error(response) == (405, "wrong_method", f"{path} does not accept {method} requests.")
    assert response.headers["allow"] == allowed


def test_a_defect_shows_no_traceback(client: TestClient) -> None:
    given = error(client.post("/api/ask", json={"question": "crash"}))
    assert given == (500, "internal", "Something went wrong on the server; please try again in a moment.")


def test_while_starting_it_is_alive_and_tells_its_progress(client: TestClient, service: FakeService) -> None:
    service.current = Starting(Wording("正在建立索引", "Building the index"), 0.25)
    assert client.get("/healthz").json() == {"status": "ok"}
    waiting = client.get("/readyz")
    assert waiting.status_code == 503
    assert waiting.json() == {"status": "starting", "message": "Building the index", "fraction": 0.25}
    given = error(client.post("/api/ask", json={"question": "电梯"}))
    assert given == (503, "not_ready", "服务正在准备（正在建立索引），请稍后再试。")
    assert error(client.get("/api/articles"))[:2] == (503, "not_ready")


def test_once_ready_it_says_so(client: TestClient) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (200, {"status": "ready", "articles": 2})


def test_a_failed_start_is_told_in_its_sentence(client: TestClient, service: FakeService) -> None:
    service.current = Failed("The folder articles holds no article.")
    waiting = client.get("/readyz")
    assert waiting.status_code == 503
    assert waiting.json() == {"status": "failed", "message": "The folder articles holds no article."}
    given = error(client.post("/api/ask", json={"question": "电梯"}))
    assert given == (503, "failed", "The folder articles holds no article.")
