"""Questions with their gold answers, and the reader of our own set: JSON Lines over the articles.

One object a line; no `answers` and no `gold` = the articles do not say. The last four fields may be left out:

    {"id": "q1", "question": "…", "language": "zh", "answers": ["95部", "95"],
     "gold": [{"article": "2024-11-20-results.md", "quote": "95部", "anchor": "加装电梯95部"}],
     "tags": ["number"], "split": "dev",
     "status": "done", "counterpart": [{"article": …, "quote": "70部以上", "anchor": …}],
     "conversation": "c1", "turn": 2}
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from documents import Article, Span
from eval.json_input import EvalInputError, Record, parse_lines, read_text
from eval.metrics import answer_tokens
from qa import Language, Status

# The first accepted answer of a `yes_no` question, and what it says.
VERDICTS = {"是": True, "否": False, "yes": True, "no": False}

# Questions whose gold spans are one answer only together; those of all others are alternatives.
_TAKEN_TOGETHER = frozenset({"list", "yes_no", "comparison"})

_FIELDS = frozenset({"id", "question", "language", "answers", "gold", "tags", "split"})
_OPTIONAL_FIELDS = frozenset({"status", "counterpart", "conversation", "turn"})


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
    each one is the spans that together are a whole answer (one span, a list's items, the evidence of a yes
    or no, the two figures of a comparison). It may be empty though there are answers, where a SQuAD file does
    not say where they stand. `context` is the paragraph that a SQuAD question was written for.

    `status` is what the right statement must be (planned, done, ongoing) where that is asked for, else None.
    `counterpart` is where the articles state the same indicator with another status: whoever gives that as
    the answer took a target for a result, or a result for a target.

    Questions of one `conversation` are asked one after the other; `turn` counts from 1. A question outside
    any conversation has an empty `conversation` and turn 1.
    """

    id: str
    text: str
    language: Language
    answers: tuple[str, ...]
    gold: tuple[tuple[GoldSpan, ...], ...]
    tags: tuple[str, ...] = ()
    split: str = ""
    context: Article | None = None
    status: Status | None = None
    counterpart: tuple[GoldSpan, ...] = ()
    conversation: str = ""
    turn: int = 1

    @property
    def verdict(self) -> bool | None:
        """The right yes or no of a `yes_no` question; None for all others."""
        return VERDICTS[self.answers[0]] if self.answers and "yes_no" in self.tags else None

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
    _check_conversations(questions.values(), path)
    return QuestionSet(tuple(questions.values()), tuple(articles))


def _question(record: Record, articles: Sequence[Article]) -> EvalQuestion:
    identifier = record.text("id")
    record = record.at(f"{record.where} ({identifier})")
    unknown = sorted(record.fields.keys() - _FIELDS - _OPTIONAL_FIELDS)
    if unknown:
        raise EvalInputError(f"{record.where}: there is no field `{unknown[0]}`; is it misspelt?")
    language = record.text("language")
    if language not in ("zh", "en"):
        raise EvalInputError(f'{record.where}: `language` must be "zh" or "en", got "{language}".')
    answers, tags = record.texts("answers"), record.texts("tags")
    spans = [_gold_span(entry, articles) for entry in record.records("gold")]
    if bool(answers) != bool(spans):
        raise EvalInputError(f"{record.where}: `answers` and `gold` must both be empty, or both be filled.")
    if "yes_no" in tags and answers and answers[0] not in VERDICTS:
        raise EvalInputError(
            f"{record.where}: the first of `answers` to a yes_no question must be one of "
            f'{", ".join(VERDICTS)}, got "{answers[0]}".'
        )
    if "comparison" in tags and len(spans) == 1:
        raise EvalInputError(f"{record.where}: a comparison needs the two figures in `gold`, got one.")
    status = _status(record)
    counterpart = record.records("counterpart") if "counterpart" in record.fields else ()
    if counterpart and status is None:
        raise EvalInputError(f"{record.where}: `counterpart` needs `status`, which says what is asked for.")
    conversation, turn = _turn(record)
    return EvalQuestion(
        id=identifier,
        text=record.text("question").strip(),
        language="zh" if language == "zh" else "en",
        answers=answers,
        gold=(tuple(spans),) if spans and _TAKEN_TOGETHER & set(tags) else _alternatives(answers, spans),
        tags=tags,
        split=record.text("split"),
        status=status,
        counterpart=tuple(_gold_span(entry, articles) for entry in counterpart),
        conversation=conversation,
        turn=turn,
    )


def _status(record: Record) -> Status | None:
    if "status" not in record.fields:
        return None
    value = record.text("status")
    known = [status.value for status in Status if status is not Status.NONE]
    if value not in known:
        raise EvalInputError(f'{record.where}: `status` must be one of {", ".join(known)}, got "{value}".')
    return Status(value)


def _turn(record: Record) -> tuple[str, int]:
    """Return a question's conversation and turn, an empty one and 1 where the record names neither."""
    if ("conversation" in record.fields) != ("turn" in record.fields):
        raise EvalInputError(
            f"{record.where}: `conversation` and `turn` must both be there, or both be left out."
        )
    if "turn" not in record.fields:
        return "", 1
    return record.text("conversation"), record.get("turn", int)


def _check_conversations(questions: Iterable[EvalQuestion], path: Path) -> None:
    """Raise EvalInputError unless the turns of every conversation stand together, in order, in one split."""
    before: EvalQuestion | None = None
    begun: set[str] = set()
    for question in questions:
        name = question.conversation
        earlier = before if before is not None and name and before.conversation == name else None
        expected = 1 if earlier is None else earlier.turn + 1
        if question.turn != expected:
            raise EvalInputError(
                f"{path} ({question.id}): turn {question.turn} of the conversation {name} stands where turn "
                f"{expected} was expected; turns stand one below the other, from 1."
            )
        if earlier is None and name in begun:
            raise EvalInputError(
                f"{path} ({question.id}): the conversation {name} stands here a second time."
            )
        if earlier is not None and earlier.split != question.split:
            raise EvalInputError(f"{path} ({question.id}): the conversation {name} is in two splits.")
        if name:
            begun.add(name)
        before = question


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
    """Sort gold spans into alternatives: one that holds an accepted answer is whole, others are parts of one.

    So the same figure in two articles gives two alternatives.
    """
    accepted = [answer_tokens(answer) for answer in answers]
    whole = [span for span in spans if any(_holds(answer_tokens(span.quote), tokens) for tokens in accepted)]
    items = tuple(span for span in spans if span not in whole)
    return tuple((span,) for span in whole) + ((items,) if items else ())


def _holds(tokens: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(list(tokens[start : start + len(wanted)]) == list(wanted) for start in range(len(tokens)))
