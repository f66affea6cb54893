"""What a follow-up can lean on."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Earlier:
    """The conversation so far, its questions made whole; empty before the first.

    `topic` asked about the thing that the talk is about, `last` is the newest question, `before_last` the one
    before it, `answer` what was answered last, `known` the places that the articles speak of.
    """

    topic: str = ""
    last: str = ""
    before_last: str = ""
    answer: str | None = None
    known: Collection[str] = ()
