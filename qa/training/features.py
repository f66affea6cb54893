"""Examples as the model is shown them: script chosen, passage cut at random, answer as token positions."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index import simplify
from qa.reading.encoding import EncodedText, Encoder, Window
from qa.reading.model import STATUSES
from qa.training.examples import Example

# Encyclopaedia paragraphs in traditional script are shown simplified this often: half is what the sets' users
# did; our readers write simplified script more often than that.
SIMPLIFIED = 0.7
# Encyclopaedia questions shown over a passage that does not answer them: a near miss that search brings, or
# another part of their own paragraph.
NEAR_MISS, OTHER_PART = 0.10, 0.06
# A passage has up to 300 characters, some 225 tokens. Shorter cuts show more questions an hour.
SHORTEST, LONGEST = 70, 220
WHOLE = 320  # with the title before it
NO_STATUS = -1


@dataclass(frozen=True, slots=True)
class Feature:
    """One input with its answer: `first` and `last` (inclusive) count the window's tokens, 0 = no answer."""

    asked: str  # what names the question
    window: Window
    first: int
    last: int
    status: int  # index into STATUSES, NO_STATUS where there is none to learn


class FeatureMaker:
    """Makes features of examples; what is random depends only on the generator handed in."""

    def __init__(self, encoder: Encoder, negatives: Mapping[str, Sequence[str]]) -> None:
        self._encoder = encoder
        self._negatives = negatives
        self._encoded = lru_cache(maxsize=50_000)(encoder.encode)

    def feature(self, example: Example, chance: random.Random) -> Feature:
        """Return one feature of `example`, its passage cut anew every time."""
        question, context, answer = example.question, example.context, example.answer
        # A government-news paragraph is a passage already.
        whole = example.whole or example.status is not None
        if not whole and answer is not None:
            misses = self._negatives.get(example.id.removesuffix("-en"), ())
            if misses and chance.random() < NEAR_MISS:
                context, answer = chance.choice(misses), None
        if chance.random() < SIMPLIFIED:
            question, context = _simplified(question), _simplified(context)
        asked, encoded = self._encoded(question), self._encoded(context)
        tokens = encoded.tokens_of(answer) if answer is not None else None
        longest = WHOLE if example.whole else LONGEST
        size = longest if whole else chance.randint(SHORTEST, LONGEST)
        start, end = _cut(encoded, tokens, size, chance)
        if not whole and tokens is not None and chance.random() < OTHER_PART:
            other = _part_without(encoded, tokens, end - start)
            if other is not None:
                (start, end), tokens = other, None
        window = self._encoder.window(asked, encoded, start, end)
        if tokens is None:
            return Feature(example.asked, window, 0, 0, NO_STATUS)
        shift = window.context - start
        status = NO_STATUS if example.status is None else STATUSES.index(example.status)
        return Feature(example.asked, window, tokens[0] + shift, tokens[1] + shift, status)


def _cut(
    encoded: EncodedText, tokens: tuple[int, int] | None, size: int, chance: random.Random
) -> tuple[int, int]:
    """Return a part of up to `size` tokens, at random, that holds the answer's."""
    total = len(encoded.ids)
    size = min(total, size)
    if tokens is None:
        start = chance.randint(0, total - size)
    else:
        size = min(total, max(size, tokens[1] - tokens[0] + 1))
        start = chance.randint(max(0, tokens[1] + 1 - size), min(tokens[0], total - size))
    return start, start + size


def _part_without(encoded: EncodedText, tokens: tuple[int, int], size: int) -> tuple[int, int] | None:
    """Return a part of up to `size` tokens before or after the answer; None where neither has SHORTEST."""
    before, after = (
        (max(0, tokens[0] - size), tokens[0]),
        (tokens[1] + 1, min(len(encoded.ids), tokens[1] + 1 + size)),
    )
    part = max(before, after, key=lambda one: one[1] - one[0])
    if part[1] - part[0] < SHORTEST:
        return None
    return part


@lru_cache(maxsize=50_000)
def _simplified(text: str) -> str:
    """Return `text` in simplified script, or as it is where that would move its characters."""
    turned = simplify(text)
    return turned if len(turned) == len(text) else text
