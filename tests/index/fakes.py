"""Small real articles, and an encoder that sees which characters texts share."""

import zlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np

from documents import Article, Block, BlockKind, Piece, Span
from index import Vectors, fold

DIMENSION = 256
LIFTS = "北坡区民生实事盘点\n\n去年北坡区加装电梯31部，居民上下楼方便了许多。\n"
ROADS = "南湖区整修道路\n\n南湖区整修道路12条，沿线种植樱花树五百棵。\n"


def write_documents(folder: Path) -> Path:
    """Make `folder` with two small newspaper files."""
    folder.mkdir()
    (folder / "lifts.txt").write_text(LIFTS, encoding="utf-8")
    (folder / "roads.txt").write_text(ROADS, encoding="utf-8")
    return folder


def article(text: str, identifier: str = "one", title: str = "", published: date | None = None) -> Article:
    """Make an article whose every line is a paragraph."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(BlockKind.PARAGRAPH, Span(start, start + len(line))))
        start += len(line) + 1
    pieces = (Piece(0, 0, len(text)),)
    return Article(identifier, title, text, published, None, f"{identifier}.txt", tuple(blocks), pieces)


class OverlapEmbedder:
    """An embedder whose cosines say how many characters two texts share; it counts the texts it was given."""

    def __init__(self, fingerprint: str = "overlap-256") -> None:
        self.fingerprint = fingerprint
        self.embedded: list[str] = []

    def embed(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
        if not query:
            self.embedded.extend(texts)
        vectors = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        for row, text in enumerate(texts):
            for character in fold(text) or " ":
                vectors[row, zlib.crc32(character.encode()) % DIMENSION] += 1.0
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)
