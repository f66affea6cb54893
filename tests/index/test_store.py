import json
import os
import shutil
import signal
import threading
from pathlib import Path

import pytest
from filelock import FileLock

from index import DamagedIndex, IndexFault, IndexStore
from tests.index.fakes import LIFTS, ROADS, OverlapEmbedder, write_documents


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write_documents(tmp_path / "documents")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "data"


def store_at(root: Path, model: str = "overlap-256", **settings) -> IndexStore:
    return IndexStore(root, OverlapEmbedder(model), OverlapEmbedder("second"), **settings)


def first(store: IndexStore, question: str) -> str:
    return store.open().search(question)[0].passage.article.path


def current(root: Path) -> Path:
    return root / "generations" / (root / "CURRENT").read_text()


def test_what_was_stored_is_found_again(documents: Path, root: Path):
    report = store_at(root).update(documents)
    assert report.added == ("lifts.txt", "roads.txt")
    assert report.embedded > 0
    assert first(store_at(root), "加装了多少部电梯？") == "lifts.txt"


def test_stored_articles_equal_the_read_ones(documents: Path, root: Path):
    from documents import read_folder

    store_at(root).update(documents)
    assert store_at(root).open().articles == read_folder(documents).articles


def test_unchanged_documents_cost_nothing(documents: Path, root: Path):
    store_at(root).update(documents)
    before = (root / "CURRENT").read_text()
    again = store_at(root)
    report = again.update(documents)
    assert (report.embedded, report.unchanged) == (0, ("lifts.txt", "roads.txt"))
    assert again._embedder.embedded == []
    assert (root / "CURRENT").read_text() == before


def test_only_new_texts_are_embedded(documents: Path, root: Path):
    store_at(root).update(documents)
    (documents / "roads.txt").write_text(ROADS + "\n新建公园3座。\n", encoding="utf-8")
    (documents / "lifts.txt").unlink()
    (documents / "more.txt").write_text("东山区开放学校操场40个，方便居民锻炼。\n", encoding="utf-8")
    store = store_at(root)
    report = store.update(documents)
    assert (report.added, report.changed, report.removed) == (("more.txt",), ("roads.txt",), ("lifts.txt",))
    assert not any("电梯" in text for text in store._embedder.embedded)
    assert not any(
        text.startswith("南湖区整修道路12条，沿线") and "公园" not in text
        for text in store._embedder.embedded
    )
    assert first(store, "学校操场") == "more.txt"


def test_a_store_says_whether_it_fits_the_documents(documents: Path, root: Path):
    store = store_at(root)
    assert not store.fits(documents)
    store.update(documents)
    assert store.fits(documents)
    os.utime(documents / "lifts.txt", (1, 1))  # touched, not changed
    assert store.fits(documents)
    (documents / "lifts.txt").write_text(LIFTS.replace("31", "32"), encoding="utf-8")
    assert not store.fits(documents)


def test_another_model_is_named_and_its_index_rebuilt(documents: Path, root: Path):
    store_at(root, "old-model").update(documents)
    store = store_at(root, "new-model")
    assert not store.fits(documents)
    with pytest.raises(IndexFault, match="old-model, second, not with new-model"):
        store.open()
    report = store.update(documents)
    assert any("old-model" in note and "new-model" in note for note in report.notes)
    assert store._second.embedded == []  # the other model's vectors stay
    assert first(store, "电梯") == "lifts.txt"


@pytest.mark.parametrize(
    "name", ["articles.jsonl", "keys-0.npy", "vectors-0.npy", "vectors-1.npy", "manifest.json"]
)
@pytest.mark.parametrize("harm", ["torn", "altered", "missing"])
def test_a_damaged_file_is_named_never_searched_and_rebuilt(
    documents: Path, root: Path, name: str, harm: str
):
    store_at(root).update(documents)
    path = current(root) / name
    content = path.read_bytes()
    if harm == "missing":
        path.unlink()
    else:
        middle = len(content) // 2
        path.write_bytes(
            content[:middle]
            + (b"" if harm == "torn" else bytes([content[middle] ^ 1]) + content[middle + 1 :])
        )
    store = store_at(root)
    with pytest.raises(DamagedIndex, match=name):
        store.open()
    report = store.update(documents)
    assert any(name in note for note in report.notes)
    assert first(store, "电梯") == "lifts.txt"


def test_a_newer_format_is_left_alone(documents: Path, root: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("index.snapshot.FORMAT", 99)
    store_at(root).update(documents)
    monkeypatch.undo()
    for act in (store_at(root).open, lambda: store_at(root).update(documents)):
        with pytest.raises(IndexFault, match="format 99"):
            act()
    assert json.loads((current(root) / "manifest.json").read_text().partition("\n")[2])["format"] == 99


def test_there_must_be_an_index_to_open(root: Path):
    with pytest.raises(IndexFault, match="build it first"):
        store_at(root).open()


def test_an_empty_folder_leaves_the_old_index(documents: Path, root: Path):
    store_at(root).update(documents)
    for path in documents.iterdir():
        path.unlink()
    with pytest.raises(IndexFault, match="holds no document"):
        store_at(root).update(documents)
    assert first(store_at(root), "电梯") == "lifts.txt"


def test_a_missing_folder_is_named(root: Path, tmp_path: Path):
    with pytest.raises(IndexFault, match="nowhere does not exist"):
        store_at(root).update(tmp_path / "nowhere")


def test_a_file_that_cannot_be_read_is_reported_and_the_others_go_in(documents: Path, root: Path):
    (documents / "empty.txt").write_bytes(b"")
    for _ in range(2):  # the second time it is not read again
        report = store_at(root).update(documents)
        assert [failure.path for failure in report.failures] == ["empty.txt"]
        assert first(store_at(root), "电梯") == "lifts.txt"
    assert store_at(root).fits(documents)


def test_when_nothing_can_be_read_the_first_reason_is_given(tmp_path: Path, root: Path):
    (tmp_path / "only.txt").write_bytes(b"")
    with pytest.raises(IndexFault, match=r"None of the 1 files .* only\.txt"):
        store_at(root).update(tmp_path)


def test_a_folder_that_cannot_be_written_is_named(documents: Path, tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(IndexFault, match="cannot be written"):
        store_at(tmp_path / "file" / "data").update(documents)


def test_two_builders_cannot_collide(documents: Path, root: Path):
    root.mkdir()
    with FileLock(root / "lock"), pytest.raises(IndexFault, match="Another process is building"):
        store_at(root, lock_seconds=0.05).update(documents)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process")
@pytest.mark.parametrize(
    "moment", ["os.fsync", "pathlib.Path.rename", "pathlib.Path.replace", "shutil.rmtree"]
)
@pytest.mark.parametrize("call", [1, 2, 4, 7])
def test_a_build_killed_at_any_moment_leaves_an_index_that_opens(
    documents: Path, root: Path, monkeypatch: pytest.MonkeyPatch, moment: str, call: int
):
    store_at(root).update(documents)
    (documents / "lifts.txt").write_text(LIFTS.replace("31", "77"), encoding="utf-8")
    child = os.fork()
    if child == 0:
        _kill_self_at(monkeypatch, moment, call)
        store_at(root).update(documents)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if call == 1:
        assert os.WTERMSIG(status) == signal.SIGKILL
    (hit, *_) = store_at(root).open().search("加装了多少部电梯？")
    assert ("31部" in hit.passage.text) != ("77部" in hit.passage.text)
    store_at(root).update(documents)  # and the next build is not in the way of the dead one
    assert "77部" in store_at(root).open().search("加装了多少部电梯？")[0].passage.text
    assert len(list((root / "generations").iterdir())) == 1


def _kill_self_at(monkeypatch: pytest.MonkeyPatch, name: str, call: int) -> None:
    """Make the process kill itself, as `kill -9` does, at its `call`th call of the function `name`."""
    module, _, function = name.rpartition(".")
    owner = {"os": os, "pathlib.Path": Path, "shutil": shutil}[module]
    real, calls = getattr(owner, function), []

    def dying(*arguments, **options):
        calls.append(name)
        if len(calls) == call:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **options)

    monkeypatch.setattr(owner, function, dying)


def test_searches_go_on_while_a_new_index_is_published(documents: Path, root: Path):
    store = store_at(root)
    store.update(documents)
    shown = [store.open()]
    stop, seen, errors = threading.Event(), set(), []

    def search() -> None:
        try:
            while not stop.is_set():
                text = shown[0].search("加装了多少部电梯？")[0].passage.text
                seen.add(next(number for number in ("31部", "50部", "51部", "52部") if number in text))
        except Exception as error:
            errors.append(error)
            raise

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in ("50", "51", "52"):
        (documents / "lifts.txt").write_text(LIFTS.replace("31", number), encoding="utf-8")
        store.update(documents)
        shown[0] = store.open()
    stop.set()
    for thread in threads:
        thread.join()
    assert errors == []
    assert seen <= {"31部", "50部", "51部", "52部"}
    assert "52部" in shown[0].search("加装了多少部电梯？")[0].passage.text


def test_progress_is_told_to_the_end(documents: Path, root: Path):
    heard: list[tuple[str, int, int]] = []
    store_at(root).update(documents, progress=lambda *step: heard.append(step))
    last = {stage: (done, total) for stage, done, total in heard}
    assert last.keys() == {"reading", "embedding", "embedding, second model"}
    assert all(done == total for done, total in last.values())
