"""Small pages built by hand, and how to look at what became of them."""

import re
from itertools import pairwise
from pathlib import Path

from documents import Article, BlockKind, read_file, read_raw, sentence_spans


def read_page(folder: Path, text: str, name: str = "page.txt") -> tuple[Article, ...]:
    path = folder / name
    path.write_bytes(text.encode())
    return read_file(path)


def blocks_of(article: Article, kind: BlockKind) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks if block.kind is kind]


def paragraphs_of(article: Article) -> list[str]:
    return blocks_of(article, BlockKind.PARAGRAPH)


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def assert_leads_back(articles: tuple[Article, ...], path: Path) -> None:
    """Every sentence's raw pieces, joined, are the sentence; blocks and pieces are in order, apart."""
    raw = read_raw(path).raw
    for article in articles:
        for sentence in sentence_spans(article):
            pieces = "".join(span.of(raw) for span in article.raw_spans(sentence))
            assert squeeze(pieces) == squeeze(sentence.of(article.text))
        spans = [block.span for block in article.blocks]
        assert all(first.end < second.start for first, second in pairwise(spans))
        places = [(piece.text, piece.text + piece.length) for piece in article.pieces]
        assert all(first[1] <= second[0] for first, second in pairwise(places))


def assert_nothing_lost(articles: tuple[Article, ...], path: Path) -> None:
    """Every character of a text file that shows stands exactly once: in one article's text, or in a title."""
    raw = read_raw(path).raw
    taken = [0] * len(raw)
    for article in articles:
        for piece in article.pieces:
            for place in range(piece.raw, piece.raw + piece.length):
                taken[place] += 1
    assert max(taken) == 1
    left = "".join(character for character, times in zip(raw, taken, strict=True) if not times)
    for title in sorted((article.title for article in articles), key=len, reverse=True):
        left = left.replace(title, "", 1)
    assert not squeeze(left)
