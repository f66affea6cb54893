from datetime import date

import pytest

from documents import Article
from index import build_index
from qa import (
    Assistant,
    BaselineReader,
    Glossary,
    Kind,
    QuestionError,
    Reason,
    Status,
    example_questions,
    read_article,
)
from qa.assistant import LONGEST_QUESTION
from tests.index.fakes import OverlapEmbedder, article

PLAN = article(
    "望浦区召开会议，部署全年工作。今年计划加装电梯130部，新建口袋公园16处。力争新增就业1.8万人以上。",
    identifier="plan",
    title="望浦区部署2024年工作",
    published=date(2024, 1, 15),
)
REPORT = article(
    "望浦区举行发布会，介绍全年情况。全年完成加装电梯127部，建成口袋公园15处、停车位2014个。"
    "新馆由墨白设计院设计，9月28日开馆。馆长冉知秋表示，藏书62万册。"
    "因地下管线复杂，3个小区没有完工。全区与云泊、青榆、槐渡等地签订协议。",
    identifier="report",
    title="望浦区公布2024年成绩单",
    published=date(2024, 12, 26),
)
THRESHOLD = 0.5


def reader() -> BaselineReader:
    return BaselineReader(OverlapEmbedder(), Glossary())


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return Assistant(build_index([PLAN, REPORT], OverlapEmbedder()), reader(), threshold=THRESHOLD)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("一共加装了多少部电梯？", "127部"),
        ("今年计划加装多少部电梯？", "130部"),
        ("新增停车位多少个？", "2014个"),
        ("How many elevators were installed?", "127部"),
        ("How many elevators are planned?", "130部"),
        ("新馆什么时候开馆？", "9月28日"),
        ("馆长是谁？", "冉知秋"),
    ],
)
def test_the_span_that_fits_the_question_is_the_answer(
    assistant: Assistant, question: str, answer: str
) -> None:
    assert assistant.ask(question).text == answer


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("青榆县加装了多少部电梯？", Reason.OUT_OF_SCOPE),
        ("望浦区2022年加装了多少部电梯？", Reason.OUT_OF_SCOPE),
        ("望浦区有多少人口？", Reason.LOW_CONFIDENCE),
        ("今天天气怎么样？", Reason.LOW_CONFIDENCE),
    ],
)
def test_it_abstains_with_a_reason_and_near_misses(
    assistant: Assistant, question: str, reason: Reason
) -> None:
    answer = assistant.ask(question)
    assert answer.text is None
    assert answer.reason is reason
    assert answer.related


def test_a_list_cites_every_member(assistant: Assistant) -> None:
    answer = assistant.ask("全区与哪些地方签订了协议？")
    assert answer.kind is Kind.LIST
    assert [citation.quote for citation in answer.citations] == ["云泊", "青榆", "槐渡"]


def test_the_citation_carries_status_sentence_and_article(assistant: Assistant) -> None:
    (citation,) = assistant.ask("一共加装了多少部电梯？").citations
    assert citation.article is REPORT
    assert citation.status is Status.DONE
    assert citation.context.of(REPORT.text) == "全年完成加装电梯127部，建成口袋公园15处、停车位2014个。"


def test_every_quote_is_the_articles_own_characters(assistant: Assistant) -> None:
    for question in ("口袋公园建了几处？", "为什么没有完工？", "全区与哪些地方签订了协议？"):
        for citation in assistant.ask(question).citations:
            assert citation.article.text[citation.span.start : citation.span.end] == citation.quote


def test_a_question_without_a_year_wants_the_latest_figure() -> None:
    older = article(
        "望浦区全年完成加装电梯118部。",
        identifier="older",
        title="望浦区公布2023年成绩单",
        published=date(2023, 12, 28),
    )
    asked = Assistant(build_index([older, REPORT], OverlapEmbedder()), reader(), threshold=THRESHOLD)
    assert asked.ask("望浦区加装了多少部电梯？").text == "127部"
    assert asked.ask("望浦区2023年加装了多少部电梯？").text == "118部"


def test_one_article_can_be_read_without_searching() -> None:
    answer = read_article(reader(), "加装多少部电梯？", PLAN, threshold=THRESHOLD)
    assert answer.text == "130部"
    assert {hit.passage.article.id for hit in answer.hits} == {"plan"}


@pytest.mark.parametrize("question", ["", "   ", "？！", "电" * (LONGEST_QUESTION + 1)])
def test_a_question_that_cannot_be_asked_is_refused_in_one_sentence(
    assistant: Assistant, question: str
) -> None:
    with pytest.raises(QuestionError):
        assistant.ask(question)


def test_a_corpus_of_one_short_article_works() -> None:
    page: Article = article("电梯3部。")
    asked = Assistant(build_index([page], OverlapEmbedder()), reader(), threshold=THRESHOLD)
    assert asked.ask("电梯多少部？").text == "3部"


def test_example_questions_are_answered_as_the_articles_state(assistant: Assistant) -> None:
    examples = example_questions(assistant, [PLAN, REPORT])
    assert "望浦区加装了多少部电梯？" in examples
    assert "How many elevators were installed in Wangpu District?" in examples
    assert all(not assistant.ask(question).abstained for question in examples)
