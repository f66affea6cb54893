"""The values that documents are made of: spans, articles and passages, all frozen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DocumentError(Exception):
    """A document that cannot be read; the message is one sentence for the user."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of **character** offsets, `start <= end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"A span needs 0 <= start <= end, got {self.start}..{self.end}.")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of `text` in this span; raise ValueError when it reaches past the end."""
        if self.end > len(text):
            raise ValueError(f"Span {self.start}..{self.end} reaches past the text's {len(text)} characters.")
        return text[self.start : self.end]

    def shifted(self, offset: int) -> "Span":
        """Return this span moved by `offset` characters."""
        return Span(self.start + offset, self.end + offset)

    def contains(self, other: "Span") -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: "Span") -> int:
        """Return how many characters the two spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


class BlockKind(StrEnum):
    """What a block of an article is on the printed page."""

    PARAGRAPH = "paragraph"  # running text
    HEADING = "heading"  # a section's headline inside the article
    SUMMARY = "summary"  # sub-headlines and bullet points that repeat the running text
    KICKER = "kicker"  # the line above or beside a headline: series, occasion
    CAPTION = "caption"  # a photograph's or chart's
    BYLINE = "byline"  # who wrote or photographed it
    FURNITURE = "furniture"  # page numbers, running heads, print dates: on the page, but not of the article


@dataclass(frozen=True, slots=True)
class Block:
    """One block of `Article.text`; blocks are in order, never overlap, and no sentence crosses two."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Piece:
    """`length` characters that stand at `text` in `Article.text` and at `raw` in the raw file's text.

    `raw_length` differs from `length` for an HTML character reference only: `&amp;` shows one character.
    """

    text: int
    raw: int
    length: int
    raw_length: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as a reader sees it, with the way back to the file it came from.

    `text` holds the blocks, one a line; captions, kickers and by-lines are blocks of their own, never inside
    running text. `raw` offsets count characters of the file's decoded text (of the extracted text for PDF and
    DOCX). `published` is None when the file does not say.
    """

    id: str
    title: str
    text: str
    published: date | None
    source: str | None
    path: str
    blocks: tuple[Block, ...]
    pieces: tuple[Piece, ...]  # ordered by `text`

    def raw_spans(self, span: Span) -> tuple[Span, ...]:
        """Return where the characters of `span` stand in the raw file, in reading order, neighbours merged.

        Their text joined equals `span.of(self.text)` up to white space.
        """
        found: list[Span] = []
        for piece in self.pieces:
            start, end = max(span.start, piece.text), min(span.end, piece.text + piece.length)
            if start >= end:
                continue
            if piece.raw_length is None:
                raw = Span(start - piece.text + piece.raw, end - piece.text + piece.raw)
            else:
                raw = Span(piece.raw, piece.raw + piece.raw_length)
            if found and found[-1].end == raw.start:
                raw = Span(found.pop().start, raw.end)
            found.append(raw)
        return tuple(found)

    def block_at(self, position: int) -> Block | None:
        """Return the block that holds the character at `position`, None between blocks."""
        for block in self.blocks:
            if block.span.start <= position < block.span.end:
                return block
        return None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one article that is searched as a unit; about 300 characters, or one sentence."""

    article: Article
    span: Span

    @property
    def text(self) -> str:
        """The passage's characters, derived from its span."""
        return self.span.of(self.article.text)


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """A file that was left out, and why, in one sentence for the user."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Collection:
    """What reading a folder gave: the articles, and the files that could not be read."""

    articles: tuple[Article, ...]
    failures: tuple[ReadFailure, ...]

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)
