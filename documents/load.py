"""Folders and files into articles; a file that cannot be read is named, and the others go in."""

import hashlib
import re
from pathlib import Path

from documents.layout import lay_out
from documents.readers import READERS, read_raw
from documents.types import Article, Collection, DocumentError, ReadFailure

_HASH_LENGTH = (
    6  # 16 million values: enough to tell apart file names of one folder that read the same as a slug
)
_SLUG_LENGTH = 48


def find_files(folder: Path) -> tuple[Path, ...]:
    """Return the readable kinds of files below `folder` in the order of their paths, hidden ones left out."""
    return tuple(
        sorted(
            path
            for path in folder.rglob("*")
            if path.suffix.lower() in READERS
            and not path.is_dir()
            and not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        )
    )


def read_file(path: Path, folder: Path | None = None) -> tuple[Article, ...]:
    """Return the articles of one file; `Article.path` is relative to `folder` (default: the file's own).

    Raises DocumentError with one sentence that names the file and the reason.
    """
    relative = path.relative_to(folder or path.parent).as_posix()
    try:
        return lay_out(read_raw(path), relative, _identifier(relative))
    except DocumentError as error:
        raise DocumentError(f"{relative} was not read: {error}") from error


def read_folder(folder: Path) -> Collection:
    """Return the articles below `folder`, or of the one file it is, and the files that could not be read.

    Raises DocumentError when the folder is missing, or holds no file of a kind that is read.
    """
    if not folder.exists():
        raise DocumentError(f"There is no folder {folder}; name a folder that holds the articles.")
    if folder.is_file():
        return Collection(read_file(folder), ())
    try:
        files = find_files(folder)
    except OSError as error:
        raise DocumentError(
            f"The folder {folder} cannot be opened ({error.strerror}); check its permissions."
        ) from error
    if not files:
        kinds = ", ".join(sorted(READERS))
        raise DocumentError(f"The folder {folder} holds no articles; put files there ({kinds}).")
    articles: list[Article] = []
    failures: list[ReadFailure] = []
    for path in files:
        try:
            articles += read_file(path, folder)
        except DocumentError as error:
            failures.append(ReadFailure(path.relative_to(folder).as_posix(), str(error)))
    return Collection(tuple(articles), tuple(failures))


def _identifier(relative: str) -> str:
    """Return a name for URLs: what is ASCII of the path, and six digits that stand for all of it.

    `2024/民生 report.txt` gives `2024-report-txt-` and the digits.
    """
    slug = re.sub(r"[^a-z0-9]+", "-", relative.lower()).strip("-")[:_SLUG_LENGTH].strip("-")
    digest = hashlib.sha256(relative.encode()).hexdigest()[:_HASH_LENGTH]
    return f"{slug}-{digest}" if slug else digest
