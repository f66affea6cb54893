"""Find Chinese names that a question spells in pinyin: "Haidian" -> characters read "hai dian"."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from pypinyin import Style, pinyin

from index.normalise import HAN_CHARACTER

# A name begins with a capital; "Xi'an" is one.
NAME_WORD = re.compile(r"[A-Z][a-z]+(?:['’-]?[A-Za-z][a-z]*)*")
LONGEST_SYLLABLE = 6  # zhuang


class PinyinPairs:
    """The pairs of Chinese characters of a corpus, by how they are read (without tones)."""

    def __init__(self, pairs: Iterable[str]) -> None:
        self._pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._syllables: set[str] = set()
        readings: dict[str, list[str]] = {}
        for pair in pairs:
            if len(pair) != 2 or not all(HAN_CHARACTER.match(character) for character in pair):
                continue
            for character in pair:
                if character not in readings:
                    readings[character] = _readings(character)
            for first in readings[pair[0]]:
                for second in readings[pair[1]]:
                    self._pairs[first, second].append(pair)
        for known in readings.values():
            self._syllables.update(known)

    def groups(self, question: str) -> Iterator[list[str]]:
        """Yield, for every two neighbouring syllables of a name in the question, the pairs read like them."""
        for run in self._runs(question):
            for reading in pairwise(run):
                pairs = self._pairs.get(reading)
                if pairs:
                    yield pairs

    def _runs(self, question: str) -> Iterator[list[str]]:
        """Yield the syllables of each stretch of names; "Zhang Zuolin" is one stretch of three."""
        plain = "".join(c for c in unicodedata.normalize("NFKD", question) if not unicodedata.combining(c))
        run: list[str] = []
        end = -1
        for match in NAME_WORD.finditer(plain):
            syllables = self._split(re.sub(r"[^a-z]", "", match.group().lower()))
            if run and (match.start() != end + 1 or not syllables):
                yield run
                run = []
            run += syllables
            end = match.end()
        if run:
            yield run

    def _split(self, word: str) -> list[str]:
        """Return the fewest syllables that spell `word`, none when it is not pinyin."""
        best: list[list[str] | None] = [[]] + [None] * len(word)
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - LONGEST_SYLLABLE), end):
                before, syllable = best[start], word[start:end]
                if before is None or syllable not in self._syllables:
                    continue
                now = best[end]
                if now is None or len(before) + 1 < len(now):
                    best[end] = [*before, syllable]
        return best[len(word)] or []


def _readings(character: str) -> list[str]:
    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    plain = (reading.replace("ü", "u").replace("v", "u") for reading in found[0]) if found else ()
    return list(dict.fromkeys(plain))
