"""The widget on a page of another origin, in a real browser: what works there, and what cannot get across."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from tests.browsers import chromium
from tests.web.fake import FakeAssistant, FakeService, ready
from tests.web.visits import HostSite, Visit, served, violations, wait_for_animations
from web import Failed, Starting, WebOptions, Wording, create_app

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
EXAMPLE_SERVER = "http://127.0.0.1:7860"
# What a careless site might have: every rule of it with weight.
CARELESS = """<style>
  * { font-size: 7px !important; color: #ff0 !important; letter-spacing: 9px !important; }
  * { display: inline !important; visibility: hidden !important; transform: rotate(3deg) !important; }
  button, iframe, dialog { display: none !important; background: #ff0 !important; }
  zhengda-assistant { display: none !important; opacity: 0 !important; }
  :root { --accent: yellow; --on-accent: yellow; }
</style>"""


@pytest.fixture(scope="module")
def site() -> Iterator[HostSite]:
    site = HostSite()
    yield site
    site.close()


@pytest.fixture(scope="module")
def stranger() -> Iterator[HostSite]:
    stranger = HostSite()
    yield stranger
    stranger.close()


@pytest.fixture(scope="module")
def address_and_service(site: HostSite) -> Iterator[tuple[str, FakeService]]:
    service = FakeService()
    with served(create_app(service, WebOptions(allowed_origins=(site.address,)))) as address:
        for name in ("help_page.html", "help_page_inline.html"):
            example = (EXAMPLES / name).read_text(encoding="utf-8")
            site.pages[f"/{name}"] = example.replace(EXAMPLE_SERVER, address)
        yield address, service


@pytest.fixture(scope="module")
def address(address_and_service: tuple[str, FakeService]) -> str:
    return address_and_service[0]


@pytest.fixture(scope="module")
def browser(address: str) -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def service(address_and_service: tuple[str, FakeService], assistant: FakeAssistant) -> FakeService:
    service = address_and_service[1]
    service.current = ready(assistant)
    return service


@pytest.fixture
def visit(browser: Browser, site: HostSite, service: FakeService) -> Iterator[Visit]:
    visit = Visit(browser, site.address)
    yield visit
    assert visit.context.cookies() == []
    visit.context.close()
    assert visit.problems == []
    assert visit.hosts <= {"localhost", "127.0.0.1"}


def page_with(address: str, attributes: str = "", *, head: str = "", lang: str = "zh-CN") -> str:
    script = f'<script src="{address}/widget.js" {attributes} defer></script>'
    return (
        f'<!doctype html><html lang="{lang}"><head><title>Help</title>{head}</head>'
        f"<body><main><h1>Help</h1><p>Host text</p></main>{script}</body></html>"
    )


def opened(page: Page) -> Frame:
    page.locator("zhengda-assistant button.opener").click()
    return frame_of(page)


def frame_of(page: Page) -> Frame:
    frame = page.locator("zhengda-assistant iframe").element_handle().content_frame()
    assert frame is not None
    # Without its script a question loads the page anew; what is asked here is asked of the script.
    expect(frame.locator("html.scripted")).to_be_attached()
    expect(frame.locator("#send")).to_be_enabled()
    return frame


def test_the_button_opens_the_assistant_which_answers_and_shows_the_mark(visit: Visit) -> None:
    page = visit.page
    page.goto(f"{visit.address}/help_page.html")
    opener = page.get_by_role("button", name="问问民生实事")
    expect(opener).to_have_attribute("aria-expanded", "false")
    frame = opened(page)
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(frame.locator("#question-box")).to_be_focused()
    visit.ask("加装了多少部电梯？", frame)
    expect(frame.locator(".answer")).to_contain_text("37部")
    expect(frame.locator(".facts")).to_contain_text("已经完成")
    expect(frame.locator(".facts")).to_contain_text("2031年12月18日")
    frame.locator(".answer .reference").click()
    expect(frame.locator("#sheet mark")).to_have_text("37部")
    expect(frame.locator("#sheet mark")).to_be_in_viewport()
    expect(frame.locator("#sheet .sheet-body")).to_be_focused()


def test_work_is_shown_step_by_step_while_it_is_done(visit: Visit, service: FakeService) -> None:
    service.current = ready(FakeAssistant(seconds=1.5))
    visit.page.goto(f"{visit.address}/help_page.html")
    frame = opened(visit.page)
    frame.locator("#question-box").fill("加装了多少部电梯？")
    frame.evaluate("""() => { window.steps = []; new MutationObserver(() => {
        const step = document.querySelector('.steps [aria-current]')?.textContent;
        if (step && step !== window.steps.at(-1)) window.steps.push(step); })
        .observe(document.getElementById('conversation'), { childList: true, subtree: true }); }""")
    frame.locator("#send").click()
    expect(frame.locator(".working")).to_be_visible()
    expect(frame.locator("#spoken")).to_have_text("正在查阅")
    expect(frame.locator(".exchange .answer")).to_contain_text("37部")
    expect(frame.locator("#spoken")).to_contain_text("37部")
    assert frame.evaluate("window.steps") == ["在 2 篇文章中查找", "阅读最接近的段落"]


def test_a_line_that_breaks_while_it_works_is_told(visit: Visit) -> None:
    visit.page.goto(f"{visit.address}/help_page.html")
    frame = opened(visit.page)
    begun = 'event: stage\ndata: {"html": "<section></section>"}\n\n'
    visit.page.route("**/embed/ask*", lambda route: route.fulfill(body=begun))
    frame.locator("#question-box").fill("加装了多少部电梯？")
    frame.locator("#send").click()
    expect(frame.locator(".problem")).to_have_text("没有连上服务，请检查网络后再试。")
    expect(frame.locator(".exchange .question")).to_have_text("加装了多少部电梯？")
    expect(frame.locator("#question-box")).to_have_value("加装了多少部电梯？")


def test_the_frame_is_a_sandbox_that_cannot_move_the_page_around_it(visit: Visit) -> None:
    visit.page.goto(f"{visit.address}/help_page.html")
    frame = opened(visit.page)
    rights = visit.page.locator("zhengda-assistant iframe").get_attribute("sandbox")
    assert set((rights or "").split()) == {"allow-scripts", "allow-same-origin", "allow-forms"}
    refused = frame.evaluate("() => { try { top.location = '/'; return false } catch { return true } }")
    assert refused
    assert visit.page.url == f"{visit.address}/help_page.html"
    visit.problems.clear()  # the browser's own words on the attempt


def test_a_follow_up_and_a_refusal_work_inside_it(visit: Visit, assistant: FakeAssistant) -> None:
    visit.page.goto(f"{visit.address}/help_page.html")
    frame = opened(visit.page)
    visit.ask("加装了多少部电梯？", frame)
    visit.ask("那停车位呢？", frame)
    assert [turn.answer for turn in assistant.histories[-1]] == ["37部"]
    expect(frame.locator(".exchange").last.locator(".understood")).to_contain_text("加装了多少部电梯？")
    visit.ask("柳岸区有多少人口？", frame)
    newest = frame.locator(".exchange").last
    expect(newest.locator(".abstained")).to_have_text("这些文章没有说明。")
    newest.locator(".open").first.click()
    expect(frame.locator("#sheet mark")).to_have_text("每天供应午餐约九百份")


def test_escape_closes_the_article_then_the_assistant_and_gives_the_focus_back(visit: Visit) -> None:
    page = visit.page
    page.goto(f"{visit.address}/help_page.html")
    opener = page.locator("zhengda-assistant button.opener")
    opener.focus()
    page.keyboard.press("Enter")
    frame = frame_of(page)
    expect(frame.locator("#question-box")).to_be_focused()
    page.keyboard.type("加装了多少部电梯？")
    page.keyboard.press("Enter")
    expect(frame.locator(".answer .reference")).to_be_visible()
    for _ in range(12):  # back from the question box to the answer's number
        page.keyboard.press("Shift+Tab")
        if frame.evaluate("document.activeElement.className") == "reference":
            break
    page.keyboard.press("Enter")
    expect(frame.locator("#sheet .sheet-body")).to_be_focused()
    page.keyboard.press("Escape")
    expect(frame.locator(".answer .reference")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("zhengda-assistant dialog")).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")  # what was said is still there
    expect(frame.locator(".answer")).to_contain_text("37部")


def test_a_page_that_is_not_allowed_gets_a_sentence_instead(
    browser: Browser, stranger: HostSite, address: str, service: FakeService
) -> None:
    visit = Visit(browser, stranger.address)
    stranger.pages["/"] = page_with(address)
    visit.page.goto(f"{stranger.address}/")
    visit.page.locator("zhengda-assistant button.opener").click()
    note = visit.page.locator("zhengda-assistant .note")
    expect(note).to_contain_text("这个网站还没有得到允许")
    expect(note.get_by_role("button", name="再试一次")).to_be_visible()
    assert any("frame-ancestors" in problem for problem in visit.problems)
    refused = visit.page.evaluate(
        "(address) => fetch(address + '/api/articles').then(() => 'read', () => 'refused')", address
    )
    assert refused == "refused"
    visit.context.close()


def test_an_allowed_page_may_use_the_interface(visit: Visit, address: str) -> None:
    visit.page.goto(f"{visit.address}/help_page.html")
    count = visit.page.evaluate(
        "(address) => fetch(address + '/api/articles').then((r) => r.json()).then((b) => b.articles.length)",
        address,
    )
    assert count == 2


def test_the_hosts_styles_do_not_get_in_and_ours_do_not_get_out(
    visit: Visit, site: HostSite, address: str
) -> None:
    page = visit.page
    looks = {}
    for name, head in (("plain", ""), ("careless", CARELESS)):
        site.pages["/"] = page_with(address, head=head)
        page.goto(f"{site.address}/")
        opener = page.locator("zhengda-assistant button.opener")
        expect(opener).to_be_visible()
        looks[name] = opener.evaluate(
            "(one) => { const s = getComputedStyle(one);"
            " const size = [one.offsetWidth, one.offsetHeight];"
            " return [s.fontSize, s.color, s.backgroundColor, s.letterSpacing, ...size]; }"
        )
    assert looks["plain"] == looks["careless"]

    site.pages["/"] = page_with(address)
    site.pages["/bare"] = page_with(address).partition("<script")[0] + "</body></html>"
    texts = []
    for path in ("/", "/bare"):
        page.goto(site.address + path)
        texts.append(
            page.evaluate(
                "JSON.stringify(['html', 'body', 'h1', 'p'].map((tag) =>"
                " ({ ...getComputedStyle(document.querySelector(tag)) })))"
            )
        )
    assert texts[0] == texts[1]
    assert page.evaluate("Object.keys(window).filter((name) => /zhengda/i.test(name))") == []


@pytest.mark.parametrize(
    ("colour", "text"),
    [("#ffee00", "rgb(0, 0, 0)"), ("navy", "rgb(255, 255, 255)"), ("hsl(0 0% 50%)", "rgb(0, 0, 0)")],
)
def test_the_button_can_be_read_in_any_colour(
    visit: Visit, site: HostSite, address: str, colour: str, text: str
) -> None:
    site.pages["/"] = page_with(address, f'data-color="{colour}"')
    visit.page.goto(f"{site.address}/")
    opener = visit.page.locator("zhengda-assistant button.opener")
    assert opener.evaluate("(one) => getComputedStyle(one).color") == text


def test_language_title_and_position_are_options(visit: Visit, site: HostSite, address: str) -> None:
    site.pages["/"] = page_with(address, 'data-language="en" data-title="Ask us" data-position="left"')
    visit.page.goto(f"{site.address}/")
    opener = visit.page.get_by_role("button", name="Ask us")
    box = opener.bounding_box()
    assert box is not None and box["x"] < 100
    frame = opened(visit.page)
    expect(frame.locator("html")).to_have_attribute("lang", "en")
    expect(frame.locator("#send")).to_have_text("Ask")
    expect(visit.page.get_by_role("button", name="Close", exact=True)).to_be_visible()


def test_without_an_option_it_speaks_the_pages_language(visit: Visit, site: HostSite, address: str) -> None:
    site.pages["/"] = page_with(address, lang="en-GB")
    visit.page.goto(f"{site.address}/")
    expect(visit.page.get_by_role("button", name="Ask the government news")).to_be_visible()


def test_inline_it_stands_in_the_page_and_grows_with_what_it_says(visit: Visit) -> None:
    visit.page.goto(f"{visit.address}/help_page_inline.html")
    expect(visit.page.locator("#assistant zhengda-assistant")).to_be_visible()
    frame = frame_of(visit.page)
    height = visit.page.locator("zhengda-assistant .inline").bounding_box()["height"]  # type: ignore[index]
    visit.ask("How many elevators were installed?", frame)
    visit.ask("What is the population?", frame)
    expect(frame.locator(".abstained")).to_be_visible()
    # The frame tells the host page its height in messages of its own time.
    visit.page.wait_for_function(
        "(height) => document.querySelector('zhengda-assistant').shadowRoot"
        ".querySelector('.inline').getBoundingClientRect().height > height",
        arg=height,
    )


def test_on_a_phone_it_covers_the_page_and_never_scrolls_sideways(
    browser: Browser, site: HostSite, service: FakeService
) -> None:
    visit = Visit(browser, site.address, width=320, has_touch=True, is_mobile=True)
    visit.page.goto(f"{site.address}/help_page.html")
    frame = opened(visit.page)
    wait_for_animations(visit.page)
    box = visit.page.locator("zhengda-assistant dialog").bounding_box()
    assert box is not None and (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 320, 800)
    sideways = "document.documentElement.scrollWidth - innerWidth"
    visit.ask("averyveryverylongwordthatnoscreenofthiswidthcouldeverholdonasingleline" * 3, frame)
    visit.ask("长者食堂设在哪些街道？", frame)
    assert frame.evaluate(sideways) <= 0 and visit.sideways() <= 0
    frame.locator(".answer .reference").first.click()
    expect(frame.locator("#sheet mark")).to_be_in_viewport()
    assert frame.evaluate(sideways) <= 0
    frame.get_by_role("link", name="返回回答").click()
    visit.page.get_by_role("button", name="关闭").click()
    expect(visit.page.locator("zhengda-assistant dialog")).to_be_hidden()
    visit.context.close()


def test_the_host_page_with_the_widget_has_no_violation(
    browser: Browser, site: HostSite, service: FakeService
) -> None:
    visit = Visit(browser, site.address, bypass_csp=True, reduced_motion="reduce")
    visit.page.goto(f"{site.address}/help_page.html")
    opened(visit.page)
    assert violations(visit.page) == []
    visit.context.close()


def test_the_start_is_waited_for(visit: Visit, service: FakeService) -> None:
    ready_state = service.current
    service.current = Starting(Wording("正在建立索引", "Building the index"), 0.2)
    visit.page.goto(f"{visit.address}/help_page.html")
    visit.page.locator("zhengda-assistant button.opener").click()
    frame = visit.page.locator("zhengda-assistant iframe").element_handle().content_frame()
    assert frame is not None
    expect(frame.locator(".state")).to_contain_text("正在建立索引 20%")
    service.current = ready_state
    expect(frame.locator("#send")).to_be_enabled()
    expect(frame.locator(".example").first).to_be_visible()
    visit.ask("加装了多少部电梯？", frame)
    expect(frame.locator(".answer")).to_contain_text("37部")


def test_a_failed_start_and_a_lost_server_are_told(visit: Visit, service: FakeService) -> None:
    visit.page.goto(f"{visit.address}/help_page.html")
    frame = opened(visit.page)
    service.current = Failed("The folder articles holds no article.")
    visit.ask("加装了多少部电梯？", frame)
    expect(frame.locator(".problem").last).to_have_text("The folder articles holds no article.")
    visit.page.route("**/embed/ask*", lambda route: route.abort())
    visit.ask("How many elevators were installed?", frame)
    expect(frame.locator(".problem").last).to_have_text("没有连上服务，请检查网络后再试。")
    expect(frame.locator("#question-box")).to_have_value("How many elevators were installed?")
    visit.problems.clear()  # the browser's own words on the 503 and on the broken line


def test_without_scripts_the_form_answers_and_the_article_opens_at_the_mark(
    browser: Browser, address: str, service: FakeService
) -> None:
    visit = Visit(browser, address, java_script_enabled=False, width=320)
    page = visit.open("/embed?language=zh")
    page.get_by_label("您的问题").fill("加装了多少部电梯？")
    page.get_by_role("button", name="提问").click()
    expect(page.locator(".answer")).to_contain_text("37部")
    expect(page.locator(".tools")).to_be_hidden()
    page.locator(".answer .reference").click()
    expect(page.locator("mark")).to_have_text("37部")
    expect(page.locator("mark")).to_be_in_viewport()
    page.get_by_role("link", name="返回回答").click()
    expect(page.locator(".answer")).to_contain_text("37部")
    visit.context.close()


def test_it_is_painted_and_it_answers_within_a_second(visit: Visit, address: str) -> None:
    page, paints, answers = visit.page, [], []
    for _ in range(3):
        page.goto(f"{address}/embed?language=zh")
        expect(page.locator("#send")).to_be_enabled()
        paints.append(page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
        page.locator("#question-box").fill("加装了多少部电梯？")
        page.evaluate("""() => { const began = performance.now(); window.taken = new Promise((done) =>
            new MutationObserver((_, watching) => { if (document.querySelector('.exchange .answer')) {
                watching.disconnect(); done(performance.now() - began); } })
            .observe(document.getElementById('conversation'), { childList: true, subtree: true })); }""")
        page.locator("#send").click()
        answers.append(page.evaluate("window.taken"))
    print(f"first paint {min(paints):.0f} ms, answer of the fake assistant {min(answers):.0f} ms")
    # The quickest: what else the machine does is not ours.
    assert min(paints) < 1000 and min(answers) < 1000
