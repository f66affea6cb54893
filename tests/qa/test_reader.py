from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from documents import Passage, Span
from index import Hit
from qa.glossary import Glossary
from qa.reader import SIGN_NAMES, VERIFIED, Signs, TrainedReader, Verification
from qa.reading.encoding import Encoder, Window
from qa.reading.model import STATUSES
from qa.reading.scanning import WindowScores
from qa.reading.verifying import Claim
from qa.types import Status
from tests.index.fakes import article
from tests.qa.reading.tiny import tiny_trunk

TEXT = "2024年北坡区加装电梯31部。明年计划加装电梯50部。"
WEIGHTS = Signs(**(dict.fromkeys(SIGN_NAMES, 0.0) | {"odds": 1.0, "status_contradicts": -20.0}))


class FigureRunner:
    """Reads the two-digit figures before 部: the later ones score higher; those after 划 are planned."""

    def __init__(self, encoder: Encoder, text: str) -> None:
        ids = {one: encoder.encode(one).ids[0] for one in "部划"}
        self._measure, self._plan = ids["部"], ids["划"]

    def scores(self, windows: Sequence[Window]) -> list[WindowScores]:
        return [self._of(window) for window in windows]

    def statuses(self, first: NDArray[np.float32], last: NDArray[np.float32]) -> NDArray[np.float32]:
        rows = np.full((len(first), len(STATUSES)), -9.0, dtype=np.float32)
        for row, vector in enumerate(first):
            rows[row, STATUSES.index(Status.PLANNED if vector[0] else Status.DONE)] = 9.0
        return rows

    def _of(self, window: Window) -> WindowScores:
        start = np.full(len(window.ids), -20.0, dtype=np.float32)
        end = start.copy()
        start[0] = end[0] = 0.0
        for place in np.flatnonzero(window.ids == self._measure).tolist():
            start[place - 2] = end[place] = 1.0 + place / 100
        planned = np.flatnonzero(window.ids == self._plan)
        hidden = np.zeros((len(window.ids), 1), dtype=np.float32)
        if len(planned):
            hidden[int(planned[0]) :] = 1.0
        return WindowScores(start, end, hidden)


class Favourite:
    """Says of one text that it answers, of all others that they do not; remembers what it was shown."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.claims: list[Claim] = []

    def odds(self, claims: Sequence[Claim]) -> NDArray[np.float64]:
        self.claims += claims
        return np.array([4.0 if one.span.of(one.text) == self.words else -4.0 for one in claims])


def reader(text: str = TEXT, verifier: Favourite | None = None) -> TrainedReader:
    encoder = Encoder(tiny_trunk(text + "多少台有几？").tokenizer)
    verification = None
    if verifier is not None:
        verification = Verification(verifier, np.append(np.zeros(len(SIGN_NAMES)), 1.0))
    return TrainedReader(FigureRunner(encoder, text), encoder, Glossary(), WEIGHTS, verification)


def hits(*texts: str) -> list[Hit]:
    found = []
    for number, text in enumerate(texts):
        one = article(text, f"a{number}")
        found.append(Hit(Passage(one, Span(0, len(text))), 1.0 - number / 10, Span(0, len(text)), ()))
    return found


def test_spans_are_counted_in_the_articles_characters() -> None:
    text = "街道介绍。\n" + TEXT
    one = article(text)
    start = text.index(TEXT)
    hit = Hit(Passage(one, Span(start, len(text))), 1.0, Span(start, len(text)), ())
    assert {span.text for span in reader(text).read("北坡区加装电梯多少部？", [hit])} >= {"31部", "50部"}


def test_a_question_for_a_plan_is_answered_by_the_plan_and_one_for_a_result_by_the_result() -> None:
    assert reader().read("北坡区计划加装多少部电梯？", hits(TEXT))[0].text == "50部"
    assert reader().read("北坡区实际加装了多少部电梯？", hits(TEXT))[0].text == "31部"


def test_another_district_is_not_read() -> None:
    assert reader().read("河东区加装了多少部电梯？", hits(TEXT)) == []


def test_nothing_runs_over_the_end_of_a_paragraph() -> None:
    text = "全年加装电梯3\n1部。"
    assert all("\n" not in span.text for span in reader(text).read("加装电梯多少部？", hits(text)))


def test_the_heading_is_read_with_the_passage_and_is_no_answer() -> None:
    page = article(TEXT, title="加装电梯99部")
    hit = Hit(Passage(page, Span(0, len(TEXT))), 1.0, Span(0, len(TEXT)), ())
    assert {span.text for span in reader().read("加装电梯多少部？", [hit])} == {"31部", "50部"}


def test_a_figure_that_tells_how_far_two_others_lie_apart_answers_only_that() -> None:
    text = "2024年加装电梯31部。比计划多了12部。"
    assert "12部" not in {span.text for span in reader(text).read("加装电梯多少部？", hits(text))}
    assert "12部" in {span.text for span in reader(text).read("比计划多了多少部？", hits(text))}


def test_scores_are_probabilities_best_first() -> None:
    scores = [span.score for span in reader().read("加装电梯多少部？", hits(TEXT, TEXT))]
    assert scores == sorted(scores, reverse=True)
    assert all(0.0 <= score <= 1.0 for score in scores)


def test_no_passages_no_answers() -> None:
    assert reader().read("加装电梯多少部？", []) == []


def test_what_the_verifier_bears_out_comes_first() -> None:
    for words in ("31部", "50部"):
        first = reader(verifier=Favourite(words)).read("加装电梯多少部？", hits(TEXT))[0]
        assert (first.text, round(first.score, 3)) == (words, 0.982)


def test_the_verifier_sees_each_candidate_in_its_sentence_below_the_title() -> None:
    verifier = Favourite("31部")
    page = article(TEXT, title="电梯又多了")
    hit = Hit(Passage(page, Span(0, len(TEXT))), 1.0, Span(0, len(TEXT)), ())
    reader(verifier=verifier).read("加装电梯多少部？", [hit])
    shown = {claim.span.of(claim.text): claim for claim in verifier.claims}
    assert set(shown) == {"31部", "50部"}
    heading, sentence = shown["31部"].text.split("\n")
    assert heading.startswith("电梯又多了")
    assert sentence == "2024年北坡区加装电梯31部。"


def test_only_the_first_candidates_are_verified_and_the_others_come_after_them() -> None:
    texts = [f"北坡区加装电梯{number}部。" for number in range(10, 22)]
    verifier = Favourite("no candidate")
    read = reader("".join(texts), verifier).read("加装电梯多少部？", hits(*texts))
    assert len(verifier.claims) == VERIFIED < len(read)
    verified = {claim.span.of(claim.text) for claim in verifier.claims}
    assert {one.text for one in read[:VERIFIED]} == verified
