"""The evaluation's commands over tiny models, from the command line to the files."""

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from cli import building
from cli.main import main
from qa import Answer, Turn
from tests.eval.fakes import abstained
from tests.index.fakes import LIFTS, OverlapEmbedder

CONTEXT = LIFTS.splitlines()[-1]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    for name in [name for name in os.environ if name.upper().startswith("ZHENGDA_")]:
        monkeypatch.delenv(name)
    embedders = (OverlapEmbedder(), OverlapEmbedder("second"))
    monkeypatch.setattr(building, "build_embedders", lambda settings: embedders)

    def command(*arguments: object) -> tuple[int, str, str]:
        status = main(["eval", *(str(one) for one in arguments), "--data", str(tmp_path / "data")])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return command


@pytest.fixture
def squad(tmp_path: Path) -> Path:
    answers = [{"text": "31部", "answer_start": CONTEXT.index("31部")}]
    asked = [
        {"id": "lifts", "question": "东山区加装了多少部电梯？", "answers": answers},
        {"id": "none", "question": "东山区有几座灯塔？", "answers": []},
    ]
    paragraphs = [{"context": CONTEXT, "qas": asked}]
    path = tmp_path / "tiny.json"
    path.write_text(json.dumps({"data": [{"title": "t", "paragraphs": paragraphs}]}), encoding="utf-8")
    return path


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_a_report_with_baselines_holds_every_system_and_what_it_was_made_of(
    run: Run, squad: Path, tmp_path: Path
) -> None:
    status, out, _ = run("--squad", squad, "--baselines", "--report", tmp_path / "out", "--reader", "false")
    assert status == 0
    assert "report.html" in out
    assert "BM25 + best sentence" in out
    assert "Haystack's ExtractiveReader" in out  # left out, and said so
    report = read(tmp_path / "out" / "report.json")
    assert {"BM25 + best sentence", "dense + best sentence"} <= report["baselines"].keys()
    made_of = report["provenance"]
    assert made_of["settings"]["reader"] == "False"
    assert made_of["data"]["tiny.json"].startswith("sha256 ")
    assert made_of["models"]["second embedding"] == "second"
    assert made_of["index_rate"]["passages"] == 1
    assert made_of["peak_memory"] > 0
    assert not (tmp_path / "data").exists()


def test_no_folder_of_the_user_is_on_the_page(run: Run, squad: Path, tmp_path: Path) -> None:
    run("--squad", squad, "--report", tmp_path / "out")
    for path in (tmp_path / "out" / "report.html", tmp_path / "out" / "report.md"):
        assert str(tmp_path) not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("channel", ["dictionary", "lexicon"])
def test_a_channel_that_is_switched_off_is_gone(run: Run, squad: Path, tmp_path: Path, channel: str) -> None:
    english = tmp_path / "english.jsonl"
    line = {"id": "lifts", "question_en": "How many elevators did Dongshan District install?"}
    english.write_text(json.dumps(line), encoding="utf-8")
    arguments = ("--squad", squad, "--questions", english, "--retrieval-only", "--json", tmp_path / "r.json")
    run(*arguments)
    assert channel in read(tmp_path / "r.json")["channels"]
    run(*arguments, f"--{channel}", "false")
    assert channel not in read(tmp_path / "r.json")["channels"]


def test_two_runs_are_compared(run: Run, squad: Path, tmp_path: Path) -> None:
    run("--squad", squad, "--json", tmp_path / "a.json")
    for name, said in (
        ("a.json", {"answer": "31部", "abstained": False, "correct": True}),
        ("b.json", {"answer": None, "abstained": True, "correct": False}),
    ):
        results = read(tmp_path / "a.json")
        results["rows"][0] |= said
        (tmp_path / name).write_text(json.dumps(results), encoding="utf-8")
    status, out, _ = run("compare", tmp_path / "a.json", tmp_path / "b.json")
    assert status == 0
    assert "Right before, wrong now:" in out
    assert "lifts [zh, tiny]" in out
    assert "second  abstained" in out


def test_while_one_runs_the_same_is_refused_and_another_is_not(
    run: Run, squad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile: list[tuple[int, str, str]] = []

    class Impatient:
        def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
            if not meanwhile:
                meanwhile.append(run("--squad", squad))
                meanwhile.append(run("--squad", squad, "--limit", "1"))
            return abstained()

    monkeypatch.setattr(building, "build_assistant", lambda *_: Impatient())
    assert run("--squad", squad)[0] == 0
    (refused, _, err), (other, out, _) = meanwhile
    assert refused == 1
    assert err.startswith("zhengda: The same questions are being asked with the same settings already")
    assert other == 0
    assert "Only the first 1 of 2 questions" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("compare", "missing.json", "missing.json"), ("missing.json", "cannot be read")),
        (("--report", __file__), ("--report", "is a file; name a folder")),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    run: Run, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (1, "")
    assert err.startswith("zhengda: ")
    assert all(word in err for word in words)


def test_the_gate_is_red_by_its_exit_status(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    questions = tmp_path / "questions.jsonl"
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "lifts.md").write_text(LIFTS, encoding="utf-8")
    gold = {"article": "lifts.md", "quote": "31部", "anchor": "31部"}
    lines = [
        {
            "id": f"q{number}",
            "question": "东山区加装了多少部电梯？",
            "language": "zh",
            "answers": ["31部"],
            "gold": [gold],
            "tags": ["number"],
            "split": "test",
        }
        for number in range(8)
    ]
    questions.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    monkeypatch.setattr("eval.BUILT_IN_SET", questions)
    monkeypatch.setattr("eval.gate.GATE_FILE", tmp_path / "gate.json")
    assert run("gate", "--documents", documents)[0] == 1  # nothing is recorded yet
    assert run("gate", "--documents", documents, "--record")[0] == 0
    status, out, _ = run("gate", "--documents", documents)
    assert (status, out.splitlines()[-1]) == (0, "The gate is green: nothing is worse by more than noise.")

    class Silent:
        def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
            return abstained()

    monkeypatch.setattr(building, "build_assistant", lambda *_: Silent())
    status, out, _ = run("gate", "--documents", documents)
    assert status == 1
    assert "The gate is red" in out
