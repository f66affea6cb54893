"""What axe finds on every page of ours: nothing, in both languages, colour schemes and widths."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browsers import chromium
from tests.web.fake import FakeService, ready
from tests.web.ledgers import ledger_rows
from tests.web.visits import Visit, is_dark, served, violations
from web import Failed, Starting, Wording, create_app

QUESTIONS = {"zh-CN": "长者食堂设在哪些街道？", "en-US": "How many elevators were installed?"}
REFUSED = {"zh-CN": "柳岸区有多少人口？", "en-US": "What is the population?"}


@pytest.fixture(scope="module")
def address_and_service() -> Iterator[tuple[str, FakeService]]:
    service = FakeService()
    with served(create_app(service)) as address:
        yield address, service


@pytest.fixture(scope="module")
def browser(address_and_service: object) -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(params=[("zh-CN", "light"), ("zh-CN", "dark"), ("en-US", "light"), ("en-US", "dark")])
def wishes(request: pytest.FixtureRequest) -> dict[str, str]:
    locale, scheme = request.param
    return {"locale": locale, "color_scheme": scheme}


@pytest.fixture
def visit(
    browser: Browser, address_and_service: tuple[str, FakeService], wishes: dict[str, str]
) -> Iterator[Visit]:
    address, service = address_and_service
    service.current = ready()
    # axe is evaluated in the page, which its policy forbids.
    visit = Visit(browser, address, width=1280, bypass_csp=True, reduced_motion="reduce", **wishes)
    yield visit
    visit.context.close()


def test_the_chat_page_has_no_violation(visit: Visit, wishes: dict[str, str]) -> None:
    page = visit.open_ready()
    assert is_dark(page) == (wishes["color_scheme"] == "dark")
    expect(page.locator(".example").first).to_be_visible()
    assert violations(page) == []
    visit.ask(QUESTIONS[wishes["locale"]])
    expect(page.locator("#sheet mark")).to_be_visible()
    page.locator("[data-verdict=down]").click()
    assert violations(page) == []
    visit.ask(REFUSED[wishes["locale"]])
    expect(page.locator(".abstained")).to_be_visible()
    page.set_viewport_size({"width": 320, "height": 700})
    assert violations(page) == []
    page.locator(".reference").first.click()
    expect(page.locator("#sheet mark")).to_be_in_viewport()
    assert violations(page) == []


def test_the_articles_and_the_ledger_have_no_violation(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.chat.delivery_ledger", lambda articles: ledger_rows())
    page = visit.open_ready()
    page.locator("nav [data-view=articles]").click()
    page.locator(".entry").first.click()
    expect(page.locator("#sheet article")).to_be_visible()
    assert violations(page) == []
    page.locator("nav [data-view=ledger]").click()
    expect(page.locator(".pledge").first).to_be_visible()
    assert violations(page) == []


def test_the_embed_has_no_violation(visit: Visit, wishes: dict[str, str]) -> None:
    page = visit.open_ready("/embed?color=%23ffd400")
    assert is_dark(page) == (wishes["color_scheme"] == "dark")
    assert violations(page) == []
    visit.ask(QUESTIONS[wishes["locale"]])
    expect(page.locator(".citation").first).to_be_visible()
    assert violations(page) == []
    page.locator(".reference").first.click()
    expect(page.locator("#sheet mark")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    visit.ask(REFUSED[wishes["locale"]])
    page.set_viewport_size({"width": 320, "height": 700})
    assert violations(page) == []


@pytest.mark.parametrize("path", ["/", "/embed"])
def test_the_start_and_its_failure_have_no_violation(
    visit: Visit, address_and_service: tuple[str, FakeService], path: str
) -> None:
    service = address_and_service[1]
    service.current = Starting(Wording("正在建立索引", "Building the index"), 0.4)
    page = visit.open(path)
    expect(page.locator(".state progress")).to_be_visible()
    assert violations(page) == []
    service.current = Failed("The folder articles holds no article.")
    expect(page.locator(".state.failed")).to_be_visible()
    assert violations(page) == []
