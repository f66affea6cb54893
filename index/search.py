"""The index: immutable, searched from any number of threads, replaced as a whole when documents change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from documents import Article
from index.corpus import Corpus
from index.dense import DenseIndex, Rows
from index.dictionary import STOP_WORDS, load_dictionary
from index.fusion import Channel, fuse
from index.lexical import Bm25, Scores, bigrams, words
from index.lexicon import load_lexicon
from index.normalise import Language, language_of
from index.pinyin import PinyinPairs
from index.types import ChannelScore, Embedder, Hit, Progress, Ranking
from index.update import embed_corpus
from index.vectors import VectorTable

# How many passages each channel puts up for the fusion; the weights of fusion.py were measured with as many.
POOL = 60
REMEMBERED_QUESTIONS = 8


@dataclass(frozen=True, slots=True)
class _Candidates:
    """The passages that some channel put up, each channel's score of them, and which sentence stands out."""

    passages: Rows
    scores: Mapping[Channel, Scores]
    sentences: Rows  # counted inside each passage
    fused: Scores


class Index:
    """A searchable snapshot of `articles`; nothing in it changes after it is built."""

    def __init__(
        self,
        corpus: Corpus,
        embedder: Embedder,
        table: VectorTable,
        second: Embedder | None = None,
        second_table: VectorTable | None = None,
        *,
        dictionary: bool = True,
        lexicon: bool = True,
    ) -> None:
        self.articles = corpus.articles
        self.passages = corpus.passages
        self._corpus = corpus
        self._by_id = {article.id: article for article in corpus.articles}
        texts, starts = corpus.passage_texts(), corpus.sentence_starts
        sentences = corpus.sentence_texts()
        self._embedder, self._second = embedder, second
        self._translates = dictionary
        self._lexicon = load_lexicon() if lexicon else None
        self._dense = {
            Channel.PASSAGES: DenseIndex(table.of(texts), range(len(texts) + 1)),
            Channel.SENTENCES: DenseIndex(table.of(sentences), starts),
        }
        if second is not None and second_table is not None:
            self._dense[Channel.SECOND] = DenseIndex(second_table.of(sentences), starts)
        self._words = Bm25([words(text) for text in texts])
        self._bigrams = Bm25([bigrams(text) for text in texts])
        self._pinyin = PinyinPairs(self._bigrams.vocabulary)
        # The evaluation and --explain ask for a question's hits and then for its rankings.
        self._found = lru_cache(maxsize=REMEMBERED_QUESTIONS)(self._candidates)
        self._languages = np.array([language_of(passage.text) for passage in corpus.passages])

    def article(self, article_id: str) -> Article | None:
        """Return the article of that id, None when there is none."""
        return self._by_id.get(article_id)

    def search(self, question: str, k: int = 10) -> list[Hit]:
        """Return up to `k` passages, best first; with k at least the number of passages, every candidate."""
        found = self._found(question)
        ranks = {channel: _ranks(scores) for channel, scores in found.scores.items()}
        return [
            Hit(
                passage=self.passages[found.passages[place]],
                score=float(found.fused[place]),
                sentence=self._corpus.sentences[found.passages[place]][found.sentences[place]],
                channels=tuple(
                    ChannelScore(channel.value, float(scores[place]), int(ranks[channel][place]))
                    for channel, scores in found.scores.items()
                ),
            )
            for place in np.argsort(-found.fused, kind="stable")[:k]
        ]

    def rankings(self, question: str) -> list[Ranking]:
        """Return the candidates as each channel alone would order them, to show what each contributes."""
        found = self._found(question)
        return [
            Ranking(
                channel.value,
                tuple(
                    self.passages[found.passages[place]]
                    for place in np.argsort(-scores, kind="stable")
                    if scores[place] != 0
                ),
            )
            for channel, scores in found.scores.items()
        ]

    def _candidates(self, question: str) -> _Candidates:
        language = language_of(question)
        queries = {Channel.PASSAGES: self._embedder.embed([question], query=True)[0]}
        queries[Channel.SENTENCES] = queries[Channel.PASSAGES]
        if self._second is not None and Channel.SECOND in self._dense:
            queries[Channel.SECOND] = self._second.embed([question], query=True)[0]
        lexical = {
            Channel.WORDS: self._words.scores(words(question)),
            Channel.BIGRAMS: self._bigrams.scores(bigrams(question)),
        }
        same = self._languages == language
        if self._translates and not same.all():
            lexical[Channel.DICTIONARY] = self._translated(question, language)
        if self._lexicon is not None:
            lexical[Channel.LEXICON] = self._words.scores_of_likely(self._lexicon.alternatives(question))
        pool = np.unique(
            np.concatenate(
                [self._dense[channel].top(query, POOL) for channel, query in queries.items()]
                + [_best(scores, POOL) for scores in lexical.values()]
            )
        )
        scores: dict[Channel, Scores] = {}
        for channel, query in queries.items():
            scores[channel], best = self._dense[channel].scores(query, pool)
            # Within a language the first encoder knows best which sentence is meant, across languages the
            # second. measured: right sentence first over real articles, English questions: 13 of 22 against
            # 8.
            if channel is Channel.SENTENCES:
                sentences = best
            elif channel is Channel.SECOND:
                sentences = np.where(same[pool], sentences, best)
        scores |= {channel: values[pool] for channel, values in lexical.items()}
        return _Candidates(pool, scores, sentences, fuse(scores, same[pool]))

    def _translated(self, question: str, language: Language) -> Scores:
        """Score every passage by the question's words in the other language; numbers and names stay."""
        dictionary = load_dictionary()
        own = words(question)
        if language == "zh":
            groups = dictionary.groups_of_english(own)
            return self._words.scores_of_alternatives([*groups, *([word] for word in own)])
        kept = [[word] for word in own if word not in STOP_WORDS]
        groups = dictionary.groups_of_chinese(question)
        names = self._pinyin.groups(question)
        return self._words.scores_of_alternatives([*groups, *kept]) + self._bigrams.scores_of_alternatives(
            names
        )


def build_index(
    articles: Iterable[Article],
    embedder: Embedder,
    second: Embedder | None = None,
    *,
    dictionary: bool = True,
    lexicon: bool = True,
    progress: Progress | None = None,
) -> Index:
    """Return an index of `articles` in memory; raise IndexFault when they hold no text.

    Without `dictionary` a question's words are not looked for in the other language, without `lexicon` not
    those that answers tend to hold.
    """
    corpus = Corpus.of(articles)
    tables = [one.table for one in embed_corpus(corpus, embedder, second, progress=progress).tables]
    return Index(corpus, embedder, tables[0], second, *tables[1:], dictionary=dictionary, lexicon=lexicon)


def _ranks(scores: Scores) -> Rows:
    """Return each candidate's place in the order of `scores`, 1 = best."""
    ranks = np.empty(len(scores), dtype=np.int64)
    ranks[np.argsort(-scores, kind="stable")] = np.arange(1, len(scores) + 1)
    return ranks


def _best(scores: Scores, count: int) -> Rows:
    """Return the passages of the `count` highest scores above zero."""
    found = np.flatnonzero(scores > 0)
    if len(found) > count:
        found = found[np.argpartition(-scores[found], count)[:count]]
    return np.asarray(found, dtype=np.int64)
