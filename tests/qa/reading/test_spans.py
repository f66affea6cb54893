import numpy as np

from qa.reading.encoding import Window
from qa.reading.spans import LONGEST_ANSWER, best_spans


def window(context: int, start: int, end: int) -> Window:
    size = context + end - start + 1
    return Window(np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64), context, start, end)


def scores(size: int, **best: float) -> np.ndarray:
    values = np.full(size, -5.0, dtype=np.float32)
    for place, value in best.items():
        values[int(place[1:])] = value
    return values


def test_the_best_span_is_counted_in_the_passages_tokens() -> None:
    found = best_spans(scores(12, _5=4.0), scores(12, _7=3.0), window(4, 20, 27), 1)
    assert [(one.first, one.last) for one in found] == [(21, 23)]


def test_odds_are_those_above_no_answer() -> None:
    (found,) = best_spans(scores(12, _0=1.0, _5=4.0), scores(12, _0=0.5, _7=3.0), window(4, 0, 7), 1)
    assert found.odds == 4.0 + 3.0 - 1.0 - 0.5


def test_no_span_ends_before_it_starts() -> None:
    found = best_spans(scores(12, _8=4.0), scores(12, _5=4.0), window(4, 0, 7), 20)
    assert found
    assert all(one.first <= one.last for one in found)


def test_no_span_reaches_into_the_question_or_the_last_separator() -> None:
    found = best_spans(scores(12, _2=9.0, _5=1.0), scores(12, _2=9.0, _11=9.0), window(4, 0, 7), 50)
    assert all(one.first >= 0 and one.last < 7 for one in found)


def test_no_span_is_longer_than_an_answer() -> None:
    size = 4 + 200 + 1
    found = best_spans(scores(size, _4=9.0), scores(size, _150=9.0), window(4, 0, 200), 50)
    assert all(one.last - one.first < LONGEST_ANSWER for one in found)
