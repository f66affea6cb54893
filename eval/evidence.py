"""Weigh what speaks for a clause as the evidence of a yes or no: `python -m eval.evidence`.

Each yes/no question that is to work on is searched and read as in use. The signs of its clauses are weighted
so that the deciding one comes first (a conditional logit, McFadden 1974), then scaled so that the first
one's score is the probability of its deciding (Platt 1999). It prints the weights for `qa/verdicts.py`, and
how often the first clause was right when judged with weights fitted without its corpus.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from documents import read_folder
from eval.calibrate import CORPORA, Asked, crossed, first_of, fit
from eval.questions import EvalQuestion, read_question_set
from index import Index, UseEmbedder, build_index, load_embedder, progress_bar
from qa.assistant import READ, SEARCHED
from qa.forms import Asks
from qa.judging import asked_figure, asks_for_goal
from qa.lookup import Lookup
from qa.question import analyse
from qa.reader import TrainedReader, load_reader
from qa.rewording import plain, without_slips
from qa.types import unheard
from qa.verdicts import SIGNS, WEIGHTS, Bearing, ClauseSigns, looked_at

# What a careful reader would expect: a fitted weight stays near it where the data say little.
EXPECTED = ClauseSigns(
    bias=0.0,
    predicate=0.4,
    clause=1.2,
    sentence=1.2,
    around=1.0,
    unnamed=-1.0,
    said=1.3,
    unsaid=-0.4,
    read=1.8,
    rank=-0.4,
    newest=0.6,
    verified=0.8,
)


def ask(reader: TrainedReader, index: Index, question: EvalQuestion, corpus: str) -> Asked:
    """Return the question with the signs of the clauses that may decide it, and which of them do."""
    lookup = Lookup(
        lambda text: index.search(text, SEARCHED), reader, read=READ, threshold=0.0, on_stage=unheard
    )
    text = plain(question.text)
    text = without_slips(text, [hit.passage.text for hit in lookup.search(text)])
    found = looked_at(lookup.find(text), lookup.verify)
    signs = np.array([astuple(one.signs) for one in found]).reshape(len(found), len(SIGNS))
    right = np.array([_decides(one, question) for one in found], dtype=np.bool_)
    return Asked(question, signs, right, corpus)


def _decides(one: Bearing, question: EvalQuestion) -> bool:
    """Say whether the clause is in the statement that decides, which stands first in the gold."""
    gold = question.gold_spans[:1]
    return any(
        place.article.id == one.passage.article.id and one.clause.overlap(place.span) > 0 for place in gold
    )


def is_asked(question: EvalQuestion) -> bool:
    """Say whether clauses are looked at for a question: a yes/no that two figures do not decide."""
    text = plain(question.text)
    if question.split != "dev" or question.turn > 1:
        return False
    if question.answerable and "yes_no" not in question.tags:
        return False
    is_yes_no = analyse(text, ()).asks is Asks.YES_NO
    return is_yes_no and not asks_for_goal(text) and asked_figure(text) is None


def ask_all(reader: TrainedReader, name: str, folder: Path, questions: Path) -> list[Asked]:
    """Ask the yes/no questions of a set over the articles in `folder`."""
    articles = read_folder(folder).articles
    chosen = [one for one in read_question_set(questions, articles).questions if is_asked(one)]
    index = build_index(articles, load_embedder(), UseEmbedder(), progress=progress_bar())
    return [ask(reader, index, one, name) for one in tqdm(chosen, unit="question", desc=name)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit and print; return 0."""
    argparse.ArgumentParser(prog="python -m eval.evidence", description=__doc__).parse_args(arguments)
    reader = load_reader()
    asked = [one for name, corpus in CORPORA.items() for one in ask_all(reader, name, *corpus)]
    expected: NDArray[np.float64] = np.array(astuple(EXPECTED))
    weights = fit(asked, expected, SIGNS.index("bias"))
    for name, value in zip(SIGNS, weights.tolist(), strict=True):
        print(f"    {name}={value:.2f},")
    firsts = crossed(asked, expected, SIGNS.index("bias"))
    now = np.array(astuple(WEIGHTS))
    for corpus in CORPORA:
        of_it = [(one, first) for one, first in zip(asked, firsts, strict=True) if one.corpus == corpus]
        print(
            f"{corpus}: {len(of_it)} questions, "
            f"{sum(one.question.answerable for one, _ in of_it)} answerable, "
            f"deciding clause looked at {sum(bool(one.right.any()) for one, _ in of_it)}, "
            f"first {sum(right for _, (_, right) in of_it)}, "
            f"with the weights in use {sum(first_of(one, now)[1] for one, _ in of_it)}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
