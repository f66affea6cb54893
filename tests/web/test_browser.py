"""The pages in a real browser, over a real server, with the small fake assistant."""

import socket
import threading
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, Request, expect

from tests.browsers import PATIENCE_MS, chromium
from tests.web.fake import WILLOW, FakeAssistant, FakeService, ready
from web import Failed, Starting, Wording, create_app


@pytest.fixture(scope="module")
def address_and_service() -> Iterator[tuple[str, FakeService]]:
    service = FakeService()
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(create_app(service), log_level="warning", ws="none", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}", service
    server.should_exit = True
    thread.join()
    listener.close()


@pytest.fixture(scope="module")
def browser(address_and_service: object) -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def service(address_and_service: tuple[str, FakeService], assistant: FakeAssistant) -> FakeService:
    service = address_and_service[1]
    service.current = ready(assistant)
    return service


class Visit:
    """A page of its own in one browser, with what it asked for and what went wrong in it."""

    def __init__(self, browser: Browser, address: str, *, locale: str = "zh-CN", width: int = 1280) -> None:
        self.address = address
        self.context = browser.new_context(locale=locale, viewport={"width": width, "height": 800})
        self.context.set_default_timeout(PATIENCE_MS)
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.problems: list[str] = []
        self.page.on("request", self.note_request)
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on(
            "console", lambda line: self.problems.append(line.text) if line.type == "error" else None
        )

    def note_request(self, request: Request) -> None:
        self.requests.append(request.url)

    def open(self, path: str = "/") -> Page:
        self.page.goto(self.address + path)
        expect(self.page.locator("#question textarea")).to_be_visible()
        return self.page

    def open_ready(self, path: str = "/") -> Page:
        page = self.open(path)
        expect(page.locator("#send")).to_be_enabled()
        return page

    def ask(self, question: str) -> None:
        self.page.locator("#question textarea").fill(question)
        self.page.keyboard.press("Enter")
        newest = self.page.locator(".exchange").last
        expect(newest.locator(".question")).to_have_text(question)
        expect(newest.locator(".working")).to_have_count(0)

    def sideways(self) -> int:
        return int(self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


@pytest.fixture
def visit(
    browser: Browser, address_and_service: tuple[str, FakeService], service: FakeService
) -> Iterator[Visit]:
    visit = Visit(browser, address_and_service[0])
    yield visit
    visit.context.close()
    assert visit.problems == []
    assert {urlsplit(url).hostname for url in visit.requests if not url.startswith("data:")} == {"127.0.0.1"}


@pytest.fixture
def phone(
    browser: Browser, address_and_service: tuple[str, FakeService], service: FakeService
) -> Iterator[Visit]:
    visit = Visit(browser, address_and_service[0], locale="en-US", width=320)
    yield visit
    visit.context.close()
    assert visit.problems == []


def test_an_answer_appears_with_its_mark_in_the_article(visit: Visit) -> None:
    page = visit.open_ready()
    visit.ask("加装了多少部电梯？")
    expect(page.locator(".exchange .answer")).to_contain_text("37部")
    expect(page.locator("#sheet h2")).to_have_text(WILLOW.title)
    expect(page.locator("#sheet mark")).to_have_text("37部")
    expect(page.locator("#sheet mark")).to_be_in_viewport()


def test_the_article_scrolls_by_itself_and_does_not_lengthen_the_page(visit: Visit) -> None:
    page = visit.open_ready()
    page.set_viewport_size({"width": 1280, "height": 400})
    visit.ask("加装了多少部电梯？")
    expect(page.locator("#sheet mark")).to_be_in_viewport()
    heights = "[document.documentElement.scrollHeight, document.querySelector('#desk').offsetHeight]"
    document_height, desk_height = page.evaluate(heights)
    assert document_height == desk_height


def test_clicking_a_citation_opens_its_own_characters(visit: Visit) -> None:
    page = visit.open_ready()
    visit.ask("长者食堂设在哪些街道？")
    for number, quote in (("[3]", "石埠"), ("[2]", "柳堤")):
        page.locator(".answer .reference", has_text=number).click()
        expect(page.locator("#sheet mark")).to_have_text(quote)
        expect(page.locator("#sheet mark")).to_be_in_viewport()
    expect(page.locator("#sheet .sheet-body")).to_be_focused()


def test_an_answer_never_takes_the_focus_from_someone_who_types(visit: Visit) -> None:
    page = visit.open_ready()
    visit.ask("加装了多少部电梯？")
    page.locator(".answer .reference").click()  # its article is open already
    expect(page.locator("#sheet .sheet-body")).to_be_focused()
    page.locator("#question textarea").click()
    visit.ask("长者食堂设在哪些街道？")
    expect(page.locator("#sheet mark")).to_have_text("月桥")
    expect(page.locator("#question textarea")).to_be_focused()


def test_an_example_question_asks_itself(visit: Visit) -> None:
    page = visit.open_ready()
    page.locator(".example").first.click()
    expect(page.locator(".exchange .answer")).to_contain_text("1460个")


def test_work_is_shown_while_it_is_done(visit: Visit, service: FakeService) -> None:
    service.current = ready(FakeAssistant(seconds=1.0))
    page = visit.open_ready()
    page.locator("#question textarea").fill("加装了多少部电梯？")
    page.locator("#send").click()
    expect(page.locator(".working")).to_be_visible()
    expect(page.locator(".steps li").first).to_have_text("在 2 篇文章中查找")
    expect(page.locator(".exchange .answer")).to_contain_text("37部")


def test_a_follow_up_takes_the_conversation_along(visit: Visit, assistant: FakeAssistant) -> None:
    page = visit.open_ready()
    visit.ask("加装了多少部电梯？")
    visit.ask("那停车位呢？")
    assert [turn.answer for turn in assistant.histories[-1]] == ["37部"]
    expect(page.locator(".exchange").last.locator(".understood")).to_contain_text("加装了多少部电梯？")


def test_a_refusal_offers_the_closest_passages(visit: Visit) -> None:
    page = visit.open_ready()
    visit.ask("柳岸区有多少人口？")
    expect(page.locator(".exchange .abstained")).to_have_text("这些文章没有说明。")
    page.locator(".citation .open").first.click()
    expect(page.locator("#sheet mark")).to_have_text("每天供应午餐约九百份")


def test_a_refusal_speaks_the_questions_language_on_either_page(visit: Visit) -> None:
    page = visit.open_ready()
    visit.ask("What is the population?")
    expect(page.locator(".exchange .abstained")).to_have_text("The articles do not say.")


def test_hostile_text_stays_text(visit: Visit) -> None:
    page = visit.open_ready()
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    visit.ask('附注 <img src=x onerror="alert(1)"> ${alert(2)} {{x}}')
    quote = '<script>alert("x")</script> 与 ${alert(1)} 只是文字，{{也一样}}'
    expect(page.locator(".exchange .answer")).to_contain_text(quote)
    expect(page.locator("#sheet mark")).to_have_text(quote)
    assert page.locator("#desk img, #desk script").count() == 0
    assert dialogs == []


def test_an_empty_question_gets_a_sentence_and_the_page_stays_usable(visit: Visit) -> None:
    page = visit.open_ready()
    page.locator("#send").click()
    expect(page.locator(".problem")).to_have_text("问题是空的，请写下您的问题。")
    visit.ask("加装了多少部电梯？")
    expect(page.locator(".exchange .answer")).to_contain_text("37部")


def test_a_defect_ends_in_a_sentence_not_in_a_page_that_looks_busy(visit: Visit) -> None:
    page = visit.open_ready()
    page.locator("#question textarea").fill("crash")
    page.keyboard.press("Enter")
    expect(page.locator(".problem")).to_have_text("服务出了问题，请稍后再试。")
    expect(page.locator(".working")).to_have_count(0)


def test_starting_shows_progress_and_then_becomes_usable(visit: Visit, service: FakeService) -> None:
    ready_state = service.current
    service.current = Starting(Wording("正在建立索引", "Building the index"), 0.2)
    page = visit.open()
    expect(page.locator(".state")).to_contain_text("正在建立索引 20%")
    expect(page.locator("#send")).to_be_disabled()
    service.current = Starting(Wording("正在建立索引", "Building the index"), 0.8)
    expect(page.locator(".state")).to_contain_text("80%")
    service.current = ready_state
    expect(page.locator("#send")).to_be_enabled()
    expect(page.locator(".state")).to_have_count(0)
    visit.ask("加装了多少部电梯？")
    expect(page.locator("#sheet mark")).to_have_text("37部")


def test_a_failed_start_is_told(visit: Visit, service: FakeService) -> None:
    service.current = Failed("The folder articles holds no article.")
    page = visit.open()
    expect(page.locator(".state.failed")).to_contain_text("The folder articles holds no article.")


def test_the_language_can_be_switched_and_stays(phone: Visit) -> None:
    page = phone.open_ready()
    assert page.url.endswith("/en/")
    assert page.locator("html").get_attribute("lang") == "en"
    expect(page.locator("#send")).to_have_text("Ask")
    page.locator(".switch").click()
    expect(page.locator("#send")).to_have_text("提问")
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")


def test_a_phone_never_scrolls_sideways(phone: Visit) -> None:
    page = phone.open_ready()
    assert phone.sideways() <= 0
    phone.ask("How many elevators were installed?")
    assert phone.sideways() <= 0
    phone.ask("averyveryverylongwordthatnoscreenofthiswidthcouldeverholdonasingleline" * 3)
    assert phone.sideways() <= 0
    page.locator(".citation .open").first.click()
    expect(page.locator("#sheet mark")).to_be_in_viewport()
    assert phone.sideways() <= 0


def test_on_a_phone_the_article_is_a_sheet_that_closes(phone: Visit) -> None:
    page = phone.open_ready()
    phone.ask("How many elevators were installed?")
    expect(page.locator("#sheet")).to_be_hidden()
    page.locator(".answer .reference").click()
    expect(page.locator("#sheet mark")).to_have_text("37部")
    expect(page.locator("#sheet mark")).to_be_in_viewport()
    page.get_by_role("button", name="Close the article").click()
    expect(page.locator("#sheet")).to_be_hidden()
    expect(page.locator(".answer .reference")).to_be_focused()


def test_the_keyboard_alone_is_enough(visit: Visit) -> None:
    page = visit.open_ready()
    for _ in range(5):  # the link to the other language, then the question box
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "TEXTAREA":
            break
    page.keyboard.type("加装了多少部电梯？")
    page.keyboard.press("Enter")
    expect(page.locator(".answer .reference")).to_be_visible()
    for _ in range(3):  # back over the card's number to the answer's
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.className") == "reference":
            break
    page.keyboard.press("Enter")
    expect(page.locator("#sheet .sheet-body")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".answer .reference")).to_be_focused()
