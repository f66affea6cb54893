"""Questions over whole articles as the reader is taught them."""

import json
from pathlib import Path

import pytest

from qa.training.corpus import read_corpus, statements_of
from qa.training.examples import TrainingDataError
from qa.training.practice import NEAR_MISS, PRACTICE, practice_examples
from qa.types import Status

ARTICLES = {
    "plan.md": ("东山区定下2031年清单", "2031-01-10", "今年计划加装电梯75部，开放口袋公园6处。"),
    "report.md": ("东山区2031年清单办完", "2031-12-26", "全年加装电梯81部。口袋公园开放了禾岭园、柳溪园。"),
}
ASKED = [
    {
        "id": "q1",
        "question": "东山区2031年加装了多少部电梯？",
        "answers": ["81部"],
        "gold": [{"article": "report.md", "quote": "81部", "anchor": "加装电梯81部"}],
        "tags": ["number", "result"],
        "counterpart": [{"article": "plan.md", "quote": "75部", "anchor": "加装电梯75部"}],
    },
    {
        "id": "q2",
        "question": "东山区开放了哪两个口袋公园？",
        "answers": ["禾岭园、柳溪园"],
        "gold": [
            {"article": "report.md", "quote": "禾岭园", "anchor": "开放了禾岭园"},
            {"article": "report.md", "quote": "柳溪园", "anchor": "、柳溪园"},
        ],
        "tags": ["list"],
    },
    {"id": "q3", "question": "西河区装了几部电梯？", "answers": [], "gold": [], "tags": ["wrong_place"]},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    for name, (title, day, body) in ARTICLES.items():
        page = f"---\ntitle: {title}\ndate: {day}\n---\n{body}\n"
        (tmp_path / "articles" / name).write_text(page, encoding="utf-8")
    rows = ({"language": "zh", "split": "dev", **row} for row in ASKED)
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (tmp_path / "questions.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


def test_a_question_comes_with_what_answers_it_and_with_what_does_not(folder: Path) -> None:
    examples = [one for one in practice_examples(folder) if "-q1-" in one.id]
    answers = {one.source: one.answer.of(one.context) if one.answer else None for one in examples}
    assert answers == {PRACTICE: "81部", NEAR_MISS: None}
    right = next(one for one in examples if one.source == PRACTICE)
    assert right.context.startswith("东山区2031年清单办完（2031年12月26日）\n")
    assert right.whole


def test_a_list_is_one_stretch_and_another_place_is_not_shown(folder: Path) -> None:
    examples = practice_examples(folder)
    (listed,) = [one for one in examples if "-q2-" in one.id and one.answer]
    assert listed.answer is not None
    assert listed.answer.of(listed.context) == "禾岭园、柳溪园"
    assert not any("-q3-" in one.id for one in examples)


def test_both_halves_of_an_indicator_say_their_status(folder: Path) -> None:
    corpus = read_corpus(folder / "articles", folder / "questions.jsonl")
    told = {span.of(article.text): status for (article, span), status in statements_of(corpus)}
    assert told == {"81部": Status.DONE, "75部": Status.PLANNED}


def test_a_folder_without_questions_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainingDataError, match=r"questions\.jsonl"):
        practice_examples(tmp_path)


def test_rewordings_ask_for_the_same_place_in_either_language(folder: Path) -> None:
    row = {
        "id": "q1",
        "questions": ["东山装好几部电梯了", "How many elevators did Dongshan install in 2031?"],
    }
    (folder / "rewordings.jsonl").write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    asked = [one for one in practice_examples(folder) if "-q1-" in one.id and one.answer]
    assert {one.language for one in asked} == {"zh", "en"}
    assert len(asked) == 3
    assert all(one.answer and one.answer.of(one.context) == "81部" for one in asked)


def test_a_rewording_of_no_question_is_named(folder: Path) -> None:
    (folder / "rewordings.jsonl").write_text('{"id": "q9", "questions": ["？"]}', encoding="utf-8")
    with pytest.raises(TrainingDataError, match="q9"):
        practice_examples(folder)
