"""A documents folder as editors change it: a file goes in or out in one step, and the step can be undone."""

import os
import shutil
import unicodedata
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from documents import find_files
from documents.readers import READERS
from editing.errors import EditError

# Names of files that are not there yet, or not any more: hidden, so that nothing reads them as documents.
ASIDE = ".zhengda-"
# File systems allow 255 bytes; some are left for the name under which a file comes in.
LONGEST_NAME_BYTES = 180
# They separate folders or mean something to some file system or shell.
FORBIDDEN = frozenset('/\\:*?"<>|')


@dataclass(frozen=True, slots=True)
class Change:
    """A change that was made to the file at `path`; `old` is what stood there before, None for nothing."""

    path: Path
    old: Path | None

    def undo(self) -> None:
        """Make the folder what it was before."""
        if self.old is None:
            self.path.unlink()
        else:
            self.old.replace(self.path)
        sync_folder(self.path.parent)

    def settle(self) -> None:
        """Let go of what stood there before."""
        if self.old is not None:
            self.old.unlink(missing_ok=True)


class DocumentsFolder:
    """The documents folder `path`; the built-in samples are looked at only."""

    def __init__(self, path: Path, *, built_in: bool = False) -> None:
        self.path = path
        self.built_in = built_in

    def require_editable(self) -> None:
        """Raise EditError where nothing may be changed."""
        if self.built_in:
            raise EditError(
                "These are the built-in sample articles, which are not edited: "
                "start with --documents FOLDER and a folder of your own.",
                zh="这里是自带的示例文章，不能编辑：请用 --documents 文件夹 指定自己的文件夹后再启动。",
            )

    def files(self) -> dict[str, Path]:
        """Return the documents by their path relative to the folder, `/` between parts."""
        if not self.path.is_dir():
            return {}
        return {path.relative_to(self.path).as_posix(): path for path in find_files(self.path)}

    def put(self, source: Path, name: str) -> Change:
        """Put a copy of the file `source` into the folder as `name`, in place of one of that name.

        Whenever this is killed, the folder holds the old file or the new one, whole. Raise EditError.
        """
        self.require_editable()
        target = self.path / checked_name(name)
        with self._writing():
            self.path.mkdir(parents=True, exist_ok=True)
            if target.is_dir():
                raise EditError(
                    f"There is a folder called {name}: give the file another name.",
                    zh=f"已有名为 {name} 的文件夹，请给文件换个名字。",
                )
            coming, old = self._aside(), None
            try:
                copy_durably(source, coming)
                if target.exists():
                    old = self._aside()
                    copy_durably(target, old)
                coming.replace(target)
            except OSError:
                coming.unlink(missing_ok=True)
                if old is not None:
                    old.unlink(missing_ok=True)
                raise
            sync_folder(self.path)
        return Change(target, old)

    def take(self, name: str) -> Change:
        """Take the document `name` out of the folder; raise EditError where there is none of that name."""
        self.require_editable()
        path = self.files().get(name)
        if path is None:
            raise EditError(
                f"There is no document {name} in the folder.", zh=f"文件夹里没有 {name} 这个文件。"
            )
        with self._writing():
            old = self._aside(path.parent)
            path.replace(old)
            sync_folder(path.parent)
        return Change(path, old)

    def sweep(self) -> None:
        """Remove what a killed edit left; only while nobody else edits."""
        with self._writing():
            for path in self.path.rglob(f"{ASIDE}*"):
                path.unlink(missing_ok=True)

    def _aside(self, folder: Path | None = None) -> Path:
        return (folder or self.path) / f"{ASIDE}{uuid.uuid4().hex}"

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Turn the refusals of the file system into one sentence."""
        try:
            yield
        except OSError as error:
            reason = error.strerror or error
            raise EditError(
                f"The documents folder {self.path} cannot be written ({reason}): "
                "check its permissions and the room on the disk.",
                zh=f"无法写入文章文件夹 {self.path}（{reason}）：请检查权限和磁盘空间。",
            ) from error


def checked_name(name: str) -> str:
    """Return the file name under which `name`, as a browser or a person gave it, goes into the folder.

    Folders before it are dropped. Raise EditError for what can be no name, or is of a kind that is not read.

    >>> checked_name("C:\\\\news\\\\notice.TXT")
    'notice.TXT'
    """
    last = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2]).strip()
    if (
        not last
        or last.startswith((".", "~$"))
        or any(sign in FORBIDDEN or not sign.isprintable() for sign in last)
    ):
        raise EditError(
            f"“{printable(name)}” cannot be a file name: use letters, digits, Chinese characters, - and _.",
            zh=f"“{printable(name)}”不能作文件名：请用文字、数字、- 和 _。",
        )
    if len(last.encode()) > LONGEST_NAME_BYTES:
        raise EditError("The file name is too long: shorten it.", zh="文件名太长，请改短。")
    kind = Path(last).suffix.lower()
    if kind not in READERS:
        kinds = " ".join(sorted(READERS))
        raise EditError(
            f"Files of type “{printable(kind)}” are not read; use {kinds}.",
            zh=f"不能读取“{printable(kind)}”类型的文件，请用 {kinds}。",
        )
    return last


def printable(text: str) -> str:
    """Return `text` short and without what would break a line or cannot be printed."""
    return "".join(sign if sign.isprintable() else " " for sign in text)[:80]


def copy_durably(source: Path, target: Path) -> None:
    """Copy a file, and wait until it is on the disk."""
    with source.open("rb") as reading, target.open("xb") as writing:
        shutil.copyfileobj(reading, writing)
        writing.flush()
        os.fsync(writing.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the folder's list of names is on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
