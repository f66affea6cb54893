"""Haystack's extractive reader over the passages that our own search finds, with our reader's weights.

Its component (`TransformersExtractiveReader` of transformers-haystack) is Haystack's `ExtractiveReader` since
Haystack 3. It loads the span head as a question-answering model of transformers, and knows none of what our
reader adds: no-answer output, status, scope, spans snapped to numbers and names. It gives the question and
the passage the same token type, where our training told the two apart.
"""

import importlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import torch
from transformers import BertForQuestionAnswering, BertModel
from transformers.utils.logging import disable_progress_bar

from documents import Passage, Span
from eval.baselines.best_sentence import abstention, span_answer
from eval.baselines.missing import not_installed
from index import Hit
from qa import Answer, Turn

NAME = "Haystack's ExtractiveReader"
# In float32 a passage takes three times as long as in our reader's 8 bits, and the whole run has ten minutes.
READ = 3


class Searcher(Protocol):
    """Finds passages; an `Index` is one."""

    def search(self, question: str, k: int) -> list[Hit]:
        """Return up to `k` passages, best first."""
        ...


class HaystackPeer:
    """Reads with the model in `folder`; raises PeerMissing when the packages are not installed."""

    def __init__(self, index: Searcher, folder: Path) -> None:
        os.environ.setdefault("HAYSTACK_TELEMETRY_ENABLED", "False")  # it reports usage unless told not to
        try:
            readers: Any = importlib.import_module("haystack_integrations.components.readers.transformers")
            haystack: Any = importlib.import_module("haystack")
        except ImportError as error:
            raise not_installed(NAME) from error
        self._index = index
        self._document = haystack.Document
        self._reader = readers.TransformersExtractiveReader(str(folder), token=None, top_k=1, no_answer=False)
        self._reader.warm_up()

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Answer with the best span of the first passages, or abstain where "no answer" scores higher."""
        hits = self._index.search(question, READ)
        read = [(answer, hit.passage) for hit in hits if (answer := self._read(question, hit.passage))]
        if not read:
            return abstention(question, hits)
        best, passage = max(read, key=lambda one: float(one[0].score))
        offset = best.document_offset
        span = Span(offset.start, offset.end).shifted(passage.span.start)
        confidence = min(1.0, max(0.0, float(best.score)))
        # Its score of "no answer" is the chance that the best answer is wrong.
        if 1.0 - confidence > confidence or not span.of(passage.article.text).strip():
            return abstention(question, hits, confidence)
        return span_answer(question, passage, span, confidence, hits)

    def _read(self, question: str, passage: Passage) -> Any:
        """Return the best answer in one passage, None where there is none.

        It scores each passage by itself, so one at a time comes to the same as all together, without the
        padding to the longest that would be near half of the work.
        """
        documents = [self._document(content=passage.text)]
        return next(iter(self._reader.run(query=question, documents=documents)["answers"]), None)


def save_for_transformers(trunk: BertModel, span: torch.nn.Linear, tokenizer: Any, folder: Path) -> None:
    """Write a trunk and its span head as a question-answering model that transformers loads by itself."""
    model = BertForQuestionAnswering(trunk.config)
    # transformers' model has no pooler; ours was never trained and is left out.
    weights = {f"bert.{name}": value for name, value in trunk.state_dict().items() if "pooler" not in name}
    weights |= {"qa_outputs.weight": span.weight.data, "qa_outputs.bias": span.bias.data}
    model.load_state_dict(weights)
    disable_progress_bar()  # of writing and reading this file, which take a second
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
