"""What can be done with an answer, and the page's other sections."""

import pytest
from playwright.sync_api import expect

from tests.web.fake import PLAN, WILLOW
from tests.web.ledgers import ledger_rows
from tests.web.visits import Visit
from web import FeedbackStore


def test_a_link_asks_its_question_again(visit: Visit) -> None:
    page = visit.open_ready()
    visit.ask("加装了多少部电梯？")
    page.get_by_role("button", name="复制链接").click()
    expect(page.locator(".told")).to_have_text("已复制。")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{visit.address}/?q=")
    page.goto(link)
    expect(page.locator(".exchange .question")).to_have_text("加装了多少部电梯？")
    expect(page.locator(".exchange .answer")).to_contain_text("37部")


def test_a_follow_ups_link_asks_it_as_it_was_understood(visit: Visit) -> None:
    page = visit.open_ready()
    visit.ask("加装了多少部电梯？")
    visit.ask("那停车位呢？")
    page.goto(visit.address + page.locator("[data-copy-link]").last.get_attribute("data-copy-link"))
    expect(page.locator(".exchange .question")).to_contain_text("加装了多少部电梯？ → 那停车位呢？")


def test_an_answer_is_copied_with_its_sentence_its_source_and_its_link(visit: Visit) -> None:
    page = visit.open_ready()
    visit.ask("加装了多少部电梯？")
    page.get_by_role("button", name="复制回答和出处").click()
    expect(page.locator(".told")).to_have_text("已复制。")
    answer, source, link = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert answer == "37部（2031年12月公布）。"
    assert source.startswith("“在老旧小区，柳岸区全年加装电梯37部")
    assert source.endswith("《柳岸区民生实事年终清单公布》，柳岸日报，2031年12月18日发布")
    assert link.startswith(f"{visit.address}/?q=")


def test_a_reader_says_whether_it_helped_and_adds_a_word(visit: Visit, store: FeedbackStore) -> None:
    page = visit.open_ready()
    visit.ask("加装了多少部电梯？")
    page.get_by_role("button", name="没有帮助").click()
    expect(page.locator(".told")).to_have_text("谢谢，已记下。")
    page.get_by_label("想补充一句吗").fill("想知道是哪几栋楼")
    page.get_by_role("button", name="发送").click()
    expect(page.locator(".comment")).to_be_hidden()
    latest = store.feedback()[0]
    assert (latest.question, latest.answer, latest.helpful, latest.comment) == (
        "加装了多少部电梯？",
        "37部",
        False,
        "想知道是哪几栋楼",
    )


def test_a_word_half_typed_survives_the_next_answer(visit: Visit) -> None:
    page = visit.open_ready()
    visit.ask("加装了多少部电梯？")
    page.get_by_role("button", name="有帮助", exact=True).click()
    page.get_by_label("想补充一句吗").fill("还想")
    visit.ask("长者食堂设在哪些街道？")
    expect(page.get_by_label("想补充一句吗").first).to_have_value("还想")


def test_articles_are_listed_found_and_opened(visit: Visit) -> None:
    page = visit.open_ready()
    page.get_by_role("link", name="文章").click()
    expect(page.locator(".entry")).to_have_text([WILLOW.title, PLAN.title])
    page.get_by_label("按标题或来源查找").fill("征求")
    expect(page.locator(".entry")).to_have_text([PLAN.title])
    page.locator(".entry").click()
    expect(page.locator("#sheet h2")).to_have_text(PLAN.title)
    expect(page.locator("#sheet mark")).to_have_count(0)
    page.go_back()
    expect(page.locator("#question-box")).to_be_visible()


def test_of_words_typed_faster_than_lists_come_the_last_ones_count(visit: Visit) -> None:
    page = visit.open_ready()
    page.get_by_role("link", name="文章").click()
    expect(page.locator(".entry")).to_have_count(2)
    page.get_by_label("按标题或来源查找").evaluate(
        """(box) => {
          for (const words of ["加装", "no such words", "", "征求"]) {
            box.value = words;
            document.dispatchEvent(new CustomEvent("zhengda:more", { detail: { shown: 60 } }));
          }
        }"""
    )
    expect(page.locator(".entry")).to_have_text([PLAN.title])


def test_the_ledger_opens_what_was_promised_and_what_was_done(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.chat.delivery_ledger", lambda articles: ledger_rows())
    page = visit.open_ready("/?lang=zh")
    page.get_by_role("link", name="目标与结果").click()
    pledge = page.locator(".pledge", has_text="电梯")
    expect(pledge).to_contain_text("达到目标")
    for figure, source in (("30部以上", PLAN), ("37部", WILLOW)):
        pledge.get_by_role("button", name=figure).click()
        expect(page.locator("#sheet mark")).to_have_text(figure)
        expect(page.locator("#sheet h2")).to_have_text(source.title)
