"""Simpler systems and peers that answer the same questions, each shaped like our own assistant."""

from eval.baselines.best_sentence import Bm25BestSentence, DenseBestSentence
from eval.baselines.cairn_peer import CairnPeer
from eval.baselines.haystack_peer import HaystackPeer, save_for_transformers
from eval.baselines.missing import PeerMissing

__all__ = [
    "Bm25BestSentence",
    "CairnPeer",
    "DenseBestSentence",
    "HaystackPeer",
    "PeerMissing",
    "save_for_transformers",
]
