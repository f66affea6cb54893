"""The files an index is made of: what was read of each, and how to see cheaply that one has changed."""

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path
from stat import S_ISREG

import documents
from documents import Article, DocumentError, find_files, read_file
from index.types import IndexFault


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A file as it was when it was read, and what came of it."""

    size: int
    modified: int  # nanoseconds
    sha256: str  # empty where the file could not be opened
    articles: tuple[str, ...]  # ids
    failure: str | None  # why it was left out


UNOPENED = StoredDocument(0, 0, "", (), None)


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A file that was read just now."""

    stored: StoredDocument
    articles: tuple[Article, ...]


def list_documents(folder: Path) -> dict[str, Path]:
    """Return the folder's documents by relative path with `/`; raise IndexFault when there are none."""
    try:
        os.scandir(folder).close()
    except FileNotFoundError as error:
        raise IndexFault(
            f"The documents folder {folder} does not exist: create it or name another one."
        ) from error
    except NotADirectoryError as error:
        raise IndexFault(
            f"The documents folder {folder} is a file: name the folder that holds it."
        ) from error
    except OSError as error:
        raise IndexFault(
            f"The documents folder {folder} cannot be opened ({error.strerror or error}): "
            "check its permissions or name another one."
        ) from error
    files = find_files(folder)
    if not files:
        raise IndexFault(
            f"The documents folder {folder} holds no document: put files into it "
            "(.txt, .md, .html, .pdf or .docx)."
        )
    return {path.relative_to(folder).as_posix(): path for path in files}


def read_document(path: Path, folder: Path) -> ReadDocument:
    """Read one file of `folder`; one that cannot be read gives no article and the reason."""
    failure: str | None = None
    articles: tuple[Article, ...] = ()
    # The stamp comes first: a change while we read makes it stale, and the next update reads the file again.
    stamp = _stamp(path)
    try:
        articles = read_file(path, folder)
    except DocumentError as error:
        failure = str(error)
    return ReadDocument(
        replace(stamp, articles=tuple(article.id for article in articles), failure=failure), articles
    )


def is_unchanged(path: Path, stored: StoredDocument) -> bool:
    """Say whether the file is still the one that was read; it is opened only where its time alone differs.

    A file that could not be opened is unchanged as long as it cannot.
    """
    if not stored.sha256:
        return not _stamp(path).sha256
    try:
        status = path.stat()
    except OSError:
        return False
    if status.st_size != stored.size:
        return False
    return status.st_mtime_ns == stored.modified or _stamp(path).sha256 == stored.sha256


def refreshed(path: Path, stored: StoredDocument) -> StoredDocument:
    """Return `stored` of an unchanged file with its present time of change: next time it is not opened."""
    return replace(stored, modified=path.stat().st_mtime_ns) if stored.sha256 else stored


def reader_fingerprint() -> str:
    """Return a hash of the code that reads documents: what another version read is read again."""
    digest = hashlib.sha256()
    for module in sorted(Path(documents.__file__).parent.glob("*.py")):
        digest.update(module.read_bytes())
    return digest.hexdigest()[:16]


def _stamp(path: Path) -> StoredDocument:
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):  # opening a pipe would wait for ever
            return UNOPENED
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:  # the reader says why, in its own words
        return UNOPENED
    return StoredDocument(status.st_size, status.st_mtime_ns, digest, (), None)
