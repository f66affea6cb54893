"""Fits the weights of `qa.asking` and measures them: `python -m qa.training.asking --practice FOLDER…`.

A question's tag tells what it asks for, and its other wordings ask the same. A cue counts that several
corpora show: names, of which each corpus has its own, go. `--measured` corpora are not fitted to.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from index import Language, fold, language_of
from qa.asking import BIAS, CLASSES, LIST, write_weights
from qa.asking_cues import cues_of
from qa.forms import Asks, asks_for_several, form_of
from qa.rewording import plain
from qa.training.corpus import read_corpus

STRENGTH = 0.1  # inverse, of the penalty on squared weights
CORPORA = 3  # that show a cue
LANGUAGES: tuple[Language, ...] = ("zh", "en")
# The tags that tell what is asked for; whoever asks for several is tagged so besides.
_TAGS = {"description": Asks.CLAUSE.value} | {
    name: name for name in CLASSES if name not in (Asks.CLAUSE.value, LIST)
}


@dataclass(frozen=True, slots=True)
class Worded:
    """One wording of a question, and which of CLASSES it asks for."""

    corpus: str
    language: Language
    folded: str
    asks: str


def wordings_of(folder: Path) -> Iterator[Worded]:
    """Yield the wordings of a corpus whose tags say what is asked for, without follow-ups."""
    corpus = read_corpus(folder / "articles", folder / "questions.jsonl")
    for asked in corpus.questions:
        told = LIST if LIST in asked.tags else next((_TAGS[tag] for tag in _TAGS if tag in asked.tags), None)
        if told is None or "follow_up" in asked.tags:
            continue
        for text in (asked.text, *asked.rewordings):
            yield Worded(corpus.name, language_of(text), fold(plain(text)), told)


def ruled(one: Worded) -> str:
    """Return which of CLASSES the rules alone say."""
    asks = form_of(one.folded, one.language)[0]
    return LIST if asks is not Asks.YES_NO and asks_for_several(one.folded) else asks.value


class Fitted:
    """The weights fitted to wordings of one language."""

    def __init__(self, worded: Sequence[Worded]) -> None:
        language = worded[0].language
        cues = [cues_of(one.folded, language) for one in worded]
        shown: dict[str, set[str]] = {}
        for one, own in zip(worded, cues, strict=True):
            for cue in own:
                shown.setdefault(cue, set()).add(one.corpus)
        kept = sorted(cue for cue, corpora in shown.items() if len(corpora) >= CORPORA)
        self.language = language
        self._cues = CountVectorizer(analyzer=list, binary=True, vocabulary=kept)
        self._model = LogisticRegression(C=STRENGTH, max_iter=400)
        self._model.fit(self._cues.transform(cues), [one.asks for one in worded])

    def said(self, worded: Sequence[Worded]) -> list[str]:
        """Return which of CLASSES the likeliest is."""
        inputs = self._cues.transform([cues_of(one.folded, self.language) for one in worded])
        said: list[str] = self._model.predict(inputs).tolist()
        return said

    def weights(self) -> dict[str, NDArray[np.float64]]:
        """Return the weights of each cue and of BIAS, shape (CLASSES,)."""
        order = [CLASSES.index(name) for name in self._model.classes_]
        table = np.zeros((len(self._cues.vocabulary) + 1, len(CLASSES)))
        table[0] = -20.0
        table[0, order] = self._model.intercept_
        table[1:, order] = self._model.coef_.T
        return dict(zip((BIAS, *self._cues.vocabulary), table, strict=True))


def described(worded: Sequence[Worded], said: Sequence[str]) -> str:
    """Return the share told rightly, in all and of each class."""
    right = [one == own.asks for one, own in zip(said, worded, strict=True)]
    parts = [f"{np.mean(right):.1%} of {len(worded)}"]
    for name in CLASSES:
        own = [good for good, one in zip(right, worded, strict=True) if one.asks == name]
        if own:
            parts.append(f"{name} {np.mean(own):.0%}")
    return ", ".join(parts)


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, measure over the corpora that were left out, beside the rules alone, and store the weights."""
    parser = argparse.ArgumentParser(
        prog="python -m qa.training.asking", description=(__doc__ or "").splitlines()[0]
    )
    folders = "folders of articles and questions.jsonl"
    parser.add_argument("--practice", type=Path, nargs="+", required=True, help=folders)
    parser.add_argument("--measured", type=Path, nargs="*", default=[], help=f"{folders}, not fitted to")
    options = parser.parse_args(arguments)
    worded = [one for folder in options.practice for one in wordings_of(folder)]
    others = [one for folder in options.measured for one in wordings_of(folder)]
    for language in LANGUAGES:
        fitted = Fitted([one for one in worded if one.language == language])
        apart = [one for one in others if one.language == language]
        if apart:
            print(f"{language}, by weights:", described(apart, fitted.said(apart)))
            print(f"{language}, by the rules:", described(apart, [ruled(one) for one in apart]))
        write_weights(fitted.weights(), language)


if __name__ == "__main__":
    main()
