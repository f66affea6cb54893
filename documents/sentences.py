"""Sentences of an article, as spans of its text."""

from documents.types import Article, Span
from documents.typography import sentence_ends


def sentence_spans(article: Article) -> tuple[Span, ...]:
    """Return the sentences of every block, in order, without white space at their edges.

    A sentence ends at 。！？!? or an English full stop, closing quotes and brackets included, or where its
    block does; `；` ends none. Together they hold every character of the text that is no white space.
    """
    return tuple(span for block in article.blocks for span in _in_block(article.text, block.span))


def sentence_around(article: Article, span: Span) -> Span:
    """Return the smallest run of whole sentences that holds `span`."""
    start, end = span.start, span.end
    for block in article.blocks:
        if not (block.span.start <= span.end and span.start <= block.span.end):
            continue
        for sentence in _in_block(article.text, block.span):
            if sentence.overlap(span):
                start, end = min(start, sentence.start), max(end, sentence.end)
    return Span(start, end)


def _in_block(text: str, block: Span) -> list[Span]:
    inside = block.of(text)
    spans: list[Span] = []
    start = 0
    for end in [*sentence_ends(inside), len(inside)]:
        shown = inside[start:end].strip()
        if shown:
            first = inside.index(shown, start)
            spans.append(Span(first, first + len(shown)).shifted(block.start))
        start = end
    return spans
