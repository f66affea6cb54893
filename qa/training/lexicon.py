"""Learn which words stand beside an answer when a question holds others: `python -m qa.training.lexicon`.

Every wording of a question is paired with the words around its answer, in the answer's sentence, without the
answer itself. IBM Model 1 (Brown et al. 1993) tells by expectation maximisation which of the question's terms
each of these words goes with, or with none. A pair is kept that several corpora show: names, of which each
corpus has its own, go. Nothing is read of the corpora that are held apart or calibrated on.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from documents import Span
from index import Language, fold, language_of
from index.lexical import words
from index.lexicon import Alternatives, terms_of, write_lexicon
from qa.rewording import plain
from qa.terms import content_words
from qa.training.corpus import read_corpus
from qa.training.data import GOVERNMENT, OWN
from qa.training.examples import Part, TrainingDataError, paragraph_examples
from qa.training.practice import stretches

ITERATIONS = 6
# Counts added to a term's, so that a rare one is sure of nothing; of 1 and 5 the latter found more.
SMOOTHING = 5.0
# A pair is kept that has this probability, in so many corpora; of each term the likeliest words. Twice the
# probability, or four corpora, found as much.
LEAST, CORPORA, KEPT = 0.02, 3, 6
# What a pair must weigh in a corpus to be seen there.
SEEN = 0.5
# Characters around the answer, within its sentence.
_BEFORE, _AFTER = 80, 40
_SENTENCE_ENDS = "。！？\n"
# These are asked of several places, or in words of the turn before.
_OTHERWISE = frozenset({"comparison", "follow_up"})
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Pair:
    """A question's terms and the words beside its answer; `corpus` names where both are from."""

    corpus: str
    language: Language
    asked: tuple[str, ...]
    told: tuple[str, ...]


def pairs_of(folder: Path) -> Iterator[Pair]:
    """Yield the pairs of a corpus to practise on, one a wording."""
    corpus = read_corpus(folder / "articles", folder / "questions.jsonl")
    for asked in corpus.questions:
        if _OTHERWISE & asked.tags or not asked.golds:
            continue
        article, span = stretches(asked)[0]
        for text in (asked.text, *asked.rewordings):
            yield _pair(corpus.name, text, article.text, span)


def paragraph_pairs(path: Path) -> Iterator[Pair]:
    """Yield the pairs of a file of paragraphs; those that one text tells of count as a corpus."""
    for one in paragraph_examples(path):
        if one.answer is not None and one.part is Part.TRAIN:
            yield _pair(one.paragraph.split("-", 1)[0], one.question, one.context, one.answer)


def _pair(corpus: str, question: str, text: str, answer: Span) -> Pair:
    asked = plain(question)
    language = language_of(asked)
    told = [word for word in words(beside(text, answer)) if len(word) > 1 and not word[0].isdigit()]
    return Pair(corpus, language, telling(asked, language), tuple(dict.fromkeys(told)))


def beside(text: str, answer: Span) -> str:
    """Return what stands around `answer` in its sentence, without it."""
    start = max(text.rfind(end, 0, answer.start) for end in _SENTENCE_ENDS) + 1
    ends = [place for mark in _SENTENCE_ENDS if (place := text.find(mark, answer.end)) >= 0]
    before = text[max(start, answer.start - _BEFORE) : answer.start]
    return f"{before}\n{text[answer.end : min([*ends, answer.end + _AFTER])]}"


def telling(question: str, language: Language) -> tuple[str, ...]:
    """Return the terms of a question that carry content."""
    kept = set(content_words(fold(question), language))
    terms = terms_of(question, language)
    if language == "zh":
        return tuple(term for term in terms if term in kept)
    stems = set(terms_of(" ".join(kept), language))
    return tuple(term for term in terms if all(part in stems for part in term.split()))


def learn(pairs: Sequence[Pair]) -> dict[str, Alternatives]:
    """Return, for each term, its likeliest words and their probabilities."""
    terms = _numbered(term for pair in pairs for term in pair.asked)
    told = _numbered(word for pair in pairs for word in pair.told)
    corpora = _numbered(pair.corpus for pair in pairs)
    # One link for each term that a told word may go with, the term 0 being none.
    links = np.array(
        [
            (term, told[word], number, corpora[pair.corpus])
            for number, (pair, word) in enumerate((pair, word) for pair in pairs for word in pair.told)
            for term in (0, *(terms[term] + 1 for term in pair.asked))
        ]
    )
    term, word, token, corpus = links.T
    kinds, kind = np.unique(term * len(told) + word, return_inverse=True)
    term_of = kinds // len(told)
    chances = 1.0 / np.bincount(term_of)[term_of]
    for _ in range(ITERATIONS):
        counts = np.bincount(kind, _shares(chances[kind], token))
        chances = counts / (np.bincount(term_of, counts) + SMOOTHING)[term_of]
    seen, where = np.unique(kind * len(corpora) + corpus, return_inverse=True)
    shown = np.bincount(where, _shares(chances[kind], token)) >= SEEN
    number = np.bincount(seen[shown] // len(corpora), minlength=len(kinds))
    rows: dict[str, dict[str, float]] = defaultdict(dict)
    names, said = [None, *terms], list(told)
    for place in np.argsort(-chances, kind="stable").tolist():
        name, other = names[term_of[place]], said[kinds[place] % len(told)]
        if name is None or name == other or number[place] < CORPORA or chances[place] < LEAST:
            continue
        if len(rows[name]) < KEPT:
            rows[name][other] = float(chances[place])
    return dict(rows)


def _shares(chances: np.ndarray, token: np.ndarray) -> np.ndarray:
    """Return how much of each told word goes with each term that may have brought it."""
    shares: np.ndarray = chances / np.bincount(token, chances)[token]
    return shares


def _numbered(names: Iterator[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(dict.fromkeys(names))}


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn the table and store it."""
    parser = argparse.ArgumentParser(
        prog="python -m qa.training.lexicon", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--data", type=Path, required=True, help=f"the folder that holds {GOVERNMENT}")
    parser.add_argument(
        "--practice", type=Path, nargs="+", required=True, help="folders of articles and questions.jsonl"
    )
    options = parser.parse_args(arguments)
    government = options.data / GOVERNMENT
    if not government.is_file():
        raise TrainingDataError(f"The folder {options.data} lacks {GOVERNMENT}: name the one that holds it.")
    pairs = [pair for folder in options.practice for pair in pairs_of(folder)]
    pairs += [pair for path in (government, *OWN) if path.is_file() for pair in paragraph_pairs(path)]
    rows: dict[str, Alternatives] = {}
    for language in LANGUAGES:
        own = [pair for pair in pairs if pair.language == language]
        learnt: Mapping[str, Alternatives] = learn(own)
        entries = sum(map(len, learnt.values()))
        print(f"{language}: {len(own)} questions, {len(learnt)} terms, {entries} words for them")
        rows |= learnt
    write_lexicon(rows)


if __name__ == "__main__":
    main()
