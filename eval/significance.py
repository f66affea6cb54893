"""How much a figure may vary by chance: bootstrap intervals, and paired tests between two runs.

Every figure here is a ratio of sums: question i adds `numerators[i]` to the top and `denominators[i]` to the
bottom. A mean over some questions is one (1 below each, 0 where it does not apply), and so are precision,
recall and F1 over all of them. `clusters` numbers the group that each question belongs to: the turns of one
conversation stand or fall together, and are drawn together.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Two thousand resamples put a percentile's own error well below a tenth of the interval (Efron and
# Tibshirani 1993, section 13.4 ask for a thousand); ten thousand shuffles resolve p to 0.0001.
RESAMPLES = 2000
SHUFFLES = 10_000
LOOPED_RESAMPLES = 500  # of statistics that are computed one resample at a time
LEVEL = 0.95
SEED = 20_241_120  # any fixed number: the same run gives the same interval
# So many numbers at once: 32 MB a block, whatever the number of questions.
_BLOCK = 4_000_000
_Z = 1.959963984540054  # of the standard normal distribution at LEVEL, two-sided

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sums:
    """What each question adds to the top and the bottom of a figure; shape (questions,) each."""

    numerators: Values
    denominators: Values

    @property
    def figure(self) -> float | None:
        """The ratio of the sums; None where the figure applies to no question."""
        bottom = float(self.denominators.sum())
        return float(self.numerators.sum()) / bottom if bottom else None


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95% confidence interval."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs over the same questions; `difference` is second minus first, its interval paired.

    `p` is two-sided: the chance of a difference as large where neither run is better. `p_fall` and `p_rise`
    are one-sided. All are None where the figure applies to no question of a run.
    """

    first: float | None
    second: float | None
    difference: float | None
    interval: Interval | None
    p: float | None
    p_fall: float | None
    p_rise: float | None


_NOTHING = Comparison(None, None, None, None, None, None, None)


def bootstrap_intervals(figures: Sequence[Sums], clusters: Sequence[int]) -> list[Interval | None]:
    """Return the 95% percentile bootstrap interval of each figure; None where one applies to no question.

    All figures are of the same questions, and get the same resamples. Source: Efron 1979; clusters as in
    Davison and Hinkley 1997, section 3.8. Where all questions agree (9 of 9 right) every resample does too,
    and the bootstrap has nothing to say: the score interval of Wilson 1927 stands in for it.
    """
    if not figures or not len(clusters):
        return [None] * len(figures)
    summed = [_by_cluster(sums, clusters) for sums in figures]
    tops = np.stack([top for top, _ in summed], axis=1)
    bottoms = np.stack([bottom for _, bottom in summed], axis=1)
    ratios = np.concatenate(list(_resampled(tops, bottoms)))
    return [
        _interval(sums, tops[:, place], bottoms[:, place], ratios[:, place])
        for place, sums in enumerate(figures)
    ]


def _interval(sums: Sums, tops: Values, bottoms: Values, resampled: Values) -> Interval | None:
    if sums.figure is None:
        return None
    applies = bottoms > 0
    if np.ptp(tops[applies] / bottoms[applies]) == 0:
        return _wilson(sums.figure, int(applies.sum()))
    return _percentile_interval(resampled)


def _percentile_interval(values: Values) -> Interval:
    low, high = np.quantile(values[~np.isnan(values)], [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(float(low), float(high))


def resampled_interval(
    statistic: Callable[[NDArray[np.intp]], float | None], clusters: Sequence[int]
) -> Interval | None:
    """Return the 95% percentile bootstrap interval of any statistic of the questions at given places.

    For figures that are no ratio of sums. None where too few resamples have the statistic at all.
    """
    generator = np.random.default_rng(SEED)
    places = np.asarray(clusters, dtype=np.intp)
    if not len(places):
        return None
    ordered = np.argsort(places, kind="stable")
    members = np.split(ordered, np.cumsum(np.bincount(places))[:-1])
    values = []
    for _ in range(LOOPED_RESAMPLES):
        drawn = generator.integers(0, len(members), size=len(members))
        value = statistic(np.concatenate([members[cluster] for cluster in drawn]))
        if value is not None:
            values.append(value)
    if len(values) < LOOPED_RESAMPLES / 2:
        return None
    return _percentile_interval(np.array(values))


def compare_paired(pairs: Sequence[tuple[Sums, Sums]], clusters: Sequence[int]) -> list[Comparison]:
    """Compare figures of two runs over the same questions, in the same order.

    The p-values are of the paired randomisation test: under the null hypothesis it is chance which run gave
    which outcome, so each cluster's two are swapped at random (Fisher 1935; for retrieval Smucker, Allan and
    Carterette 2007). The interval is of the paired bootstrap.
    """
    if not pairs or not len(clusters):
        return [_NOTHING] * len(pairs)
    # First runs, then second ones, side by side: a resample holds the same questions of both.
    summed = [_by_cluster(sums, clusters) for place in (0, 1) for sums in (pair[place] for pair in pairs)]
    tops = np.stack([top for top, _ in summed], axis=1)
    bottoms = np.stack([bottom for _, bottom in summed], axis=1)
    ratios = np.concatenate(list(_resampled(tops, bottoms)))
    return [
        _comparison(
            (tops[:, place], tops[:, place + len(pairs)]),
            (bottoms[:, place], bottoms[:, place + len(pairs)]),
            ratios[:, place + len(pairs)] - ratios[:, place],
        )
        for place in range(len(pairs))
    ]


def _comparison(tops: tuple[Values, Values], bottoms: tuple[Values, Values], resampled: Values) -> Comparison:
    first, second = (Sums(*one).figure for one in zip(tops, bottoms, strict=True))
    if first is None or second is None:
        return Comparison(first, second, None, None, None, None, None)
    observed = second - first
    shuffled = np.concatenate(list(_shuffled(tops, bottoms)))
    shuffled = shuffled[~np.isnan(shuffled)]
    slack = 1e-9  # sums in another order differ by rounding; a tie is a tie
    return Comparison(
        first=first,
        second=second,
        difference=observed,
        interval=_percentile_interval(resampled),
        p=_share(np.abs(shuffled) >= abs(observed) - slack),
        p_fall=_share(shuffled <= observed + slack),
        p_rise=_share(shuffled >= observed - slack),
    )


def _share(as_extreme: NDArray[np.bool_]) -> float:
    """Return the p-value; the observed outcome is one of the shuffles (Davison and Hinkley 1997, 4.2)."""
    return float((as_extreme.sum() + 1) / (len(as_extreme) + 1))


def _by_cluster(sums: Sums, clusters: Sequence[int]) -> tuple[Values, Values]:
    places = np.asarray(clusters, dtype=np.intp)
    return (
        np.bincount(places, weights=sums.numerators).astype(np.float64),
        np.bincount(places, weights=sums.denominators).astype(np.float64),
    )


def _resampled(tops: Values, bottoms: Values) -> Iterator[Values]:
    """Yield blocks of resamples, one a row, of the ratios of several figures, one a column."""
    generator = np.random.default_rng(SEED)
    count = len(tops)
    for rows in _blocks(RESAMPLES, count):
        drawn = generator.multinomial(count, np.full(count, 1 / count), size=rows).astype(np.float64)
        yield _ratios(drawn @ tops, drawn @ bottoms)


def _shuffled(tops: tuple[Values, Values], bottoms: tuple[Values, Values]) -> Iterator[Values]:
    """Yield blocks of the difference of the two runs' ratios, clusters swapped at random."""
    generator = np.random.default_rng(SEED)
    gain_top, gain_bottom = tops[1] - tops[0], bottoms[1] - bottoms[0]
    differing = (gain_top != 0) | (gain_bottom != 0)  # to swap two that are alike changes nothing
    gain_top, gain_bottom = gain_top[differing], gain_bottom[differing]
    for rows in _blocks(SHUFFLES, len(gain_top)):
        swapped = generator.integers(0, 2, size=(rows, len(gain_top))).astype(np.float64)
        top, bottom = swapped @ gain_top, swapped @ gain_bottom
        yield _ratios(tops[1].sum() - top, bottoms[1].sum() - bottom) - _ratios(
            tops[0].sum() + top, bottoms[0].sum() + bottom
        )


def _blocks(rows: int, columns: int) -> Iterator[int]:
    size = max(1, _BLOCK // max(1, columns))
    for start in range(0, rows, size):
        yield min(size, rows - start)


def _ratios(tops: Values, bottoms: Values) -> Values:
    return np.divide(tops, bottoms, out=np.full_like(tops, np.nan), where=bottoms > 0)


def _wilson(share: float, count: int) -> Interval | None:
    if not 0.0 <= share <= 1.0:
        return None
    middle = (share + _Z**2 / (2 * count)) / (1 + _Z**2 / count)
    reach = _Z / (1 + _Z**2 / count) * float(np.sqrt(share * (1 - share) / count + _Z**2 / (4 * count**2)))
    return Interval(max(0.0, middle - reach), min(1.0, middle + reach))
