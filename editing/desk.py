"""The editor's desk: upload, look, publish, remove; the documents folder and the index change together.

Killed at any moment, it leaves a whole state: a file is in the folder or it is not, the index is the old one
or the new one, and whoever opens an index that does not fit its documents brings it up to date first.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from documents import DocumentError
from editing.errors import EditError
from editing.extraction import Extraction, extract
from editing.folder import Change, DocumentsFolder
from editing.uploads import Upload, Uploads
from index import IndexFault, UpdateReport

# An edit takes as long as its index: seconds, for a large file perhaps a minute.
LOCK_SECONDS = 60.0

Update = Callable[[], UpdateReport]


class Desk:
    """Edits `folder`; `data` is where uploads wait, `update` brings the index up to date with the folder."""

    def __init__(self, folder: DocumentsFolder, data: Path, update: Update) -> None:
        self.folder = folder
        self.uploads = Uploads(data / "waiting")
        self._update = update
        self._lock_file = data / "edit.lock"

    def upload(self, name: str, content: bytes) -> Upload:
        """Keep a file for a look at it; raise EditError."""
        self.folder.require_editable()
        return self.uploads.add(name, content)

    def look(self, upload: Upload) -> Extraction:
        """Return what is read from an upload."""
        return extract(upload.path)

    def replaces(self, upload: Upload) -> bool:
        """Say whether publishing would take the place of a document of the same name."""
        return (self.folder.path / upload.name).exists()

    def publish(self, upload: Upload) -> UpdateReport:
        """Put an upload into the documents folder and the index; raise EditError, and change nothing."""
        report = self.add(upload.path, upload.name)
        self.uploads.discard(upload.token)
        return report

    def add(self, source: Path, name: str) -> UpdateReport:
        """Put a copy of the file `source` into the folder as `name`, and into the index; raise EditError."""
        extraction = extract(source)
        if extraction.failure is not None:
            raise EditError(extraction.failure, zh=f"无法读取：{extraction.failure}")
        return self._edit(lambda: self.folder.put(source, name))

    def remove(self, name: str) -> UpdateReport:
        """Take the document `name` out of the folder and the index; raise EditError, and change nothing."""
        self.folder.require_editable()
        if list(self.folder.files()) == [name]:
            raise EditError(
                f"{name} is the only document, and there must be one to answer from: add another one first.",
                zh=f"{name} 是唯一的文件，至少要留一个：请先添加别的文件。",
            )
        return self._edit(lambda: self.folder.take(name))

    def _edit(self, change_folder: Callable[[], Change]) -> UpdateReport:
        self.folder.require_editable()
        with self._alone():
            self.folder.sweep()
            change = change_folder()
            try:
                report = self._update()
            except (IndexFault, DocumentError) as error:
                change.undo()
                raise EditError(str(error), zh=f"没有改动：{error}") from error
            except BaseException:
                change.undo()
                raise
            change.settle()
            return report

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the lock of editing, here and in other processes."""
        lock = FileLock(self._lock_file, timeout=LOCK_SECONDS)  # one a use: one object lets itself in twice
        try:
            self._lock_file.parent.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except Timeout as error:
            raise EditError(
                "Someone else is editing: wait until they are done.", zh="有人正在编辑，请稍候再试。"
            ) from error
        except OSError as error:
            reason = error.strerror or error
            raise EditError(
                f"The data folder cannot be written ({reason}): check its permissions and room.",
                zh=f"无法写入数据文件夹（{reason}）：请检查权限和磁盘空间。",
            ) from error
        try:
            yield
        finally:
            lock.release()
