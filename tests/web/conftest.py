from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from tests.web.fake import FakeAssistant, FakeService, ready
from web import Starting, Wording, create_app


@pytest.fixture
def assistant() -> FakeAssistant:
    return FakeAssistant()


@pytest.fixture(scope="session")
def shared_service() -> FakeService:
    # Built while starting, as in real life.
    return FakeService(Starting(Wording("正在启动", "starting up")))


@pytest.fixture(scope="session")
def shared_client(shared_service: FakeService) -> Iterator[TestClient]:
    # Building the pages takes most of a second: one application serves all tests, its state is each test's.
    client = TestClient(create_app(shared_service), raise_server_exceptions=False)
    with client:
        yield client


@pytest.fixture
def service(shared_service: FakeService, assistant: FakeAssistant) -> FakeService:
    shared_service.current = ready(assistant)
    return shared_service


@pytest.fixture
def client(shared_client: TestClient, service: FakeService) -> TestClient:
    shared_client.headers["accept-language"] = "en"
    return shared_client
