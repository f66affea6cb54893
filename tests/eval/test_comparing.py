import json
from dataclasses import replace
from pathlib import Path

import pytest

from eval import (
    EvalInputError,
    QuestionSet,
    compare_runs,
    evaluate_answers,
    read_run,
    render_comparison,
    write_results,
)
from qa import Answer
from tests.eval.fakes import (
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

RESULT = article(RESULTS)
LIFTS = passage("截至十二月，北坡区加装电梯31部。", RESULT)
RIGHT = answered("31部", within=RESULT, found=hits(LIFTS))
WRONG = answered("200个", within=RESULT, found=hits(LIFTS))
QUESTIONS = tuple(
    replace(
        question(["31部"], [[gold("31部", RESULT)]], identifier=f"q{number}", tags=["lift"]),
        text=f"问{number}",
        split="test" if number == 3 else "dev",
    )
    for number in range(4)
)


def written(path: Path, *answers: Answer, among: int = 4) -> Path:
    table = {f"问{number}": answer for number, answer in enumerate(answers)}
    asked = QuestionSet(QUESTIONS[:among], (RESULT,))
    write_results(evaluate_answers(asked, TableAssistant(table).ask), path)
    return path


def test_rows_are_fixed_broken_or_answered_otherwise(tmp_path: Path) -> None:
    first = read_run(written(tmp_path / "a.json", RIGHT, WRONG, WRONG, RIGHT))
    second = read_run(written(tmp_path / "b.json", WRONG, RIGHT, abstained(), RIGHT))
    found = compare_runs(first, second)
    assert [(row.first.id, row.fixed, row.broken) for row in found.changed] == [
        ("q0", False, True),
        ("q1", True, False),
        ("q2", False, False),
    ]
    correct = found.figures["all"]["correct"]
    assert (correct.first, correct.second, correct.difference) == (0.5, 0.5, 0.0)


def test_the_report_shows_figures_and_changed_rows_but_no_held_out_one(tmp_path: Path) -> None:
    first = read_run(written(tmp_path / "a.json", RIGHT, WRONG, WRONG, RIGHT))
    second = read_run(written(tmp_path / "b.json", RIGHT, RIGHT, WRONG, WRONG))
    report = render_comparison(compare_runs(first, second))
    assert "1 wrong before and right now, 1 right before and wrong now" in report
    assert "q1 [zh, lift] 问1" in report
    assert "first   200个 (0.80)" in report
    assert "second  31部 (0.80)" in report
    assert "问3" not in report
    assert "1 changed rows are of the split `test`" in report
    assert "split:dev (correct)" not in report
    assert "split:test" in report


def test_questions_of_one_file_alone_are_left_out_and_counted(tmp_path: Path) -> None:
    first = read_run(written(tmp_path / "a.json", RIGHT, RIGHT, RIGHT, RIGHT))
    second = read_run(written(tmp_path / "b.json", RIGHT, RIGHT, among=2))
    found = compare_runs(first, second)
    assert found.shared == 2
    assert any(note.startswith("2 questions of ") for note in found.notes)


def test_files_without_a_common_question_cannot_be_compared(tmp_path: Path) -> None:
    path = written(tmp_path / "a.json", RIGHT, among=1)
    content = json.loads(path.read_text(encoding="utf-8"))
    content["rows"][0]["id"] = "other"
    other = tmp_path / "b.json"
    other.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(EvalInputError, match="no question in common"):
        compare_runs(read_run(path), read_run(other))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[]", "a JSON object was expected"),
        ('{"rows": []}', "holds no row"),
        ('{"metrics": {}}', "`rows` is missing"),
        ('{"rows": [{"question": "x"}]}', "`id` is missing"),
        (
            '{"rows": [{"id": "q", "question": "x", "language": "zh", "tags": [], "split": "", '
            '"conversation": "", "gold_answers": []}]}',
            r"\(q\): the field `answerable` is missing; was the file written by",
        ),
    ],
)
def test_another_file_is_refused(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(EvalInputError, match=message):
        read_run(path)
