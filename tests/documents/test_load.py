import re
from pathlib import Path

import pytest

from documents import DocumentError, find_files, read_file, read_folder


def write(path: Path, title: str = "松原修路") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{title}\n\n本报讯 松原县今年新建公路120公里，覆盖9个乡镇。\n", encoding="utf-8")


def test_files_are_found_below_the_folder_in_order_and_hidden_ones_are_not(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.md", ".git/d.txt", "e.csv", "~$f.docx", "g.TXT"):
        write(tmp_path / name)
    assert [path.relative_to(tmp_path).as_posix() for path in find_files(tmp_path)] == [
        "a/c.md",
        "b.txt",
        "g.TXT",
    ]


def test_ids_are_unique_stable_and_fit_for_a_url(tmp_path: Path) -> None:
    for name in ("一.txt", "二.txt", "a b.txt", "a-b.txt", "a/b.txt", "a.md"):
        write(tmp_path / name)
    first, second = read_folder(tmp_path), read_folder(tmp_path)
    ids = [article.id for article in first]
    assert len(set(ids)) == 6
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", identifier) for identifier in ids)
    assert ids == [article.id for article in second]


def test_an_id_does_not_depend_on_the_other_files(tmp_path: Path) -> None:
    write(tmp_path / "b.txt")
    before = read_folder(tmp_path).articles[0].id
    write(tmp_path / "a.txt")
    assert before in [article.id for article in read_folder(tmp_path)]
    assert before == read_file(tmp_path / "b.txt", tmp_path)[0].id


def test_a_single_file_is_a_collection(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    assert [article.path for article in read_folder(tmp_path / "a.txt")] == ["a.txt"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"There is no folder .*nowhere"):
        read_folder(tmp_path / "nowhere")


def test_an_empty_folder_says_what_to_put_there(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"holds no articles; put files there \(.*\.txt\)"):
        read_folder(tmp_path)


def test_files_that_fail_are_listed_beside_the_articles(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.pdf").write_bytes(b"hello")
    collection = read_folder(tmp_path)
    assert len(collection.articles) == 1
    assert [failure.path for failure in collection.failures] == ["b.txt", "c.pdf"]
