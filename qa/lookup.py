"""Looks one question up: search, keep the passages of its place and year, read, time each stage."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from documents import Passage
from index import Hit
from qa.question import Focus, analyse
from qa.scope import in_scope, may_answer, places_of
from qa.types import Reader, ReadSpan, Reason, StageListener, StageTiming, Status

Search = Callable[[str], list[Hit]]


@dataclass(frozen=True, slots=True)
class Finding:
    """What looking a question up gave; `fitting` are the hits that were read, `candidates` best first."""

    question: str
    focus: Focus
    hits: tuple[Hit, ...]
    fitting: tuple[Hit, ...]
    candidates: tuple[ReadSpan, ...]
    threshold: float

    @property
    def best(self) -> ReadSpan | None:
        """The best candidate, None where it is not supported well enough."""
        first = next(iter(self.candidates), None)
        return first if first is not None and first.score >= self.threshold else None

    @property
    def reason(self) -> Reason:
        """Why nothing answers; what `best` is None for."""
        if not self.hits:
            return Reason.NOTHING_FOUND
        if self.candidates:
            return Reason.LOW_CONFIDENCE
        if any(in_scope(self.focus, hit.passage, hit.sentence, hit.sentence) for hit in self.fitting):
            return Reason.NO_FITTING_SPAN
        return Reason.OUT_OF_SCOPE


class Lookup:
    """Looks questions up, and keeps the time of each stage over all of them."""

    def __init__(
        self,
        search: Search,
        reader: Reader,
        *,
        read: int,
        threshold: float,
        on_stage: StageListener,
        status_logic: bool = True,
    ) -> None:
        self._search = search
        self._reader = reader
        self._read = read
        self._threshold = threshold
        self._on_stage = on_stage
        self._status_logic = status_logic
        self._spent: dict[str, float] = {}

    @property
    def timings(self) -> tuple[StageTiming, ...]:
        """How long each stage took so far."""
        return tuple(StageTiming(stage, milliseconds) for stage, milliseconds in self._spent.items())

    def search(self, question: str) -> list[Hit]:
        """Return the passages found, best first."""
        with self._timed("search"):
            return self._search(question)

    def read(self, question: str, hits: Sequence[Hit]) -> Finding:
        """Read those of `hits` that the question's place and year leave."""
        focus = analyse(question, places_of(hit.passage for hit in hits))
        with self._timed("read"):
            fitting = [hit for hit in hits if may_answer(focus, hit.passage)][: self._read]
            candidates = self._reader.read(question, fitting)
        if not self._status_logic:  # nothing is planned or done, so nothing is set right by it
            focus = replace(focus, sense=Status.NONE)
            candidates = [replace(candidate, status=Status.NONE) for candidate in candidates]
        return Finding(question, focus, tuple(hits), tuple(fitting), tuple(candidates), self._threshold)

    def verify(self, question: str, places: Sequence[Passage]) -> Sequence[float]:
        """Return the log-odds that each of `places` answers, as the reader judges it."""
        with self._timed("read"):
            return self._reader.verify(question, places)

    def find(self, question: str) -> Finding:
        """Search and read."""
        return self.read(question, self.search(question))

    @contextmanager
    def _timed(self, stage: str) -> Iterator[None]:
        self._on_stage(stage)
        began = time.perf_counter()
        yield
        self._spent[stage] = self._spent.get(stage, 0.0) + (time.perf_counter() - began) * 1000
