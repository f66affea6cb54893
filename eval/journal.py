"""Keeps the rows of a run as they come, so that one that was interrupted goes on where it stopped.

    data/eval/
      3f2a90c41b7d55e0/      one evaluation, named by all that decides an answer: code, models, settings,
        lock                 articles, questions; held while it runs
        zhengda.jsonl        a row a line, of one system each
        bm25-best-sentence.jsonl

Two evaluations that differ in anything have a folder each and know nothing of one another; the same one twice
at a time is refused. When the evaluation is complete its folder is removed.
"""

import contextlib
import json
import re
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from filelock import FileLock, Timeout

from eval.json_input import EvalInputError, Record
from eval.questions import EvalQuestion
from eval.rows import Row, row_from_json, row_json

LOCK = "lock"
_NAME_DIGITS = 16  # of the checksum, in the folder's name: 64 bits, so no two evaluations share one
# An interrupted run that nobody took up again for so long is forgotten: by then its code is another.
KEPT_SECONDS = 14 * 24 * 3600.0


class Journals:
    """The journals of one evaluation below `folder`, one a system; `run` is the checksum of what it asks.

    with Journals(folder, run, said=print) as journals:
        evaluate_answers(asked, ask, journals=journals)

    Entering raises EvalInputError while the same evaluation runs elsewhere, or where nothing can be kept.
    Leaving without an error removes the journals, with one keeps them. `said` hears a sentence about rows
    that are taken up or kept.
    """

    def __init__(self, folder: Path, run: str, *, said: Callable[[str], None]) -> None:
        self._above = folder
        self._folder = folder / run[:_NAME_DIGITS]
        self._said = said
        self._lock = FileLock(self._folder / LOCK, blocking=False)
        self._journals: list[Journal] = []

    def __enter__(self) -> Self:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
        except Timeout as error:
            raise EvalInputError(
                "The same questions are being asked with the same settings already, by another run "
                f"({self._folder}): wait for it to end, or give this one another --data folder."
            ) from error
        except OSError as error:
            raise _unkept(self._folder, error) from error
        self._forget_old()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        kept = list(self._folder.glob("*.jsonl"))
        if kind is None or not kept:
            self._remove()
        else:
            self._said("The answers so far are kept: the same command goes on where it stopped.")
        self._lock.release()

    def of(self, system: str) -> "Journal":
        """Return the journal of a system."""
        name = re.sub(r"[^a-z0-9]+", "-", system.lower())
        journal = Journal(self._folder / f"{name}.jsonl", self._said)
        self._journals.append(journal)
        return journal

    @property
    def taken_up(self) -> int:
        """How many answers are from a run that was interrupted."""
        return sum(journal.taken_up for journal in self._journals)

    def _remove(self) -> None:
        """Remove the folder, and those that it alone was in; what cannot be removed does no harm."""
        shutil.rmtree(self._folder, ignore_errors=True)
        for folder in (self._above, self._above.parent):
            with contextlib.suppress(OSError):  # not empty
                folder.rmdir()

    def _forget_old(self) -> None:
        """Remove what other evaluations left that will not be taken up again."""
        for folder in self._above.iterdir():
            if folder.is_dir() and time.time() - _last_change(folder) > KEPT_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)


class Journal:
    """The rows of one system so far."""

    def __init__(self, path: Path, said: Callable[[str], None]) -> None:
        self.path = path
        self.taken_up = 0
        self._said = said
        self._file: TextIO | None = None

    def rows(self, questions: Sequence[EvalQuestion]) -> dict[str, Row]:
        """Return the rows that are there by the id of their question."""
        asked = {question.id: question for question in questions}
        rows = {}
        for record in self._records():
            question = asked.get(str(record.fields.get("id")))
            if question is not None:
                rows[question.id] = row_from_json(record, question)
        self.taken_up = len(rows)
        if rows:
            self._said(
                f"{len(rows)} of {len(questions)} questions were answered before the run was interrupted "
                f"and are not asked again; to begin anew, remove {self.path}."
            )
        return rows

    def add(self, row: Row) -> None:
        """Append a row; raise EvalInputError where it cannot be written."""
        try:
            if self._file is None:
                self._file = self._opened()
            self._file.write(json.dumps(row_json(row), ensure_ascii=False) + "\n")
            self._file.flush()
        except OSError as error:
            raise _unkept(self.path, error) from error

    def close(self) -> None:
        """Close the file; its rows stay."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _records(self) -> list[Record]:
        """Return the rows in the file; a torn last line is left out."""
        try:
            lines = self.path.read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError):
            return []
        records = []
        for number, line in enumerate(lines[:-1], start=1):  # what follows the last line break was cut off
            try:
                value = json.loads(line)
            except json.JSONDecodeError:
                break
            records.append(Record(f"{self.path}, line {number}", value if isinstance(value, dict) else {}))
        return records

    def _opened(self) -> TextIO:
        """Open the file behind its last whole row, or a new one."""
        kept = self._records()
        file = self.path.open("w", encoding="utf-8")
        for record in kept:
            file.write(json.dumps(dict(record.fields), ensure_ascii=False) + "\n")
        return file


def _last_change(folder: Path) -> float:
    """Return when something in `folder` was last written; now where another run removes it meanwhile."""
    try:
        return max(path.stat().st_mtime for path in (folder, *folder.iterdir()))
    except FileNotFoundError:
        return time.time()


def _unkept(path: Path, error: OSError) -> EvalInputError:
    return EvalInputError(f"{path}: the rows so far cannot be kept ({error.strerror or error}).")
