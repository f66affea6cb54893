"""Which words go with which: learnt from questions and what stands beside their answers."""

import pytest

from documents import Span
from index.lexicon import TABLE, read_lexicon
from qa.training.lexicon import Pair, beside, learn, telling

CITIES = ("东", "西", "南", "北")


def pairs(asked: tuple[str, ...], told: tuple[str, ...], corpora: tuple[str, ...] = CITIES) -> list[Pair]:
    return [Pair(corpus, "zh", asked, told) for corpus in corpora for _ in range(4)]


def test_each_word_goes_with_the_term_that_it_comes_with_everywhere() -> None:
    told = learn(
        [
            *pairs(("找活", "老人"), ("就业", "养老")),
            *pairs(("找活", "孩子"), ("就业", "托位")),
            *pairs(("老人", "孩子"), ("养老", "托位")),
        ]
    )
    assert {term: max(words, key=words.__getitem__) for term, words in told.items()} == {
        "找活": "就业",
        "老人": "养老",
        "孩子": "托位",
    }


def test_what_only_one_corpus_says_is_not_kept() -> None:
    assert learn(pairs(("找活",), ("就业",), ("东",))) == {}


def test_a_word_does_not_stand_for_itself() -> None:
    assert learn(pairs(("就业",), ("就业",))) == {}


def test_what_stands_beside_an_answer_is_its_sentence_without_it() -> None:
    text = "全区办成实事。新增就业2.1万人，超过去年。明年再办。"
    start = text.index("2.1万人")
    assert beside(text, Span(start, start + len("2.1万人"))) == "新增就业\n，超过去年"


@pytest.mark.parametrize(
    ("question", "language", "terms"),
    [
        ("一共帮多少人找活了？", "zh", ("帮", "找活")),
        ("How many lifts were handed over?", "en", ("lift", "hand", "lift hand")),
    ],
)
def test_grammar_leads_nowhere(question: str, language: str, terms: tuple[str, ...]) -> None:
    assert telling(question, language) == terms


def test_the_table_that_is_shipped_names_no_figure() -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    assert len(read_lexicon(lines)) == len(lines) > 1000
    said = {entry.rsplit("=", 1)[0] for line in lines for entry in line.split("\t")[1:]}
    assert not any(character.isdigit() for word in said for character in word)
