"""Lead a stored index to the present state of its documents: read what changed, embed what is new."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from documents import Article, ReadFailure
from index.corpus import Corpus
from index.snapshot import Snapshot, StoredTable
from index.sources import ReadDocument, StoredDocument, is_unchanged, list_documents, read_document, refreshed
from index.types import Embedder, IndexFault, Progress
from index.vectors import embed_texts


@dataclass(frozen=True, slots=True)
class Changes:
    """The documents folder against what is stored; relative paths."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Every document of the folder, those that changed read anew."""

    changes: Changes
    documents: dict[str, StoredDocument]
    articles: tuple[Article, ...]

    @property
    def failures(self) -> tuple[ReadFailure, ...]:
        """The files that could not be read."""
        return tuple(
            ReadFailure(name, document.failure)
            for name, document in self.documents.items()
            if document.failure is not None
        )


@dataclass(frozen=True, slots=True)
class Embedded:
    """Every model's vectors, and how many texts were embedded for them and how many were there already."""

    tables: tuple[StoredTable, ...]
    embedded: int
    reused: int


def read_changes(folder: Path, old: Snapshot, *, progress: Progress | None = None) -> Reading:
    """Return what `folder` holds now; files as they were in `old` are not parsed again.

    Raise IndexFault when there is not one article.
    """
    files = list_documents(folder)
    kept = [name for name in files if name in old.documents]
    unchanged = {name for name in kept if is_unchanged(files[name], old.documents[name])}
    by_id = {article.id: article for article in old.articles}
    found: dict[str, ReadDocument] = {}
    for number, (name, path) in enumerate(files.items(), start=1):
        if name in unchanged:
            stored = refreshed(path, old.documents[name])
            found[name] = ReadDocument(stored, tuple(by_id[one] for one in stored.articles))
        else:
            found[name] = read_document(path, folder)
        if progress is not None:
            progress("reading", number, len(files))
    reading = Reading(
        Changes(
            added=tuple(name for name in files if name not in old.documents),
            changed=tuple(name for name in kept if name not in unchanged),
            removed=tuple(name for name in old.documents if name not in files),
            unchanged=tuple(name for name in kept if name in unchanged),
        ),
        {name: document.stored for name, document in found.items()},
        tuple(article for document in found.values() for article in document.articles),
    )
    if not reading.articles:
        raise IndexFault(_nothing_to_index(folder, reading))
    return reading


def embed_corpus(
    corpus: Corpus,
    embedder: Embedder,
    second: Embedder | None,
    known: Sequence[StoredTable] = (),
    *,
    progress: Progress | None = None,
) -> Embedded:
    """Embed passages and sentences with `embedder`, sentences with `second`, what `known` lacks of them."""
    sentences = corpus.sentence_texts()
    jobs: list[tuple[Embedder, Sequence[str], str]] = [
        (embedder, [*corpus.passage_texts(), *sentences], "embedding")
    ]
    if second is not None:
        jobs.append((second, sentences, "embedding, second model"))
    tables: list[StoredTable] = []
    embedded = reused = 0
    for model, texts, stage in jobs:
        stored = next((one.table for one in known if one.model == model.fingerprint), None)
        done = embed_texts(model, texts, known=stored, stage=stage, progress=progress)
        tables.append(StoredTable(model.fingerprint, done.table))
        embedded += done.embedded
        reused += len(done.table.keys) - done.embedded
    return Embedded(tuple(tables), embedded, reused)


def _nothing_to_index(folder: Path, reading: Reading) -> str:
    failures = reading.failures
    return (
        f"None of the {len(failures)} files in the documents folder {folder} can be read; "
        f"the first: {failures[0].reason}"
    )
