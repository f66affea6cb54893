"""A network that reads a character of the text as the answer when the question holds it too."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from qa.reading.encoding import Encoder, Window
from qa.reading.model import STATUSES
from qa.reading.scanning import FoundSpan, WindowScores, scan
from tests.qa.reading.tiny import tiny_trunk


class SharedRunner:
    """Scores the characters that question and text share."""

    def scores(self, windows: Sequence[Window]) -> list[WindowScores]:
        return [self._of(window) for window in windows]

    def statuses(self, first: NDArray[np.float32], last: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.zeros((len(first), len(STATUSES)), dtype=np.float32)

    def _of(self, window: Window) -> WindowScores:
        asked = window.ids[1 : window.context - 2]
        score = np.where(np.isin(window.ids, asked), 3.0, -9.0).astype(np.float32)
        score[: window.context] = -9.0
        score[0] = 0.0
        return WindowScores(score, score, np.zeros((len(score), 1), dtype=np.float32))


def read(questions: Sequence[str], texts: Sequence[str]) -> list[FoundSpan]:
    encoder = Encoder(tiny_trunk("".join((*questions, *texts))).tokenizer)
    return scan(SharedRunner(), encoder, questions, texts, 1)


def test_every_text_is_asked_its_own_question() -> None:
    texts = ["山上有云", "河里有鱼"]
    found = read(["云", "鱼"], texts)
    assert sorted((one.text, one.span.of(texts[one.text])) for one in found) == [(0, "云"), (1, "鱼")]
    crossed = read(["鱼", "云"], texts)
    assert all(one.odds < 0 for one in crossed)


def test_one_text_may_be_asked_two_questions() -> None:
    texts = ["山上有云"] * 2
    assert [one.span.of(texts[0]) for one in sorted(read(["云", "山"], texts), key=lambda one: one.text)] == [
        "云",
        "山",
    ]


def test_a_question_is_needed_for_every_text() -> None:
    with pytest.raises(ValueError, match="longer"):
        read(["云"], ["山上有云", "河里有鱼"])


def test_nothing_to_read_gives_nothing() -> None:
    assert read([], []) == []
