"""The chat page on a phone, by keyboard, in both languages, on paper and without scripts."""

from playwright.sync_api import Browser, expect

from tests.web.fake import EXAMPLES
from tests.web.visits import Visit


def test_an_answer_never_takes_the_focus_from_someone_who_types(visit: Visit) -> None:
    page = visit.open_ready()
    visit.ask("加装了多少部电梯？")
    page.locator(".answer .reference").click()  # its article is open already
    expect(page.locator("#sheet .sheet-body")).to_be_focused()
    page.locator("#question-box").click()
    visit.ask("长者食堂设在哪些街道？")
    expect(page.locator("#sheet mark")).to_have_text("月桥")
    expect(page.locator("#question-box")).to_be_focused()


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
    for _ in range(9):  # how the page is shown, its sections, then the question box
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "TEXTAREA":
            break
    page.keyboard.type("加装了多少部电梯？")
    page.keyboard.press("Enter")
    expect(page.locator(".answer .reference")).to_be_visible()
    for _ in range(9):  # back over the answer's tools and the card's number to the answer's
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.className") == "reference":
            break
    page.keyboard.press("Enter")
    expect(page.locator("#sheet .sheet-body")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".answer .reference")).to_be_focused()


def test_large_type_and_dark_colours_are_kept(visit: Visit) -> None:
    page = visit.open_ready()

    def shown() -> tuple[float, str]:
        size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.purpose')).fontSize)")
        ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        return size, ground

    size, ground = shown()
    page.get_by_role("button", name="大字").click()
    page.get_by_role("button", name="深色").click()
    assert shown()[0] >= 1.2 * size
    assert shown()[1] != ground
    chosen = shown()
    visit.open_ready()
    assert shown() == chosen
    expect(page.get_by_role("button", name="大字")).to_have_attribute("aria-pressed", "true")


def test_on_paper_stand_the_answers_without_what_only_a_screen_needs(visit: Visit) -> None:
    page = visit.open_ready()
    visit.ask("加装了多少部电梯？")
    page.emulate_media(media="print")
    for seen in (".exchange .question", ".exchange .answer", ".citation blockquote", ".provenance cite"):
        expect(page.locator(seen).first).to_be_visible()
    for unseen in ("#ask", ".tools", ".settings", "#sheet", "nav"):
        expect(page.locator(unseen).first).to_be_hidden()
    page.evaluate("document.documentElement.dataset.printing = 'article'")
    expect(page.locator("#sheet mark")).to_be_visible()
    expect(page.locator("#talk")).to_be_hidden()


def test_the_page_without_scripts_leads_to_the_plain_one(browser: Browser, visit: Visit) -> None:
    plain = Visit(browser, visit.address, java_script_enabled=False)
    plain.page.goto(visit.address)
    plain.page.get_by_role("link", name="打开简易页面").click()
    plain.page.get_by_label("您的问题").fill(EXAMPLES[1])
    plain.page.get_by_role("button", name="提问").click()
    expect(plain.page.locator(".answer")).to_contain_text("37部")
    plain.context.close()
    visit.open()
