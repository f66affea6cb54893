from pathlib import Path

import pytest

from editing import DocumentsFolder, EditError, checked_name
from editing.folder import ASIDE


@pytest.fixture
def folder(tmp_path: Path) -> DocumentsFolder:
    (tmp_path / "documents" / "2031").mkdir(parents=True)
    (tmp_path / "documents" / "lifts.txt").write_text("old", encoding="utf-8")
    (tmp_path / "documents" / "2031" / "roads.txt").write_text("roads", encoding="utf-8")
    return DocumentsFolder(tmp_path / "documents")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "new.txt").write_text("new", encoding="utf-8")
    return tmp_path / "new.txt"


def hidden(folder: DocumentsFolder) -> list[Path]:
    return list(folder.path.rglob(f"{ASIDE}*"))


def test_a_file_goes_in_and_an_undone_one_is_gone(folder: DocumentsFolder, source: Path) -> None:
    change = folder.put(source, "parks.txt")
    assert set(folder.files()) == {"2031/roads.txt", "lifts.txt", "parks.txt"}
    change.undo()
    assert set(folder.files()) == {"2031/roads.txt", "lifts.txt"}
    assert hidden(folder) == []


def test_a_replaced_file_comes_back_when_undone(folder: DocumentsFolder, source: Path) -> None:
    change = folder.put(source, "lifts.txt")
    assert (folder.path / "lifts.txt").read_text(encoding="utf-8") == "new"
    change.undo()
    assert (folder.path / "lifts.txt").read_text(encoding="utf-8") == "old"
    folder.put(source, "lifts.txt").settle()
    assert (folder.path / "lifts.txt").read_text(encoding="utf-8") == "new"
    assert hidden(folder) == []


def test_a_file_taken_out_of_a_folder_below_comes_back_when_undone(folder: DocumentsFolder) -> None:
    change = folder.take("2031/roads.txt")
    assert set(folder.files()) == {"lifts.txt"}
    change.undo()
    assert set(folder.files()) == {"2031/roads.txt", "lifts.txt"}


def test_what_is_no_document_of_the_folder_cannot_be_taken(folder: DocumentsFolder, source: Path) -> None:
    for name in ("../new.txt", "none.txt", "2031", "/etc/hostname", ""):
        with pytest.raises(EditError, match="no document"):
            folder.take(name)
    assert source.exists()


def test_what_a_killed_edit_left_is_no_document_and_is_swept(folder: DocumentsFolder) -> None:
    (folder.path / "2031" / f"{ASIDE}0a").write_text("half", encoding="utf-8")
    assert set(folder.files()) == {"2031/roads.txt", "lifts.txt"}
    folder.sweep()
    assert hidden(folder) == []


def test_the_built_in_samples_are_not_edited(tmp_path: Path, source: Path) -> None:
    folder = DocumentsFolder(tmp_path / "documents", built_in=True)
    for edit in (lambda: folder.put(source, "a.txt"), lambda: folder.take("a.txt")):
        with pytest.raises(EditError, match="--documents FOLDER") as raised:
            edit()
        assert "--documents" in raised.value.zh


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path, source: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EditError, match="cannot be written"):
        DocumentsFolder(tmp_path / "file" / "documents").put(source, "a.txt")


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("notice.txt", "notice.txt"),
        ("C:\\news\\notice.TXT", "notice.TXT"),
        ("../../etc/通知.md", "通知.md"),
        (" a b.pdf ", "a b.pdf"),
        ("e\u0301.txt", "é.txt"),
    ],
)
def test_a_name_loses_its_folders(given: str, name: str) -> None:
    assert checked_name(given) == name


@pytest.mark.parametrize(
    "given",
    [
        "",
        ".txt",
        ".hidden.txt",
        "~$a.docx",
        "a.exe",
        "notes",
        "..",
        "a\x00.txt",
        "a\n.txt",
        "a:b.txt",
        "长" * 90 + ".txt",
    ],
)
def test_what_cannot_be_a_documents_name_is_refused_in_one_line(given: str) -> None:
    with pytest.raises(EditError) as raised:
        checked_name(given)
    assert "\n" not in str(raised.value) and raised.value.zh
