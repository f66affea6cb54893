"""Reads SQuAD v1 and v2 JSON: every distinct context becomes an article, all of them are asked about.

    {"data": [{"title"?, "paragraphs": [{"context", "qas": [{"id", "question", "is_impossible"?,
      "answers": [{"text", "answer_start"}]}]}]}]}

Source: Rajpurkar et al. 2016 and 2018, and their published files. Offsets count characters of the context.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from documents import Article, Block, BlockKind, Piece, Span
from eval.json_input import EvalInputError, Record, parse_lines, parse_object, read_text
from eval.questions import EvalQuestion, GoldSpan, QuestionSet
from index import language_of

_LINE = re.compile(r"[^\n]*\S[^\n]*")

# CMRC 2018 marks an answer that is no substring of its context with this start.
_NO_PLACE = -1


@dataclass(slots=True)
class _Counts:
    """What was found on the way and is told to the user."""

    moved: int = 0
    without_place: int = 0

    def notes(self) -> Iterator[str]:
        if self.moved:
            yield f"{self.moved} gold answers stood beside their answer_start; the nearest place was taken."
        if self.without_place:
            yield (
                f"{self.without_place} gold answers have answer_start -1 (not in the context):"
                " their text counts, no citation can match them."
            )


def read_squad(paths: Sequence[Path], questions_file: Path | None = None) -> QuestionSet:
    """Read SQuAD files into one corpus and its questions; raise EvalInputError naming file, place or id.

    With `questions_file` (SQuAD JSON, or JSON Lines of `{"id", "question_en"}`) the question texts come from
    there, and only its ids are asked.
    """
    articles: dict[str, Article] = {}
    questions: list[EvalQuestion] = []
    counts = _Counts()
    for path in paths:
        questions += _read_file(path, articles, counts)
    notes = list(counts.notes())
    if questions_file is not None:
        texts = read_question_texts(questions_file)
        questions = [
            replace(question, text=texts[question.id], language=language_of(texts[question.id]))
            for question in questions
            if question.id in texts
        ]
        missing = len(texts.keys() - {question.id for question in questions})
        if not questions:
            raise EvalInputError(f"{questions_file}: none of its {len(texts)} ids stands in a --squad file.")
        if missing:
            notes.append(f"{missing} of {len(texts)} ids of {questions_file} stand in no --squad file.")
    # Published files have such lapses (cmrc2018_trial has one); they are no reason to refuse the others.
    empty = [question.id for question in questions if not question.text]
    if empty:
        notes.append(f"{len(empty)} questions have no text and are left out: {', '.join(empty)}.")
    asked = tuple(question for question in questions if question.text)
    return QuestionSet(asked, tuple(articles.values()), tuple(notes))


def read_question_texts(path: Path) -> Mapping[str, str]:
    """Return question texts by id, from a SQuAD file or from JSON Lines of `{"id", "question_en"}`."""
    text = read_text(path)
    texts: dict[str, str] = {}
    for record, name in _question_records(text, path):
        identifier = record.text("id")
        if identifier in texts:
            raise EvalInputError(f"{record.where}: the id {identifier} stands here a second time.")
        texts[identifier] = record.at(f"{record.where} ({identifier})").text(name).strip()
    if not texts:
        raise EvalInputError(f"{path}: the file holds no question.")
    return texts


def _question_records(text: str, path: Path) -> Iterator[tuple[Record, str]]:
    """Yield the records that have an id, and the name of the field that holds the question."""
    if _is_squad(text):
        for paragraph in _paragraphs(parse_object(text, path)):
            for question in paragraph.records("qas"):
                yield question, "question"
    else:
        for line in parse_lines(text, path):
            yield line, "question_en"


def _is_squad(text: str) -> bool:
    """Say whether the text is one JSON object, possibly a broken one, and not an object a line."""
    first_line = text.strip().split("\n", 1)[0]
    try:
        value = json.loads(first_line)
    except json.JSONDecodeError:
        return True
    return isinstance(value, dict) and "data" in value


def _paragraphs(file: Record) -> Iterator[Record]:
    for entry in file.records("data"):
        title = entry.fields.get("title")
        for paragraph in entry.records("paragraphs"):
            if isinstance(title, str) and "title" not in paragraph.fields:
                yield Record(paragraph.where, {**paragraph.fields, "title": title})
            else:
                yield paragraph


def _read_file(path: Path, articles: dict[str, Article], counts: _Counts) -> list[EvalQuestion]:
    """Return a file's questions and add its contexts to `articles` by their text."""
    questions: dict[str, EvalQuestion] = {}
    for paragraph in _paragraphs(parse_object(read_text(path), path)):
        context = paragraph.text("context")
        article = articles.setdefault(context, _article(context, paragraph, path))
        for record in paragraph.records("qas"):
            identifier = record.text("id")
            if identifier in questions:
                raise EvalInputError(f"{record.where}: the id {identifier} stands here a second time.")
            located = record.at(f"{path}, question {identifier}")
            questions[identifier] = _question(identifier, located, article, path, counts)
    if not questions:
        raise EvalInputError(f"{path}: the file holds no question.")
    return list(questions.values())


def _article(context: str, paragraph: Record, path: Path) -> Article:
    """Return the context as an article whose `text` is the context itself, so that its offsets hold."""
    title = paragraph.fields.get("title")
    lines = (Span(found.start(), found.end()) for found in _LINE.finditer(context))
    return Article(
        id=hashlib.sha256(context.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        title=title if isinstance(title, str) and title.strip() else path.stem,
        text=context,
        published=None,
        source=None,
        path=str(path),
        blocks=tuple(Block(BlockKind.PARAGRAPH, line) for line in lines),
        pieces=(Piece(text=0, raw=0, length=len(context)),),
    )


def _question(identifier: str, record: Record, article: Article, path: Path, counts: _Counts) -> EvalQuestion:
    text = record.get("question", str).strip()
    impossible = "is_impossible" in record.fields and record.get("is_impossible", bool)
    answers: list[str] = []
    spans: list[GoldSpan] = []
    for answer in () if impossible else record.records("answers"):
        # Several annotators often gave the same answer.
        if answer.text("text") not in answers:
            answers.append(answer.text("text"))
        span = _answer_span(answer, article.text, counts)
        if span is not None and GoldSpan(article, span) not in spans:
            spans.append(GoldSpan(article, span))
    return EvalQuestion(
        id=identifier,
        text=text,
        language=language_of(text),
        answers=tuple(answers),
        gold=tuple((span,) for span in spans),
        tags=(path.stem,),
        context=article,
    )


def _answer_span(answer: Record, context: str, counts: _Counts) -> Span | None:
    """Return where the answer stands: at `answer_start`, else at the place nearest to it; None for -1."""
    text, start = answer.text("text"), answer.get("answer_start", int)
    if start == _NO_PLACE:
        counts.without_place += 1
        return None
    if start >= 0 and context.startswith(text, start):
        return Span(start, start + len(text))
    places = [found.start() for found in re.finditer(f"(?={re.escape(text)})", context)]
    if not places:
        raise EvalInputError(f'{answer.where}: the answer "{text}" does not stand in its context.')
    counts.moved += 1
    nearest = min(places, key=lambda place: abs(place - start))
    return Span(nearest, nearest + len(text))
