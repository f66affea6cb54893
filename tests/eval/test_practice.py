"""The corpora to practise on: their questions can be asked, and share no place with the samples."""

from pathlib import Path

import pytest

from documents import read_folder
from eval.calibrate import CORPORA
from eval.questions import read_question_set
from qa.places import bare_name
from qa.statements import article_place

FOLDER = Path("eval/practice")
PRACTICE = sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir())
# Looked at as totals only.
HELD_APART = {"mintang", "langting", "huhe"}


@pytest.mark.parametrize("name", PRACTICE)
def test_every_gold_quote_stands_in_its_article(name: str) -> None:
    articles = read_folder(FOLDER / name / "articles").articles
    asked = read_question_set(FOLDER / name / "questions.jsonl", articles).questions
    assert len(asked) >= 150
    assert {one.split for one in asked} == {"test" if name in HELD_APART else "dev"}
    for one in asked:
        for gold in one.gold_spans:
            assert gold.span.of(gold.article.text).strip(), one.id


@pytest.mark.parametrize("name", PRACTICE)
def test_no_article_is_about_a_place_of_the_samples(name: str) -> None:
    def places(folder: Path) -> set[str]:
        told = (article_place(article) for article in read_folder(folder).articles)
        return {bare_name(place) for place in told if place}

    assert places(FOLDER / name / "articles")
    assert not places(FOLDER / name / "articles") & places(CORPORA["samples"][0])


def test_the_signs_are_fitted_to_nothing_that_is_held_apart() -> None:
    assert HELD_APART.isdisjoint(CORPORA)
