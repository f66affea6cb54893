"""Matches the place and year of a question with those of a statement and its article."""

import re
from collections.abc import Iterable
from functools import lru_cache

from pypinyin import lazy_pinyin

from documents import Article, Passage, Span
from index import fold
from qa.question import Focus, analyse

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=\s*年|[^\d.,%]|$)")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
# A dateline and the opening say which place a page is about.
_OPENING = 200


def in_scope(focus: Focus, passage: Passage, sentence: Span) -> bool:
    """Say whether a statement can speak of the question's place and year.

    A place counts when the sentence names it, or when the article's title or opening does and the
    sentence names no other place of that level. A year counts when the sentence names it, or names none
    and the article was published in it or is headed by it.
    """
    return all(_place_fits(place, passage, sentence) for place in focus.places) and (
        not focus.years or any(_year_fits(year, passage, sentence) for year in focus.years)
    )


def places_of(articles: Iterable[Article]) -> frozenset[str]:
    """Return the places that the articles' titles and openings name, with their division: 李沧区."""
    return frozenset(
        place
        for article in articles
        for place in _named_places(f"{article.title}\n{article.text[:_OPENING]}")
    )


@lru_cache(maxsize=4096)
def _named_places(heading: str) -> tuple[str, ...]:
    return analyse(heading).places


def _place_fits(place: str, passage: Passage, sentence: Span) -> bool:
    article = passage.article
    text = sentence.of(article.text)
    if _names(text, place):
        return True
    heading = f"{article.title}\n{article.text[:_OPENING]}"
    if not _names(heading, place):
        return False
    return not _names_sibling(text, place)


def _names(text: str, place: str) -> bool:
    folded = fold(text)
    if fold(place) in folded:
        return True
    if not place.isascii():
        # 李沧区 is 李沧 in a headline; a bare name shorter than two characters would match anything.
        bare = place[:-1]
        return len(bare) >= 2 and bare in folded
    return _romanised(place) in _pinyin(folded)


def _names_sibling(text: str, place: str) -> bool:
    if place.isascii():
        return False
    suffix = place[-1]
    siblings = re.findall(rf"[\u4e00-\u9fff]{{2}}(?<![全本该我各每城片小社园景商地]){suffix}", fold(text))
    return any(place not in name and name[:-1] not in place and _is_name(name) for name in siblings)


def _is_name(text: str) -> bool:
    return text[-2] not in "全本该我各每城片小社园景商地院校辖"


def _year_fits(year: int, passage: Passage, sentence: Span) -> bool:
    article = passage.article
    named = _years(sentence.of(article.text))
    if named:
        return year in named
    block = article.block_at(sentence.start)
    before = article.text[block.span.start : sentence.start] if block else ""
    headed = _years(article.title)
    if year in headed or year in _years(before):
        return True
    if article.published is not None:
        return article.published.year == year
    return not headed  # an undated page neither confirms nor denies a year


def _years(text: str) -> set[int]:
    return {int(match) for match in _YEAR.findall(fold(text))}


def _romanised(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


@lru_cache(maxsize=8192)
def _pinyin(folded: str) -> str:
    return " ".join("".join(lazy_pinyin(run)) for run in _HAN.findall(folded)) + " " + folded
