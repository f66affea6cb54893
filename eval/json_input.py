"""Reads JSON and JSON Lines of questions; what is malformed is named by file, line and field."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Value = TypeVar("Value")

_TYPE_NAMES = {str: "text", int: "a whole number", list: "a list", bool: "true or false"}


class EvalInputError(ValueError):
    """A question file or a setting that cannot be used; the message is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Record:
    """One JSON object of a file, and the words that say where it stands."""

    where: str  # e.g. "questions.jsonl, line 3"
    fields: Mapping[str, object]

    def at(self, where: str) -> "Record":
        """Return the same object under a more telling place, for example with its id."""
        return Record(where, self.fields)

    def get(self, name: str, kind: type[Value]) -> Value:
        """Return the field `name`; raise EvalInputError when it is missing or of another type."""
        if name not in self.fields:
            raise EvalInputError(f"{self.where}: the field `{name}` is missing.")
        value = self.fields[name]
        # In Python true is an int; in JSON it is not a number.
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise EvalInputError(f"{self.where}: `{name}` must be {_TYPE_NAMES[kind]}.")
        return value

    def text(self, name: str) -> str:
        """Return a field that holds text with at least one visible character."""
        value = self.get(name, str)
        if not value.strip():
            raise EvalInputError(f"{self.where}: `{name}` is empty.")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a field that is a list of texts, none of them blank."""
        values = self.get(name, list)
        for value in values:
            if not isinstance(value, str) or not value.strip():
                raise EvalInputError(f"{self.where}: every entry of `{name}` must be text that is not empty.")
        return tuple(values)

    def records(self, name: str) -> tuple["Record", ...]:
        """Return a field that is a list of JSON objects."""
        found = []
        for number, value in enumerate(self.get(name, list), start=1):
            where = f"{self.where}, `{name}` {number}"
            if not isinstance(value, dict):
                raise EvalInputError(f"{where}: a JSON object was expected, got {_short(value)}.")
            found.append(Record(where, value))
        return tuple(found)


def read_bytes(path: Path) -> bytes:
    """Return what a file holds; raise EvalInputError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise EvalInputError(f"{path}: the file cannot be read ({reason}).") from error


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file, with or without a byte order mark; raise EvalInputError otherwise."""
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EvalInputError(f"{path}: the file is not UTF-8 text (byte {error.start}).") from error


def parse_object(text: str, path: Path) -> Record:
    """Return the one JSON object that `text` is; raise EvalInputError with line and column otherwise."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise EvalInputError(f"{path}, {place}: this is not JSON ({error.msg}).") from error
    except RecursionError as error:
        raise EvalInputError(f"{path}: the JSON is nested too deeply.") from error
    if not isinstance(value, dict):
        raise EvalInputError(f"{path}: a JSON object was expected, got {_short(value)}.")
    return Record(str(path), value)


def parse_lines(text: str, path: Path) -> Iterator[Record]:
    """Yield the JSON object of every line that is not blank; raise EvalInputError at the first bad line."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            value = json.loads(line)
        except json.JSONDecodeError as error:
            raise EvalInputError(f"{where}, column {error.colno}: this is not JSON ({error.msg}).") from error
        except RecursionError as error:
            raise EvalInputError(f"{where}: the JSON is nested too deeply.") from error
        if not isinstance(value, dict):
            raise EvalInputError(f"{where}: a JSON object was expected, got {_short(value)}.")
        yield Record(where, value)


def _short(value: object) -> str:
    shown = json.dumps(value, ensure_ascii=False)
    return shown if len(shown) <= 40 else shown[:40] + "…"
