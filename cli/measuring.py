"""What the commands that measure have in common: models, questions and index, and where rows are kept."""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cli import building
from cli.settings import Settings

if TYPE_CHECKING:
    from documents import Article
    from eval import EvalOptions, Evaluation, IndexRate, Journals, QuestionSet, System
    from index import Embedder, Index

# The settings that decide an answer; of the others a report has nothing to tell.
DECIDING = (
    "embedding_model",
    "second_encoder",
    "dictionary",
    "lexicon",
    "reader",
    "verifier",
    "status_logic",
    "threshold",
)


@dataclass(frozen=True, slots=True)
class Bench:
    """What a run is made with; `index` is None where each question brings its own passage."""

    embedder: Embedder
    second: Embedder | None
    asked: QuestionSet
    index: Index | None
    index_rate: IndexRate | None


def set_up(settings: Settings, chosen: EvalOptions) -> Bench:
    """Load the models, the questions and the index."""
    import eval as evaluation
    from index import progress_bar

    embedder, second = building.build_embedders(settings)
    if not chosen.squad_files:
        store = building.build_store(settings, embedder, second)
        index = building.open_index(settings, store, progress_bar())
        return Bench(embedder, second, evaluation.load_questions(chosen, index.articles), index, None)
    bench = Bench(embedder, second, evaluation.load_questions(chosen), None, None)
    if chosen.gold_passage:
        return bench
    built, rate = timed_index(settings, bench.asked.articles, bench)
    return replace(bench, index=built, index_rate=rate)


def timed_index(settings: Settings, articles: tuple[Article, ...], bench: Bench) -> tuple[Index, IndexRate]:
    """Return an index of `articles` in memory, and how fast it was built."""
    from eval import IndexRate
    from index import build_index, progress_bar

    started = time.perf_counter()
    built = build_index(
        articles,
        bench.embedder,
        bench.second,
        dictionary=settings.dictionary,
        lexicon=settings.lexicon,
        progress=progress_bar(),
    )
    seconds = time.perf_counter() - started
    characters = sum(len(passage.text) for passage in built.passages)
    return built, IndexRate(len(built.passages), characters, seconds)


def run(
    settings: Settings, chosen: EvalOptions, bench: Bench, journals: Journals, beside: Sequence[System] = ()
) -> Evaluation:
    """Ask the questions as the options say, of the systems `beside` ours too."""
    import eval as evaluation
    from web import explanation

    if bench.index is None:
        from qa import read_article

        reader = building.build_reader(settings, bench.second)
        return evaluation.evaluate_reading(
            bench.asked,
            lambda question, article: read_article(reader, question, article, threshold=settings.threshold),
            journals=journals,
        )
    if chosen.retrieval_only:
        return evaluation.evaluate_retrieval(bench.asked, bench.index, journals=journals)
    assistant = building.build_assistant(settings, bench.index, bench.second)
    return evaluation.evaluate_answers(
        bench.asked, assistant.ask, beside=beside, explain=explanation, journals=journals
    )


def journals_of(settings: Settings, chosen: EvalOptions, bench: Bench) -> Journals:
    """Return where rows are kept until the run is complete, under the checksum of all that decides them."""
    import eval as evaluation

    deciding = (
        evaluation.code_checksum(),
        models_of(bench),
        deciding_settings(settings),
        evaluation.questions_checksum(bench.asked.questions),
        evaluation.articles_checksum(bench.asked.articles),
        chosen.gold_passage,
        chosen.retrieval_only,
    )
    key = hashlib.sha256(repr(deciding).encode()).hexdigest()
    return evaluation.Journals(settings.data / "eval", key, said=lambda text: print(text, file=sys.stderr))


def deciding_settings(settings: Settings) -> dict[str, object]:
    """Return the settings that decide an answer by their names."""
    return {name: getattr(settings, name) for name in DECIDING if name in Settings.model_fields}


def models_of(bench: Bench) -> dict[str, str]:
    """Return the fingerprints of the models by what they do."""
    from qa import fingerprint

    models = {"embedding": bench.embedder.fingerprint, "reader": fingerprint()}
    if bench.second is not None:
        models["second embedding"] = bench.second.fingerprint
    return models


def data_of(chosen: EvalOptions, bench: Bench) -> dict[str, str]:
    """Return the checksums of what is asked by name, without the folders: those are the user's own."""
    import eval as evaluation

    files = [*chosen.squad_files]
    files += [path for path in (chosen.set_file, chosen.questions_file) if path is not None]
    found = {path.name: f"sha256 {evaluation.file_checksum(path)}" for path in files}
    count = len(bench.asked.articles)
    found["articles"] = f"{count}, sha256 {evaluation.articles_checksum(bench.asked.articles)}"
    return found
