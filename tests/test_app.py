"""The command line over a tiny encoder: what it prints, how it ends, what it leaves behind."""

import errno
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

import pytest
from fastapi.testclient import TestClient

import app
from cli import PREFIX, Settings, building, load_settings
from index import Vectors
from tests.index.fakes import LIFTS, OverlapEmbedder, write_documents
from tests.web.fake import FakeService
from web import Ready, create_app

ROOT = Path(app.__file__).parent
QUESTION = "北坡区加装了多少部电梯？"
CONTEXT = "东山区开放学校操场40个，方便居民锻炼。"


class Printed:
    """What one run of the command line printed and returned."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    def is_refusal(self, *words: str, status: int = 1) -> bool:
        """Say whether it is one line on standard error, nothing on standard output, with all `words`."""
        lines = self.err.splitlines()
        one_line = len(lines) == 1 and lines[0].startswith("zhengda: ")
        return one_line and not self.out and self.status == status and all(word in self.err for word in words)


@pytest.fixture(autouse=True)
def tiny_models(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith(PREFIX)]:
        monkeypatch.delenv(name)
    embedders = (OverlapEmbedder(), OverlapEmbedder("second"))
    monkeypatch.setattr(
        building,
        "build_embedders",
        lambda settings: (embedders[0], embedders[1] if settings.second_encoder else None),
    )


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write_documents(tmp_path / "documents")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def zhengda(capsys: pytest.CaptureFixture[str], documents: Path, data: Path) -> Callable[..., Printed]:
    def run(command: str, *arguments: str | Path, **settings: str | Path) -> Printed:
        options: list[str] = []
        for name, value in {"documents": documents, "data": data, **settings}.items():
            options += [f"--{name.replace('_', '-')}", str(value)]
        capsys.readouterr()
        try:
            status = app.main([command, *map(str, arguments), *options])
        except SystemExit as exit:
            status = int(exit.code or 0)
        captured = capsys.readouterr()
        return Printed(status, captured.out, captured.err)

    return run


Zhengda = Callable[..., Printed]
Start = Callable[..., subprocess.Popen[str]]


def index_folder(data: Path) -> Path:
    [folder] = data.iterdir()
    return folder


# Asking


def test_an_answer_is_printed_with_the_sentence_it_stands_in(zhengda: Zhengda) -> None:
    asked = zhengda("ask", QUESTION)
    assert asked.status == 0
    assert asked.out.splitlines()[0] == "31部。"
    assert "[1] 去年北坡区加装电梯31部，居民上下楼方便了许多。" in asked.out
    assert "lifts.txt" in asked.out


def test_the_second_question_finds_the_index_made_for_the_first(zhengda: Zhengda) -> None:
    assert "2 files added" in zhengda("ask", QUESTION).err
    assert zhengda("ask", QUESTION).err == ""


def test_explain_shows_how_the_answer_came_about(zhengda: Zhengda) -> None:
    explained = zhengda("ask", QUESTION, "--explain").out
    assert "confidence " in explained
    assert "candidates:" in explained


def test_json_prints_what_the_interface_returns(zhengda: Zhengda, documents: Path, data: Path) -> None:
    printed = json.loads(zhengda("ask", QUESTION, "--json").out)
    returned = http(documents, data).post("/api/ask", json={"question": QUESTION}).json()
    assert printed.keys() == returned.keys()
    assert printed["citations"][0]["quote"] == "31部"
    assert {**printed, "timings_ms": 0} == {**returned, "timings_ms": 0}


@pytest.mark.parametrize("question", ["", "   ", "？！", "电梯" * 2500])
def test_a_question_that_cannot_be_asked_is_refused_alike_by_both_ways(
    zhengda: Zhengda, documents: Path, data: Path, question: str
) -> None:
    refused = zhengda("ask", question)
    assert refused.is_refusal()
    assert not data.exists()
    zhengda("index")
    response = http(documents, data).post("/api/ask", json={"question": question})
    assert response.status_code == 422
    assert response.json()["error"]["message"] == refused.err.removeprefix("zhengda: ").strip()


def http(documents: Path, data: Path) -> TestClient:
    settings = Settings(documents=documents, data=data)
    embedder, second = building.build_embedders(settings)
    index = building.open_index(settings, building.build_store(settings, embedder, second), lambda *_: None)
    assistant = building.build_assistant(settings, index, second)
    return TestClient(create_app(FakeService(Ready(assistant, index.articles))))


# Documents


def test_a_missing_folder_is_refused_and_leaves_nothing_behind(
    zhengda: Zhengda, tmp_path: Path, data: Path
) -> None:
    asked = zhengda("ask", QUESTION, documents=tmp_path / "missing")
    assert asked.is_refusal("missing", "does not exist")
    assert not data.exists()


def test_an_empty_folder_is_refused_and_leaves_nothing_behind(
    zhengda: Zhengda, tmp_path: Path, data: Path
) -> None:
    (tmp_path / "empty").mkdir()
    assert zhengda("index", documents=tmp_path / "empty").is_refusal("empty", "holds no document", ".docx")
    assert not data.exists()


def test_a_file_in_place_of_the_folder_is_refused(zhengda: Zhengda, documents: Path, data: Path) -> None:
    refused = zhengda("ask", QUESTION, documents=documents / "lifts.txt")
    assert refused.is_refusal("lifts.txt", "is a file", "name the folder")
    assert not data.exists()


def test_links_that_lead_in_a_circle_are_refused(zhengda: Zhengda, tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    assert zhengda("ask", QUESTION, documents=tmp_path / "circle").is_refusal("circle", "cannot be opened")


def test_files_that_cannot_be_read_are_named_once_and_the_others_go_in(
    zhengda: Zhengda, documents: Path
) -> None:
    (documents / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (documents / "empty.txt").touch()
    (documents / "gone.txt").symlink_to(documents / "nowhere")
    (documents / "torn.pdf").write_text("no PDF")
    os.mkfifo(documents / "pipe.txt")
    with (documents / "large.txt").open("wb") as large:
        large.truncate(50_000_000)
    (documents / "folder.txt").mkdir()
    asked = zhengda("ask", QUESTION)
    assert asked.out.splitlines()[0] == "31部。"
    reasons = {line.split(" was not read: ")[0]: line for line in asked.err.splitlines()[:-1]}
    assert len(reasons) == len(asked.err.splitlines()) - 1
    assert "binary file" in reasons["binary.txt"]
    assert "0 bytes" in reasons["empty.txt"]
    assert "cannot be opened" in reasons["gone.txt"]
    assert "not a PDF" in reasons["torn.pdf"]
    assert "not a regular file" in reasons["pipe.txt"]
    assert "50 MB" in reasons["large.txt"]
    assert len(reasons) == 6
    assert zhengda("ask", QUESTION).err == ""  # nothing has changed, so nothing is said again


def test_a_folder_of_which_nothing_can_be_read_is_refused(zhengda: Zhengda, tmp_path: Path) -> None:
    folder = tmp_path / "bad"
    folder.mkdir()
    (folder / "empty.txt").touch()
    assert zhengda("index", documents=folder).is_refusal("None of the 1 files", "empty.txt", "0 bytes")


# The stored index


def test_an_index_folder_that_cannot_be_written_is_refused(
    zhengda: Zhengda, documents: Path, tmp_path: Path
) -> None:
    for command in (("index",), ("ask", QUESTION)):
        refused = zhengda(*command, data=documents / "lifts.txt" / "data")
        assert refused.is_refusal("cannot be written", "lifts.txt")


def test_a_full_disk_leaves_the_old_index(
    zhengda: Zhengda, documents: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zhengda("index")
    (documents / "more.txt").write_text(CONTEXT, encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("index.snapshot.write_durably", full)
        assert zhengda("index").is_refusal("cannot be written", "No space left")
    (documents / "more.txt").unlink()
    assert zhengda("ask", QUESTION).err == ""


@pytest.mark.parametrize(
    "name", ["manifest.json", "articles.jsonl", "keys-0.npy", "vectors-0.npy", "vectors-1.npy", "CURRENT"]
)
@pytest.mark.parametrize("damage", ["truncated", "altered", "removed"])
def test_a_torn_index_is_made_anew_and_answers(zhengda: Zhengda, data: Path, name: str, damage: str) -> None:
    zhengda("index")
    root = index_folder(data)
    generation = root / "generations" / (root / "CURRENT").read_text()
    torn = root / name if name == "CURRENT" else generation / name
    content = torn.read_bytes()
    if damage == "truncated":
        torn.write_bytes(content[: len(content) // 2])
    elif damage == "altered":
        torn.write_bytes(content[:3] + b"\x00\xff" + content[5:])
    else:
        torn.unlink()
    asked = zhengda("ask", QUESTION)
    assert asked.status == 0
    assert asked.out.splitlines()[0] == "31部。"
    assert "2 files added" in asked.err
    assert zhengda("ask", QUESTION).err == ""


def test_another_model_embeds_the_documents_anew_and_says_so(
    zhengda: Zhengda, monkeypatch: pytest.MonkeyPatch
) -> None:
    zhengda("index")
    monkeypatch.setattr(
        building, "build_embedders", lambda settings: (OverlapEmbedder("another"), OverlapEmbedder("second"))
    )
    asked = zhengda("ask", QUESTION)
    assert "embedded anew with another" in asked.err
    assert asked.out.splitlines()[0] == "31部。"


def test_switching_the_second_encoder_off_and_on_costs_nothing(zhengda: Zhengda) -> None:
    zhengda("index")
    assert zhengda("ask", QUESTION, second_encoder="false").err == ""
    assert zhengda("ask", QUESTION, second_encoder="true").err == ""


def test_an_index_without_the_second_encoder_gains_it(zhengda: Zhengda) -> None:
    zhengda("index", second_encoder="false")
    gained = zhengda("ask", QUESTION)
    assert "embedded anew with second" in gained.err
    assert zhengda("ask", QUESTION).err == ""


def test_two_that_index_at_once_take_turns(documents: Path, data: Path, zhengda: Zhengda) -> None:
    statuses: list[int] = []
    command = ["index", "--documents", str(documents), "--data", str(data)]
    threads = [threading.Thread(target=lambda: statuses.append(app.main(command))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [0, 0]
    assert zhengda("ask", QUESTION).err == ""


class InterruptedEmbedder(OverlapEmbedder):
    """An embedder under which someone presses Ctrl+C."""

    def embed(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        raise KeyboardInterrupt


def test_ctrl_c_while_indexing_leaves_the_old_index(
    zhengda: Zhengda, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zhengda("index")
    (documents / "more.txt").write_text(CONTEXT, encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(building, "build_embedders", lambda settings: (InterruptedEmbedder(), None))
        assert zhengda("index").is_refusal("stopped", status=130)
    (documents / "more.txt").unlink()
    assert zhengda("ask", QUESTION).err == ""


# Settings


def test_an_option_comes_before_the_environment_and_that_before_the_default() -> None:
    environment = {"ZHENGDA_PORT": "7001", "ZHENGDA_THRESHOLD": "0.25", "PATH": "/bin"}
    settings = settings_from({"port": "7002", "threshold": None, "question": "x"}, environment)
    assert (settings.port, settings.threshold, settings.host) == (7002, 0.25, "127.0.0.1")


def settings_from(options: dict[str, object], environment: dict[str, str]) -> Settings:
    with pytest.MonkeyPatch.context() as patched:
        for name, value in environment.items():
            patched.setenv(name, value)
        return load_settings(options, os.environ)


def test_a_misspelt_variable_is_refused(zhengda: Zhengda, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGDA_PROT", "7000")
    assert zhengda("ask", QUESTION).is_refusal("ZHENGDA_PROT", "ZHENGDA_PORT", status=2)


@pytest.mark.parametrize(
    ("name", "value"), [("port", "abc"), ("port", "70000"), ("threshold", "7"), ("second_encoder", "perhaps")]
)
def test_a_value_that_does_not_fit_is_refused_wherever_it_stands(
    zhengda: Zhengda, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    assert zhengda("ask", QUESTION, **{name: value}).is_refusal(name, value, status=2)
    monkeypatch.setenv(f"ZHENGDA_{name.upper()}", value)
    assert zhengda("ask", QUESTION).is_refusal(name, value, status=2)


def test_an_unknown_option_is_wrong_usage(zhengda: Zhengda) -> None:
    refused = zhengda("ask", QUESTION, "--nonsense")
    assert refused.status == 2
    assert "--nonsense" in refused.err


def test_a_port_in_use_is_refused(zhengda: Zhengda) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert zhengda("serve", port=port).is_refusal(port, "Address already in use", "--port")


def test_a_host_that_is_none_is_refused(zhengda: Zhengda) -> None:
    assert zhengda("serve", host="..", port="0").is_refusal("Cannot serve on ..", "--host")


# Measuring


@pytest.fixture
def squad(tmp_path: Path) -> Path:
    def entry(id: str, question: str, context: str, *answers: str) -> dict[str, object]:
        found = [{"text": text, "answer_start": context.index(text)} for text in answers]
        return {"id": id, "question": question, "answers": found}

    lifts = LIFTS.splitlines()[-1]
    paragraphs = [
        {"context": lifts, "qas": [entry("lifts", QUESTION, lifts, "31部")]},
        {"context": CONTEXT, "qas": [entry("fields", "东山区开放了多少个操场？", CONTEXT, "40个")]},
    ]
    file = tmp_path / "tiny.json"
    text = json.dumps({"data": [{"title": "t", "paragraphs": paragraphs}]}, ensure_ascii=False)
    file.write_text(text, encoding="utf-8")
    return file


def test_eval_over_squad_prints_the_table_and_writes_figures_and_rows(
    zhengda: Zhengda, squad: Path, tmp_path: Path, data: Path
) -> None:
    measured = zhengda("eval", "--squad", squad, "--json", tmp_path / "out.json")
    assert measured.status == 0
    assert measured.out.strip()
    written = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert written["metrics"]["exact_match"] == 1.0
    assert written["metrics"]["hit_at_1"] == 1.0
    assert [(row["id"], row["answer"]) for row in written["rows"]] == [("lifts", "31部"), ("fields", "40个")]
    assert not data.exists()  # contexts of a benchmark are no documents to keep


def test_eval_searches_only_and_shows_the_channels(zhengda: Zhengda, squad: Path, tmp_path: Path) -> None:
    zhengda("eval", "--squad", squad, "--retrieval-only", "--json", tmp_path / "out.json")
    written = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert len(written["channels"]) > 1
    assert written["metrics"]["hit_at_1"] == 1.0
    assert written["metrics"]["exact_match"] is None


def test_eval_reads_the_gold_passage_without_searching(zhengda: Zhengda, squad: Path, tmp_path: Path) -> None:
    zhengda("eval", "--squad", squad, "--gold-passage", "--json", tmp_path / "out.json")
    written = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert written["metrics"]["exact_match"] == 1.0
    assert written["metrics"]["hit_at_1"] is None


def test_eval_takes_the_question_texts_from_another_file(
    zhengda: Zhengda, squad: Path, tmp_path: Path
) -> None:
    other = "电梯加装了多少部？"
    line = json.dumps({"id": "lifts", "question_en": other}, ensure_ascii=False)
    (tmp_path / "other.jsonl").write_text(line + "\n", encoding="utf-8")
    arguments = ("--squad", squad, "--questions", tmp_path / "other.jsonl", "--json", tmp_path / "out.json")
    assert zhengda("eval", *arguments).status == 0
    written = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [row["question"] for row in written["rows"]] == [other]


def test_eval_asks_only_the_first_questions(zhengda: Zhengda, squad: Path, tmp_path: Path) -> None:
    zhengda("eval", "--squad", squad, "--limit", 1, "--json", tmp_path / "out.json")
    written = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [row["id"] for row in written["rows"]] == ["lifts"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--squad", "missing.json"), ("missing.json", "cannot be read")),
        (("--set", "missing.jsonl"), ("missing.jsonl", "cannot be read")),
        (("--gold-passage",), ("--gold-passage", "--squad")),
        (("--limit", "0"), ("--limit", "0")),
        (("--json", "missing/out.json"), ("--json", "missing")),
    ],
)
def test_eval_refuses_what_it_cannot_measure(
    zhengda: Zhengda, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    assert zhengda("eval", "--verbose", *arguments).status == 1
    assert all(word in zhengda("eval", *arguments).err.splitlines()[-1] for word in words)


# Processes of their own

PROGRAM = """
import signal, sys
import app
from cli import building
from tests.index.fakes import LIFTS, OverlapEmbedder, write_documents
signal.signal(signal.SIGINT, signal.default_int_handler)
building.build_embedders = lambda settings: (OverlapEmbedder(), OverlapEmbedder("second"))
sys.exit(app.main(sys.argv[1:]))
"""


@pytest.fixture
def start(documents: Path, data: Path) -> Iterator[Start]:
    started: list[subprocess.Popen[str]] = []

    def run(*arguments: str, output: int | TextIO = subprocess.PIPE) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", PROGRAM, *arguments]
        process = subprocess.Popen(
            [*command, "--documents", str(documents), "--data", str(data)],
            cwd=ROOT,
            stdout=output,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


def test_a_reader_who_leaves_early_sees_no_traceback(zhengda: Zhengda, start: Start) -> None:
    zhengda("index")
    process = start("ask", QUESTION, "--explain")
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()  # like `| head -0`
    assert process.stderr.read() == ""
    assert process.wait() == 1


@pytest.mark.parametrize("arguments", [("ask", QUESTION), ("--help",), ("ask", "--help")])
def test_an_output_that_is_full_is_told_in_one_sentence(
    zhengda: Zhengda, start: Start, arguments: tuple[str, ...]
) -> None:
    zhengda("index")
    with Path("/dev/full").open("w") as full:
        process = start(*arguments, output=full)
    assert process.stderr is not None
    told = process.stderr.read()
    assert told.startswith("zhengda: The output cannot be written (No space left on device)")
    assert len(told.splitlines()) == 1
    assert process.wait() == 1


def test_ctrl_c_stops_the_server_while_it_is_still_starting(start: Start) -> None:
    process = start("serve", "--port", "0")
    assert process.stdout is not None
    assert "http://127.0.0.1:" in process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=10)
    assert process.returncode == 130
    assert error.splitlines()[-1] == "zhengda: stopped."
