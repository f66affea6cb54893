"""What people said of answers and asked in vain, in one SQLite file: masked, dated by the day, no addresses.

feedback    day, question, answer, helpful, comment
refused     day, question, language, reason
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from qa import Language, Reason
from web.masking import mask

SCHEMA_VERSION = 1
SCHEMA = """
CREATE TABLE IF NOT EXISTS feedback (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT,
    helpful INTEGER NOT NULL,
    comment TEXT
);
CREATE TABLE IF NOT EXISTS refused (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    question TEXT NOT NULL,
    language TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS feedback_day ON feedback (day);
CREATE INDEX IF NOT EXISTS refused_day ON refused (day);
"""
# Longest wait for another process's write; threads of this one take turns before.
BUSY_SECONDS = 5.0
# Someone who floods the server fills no disk: some 20 MB, and the oldest leave first.
MOST_ROWS = 50_000


class FeedbackFault(Exception):
    """Feedback that cannot be written or read; the message is one sentence for the operator."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a reader said of an answer; `answer` is None when the assistant had abstained."""

    day: date
    question: str
    answer: str | None
    helpful: bool
    comment: str | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A question that the articles did not answer, and why the assistant said so."""

    day: date
    question: str
    language: Language
    reason: Reason


class FeedbackStore:
    """The feedback in the file `path`, each entry kept for `days`; any number of threads may use it."""

    def __init__(self, path: Path, *, days: int, today: Callable[[], date] = date.today) -> None:
        if days < 1:
            raise ValueError(f"Feedback is kept for at least one day, got {days}.")
        self.path = path
        self._days = days
        self._today = today
        self._cleaned: date | None = None
        # SQLite's own waiting is not fair, and opening for WAL does not wait at all.
        self._turn = threading.Lock()

    def add_feedback(self, question: str, answer: str | None, *, helpful: bool, comment: str | None) -> None:
        """Write down what a reader said of an answer, masked; raise FeedbackFault."""
        row = (_masked(question), _masked(answer), helpful, _masked(comment))
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO feedback (day, question, answer, helpful, comment) VALUES (?, ?, ?, ?, ?)",
                (self._today().isoformat(), *row),
            )

    def add_refusal(self, question: str, language: Language, reason: Reason) -> None:
        """Write down a question that was not answered, masked; raise FeedbackFault."""
        row = (_masked(question), language, reason.value)
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO refused (day, question, language, reason) VALUES (?, ?, ?, ?)",
                (self._today().isoformat(), *row),
            )

    def feedback(self) -> tuple[Feedback, ...]:
        """Return what was said and is not older than is kept, the latest first; raise FeedbackFault."""
        columns = "day, question, answer, helpful, comment"
        return tuple(
            Feedback(date.fromisoformat(day), question, answer, bool(helpful), comment)
            for day, question, answer, helpful, comment in self._rows("feedback", columns)
        )

    def refusals(self) -> tuple[Refusal, ...]:
        """Return what was refused and is not older than is kept, the latest first; raise FeedbackFault."""
        return tuple(
            Refusal(date.fromisoformat(day), question, "zh" if language == "zh" else "en", Reason(reason))
            for day, question, language, reason in self._rows("refused", "day, question, language, reason")
        )

    def remove_expired(self) -> None:
        """Remove what is older than is kept; raise FeedbackFault. Writing does so too, once a day."""
        if self.path.exists():
            with self._writing():
                pass

    def _rows(self, table: str, columns: str) -> list[tuple[str, ...]]:
        if not self.path.exists():
            return []
        with self._faults("read"), self._turn, closing(self._connection()) as connection:
            return connection.execute(
                f"SELECT {columns} FROM {table} WHERE day >= ? ORDER BY day DESC, id DESC", (self._oldest(),)
            ).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._faults("written"), self._turn, closing(self._connection()) as connection:
            with connection:  # one transaction
                yield connection
                if self._cleaned != self._today():
                    for table in ("feedback", "refused"):
                        connection.execute(f"DELETE FROM {table} WHERE day < ?", (self._oldest(),))
                        connection.execute(
                            f"DELETE FROM {table} WHERE id <= (SELECT max(id) FROM {table}) - ?", (MOST_ROWS,)
                        )
            self._cleaned = self._today()

    def _oldest(self) -> str:
        return (self._today() - timedelta(days=self._days - 1)).isoformat()

    def _connection(self) -> sqlite3.Connection:
        """Open the file, made first where there is none; a connection belongs to one thread and one use."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        # What people asked is for the operator's eyes: SQLite gives its further files the same rights.
        os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS)
        try:
            # Readers and one writer at once; so NORMAL loses only the last moments, at a power cut.
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA secure_delete = ON")  # what has expired is overwritten
            self._prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > SCHEMA_VERSION:
            raise FeedbackFault(
                f"The feedback in {self.path} was written by a newer version of Zhengda: "
                "update this one, or choose another data folder."
            )
        if version == 0:
            # In one step, also beside another process: whoever comes second finds the version set.
            connection.executescript(
                f"BEGIN IMMEDIATE; {SCHEMA} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;"
            )

    @contextmanager
    def _faults(self, done: str) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError, ValueError) as error:  # ValueError: a row that we did not write
            raise FeedbackFault(
                f"The feedback in {self.path} cannot be {done} ({error}): check that the file is whole, "
                "that it may be written, and that the disk has room."
            ) from error


def _masked(text: str | None) -> str | None:
    return None if text is None else mask(text)
