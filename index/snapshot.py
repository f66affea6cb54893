"""Write and read one generation of a stored index: a folder of plain files under one manifest of checksums.

    manifest.json    format, models, documents, the checksum of every other file
    articles.jsonl   one article a line
    passages.npy …   keys and vectors of every embedded text, one pair of files a model

BM25 and FAISS are built from these when the index is loaded (measured: 2.8 s for 4,700 passages, most of it
cutting words), so that nothing of theirs can be torn. No file can run code: JSON, and npy without pickle.
"""

import hashlib
import io
import json
import os
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from documents import Article, Block, BlockKind, Piece, Span
from index.sources import StoredDocument
from index.types import DamagedIndex, IndexFault
from index.vectors import VectorTable

FORMAT = 1
MANIFEST, ARTICLES = "manifest.json", "articles.jsonl"


@dataclass(frozen=True, slots=True)
class StoredTable:
    """One model's vectors, under the model's fingerprint."""

    model: str
    table: VectorTable


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that one generation holds; `documents` by path relative to the documents folder."""

    reader: str  # fingerprint of the code that read the documents
    documents: dict[str, StoredDocument]
    articles: tuple[Article, ...]
    tables: tuple[StoredTable, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says of itself; `files` are its other files with their SHA-256."""

    models: tuple[str, ...]
    reader: str
    documents: dict[str, StoredDocument]
    files: dict[str, str]


def write_snapshot(folder: Path, snapshot: Snapshot) -> None:
    """Write `snapshot` into the new `folder`; every file is on disk, checksums last, when this returns."""
    folder.mkdir(parents=True)
    files = {ARTICLES: "".join(_to_line(article) for article in snapshot.articles).encode()}
    for number, stored in enumerate(snapshot.tables):
        files[f"keys-{number}.npy"] = _npy(stored.table.keys)
        files[f"vectors-{number}.npy"] = _npy(stored.table.vectors)
    manifest = {
        "format": FORMAT,
        "models": [stored.model for stored in snapshot.tables],
        "reader": snapshot.reader,
        "documents": {path: asdict(document) for path, document in snapshot.documents.items()},
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    }
    for name, content in files.items():
        write_durably(folder / name, content)
    body = json.dumps(manifest, ensure_ascii=False, indent=1)
    write_durably(folder / MANIFEST, _sealed(body).encode())
    sync_folder(folder)


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of `folder`; DamagedIndex when torn, IndexFault when its format is new."""
    try:
        seal, _, body = (folder / MANIFEST).read_text(encoding="utf-8").partition("\n")
        if hashlib.sha256(body.encode()).hexdigest() != seal:
            raise DamagedIndex(f"The stored index is damaged: {MANIFEST} does not match its checksum.")
        manifest = json.loads(body)
    except FileNotFoundError as error:
        raise DamagedIndex(f"The stored index is damaged: {MANIFEST} is missing.") from error
    except OSError as error:
        raise DamagedIndex(_unreadable(MANIFEST, error)) from error
    except UnicodeDecodeError as error:
        raise DamagedIndex(f"The stored index is damaged: {MANIFEST} is not text.") from error
    if manifest["format"] > FORMAT:
        raise IndexFault(
            f"The stored index has format {manifest['format']} and this program reads up to {FORMAT}: "
            "update the program or choose another data folder."
        )
    documents = {
        path: StoredDocument(**{**entry, "articles": tuple(entry["articles"])})
        for path, entry in manifest["documents"].items()
    }
    return Manifest(tuple(manifest["models"]), manifest["reader"], documents, manifest["files"])


def read_snapshot(folder: Path) -> Snapshot:
    """Return what `folder` holds; raise DamagedIndex, naming the file, when a checksum does not match."""
    manifest = read_manifest(folder)
    contents = {name: _verified(folder / name, digest) for name, digest in manifest.files.items()}
    articles = tuple(_from_line(line) for line in contents[ARTICLES].decode().splitlines())
    tables = tuple(
        StoredTable(
            model,
            VectorTable(_array(contents[f"keys-{number}.npy"]), _array(contents[f"vectors-{number}.npy"])),
        )
        for number, model in enumerate(manifest.models)
    )
    return Snapshot(manifest.reader, manifest.documents, articles, tables)


def write_durably(path: Path, content: bytes) -> None:
    """Write the file and wait until the disk has it."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in `folder`; Windows keeps no such promise and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sealed(body: str) -> str:
    return f"{hashlib.sha256(body.encode()).hexdigest()}\n{body}"


def _verified(path: Path, digest: str) -> bytes:
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise DamagedIndex(f"The stored index is damaged: {path.name} is missing.") from error
    except OSError as error:
        raise DamagedIndex(_unreadable(path.name, error)) from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise DamagedIndex(f"The stored index is damaged: {path.name} does not match its checksum.")
    return content


def _unreadable(name: str, error: OSError) -> str:
    return f"The stored index is damaged: {name} cannot be read ({error.strerror or error})."


def _npy(array: NDArray[Any]) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=False)
    return buffer.getvalue()


def _array(content: bytes) -> NDArray[Any]:
    return np.asarray(np.load(io.BytesIO(content), allow_pickle=False))


def _to_line(article: Article) -> str:
    entry = {
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "published": article.published.isoformat() if article.published else None,
        "source": article.source,
        "path": article.path,
        "blocks": [[block.kind.value, block.span.start, block.span.end] for block in article.blocks],
        "pieces": [[piece.text, piece.raw, piece.length, piece.raw_length] for piece in article.pieces],
    }
    return json.dumps(entry) + "\n"  # ASCII, so that no character of an article can end the line


def _from_line(line: str) -> Article:
    entry = json.loads(line)
    return Article(
        id=entry["id"],
        title=entry["title"],
        text=entry["text"],
        published=date.fromisoformat(entry["published"]) if entry["published"] else None,
        source=entry["source"],
        path=entry["path"],
        blocks=tuple(Block(BlockKind(kind), Span(start, end)) for kind, start, end in entry["blocks"]),
        pieces=tuple(Piece(*piece) for piece in entry["pieces"]),
    )
