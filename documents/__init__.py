"""Files into articles, and articles into passages and sentences, each with its way back to the file."""

from documents.load import find_files, read_file, read_folder
from documents.names import SURNAME
from documents.passages import split_passages
from documents.readers import MAX_BYTES, read_raw
from documents.sentences import sentence_around, sentence_spans
from documents.source import RawDocument
from documents.types import (
    Article,
    Block,
    BlockKind,
    Collection,
    DocumentError,
    Passage,
    Piece,
    ReadFailure,
    Span,
)

__all__ = [
    "MAX_BYTES",
    "SURNAME",
    "Article",
    "Block",
    "BlockKind",
    "Collection",
    "DocumentError",
    "Passage",
    "Piece",
    "RawDocument",
    "ReadFailure",
    "Span",
    "find_files",
    "read_file",
    "read_folder",
    "read_raw",
    "sentence_around",
    "sentence_spans",
    "split_passages",
]
