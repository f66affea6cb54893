"""Asking on the chat page in a real browser: answers, citations, refusals, hostile text, a slow start."""

import re

from playwright.sync_api import Route, expect

from tests.web.fake import WILLOW, FakeAssistant, FakeService, ready
from tests.web.visits import Visit
from web import Failed, Starting, Wording


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


def test_of_citations_clicked_faster_than_articles_come_the_last_one_is_opened(visit: Visit) -> None:
    page = visit.open_ready()
    visit.ask("长者食堂设在哪些街道？")
    references = page.locator(".answer .reference")
    expect(references).to_have_count(3)
    references.evaluate_all("(all) => [...all].reverse().concat(all[1]).forEach((one) => one.click())")
    expect(page.locator("#sheet mark")).to_have_text("柳堤")


def test_an_example_question_asks_itself(visit: Visit) -> None:
    page = visit.open_ready()
    page.locator(".example").first.click()
    expect(page.locator(".exchange .answer")).to_contain_text("1460个")


def test_work_is_shown_while_it_is_done(visit: Visit, service: FakeService) -> None:
    service.current = ready(FakeAssistant(seconds=1.0))
    page = visit.open_ready()
    page.locator("#question-box").fill("加装了多少部电梯？")
    page.locator("#send").click()
    expect(page.locator(".working")).to_be_visible()
    expect(page.locator(".steps [aria-current]")).to_have_text("在 2 篇文章中查找")
    expect(page.locator(".exchange .answer")).to_contain_text("37部")


def test_a_follow_up_takes_the_conversation_along(visit: Visit, assistant: FakeAssistant) -> None:
    page = visit.open_ready()
    visit.ask("加装了多少部电梯？")
    visit.ask("那停车位呢？")
    assert [turn.answer for turn in assistant.histories[-1]] == ["37部"]
    expect(page.locator(".exchange").last.locator(".understood")).to_contain_text("加装了多少部电梯？")


def test_an_answer_is_fetched_though_the_stream_of_results_closed_meanwhile(visit: Visit) -> None:
    page = visit.open_ready()

    def close(route: Route) -> None:
        route.fulfill(content_type="text/event-stream", body='data: {"msg": "close_stream"}\n\n')

    page.route("**/queue/data*", close, times=1)
    visit.ask("加装了多少部电梯？")
    expect(page.locator(".exchange .answer")).to_contain_text("37部")


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


def test_a_question_that_cannot_be_asked_gets_a_sentence_and_the_page_stays_usable(visit: Visit) -> None:
    page = visit.open_ready()
    page.locator("#send").click()  # nothing typed: the box asks for it
    expect(page.locator("#question-box")).to_be_focused()
    page.locator("#question-box").fill("长" * 1200)
    page.keyboard.press("Enter")
    expect(page.locator(".problem")).to_have_text("问题有 1200 个字，请缩短到 1000 字以内。")
    visit.ask("加装了多少部电梯？")
    expect(page.locator(".exchange .answer")).to_contain_text("37部")


def test_a_defect_ends_in_a_sentence_not_in_a_page_that_looks_busy(visit: Visit) -> None:
    page = visit.open_ready()
    page.locator("#question-box").fill("crash")
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


def test_an_answers_other_citations_are_marked_more_faintly(visit: Visit) -> None:
    page = visit.open_ready()
    visit.ask("长者食堂设在哪些街道？")
    page.locator(".answer .reference", has_text="[2]").click()
    expect(page.locator("#sheet mark")).to_have_text("柳堤")
    expect(page.locator("#sheet .other")).to_have_text(["月桥", "石埠"])


def test_the_enter_that_ends_a_chinese_word_does_not_ask(visit: Visit, assistant: FakeAssistant) -> None:
    page = visit.open_ready()
    page.locator("#question-box").fill("加装了多少")
    page.locator("#question-box").dispatch_event(
        "keydown", {"key": "Enter", "isComposing": True, "bubbles": True, "cancelable": True}
    )
    page.keyboard.press("Shift+Enter")
    assert assistant.histories == []
    expect(page.locator("#question-box")).to_have_value(re.compile("^加装了多少\n?$"))
