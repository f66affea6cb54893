import os
from pathlib import Path

import pytest

from editing import Desk, DocumentsFolder, EditError, Uploads
from editing.uploads import KEPT_SECONDS, MOST_WAITING
from index import IndexFault, IndexStore, UpdateReport
from tests.index.fakes import LIFTS, OverlapEmbedder, write_documents

PARKS = "西岭区公园建设\n\n西岭区新建口袋公园17处，居民推窗见绿。\n"


class Workshop:
    """A desk over two small files, with a real index."""

    def __init__(self, root: Path) -> None:
        self.documents = write_documents(root / "documents")
        self.store = IndexStore(root / "data", OverlapEmbedder())
        self.fault: IndexFault | None = None
        self.desk = Desk(DocumentsFolder(self.documents), root / "data", self.update)
        self.update()

    def update(self) -> UpdateReport:
        if self.fault is not None:
            raise self.fault
        return self.store.update(self.documents)

    @property
    def indexed(self) -> set[str]:
        return {article.path for article in self.store.open().articles}


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


def test_an_upload_is_looked_at_before_anything_changes(workshop: Workshop) -> None:
    upload = workshop.desk.upload("parks.txt", PARKS.encode())
    extraction = workshop.desk.look(upload)
    assert [article.title for article in extraction.articles] == ["西岭区公园建设"]
    assert workshop.indexed == set(workshop.desk.folder.files()) == {"lifts.txt", "roads.txt"}


def test_what_is_published_is_in_the_folder_and_the_index_and_no_longer_waits(workshop: Workshop) -> None:
    upload = workshop.desk.upload("parks.txt", PARKS.encode())
    report = workshop.desk.publish(upload)
    assert report.added == ("parks.txt",)
    assert workshop.indexed == set(workshop.desk.folder.files()) == {"lifts.txt", "parks.txt", "roads.txt"}
    assert workshop.desk.uploads.waiting() == ()


def test_a_file_of_the_same_name_is_replaced(workshop: Workshop) -> None:
    upload = workshop.desk.upload("lifts.txt", LIFTS.replace("31部", "33部").encode())
    assert workshop.desk.replaces(upload)
    assert workshop.desk.publish(upload).changed == ("lifts.txt",)
    assert "33部" in "".join(article.text for article in workshop.store.open().articles)


def test_a_removed_file_is_in_neither(workshop: Workshop) -> None:
    assert workshop.desk.remove("roads.txt").removed == ("roads.txt",)
    assert workshop.indexed == set(workshop.desk.folder.files()) == {"lifts.txt"}


def test_the_last_document_stays(workshop: Workshop) -> None:
    workshop.desk.remove("roads.txt")
    with pytest.raises(EditError, match="only document"):
        workshop.desk.remove("lifts.txt")
    assert workshop.indexed == {"lifts.txt"}


def test_when_the_index_cannot_be_written_the_folder_is_as_before(workshop: Workshop) -> None:
    upload = workshop.desk.upload("lifts.txt", PARKS.encode())
    before = {path.name: path.read_bytes() for path in workshop.documents.iterdir()}
    workshop.fault = IndexFault("The index folder cannot be written (No space left on device).")
    for edit in (lambda: workshop.desk.publish(upload), lambda: workshop.desk.remove("roads.txt")):
        with pytest.raises(EditError, match="No space left") as raised:
            edit()
        assert "没有改动" in raised.value.zh
        assert {path.name: path.read_bytes() for path in workshop.documents.iterdir()} == before
    assert workshop.desk.uploads.get(upload.token) == upload


def test_what_cannot_be_read_is_not_published(workshop: Workshop) -> None:
    upload = workshop.desk.upload("torn.pdf", b"no PDF")
    assert workshop.desk.look(upload).failure is not None
    with pytest.raises(EditError, match="not a PDF"):
        workshop.desk.publish(upload)
    assert set(workshop.desk.folder.files()) == {"lifts.txt", "roads.txt"}


def test_tokens_that_are_none_lead_nowhere(workshop: Workshop, tmp_path: Path) -> None:
    for token in ("", "..", "../..", "0" * 32, "/etc"):
        assert workshop.desk.uploads.get(token) is None
        workshop.desk.uploads.discard(token)
    assert workshop.documents.exists()


def test_old_and_too_many_uploads_are_swept(tmp_path: Path) -> None:
    uploads = Uploads(tmp_path / "waiting")
    first = uploads.add("a.txt", b"a")
    old = uploads.root / first.token
    os.utime(old, (old.stat().st_atime, old.stat().st_mtime - KEPT_SECONDS - 1))
    uploads.add("b.txt", b"b")
    assert uploads.get(first.token) is None
    for number in range(MOST_WAITING + 3):
        uploads.add(f"{number}.txt", b"x")
    assert len(uploads.waiting()) == MOST_WAITING
