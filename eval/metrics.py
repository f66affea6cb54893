"""Score answers and rankings: pure functions, each with its source; fractions in 0..1, higher is better."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

import numpy as np

from documents import Article, Span

# A number with its decimal point, a Chinese (or Japanese) character, or a run of other letters. "95" and "85"
# thus share nothing, where single digits would share half.
_TOKEN = re.compile(
    r"\d+(?:\.\d+)*[%‰]?"
    r"|[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\U00020000-\U0003ffff]"
    r"|[^\W\d_\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\U00020000-\U0003ffff]+"
    r"|[%‰°$¥€£]"  # signs that change a figure's meaning; all other punctuation only separates
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_ENGLISH_ARTICLE = re.compile(r"\b(?:a|an|the)\s+(?=[a-z0-9])")


class Place(Protocol):
    """Characters of an article: a citation, or a gold span."""

    @property
    def article(self) -> Article:
        """The article that holds the characters."""

    @property
    def span(self) -> Span:
        """Where they stand in `Article.text`."""


class Quoted(Place, Protocol):
    """Characters of an article, and what somebody says they are."""

    @property
    def quote(self) -> str:
        """The characters as they are shown."""


def answer_tokens(text: str) -> list[str]:
    """Split an answer into what counts: numbers, Chinese characters, and the words of other scripts.

    Width, case, punctuation, white space, thousands separators and English articles do not count:
    `"共３,260 部。"` gives `["共", "3260", "部"]`, `"The Old Pier"` gives `["old", "pier"]`.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = _ENGLISH_ARTICLE.sub("", _THOUSANDS.sub("", folded))
    return _TOKEN.findall(folded)


def exact_match(prediction: str, answers: Sequence[str]) -> float:
    """Return 1 when the prediction has the same tokens as one of `answers`, else 0.

    Source: Rajpurkar et al. 2016 (SQuAD), section 6.1, with `answer_tokens` as the normalisation.
    """
    predicted = answer_tokens(prediction)
    return float(any(predicted == answer_tokens(answer) for answer in answers))


def f1(prediction: str, answers: Sequence[str]) -> float:
    """Return the token F1 against the best of `answers`; the bag of tokens counts, not their order.

    Source: Rajpurkar et al. 2016 (SQuAD), section 6.1. Tokens are those of `answer_tokens`, so Chinese is
    scored by characters.
    """
    predicted = answer_tokens(prediction)
    return max((_bag_f1(predicted, answer_tokens(answer)) for answer in answers), default=0.0)


def _bag_f1(predicted: list[str], gold: list[str]) -> float:
    if not predicted or not gold:
        return float(predicted == gold)
    shared = (Counter(predicted) & Counter(gold)).total()
    return 2 * shared / (len(predicted) + len(gold))  # = 2PR / (P + R)


def hit_at(rank: int | None, depth: int) -> float:
    """Return 1 when the first right result ranks at `depth` or better; 1 is best, None not found."""
    return float(rank is not None and rank <= depth)


def reciprocal_rank(rank: int | None, depth: int = 10) -> float:
    """Return 1 / rank of the first right result, 0 beyond `depth`.

    Its mean over questions is MRR@depth (Voorhees 1999, TREC-8 question answering track).
    """
    return 1.0 / rank if rank is not None and rank <= depth else 0.0


def citation_precision(cited: Iterable[Place], gold: Iterable[Place]) -> float:
    """Return the share of the cited characters that are gold ones, in the same article.

    A character cited twice counts once. It is 0 when nothing is cited, and when there is no gold place: what
    is cited for a question that the articles do not answer supports nothing.
    """
    cited_characters = _characters(cited)
    return len(cited_characters & _characters(gold)) / len(cited_characters) if cited_characters else 0.0


def citation_recall(cited: Iterable[Place], gold: Iterable[Place]) -> float:
    """Return the share of the gold characters that are cited, in the same article.

    Raises ValueError when `gold` holds no character: there is nothing to recall.
    """
    gold_characters = _characters(gold)
    if not gold_characters:
        raise ValueError("Citation recall needs a gold place.")
    return len(gold_characters & _characters(cited)) / len(gold_characters)


def quote_exactness(cited: Iterable[Quoted]) -> float | None:
    """Return the share of the citations whose quote stands at their offsets, character for character.

    None when nothing is cited.
    """
    return mean(
        float(place.article.text[place.span.start : place.span.end] == place.quote) for place in cited
    )


def _characters(places: Iterable[Place]) -> frozenset[tuple[str, int]]:
    """Return every marked character as (article id, offset); answers are short, so a plain set will do."""
    return frozenset(
        (place.article.id, offset) for place in places for offset in range(place.span.start, place.span.end)
    )


def precision(predicted: Sequence[bool], actual: Sequence[bool]) -> float | None:
    """Return the share of the predicted cases that are actual ones; None when none was predicted."""
    found = [real for guess, real in zip(predicted, actual, strict=True) if guess]
    return sum(found) / len(found) if found else None


def recall(predicted: Sequence[bool], actual: Sequence[bool]) -> float | None:
    """Return the share of the actual cases that were predicted; None when there is no actual case."""
    return precision(actual, predicted)


def mean(values: Iterable[float]) -> float | None:
    """Return the arithmetic mean, None of no values."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else None


def percentile(values: Sequence[float], percent: float) -> float | None:
    """Return the value that `percent` per cent of `values` lie below, interpolated linearly; None of none."""
    return float(np.percentile(values, percent)) if values else None
