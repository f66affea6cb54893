"""The service as every page sees it: whoever watches hears of each answer, however it was asked for."""

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from qa import Answer, StageListener, Turn, unheard
from web.feedback_store import FeedbackFault, FeedbackStore
from web.service import Answerer, Ready, Service, State


class Observer(Protocol):
    """Hears of answers; called in the thread that answered, so it must be quick and must not raise."""

    def answered(self, answer: Answer, seconds: float) -> None:
        """Take note of an answer and of how long it took."""
        ...


class ObservedService:
    """A `Service` whose assistant tells `observers` of its answers."""

    def __init__(self, service: Service, observers: Sequence[Observer]) -> None:
        self._service = service
        self._observers = tuple(observers)
        self._latest: tuple[Ready, Ready] | None = None  # as the service gave it, and as we give it

    def state(self) -> State:
        """Return the current state; the same snapshot gives the same one."""
        state, latest = self._service.state(), self._latest
        if not isinstance(state, Ready):
            return state
        if latest is None or latest[0] is not state:
            latest = (state, replace(state, assistant=ObservedAnswerer(state.assistant, self._observers)))
            self._latest = latest
        return latest[1]


class ObservedAnswerer:
    """An `Answerer` that tells `observers` of its answers."""

    def __init__(self, answerer: Answerer, observers: Sequence[Observer]) -> None:
        self._answerer = answerer
        self._observers = observers

    def ask(
        self, question: str, history: Sequence[Turn] = (), *, on_stage: StageListener = unheard
    ) -> Answer:
        """Return the answer, or raise QuestionError, as the assistant itself does."""
        began = time.perf_counter()
        answer = self._answerer.ask(question, history, on_stage=on_stage)
        seconds = time.perf_counter() - began
        for observer in self._observers:
            observer.answered(answer, seconds)
        return answer


def say(sentence: str) -> None:
    """Tell the operator."""
    print(f"zhengda: {sentence}", file=sys.stderr, flush=True)


class Notebook:
    """Writes refused questions and feedback down; where that fails it says so once, and answers go on."""

    def __init__(self, store: FeedbackStore, complain: Callable[[str], None] = say) -> None:
        self._store = store
        self._complain = complain
        self._complained = False

    def answered(self, answer: Answer, seconds: float) -> None:
        """Write down a refused question as it was understood: `And there?` means nothing alone."""
        if answer.reason is None:
            return
        question, reason = answer.understood_as, answer.reason
        self._write(lambda: self._store.add_refusal(question, answer.language, reason))

    def add_feedback(self, question: str, answer: str | None, *, helpful: bool, comment: str | None) -> bool:
        """Write down what a reader said; return whether that could be done."""
        return self._write(
            lambda: self._store.add_feedback(question, answer, helpful=helpful, comment=comment)
        )

    def _write(self, write: Callable[[], None]) -> bool:
        try:
            write()
        except FeedbackFault as fault:
            if not self._complained:
                self._complained = True
                self._complain(str(fault))
            return False
        return True
