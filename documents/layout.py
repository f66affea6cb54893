"""A raw document into its articles: forms, by-lines, stitching, stories, titles and dates, in turn."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from documents.bylines import take_bylines
from documents.datelines import (
    Day,
    dateline_day,
    find_source,
    paper_of_page,
    print_date,
    print_day,
    stated_date,
)
from documents.forms import forms_of
from documents.headlines import find_title, kind_in_head, same_title, shown_title
from documents.items import Item
from documents.source import Form, Layout, Line, RawDocument
from documents.stitching import stitch
from documents.stories import Story, split_stories
from documents.types import Article, Block, BlockKind, Piece, Span
from documents.years import YearRange, infer_year, year_evidence

_KINDS = {
    Form.TEXT: BlockKind.PARAGRAPH,
    Form.HEADLINE: BlockKind.HEADING,
    Form.BULLET: BlockKind.SUMMARY,
    Form.CAPTION: BlockKind.CAPTION,
    Form.BYLINE: BlockKind.BYLINE,
    Form.FURNITURE: BlockKind.FURNITURE,
}
# Stories of one file whose days lie so near to each other stand on one page, and share its year.
_SAME_PAGE_DAYS = 3


class _Draft(NamedTuple):
    """A story on its way to an article."""

    title: str
    blocks: list[tuple[BlockKind, Line]]
    headlines: list[str]
    paragraphs: list[str]
    bylines: list[str]


def lay_out(document: RawDocument, path: str, identifier: str) -> tuple[Article, ...]:
    """Return the articles of a document; their ids are `identifier` with `-1`, `-2`, … behind it."""
    items = [
        item
        for line, form in zip(document.lines, forms_of(document.lines), strict=True)
        for item in _signed_items(form, line)
    ]
    is_page = document.layout is Layout.PAGE
    stories = split_stories(stitch(items)) if is_page else [_single_story(items)]
    drafts = [_draft(story, document) for story in stories]
    furniture = [item.line.text for item in items if item.form is Form.FURNITURE]
    paper, printed = paper_of_page(furniture), print_date(furniture)
    published = _dates(drafts, document.published or printed, print_day(furniture))
    articles = []
    for number, (draft, day) in enumerate(zip(drafts, published, strict=True), start=1):
        text, blocks, pieces = _set_type(draft.blocks, document.origin)
        first = draft.paragraphs[0] if draft.paragraphs else ""
        articles.append(
            Article(
                id=f"{identifier}-{number}",
                title=draft.title,
                text=text,
                published=day,
                source=document.source or find_source(draft.bylines, first, paper),
                path=path,
                blocks=blocks,
                pieces=pieces,
            )
        )
    return tuple(articles)


def _signed_items(form: Form, line: Line) -> Iterator[Item]:
    signed = take_bylines(form, line)
    yield Item(form, signed.line)
    if signed.opening is not None:
        yield Item(Form.BYLINE, signed.opening, opening=True)
    if signed.closing is not None:
        yield Item(Form.BYLINE, signed.closing)


def _single_story(items: Sequence[Item]) -> Story:
    first = next((number for number, item in enumerate(items) if item.form is Form.TEXT), len(items))
    story = Story(head=list(items[:first]))
    for item in items[first:]:
        story.add(item)
    return story


def _draft(story: Story, document: RawDocument) -> _Draft:
    """Return the story's title and its blocks in reading order: by-lines and page furniture last."""
    title_at, title = _title(story, document)
    head = [item for number, item in enumerate(story.head) if number != title_at]
    blocks = [(_kind_above(item), item.line) for item in head]
    blocks += [(_KINDS[item.form], item.line) for item in story.body]
    last = (BlockKind.BYLINE, BlockKind.FURNITURE)
    ordered = [block for block in blocks if block[0] not in last]
    for kind in last:
        ordered += [block for block in blocks if block[0] is kind]
    return _Draft(
        title=title,
        blocks=ordered,
        headlines=[title, *(item.line.text for item in head if item.form is Form.HEADLINE)],
        paragraphs=[item.line.text for item in story.paragraphs],
        bylines=[line.text for kind, line in ordered if kind is BlockKind.BYLINE],
    )


def _title(story: Story, document: RawDocument) -> tuple[int | None, str]:
    """Return which item of the head is the title, and its text; one that the format states comes first."""
    if document.title is not None:
        for number, item in enumerate(story.head):
            if item.form is Form.HEADLINE and same_title(item.line.text, document.title):
                return number, item.line.text
        return None, document.title
    found = find_title(story.head)
    if found is not None:
        return found, story.head[found].line.text
    lines = story.paragraphs or story.body or story.head
    return None, shown_title(lines[0].line.text)


def _kind_above(item: Item) -> BlockKind:
    """Return the kind of a block above the story; a heading that the format declares stays one."""
    if item.form is Form.HEADLINE and item.line.form is None:
        return kind_in_head(item)
    return _KINDS[item.form]


def _dates(drafts: Sequence[_Draft], known: date | None, printed: Day | None) -> list[date | None]:
    """Return each story's date: as the format or the page states it, else its day in the year that fits.

    A story without a day of its own has the one that the page's header states, `printed`.
    """
    days = [(dateline_day(draft.paragraphs[0]) if draft.paragraphs else None) or printed for draft in drafts]
    evidence = [
        YearRange() if day is None else year_evidence(draft.headlines, draft.paragraphs, day)
        for draft, day in zip(drafts, days, strict=True)
    ]
    return [
        known or stated_date(draft.bylines) or _day_in_year(day, days, evidence)
        for draft, day in zip(drafts, days, strict=True)
    ]


def _day_in_year(day: Day | None, days: Sequence[Day | None], evidence: Sequence[YearRange]) -> date | None:
    if day is None:
        return None
    together = YearRange()
    for other, found in zip(days, evidence, strict=True):
        if other is not None and other.month == day.month and abs(other.day - day.day) <= _SAME_PAGE_DAYS:
            together = together.also(found)
            if other.year is not None:
                together = together.also(YearRange(other.year, other.year))
    year = infer_year(day, together)
    return None if year is None else day.in_year(year)


def _set_type(
    blocks: Sequence[tuple[BlockKind, Line]], origin: Sequence[Span]
) -> tuple[str, tuple[Block, ...], tuple[Piece, ...]]:
    """Return the article's text, one block a line, its blocks, and its pieces in the raw file."""
    texts: list[str] = []
    placed: list[Block] = []
    pieces: list[Piece] = []
    offset = 0
    for kind, line in blocks:
        texts.append(line.text)
        placed.append(Block(kind, Span(offset, offset + len(line.text))))
        for piece in line.pieces:
            moved = replace(piece, text=piece.text + offset)
            pieces += _in_source(moved, origin) if origin else [moved]
        offset += len(line.text) + 1
    return "\n".join(texts), tuple(placed), tuple(pieces)


def _in_source(piece: Piece, origin: Sequence[Span]) -> list[Piece]:
    """Return a piece of shown text as pieces of the source: runs of characters, and single references."""
    found: list[Piece] = []
    for number in range(piece.length):
        place = origin[piece.raw + number]
        text = piece.text + number
        if len(place) > 1:
            found.append(Piece(text, place.start, 1, len(place)))
        elif found and found[-1].raw_length is None and found[-1].raw + found[-1].length == place.start:
            found[-1] = replace(found[-1], length=found[-1].length + 1)
        else:
            found.append(Piece(text, place.start, 1))
    return found
