import pytest
from fastapi.testclient import TestClient

from tests.web.fake import FakeService
from web import WebOptions, create_app

HELP = "https://help.example"


def test_a_page_may_be_framed_by_us_and_the_allowed_origins_only() -> None:
    assert WebOptions().frame_ancestors == "frame-ancestors 'self'"
    allowed = WebOptions(allowed_origins=(HELP, "http://localhost:8080"))
    assert allowed.frame_ancestors == f"frame-ancestors 'self' {HELP} http://localhost:8080"


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(create_app(FakeService(), WebOptions(allowed_origins=(HELP,))))


def test_an_allowed_origin_may_ask_and_read_without_credentials(client: TestClient) -> None:
    preflight = client.options(
        "/api/ask",
        headers={
            "origin": HELP,
            "access-control-request-method": "POST",
            "access-control-request-headers": "content-type",
        },
    )
    assert preflight.status_code == 200
    assert preflight.headers["access-control-allow-origin"] == HELP
    answer = client.post("/api/ask", json={"question": "电梯"}, headers={"origin": HELP})
    assert answer.headers["access-control-allow-origin"] == HELP
    assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize(
    "origin",
    ["https://elsewhere.example", "http://help.example", "https://help.example.evil.example", "null"],
)
def test_any_other_origin_may_read_nothing(client: TestClient, origin: str) -> None:
    response = client.get("/api/articles", headers={"origin": origin})
    assert "access-control-allow-origin" not in response.headers
