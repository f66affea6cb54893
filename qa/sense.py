"""Tells from the words of a question whether it asks for what was planned or for what came of it.

A linear model over readable cues (`qa.sense_cues`); `python -m qa.training.sense` fits and measures it.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from index import Language, fold
from qa.forms import Asks
from qa.sense_cues import NAMED_PLAN, features_of, named_sense
from qa.types import Status

WEIGHTS_FILE = Path(__file__).parent / "sense_weights.json"
# A figure or a day is planned or past; what else is asked for is told by the words for a plan alone.
WEIGHED = frozenset({Asks.NUMBER, Asks.DATE})
# Log-odds from which a plan is taken to be asked for, and from which where one is named outright. measured,
# over corpora not fitted to: from -0.5 on 85% of the questions for a plan and 1% of those for a result are
# taken so, from 0 on 83% and 0.7%; a plan that is missed is answered with a result.
PLAN, NAMED = -0.5, -1.0
_INSISTS = re.compile(
    r"实际|真正|到底|最终|最后(?=[是到多花一])|究竟|实打实|真的|"
    r"\b(?:actual|actually|in fact|eventually|in the end|turned? out|really)\b"
)


def sense_of(folded: str, language: Language, asks: Asks) -> Status:
    """Return whether a folded question asks for a plan or a result, none when it does not say."""
    named = named_sense(folded)
    if asks not in WEIGHED:
        return named
    if says_planned(features_of(folded, language), _weights()[language]):
        return Status.PLANNED
    return Status.NONE if named is Status.PLANNED else named


def says_planned(features: Mapping[str, float], weights: Mapping[str, float]) -> bool:
    """Say whether the evidence on a question for a figure or a day speaks for a plan.

    Where a plan is named outright, a little against it does not count.
    """
    odds = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return odds >= (NAMED if NAMED_PLAN in features else PLAN)


def insists_on_result(question: str) -> bool:
    """Say whether a question insists on what really came about: 到底, actually."""
    return _INSISTS.search(fold(question)) is not None


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    weights: Mapping[str, Mapping[str, float]] = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    return weights
