"""Files that were uploaded and wait to be published: outside the documents folder, each whole or not there.

waiting/
  <token>/<name>       an upload
  .<token>/            one that is still coming in, or was cut off; swept with the old ones
"""

import re
import secrets
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from editing.errors import EditError
from editing.folder import checked_name, sync_folder

TOKEN = re.compile(r"[0-9a-f]{32}")
# Whoever has not published by the next day uploads again.
KEPT_SECONDS = 24 * 3600.0
MOST_WAITING = 20


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that waits under `token`; `name` is the one it will have in the documents folder."""

    token: str
    name: str
    path: Path


class Uploads:
    """The uploads below the folder `root`."""

    def __init__(self, root: Path, *, now: Callable[[], float] = time.time) -> None:
        self.root = root
        self._now = now

    def add(self, name: str, content: bytes) -> Upload:
        """Keep an upload; raise EditError for a name that cannot be one, or a disk that cannot be written."""
        name, token = checked_name(name), secrets.token_hex(16)
        try:
            self.sweep()
            coming = self.root / f".{token}"
            coming.mkdir(parents=True)
            (coming / name).write_bytes(content)
            coming.rename(self.root / token)
            sync_folder(self.root)
        except OSError as error:
            reason = error.strerror or error
            raise EditError(
                f"The upload cannot be kept in {self.root} ({reason}): check permissions and room.",
                zh=f"无法在 {self.root} 保存上传的文件（{reason}）：请检查权限和磁盘空间。",
            ) from error
        return Upload(token, name, self.root / token / name)

    def get(self, token: str) -> Upload | None:
        """Return the upload of that token, None when it is gone."""
        if not TOKEN.fullmatch(token) or not (self.root / token).is_dir():
            return None
        path = next((self.root / token).iterdir(), None)
        return Upload(token, path.name, path) if path is not None else None

    def waiting(self) -> tuple[Upload, ...]:
        """Return all uploads, the latest first."""
        found = [upload for token in self._latest_first() if (upload := self.get(token)) is not None]
        return tuple(found)

    def discard(self, token: str) -> None:
        """Let an upload go."""
        if TOKEN.fullmatch(token):
            shutil.rmtree(self.root / token, ignore_errors=True)

    def sweep(self) -> None:
        """Remove what waited too long, what is too many, and what was cut off while coming in."""
        if not self.root.is_dir():
            return
        oldest = self._now() - KEPT_SECONDS
        for number, token in enumerate(self._latest_first()):
            if number >= MOST_WAITING - 1 or (self.root / token).stat().st_mtime < oldest:
                self.discard(token)
        for cut_off in self.root.glob(".*"):
            if cut_off.stat().st_mtime < oldest:
                shutil.rmtree(cut_off, ignore_errors=True)

    def _latest_first(self) -> list[str]:
        if not self.root.is_dir():
            return []
        folders = [path for path in self.root.iterdir() if TOKEN.fullmatch(path.name)]
        return [path.name for path in sorted(folders, key=lambda path: -path.stat().st_mtime)]
