"""BM25 over words and over character pairs of folded text."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import bm25s
import numpy as np
import rjieba
from numpy.typing import NDArray

from index.normalise import HAN, fold

Scores = NDArray[np.float32]

# What stays whole: numbers with their points and per cent, Latin words; then runs of Chinese.
TOKEN = re.compile(rf"(?P<number>\d+(?:[.,:]\d+)*%?)|(?P<latin>[^\W\d_{HAN}]+)|(?P<han>[{HAN}]+)")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")

# How much a word of several translations loses. measured: 0.2 finds 36.7% of the first 300 English training
# questions alone, 0 finds 33.3%, 0.4 finds 34.0%.
AMBIGUITY = 0.2


def words(text: str) -> list[str]:
    """Return the words of `text`, folded; a long Chinese word also as the words inside it.

    >>> words("新增停车位1,200个")
    ['新增', '停车', '车位', '停车位', '1200', '个']
    """
    return _tokens(text, rjieba.cut_for_search)


def bigrams(text: str) -> list[str]:
    """Return the pairs of neighbouring Chinese characters of `text`, folded; a lone character stays alone.

    >>> bigrams("停车位3个GDP")
    ['停车', '车位', '3', '个', 'gdp']
    """
    return _tokens(text, _pairs)


def _pairs(run: str) -> list[str]:
    return [run[start : start + 2] for start in range(max(1, len(run) - 1))]


def _tokens(text: str, cut: Callable[[str], list[str]]) -> list[str]:
    found: list[str] = []
    for match in TOKEN.finditer(THOUSANDS.sub("", fold(text))):
        found.extend(cut(match.group()) if match.lastgroup == "han" else [match.group()])
    return found


class Bm25:
    """BM25 (Robertson; the Lucene variant) of texts that are given as tokens; unknown words score nothing."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self.size = len(texts)
        self._ranker = bm25s.BM25()
        self._empty = not any(texts)  # bm25s cannot index a corpus without a single word
        if not self._empty:
            self._ranker.index([list(tokens) for tokens in texts], show_progress=False)

    @property
    def vocabulary(self) -> Collection[str]:
        """Every word of the texts."""
        return () if self._empty else self._ranker.vocab_dict.keys()

    def __contains__(self, token: str) -> bool:
        return not self._empty and token in self._ranker.vocab_dict

    def scores(self, tokens: Sequence[str]) -> Scores:
        """Return one score a text, shape (texts,), for a question of these tokens."""
        known = [token for token in tokens if token in self]
        if not known:
            return np.zeros(self.size, dtype=np.float32)
        return np.asarray(self._ranker.get_scores(known), dtype=np.float32)

    def scores_of_alternatives(self, groups: Iterable[Sequence[str]]) -> Scores:
        """Return one score a text for a question whose every word is a group of alternatives.

        A text is paid for the best alternative of each group only, and less the more of them the texts know:
        a word of twenty translations says less than a word of one. A compound (老旧小区) counts by its words.
        """
        total = np.zeros(self.size, dtype=np.float32)
        for group in groups:
            known = [tokens for one in group if (tokens := self._parts(one))]
            if known:
                best = np.max([self.scores(tokens) for tokens in known], axis=0)
                total += best * len(known) ** -AMBIGUITY
        return total

    def _parts(self, word: str) -> list[str]:
        """Return a word as the texts' tokens, a compound as several; none where they do not know it."""
        parts = [word] if word in self else words(word)
        return parts if all(token in self for token in parts) else []

    def scores_of_likely(self, groups: Iterable[Mapping[str, float]]) -> Scores:
        """Return one score a text for a question of whose every term a text may hold other words.

        Each word's score counts by its probability, and of each group the word that scores best.
        """
        total = np.zeros(self.size, dtype=np.float32)
        for group in groups:
            parts = ((self._parts(word), chance) for word, chance in group.items())
            known = [self.scores(tokens) * chance for tokens, chance in parts if tokens]
            if known:
                total += np.max(known, axis=0)
        return total
