"""Questions with their gold answers, and the reader of our own set: JSON Lines over the articles.

One object a line; no `answers` and no `gold` = the articles do not say:

    {"id": "q1", "question": "…", "language": "zh", "answers": ["95部", "95"],
     "gold": [{"article": "2024-11-20-results.md", "quote": "95部", "anchor": "加装电梯95部"}],
     "tags": ["number"], "split": "dev"}
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from documents import Article, Span
from eval.json_input import EvalInputError, Record, parse_lines, read_text
from eval.metrics import answer_tokens
from qa import Language


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """Characters of an article that answer a question."""

    article: Article
    span: Span

    @property
    def quote(self) -> str:
        """The gold characters."""
        return self.span.of(self.article.text)


@dataclass(frozen=True, slots=True)
class EvalQuestion:
    """A question and what a right answer is.

    `answers` are the accepted forms, empty when the articles do not answer. `gold` holds the alternatives:
    each one is the spans that together are a whole answer (one span, or a list's items). It may be empty
    though there are answers, where a SQuAD file does not say where they stand. `context` is the paragraph
    that a SQuAD question was written for.
    """

    id: str
    text: str
    language: Language
    answers: tuple[str, ...]
    gold: tuple[tuple[GoldSpan, ...], ...]
    tags: tuple[str, ...] = ()
    split: str = ""
    context: Article | None = None

    @property
    def answerable(self) -> bool:
        """Whether the articles answer it."""
        return bool(self.answers)

    @property
    def gold_spans(self) -> tuple[GoldSpan, ...]:
        """The spans of all alternatives."""
        return tuple(span for alternative in self.gold for span in alternative)


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions, the articles they are asked over, and what the user should know about how they were read."""

    questions: tuple[EvalQuestion, ...]
    articles: tuple[Article, ...]
    notes: tuple[str, ...] = ()


def read_question_set(path: Path, articles: Sequence[Article]) -> QuestionSet:
    """Read JSON Lines and find every gold quote in `articles`; raise EvalInputError naming line and id."""
    questions: dict[str, EvalQuestion] = {}
    for record in parse_lines(read_text(path), path):
        question = _question(record, articles)
        if question.id in questions:
            raise EvalInputError(f"{record.where}: the id {question.id} stands here a second time.")
        questions[question.id] = question
    if not questions:
        raise EvalInputError(f"{path}: the file holds no question.")
    return QuestionSet(tuple(questions.values()), tuple(articles))


def _question(record: Record, articles: Sequence[Article]) -> EvalQuestion:
    identifier = record.text("id")
    record = record.at(f"{record.where} ({identifier})")
    language = record.text("language")
    if language not in ("zh", "en"):
        raise EvalInputError(f'{record.where}: `language` must be "zh" or "en", got "{language}".')
    answers = record.texts("answers")
    spans = [_gold_span(entry, articles) for entry in record.records("gold")]
    if bool(answers) != bool(spans):
        raise EvalInputError(f"{record.where}: `answers` and `gold` must both be empty, or both be filled.")
    return EvalQuestion(
        id=identifier,
        text=record.text("question").strip(),
        language="zh" if language == "zh" else "en",
        answers=answers,
        gold=_alternatives(answers, spans),
        tags=record.texts("tags"),
        split=record.text("split"),
    )


def _gold_span(entry: Record, articles: Sequence[Article]) -> GoldSpan:
    name, quote, anchor = entry.text("article"), entry.text("quote"), entry.text("anchor")
    # A file may hold several articles, all of the same path.
    candidates = [article for article in articles if PurePath(article.path).name == name]
    if not candidates:
        raise EvalInputError(f"{entry.where}: there is no article {name} among the documents.")
    places = [(article, span) for article in candidates for span in _occurrences(anchor, article.text)]
    if len(places) != 1:
        raise EvalInputError(f"{entry.where}: the anchor stands {len(places)} times in {name}, not once.")
    article, around = places[0]
    inside = _occurrences(quote, around.of(article.text))
    if len(inside) != 1:
        raise EvalInputError(f"{entry.where}: the quote stands {len(inside)} times in its anchor, not once.")
    return GoldSpan(article, inside[0].shifted(around.start))


def _occurrences(wanted: str, text: str) -> list[Span]:
    """Return where `wanted` stands in `text`, whatever the white space in either."""
    pattern = r"\s*".join(re.escape(character) for character in wanted if not character.isspace())
    # A lookahead finds overlapping places too: an anchor must be unique in earnest.
    return [Span(found.start(1), found.end(1)) for found in re.finditer(f"(?=({pattern}))", text)]


def _alternatives(answers: Sequence[str], spans: Sequence[GoldSpan]) -> tuple[tuple[GoldSpan, ...], ...]:
    """Sort gold spans into alternatives: one that holds an accepted answer is whole, others are list items.

    So the same figure in two articles gives two alternatives, the three names of a list one of three spans.
    """
    accepted = [answer_tokens(answer) for answer in answers]
    whole = [span for span in spans if any(_holds(answer_tokens(span.quote), tokens) for tokens in accepted)]
    items = tuple(span for span in spans if span not in whole)
    return tuple((span,) for span in whole) + ((items,) if items else ())


def _holds(tokens: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(list(tokens[start : start + len(wanted)]) == list(wanted) for start in range(len(tokens)))
