"""Cut articles into what is searched: passages, and the sentences inside each passage."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from documents import Article, BlockKind, Passage, Span, sentence_spans, split_passages
from index.types import IndexFault


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles, their passages, and for every passage its sentences, at least one, inside the passage."""

    articles: tuple[Article, ...]
    passages: tuple[Passage, ...]
    sentences: tuple[tuple[Span, ...], ...]

    @classmethod
    def of(cls, articles: Iterable[Article]) -> "Corpus":
        """Cut `articles`; raise IndexFault when two share an id or none has text."""
        articles = tuple(articles)
        ids = [article.id for article in articles]
        if len(set(ids)) < len(ids):
            twice = next(one for one in ids if ids.count(one) > 1)
            raise IndexFault(f"Two articles have the id '{twice}': rename or remove one of their files.")
        passages: list[Passage] = []
        sentences: list[tuple[Span, ...]] = []
        for article in articles:
            spans = _shown_sentences(article)
            for passage in split_passages(article):
                passages.append(passage)
                sentences.append(_inside(passage, spans))
        if not passages:
            raise IndexFault("There is no article with text to index: put documents into the folder.")
        return cls(articles, tuple(passages), tuple(sentences))

    @property
    def sentence_starts(self) -> list[int]:
        """For each passage how many sentences stand before it, and at the end how many there are."""
        starts = [0]
        for spans in self.sentences:
            starts.append(starts[-1] + len(spans))
        return starts

    def passage_texts(self) -> list[str]:
        """Return what is embedded and matched for each passage."""
        return [text_in_context(passage) for passage in self.passages]

    def sentence_texts(self) -> list[str]:
        """Return the sentences' own characters, in passage order."""
        return list(
            chain.from_iterable(
                (span.of(passage.article.text) for span in spans)
                for passage, spans in zip(self.passages, self.sentences, strict=True)
            )
        )


def text_in_context(passage: Passage) -> str:
    """Return the passage under its article's title and year: place and year often stand only there."""
    article = passage.article
    heading = [article.title] if article.title else []
    if article.published and str(article.published.year) not in article.title:
        heading.append(str(article.published.year))
    return "\n".join([" ".join(heading), passage.text]) if heading else passage.text


def _shown_sentences(article: Article) -> tuple[Span, ...]:
    """Return the article's sentences without page furniture, over which a passage may reach."""
    furniture = [block.span for block in article.blocks if block.kind is BlockKind.FURNITURE]
    return tuple(
        span for span in sentence_spans(article) if not any(block.contains(span) for block in furniture)
    )


def _inside(passage: Passage, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the sentences of the passage, cut at its edges; the passage itself when there are none."""
    edge = passage.span
    cut = [
        Span(max(span.start, edge.start), min(span.end, edge.end)) for span in spans if span.overlap(edge) > 0
    ]
    return tuple(cut) or (edge,)
