"""The corpora to practise on: their questions can be asked, and share no place with the samples."""

from pathlib import Path

import pytest

from documents import read_folder
from eval.calibrate import CORPORA
from eval.questions import read_question_set
from qa.places import bare_name
from qa.statements import article_place

PRACTICE = [name for name in CORPORA if name != "samples"]


@pytest.mark.parametrize("name", PRACTICE)
def test_every_gold_quote_stands_in_its_article(name: str) -> None:
    folder, questions = CORPORA[name]
    asked = read_question_set(questions, read_folder(folder).articles).questions
    assert len(asked) == 150
    assert {one.split for one in asked} == {"dev"}
    for one in asked:
        for gold in one.gold_spans:
            assert gold.span.of(gold.article.text).strip(), one.id


@pytest.mark.parametrize("name", PRACTICE)
def test_no_article_is_about_a_place_of_the_samples(name: str) -> None:
    def places(folder: Path) -> set[str]:
        told = (article_place(article) for article in read_folder(folder).articles)
        return {bare_name(place) for place in told if place}

    assert places(CORPORA[name][0])
    assert not places(CORPORA[name][0]) & places(CORPORA["samples"][0])
