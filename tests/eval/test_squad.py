from pathlib import Path

import pytest

from eval import EvalInputError, read_squad
from tests.eval.fakes import write_json, write_lines

CONTEXT = "东渡镇有茶园三千亩。\n\n镇长是乔木生，东渡镇人。"
OTHER = "西陵镇有果园五百亩。"


def asked(identifier: str, *answers: tuple[str, int], **fields: object) -> dict[str, object]:
    listed = [{"text": text, "answer_start": start} for text, start in answers]
    return {"id": identifier, "question": f"问题{identifier}？", "answers": listed} | fields


def file_of(*paragraphs: tuple[str, list[dict[str, object]]], **fields: object) -> dict[str, object]:
    return {"data": [{"paragraphs": [{"context": text, "qas": qas} for text, qas in paragraphs]} | fields]}


ONE = asked("1", ("三千亩", 6))


def test_offsets_hold_because_the_context_is_the_articles_text(tmp_path: Path) -> None:
    path = write_json(tmp_path / "set.json", file_of((CONTEXT, [ONE]), title="东渡"))
    read = read_squad([path])
    (found,) = read.articles
    assert found.text == CONTEXT
    assert found.title == "东渡"
    assert [block.span.of(found.text) for block in found.blocks] == [
        "东渡镇有茶园三千亩。",
        "镇长是乔木生，东渡镇人。",
    ]
    (question,) = read.questions
    ((gold,),) = question.gold
    assert (gold.quote, gold.span.start) == ("三千亩", 6)
    assert question.context is found
    assert question.tags == ("set",)
    assert read.notes == ()


def test_a_context_that_stands_twice_is_one_article(tmp_path: Path) -> None:
    first = write_json(tmp_path / "a.json", file_of((CONTEXT, [ONE]), (OTHER, [asked("2", ("五百亩", 6))])))
    second = write_json(tmp_path / "b.json", file_of((CONTEXT, [asked("3", ("乔木生", 15))])))
    read = read_squad([first, second])
    assert [found.text for found in read.articles] == [CONTEXT, OTHER]
    assert len({found.id for found in read.articles}) == 2
    assert read.questions[2].context is read.articles[0]


def test_no_answers_or_is_impossible_make_a_question_unanswerable(tmp_path: Path) -> None:
    impossible = asked("2", is_impossible=True, plausible_answers=[{"text": "三千亩", "answer_start": 6}])
    contradicting = asked("3", ("三千亩", 6), is_impossible=True)
    possible = asked("4", ("三千亩", 6), is_impossible=False)
    path = write_json(
        tmp_path / "set.json", file_of((CONTEXT, [asked("1"), impossible, contradicting, possible]))
    )
    assert [question.answerable for question in read_squad([path]).questions] == [False, False, False, True]


def test_annotators_who_agree_give_one_answer(tmp_path: Path) -> None:
    path = write_json(tmp_path / "set.json", file_of((CONTEXT, [asked("1", ("三千亩", 6), ("三千亩", 6))])))
    (question,) = read_squad([path]).questions
    assert question.answers == ("三千亩",)
    assert len(question.gold) == 1


def test_an_answer_beside_its_start_is_found_and_noted(tmp_path: Path) -> None:
    # 东渡镇 stands at 0 and at 19; 18 is nearer to the second.
    path = write_json(tmp_path / "set.json", file_of((CONTEXT, [asked("1", ("东渡镇", 18))])))
    read = read_squad([path])
    assert read.questions[0].gold_spans[0].span.start == CONTEXT.rindex("东渡镇")
    assert read.notes == ("1 gold answers stood beside their answer_start; the nearest place was taken.",)


def test_an_answer_with_start_minus_one_has_text_but_no_place(tmp_path: Path) -> None:
    path = write_json(tmp_path / "set.json", file_of((CONTEXT, [asked("1", ("大约三千亩", -1))])))
    read = read_squad([path])
    assert read.questions[0].answers == ("大约三千亩",)
    assert read.questions[0].gold == ()
    assert "answer_start -1" in read.notes[0]


def test_a_question_without_text_is_left_out_and_named(tmp_path: Path) -> None:
    path = write_json(tmp_path / "set.json", file_of((CONTEXT, [ONE, asked("2", question=" ")])))
    read = read_squad([path])
    assert [question.id for question in read.questions] == ["1"]
    assert read.notes == ("1 questions have no text and are left out: 2.",)


def test_question_texts_come_from_json_lines_by_id(tmp_path: Path) -> None:
    path = write_json(tmp_path / "set.json", file_of((CONTEXT, [ONE, asked("2", ("乔木生", 15))])))
    texts = write_lines(
        tmp_path / "en.jsonl",
        {"id": "2", "question_en": "Who is the mayor?"},
        {"id": "9", "question_en": "Who else?"},
    )
    read = read_squad([path], texts)
    (question,) = read.questions
    assert (question.id, question.text, question.language) == ("2", "Who is the mayor?", "en")
    assert question.answers == ("乔木生",)
    assert len(read.articles) == 1
    assert read.notes == (f"1 of 2 ids of {texts} stand in no --squad file.",)


def test_question_texts_come_from_a_squad_file_by_id(tmp_path: Path) -> None:
    path = write_json(tmp_path / "set.json", file_of((CONTEXT, [ONE])))
    english = file_of(("Dongdu has tea.", [asked("1", question="How large is the tea garden?")]))
    (question,) = read_squad([path], write_json(tmp_path / "en.json", english)).questions
    assert question.text == "How large is the tea garden?"
    assert question.context is not None
    assert question.context.text == CONTEXT


def test_question_texts_without_a_common_id_are_refused(tmp_path: Path) -> None:
    path = write_json(tmp_path / "set.json", file_of((CONTEXT, [ONE])))
    texts = write_lines(tmp_path / "en.jsonl", {"id": "9", "question_en": "Who?"})
    with pytest.raises(EvalInputError, match=r"en\.jsonl: none of its 1 ids stands in a --squad file"):
        read_squad([path], texts)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ({"id": "1"}, r"en\.jsonl, line 2 \(1\): the field `question_en` is missing"),
        ({"question_en": "Who?"}, r"en\.jsonl, line 2: the field `id` is missing"),
        ({"id": "0", "question_en": "Who?"}, "line 2: the id 0 stands here a second time"),
    ],
)
def test_a_malformed_question_text_is_named_by_line(tmp_path: Path, line: object, message: str) -> None:
    path = write_json(tmp_path / "set.json", file_of((CONTEXT, [ONE])))
    texts = write_lines(tmp_path / "en.jsonl", {"id": "0", "question_en": "Who?"}, line)
    with pytest.raises(EvalInputError, match=message):
        read_squad([path], texts)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([], r"set\.json: a JSON object was expected"),
        ({}, r"set\.json: the field `data` is missing"),
        ({"data": {}}, "`data` must be a list"),
        ({"data": [3]}, "`data` 1: a JSON object was expected, got 3"),
        ({"data": [{}]}, "`data` 1: the field `paragraphs` is missing"),
        (file_of((" ", [ONE])), "`data` 1, `paragraphs` 1: `context` is empty"),
        (file_of((CONTEXT, [{"question": "谁？", "answers": []}])), "`qas` 1: the field `id` is missing"),
        (file_of((CONTEXT, [{"id": "1", "answers": []}])), "question 1: the field `question` is missing"),
        (file_of((CONTEXT, [{"id": "1", "question": "谁？"}])), "question 1: the field `answers` is missing"),
        (file_of((CONTEXT, [asked("1", is_impossible="no")])), "`is_impossible` must be true or false"),
        (file_of((CONTEXT, [asked("1", ("", 0))])), "question 1, `answers` 1: `text` is empty"),
        (file_of((CONTEXT, [asked("1", answers=[{"text": "茶园"}])])), "the field `answer_start` is missing"),
        (
            file_of((CONTEXT, [asked("1", ("茶园", True))])),
            "a whole number",
        ),
        (file_of((CONTEXT, [asked("1", ("矿山", 3))])), 'the answer "矿山" does not stand in its context'),
        (file_of((CONTEXT, [ONE, ONE])), "the id 1 stands here a second time"),
        (file_of((CONTEXT, [])), "the file holds no question"),
    ],
)
def test_a_malformed_file_is_named_by_place_or_id(tmp_path: Path, value: object, message: str) -> None:
    with pytest.raises(EvalInputError, match=message):
        read_squad([write_json(tmp_path / "set.json", value)])


def test_broken_json_is_named_by_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "set.json"
    path.write_text('{\n "data": [,]\n}', encoding="utf-8")
    with pytest.raises(EvalInputError, match=r"set\.json, line 2, column 11: this is not JSON"):
        read_squad([path])


def test_json_nested_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "set.json"
    path.write_text("[" * 200_000, encoding="utf-8")
    with pytest.raises(EvalInputError, match="nested too deeply"):
        read_squad([path])
