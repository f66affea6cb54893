"""A corpus to practise on, read from its folder: whole articles, and questions with their answers' places.

The form of questions.jsonl is told in eval/questions/README.md. Beside it may lie rewordings.jsonl, other
ways to ask the same in either language:

{"id": "p001", "questions": ["…", "…"]}                                                      one a line
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from documents import Article, Span, read_folder
from qa.training.examples import TrainingDataError
from qa.types import Status

Place = tuple[Article, Span]
REWORDINGS = "rewordings.jsonl"
_OTHER = {Status.DONE: Status.PLANNED, Status.PLANNED: Status.DONE}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question; `golds` are where its answer stands, `counterparts` where the other status does.

    The `rewordings`, in either language, ask for the same.
    """

    id: str
    text: str
    language: str
    answers: tuple[str, ...]
    tags: frozenset[str]
    conversation: str  # empty for a question by itself
    golds: tuple[Place, ...]
    counterparts: tuple[Place, ...]
    status: Status | None
    rewordings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles, and the questions over them that are to work on."""

    name: str
    articles: tuple[Article, ...]
    questions: tuple[Asked, ...]


def read_corpus(articles: Path, questions: Path) -> Corpus:
    """Return the corpus of a folder of articles and a file of questions; raise TrainingDataError."""
    if not questions.is_file():
        raise TrainingDataError(
            f"There is no file {questions}: name a folder with articles and questions.jsonl."
        )
    read = read_folder(articles).articles
    by_name = {PurePath(article.path).name: article for article in read}
    rewordings = questions.with_name(REWORDINGS)
    other = {row["id"]: tuple(row["questions"]) for row in _rows(rewordings)} if rewordings.is_file() else {}
    asked = [
        _asked(row, by_name, other.pop(row["id"], ())) for row in _rows(questions) if row["split"] == "dev"
    ]
    if other:
        raise TrainingDataError(f"{rewordings}: no question to work on has the id {min(other)}.")
    return Corpus(questions.parent.name, tuple(read), tuple(asked))


def statements_of(corpus: Corpus) -> Iterator[tuple[Place, Status]]:
    """Yield each place whose status is known, once: planned or done as the questions say."""
    known: dict[tuple[str, Span], tuple[Place, Status]] = {}
    for one in corpus.questions:
        if one.status is None or not one.tags.isdisjoint({"yes_no", "comparison"}):
            continue
        labelled = [(place, one.status) for place in one.golds]
        if one.status in _OTHER:
            labelled += [(place, _OTHER[one.status]) for place in one.counterparts]
        for place, status in labelled:
            known[(place[0].id, place[1])] = (place, status)
    yield from known.values()


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _asked(row: dict[str, Any], by_name: dict[str, Article], rewordings: tuple[str, ...]) -> Asked:
    tags = frozenset(row["tags"])
    status = Status(row["status"]) if "status" in row else None
    if status is None:
        status = Status.DONE if "result" in tags else Status.PLANNED if "target" in tags else None
    return Asked(
        id=row["id"],
        text=row["question"],
        language=row["language"],
        answers=tuple(row["answers"]),
        tags=tags,
        conversation=row.get("conversation", ""),
        golds=tuple(_place(gold, row["id"], by_name) for gold in row["gold"]),
        counterparts=tuple(_place(gold, row["id"], by_name) for gold in row.get("counterpart", ())),
        status=status,
        rewordings=rewordings,
    )


def _place(gold: dict[str, str], question: str, by_name: dict[str, Article]) -> Place:
    article = by_name.get(gold["article"])
    start = article.text.find(gold["anchor"]) if article else -1
    if article is None or start < 0:
        raise TrainingDataError(f"Question {question}: {gold['article']} does not hold its anchor.")
    start += gold["anchor"].index(gold["quote"])
    return article, Span(start, start + len(gold["quote"]))
