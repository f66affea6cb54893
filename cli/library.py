"""What a server answers from: models loaded once, and the index, opened anew when another is published."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING

from cli import building
from cli.printing import say_what_changed
from cli.settings import Settings, UserError

if TYPE_CHECKING:
    from index import Embedder, IndexStore, UpdateReport
    from qa import Assistant, Reader
    from web import Ready, Starting


@dataclass(frozen=True, slots=True)
class Opened:
    """An index that was opened: ready to answer, and the assistant that finds its example questions."""

    assistant: Assistant
    ready: Ready

    def with_examples(self) -> Ready:
        """Return the same with example questions; that takes as long as asking some."""
        from qa import example_questions

        return replace(self.ready, examples=example_questions(self.assistant, self.ready.articles))


class Library:
    """The index of the documents and how to answer from it; any number of threads may use it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._models: tuple[Embedder, Embedder | None, Reader] | None = None
        self._generation: str | None = None  # of the index that was opened last
        self._lock = Lock()

    def prepare(self, report: Callable[[Starting], None]) -> Ready:
        """Load the models, bring the index up to date and open it, reporting each step to the page."""
        from qa import example_questions
        from web import Ready, Starting, Wording

        stages = {
            "reading": Wording("正在阅读文章", "reading the articles"),
            "embedding": Wording("正在为文章建立索引", "indexing the articles"),
            "embedding, second model": Wording("正在为句子建立索引", "indexing the sentences"),
        }

        def progress(stage: str, done: int, total: int) -> None:
            report(Starting(stages.get(stage, Wording(stage, stage)), done / total if total else None))

        report(Starting(Wording("正在载入模型", "loading the models")))
        embedder, second = building.build_embedders(self._settings)
        self._models = (embedder, second, building.build_reader(self._settings, second))
        store = self._store()
        with self._lock:
            index = building.open_index(self._settings, store, progress)
            self._generation = store.generation()
        assistant = building.build_assistant(self._settings, index, *self._models[1:])
        report(Starting(Wording("正在准备示例问题", "finding example questions")))
        return Ready(assistant, index.articles, example_questions(assistant, index.articles))

    def update(self) -> UpdateReport:
        """Bring the stored index up to date with the documents, and say what changed."""
        report = self._store().update(self._settings.documents)
        say_what_changed(report, sys.stderr)
        return report

    def changed(self) -> bool:
        """Say whether another index was published since one was opened here; cheap."""
        return self._models is not None and self._store().generation() != self._generation

    def open(self) -> Opened:
        """Open the stored index beside the one in use; its examples are still to be found."""
        from web import Ready

        store, (_, second, reader) = self._store(), self._loaded()
        with self._lock:
            generation = store.generation()  # first: if yet another is published now, it is seen again
            index = store.open()
            self._generation = generation
        assistant = building.build_assistant(self._settings, index, second, reader)
        return Opened(assistant, Ready(assistant, index.articles))

    def fits(self) -> bool:
        """Say whether the stored index is made of the documents as they are; raise IndexFault without any."""
        return self._models is not None and self._store().fits(self._settings.documents)

    def _store(self) -> IndexStore:
        embedder, second, _ = self._loaded()
        return building.build_store(self._settings, embedder, second)

    def _loaded(self) -> tuple[Embedder, Embedder | None, Reader]:
        if self._models is None:
            raise UserError("The models are still being loaded: try again in a moment.")
        return self._models
