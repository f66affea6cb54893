"""What articles tend to say where a question says something else: 就业 for 找活, 二期 for "phase two".

A table of the probabilities that a word stands beside an answer when a question holds a term, learnt by
`qa.training.lexicon` (IBM Model 1, Brown et al. 1993; for search: Berger and Lafferty 1999) from questions of
ours and the sentences that answer them. The articles' words are Chinese; a question's are of either language.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

import rjieba
import snowballstemmer

from index.dictionary import ENGLISH_WORD, STOP_WORDS
from index.everyday import load_sayings, sayings_in
from index.normalise import HAN_CHARACTER, Language, fold, language_of
from index.types import IndexFault

TABLE = Path(__file__).parent / "lexicon.tsv"
# The probability of each word of `everyday.txt`, by judgement: most that are learnt have less.
SAID = 0.3
_LATIN = re.compile(r"[a-z]{2,}")

Alternatives = Mapping[str, float]


class Lexicon:
    """A question's terms, each with the words that articles may say for it and their probabilities, 0..1."""

    def __init__(self, rows: Mapping[str, Alternatives]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def alternatives(self, question: str) -> list[Alternatives]:
        """Return the articles' words for each term of `question` that the table knows."""
        language = language_of(question)
        terms = terms_of(question, language)
        found = [self._rows[term] for term in terms if term in self._rows]
        if language == "zh":
            sayings = load_sayings()
            found += [dict.fromkeys(sayings[said], SAID) for said in sayings_in(fold(question))]
        return found


def terms_of(question: str, language: Language) -> list[str]:
    """Return the terms of a question, each once: Chinese words; English stems, single and in pairs.

    >>> terms_of("Was phase two renovated?", "en")
    ['phase', 'two', 'renov', 'phase two', 'two renov']
    """
    folded = fold(question)
    if language == "zh":
        cut = rjieba.cut(folded)
        return list(
            dict.fromkeys(word for word in cut if HAN_CHARACTER.search(word) or _LATIN.fullmatch(word))
        )
    words = [word.removesuffix("'s") for word in ENGLISH_WORD.findall(folded)]
    stemmer = snowballstemmer.stemmer("english")  # one stemmer is not for several threads
    stems = stemmer.stemWords([word for word in words if word not in STOP_WORDS and len(word) > 1])
    pairs = (f"{one} {other}" for one, other in pairwise(stems))
    return list(dict.fromkeys((*stems, *pairs)))


def write_lexicon(rows: Mapping[str, Alternatives], path: Path = TABLE) -> None:
    """Write the table: a line a term, with its words from the likeliest on."""
    lines = [
        "\t".join((term, *(f"{word}={chance:.3f}" for word, chance in words.items())))
        for term, words in sorted(rows.items())
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_lexicon(lines: Iterable[str]) -> Lexicon:
    """Return the lexicon of a table's lines; raise ValueError where one has another form."""
    rows = {}
    for line in lines:
        term, *words = line.rstrip("\n").split("\t")
        parted = (word.rsplit("=", 1) for word in words)
        rows[term] = {word: float(chance) for word, chance in parted}
    return Lexicon(rows)


@cache
def load_lexicon() -> Lexicon:
    """Return the lexicon that is shipped; raise IndexFault where its table is missing or damaged."""
    try:
        return read_lexicon(TABLE.read_text(encoding="utf-8").splitlines())
    except (OSError, ValueError) as error:
        raise IndexFault(
            f"The table of words {TABLE.name} is missing or damaged: install Zhengda again."
        ) from error
