"""The index on disk: generations of snapshots, one of them current, replaced as a whole and never half.

    data/
      CURRENT              the name of the current generation, replaced in one step
      lock                 held by whoever builds
      generations/
        000007/            see snapshot.py
        building-…/        left by a build that was killed; swept by the next one

A build writes a new folder under a temporary name, waits for the disk, renames it, and only then points
CURRENT at it, so that whenever it is killed the old index still opens.
"""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout

from index.corpus import Corpus
from index.search import Index
from index.snapshot import (
    Snapshot,
    read_manifest,
    read_snapshot,
    sync_folder,
    write_durably,
    write_snapshot,
)
from index.sources import is_unchanged, list_documents, reader_fingerprint
from index.types import DamagedIndex, Embedder, IndexFault, Progress, UpdateReport
from index.update import embed_corpus, read_changes

CURRENT, GENERATIONS, LOCK = "CURRENT", "generations", "lock"
BUILDING = "building-"
# How long a second builder waits for the first; a folder of some hundred articles takes less.
LOCK_SECONDS = 120.0
# A reader that loses a generation under its hands, because a build swept it, finds the next one.
OPEN_ATTEMPTS = 3


class IndexStore:
    """The stored index under `root`, built and searched with `embedder` and, if given, a `second` one."""

    def __init__(
        self,
        root: Path,
        embedder: Embedder,
        second: Embedder | None = None,
        *,
        dictionary: bool = True,
        lexicon: bool = True,
        lock_seconds: float = LOCK_SECONDS,
    ) -> None:
        self.root = root
        self._embedder = embedder
        self._second = second
        self._dictionary, self._lexicon = dictionary, lexicon
        self._lock_seconds = lock_seconds

    def exists(self) -> bool:
        """Say whether an index was ever published here; it may still be damaged."""
        return (self.root / CURRENT).is_file()

    def generation(self) -> str | None:
        """Return the current generation's name, another one for another index; None where there is none."""
        folder = self._current()
        return folder.name if folder is not None else None

    def open(self) -> Index:
        """Load the current index, its checksums verified.

        Raise DamagedIndex when it is torn or altered, IndexFault when there is none, when it was made with
        another model, or when its format is too new.
        """
        for attempt in range(1, OPEN_ATTEMPTS + 1):
            folder = self._current()
            if folder is None:
                raise IndexFault(f"There is no index in {self.root}: build it first with `zhengda index`.")
            try:
                return self._load(read_snapshot(folder))
            except DamagedIndex:
                if attempt == OPEN_ATTEMPTS or self._current() == folder:
                    raise
        raise AssertionError("the loop returns or raises")

    def fits(self, documents: Path) -> bool:
        """Say whether the current index is made of exactly the files in `documents`, with these models.

        Cheap: sizes and times of change are compared, and a file is opened only where its time alone differs.
        An index whose manifest is damaged does not fit; other damage shows when it is opened.
        """
        folder = self._current()
        if folder is None:
            return False
        try:
            manifest = read_manifest(folder)
        except DamagedIndex:
            return False
        files = list_documents(documents)
        return (
            set(self._models()) <= set(manifest.models)
            and manifest.reader == reader_fingerprint()
            and manifest.documents.keys() == files.keys()
            and all(is_unchanged(path, manifest.documents[name]) for name, path in files.items())
        )

    def update(self, documents: Path, *, progress: Progress | None = None) -> UpdateReport:
        """Make the stored index fit the files in `documents`; nothing is written where it fits already.

        Only files that changed are read, only texts not embedded yet are embedded. Raise IndexFault, and
        leave the old index, when the folder holds nothing to index, cannot be written, or another process is
        building.
        """
        began = time.perf_counter()
        list_documents(documents)  # refused before anything is written
        lock = FileLock(self.root / LOCK, timeout=self._lock_seconds)
        with self._writing():
            self.root.mkdir(parents=True, exist_ok=True)
            try:
                lock.acquire()
            except Timeout as error:
                raise IndexFault(
                    f"Another process is building the index in {self.root}: "
                    "wait until it is done, or stop it."
                ) from error
        try:
            with self._writing():
                self._sweep()
            return self._update(documents, progress, began)
        finally:
            lock.release()

    def _update(self, documents: Path, progress: Progress | None, began: float) -> UpdateReport:
        old, notes = self._old()
        # What another version of the readers read is read again; its vectors stay good, being found by their
        # texts.
        known = old if old.reader == reader_fingerprint() else replace(old, documents={}, articles=())
        reading = read_changes(documents, known, progress=progress)
        done = embed_corpus(
            Corpus.of(reading.articles), self._embedder, self._second, old.tables, progress=progress
        )
        new = Snapshot(reader_fingerprint(), reading.documents, reading.articles, done.tables)
        if done.embedded or (new.reader, new.documents) != (old.reader, old.documents) or notes:
            with self._writing():
                self._publish(new)
        changes = reading.changes
        return UpdateReport(
            added=changes.added,
            changed=changes.changed,
            removed=changes.removed,
            unchanged=changes.unchanged,
            failures=reading.failures,
            notes=notes,
            embedded=done.embedded,
            reused=done.reused,
            seconds=time.perf_counter() - began,
        )

    def _old(self) -> tuple[Snapshot, tuple[str, ...]]:
        """Return the stored snapshot, empty where none is usable, and what to tell the user."""
        empty = Snapshot("", {}, (), ())
        folder = self._current()
        if folder is None:
            return empty, ()
        try:
            old = read_snapshot(folder)
        except DamagedIndex as error:
            return empty, (f"{error} It was built anew from the documents.",)
        made = [stored.model for stored in old.tables]
        return old, tuple(
            f"The index was made with {' and '.join(made)}; every text was embedded anew with {model}."
            for model in self._models()
            if model not in made
        )

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Turn the refusals of the file system into one sentence."""
        try:
            yield
        except OSError as error:
            raise IndexFault(
                f"The index folder {self.root} cannot be written ({error.strerror or error}): "
                "check its permissions or choose another data folder."
            ) from error

    def _models(self) -> list[str]:
        return [one.fingerprint for one in (self._embedder, self._second) if one is not None]

    def _current(self) -> Path | None:
        try:
            name = (self.root / CURRENT).read_bytes().decode(errors="replace").strip()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise IndexFault(
                f"The index folder {self.root} cannot be read ({error.strerror or error}): "
                "check its permissions or choose another data folder."
            ) from error
        # A name that we did not write is a damaged one, and leads to a folder that holds no index.
        return self.root / GENERATIONS / (name if name.isdecimal() else "damaged")

    def _load(self, snapshot: Snapshot) -> Index:
        tables = {stored.model: stored.table for stored in snapshot.tables}
        for model in self._models():
            if model not in tables:
                made = ", ".join(tables)
                raise IndexFault(
                    f"The index in {self.root} was made with the model {made}, not with {model}: "
                    "run `zhengda index` to embed the documents anew, or set the model back."
                )
        second = self._second
        return Index(
            Corpus.of(snapshot.articles),
            self._embedder,
            tables[self._embedder.fingerprint],
            second,
            tables[second.fingerprint] if second is not None else None,
            dictionary=self._dictionary,
            lexicon=self._lexicon,
        )

    def _publish(self, snapshot: Snapshot) -> None:
        """Write `snapshot` as a new generation, make it the current one, and remove the others."""
        generations = self.root / GENERATIONS
        generations.mkdir(exist_ok=True)
        building = generations / f"{BUILDING}{os.getpid()}"
        write_snapshot(building, snapshot)
        numbers = [int(folder.name) for folder in generations.iterdir() if folder.name.isdigit()]
        folder = generations / f"{max(numbers, default=0) + 1:06d}"
        building.rename(folder)
        sync_folder(generations)
        pointer = self.root / f"{CURRENT}.new"
        write_durably(pointer, folder.name.encode())
        pointer.replace(self.root / CURRENT)
        sync_folder(self.root)
        self._sweep()

    def _sweep(self) -> None:
        """Remove every generation but the current one, and what killed builds left."""
        current = self._current()
        generations = self.root / GENERATIONS
        if current is None or not current.is_dir() or not generations.is_dir():
            return
        for folder in generations.iterdir():
            if folder != current:
                shutil.rmtree(folder)
