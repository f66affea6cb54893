"""The composition root: models, reader, index and assistant from the settings.

Commands call these through the module (`building.build_embedders(…)`): a test puts tiny models here.
"""

from __future__ import annotations

import hashlib
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cli.printing import say_what_changed
from cli.settings import SAMPLES, Settings

if TYPE_CHECKING:
    from editing import Desk, Update
    from index import Embedder, Index, IndexStore, Progress
    from qa import Assistant, Reader
    from web import FeedbackStore


def build_embedders(settings: Settings) -> tuple[Embedder, Embedder | None]:
    """Return the encoder of passages and sentences, and the second one unless it is switched off."""
    from index import UseEmbedder, load_embedder

    return load_embedder(settings.embedding_model), UseEmbedder() if settings.second_encoder else None


def build_reader(settings: Settings, second: Embedder | None) -> Reader:
    """Return the reader that the settings ask for; raise ReaderFault where its weights cannot be used."""
    if not settings.reader:
        return build_untrained_reader(settings, second)
    from qa import load_reader

    return load_reader(verifier=settings.verifier, status_logic=settings.status_logic)


def build_untrained_reader(settings: Settings, second: Embedder | None) -> Reader:
    """Return the reader without trained weights; it compares clauses with the second, faster encoder."""
    from index import UseEmbedder
    from qa import BaselineReader, Glossary
    from qa.baseline import WEIGHTS

    weights = WEIGHTS
    if not settings.status_logic:
        weights = replace(weights, status_fits=0.0, status_contradicts=0.0)
    return BaselineReader(second or UseEmbedder(), Glossary(), weights=weights)


def data_folder(settings: Settings) -> Path:
    """Return the folder of what is kept about the documents; every documents folder has its own."""
    folder = Path(os.path.realpath(settings.documents))  # `resolve` raises where links lead in a circle
    mark = hashlib.sha256(str(folder).encode()).hexdigest()[:8]
    return settings.data / f"{folder.name}-{mark}"


def build_store(settings: Settings, embedder: Embedder, second: Embedder | None) -> IndexStore:
    """Return the store of the documents' index."""
    from index import IndexStore

    return IndexStore(
        data_folder(settings), embedder, second, dictionary=settings.dictionary, lexicon=settings.lexicon
    )


def open_index(settings: Settings, store: IndexStore, progress: Progress) -> Index:
    """Return the index, brought up to date with the documents first; say on standard error what that took."""
    if not store.fits(settings.documents):
        say_what_changed(store.update(settings.documents, progress=progress), sys.stderr)
    return _open_or_rebuild(settings, store, progress)


def _open_or_rebuild(settings: Settings, store: IndexStore, progress: Progress) -> Index:
    from index import DamagedIndex

    try:
        return store.open()
    except DamagedIndex:  # update says what was wrong, and builds it anew from the documents
        say_what_changed(store.update(settings.documents, progress=progress), sys.stderr)
        return store.open()


def build_assistant(
    settings: Settings, index: Index, second: Embedder | None, reader: Reader | None = None
) -> Assistant:
    """Return the assistant over `index`, with a reader that is loaded already or one of its own."""
    from qa import Assistant

    return Assistant(
        index,
        reader or build_reader(settings, second),
        threshold=settings.threshold,
        status_logic=settings.status_logic,
    )


def build_feedback_store(settings: Settings) -> FeedbackStore | None:
    """Return the store of feedback and refused questions; None where the settings keep none."""
    from web import FeedbackStore

    if not settings.feedback_days:
        return None
    return FeedbackStore(data_folder(settings) / "feedback.sqlite", days=settings.feedback_days)


def build_desk(settings: Settings, update: Update) -> Desk:
    """Return the editor's desk over the documents; `update` brings the index up to date with them."""
    from editing import Desk, DocumentsFolder

    built_in = os.path.realpath(settings.documents) == os.path.realpath(SAMPLES)
    folder = DocumentsFolder(settings.documents, built_in=built_in)
    return Desk(folder, data_folder(settings), update)
