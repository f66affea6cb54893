import os
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from eval import (
    EvalInputError,
    Evaluation,
    Journals,
    QuestionSet,
    System,
    evaluate_answers,
)
from eval.journal import KEPT_SECONDS
from qa import Answer, Turn
from tests.eval.fakes import RESULTS, TableAssistant, answered, article, gold, hits, passage, question

RESULT = article(RESULTS)
LIFTS = passage("截至十二月，北坡区加装电梯31部。", RESULT)
QUESTIONS = tuple(
    replace(question(["31部"], [[gold("31部", RESULT)]], identifier=f"q{number}"), text=f"问{number}")
    for number in range(4)
)
ASKED = QuestionSet(QUESTIONS, (RESULT,))
ANSWER = answered("31部", within=RESULT, found=hits(LIFTS))


class Interrupted(TableAssistant):
    """Someone presses Ctrl+C at the third question."""

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        if question == "问2":
            raise KeyboardInterrupt
        return super().ask(question, history)


def assistant(kind: type[TableAssistant] = TableAssistant) -> TableAssistant:
    return kind({f"问{number}": ANSWER for number in range(4)})


@pytest.fixture
def said() -> list[str]:
    return []


def journals(folder: Path, said: list[str], run: str = "one") -> Journals:
    return Journals(folder / "eval", run, said=said.append)


def evaluate(
    folder: Path, said: list[str], asked: QuestionSet = ASKED, *, by: TableAssistant, run: str = "one"
) -> Evaluation:
    with journals(folder, said, run) as kept:
        return evaluate_answers(asked, by.ask, journals=kept)


def interrupt(folder: Path, said: list[str], asked: QuestionSet = ASKED, *, run: str = "one") -> None:
    with pytest.raises(KeyboardInterrupt):
        evaluate(folder, [], asked, by=assistant(Interrupted), run=run)


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path: Path, said: list[str]) -> None:
    interrupt(tmp_path, said)
    again = assistant()
    resumed = evaluate(tmp_path, said, by=again)
    assert again.asked == ["问2", "问3"]
    assert len(said) == 1
    assert said[0].startswith("2 of 4 questions were answered before")
    whole = evaluate_answers(ASKED, assistant().ask)
    untimed = [replace(row, latency_ms=0) for row in resumed.rows]
    assert untimed == [replace(row, latency_ms=0) for row in whole.rows]


def test_the_journal_of_a_complete_run_is_removed(tmp_path: Path, said: list[str]) -> None:
    data = tmp_path / "data"
    evaluate(data, said, by=assistant())
    assert not data.exists()
    assert said == []


def test_an_interrupted_run_says_that_its_answers_are_kept(tmp_path: Path, said: list[str]) -> None:
    with pytest.raises(KeyboardInterrupt):
        evaluate(tmp_path, said, by=assistant(Interrupted))
    assert said == ["The answers so far are kept: the same command goes on where it stopped."]


def test_a_run_that_broke_off_before_its_first_answer_leaves_nothing(tmp_path: Path, said: list[str]) -> None:
    data = tmp_path / "data"
    with pytest.raises(EvalInputError, match="no such weights"), journals(data, said):
        raise EvalInputError("no such weights")
    assert not data.exists()
    assert said == []


def test_the_answers_of_systems_beside_ours_are_kept_too(tmp_path: Path, said: list[str]) -> None:
    def measure(ours: TableAssistant, theirs: TableAssistant) -> int:
        with journals(tmp_path, said) as kept:
            evaluate_answers(ASKED, ours.ask, beside=[System("peer", theirs.ask)], journals=kept)
            return kept.taken_up

    first, interrupted = assistant(), assistant(Interrupted)
    with pytest.raises(KeyboardInterrupt):
        measure(first, interrupted)
    ours, theirs = assistant(), assistant()
    assert measure(ours, theirs) == len(first.asked) + 2
    assert [*first.asked, *ours.asked] == ["问0", "问1", "问2", "问3"]
    assert theirs.asked == ["问2", "问3"]


def test_a_run_with_other_settings_begins_anew_and_spares_the_first(tmp_path: Path, said: list[str]) -> None:
    interrupt(tmp_path, said)
    other, again = assistant(), assistant()
    evaluate(tmp_path, said, by=other, run="other")
    assert len(other.asked) == 4
    assert said == []
    evaluate(tmp_path, said, by=again)
    assert again.asked == ["问2", "问3"]


def test_two_runs_at_once_each_keep_their_own_rows(tmp_path: Path, said: list[str]) -> None:
    class Meanwhile(TableAssistant):
        """While its third question is asked, another run begins and breaks off."""

        def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
            if question == "问2":
                interrupt(tmp_path, said, run="other")
            return super().ask(question, history)

    first = evaluate(tmp_path, said, by=assistant(Meanwhile))
    assert [row.question.id for row in first.rows] == ["q0", "q1", "q2", "q3"]
    second = assistant()
    evaluate(tmp_path, said, by=second, run="other")
    assert second.asked == ["问2", "问3"]


def test_the_same_run_twice_at_a_time_is_refused_in_a_sentence(tmp_path: Path, said: list[str]) -> None:
    with (
        journals(tmp_path, said),
        pytest.raises(EvalInputError, match=r"asked .* already, by another run .*: wait for it to end"),
        journals(tmp_path, said),
    ):
        pass
    evaluate(tmp_path, said, by=assistant())  # when the first has ended


def test_what_nobody_took_up_for_long_is_forgotten(tmp_path: Path, said: list[str]) -> None:
    for run in ("old", "young"):
        interrupt(tmp_path, said, run=run)
    long_ago = time.time() - KEPT_SECONDS - 1
    for path in (*(tmp_path / "eval" / "old").iterdir(), tmp_path / "eval" / "old"):
        os.utime(path, (long_ago, long_ago))
    evaluate(tmp_path, said, by=assistant())
    assert [path.name for path in (tmp_path / "eval").iterdir()] == ["young"]


def test_a_torn_last_line_is_asked_again(tmp_path: Path, said: list[str]) -> None:
    interrupt(tmp_path, said)
    (file,) = tmp_path.rglob("*.jsonl")
    file.write_text(file.read_text(encoding="utf-8")[:-20], encoding="utf-8")
    again = assistant()
    evaluate(tmp_path, said, by=again)
    assert again.asked == ["问1", "问2", "问3"]


def test_a_conversation_goes_on_with_the_answers_given_before(tmp_path: Path, said: list[str]) -> None:
    talk = QuestionSet(tuple(replace(one, conversation="c") for one in QUESTIONS), (RESULT,))
    interrupt(tmp_path, said, talk)
    again = assistant()
    evaluate(tmp_path, said, talk, by=again)
    assert again.histories[0] == (Turn("问0", "31部"), Turn("问1", "31部"))


def test_a_folder_that_cannot_be_written_is_reported(tmp_path: Path, said: list[str]) -> None:
    (tmp_path / "eval").write_text("a file", encoding="utf-8")
    with pytest.raises(EvalInputError, match="cannot be kept"):
        evaluate(tmp_path, said, by=assistant())
