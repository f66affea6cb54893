"""The training questions, read from reading-comprehension files, and which of them are held back.

{"data": [{"paragraphs": [{"context", "qas": [{"id", "question", "answers": [{"text", "answer_start"}]}]}]}]}
{"id", "question_en"}                                                                       one a line
{"id", "context", "qas": [{"q_zh", "q_en", "answer", "anchor", "status"}]}                  one a line; an
encyclopaedia has no status
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from documents import Span
from qa.types import Status

PARTS = 20


class Part(StrEnum):
    """What a paragraph is used for; a paragraph's part depends on nothing but its own id."""

    TRAIN = "train"
    CALIBRATE = "calibrate"  # one in twenty: scores are calibrated on it, training never sees it
    TEST = "test"  # one in ten: looked at when all is done


@dataclass(frozen=True, slots=True)
class Example:
    """One question over one paragraph; `answer` counts characters of `context`, None when it does not say."""

    id: str
    paragraph: str
    source: str
    question: str
    context: str
    answer: Span | None
    status: Status | None = None  # None where nobody labelled it
    language: str = "zh"
    whole: bool = False  # a passage as search returns it, shown whole beside others of the same `paragraph`

    @property
    def asked(self) -> str:
        """What names its question: several passages that are shown whole may be of one."""
        return self.paragraph if self.whole else self.id

    @property
    def part(self) -> Part:
        """What the example is used for; only government news has a part for tests here."""
        part = part_of(self.paragraph)
        return Part.TRAIN if part is Part.TEST and self.status is None else part


class TrainingDataError(ValueError):
    """A training file that cannot be used; the message is one sentence that names file and place."""


def part_of(paragraph: str) -> Part:
    """Return the part of the paragraph with that id, by SHA-256, the same on every machine."""
    number = int(hashlib.sha256(paragraph.encode()).hexdigest(), 16) % PARTS
    if number % 10 == 0:
        return Part.TEST
    return Part.CALIBRATE if number == 1 else Part.TRAIN


def squad_examples(path: Path) -> list[Example]:
    """Return the questions of a SQuAD v1 or v2 file; an empty list of answers means that it does not say.

    CMRC's trial file counts some offsets wrongly: the nearest place with the answer's words is taken. A
    question whose answer stands nowhere in its context is left out.
    """
    examples = []
    source = path.stem
    documents = _json(path.read_text(encoding="utf-8"), path, 1)["data"]
    for number, (context, questions) in enumerate(
        (paragraph["context"], paragraph["qas"])
        for document in documents
        for paragraph in document["paragraphs"]
    ):
        for question in questions:
            answers = question["answers"]
            answer = None
            if answers:
                answer = _nearest(context, answers[0]["text"], answers[0]["answer_start"])
                if answer is None:
                    continue
            examples.append(
                Example(question["id"], f"{source}-{number}", source, question["question"], context, answer)
            )
    return examples


def english_examples(path: Path, chinese: list[Example]) -> list[Example]:
    """Return the questions of `chinese` that `path` asks in English, over the same Chinese paragraphs."""
    by_id = {example.id: example for example in chinese}
    examples = []
    for row in _rows(path):
        original = by_id.get(row["id"])
        if original is None:
            raise TrainingDataError(f"{path.name}: no question has the id {row['id']}.")
        examples.append(
            replace(
                original, id=f"{original.id}-en", source=path.stem, question=row["question_en"], language="en"
            )
        )
    return examples


def paragraph_examples(path: Path, source: str | None = None) -> list[Example]:
    """Return the questions of our own paragraphs, each in Chinese and in English."""
    examples = []
    for row in _rows(path):
        context, paragraph = row["context"], row["id"]
        for number, question in enumerate(row["qas"]):
            answer = None
            if question["answer"]:
                anchor = context.find(question["anchor"])
                inside = question["anchor"].find(question["answer"])
                if min(anchor, inside) < 0:
                    raise TrainingDataError(f"{path.name}: question {number} of {paragraph} has no anchor.")
                start = anchor + inside
                answer = Span(start, start + len(question["answer"]))
            for language in ("zh", "en"):
                examples.append(
                    Example(
                        f"{paragraph}-{number}-{language}",
                        paragraph,
                        source or path.stem,
                        question[f"q_{language}"],
                        context,
                        answer,
                        Status(question["status"]) if "status" in question else None,
                        language,
                    )
                )
    return examples


def _nearest(context: str, answer: str, place: int) -> Span | None:
    """Return where `answer` stands in `context`, the occurrence nearest to `place`."""
    starts = [start for start in range(len(context)) if answer and context.startswith(answer, start)]
    if not starts:
        return None
    start = min(starts, key=lambda one: abs(one - place))
    return Span(start, start + len(answer))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _json(line, path, number)


def _json(text: str, path: Path, line: int) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise TrainingDataError(f"{path.name}, line {line}: this is no JSON ({error.msg}).") from error
