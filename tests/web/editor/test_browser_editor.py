"""The editor's pages and the description of the interface in a real browser: axe, phone width, no scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browsers import chromium
from tests.web.editor.newsroom import CUT, PASSWORD, Newsroom
from tests.web.visits import Visit, is_dark, served, violations
from web import create_app

FILE = {"name": "parks.txt", "mimeType": "text/plain", "buffer": CUT.encode()}


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    return Newsroom(tmp_path_factory.mktemp("newsroom"))


@pytest.fixture(scope="module")
def address(newsroom: Newsroom) -> Iterator[str]:
    with served(create_app(newsroom.service, editor=newsroom.editor)) as address:
        yield address


@pytest.fixture(scope="module")
def browser(address: str) -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(params=[("zh-CN", "light"), ("zh-CN", "dark"), ("en-US", "light"), ("en-US", "dark")])
def visit(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visit]:
    locale, scheme = request.param
    # axe is evaluated in the page, which its policy forbids.
    visit = Visit(browser, address, bypass_csp=True, locale=locale, color_scheme=scheme)
    yield visit
    visit.context.close()
    assert visit.hosts == {"127.0.0.1"}


def test_the_editors_pages_have_no_violation(visit: Visit) -> None:
    page = visit.page
    page.goto(f"{visit.address}/editor")
    assert is_dark(page) == page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert violations(page) == []
    page.locator("#password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("#file")).to_be_visible()
    assert violations(page) == []
    page.locator("#file").set_input_files([FILE])
    page.locator("form.panel button").click()
    expect(page.locator(".joins mark")).to_have_count(1)
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert visit.sideways() <= 0
    assert violations(page) == []
    page.goto(f"{visit.address}/editor/remove?file=lifts.txt")
    assert visit.sideways() <= 0
    assert violations(page) == []
    page.goto(f"{visit.address}/editor")
    assert visit.sideways() <= 0
    assert violations(page) == []


def test_the_description_of_the_interface_has_no_violation(visit: Visit) -> None:
    visit.page.goto(f"{visit.address}/api/docs")
    assert violations(visit.page) == []
    visit.page.set_viewport_size({"width": 320, "height": 700})
    assert visit.sideways() <= 0


def test_without_scripts_and_by_keyboard_an_article_is_published_and_removed(
    browser: Browser, address: str, newsroom: Newsroom
) -> None:
    visit = Visit(browser, address, java_script_enabled=False, locale="en-US")
    page = visit.page
    page.goto(f"{address}/editor")
    page.locator("#password").fill("wrong password")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("That is not the password.")
    page.locator("#password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator("#file").set_input_files([FILE])
    page.locator("form.panel button").press("Enter")
    page.get_by_role("button", name="Publish").press("Enter")
    expect(page.get_by_role("status")).to_have_text("parks.txt is published; you can ask about it now.")
    assert "parks.txt" in newsroom.desk.folder.files()
    page.get_by_role("link", name="Remove parks.txt").press("Enter")
    page.get_by_role("button", name="Remove").press("Enter")
    expect(page.get_by_role("status")).to_have_text("parks.txt is removed.")
    assert "parks.txt" not in newsroom.desk.folder.files()
    visit.context.close()
    assert visit.hosts == {"127.0.0.1"}
