import numpy as np
import pytest
from sklearn.calibration import calibration_curve
from sklearn.metrics import roc_auc_score

from eval.calibration import (
    area_under_risk_coverage,
    auroc,
    confidence_bins,
    expected_calibration_error,
    risk_coverage,
)


def test_auroc_counts_pairs_in_the_right_order_and_ties_by_half() -> None:
    # pairs: 0.9 beats 0.4 and 0.1; 0.4 ties with 0.4 and beats 0.1
    assert auroc([0.9, 0.4, 0.4, 0.1], [True, True, False, False]) == pytest.approx(3.5 / 4)


def test_auroc_of_one_sided_cases_is_undefined() -> None:
    assert auroc([0.9, 0.4], [True, True]) is None
    assert auroc([], []) is None


def test_auroc_agrees_with_scikit_learn_ties_included() -> None:
    generator = np.random.default_rng(7)
    scores = generator.integers(0, 12, 200) / 12
    positive = generator.random(200) < 0.2 + 0.6 * scores
    expected = roc_auc_score(positive, scores)
    assert auroc(scores.tolist(), positive.tolist()) == pytest.approx(expected)


def test_the_risk_coverage_curve_answers_the_surest_first() -> None:
    curve = risk_coverage([0.7, 0.9, 0.8], [True, True, False], 4)
    assert [(one.coverage, one.threshold) for one in curve] == [(0.25, 0.9), (0.5, 0.8), (0.75, 0.7)]
    assert [one.risk for one in curve] == pytest.approx([0, 1 / 2, 1 / 3])


def test_equal_confidences_are_one_point_of_the_curve() -> None:
    (only,) = risk_coverage([0.5, 0.5], [True, False], 2)
    assert (only.coverage, only.risk) == (1.0, 0.5)


def test_the_area_is_the_mean_risk() -> None:
    assert area_under_risk_coverage([0.9, 0.8, 0.7], [True, False, True]) == pytest.approx(
        (0 + 1 / 2 + 1 / 3) / 3
    )
    assert area_under_risk_coverage([], []) is None


def test_the_area_does_not_depend_on_the_order_of_equal_confidences() -> None:
    one = area_under_risk_coverage([0.5, 0.5, 0.9], [True, False, True])
    assert one == area_under_risk_coverage([0.5, 0.5, 0.9], [False, True, True])
    assert one == pytest.approx((0 + 0.5 / 2 + 1 / 3) / 3)


def test_calibration_error_weighs_the_bins_by_their_answers() -> None:
    # bin (0.9, 1]: 0.95 twice, half right, off by 0.45; bin (0.1, 0.2]: 0.2 once, wrong, off by 0.2
    error = expected_calibration_error([0.95, 0.95, 0.2], [True, False, False])
    assert error == pytest.approx((2 * 0.45 + 0.2) / 3)
    assert expected_calibration_error([], []) is None


def test_a_bin_ends_with_its_upper_edge_and_the_first_holds_zero() -> None:
    bins = confidence_bins([0.0, 0.1, 0.2], [True, True, True])
    assert [(one.low, one.high, one.count) for one in bins] == [
        (0.0, pytest.approx(0.1), 2),
        (pytest.approx(0.1), pytest.approx(0.2), 1),
    ]


def test_the_bins_agree_with_scikit_learn() -> None:
    generator = np.random.default_rng(11)
    confidences = generator.random(300)
    right = generator.random(300) < confidences**2
    accuracy, confidence = calibration_curve(right, confidences, n_bins=10, strategy="uniform")
    bins = confidence_bins(confidences.tolist(), right.tolist())
    assert [one.accuracy for one in bins] == pytest.approx(accuracy.tolist())
    assert [one.confidence for one in bins] == pytest.approx(confidence.tolist())
