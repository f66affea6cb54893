"""One pass over the questions as batches of like length, the same for the same seed and pass.

A question is a list of examples: one, or several passages of which it is to find the one that answers.
"""

import random
from collections.abc import Iterator, Mapping, Sequence

from qa.training.examples import Example
from qa.training.features import Feature, FeatureMaker

# Tokens in a batch, padding included: about 16 paragraphs, or three questions with their passages.
BATCH_TOKENS = 2700
# A question that the model knew well when it was shown last is shown again only this often.
KNOWN_LOSS, KNOWN_RATE = 0.15, 0.4
# Batches are cut from stretches of this many shuffled questions sorted by length.
STRETCH = 768
# Passages of one question that are shown beside one another, and how many of them answer at most. With three
# a batch holds as many questions as if each passage came alone, every second one a near miss.
BESIDE, ANSWERING = 3, 2
# The passages that search puts first are the nearer misses: every so many ranks one is half as likely.
NEAR = 3


def questions(examples: Sequence[Example]) -> list[list[Example]]:
    """Return the examples question by question: whole passages of one question together, others alone."""
    together: dict[str, list[Example]] = {}
    for example in examples:
        together.setdefault(example.asked, []).append(example)
    return list(together.values())


def chosen(
    asked: Sequence[Sequence[Example]],
    rates: Mapping[str, float],
    losses: Mapping[str, float],
    chance: random.Random,
) -> list[Sequence[Example]]:
    """Return the questions of one pass, shuffled; a source of rate 1.5 comes once or twice, half and half.

    The source of several passages is that of the first one that answers.
    """
    kept: list[Sequence[Example]] = []
    for examples in asked:
        first = next((one for one in examples if one.answer), examples[0])
        rate = rates.get(first.source, 1.0)
        if losses.get(first.asked, KNOWN_LOSS) < KNOWN_LOSS:
            rate *= KNOWN_RATE
        kept += [examples] * (int(rate) + (chance.random() < rate % 1))
    chance.shuffle(kept)
    return kept


def beside(examples: Sequence[Example], chance: random.Random) -> list[Example]:
    """Return up to BESIDE passages of one question, those that answer first, drawn anew every time."""
    right = [one for one in examples if one.answer]
    others = [one for one in examples if not one.answer]
    chance.shuffle(right)
    drawn = {one.id: chance.random() ** (1 + rank / NEAR) for rank, one in enumerate(others)}
    others.sort(key=lambda one: -drawn[one.id])
    right = right[:ANSWERING]
    return right + others[: BESIDE - len(right)]


def batches(
    asked: Sequence[Sequence[Example]], maker: FeatureMaker, chance: random.Random
) -> Iterator[list[list[Feature]]]:
    """Yield batches of questions of up to BATCH_TOKENS tokens each, in random order within a stretch."""
    for begin in range(0, len(asked), STRETCH):
        made = [
            [maker.feature(example, chance) for example in beside(examples, chance)]
            for examples in asked[begin : begin + STRETCH]
        ]
        made.sort(key=_longest)
        cut: list[list[list[Feature]]] = [[]]
        windows = 0
        for features in made:
            windows += len(features)
            if cut[-1] and windows * _longest(features) > BATCH_TOKENS:
                cut.append([])
                windows = len(features)
            cut[-1].append(features)
        chance.shuffle(cut)
        yield from cut


def _longest(features: Sequence[Feature]) -> int:
    return max(len(feature.window.ids) for feature in features)
