import json
from pathlib import Path

import pytest

from eval.cmrc import cmrc_exact_match, cmrc_f1, cmrc_tokens, longest_common_run


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("共95部电梯", ["共", "95", "部", "电", "梯"]),
        ("《花期》（春汛）", ["花", "期", "春", "汛"]),
        ("1999、2000年", ["19992000", "年"]),  # a removed mark joins what it parted
        ("New York-based", ["new", "yorkbased"]),
        ("约 3,260 元", ["约", "3,260", "元"]),
        ("red, green", ["red", ",", "green"]),
        ("(U.S.)", ["(", "u.s", ".", ")"]),
        ("at 5%", ["at", "5", "%"]),
        ("the city's 3.5 km", ["the", "city", "'s", "3.5", "km"]),
        ("they don't", ["they", "do", "n't"]),
        ("wait...", ["wait", "..."]),
        ("Mr. J. Smith", ["mr", ".", "j.", "smith"]),
        ("", []),
    ],
)
def test_segmentation(text: str, tokens: list[str]) -> None:
    assert cmrc_tokens(text) == tokens


@pytest.mark.parametrize(
    ("prediction", "answer", "expected"),
    [
        ("《花期》", "花期", 1.0),  # full-width marks do not count
        ("Alpha-3", "alpha3", 1.0),  # nor do hyphens and case
        ("9,5", "95", 0.0),  # a half-width comma does
        ("95 部", "95部", 0.0),  # and so does a space inside
        (" 95部 ", "95部", 1.0),
    ],
)
def test_exact_match_ignores_the_marks_of_the_scorer_only(
    prediction: str, answer: str, expected: float
) -> None:
    assert cmrc_exact_match(prediction, [answer]) == expected


def test_exact_match_needs_one_of_the_answers() -> None:
    assert cmrc_exact_match("乙", ["甲", "乙"]) == 1.0
    assert cmrc_exact_match("丙", ["甲", "乙"]) == 0.0


def test_f1_of_a_longer_prediction() -> None:
    # run [95 部] of 2, 5 predicted and 2 gold tokens: 2 * 2 / 7
    assert cmrc_f1("共95部电梯", ["95部"]) == pytest.approx(4 / 7)


def test_f1_counts_the_longest_run_and_not_the_bag() -> None:
    # [甲 乙 丙 丁] and [丙 丁 甲 乙] share every token, but a run of 2 only: 2 * 2 / 8
    assert cmrc_f1("甲乙丙丁", ["丙丁甲乙"]) == pytest.approx(0.5)


def test_f1_takes_the_best_answer() -> None:
    assert cmrc_f1("95部电梯", ["三百", "95部", "95部电梯"]) == 1.0


def test_f1_without_a_shared_token_is_zero() -> None:
    assert cmrc_f1("红", ["蓝"]) == 0.0
    assert cmrc_f1("", ["蓝"]) == 0.0


def test_longest_common_run_does_not_jump_gaps() -> None:
    assert longest_common_run("abcxdef", "abcdef") == 3
    assert longest_common_run("aab", "ab") == 2
    assert longest_common_run("", "ab") == 0


def test_the_figures_are_those_of_the_official_scorer_on_a_fixed_prediction_file() -> None:
    file = json.loads((Path(__file__).parent / "cmrc_predictions.json").read_text(encoding="utf-8"))
    rows = [(row["prediction"], row["answers"]) for row in file["questions"]]
    exact = sum(cmrc_exact_match(*row) for row in rows) / len(rows)
    f1 = sum(cmrc_f1(*row) for row in rows) / len(rows)
    assert round(100 * exact, 3) == file["scored"]["exact_match"]
    assert round(100 * f1, 3) == file["scored"]["f1"]
