from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.web.fake import FakeService
from web import FeedbackStore, Notebook, create_app


@pytest.fixture(scope="module")
def complaints() -> list[str]:
    return []


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> FeedbackStore:
    return FeedbackStore(tmp_path_factory.mktemp("data") / "feedback.sqlite", days=30)


@pytest.fixture(scope="module")
def client(store: FeedbackStore, complaints: list[str]) -> TestClient:
    app = create_app(FakeService(), notebook=Notebook(store, complaints.append))
    return TestClient(app, headers={"accept-language": "en"})


@pytest.fixture
def broken(store: FeedbackStore, tmp_path: Path) -> Iterator[None]:
    whole, store.path = store.path, tmp_path / "file" / "feedback.sqlite"
    (tmp_path / "file").touch()
    yield
    store.path = whole


def test_feedback_is_written_down(client: TestClient, store: FeedbackStore) -> None:
    body = {"question": "电梯？", "answer": "37部", "helpful": True, "comment": " 很清楚 "}
    response = client.post("/api/feedback", json=body)
    assert (response.status_code, response.json()) == (201, {"status": "recorded"})
    kept = store.feedback()[0]
    assert (kept.question, kept.answer, kept.helpful, kept.comment) == ("电梯？", "37部", True, "很清楚")


def test_a_question_that_is_refused_is_written_down_and_one_that_is_answered_is_not(
    client: TestClient, store: FeedbackStore
) -> None:
    client.post("/api/ask", json={"question": "加装了多少部电梯？"})
    client.post("/api/ask", json={"question": "柳岸区有多少人口？我的电话13912345678"})
    assert [one.question for one in store.refusals()] == ["柳岸区有多少人口？我的电话●●●●●●●●●●●"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"question": "?"}, "helpful"),
        ({"helpful": True}, "question"),
        ({"question": "?", "helpful": "maybe"}, "helpful"),
        ({"question": "?", "helpful": True, "comment": "长" * 1001}, "comment"),
        ({"question": "?", "helpful": True, "name": "x"}, "name"),
    ],
)
def test_feedback_that_cannot_be_used_names_the_field(
    client: TestClient, body: dict[str, object], field: str
) -> None:
    error = client.post("/api/feedback", json=body).json()["error"]
    assert error["code"] == "invalid_request"
    assert field in error["message"]


def test_a_store_that_cannot_be_written_says_so_once_and_answers_go_on(
    client: TestClient, complaints: list[str], broken: None
) -> None:
    for _ in range(3):
        answer = client.post("/api/ask", json={"question": "柳岸区有多少人口？"})
        assert answer.status_code == 200 and answer.json()["abstained"]
    refused = client.post("/api/feedback", json={"question": "?", "helpful": True})
    assert refused.status_code == 503
    assert refused.json()["error"]["code"] == "feedback_unavailable"
    assert len(complaints) == 1 and "cannot be written" in complaints[0]


def test_without_a_notebook_feedback_is_refused() -> None:
    response = TestClient(create_app(FakeService())).post(
        "/api/feedback", json={"question": "?", "helpful": True}
    )
    assert (response.status_code, response.json()["error"]["code"]) == (503, "feedback_off")
