from itertools import pairwise

from documents import Span
from qa.reading.encoding import OVERLAP_TOKENS, WINDOW_TOKENS, Encoder, padded
from tests.qa.reading.tiny import tiny_trunk

TEXT = "北坡区去年加装电梯31部。"


def encoder() -> Encoder:
    return Encoder(tiny_trunk(TEXT + "多少吗？").tokenizer)


def test_tokens_of_a_span_stand_for_its_characters() -> None:
    encoded = encoder().encode(TEXT)
    first, last = encoded.tokens_of(Span(9, 12))
    assert encoded.characters_of(first, last).of(TEXT) == "31部"


def test_every_token_stands_for_the_characters_that_it_was_cut_from() -> None:
    encoded = encoder().encode(TEXT)
    assert "".join(TEXT[start:end] for start, end in zip(encoded.starts, encoded.ends, strict=True)) == TEXT


def test_a_short_passage_is_one_window_and_all_of_it() -> None:
    reading = encoder()
    question, context = reading.encode("多少？"), reading.encode(TEXT)
    (window,) = reading.windows(question, context)
    assert (window.start, window.end) == (0, len(context.ids))
    assert window.ids[window.context : window.context + len(context.ids)].tolist() == context.ids.tolist()
    assert window.types.tolist() == [0] * window.context + [1] * (len(context.ids) + 1)


def test_a_long_passage_is_read_whole_in_windows_that_overlap() -> None:
    reading = encoder()
    question, context = reading.encode("多少？"), reading.encode(TEXT * 60)
    windows = reading.windows(question, context)
    assert windows[0].start == 0
    assert windows[-1].end == len(context.ids)
    assert all(len(window.ids) <= WINDOW_TOKENS for window in windows)
    assert all(after.start == before.end - OVERLAP_TOKENS for before, after in pairwise(windows))


def test_padding_is_masked() -> None:
    reading = encoder()
    question = reading.encode("多少？")
    windows = [
        *reading.windows(question, reading.encode(TEXT)),
        *reading.windows(question, reading.encode("电梯31部")),
    ]
    ids, types, mask = padded(windows, 0)
    assert ids.shape == types.shape == mask.shape == (2, len(windows[0].ids))
    assert mask.sum(axis=1).tolist() == [len(window.ids) for window in windows]
    assert (ids[1, len(windows[1].ids) :] == 0).all()
