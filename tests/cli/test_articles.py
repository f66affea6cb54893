import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import app
from cli import PREFIX, Settings, building
from qa import Reason
from tests.index.fakes import OverlapEmbedder, write_documents
from web import FeedbackStore

PARKS = "西岭区公园建设\n\n今年西岭区新建口袋公园17处，居民推窗见绿。\n"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def tiny_models(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.setattr(building, "build_embedders", lambda settings: (OverlapEmbedder(), None))


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write_documents(tmp_path / "documents")


@pytest.fixture
def zhengda(capsys: pytest.CaptureFixture[str], documents: Path, tmp_path: Path) -> Run:
    def run(*arguments: str | Path, folder: Path | None = documents) -> tuple[int, str, str]:
        capsys.readouterr()
        folders = ["--data", str(tmp_path / "data")]
        if folder is not None:
            folders += ["--documents", str(folder)]
        status = app.main([*map(str, arguments), *folders])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


def names(documents: Path) -> set[str]:
    return {path.name for path in documents.iterdir()}


def test_articles_are_listed_with_title_and_file(zhengda: Run) -> None:
    status, out, _ = zhengda("articles", "list")
    assert status == 0
    assert "《北坡区民生实事盘点》" in out and "lifts.txt" in out
    listed = json.loads(zhengda("articles", "list", "--json")[1])
    assert [article["path"] for article in listed] == ["lifts.txt", "roads.txt"]


def test_an_added_file_is_copied_shown_and_answered_from(
    zhengda: Run, documents: Path, tmp_path: Path
) -> None:
    (tmp_path / "parks.txt").write_text(PARKS, encoding="utf-8")
    status, out, err = zhengda("articles", "add", tmp_path / "parks.txt")
    assert status == 0
    assert "《西岭区公园建设》" in out and "3 files added" in err
    assert names(documents) == {"lifts.txt", "parks.txt", "roads.txt"}
    assert zhengda("ask", "西岭区新建了多少处口袋公园？")[1].splitlines()[0] == "17处。"


def test_a_file_of_the_same_name_is_replaced_only_when_told(
    zhengda: Run, documents: Path, tmp_path: Path
) -> None:
    (tmp_path / "lifts.txt").write_text(PARKS, encoding="utf-8")
    status, _, err = zhengda("articles", "add", tmp_path / "lifts.txt")
    assert status == 1 and "--replace" in err
    assert "31部" in (documents / "lifts.txt").read_text(encoding="utf-8")
    assert zhengda("articles", "add", "--replace", tmp_path / "lifts.txt")[0] == 0
    assert "17处" in (documents / "lifts.txt").read_text(encoding="utf-8")


def test_of_several_files_one_that_cannot_be_read_keeps_all_out(
    zhengda: Run, documents: Path, tmp_path: Path
) -> None:
    (tmp_path / "parks.txt").write_text(PARKS, encoding="utf-8")
    (tmp_path / "torn.pdf").write_text("no PDF")
    for wrong in ("torn.pdf", "missing.txt", "parks.exe"):
        status, out, err = zhengda("articles", "add", tmp_path / "parks.txt", tmp_path / wrong)
        assert status == 1 and out == ""
        assert len(err.splitlines()) == 1 and err.startswith("zhengda: ")
    assert names(documents) == {"lifts.txt", "roads.txt"}


def test_a_document_is_removed_by_path_or_by_an_articles_id(zhengda: Run, documents: Path) -> None:
    listed = json.loads(zhengda("articles", "list", "--json")[1])
    status, out, _ = zhengda("articles", "remove", listed[1]["id"])
    assert (status, out) == (0, "Removed roads.txt.\n")
    assert names(documents) == {"lifts.txt"}
    status, _, err = zhengda("articles", "remove", "lifts.txt")
    assert status == 1 and "only document" in err
    assert zhengda("articles", "remove", "none.txt")[0] == 1


def test_reindex_takes_in_what_was_changed_by_hand(zhengda: Run, documents: Path) -> None:
    zhengda("articles", "reindex")
    (documents / "parks.txt").write_text(PARKS, encoding="utf-8")
    assert "1 files added" in zhengda("articles", "reindex")[1]


def test_the_built_in_samples_are_not_edited(zhengda: Run, tmp_path: Path) -> None:
    (tmp_path / "parks.txt").write_text(PARKS, encoding="utf-8")
    for edit in (("add", tmp_path / "parks.txt"), ("remove", "parks.txt")):
        status, _, err = zhengda("articles", *edit, folder=None)
        assert status == 1 and "--documents FOLDER" in err and len(err.splitlines()) == 1


def test_gaps_lists_what_was_asked_in_vain(zhengda: Run, documents: Path, tmp_path: Path) -> None:
    assert zhengda("gaps") == (0, "Nobody has asked in vain.\n", "")
    store = kept(documents, tmp_path)
    for question in (
        "月桥街道有多少人口？",
        "月桥街道有多少人口？",
        "月桥街道的人口是多少？",
        "天气怎么样？",
    ):
        store.add_refusal(question, "zh", Reason.NOTHING_FOUND)
    out = zhengda("gaps")[1]
    assert out.splitlines()[0] == "4 questions in 2 groups that the articles do not answer:"
    assert out.splitlines()[1].strip().startswith("3×  月桥街道有多少人口？  (20")
    assert "月桥街道的人口是多少？ (1)" in out
    shown = json.loads(zhengda("gaps", "--json", "--limit", "1")[1])
    assert [gap["count"] for gap in shown] == [3]


def test_feedback_lists_what_readers_said(zhengda: Run, documents: Path, tmp_path: Path) -> None:
    store = kept(documents, tmp_path)
    store.add_feedback("电梯？", "31部", helpful=True, comment=None)
    store.add_feedback("道路？", None, helpful=False, comment="没有\n回答")
    out = zhengda("feedback")[1]
    assert out.splitlines()[0] == "2 answers judged, 1 of them helpful:"
    assert "-  道路？ → (no answer)" in out and "没有 回答" in out
    assert "电梯" not in zhengda("feedback", "--unhelpful")[1]


def test_feedback_that_cannot_be_read_is_told_in_one_line(
    zhengda: Run, documents: Path, tmp_path: Path
) -> None:
    store = kept(documents, tmp_path)
    store.path.parent.mkdir(parents=True)
    store.path.write_text("no database, but long enough to be read as one" * 50)
    for command in ("gaps", "feedback"):
        status, _, err = zhengda(command)
        assert status == 1 and len(err.splitlines()) == 1 and "feedback.sqlite" in err


def kept(documents: Path, root: Path) -> FeedbackStore:
    store = building.build_feedback_store(Settings(documents=documents, data=root / "data"))
    assert store is not None
    return store
