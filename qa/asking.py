"""Tells what a question asks for, and whether for one thing or several.

The rules of `qa.forms` know how the two languages mark it; many a question marks it otherwise
(稷田的米谁来挑头, "Village proof still required?"). A linear model over the question's words and what the
rules say of it has the last word; `python -m qa.training.asking` fits and measures it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import Language
from qa.asking_cues import cues_of
from qa.forms import Asks, asks_for_several, form_of

TABLE = Path(__file__).parent / "asking_{language}.tsv"
BIAS = "bias"
# What questions are labelled with; a list is of any kind of thing, and two figures are compared.
LIST, COMPARISON = "list", "comparison"
CLASSES = (*(asks.value for asks in Asks), LIST, COMPARISON)
_KINDS = tuple(Asks)
# The probabilities from which several are asked for, without the rules saying so and with. measured, over
# corpora not fitted to: of the questions for several 68% (Chinese) and 48% (English) are found, and 96% and
# 87% of those taken so are such; from 0.4 on 72% and 51%, of which 94% and 86% are.
SEVERAL, RULED = 0.5, 0.1
# From here on the model overrules the rules. Where it is less sure they are wrong more often still, but then
# mostly in asking for any clause, which shuts nothing out; a yes or no is rarely taken for one wrongly.
SURE, DECIDED = 0.6, 0.5


@dataclass(frozen=True, slots=True)
class Asking:
    """What a question asks for; `unit` is what stands after 多少 or 几, or None."""

    asks: Asks
    several: bool
    unit: str | None


def asking_of(folded: str, language: Language) -> Asking:
    """Return what a folded question asks for.

    >>> asking_of("北河新桥是哪个单位修的", "zh").asks
    <Asks.ORGANISATION: 'organisation'>
    """
    ruled, unit = form_of(folded, language)
    chances = chances_of(cues_of(folded, language), language)
    kinds = chances[: len(_KINDS)].copy()
    kinds[_KINDS.index(Asks.NUMBER)] += chances[CLASSES.index(COMPARISON)]
    asks = _KINDS[int(kinds.argmax())]
    if kinds.max() < (DECIDED if asks is Asks.YES_NO else SURE):
        asks = ruled
    least = RULED if asks_for_several(folded) else SEVERAL
    listed = float(chances[CLASSES.index(LIST)])
    several = asks is not Asks.YES_NO and listed >= least
    return Asking(asks, several, unit if asks is Asks.NUMBER else None)


def chances_of(cues: frozenset[str], language: Language) -> NDArray[np.float64]:
    """Return the probability of each of CLASSES for a question with these cues."""
    weights = _weights(language)
    odds = weights[BIAS] + sum((weights[cue] for cue in cues if cue in weights), np.zeros(len(CLASSES)))
    powers = np.exp(odds - odds.max())
    chances: NDArray[np.float64] = powers / powers.sum()
    return chances


def write_weights(weights: Mapping[str, NDArray[np.float64]], language: Language) -> None:
    """Write a line a cue: its weight in log-odds for each of CLASSES, nothing for none."""
    lines = []
    for cue, row in sorted(weights.items()):
        told = [f"{weight:.2f}" for weight in row]
        if cue == BIAS or any(one not in ("0.00", "-0.00") for one in told):
            lines.append("\t".join((cue, *("" if one in ("0.00", "-0.00") else one for one in told))))
    _table(language).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _table(language: Language) -> Path:
    return TABLE.with_name(TABLE.name.format(language=language))


@cache
def _weights(language: Language) -> Mapping[str, NDArray[np.float64]]:
    rows = {}
    for line in _table(language).read_text(encoding="utf-8").splitlines():
        cue, *told = line.split("\t")
        rows[cue] = np.array([float(one or 0) for one in told])
    return rows
