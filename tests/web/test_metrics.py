import re

import pytest
from fastapi.testclient import TestClient

from tests.web.fake import FakeService
from web import Starting, Wording, create_app


@pytest.fixture
def service() -> FakeService:
    return FakeService()


@pytest.fixture
def client(service: FakeService) -> TestClient:
    return TestClient(create_app(service), raise_server_exceptions=False)


def figures(client: TestClient) -> dict[str, float]:
    response = client.get("/metrics")
    assert response.headers["content-type"].startswith("text/plain; version=0.0.4")
    lines = [line for line in response.text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}


def test_requests_and_answers_are_counted_by_what_came_of_them(client: TestClient) -> None:
    client.post("/api/ask", json={"question": "电梯"})
    client.post("/api/ask", json={"question": "柳岸区有多少人口？"})
    client.post("/api/ask", json={"question": "crash"})
    client.get("/api/articles/none")
    client.get("/api/articles/other?secret=1")
    client.get("/no/such/page")
    client.request("FROBNICATE", "/api/ask")
    found = figures(client)
    assert found['zhengda_requests_total{method="POST",route="/api/ask",status="200"}'] == 2
    assert found['zhengda_requests_total{method="POST",route="/api/ask",status="500"}'] == 1
    assert found['zhengda_requests_total{method="GET",route="/api/articles/{id:path}",status="404"}'] == 2
    assert found['zhengda_requests_total{method="GET",route="none",status="404"}'] == 1
    assert found['zhengda_requests_total{method="other",route="/api/ask",status="405"}'] == 1
    assert found['zhengda_answers_total{kind="span",language="zh",reason=""}'] == 1
    assert found['zhengda_answers_total{kind="none",language="zh",reason="nothing_found"}'] == 1
    assert found["zhengda_ask_seconds_count"] == found['zhengda_ask_seconds_bucket{le="+Inf"}'] == 2
    assert found["zhengda_ask_seconds_sum"] < 2


def test_nothing_of_what_was_asked_stands_in_the_figures(client: TestClient) -> None:
    client.post("/api/ask", json={"question": "柳岸区有多少人口？"})
    client.get("/api/articles/secret")
    text = client.get("/metrics").text
    assert "secret" not in text and not re.search("[\u4e00-\u9fff]", text)


def test_readiness_and_articles_are_shown(client: TestClient, service: FakeService) -> None:
    assert (figures(client)["zhengda_ready"], figures(client)["zhengda_articles"]) == (1, 2)
    service.current = Starting(Wording("启动", "starting"))
    assert (figures(client)["zhengda_ready"], figures(client)["zhengda_articles"]) == (0, 0)
