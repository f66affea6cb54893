import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from eval import Evaluation, QuestionSet, System, evaluate_answers, gather, write_report
from eval.page import page
from qa import StageTiming
from tests.browsers import chromium
from tests.eval.fakes import (
    PLAN,
    RESULTS,
    TableAssistant,
    abstained,
    answered,
    article,
    gold,
    hits,
    passage,
    question,
)
from tests.web.visits import is_dark, violations

Scheme = Literal["light", "dark"]
RESULT, TARGET = article(RESULTS, "results"), article("𠮷日。" + PLAN, "plan")
LIFTS = passage("截至十二月，北坡区加装电梯31部。", RESULT)
PLANNED = passage(PLAN, TARGET)
HOSTILE = "</script><img src=x onerror=alert(1)>"
QUESTIONS = (
    question(
        ["31部"], [[gold("31部", RESULT)]], identifier="right", text="装了几部？", tags=["lift"], split="dev"
    ),
    question(
        ["20部以上"],
        [[gold("20部以上", TARGET)]],
        identifier="wrong",
        text="要几部？",
        tags=["plan"],
        split="dev",
    ),
    question(identifier="unknown", text=f"有多少人口？{HOSTILE}", tags=["unanswerable"], split="dev"),
    question(
        ["200个"], [[gold("200个", RESULT)]], identifier="held", text="几个桩？", tags=["lift"], split="test"
    ),
)
TIMED = (StageTiming("search", 20.0), StageTiming("read", 60.0))
TABLE = {
    "装了几部？": replace(answered("31部", within=RESULT, found=hits(LIFTS)), timings=TIMED),
    "要几部？": replace(
        answered("计划加装电梯20部以上", within=TARGET, found=hits(PLANNED), confidence=0.9), timings=TIMED
    ),
    "几个桩？": abstained(hits(LIFTS)),
}


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    asked = QuestionSet(QUESTIONS, (RESULT, TARGET), ("一句说明。",))
    found = evaluate_answers(
        asked,
        TableAssistant(TABLE).ask,
        beside=[System("nothing", TableAssistant({}).ask)],
        explain=lambda answer: "because of this",
    )
    described = gather(
        began=datetime(2025, 3, 1, tzinfo=UTC),
        models={"embedding": "tiny"},
        settings={"threshold": 0.5},
        data={"articles": "2, sha256 abc"},
        index_rate=None,
    )
    return replace(found, provenance=described)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as launched:
        yield launched


@pytest.fixture(scope="module")
def report(evaluation: Evaluation, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_report(evaluation, tmp_path_factory.mktemp("report") / "made" / "anew")


@pytest.fixture
def opened(browser: Browser, report: list[Path]) -> Iterator[Page]:
    tab = browser.new_page()
    tab.goto(report[0].as_uri())
    yield tab
    tab.close()


def test_the_report_is_a_page_and_its_twins(report: list[Path]) -> None:
    assert [path.name for path in report] == ["report.html", "report.md", "report.json"]
    assert json.loads(report[2].read_text(encoding="utf-8"))["baselines"].keys() == {"nothing"}


def test_the_markdown_has_figures_systems_slices_worst_rows_and_provenance(report: list[Path]) -> None:
    text = report[1].read_text(encoding="utf-8")
    assert "一句说明。" in text
    assert "| figure | all (4) | dev (3) | test (1) |" in text
    assert "| nothing | 25.0 [" in text
    assert "## Slices, test" in text
    assert "✗ wrong [zh, plan] 要几部？" in text
    assert "| because of this" in text
    assert "几个桩" not in text
    assert "| articles | 2, sha256 abc |" in text


def test_held_out_rows_are_in_no_page(evaluation: Evaluation) -> None:
    text = page(evaluation)
    assert "几个桩" not in text
    assert "1 questions of the split <code>test</code>" in text


def test_the_page_asks_for_nothing_from_outside(opened: Page, report: list[Path]) -> None:
    text = report[0].read_text(encoding="utf-8")
    assert not re.search(r'(?:src|href)="(?!#)', text)
    assert "url(" not in text
    requested: list[str] = []
    opened.on("request", lambda request: requested.append(request.url))
    opened.reload()
    assert requested == [report[0].as_uri()]


def test_the_page_runs_under_its_own_policy_without_a_complaint(browser: Browser, report: list[Path]) -> None:
    tab = browser.new_page()
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.goto(report[0].as_uri())
    assert tab.locator("#row-table tbody tr").count() == 3
    assert complaints == []
    tab.close()


def test_what_a_question_holds_is_text_and_no_markup(opened: Page) -> None:
    assert HOSTILE in opened.locator("#row-table").inner_text()
    assert opened.locator("#row-table img").count() == 0


def test_rows_are_filtered_by_outcome_tag_and_words(opened: Page) -> None:
    rows = opened.locator("#row-table tbody tr")
    opened.select_option("#filter-outcome", "all wrong")
    assert rows.count() == 1
    assert opened.locator("#count").inner_text() == "1 of 3 rows, 1 of them wrong"
    opened.select_option("#filter-outcome", "")
    opened.select_option("#filter-tag", "lift")
    assert rows.count() == 1
    opened.select_option("#filter-tag", "")
    opened.fill("#filter-text", "人口")
    assert rows.count() == 1


def test_the_choice_stands_in_the_address(opened: Page, report: list[Path]) -> None:
    opened.select_option("#filter-tag", "plan")
    address = opened.url
    assert address.endswith("#tag=plan")
    opened.goto("about:blank")
    opened.goto(address)
    assert opened.locator("#row-table tbody tr").count() == 1


def test_an_opened_row_shows_the_article_with_the_cited_and_the_gold_characters(opened: Page) -> None:
    row = opened.get_by_role("button", name="要几部？")
    row.focus()
    opened.keyboard.press("Enter")
    assert row.get_attribute("aria-expanded") == "true"
    detail = opened.locator(".detail")
    # One character of the article lies beyond the basic plane: offsets count characters, not UTF-16 units.
    assert detail.locator("mark.cited").all_inner_texts() == ["计划加装电梯"]
    assert detail.locator("mark.both").all_inner_texts() == ["20部以上"]
    assert "other characters of the gold article" in detail.inner_text()
    detail.locator("summary").click()
    assert "because of this" in detail.locator("pre").inner_text()
    opened.keyboard.press("Escape")
    row.click()
    assert opened.locator(".detail").count() == 0


def test_the_plots_are_described_in_words(opened: Page) -> None:
    labels = [plot.get_attribute("aria-label") or "" for plot in opened.locator("svg[role=img]").all()]
    assert [label.split(".")[0] for label in labels] == [
        *("Correct by system", "correct by language and tag", "Risk over coverage"),
        *("Reliability of the confidence", "Latency"),
    ]
    assert "search: 20, 20 and 20 ms" in labels[-1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_overflows_a_phone(browser: Browser, report: list[Path], scheme: Scheme) -> None:
    tab = browser.new_page(viewport={"width": 320, "height": 700}, color_scheme=scheme)
    tab.goto(report[0].as_uri())
    tab.get_by_role("button", name="要几部？").click()
    tab.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    tab.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_everything_open(browser: Browser, report: list[Path], scheme: Scheme) -> None:
    # axe is evaluated in the page, which its policy forbids.
    context = browser.new_context(color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    tab = context.new_page()
    tab.goto(report[0].as_uri())
    assert is_dark(tab) == (scheme == "dark")
    for row in tab.locator("#row-table .open").all():
        row.click()
    tab.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    assert violations(tab) == []
    tab.set_viewport_size({"width": 320, "height": 700})
    assert violations(tab) == []
    context.close()
