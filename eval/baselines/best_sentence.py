"""The two baselines that anyone would try first: find a passage, answer with its best sentence.

They know no places, years or statuses and abstain only where nothing is found; a follow-up is asked as it
stands.
"""

from collections.abc import Sequence

import numpy as np

from documents import Passage, Span
from index import Embedder, Hit, Index, Vectors, language_of, words
from index.lexical import Bm25
from qa import Answer, Citation, Kind, ReadSpan, Reason, Turn
from qa.baseline import sentences_of

FOUND = 10
# BM25 scores have no upper end; s / (s + 10) keeps their order, which is all that AUROC and the risk-coverage
# curve look at, and lies in 0..1.
_HALF_SURE = 10.0


class Bm25BestSentence:
    """Passages and their sentences by BM25 over words, Chinese ones as rjieba cuts them."""

    def __init__(self, index: Index) -> None:
        self._passages = index.passages
        self._sentences = [sentences_of(passage) for passage in index.passages]
        self._by_passage = Bm25([words(passage.text) for passage in index.passages])
        texts = [
            span.of(passage.article.text)
            for passage, spans in zip(index.passages, self._sentences, strict=True)
            for span in spans
        ]
        self._by_sentence = Bm25([words(text) for text in texts])
        self._starts = np.cumsum([0, *(len(spans) for spans in self._sentences)])

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Answer with the best sentence of the best passage."""
        asked = words(question)
        scores = self._by_passage.scores(asked)
        places = [int(place) for place in np.argsort(-scores, kind="stable")[:FOUND] if scores[place] > 0]
        if not places:
            return abstention(question)
        inside = self._by_sentence.scores(asked)

        def best(place: int) -> Span:
            start, end = self._starts[place], self._starts[place + 1]
            return self._sentences[place][int(np.argmax(inside[start:end]))]

        hits = [Hit(self._passages[place], float(scores[place]), best(place), ()) for place in places]
        return sentence_answer(question, hits, hits[0].score / (hits[0].score + _HALF_SURE))


class DenseBestSentence:
    """Passages by the first encoder's vectors alone, and the sentence nearest to the question by the same."""

    def __init__(self, index: Index, embedder: Embedder) -> None:
        self._index = index
        self._embedder = embedder
        self._vectors: dict[tuple[str, Span], Vectors] = {}  # of the sentences of a passage

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Answer with the best sentence of the best passage."""
        ranking = next(one for one in self._index.rankings(question) if one.channel == "passages")
        found = ranking.passages[:FOUND]
        if not found:
            return abstention(question)
        query = self._embedder.embed([question], query=True)[0]
        sentences = sentences_of(found[0])
        likeness = self._sentence_vectors(found[0], sentences) @ query
        best = int(np.argmax(likeness))
        hits = [
            Hit(passage, 1.0 / rank, sentences[best] if rank == 1 else passage.span, ())
            for rank, passage in enumerate(found, start=1)
        ]
        return sentence_answer(question, hits, float(np.clip(likeness[best], 0.0, 1.0)))

    def _sentence_vectors(self, passage: Passage, sentences: Sequence[Span]) -> Vectors:
        """Return the vectors of a passage's sentences, embedded when it is first found."""
        key = (passage.article.id, passage.span)
        if key not in self._vectors:
            texts = [span.of(passage.article.text) for span in sentences]
            self._vectors[key] = self._embedder.embed(texts)
        return self._vectors[key]


def sentence_answer(question: str, hits: Sequence[Hit], confidence: float) -> Answer:
    """Return the first hit's sentence as the answer."""
    first = hits[0]
    return Answer(
        question=question,
        understood_as=question,
        kind=Kind.PASSAGE,
        citations=(Citation(first.passage.article, first.sentence),),
        confidence=confidence,
        language=language_of(question),
        candidates=(ReadSpan(first.passage, first.sentence, confidence),),
        hits=tuple(hits),
    )


def span_answer(
    question: str, passage: Passage, span: Span, confidence: float, hits: Sequence[Hit]
) -> Answer:
    """Return characters of a passage as the answer."""
    return Answer(
        question=question,
        understood_as=question,
        kind=Kind.SPAN,
        citations=(Citation(passage.article, span),),
        confidence=confidence,
        language=language_of(question),
        candidates=(ReadSpan(passage, span, confidence),),
        hits=tuple(hits),
    )


def abstention(question: str, hits: Sequence[Hit] = (), confidence: float = 0.0) -> Answer:
    """Return that nothing was found."""
    return Answer(
        question=question,
        understood_as=question,
        kind=Kind.NONE,
        citations=(),
        confidence=confidence,
        language=language_of(question),
        reason=Reason.NOTHING_FOUND,
        hits=tuple(hits),
    )
