"""`cairn-assistant`, a retrieval assistant for public agencies, over our passages and its own settings.

It answers with a whole passage, or refuses. Its words are runs of letters cut to five: made for languages
with spaces between words, so Chinese is hard on it. That is how it comes, and it is asked as it comes.
"""

import importlib
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from documents import Passage, Span
from eval.baselines.best_sentence import abstention, sentence_answer
from eval.baselines.missing import not_installed
from index import Hit, Index, language_of
from qa import Answer, Turn

NAME = "cairn-assistant"


class CairnPeer:
    """Each passage is one document of its corpus; raises PeerMissing when the package is not installed."""

    def __init__(self, index: Index) -> None:
        try:
            self._engine: Any = importlib.import_module("cairn.engine")
            indexing: Any = importlib.import_module("cairn.index")
            config: Any = importlib.import_module("cairn.config")
        except ImportError as error:
            raise not_installed(NAME) from error
        self._passages = {f"p{number}": passage for number, passage in enumerate(index.passages)}
        self._config = config.Config()
        with tempfile.TemporaryDirectory() as folder:
            for name, passage in self._passages.items():
                (Path(folder) / f"{name}.md").write_text(_document(name, passage), encoding="utf-8")
            self._index = indexing.build_index(folder)

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Answer with the passage that it quotes, or abstain where it refuses."""
        trace = self._engine.ask(question, self._index, self._config).answer.trace
        hits = [self._hit(candidate) for candidate in trace.candidates]
        confidence = min(1.0, max(0.0, trace.candidates[0].score)) if trace.candidates else 0.0
        if not trace.accepted:
            return abstention(question, hits, confidence)
        return sentence_answer(question, hits, confidence)

    def _hit(self, candidate: Any) -> Hit:
        passage = self._passages[candidate.passage.doc_id]
        # The passage without the white space at its ends is what it quotes.
        text = passage.text
        start = passage.span.start + len(text) - len(text.lstrip())
        return Hit(passage, float(candidate.score), Span(start, start + len(text.strip())), ())


def _document(name: str, passage: Passage) -> str:
    title = " ".join(passage.article.title.split())
    body = " ".join(passage.text.split("\n")).strip()
    return f"---\nid: {name}\ntitle: {title}\nlang: {language_of(body)}\n---\n{body}\n"
