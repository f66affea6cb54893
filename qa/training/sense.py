"""Fits the weights of `qa.sense` and measures them: `python -m qa.training.sense --practice FOLDER…`.

A question tagged as one for a target asks for a plan, every other for none; its other wordings ask the same.
Only figures and days are weighed. Each corpus is measured with weights fitted without its fold.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from index import Language, fold, language_of
from qa.asking import asking_of
from qa.rewording import plain
from qa.sense import WEIGHED, WEIGHTS_FILE, says_planned
from qa.sense_cues import features_of, named_sense
from qa.training.corpus import read_corpus
from qa.types import Status

FOLDS = 6
STRENGTH = 3.0  # inverse, of the penalty on squared weights
LANGUAGES: tuple[Language, ...] = ("zh", "en")
# Its parts are asked in their own words, or not for one figure.
_OTHERWISE = frozenset({"yes_no", "comparison", "follow_up"})
_TARGET, _RESULT = "target", "result"


@dataclass(frozen=True, slots=True)
class Worded:
    """One wording of a question for a figure or a day, and what it asks for; NONE where it is neither."""

    corpus: str
    language: Language
    folded: str
    status: Status


def wordings_of(folder: Path) -> Iterator[Worded]:
    """Yield the wordings of a corpus that ask for a figure or a day that the articles tell."""
    corpus = read_corpus(folder / "articles", folder / "questions.jsonl")
    for asked in corpus.questions:
        told = asked.tags & {_TARGET, _RESULT}
        if _OTHERWISE & asked.tags or not asked.golds or len(told) > 1:
            continue
        status = Status.PLANNED if _TARGET in told else Status.DONE if told else Status.NONE
        for text in (asked.text, *asked.rewordings):
            folded, language = fold(plain(text)), language_of(text)
            if asking_of(folded, language).asks in WEIGHED:
                yield Worded(corpus.name, language, folded, status)


def fit(worded: Sequence[Worded]) -> dict[str, float]:
    """Return the weight of each cue, for the log-odds that a plan is asked for."""
    cues = DictVectorizer()
    inputs = cues.fit_transform([features_of(one.folded, one.language) for one in worded])
    model = LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=500)
    model.fit(inputs, [one.status is Status.PLANNED for one in worded])
    return dict(zip(cues.get_feature_names_out(), model.coef_[0].tolist(), strict=True))


def left_out(worded: Sequence[Worded]) -> list[bool]:
    """Return what is said of each question by weights fitted without its corpus."""
    corpora = sorted({one.corpus for one in worded})
    folds = {corpus: place % FOLDS for place, corpus in enumerate(corpora)}
    weights = [fit([one for one in worded if folds[one.corpus] != out]) for out in range(FOLDS)]
    return [says_planned(features_of(one.folded, one.language), weights[folds[one.corpus]]) for one in worded]


def described(worded: Sequence[Worded], planned: Sequence[bool]) -> str:
    """Return the share that is taken for a question for a plan, by what is asked for."""
    parts = []
    for status, name in ((Status.PLANNED, "plans"), (Status.DONE, "results"), (Status.NONE, "neither")):
        said = [one for one, own in zip(planned, worded, strict=True) if own.status is status]
        parts.append(f"{np.mean(said):.1%} of {len(said)} {name}" if said else f"no {name}")
    return ", ".join(parts)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure by leaving corpora out in turn, beside the rule alone, and store the weights."""
    parser = argparse.ArgumentParser(
        prog="python -m qa.training.sense", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument(
        "--practice", type=Path, nargs="+", required=True, help="folders of articles and questions.jsonl"
    )
    options = parser.parse_args(arguments)
    worded = [one for folder in options.practice for one in wordings_of(folder)]
    table = {}
    for language in LANGUAGES:
        own = [one for one in worded if one.language == language]
        print(f"{language}, taken for a plan by weights:", described(own, left_out(own)))
        by_rule = [named_sense(one.folded) is Status.PLANNED for one in own]
        print(f"{language}, taken for a plan by the rule:", described(own, by_rule))
        table[language] = {name: round(weight, 2) for name, weight in fit(own).items()}
    WEIGHTS_FILE.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
