"""What every file becomes first: its text, the lines the format declares, and the metadata it states."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from documents.numerals import read_numeral
from documents.types import Piece, Span


class Form(StrEnum):
    """What a line is by its form: declared by the file format, or told from typography."""

    TEXT = "text"
    HEADLINE = "headline"
    BULLET = "bullet"
    CAPTION = "caption"
    BYLINE = "byline"
    FURNITURE = "furniture"


class Layout(StrEnum):
    """How much the breaks of a file mean."""

    PAGE = "page"  # a newspaper page saved as text: breaks may cut sentences
    MARKED = "marked"  # the format says what is a paragraph and a heading


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document: what it reads, and where its characters stand in `RawDocument.text`.

    `pieces` leave out only spaces that stand for a line break between Latin words.
    """

    text: str
    pieces: tuple[Piece, ...]
    gap: int = 0  # blank lines before it
    indented: bool = False
    page_break: bool = False  # first on its page
    form: Form | None = None  # None: the format does not say

    @classmethod
    def at(cls, start: int, text: str) -> "Line":
        """Return the line that reads `text` and stands in one piece at `start`."""
        return cls(text, (Piece(0, start, len(text)),))

    def part(self, start: int, end: int) -> "Line":
        """Return the line's characters `start` to `end` as a line, without white space at its edges."""
        shown = self.text[start:end].strip()
        start += self.text[start:end].find(shown)
        end = start + len(shown)
        pieces = []
        for piece in self.pieces:
            first, last = max(start, piece.text), min(end, piece.text + piece.length)
            if first < last:
                pieces.append(Piece(first - start, piece.raw + first - piece.text, last - first))
        return replace(self, text=shown, pieces=tuple(pieces))

    def joined(self, following: "Line", space: str) -> "Line":
        """Return this line continued by `following`, with `space` between the two."""
        offset = len(self.text) + len(space)
        moved = tuple(replace(piece, text=piece.text + offset) for piece in following.pieces)
        return replace(self, text=self.text + space + following.text, pieces=self.pieces + moved)


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A file's text and what its format states about it.

    `raw` is what raw offsets count: the decoded file, or the extracted text of PDF and DOCX. `text` is what
    the layout rules read; it differs from `raw` for HTML only, where `origin` says for each character of
    `text` which characters of `raw` show it.
    """

    raw: str = field(repr=False)
    text: str = field(repr=False)
    layout: Layout
    lines: tuple[Line, ...] = field(repr=False)
    title: str | None = None
    published: date | None = None
    source: str | None = None
    origin: tuple[Span, ...] = field(default=(), repr=False)


FULL_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d{2})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})(?!\d)\s*日?"
)


NUMERAL_DATE = re.compile(
    r"([一二][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)


def parse_date(value: object) -> date | None:
    """Return the full date that `value` states (`2024-03-15`, `二〇二四年三月十五日`, a date), else None."""
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    if not value:
        return None
    match = FULL_DATE.search(str(value)) or NUMERAL_DATE.search(str(value))
    return calendar_date(*(read_numeral(part) for part in match.groups())) if match else None


def calendar_date(year: int, month: int, day: int) -> date | None:
    """Return that day, None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
