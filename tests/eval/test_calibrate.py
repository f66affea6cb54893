from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from documents import Article, Passage, Span, sentence_around
from eval.calibrate import (
    FOLDS,
    Asked,
    ask,
    best_threshold,
    chance_of,
    crossed,
    first_of,
    fit,
    risk_coverage,
)
from index import Hit
from qa.question import Focus
from qa.reader import SIGN_NAMES, Found
from qa.types import Status
from tests.eval.fakes import RESULTS, article, gold, question, span_of

ODDS = SIGN_NAMES.index("odds")
BEHIND = SIGN_NAMES.index("behind")


def asked(identifier: str, right: Sequence[bool], **signs: Sequence[float]) -> Asked:
    """Return a question whose read spans show `signs`, a value a span; all others are zero."""
    rows = np.zeros((len(right), len(SIGN_NAMES)))
    rows[:, SIGN_NAMES.index("bias")] = 1.0
    for name, values in signs.items():
        rows[:, SIGN_NAMES.index(name)] = values
    return Asked(question(identifier=identifier), rows, np.array(right, dtype=np.bool_))


def weights(**named: float) -> NDArray[np.float64]:
    return np.array([named.get(name, 0.0) for name in SIGN_NAMES])


def one_span(prefix: str) -> list[Asked]:
    """Return questions of one span: of those with log-odds 2 three in four are right, with -2 one in four."""
    sure = [asked(f"{prefix}{n}", [n % 4 > 0], odds=[2.0]) for n in range(100)]
    return sure + [asked(f"{prefix}-{n}", [n % 4 == 0], odds=[-2.0]) for n in range(100)]


def test_fitted_chances_are_the_shares_that_were_right() -> None:
    fitted = fit(one_span("q"))
    assert chance_of(asked("sure", [True], odds=[2.0]), fitted)[0] == pytest.approx(0.75, abs=0.01)
    assert chance_of(asked("unsure", [True], odds=[-2.0]), fitted)[0] == pytest.approx(0.25, abs=0.01)


def test_the_fit_ranks_by_what_tells_right_from_wrong_against_what_was_expected() -> None:
    # The right span is always the one behind, though the expected weight speaks against it.
    telling = [asked(f"t{n}", [False, True], behind=[0.0, 1.0]) for n in range(200)]
    fitted = fit(telling + one_span("q"))
    assert first_of(telling[0], fitted)[1]
    assert fitted[BEHIND] > 0 > fit(one_span("q"))[BEHIND]


def test_the_first_span_is_the_likeliest() -> None:
    assert first_of(asked("q", [False, True], odds=[1.0, 3.0]), weights(odds=1.0)) == (3.0, True)


def test_nothing_read_has_no_chance() -> None:
    nothing = Asked(question(), np.empty((0, len(SIGN_NAMES))), np.empty(0, dtype=np.bool_))
    assert first_of(nothing, weights(odds=1.0)) == (-np.inf, False)
    assert chance_of(nothing, weights(odds=1.0)) == (0.0, False)


def test_questions_for_which_nothing_was_read_do_not_hinder_the_fit() -> None:
    nothing = Asked(question(), np.empty((0, len(SIGN_NAMES))), np.empty(0, dtype=np.bool_))
    assert fit([*one_span("q"), nothing]) == pytest.approx(fit(one_span("q")))


def test_the_threshold_leaves_out_what_costs_more_than_it_gains() -> None:
    firsts = [(0.9, True), (0.8, True), (0.4, False), (0.3, False), (0.2, True), (0.1, False)]
    assert best_threshold(firsts) == pytest.approx(0.6)


def test_of_thresholds_that_gain_as_much_the_one_that_answers_most_is_taken() -> None:
    firsts = [(0.9, True), (0.8, True), (0.4, False), (0.3, True), (0.2, False), (0.1, False)]
    assert best_threshold(firsts) == pytest.approx(0.25)


def test_the_threshold_takes_in_a_wrong_answer_for_the_right_ones_below_it() -> None:
    firsts = [(0.9, True), (0.8, False), (0.7, True), (0.6, True), (0.2, False)]
    assert best_threshold(firsts) == pytest.approx(0.4)


def test_risk_is_the_share_of_wrong_answers_among_the_surest() -> None:
    firsts = [(0.3, True), (0.9, True), (0.4, False), (0.8, False)]
    assert risk_coverage(firsts, 0.5) == (0.8, 0.5)
    assert risk_coverage(firsts, 0.25) == (0.9, 0.0)
    assert risk_coverage(firsts, 1.0) == (0.3, 0.5)


def crossed_chances(alone_right: bool) -> dict[str, float]:
    """Return the chance of each question; only the one named `alone` shows the sign `aside`."""
    alone = asked("alone", [alone_right, not alone_right], aside=[3.0, 0.0])
    everything = [alone, *one_span("q")]
    return {one.question.id: chance for one, (chance, _) in zip(everything, crossed(everything), strict=True)}


def test_no_question_is_judged_by_weights_that_saw_it() -> None:
    right, wrong = crossed_chances(True), crossed_chances(False)
    assert right["alone"] == wrong["alone"]
    # Weights that did see it judge the questions of the other folds.
    unmoved = [name for name in right if right[name] == wrong[name]]
    assert len(unmoved) < 2 * len(right) / FOLDS


class TableReader:
    """Reads the given words wherever the passages found hold them."""

    def __init__(self, *words: str) -> None:
        self.words = words
        self.asked: list[str] = []

    def find(self, focus: Focus, hits: Sequence[Hit]) -> list[Found]:
        self.asked.append(focus.text)
        return [
            Found(hit, 1, span, sentence_around(hit.passage.article, span), 0.0, Status.DONE)
            for hit in hits
            for words in self.words
            if words in hit.passage.text
            for span in [span_of(words, hit.passage.article)]
        ]

    def signs(self, focus: Focus, found: Sequence[Found]) -> NDArray[np.float64]:
        return np.ones((len(found), len(SIGN_NAMES)))


class Everything:
    """Finds the whole of its articles for any question."""

    def __init__(self, *articles: Article) -> None:
        self.articles = articles

    def search(self, text: str, k: int) -> list[Hit]:
        passages = [Passage(one, Span(0, len(one.text))) for one in self.articles]
        return [Hit(passage, 1.0, passage.span, ()) for passage in passages]


def test_a_read_span_is_right_where_it_gives_the_accepted_text_in_its_place() -> None:
    told, elsewhere = article(RESULTS), article("南湖区加装电梯31部。", "other")
    one = question(["31部", "31"], [[gold("31部", told)]], text="装了多少部电梯？")
    reader = TableReader("31部", "31", "加装电梯31部", "北坡区加装电梯31部", "200个")
    found = ask(reader, Everything(told, elsewhere), one)
    assert found.right.tolist() == [True, True, False, False, False] + [False] * 3
    assert found.signs.shape == (8, len(SIGN_NAMES))


def test_a_read_span_may_hold_the_gold_and_as_much_again() -> None:
    told = article("新建充电桩共200个投用。")
    one = question(["二百个"], [[gold("200个", told)]], text="建了多少个充电桩？")
    reader = TableReader("200个", "桩共200个投", "充电桩共200个投用", "200")
    assert ask(reader, Everything(told), one).right.tolist() == [True, True, False, False]


def test_of_a_list_the_members_are_judged_as_they_are_cited() -> None:
    told = article("北坡、南湖和石门等区参加。")
    members = [gold(name, told) for name in ("北坡", "南湖", "石门")]
    one = question(["北坡、南湖、石门"], [members], text="哪些区参加？")
    reader = TableReader("北坡、南湖和石门", "南湖", "等区参加")
    assert ask(reader, Everything(told), one).right.tolist() == [True, True, False]


def test_a_question_is_read_as_the_assistant_reads_it() -> None:
    reader = TableReader()
    found = ask(reader, Everything(article(RESULTS)), question(text="二〇三一年装了多少部电蹄？"))
    assert reader.asked == ["2031年装了多少部电梯？"]
    assert found.signs.shape == (0, len(SIGN_NAMES))
