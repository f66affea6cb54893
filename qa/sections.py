"""What stands above a statement: its section's heading, the words that open its list, their year."""

import re
from collections.abc import Sequence
from functools import lru_cache

from documents import Article, BlockKind, Span
from index import fold
from qa.years import years_named, years_told

# A year that opens a sentence speaks of the sentences after it too: 去年，…。 数据显示，2024年…。
_TOPICAL = re.compile(r"(?:^|[。！？!?\n])(?:[^。，,；;：:\d]{2,8}[，,：:])?(?P<opening>[^。，,]{0,8})")
_LEADS_IN = ("：", ":")


@lru_cache(maxsize=8192)
def heading_above(article: Article, position: int) -> str:
    """Return the heading of the section that `position` lies in, and the words that open its list, folded.

    Empty where nothing but the title stands above it.
    """
    heading, lead = "", ""
    for block in article.blocks:
        if block.span.start >= position or block.span.contains(Span(position, position + 1)):
            break
        text = block.span.of(article.text).strip()
        if block.kind is BlockKind.HEADING:
            heading, lead = text, ""
        elif block.kind is BlockKind.PARAGRAPH:
            lead = text if text.endswith(_LEADS_IN) else ""
    return fold(f"{heading}\n{lead}".strip())


def year_above(article: Article, position: int) -> int | None:
    """Return the year that what stands before `position` speaks of, without its own sentence.

    That is the last one that opens a sentence of its paragraph, else that of its section.
    """
    block = article.block_at(position)
    opened = _opened(article, block.span.start, position) if block else []
    published = article.published.year if article.published else None
    return _last(opened) or _last(years_told(heading_above(article, position), published))


def year_spoken_of(article: Article, position: int) -> int | None:
    """Return the last year that a sentence anywhere before `position` opens with, None where none does.

    Only a year in digits, and none to come, tells of more than its own paragraph: 上年剩下的2.2公里 does not.
    """
    published = article.published.year if article.published else None
    before = fold(article.text[:position])
    named = [int(year[1]) for match in _TOPICAL.finditer(before) for year in years_named(match["opening"])]
    return _last([year for year in named if published is None or year <= published])


def _opened(article: Article, start: int, end: int) -> list[int]:
    published = article.published.year if article.published else None
    before = fold(article.text[start:end])
    return [year for match in _TOPICAL.finditer(before) for year in years_told(match["opening"], published)]


def years_of_title(article: Article) -> list[int]:
    """Return the years that the title names."""
    return [int(match[1]) for match in years_named(article.title)]


def _last(years: Sequence[int]) -> int | None:
    return years[-1] if years else None
