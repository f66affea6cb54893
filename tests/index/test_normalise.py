import pytest

from index import fold, language_of


def test_folding_unites_script_width_and_case():
    assert fold("圖書館ＡＢ３　Ｃ") == "图书馆ab3 c"


@pytest.mark.parametrize("text", ["İstanbul 與臺灣", "ﬁne Straße", "“引號”𠮷", ""])
def test_folding_moves_no_character(text: str):
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("一共安装了多少部电梯？", "zh"),
        ("GDP增长", "zh"),
        ("How many lifts were installed?", "en"),
        ("What does 智改数转 mean", "en"),
        ("？！", "zh"),
    ],
)
def test_the_language_is_that_of_most_words(text: str, language: str):
    assert language_of(text) == language
