"""One pass over the examples as batches of like length, the same for the same seed and pass."""

import random
from collections.abc import Iterator, Mapping, Sequence

from qa.training.examples import Example
from qa.training.features import Feature, FeatureMaker

# Tokens in a batch, padding included: about 16 questions.
BATCH_TOKENS = 2560
# An example that the model knew well when it was shown last is shown again only this often.
KNOWN_LOSS, KNOWN_RATE = 0.15, 0.4
# Batches are cut from stretches of this many shuffled examples sorted by length.
STRETCH = 1024


def chosen(
    examples: Sequence[Example],
    rates: Mapping[str, float],
    losses: Mapping[str, float],
    chance: random.Random,
) -> list[Example]:
    """Return the examples of one pass, shuffled; a source of rate 1.5 comes once or twice, half and half."""
    kept = []
    for example in examples:
        rate = rates.get(example.source, 1.0)
        if losses.get(example.id, KNOWN_LOSS) < KNOWN_LOSS:
            rate *= KNOWN_RATE
        kept += [example] * (int(rate) + (chance.random() < rate % 1))
    chance.shuffle(kept)
    return kept


def batches(
    examples: Sequence[Example], maker: FeatureMaker, chance: random.Random
) -> Iterator[list[Feature]]:
    """Yield batches of up to BATCH_TOKENS tokens each, in random order within a stretch."""
    for begin in range(0, len(examples), STRETCH):
        features = [maker.feature(example, chance) for example in examples[begin : begin + STRETCH]]
        features.sort(key=lambda feature: len(feature.window.ids))
        cut: list[list[Feature]] = [[]]
        for feature in features:
            if (len(cut[-1]) + 1) * len(feature.window.ids) > BATCH_TOKENS:
                cut.append([])
            cut[-1].append(feature)
        chance.shuffle(cut)
        yield from cut
