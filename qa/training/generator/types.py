"""What a generated paragraph is made of: marked answers, questions about them, the finished paragraph."""

import re
from dataclasses import dataclass
from typing import Literal

Status = Literal["planned", "done", "ongoing", "none"]

_MARK = re.compile("⟦([^|]*)\\|([^⟧]*)⟧")
_CLAUSE_ENDS = "，。；：！？\n,;:"


@dataclass(frozen=True, slots=True)
class Ask:
    """One question in both languages about the span marked `key`; an empty key asks what nothing says."""

    key: str
    zh: str
    en: str
    status: Status = "none"


@dataclass(frozen=True, slots=True)
class Question:
    """An `Ask` whose answer is found in the finished context, as one entry of `qas`."""

    q_zh: str
    q_en: str
    answer: str
    anchor: str
    status: Status


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A context and the questions about it."""

    id: str
    context: str
    qas: tuple[Question, ...]


def mark(key: str, text: str) -> str:
    """Return `text` marked as the answer called `key`: mark("a", "95部") == "⟦a|95部⟧"."""
    return f"⟦{key}|{text}⟧"


def plain(text: str) -> str:
    """Return `text` without its marks."""
    return _MARK.sub(r"\2", text)


def unmark(text: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return the context without marks, and the half-open character span of every key in it."""
    pieces: list[str] = []
    spans: dict[str, tuple[int, int]] = {}
    length = at = 0
    for match in _MARK.finditer(text):
        before, answer = text[at : match.start()], match[2]
        start = length + len(before)
        spans[match[1]] = (start, start + len(answer))
        pieces += [before, answer]
        length, at = start + len(answer), match.end()
    return "".join(pieces) + text[at:], spans


def anchor_of(context: str, start: int, end: int) -> str:
    """Return the fewest whole clauses round a span that occur once and hold the answer once, or ""."""
    answer = context[start:end]
    left, right = start, end
    while True:
        left = max((context.rfind(stop, 0, left - 1) for stop in _CLAUSE_ENDS), default=-1) + 1 if left else 0
        while right < len(context) and context[right] not in _CLAUSE_ENDS:
            right += 1
        anchor = context[left:right]
        if anchor.count(answer) != 1:
            return ""
        if context.count(anchor) == 1 and len(anchor) > len(answer):
            return anchor
        if left == 0:
            return ""
