import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from eval import EvalInputError, QuestionSet, evaluate_answers
from eval.gate import GATES, check, held_out, record, render_gate
from eval.measures import BY_NAME
from eval.rows import Row
from qa import Answer
from tests.eval.fakes import RESULTS, TableAssistant, answered, article, gold, hits, passage, question

RESULT = article(RESULTS)
LIFTS = passage("截至十二月，北坡区加装电梯31部。", RESULT)
RIGHT = answered("31部", within=RESULT, found=hits(LIFTS))
WRONG = answered("200个", within=RESULT, found=hits(LIFTS))
QUESTIONS = tuple(
    replace(
        question(
            ["31部"],
            [[gold("31部", RESULT)]],
            identifier=f"q{number}",
            tags=["result"],
            counterpart=[gold("200个", RESULT)],
        ),
        text=f"问{number}",
        split="test",
    )
    for number in range(30)
)
ASKED = QuestionSet(QUESTIONS, (RESULT,))


def rows(wrong: int) -> tuple[Row, ...]:
    table: dict[str, Answer] = {f"问{number}": WRONG if number < wrong else RIGHT for number in range(30)}
    return evaluate_answers(ASKED, TableAssistant(table).ask).rows


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    path = tmp_path / "gate.json"
    record(ASKED, rows(wrong=2), path)
    return path


def worse(wrong: int, path: Path) -> set[tuple[str, str]]:
    return {(one.slice, one.name) for one in check(ASKED, rows(wrong), path) if one.worse}


def test_the_same_figures_pass(recorded: Path) -> None:
    assert worse(2, recorded) == set()
    assert "The gate is green" in render_gate(check(ASKED, rows(2), recorded))


def test_a_fall_within_the_noise_passes(recorded: Path) -> None:
    assert worse(4, recorded) == set()


def test_a_fall_beyond_the_noise_is_red_in_every_figure_it_touches(recorded: Path) -> None:
    found = worse(12, recorded)
    assert {("all", "correct"), ("language:zh", "correct"), ("result", "correct")} <= found
    assert ("all", "status_confused") in found  # which grows when it gets worse
    assert ("all", "quotes_exact") not in found
    report = render_gate(check(ASKED, rows(12), recorded))
    assert "WORSE" in report
    verdict = report[report.index("The gate is red: worse by more than noise:") :].splitlines()
    assert re.fullmatch(
        r"- all, correct: 93\.3 recorded, 60\.0 now; −33\.3 \[−\d\d\.\d, −\d\d\.\d\] points, p <0\.001",
        verdict[1],
    )
    assert not any("quotes exact" in line for line in verdict)


def test_a_rise_passes(recorded: Path) -> None:
    assert worse(0, recorded) == set()


def test_other_questions_than_those_recorded_are_refused(recorded: Path) -> None:
    reworded = QuestionSet((replace(QUESTIONS[0], text="别的"), *QUESTIONS[1:]), (RESULT,))
    with pytest.raises(EvalInputError, match=r"questions of the split `test` are not those .* --record"):
        check(reworded, rows(2), recorded)
    altered = QuestionSet(QUESTIONS, (replace(RESULT, title="别的"),))
    with pytest.raises(EvalInputError, match="articles of the split"):
        check(altered, rows(2), recorded)


def test_a_damaged_record_is_refused(recorded: Path) -> None:
    content = json.loads(recorded.read_text(encoding="utf-8"))
    del content["rows"]["q3"]
    recorded.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(EvalInputError, match="no record of outcomes"):
        check(ASKED, rows(2), recorded)


def test_the_record_names_no_question_and_no_answer(recorded: Path) -> None:
    text = recorded.read_text(encoding="utf-8")
    assert "问" not in text
    assert "31部" not in text


def test_only_held_out_questions_are_asked() -> None:
    mixed = QuestionSet((replace(QUESTIONS[0], split="dev"), *QUESTIONS[1:]), (RESULT,))
    assert len(held_out(mixed).questions) == 29
    with pytest.raises(EvalInputError, match="no questions of the split `test`"):
        held_out(QuestionSet((replace(QUESTIONS[0], split="dev"),), (RESULT,)))


def test_every_gated_figure_is_a_measure() -> None:
    assert {name for _, name in GATES} <= BY_NAME.keys()
