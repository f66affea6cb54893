"""What the web needs from the rest of the program: one snapshot of its state at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from documents import Article
from qa import Answer, StageListener, Turn, unheard
from web.wording import Wording


class Answerer(Protocol):
    """Answers questions; `qa.Assistant` is one."""

    def ask(
        self, question: str, history: Sequence[Turn] = (), *, on_stage: StageListener = unheard
    ) -> Answer:
        """Return a cited answer or an abstention; raise QuestionError for a question that cannot be asked.

        `on_stage` hears each stage as it begins, in the thread that asks.
        """
        ...


@dataclass(frozen=True, slots=True)
class Starting:
    """Not usable yet: what is being done, and the share of it that is done (0..1, None when unknown)."""

    message: Wording
    fraction: float | None = None

    def __post_init__(self) -> None:
        if self.fraction is not None and not 0.0 <= self.fraction <= 1.0:
            raise ValueError(f"A fraction lies in 0..1, got {self.fraction}.")


@dataclass(frozen=True, slots=True)
class Ready:
    """Usable: an assistant, the articles it answers from, and questions that these articles answer."""

    assistant: Answerer
    articles: tuple[Article, ...]
    examples: tuple[str, ...] = ()

    def article(self, id: str) -> Article | None:
        """Return the article with this id, None when there is none."""
        return next((article for article in self.articles if article.id == id), None)


@dataclass(frozen=True, slots=True)
class Failed:
    """Will not become usable; the message is one sentence for the user."""

    message: str


State = Starting | Ready | Failed


class Service(Protocol):
    """Gives the state of the moment; called from several threads, at every request, so it must be cheap.

    A request works on the one snapshot that it took: publishing a new `Ready` never disturbs it.
    """

    def state(self) -> State:
        """Return the current state."""
        ...
