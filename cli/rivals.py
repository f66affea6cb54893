"""The systems that ours is measured against, as far as they can be had."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cli import building
from cli.measuring import Bench
from cli.settings import Settings

if TYPE_CHECKING:
    from eval import System
    from index import Index


def rivals(settings: Settings, bench: Bench, folder: Path) -> tuple[list[System], list[str]]:
    """Return the systems to ask too, and a sentence for each that cannot be; `folder` takes their files.

    The slow ones come first: some are asked at a time, and a slow one begun last would be waited for alone.
    """
    from eval import System
    from eval.baselines import Bm25BestSentence, CairnPeer, DenseBestSentence, PeerMissing

    index = bench.index
    if index is None:
        return [], []
    systems, left_out = readers(settings, bench, index, folder)
    try:
        systems.append(System("cairn-assistant", CairnPeer(index).ask))
    except PeerMissing as missing:
        left_out.append(str(missing))
    systems.append(System("dense + best sentence", DenseBestSentence(index, bench.embedder).ask))
    systems.append(System("BM25 + best sentence", Bm25BestSentence(index).ask))
    return systems, left_out


def readers(settings: Settings, bench: Bench, index: Index, folder: Path) -> tuple[list[System], list[str]]:
    """Return the readers that differ from ours in their weights, or in all but their weights."""
    from eval import System
    from eval.baselines import HaystackPeer, PeerMissing, save_for_transformers
    from qa.reading.weights import FILE, FOLDER, load_reader_weights

    if not settings.reader or not (FOLDER / FILE).is_file():
        return [], [
            "Our own answers are those of the untrained reader, and Haystack's ExtractiveReader, "
            "which would read with our trained weights, is left out."
        ]
    untrained = building.build_untrained_reader(settings, bench.second)
    assistant = building.build_assistant(settings, index, bench.second, untrained)
    systems = [System("our untrained reader", assistant.ask)]
    weights = load_reader_weights()
    model = weights.span_model()
    save_for_transformers(model.trunk, model.span, weights.encoder.tokenizer, folder)
    try:
        systems.append(System("Haystack ExtractiveReader", HaystackPeer(index, folder).ask))
    except PeerMissing as missing:
        return systems, [str(missing)]
    return systems, []
