"""Matches the place and year of a question with those of a statement and its article."""

import re
from collections.abc import Iterable
from functools import lru_cache

from documents import Article, Passage, Span
from index import fold
from qa.places import bare_name, chinese_places
from qa.question import Focus
from qa.spelling import pinyin_of, spelled

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=\s*年|[^\d.,%]|$)")
# A dateline and the opening say which place a page is about.
_OPENING = 200


def in_scope(focus: Focus, passage: Passage, sentence: Span) -> bool:
    """Say whether a statement can speak of the question's places, names and year.

    A place counts when the sentence names it, or when the article is about it and the sentence names no
    other. A name that is no place must stand somewhere in the article. A year counts when the sentence names
    it, or names none and the article was published in it or is headed by it.
    """
    article = passage.article
    return (
        all(_place_fits(place, passage, sentence) for place in focus.places)
        and all(spelled(name) in pinyin_of(article.title + article.text) for name in focus.names)
        and (not focus.years or any(_year_fits(year, passage, sentence) for year in focus.years))
    )


def places_of(articles: Iterable[Article]) -> frozenset[str]:
    """Return the places that the articles' titles and openings name, with their division: 李沧区."""
    return frozenset(place for article in articles for place in _headed(article))


def _headed(article: Article) -> tuple[str, ...]:
    return _named(f"{article.title}\n{article.text[:_OPENING]}")


@lru_cache(maxsize=8192)
def _named(text: str) -> tuple[str, ...]:
    return chinese_places(fold(text))


def _place_fits(place: str, passage: Passage, sentence: Span) -> bool:
    article = passage.article
    text = fold(sentence.of(article.text))
    if place in text or (bare_name(place) in text and not _others(place, text)):
        return True
    return _is_about(place, article) and not _others(place, text)


def _is_about(place: str, article: Article) -> bool:
    """Say whether the title names the place or, where it names none of its level, the opening names it first."""
    if bare_name(place) in fold(article.title):
        return True
    same_level = [one for one in _headed(article) if one.endswith(_level(place))]
    return same_level[:1] == [place]


def _others(place: str, text: str) -> bool:
    """Say whether `text` names another place of the same level, which it then speaks of."""
    return any(
        other != place and other.endswith(_level(place)) and place not in other for other in _named(text)
    )


def _level(place: str) -> str:
    return place[len(bare_name(place)) :]


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
