from pathlib import Path

import pytest

from documents import read_folder
from eval import BUILT_IN_SET, EvalInputError, read_question_set
from qa import Status
from tests.eval.fakes import PLAN, RESULTS, article, write_lines

ARTICLES = [article(RESULTS, "results"), article(PLAN, "plan")]

GOLD = {"article": "results.md", "quote": "31部", "anchor": "加装电梯31部"}
RECORD = {
    "id": "a1",
    "question": "装了多少部电梯？",
    "language": "zh",
    "answers": ["31部", "31"],
    "gold": [GOLD],
    "tags": ["number"],
    "split": "dev",
}


def test_a_question_finds_its_gold_span(tmp_path: Path) -> None:
    (read,) = read_question_set(write_lines(tmp_path / "set.jsonl", RECORD), ARTICLES).questions
    ((span,),) = read.gold
    assert span.article is ARTICLES[0]
    assert span.quote == "31部"
    assert span.span.start == RESULTS.index("31部")
    assert read.answerable
    assert (read.id, read.language, read.tags, read.split) == ("a1", "zh", ("number",), "dev")


def test_white_space_between_the_characters_does_not_hide_an_anchor(tmp_path: Path) -> None:
    spaced = article("加装\n电梯 31 部", "results")
    (read,) = read_question_set(write_lines(tmp_path / "set.jsonl", RECORD), [spaced]).questions
    assert read.gold_spans[0].quote == "31 部"


def test_the_anchor_is_looked_for_in_every_article_of_the_file(tmp_path: Path) -> None:
    first = article(PLAN, "results-1", path="news/results.md")
    second = article(RESULTS, "results-2", path="news/results.md")
    (read,) = read_question_set(write_lines(tmp_path / "set.jsonl", RECORD), [first, second]).questions
    assert read.gold_spans[0].article is second


def test_no_answers_and_no_gold_make_an_unanswerable_question(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "set.jsonl", RECORD | {"answers": [], "gold": []})
    (read,) = read_question_set(path, ARTICLES).questions
    assert not read.answerable
    assert read.gold == ()


def test_gold_quotes_that_hold_an_answer_are_alternatives(tmp_path: Path) -> None:
    other = {"article": "plan.md", "quote": "电梯20部", "anchor": "电梯20部以上"}
    path = write_lines(tmp_path / "set.jsonl", RECORD | {"answers": ["31部", "20部"], "gold": [GOLD, other]})
    (read,) = read_question_set(path, ARTICLES).questions
    assert [[span.quote for span in alternative] for alternative in read.gold] == [["31部"], ["电梯20部"]]


def test_gold_quotes_that_hold_no_whole_answer_are_the_items_of_one(tmp_path: Path) -> None:
    other = {"article": "results.md", "quote": "200个", "anchor": "新建充电桩200个"}
    path = write_lines(tmp_path / "set.jsonl", RECORD | {"answers": ["31部、200个"], "gold": [GOLD, other]})
    (read,) = read_question_set(path, ARTICLES).questions
    assert [[span.quote for span in alternative] for alternative in read.gold] == [["31部", "200个"]]


TARGET = {"article": "plan.md", "quote": "20部以上", "anchor": "电梯20部以上"}


def test_the_evidence_of_a_yes_or_no_is_one_answer(tmp_path: Path) -> None:
    fields = {"answers": ["是"], "gold": [GOLD, TARGET], "tags": ["yes_no"]}
    (read,) = read_question_set(write_lines(tmp_path / "set.jsonl", RECORD | fields), ARTICLES).questions
    assert [[span.quote for span in alternative] for alternative in read.gold] == [["31部", "20部以上"]]
    assert read.verdict is True


def test_a_no_is_a_verdict_and_a_number_is_none(tmp_path: Path) -> None:
    fields = {"id": "a2", "answers": ["no"], "tags": ["yes_no"]}
    number, no = read_question_set(
        write_lines(tmp_path / "set.jsonl", RECORD, RECORD | fields), ARTICLES
    ).questions
    assert number.verdict is None
    assert no.verdict is False


def test_the_two_figures_of_a_comparison_are_one_answer_though_one_of_them_is_the_difference(
    tmp_path: Path,
) -> None:
    fields = {"answers": ["多11部", "31"], "gold": [GOLD, TARGET], "tags": ["comparison"]}
    (read,) = read_question_set(write_lines(tmp_path / "set.jsonl", RECORD | fields), ARTICLES).questions
    assert [[span.quote for span in alternative] for alternative in read.gold] == [["31部", "20部以上"]]


def test_a_status_and_its_counterpart_are_read(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "set.jsonl", RECORD | {"status": "done", "counterpart": [TARGET]})
    (read,) = read_question_set(path, ARTICLES).questions
    assert read.status is Status.DONE
    assert [span.quote for span in read.counterpart] == ["20部以上"]
    assert [span.quote for span in read.gold_spans] == ["31部"]


def turn(number: object, conversation: str = "c1", **fields: str) -> dict[str, object]:
    identifier = f"{conversation}-{number}"
    return RECORD | {"id": identifier, "conversation": conversation, "turn": number} | fields


def test_a_question_knows_its_conversation_and_turn(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "set.jsonl", RECORD, turn(1), turn(2), turn(1, "c2"))
    read = read_question_set(path, ARTICLES).questions
    assert [(question.conversation, question.turn) for question in read] == [
        ("", 1),
        ("c1", 1),
        ("c1", 2),
        ("c2", 1),
    ]


@pytest.mark.parametrize(
    ("records", "message"),
    [
        ([turn(2)], r"\(c1-2\): turn 2 of the conversation c1 stands where turn 1 was expected"),
        ([turn(1), turn(3)], "turn 3 of the conversation c1 stands where turn 2 was expected"),
        ([turn(1), RECORD, turn(2)], "turn 2 of the conversation c1 stands where turn 1 was expected"),
        (
            [turn(1), RECORD, turn(1, id="again")],
            r"\(again\): the conversation c1 stands here a second time",
        ),
        ([turn(1), turn(2, split="test")], "the conversation c1 is in two splits"),
        ([turn("1")], "`turn` must be a whole number"),
        ([RECORD | {"turn": 1}], "`conversation` and `turn` must both be there, or both be left out"),
        ([RECORD | {"conversation": "c1"}], "`conversation` and `turn` must both be there"),
    ],
)
def test_a_conversation_out_of_order_is_refused(tmp_path: Path, records: list[object], message: str) -> None:
    with pytest.raises(EvalInputError, match=message):
        read_question_set(write_lines(tmp_path / "set.jsonl", *records), ARTICLES)


def without(field: str) -> dict[str, object]:
    return {name: value for name, value in RECORD.items() if name != field}


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (without("id"), "line 2: the field `id` is missing"),
        (RECORD | {"id": 7}, "line 2: `id` must be text"),
        (without("split"), r"line 2 \(a1\): the field `split` is missing"),
        (RECORD | {"question": "  "}, r"line 2 \(a1\): `question` is empty"),
        (RECORD | {"language": "fr"}, r'line 2 \(a1\): `language` must be "zh" or "en", got "fr"'),
        (RECORD | {"answers": "31部"}, r"line 2 \(a1\): `answers` must be a list"),
        (RECORD | {"answers": [31]}, "every entry of `answers` must be text"),
        (RECORD | {"answers": []}, "must both be empty, or both be filled"),
        (RECORD | {"gold": []}, "must both be empty, or both be filled"),
        (RECORD | {"gold": ["31部"]}, "`gold` 1: a JSON object was expected"),
        (RECORD | {"gold": [GOLD | {"article": "none.md"}]}, "no article none.md among the documents"),
        (RECORD | {"gold": [GOLD | {"anchor": "电梯99部"}]}, "the anchor stands 0 times in results.md"),
        (RECORD | {"gold": [GOLD | {"anchor": "十"}]}, "the quote stands 0 times in its anchor"),
        (RECORD | {"gold": [GOLD | {"anchor": "。"}]}, "the anchor stands 2 times in results.md"),
        (RECORD | {"spilt": "dev"}, r"line 2 \(a1\): there is no field `spilt`; is it misspelt\?"),
        (RECORD | {"tags": ["yes_no"]}, 'must be one of 是, 否, yes, no, got "31部"'),
        (RECORD | {"tags": ["comparison"]}, "a comparison needs the two figures in `gold`, got one"),
        (RECORD | {"status": "finished"}, '`status` must be one of planned, ongoing, done, got "finished"'),
        (RECORD | {"status": "none"}, '`status` must be one of planned, ongoing, done, got "none"'),
        (RECORD | {"counterpart": [TARGET]}, "`counterpart` needs `status`"),
        (
            RECORD | {"status": "done", "counterpart": [GOLD | {"article": "none.md"}]},
            "no article none.md among the documents",
        ),
        (["a list"], "line 2: a JSON object was expected"),
    ],
)
def test_a_malformed_question_is_named_by_line_and_id(tmp_path: Path, record: object, message: str) -> None:
    path = write_lines(tmp_path / "set.jsonl", RECORD | {"id": "a0"}, record)
    with pytest.raises(EvalInputError, match=message):
        read_question_set(path, ARTICLES)


def test_a_second_question_with_the_same_id_is_refused(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "set.jsonl", RECORD, RECORD)
    with pytest.raises(EvalInputError, match="line 2: the id a1 stands here a second time"):
        read_question_set(path, ARTICLES)


def test_a_line_that_is_not_json_is_named(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "set.jsonl", RECORD)
    path.write_text(path.read_text(encoding="utf-8") + '\n{"id": ', encoding="utf-8")
    with pytest.raises(EvalInputError, match="line 2, column 8: this is not JSON"):
        read_question_set(path, ARTICLES)


def test_a_file_without_questions_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text("\n\n", encoding="utf-8")
    with pytest.raises(EvalInputError, match="holds no question"):
        read_question_set(path, ARTICLES)


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_bytes("问题".encode("gb18030"))
    with pytest.raises(EvalInputError, match="is not UTF-8 text"):
        read_question_set(path, ARTICLES)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvalInputError, match=r"none\.jsonl: the file cannot be read \(No such file"):
        read_question_set(tmp_path / "none.jsonl", ARTICLES)


def test_the_built_in_set_finds_all_its_gold_spans_in_the_samples() -> None:
    samples = read_folder(Path(__file__).parents[2] / "documents" / "samples")
    assert samples.failures == ()
    read = read_question_set(BUILT_IN_SET, samples.articles)
    assert len(read.questions) >= 420
    assert sum(not question.answerable for question in read.questions) >= 120
    for question in read.questions:
        if {"list", "yes_no", "comparison"} & set(question.tags):
            assert len(question.gold) == 1, question.id
        else:
            # Every gold quote holds an accepted answer.
            assert all(len(alternative) == 1 for alternative in question.gold), question.id
