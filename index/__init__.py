"""Find passages: embedders, lexical and dictionary search, their fusion, and the index on disk."""

from index.dictionary import STOP_WORDS, Dictionary, load_dictionary
from index.e5 import Trunk, load_trunk
from index.embedders import EMBEDDED_MODEL, SentenceEmbedder, UseEmbedder, load_embedder
from index.fusion import Channel
from index.lexical import Bm25, bigrams, words
from index.normalise import Language, fold, language_of, simplify
from index.progress import progress_bar
from index.search import Index, build_index
from index.store import IndexStore
from index.types import (
    ChannelScore,
    DamagedIndex,
    Embedder,
    Hit,
    IndexFault,
    Progress,
    Ranking,
    UpdateReport,
    Vectors,
)

__all__ = [
    "EMBEDDED_MODEL",
    "STOP_WORDS",
    "Bm25",
    "Channel",
    "ChannelScore",
    "DamagedIndex",
    "Dictionary",
    "Embedder",
    "Hit",
    "Index",
    "IndexFault",
    "IndexStore",
    "Language",
    "Progress",
    "Ranking",
    "SentenceEmbedder",
    "Trunk",
    "UpdateReport",
    "UseEmbedder",
    "Vectors",
    "bigrams",
    "build_index",
    "fold",
    "language_of",
    "load_dictionary",
    "load_embedder",
    "load_trunk",
    "progress_bar",
    "simplify",
    "words",
]
