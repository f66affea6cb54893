"""The chat page in a real browser, over a real server, with the small fake assistant."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browsers import chromium
from tests.web.fake import FakeAssistant, FakeService, ready
from tests.web.visits import Visit, served
from web import FeedbackStore, Notebook, create_app


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> FeedbackStore:
    return FeedbackStore(tmp_path_factory.mktemp("feedback") / "feedback.sqlite", days=30)


@pytest.fixture(scope="module")
def address_and_service(store: FeedbackStore) -> Iterator[tuple[str, FakeService]]:
    service = FakeService()
    with served(create_app(service, notebook=Notebook(store))) as address:
        yield address, service


@pytest.fixture(scope="module")
def browser(address_and_service: object) -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def service(address_and_service: tuple[str, FakeService], assistant: FakeAssistant) -> FakeService:
    service = address_and_service[1]
    service.current = ready(assistant)
    return service


@pytest.fixture
def visit(
    browser: Browser, address_and_service: tuple[str, FakeService], service: FakeService
) -> Iterator[Visit]:
    visit = Visit(browser, address_and_service[0], permissions=["clipboard-read", "clipboard-write"])
    yield visit
    visit.context.close()
    assert visit.problems == []
    assert visit.hosts == {"127.0.0.1"}


@pytest.fixture
def phone(
    browser: Browser, address_and_service: tuple[str, FakeService], service: FakeService
) -> Iterator[Visit]:
    visit = Visit(browser, address_and_service[0], locale="en-US", width=320)
    yield visit
    visit.context.close()
    assert visit.problems == []
