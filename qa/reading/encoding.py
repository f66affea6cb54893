"""Question and passage as the reader sees them: token ids in windows, and where each token stands.

<s> question </s></s> part of the passage </s>
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from documents import Span

# A question of 500 characters is cut; one that a person types has about 15 tokens.
QUESTION_TOKENS = 64
# measured: 300 Chinese characters are about 225 tokens, so a passage is one window and rarely two.
WINDOW_TOKENS = 256
# How far windows overlap: an answer of up to this many tokens stands whole in one of them.
OVERLAP_TOKENS = 64
SPECIAL_TOKENS = 4
MARKED = 2

Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class EncodedText:
    """A text's token ids, shape (tokens,); token i stands for the characters `[starts[i], ends[i])`."""

    ids: Ids
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def tokens_of(self, span: Span) -> tuple[int, int]:
        """Return the first and the last token (inclusive) that together hold the characters of `span`."""
        first = bisect_right(self.starts, span.start) - 1
        last = bisect_left(self.ends, span.end)
        return max(first, 0), max(first, min(last, len(self.ids) - 1), 0)

    def characters_of(self, first: int, last: int) -> Span:
        """Return the characters that the tokens `first` to `last` (inclusive) stand for."""
        return Span(self.starts[first], self.ends[last])


class Window(NamedTuple):
    """One input of the model: the whole question and the passage's tokens `[start, end)`."""

    ids: Ids
    types: Ids  # 0 for the question, 1 for the passage, MARKED for a candidate that is to be verified
    context: int  # where in `ids` the passage begins
    start: int
    end: int


class Encoder:
    """Cuts texts into tokens with a fast tokenizer that knows offsets."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._first: int = tokenizer.bos_token_id
        self._separator: int = tokenizer.eos_token_id

    @property
    def tokenizer(self) -> Any:
        """The tokenizer itself, for programs that want one."""
        return self._tokenizer

    def encode(self, text: str) -> EncodedText:
        """Return the tokens of `text`, without special ones."""
        # The lower-level call neither warns of length nor pads, so threads need not take turns.
        encoding = self._tokenizer.backend_tokenizer.encode(text, add_special_tokens=False)
        starts, ends = [], []
        for start, end in encoding.offsets:
            # A space in front of a word belongs to its token, but not to what it says.
            while start < end - 1 and text[start].isspace():
                start += 1
            starts.append(start)
            ends.append(end)
        return EncodedText(np.array(encoding.ids, dtype=np.int64), tuple(starts), tuple(ends))

    def window(self, question: EncodedText, context: EncodedText, start: int, end: int) -> Window:
        """Return the input for the passage's tokens `[start, end)`."""
        asked = question.ids[:QUESTION_TOKENS]
        ids = np.concatenate(
            (
                [self._first],
                asked,
                [self._separator, self._separator],
                context.ids[start:end],
                [self._separator],
            )
        ).astype(np.int64)
        begin = len(asked) + 3
        types = np.zeros_like(ids)
        types[begin:] = 1
        return Window(ids, types, begin, start, end)

    def windows(self, question: EncodedText, context: EncodedText) -> list[Window]:
        """Return windows over the whole of `context`, each overlapping the one before."""
        room = WINDOW_TOKENS - SPECIAL_TOKENS - min(len(question.ids), QUESTION_TOKENS)
        step = room - OVERLAP_TOKENS
        total = len(context.ids)
        count = 1 + max(0, -(-(total - room) // step))
        return [
            self.window(question, context, number * step, min(total, number * step + room))
            for number in range(count)
        ]

    def marked(self, question: EncodedText, context: EncodedText, candidate: Span) -> Window:
        """Return the input for the whole of `context`, in which the characters of `candidate` are marked."""
        window = self.window(question, context, 0, len(context.ids))
        first, last = context.tokens_of(candidate)
        types = window.types.copy()
        types[window.context + first : window.context + last + 1] = MARKED
        return window._replace(types=types)


def padded(windows: Sequence[Window], padding: int) -> tuple[Ids, Ids, Ids]:
    """Return ids, types and attention mask of `windows`, each of shape (windows, longest)."""
    longest = max(len(window.ids) for window in windows)
    ids = np.full((len(windows), longest), padding, dtype=np.int64)
    types = np.zeros((len(windows), longest), dtype=np.int64)
    mask = np.zeros((len(windows), longest), dtype=np.int64)
    for row, window in enumerate(windows):
        size = len(window.ids)
        ids[row, :size] = window.ids
        types[row, :size] = window.types
        mask[row, :size] = 1
    return ids, types, mask
