"""Articles into passages of about 300 characters that end where sentences do."""

from collections.abc import Iterator

from langchain_text_splitters import RecursiveCharacterTextSplitter

from documents.sentences import sentence_spans
from documents.types import Article, BlockKind, Passage, Span
from documents.typography import SENTENCE_END

PASSAGE_LENGTH = 300  # a newspaper paragraph; DESIGN.md's figures were measured at this length
# A sentence longer than this is cut at its clauses: beyond it an encoder of 512 tokens may drop the
# sentence's end (Chinese takes up to one token a character).
LONGEST_SENTENCE = 480
_SHORTEST = 60  # a shorter passage (a heading, a list's first item) is joined to the one after it

_BY_SENTENCE = RecursiveCharacterTextSplitter(
    separators=["\n", SENTENCE_END.pattern],
    is_separator_regex=True,
    keep_separator="end",
    strip_whitespace=False,
    add_start_index=True,
    chunk_size=PASSAGE_LENGTH,
    chunk_overlap=0,
)
_BY_CLAUSE = RecursiveCharacterTextSplitter(
    separators=["；", ";", "，", ",", "、", ""],
    keep_separator="end",
    strip_whitespace=False,
    add_start_index=True,
    chunk_size=PASSAGE_LENGTH,
    chunk_overlap=0,
)


def split_passages(article: Article) -> tuple[Passage, ...]:
    """Return the passages of an article; together they hold all its text but page furniture.

    A passage ends inside a sentence only when that sentence is longer than LONGEST_SENTENCE. None crosses a
    heading: a heading opens its section's first passage.
    """
    ends = {sentence.end for sentence in sentence_spans(article)}
    found = []
    for section in _sections(article):
        for span in _whole_sentences(_chunks(_BY_SENTENCE, article.text, section), ends):
            if len(span) > LONGEST_SENTENCE:
                found += _chunks(_BY_CLAUSE, article.text, span)
            else:
                found.append(span)
    return tuple(Passage(article, span) for span in found)


def _sections(article: Article) -> Iterator[Span]:
    """Yield the stretches between headings, each from its heading to the next."""
    start: int | None = None
    end = 0
    for block in article.blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        if start is None:
            start = block.span.start
        elif block.kind is BlockKind.HEADING and start < block.span.start:
            yield Span(start, end)
            start = block.span.start
        end = block.span.end
    if start is not None:
        yield Span(start, end)


def _chunks(splitter: RecursiveCharacterTextSplitter, text: str, stretch: Span) -> list[Span]:
    """Return the splitter's chunks of a stretch of text, without white space at their edges."""
    inside = stretch.of(text)
    spans = []
    for chunk in splitter.create_documents([inside]):
        start = chunk.metadata["start_index"]
        content = chunk.page_content
        if inside[start : start + len(content)] != content:
            raise AssertionError(f"The splitter misplaced a chunk at {stretch.start + start}.")
        shown = content.strip()
        if shown:
            first = start + content.index(shown)
            spans.append(Span(first, first + len(shown)).shifted(stretch.start))
    return spans


def _whole_sentences(chunks: list[Span], ends: set[int]) -> list[Span]:
    """Join chunks until each ends where a sentence does, and none is too short to be about something."""
    joined: list[Span] = []
    for chunk in chunks:
        if joined and (joined[-1].end not in ends or len(joined[-1]) < _SHORTEST):
            chunk = Span(joined.pop().start, chunk.end)
        joined.append(chunk)
    if len(joined) > 1 and len(joined[-1]) < _SHORTEST:
        last = joined.pop()
        joined.append(Span(joined.pop().start, last.end))
    return joined
