import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from html import unescape
from html.parser import HTMLParser

import pytest

from documents import BlockKind, Span
from qa import Answer, Citation, Difference, Kind, Reason, StageTiming, Status
from qa.refusing import refused
from tests.web.fake import PLAN, WILLOW, FakeAssistant, article, cite
from tests.web.ledgers import ledger_rows
from web import Failed, Ready, Starting, Wording
from web.answer_view import announcement, render_answer, render_problem, render_working
from web.article_view import render_article, render_notice
from web.browse_view import render_articles
from web.frame_view import render_examples, render_state
from web.ledger_view import render_ledger
from web.text_view import answer_text

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "${alert(1)}",
    "{{constructor}}",
    "`${alert(1)}`",
    "</mark></article><iframe src=//example.org>",
    "&lt;b&gt;",
)


class Elements(HTMLParser):
    """The elements, attributes and text that a browser would see."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(markup)
        self.close()
        assert self.open == [], f"unclosed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def marked(markup: str) -> list[str]:
    return [
        unescape(found) for found in re.findall(r"<mark(?: id=\"cited\")?>(.*?)</mark>", markup, re.DOTALL)
    ]


def ask(question: str) -> Answer:
    return FakeAssistant().ask(question)


def test_the_mark_holds_exactly_the_cited_characters() -> None:
    citation = cite(WILLOW, "37部")
    assert marked(render_article(WILLOW, citation.span, "zh")) == ["37部"]


def test_the_rest_of_the_sentence_is_marked_faintly() -> None:
    html = render_article(WILLOW, cite(WILLOW, "37部").span, "zh")
    sentence = re.search(
        r'<span class="sentence">([^<]*)</span><mark id="cited">37部</mark><span class="sentence">([^<]*)',
        html,
    )
    assert sentence is not None
    assert sentence[1] == "在老旧小区，柳岸区全年加装电梯"
    assert sentence[2].endswith("解决了北片小区冬季室温偏低的问题。")


def test_a_citation_over_two_blocks_is_marked_in_both() -> None:
    start = WILLOW.text.index("早晚高峰")
    end = WILLOW.text.index("新建成的停车场")
    html = render_article(WILLOW, Span(start, end), "zh")
    assert "".join(marked(html)) == WILLOW.text[start:end].replace("\n", "")
    Elements(html)


def test_every_character_of_every_block_is_shown_once() -> None:
    shown = Elements(render_article(WILLOW, Span(0, 1), "en")).text
    position = shown.index("民生实事·年终盘点")
    for block in WILLOW.blocks:
        position = shown.index(block.span.of(WILLOW.text), position) + len(block.span)


def test_blocks_are_set_by_their_kind() -> None:
    html = render_article(WILLOW, Span(0, 1), "zh")
    assert '<h3 class="heading">出行更方便</h3>' in html
    assert re.search(r"<ul><li class=\"summary\">[^<]*</li><li class=\"summary\">[^<]*</li></ul>", html)
    assert '<p class="caption">' in html
    assert '<p class="byline">' in html
    assert '<time datetime="2031-12-18">2031年12月18日</time>' in html


def test_an_unknown_date_and_source_are_said_to_be_unknown() -> None:
    bare = article("bare", "A title", None, None, (BlockKind.PARAGRAPH, "One line."))
    text = Elements(render_article(bare, Span(0, 3), "en")).text
    assert "Source not stated" in text and "Date not stated" in text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    source = article(text, text, None, text, (BlockKind.HEADING, text), (BlockKind.PARAGRAPH, f"a {text} b"))
    start = source.text.index(f"a {text}") + 2
    citation = Citation(source, Span(start, start + len(text)), Status.DONE)
    timings = (StageTiming(text, 1.0),)
    answer = Answer(text, f"? {text}", Kind.SPAN, (citation,), 0.9, "en", timings=timings)
    listed = Answer(text, text, Kind.LIST, (citation, citation), 0.9, "zh")
    refused = Answer(
        text, f"? {text}", Kind.NONE, (), 0.1, "zh", Reason.NOTHING_FOUND, (citation,), timings=timings
    )
    harmless = {"section", "h2", "h3", "div", "p", "sup", "button", "span", "ul", "ol", "li", "blockquote"}
    harmless |= {"strong", "cite", "article", "header", "mark", "time", "form", "label", "textarea"}
    for markup in (
        render_answer(answer),
        render_answer(listed),
        render_answer(refused),
        render_article(source, citation.span, "zh"),
        render_examples((text,), "en"),
        render_problem(text, text, language="en"),
        render_working(text, articles=2, language="zh"),
        announcement(answer),
        render_state(Failed(text), "en"),
        render_state(Starting(Wording(text, text)), "en"),
    ):
        seen = Elements(markup)
        assert set(seen.tags) <= harmless | {"progress"}
        assert not any(
            name.startswith("on") or name in ("src", "href", "style") for name, _ in seen.attributes
        )
        assert text in seen.text
        # Gradio's templates must find nothing to run.
        assert "${" not in markup and "{{" not in markup and "`" not in markup


def test_the_answer_comes_before_everything_that_supports_it() -> None:
    html = render_answer(ask("加装了多少部电梯？"))
    order = [
        html.index(part) for part in ("加装了多少部电梯", 'class="answer', 'class="facts', 'class="citations')
    ]
    assert order == sorted(order)


def test_an_answer_says_whether_it_is_a_plan_or_a_result() -> None:
    assert "计划目标" in render_answer(ask("计划加装多少部电梯？"))
    assert "已经完成" in render_answer(ask("加装了多少部电梯？"))
    assert "Done" in render_answer(ask("How many elevators were installed?"))


def test_a_pasted_report_is_not_repeated_in_full() -> None:
    html = render_problem("长" * 30_000, "太长了。", language="zh")
    assert 400 < html.count("长") < 600
    assert "长…</h2>" in html


def test_each_item_of_a_list_has_its_own_number() -> None:
    text = Elements(render_answer(ask("长者食堂设在哪些街道？"))).text
    assert "月桥[1]柳堤[2]石埠[3]" in text


def test_citations_of_one_sentence_share_a_card() -> None:
    html = render_answer(ask("长者食堂设在哪些街道？"))
    assert html.count('<li class="citation">') == 1
    assert "<strong>月桥</strong>、<strong>柳堤</strong>、<strong>石埠</strong>" in html


def test_a_number_leads_to_its_own_characters() -> None:
    answer = ask("长者食堂设在哪些街道？")
    html = render_answer(answer)
    for position, citation in enumerate(answer.citations, start=1):
        target = f'data-start="{citation.span.start}" data-end="{citation.span.end}">[{position}]</button>'
        assert html.count(target) == 2


def test_a_refusal_speaks_the_questions_language() -> None:
    chinese = render_answer(ask("柳岸区有多少人口？"))
    assert "这些文章没有说明。" in chinese and "没有一段文字谈到这个问题。" in chinese
    english = render_answer(ask("What is the population?"))
    assert "The articles do not say." in english and "No passage in them is about this." in english
    assert 'lang="en"' in english


@pytest.mark.parametrize(
    ("text", "reason", "headline"),
    [
        ("随便", Reason.NO_QUESTION, "没有看懂要问什么。"),
        ("hello", Reason.NO_QUESTION, "I see no question here."),
        ("写首诗吧", Reason.INSTRUCTION, "这件事我做不了。"),
    ],
)
def test_of_what_is_no_question_the_articles_are_not_said_to_be_silent(
    text: str, reason: Reason, headline: str
) -> None:
    answer = refused(text, text, reason)
    html = render_answer(answer)
    assert headline in html and headline in announcement(answer) and headline in answer_text(answer)
    assert "没有说明" not in html and "do not say" not in html


def test_a_refusal_shows_the_closest_passages() -> None:
    html = render_answer(ask("柳岸区有多少人口？"))
    assert f'data-article="{WILLOW.id}"' in html and f'data-article="{PLAN.id}"' in html


def test_the_understood_question_is_shown_only_when_it_differs() -> None:
    plain = Answer("a?", "a?", Kind.SPAN, (cite(WILLOW, "37部"),), 0.9, "en")
    assert "Understood as" not in render_answer(plain)
    followed = Answer("and b?", "a and b?", Kind.SPAN, (cite(WILLOW, "37部"),), 0.9, "en")
    assert "Understood as: a and b?" in render_answer(followed)


def test_a_target_stands_beside_its_result_with_a_number_of_its_own() -> None:
    target = cite(PLAN, "30部以上", Status.PLANNED)
    done = cite(WILLOW, "37部", Status.DONE)
    html = render_answer(Answer("多少？", "多少？", Kind.SPAN, (done,), 0.9, "zh", counterpart=target))
    assert "当初的目标：30部以上[2] 2031年1月15日发布" in Elements(html).text
    assert html.count("[2]</button>") == 2 and html.count('<li class="citation">') == 2


@pytest.mark.parametrize(("verdict", "words"), [(True, "是"), (False, "否")])
def test_a_yes_or_no_comes_first_and_its_evidence_below(verdict: bool, words: str) -> None:
    evidence = (cite(WILLOW, "37部", Status.DONE), cite(PLAN, "30部以上", Status.PLANNED))
    html = render_answer(
        Answer("达到了吗？", "达到了吗？", Kind.YES_NO, evidence, 0.9, "zh", verdict=verdict)
    )
    assert f'<p class="answer short">{words}</p>' in html
    shown = Elements(html).text
    assert "实际结果：37部[1]" in shown and "当初的目标：30部以上[2]" in shown
    assert html.count('<li class="citation">') == 2


def test_a_no_is_not_called_done() -> None:
    evidence = (cite(WILLOW, "37部", Status.DONE), cite(PLAN, "30部以上", Status.PLANNED))
    html = render_answer(Answer("q", "q", Kind.YES_NO, evidence, 0.9, "zh", verdict=False))
    facts = re.search('<p class="facts">(.*?)</p>', html)
    assert facts is not None
    assert "已经完成" not in facts[1] and "发布" not in facts[1]


def test_figures_of_several_articles_name_theirs() -> None:
    figures = (cite(WILLOW, "37部", Status.DONE), cite(PLAN, "30部以上", Status.PLANNED))
    shown = Elements(render_answer(Answer("q", "q", Kind.LIST, figures, 0.9, "zh"))).text
    assert f"37部[1]{WILLOW.title} 2031年12月18日发布" in shown
    assert f"30部以上[2]{PLAN.title} 2031年1月15日发布" in shown
    streets = render_answer(ask("长者食堂设在哪些街道？"))
    assert 'class="origin"' not in streets  # one article is named once


def test_the_time_is_told_in_seconds() -> None:
    timings = (StageTiming("search", 88.0), StageTiming("read", 361.0))
    answer = Answer("q", "q", Kind.SPAN, (cite(WILLOW, "37部"),), 0.9, "en", timings=timings)
    assert "Answered in 0.4 seconds" in render_answer(answer)


@pytest.mark.parametrize(
    ("value", "words"), [("7", "7 more"), ("-7.50", "7.5 less"), ("0", "equal"), ("1E+3", "1,000 more")]
)
def test_a_difference_is_told_as_computed(value: str, words: str) -> None:
    figures = (cite(WILLOW, "37部"), cite(PLAN, "30部以上"))
    difference = Difference(Decimal(value), "部")
    answer = Answer("q", "q", Kind.COMPARISON, figures, 0.9, "en", difference=difference)
    assert words in render_answer(answer)


def test_furniture_of_the_printed_page_is_told_apart() -> None:
    page = article(
        "page", "一页", None, None, (BlockKind.PARAGRAPH, "正文。"), (BlockKind.FURNITURE, "- 3 -")
    )
    html = render_article(page, Span(0, 2), "zh")
    assert (
        '<p class="furniture"><span class="visually-hidden" lang="zh-CN">版面信息: </span>- 3 -</p>' in html
    )


def test_an_answers_other_citations_are_marked_apart() -> None:
    spans = [cite(WILLOW, quote).span for quote in ("月桥", "石埠")]
    html = render_article(WILLOW, spans[0], "zh", others=spans)
    assert marked(html) == ["月桥"]
    assert re.findall(r'<span class="other">([^<]*)', html) == ["石埠"]


def test_an_article_opened_for_itself_has_no_mark() -> None:
    assert marked(render_article(WILLOW, None, "zh")) == []


def test_a_citation_can_be_a_link_that_names_the_others() -> None:
    answer = ask("长者食堂设在哪些街道？")
    named: list[tuple[str, list[str]]] = []

    def link(citation: Citation, others: Sequence[Citation]) -> str:
        named.append((citation.quote, [other.quote for other in others]))
        return "/there"

    html = render_answer(answer, link)
    assert "<button" not in html.partition('class="tools"')[0]
    assert ("柳堤", ["月桥", "柳堤", "石埠"]) in named


def test_the_list_of_articles_is_by_year_and_can_be_narrowed() -> None:
    old = article("old", "旧事", date(2029, 5, 1), "柳岸日报", (BlockKind.PARAGRAPH, "正文。"))
    bare = article("bare", "无日期", None, None, (BlockKind.PARAGRAPH, "正文。"))
    everything = (bare, old, PLAN, WILLOW)
    html = render_articles(everything, "zh", words="", shown=60)
    assert re.findall("<h2>([^<]+)", html) == ["2031", "2029", "日期未注明"]
    assert "4 篇文章" in html
    assert "2 篇文章" in render_articles(everything, "zh", words="柳岸 日报", shown=60)
    assert "没有这样的文章" in render_articles(everything, "zh", words="<b>", shown=60)
    assert 'data-more="62">再显示 2 篇' in render_articles(everything, "zh", words="", shown=2)


def test_a_ledgers_row_names_both_figures_and_whether_the_target_was_met() -> None:
    html = render_ledger(ledger_rows(), "en")
    shown = Elements(html).text
    for words in (
        "柳岸区 2031",
        "加装电梯",
        "30部以上",
        "37部",
        "15 January 2031",
        "18 December 2031",
        "Met",
    ):
        assert words in shown
    for row in ledger_rows():
        for citation in (row.target, row.result):
            span = f'data-start="{citation.span.start}" data-end="{citation.span.end}"'
            assert f'data-article="{citation.article.id}" {span}>{citation.quote}</button>' in html


def test_a_ledger_without_rows_says_so() -> None:
    assert "No indicator in these articles" in render_ledger((), "en")


@pytest.mark.parametrize(("confidence", "words"), [(0.9, "Well"), (0.5, "Fairly well"), (0.2, "Weakly")])
def test_confidence_is_told_in_words(confidence: float, words: str) -> None:
    answer = Answer("q", "q", Kind.SPAN, (cite(WILLOW, "37部"),), confidence, "en")
    html = render_answer(answer)
    assert f">{words} supported" in html
    assert "%" not in html


def test_the_state_shows_how_far_it_is() -> None:
    starting = render_state(Starting(Wording("正在建立索引", "Building the index"), 0.35), "en")
    assert 'value="0.350"' in starting and "Building the index 35%" in starting
    unknown = render_state(Starting(Wording("正在载入", "Loading"), None), "en")
    assert "value=" not in unknown and "%" not in unknown
    assert render_state(Ready(FakeAssistant(), ()), "en") == ""


def test_a_notice_stands_in_the_panel_in_the_pages_language() -> None:
    assert "no longer" in render_notice(Wording("不在", "It is no longer here."), "en")


def test_the_examples_in_the_language_of_the_page_come_first() -> None:
    html = render_examples(("加装了多少部电梯？", "How many elevators?"), "en")
    assert html.index("How many") < html.index("加装")
