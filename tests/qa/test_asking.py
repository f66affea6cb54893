import numpy as np
import pytest

from index import fold, language_of
from qa import asking
from qa.asking import BIAS, CLASSES, SURE, asking_of, chances_of, write_weights
from qa.asking_cues import cues_of
from qa.forms import Asks, form_of


def asked(question: str) -> tuple[Asks, bool]:
    told = asking_of(fold(question), language_of(question))
    return told.asks, told.several


@pytest.mark.parametrize(
    ("question", "asks", "several"),
    [
        ("Village proof still required in Beihe?", Asks.YES_NO, False),
        ("Size of the new square in Beihe in 2031?", Asks.NUMBER, False),
        ("Opening date of the new bridge?", Asks.DATE, False),
        ("北河首批搬迁村名单", Asks.NAME, True),
        ("停车证的申请材料", Asks.NAME, True),
        ("北河新桥是哪个单位修的", Asks.ORGANISATION, False),
        ("北河装了多少部电梯", Asks.NUMBER, False),
        ("为什么新桥没按时修好", Asks.CLAUSE, False),
    ],
)
def test_what_a_question_asks_for_is_told_by_its_words(question: str, asks: Asks, several: bool) -> None:
    told, listed = asked(question)
    assert listed is several
    assert several or told is asks


def test_the_model_sees_what_the_rules_do_not() -> None:
    question = fold("Village proof still required in Beihe?")
    assert form_of(question, "en")[0] is not Asks.YES_NO
    assert asking_of(question, "en").asks is Asks.YES_NO


def test_where_the_model_is_unsure_the_rules_hold() -> None:
    question = fold("Which park was closed?")
    assert chances_of(cues_of(question, "en"), "en").max() < SURE
    assert asking_of(question, "en").asks is form_of(question, "en")[0]


def test_a_fragment_is_no_question_of_yes_or_no() -> None:
    assert asked("And the parking spaces?")[0] is not Asks.YES_NO


def test_a_unit_is_told_where_a_figure_is_asked_for() -> None:
    assert asking_of("装了多少部电梯", "zh").unit == "部"
    assert asking_of("为什么装电梯", "zh").unit is None


def test_numbers_are_no_cue() -> None:
    assert cues_of("2031年装了95部", "zh") == cues_of("2030年装了81部", "zh")


def test_weights_are_stored_and_read(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(asking, "TABLE", tmp_path / "asking_{language}.tsv")
    row = np.zeros(len(CLASSES))
    row[2] = -1.25
    write_weights({BIAS: np.zeros(len(CLASSES)), "how": row, "nothing": np.zeros(len(CLASSES))}, "en")
    asking._weights.cache_clear()
    try:
        assert list(asking._weights("en")) == [BIAS, "how"]
        assert asking._weights("en")["how"].tolist() == row.tolist()
    finally:
        asking._weights.cache_clear()
