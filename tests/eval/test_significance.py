import math
from collections.abc import Sequence

import numpy as np
import pytest

from eval.significance import Sums, bootstrap_intervals, compare_paired, resampled_interval


def mean_of(values: Sequence[float]) -> Sums:
    return Sums(np.array(values, dtype=float), np.ones(len(values)))


def alone(count: int) -> list[int]:
    return list(range(count))


def test_the_interval_of_a_share_is_about_that_of_the_normal_approximation() -> None:
    values = [1.0] * 120 + [0.0] * 80
    (interval,) = bootstrap_intervals([mean_of(values)], alone(200))
    reach = 1.96 * math.sqrt(0.6 * 0.4 / 200)
    assert interval is not None
    assert interval.low == pytest.approx(0.6 - reach, abs=0.01)
    assert interval.high == pytest.approx(0.6 + reach, abs=0.01)


def test_nine_of_nine_is_not_certainty() -> None:
    (interval,) = bootstrap_intervals([mean_of([1.0] * 9)], alone(9))
    assert interval is not None
    # Wilson's score interval of 9 of 9: 9 / (9 + 1.96²)
    assert (interval.low, interval.high) == (pytest.approx(9 / (9 + 1.96**2), abs=1e-3), 1.0)


def test_a_figure_that_applies_nowhere_has_no_interval() -> None:
    nowhere = Sums(np.zeros(3), np.zeros(3))
    assert bootstrap_intervals([nowhere], alone(3)) == [None]
    assert nowhere.figure is None


def test_turns_of_one_conversation_count_as_one() -> None:
    values = [1.0] * 40 + [0.0] * 40
    (free,) = bootstrap_intervals([mean_of(values)], alone(80))
    (bound,) = bootstrap_intervals([mean_of(values)], [place // 4 for place in range(80)])
    assert free is not None and bound is not None
    assert bound.high - bound.low > 1.5 * (free.high - free.low)


def test_the_same_run_gives_the_same_interval() -> None:
    figure = mean_of([0.2, 0.9, 0.4, 1.0])
    assert bootstrap_intervals([figure], alone(4)) == bootstrap_intervals([figure], alone(4))


def test_the_interval_of_another_statistic_holds_it() -> None:
    values = np.arange(50.0)
    interval = resampled_interval(lambda places: float(np.median(values[places])), alone(50))
    assert interval is not None
    assert interval.low < 24.5 < interval.high


def test_five_broken_and_none_fixed_has_the_chance_of_five_coins() -> None:
    before, after = [1.0] * 50, [0.0] * 5 + [1.0] * 45
    (found,) = compare_paired([(mean_of(before), mean_of(after))], alone(50))
    assert found.difference == pytest.approx(-0.1)
    assert found.p_fall == pytest.approx(1 / 32, abs=0.006)
    assert found.p == pytest.approx(2 / 32, abs=0.009)
    assert found.interval is not None
    assert found.interval.low < -0.1 < found.interval.high < 0


def test_as_many_fixed_as_broken_is_no_difference() -> None:
    (found,) = compare_paired([(mean_of([1, 0, 1, 0]), mean_of([0, 1, 0, 1]))], alone(4))
    assert (found.difference, found.p) == (0.0, 1.0)


def test_equal_runs_do_not_differ() -> None:
    figure = mean_of([1, 0, 1])
    (found,) = compare_paired([(figure, figure)], alone(3))
    assert (found.difference, found.p, found.p_fall) == (0.0, 1.0, 1.0)


def test_a_ratio_is_compared_with_its_own_denominators() -> None:
    # abstentions: the first run 2 of 4 rightly, the second 1 of 1
    first = Sums(np.array([1.0, 1, 0, 0]), np.array([1.0, 1, 1, 1]))
    second = Sums(np.array([1.0, 0, 0, 0]), np.array([1.0, 0, 0, 0]))
    (found,) = compare_paired([(first, second)], alone(4))
    assert (found.first, found.second, found.difference) == (0.5, 1.0, 0.5)


def test_a_run_without_the_figure_cannot_be_compared() -> None:
    (found,) = compare_paired([(mean_of([1.0]), Sums(np.zeros(1), np.zeros(1)))], alone(1))
    assert (found.first, found.second, found.difference, found.p) == (1.0, None, None, None)
