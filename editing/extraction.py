"""What is read from a file, before it is published: its articles, and where cut sentences were joined."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from documents import Article, DocumentError, Span, read_file, read_raw
from documents.source import Layout


@dataclass(frozen=True, slots=True)
class Join:
    """A place in an article's text where characters meet that stand apart in the file.

    `at` counts characters of the article's text; `between` is what stands between them in the file, empty for
    blank lines alone and where the order of the file was changed.
    """

    at: int
    between: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What came of a file: its articles, or the one sentence why it cannot be read."""

    articles: tuple[Article, ...]
    joins: tuple[tuple[Join, ...], ...]  # of each article
    failure: str | None = None


def extract(path: Path, folder: Path | None = None) -> Extraction:
    """Read the file at `path`; the articles' paths are relative to `folder` (default: the file's own)."""
    try:
        articles = read_file(path, folder)
        document = read_raw(path)
    except DocumentError as error:
        return Extraction((), (), str(error))
    if document.layout is Layout.MARKED:  # the format says what belongs together, and nothing is joined
        return Extraction(articles, tuple(() for _ in articles))
    return Extraction(articles, tuple(tuple(find_joins(article, document.raw)) for article in articles))


def find_joins(article: Article, raw: str) -> Iterator[Join]:
    """Yield the joins inside the blocks of `article`; `raw` is the file's text, which its pieces count.

    The end of a line is none: every paragraph of a printed page has some.
    """
    for block in article.blocks:
        pieces = [
            piece
            for piece in article.pieces
            if Span(piece.text, piece.text + piece.length).overlap(block.span)
        ]
        for piece, following in pairwise(pieces):
            end = piece.raw + (piece.length if piece.raw_length is None else piece.raw_length)
            between = raw[end : following.raw]
            if following.raw < end or between.strip() or between.count("\n") > 1:
                yield Join(following.text, " ".join(between.split()))
