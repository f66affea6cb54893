"""Matches the place and year of a question with those of a statement and its article."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from documents import Article, Passage, Span
from index import fold
from qa.forms import Asks
from qa.periods import period_asked, speaks_of
from qa.places import bare_name, chinese_places
from qa.question import Focus
from qa.sections import heading_above, year_above, years_of_title
from qa.spelling import spelled, spelt_in
from qa.years import years_governing, years_told

# Divisions from the largest to the smallest, by their last character.
_RANKS = {"省": 1, "州": 2, "盟": 2, "市": 2, "区": 3, "县": 3, "旗": 3, "镇": 4, "乡": 4, "道": 4}
# A dateline and the opening say which place a page is about.
_OPENING = 200


def in_scope(focus: Focus, passage: Passage, sentence: Span, statement: Span) -> bool:
    """Say whether the `statement` in a sentence can speak of the question's places, names and year.

    The last place of the question's level, and the last year, that the sentence names up to the statement
    decide. Where it names none, the place is the one that the article is about, and the year that of its
    paragraph, its section, its title or its publication. A name that is no place, of a firm above all, must
    stand somewhere in the article.
    """
    article = passage.article
    said = fold(article.text[sentence.start : statement.end])
    return (
        all(
            _place_fits(place, article, said, focus.asks is Asks.NUMBER)
            or _holds_another(place, focus.places, article)
            for place in focus.places
        )
        and all(firm in fold(article.title + article.text) for firm in focus.firms)
        and all(spelt_in(spelled(name), article.title + article.text) for name in focus.names)
        and (not focus.years or any(_year_fits(year, article, said, sentence) for year in focus.years))
        and _period_fits(focus, article, sentence)
    )


def may_answer(focus: Focus, passage: Passage) -> bool:
    """Say whether some statement of the passage could be in scope: its place and year are named or meant."""
    article = passage.article
    text = fold(passage.text)
    published = article.published.year if article.published else None
    above = year_above(article, passage.span.start)
    years = {published, above, *years_told(text, published), *years_of_title(article)}
    return all(
        place in text
        or bare_name(place) in text
        or _is_about(place, article)
        or _holds_another(place, focus.places, article)
        for place in focus.places
    ) and (not focus.years or published is None or not years.isdisjoint(focus.years))


def places_of(passages: Iterable[Passage]) -> frozenset[str]:
    """Return the places, with their division, that the passages and their articles' headings name."""
    return frozenset(
        place for passage in passages for place in (*_named(passage.text), *headed_by(passage.article))
    )


def headed_by(article: Article) -> tuple[str, ...]:
    """Return the places that the article's title and opening name, in order."""
    return _named(f"{article.title}\n{article.text[:_OPENING]}")


@lru_cache(maxsize=8192)
def _named(text: str) -> tuple[str, ...]:
    return chinese_places(fold(text))


def _place_fits(place: str, article: Article, said: str, counts: bool) -> bool:
    """Say whether what was `said` can be of the place; a figure is of the last place named.

    A bus from one district to the other is of both.
    """
    named = [one for one in _named(said) if one.endswith(_level(place))]
    if named:
        return place in named[-1] if counts else any(place in one for one in named)
    return bare_name(place) in said or _is_about(place, article)


def _is_about(place: str, article: Article) -> bool:
    """Say whether the title names the place, or it is the first of its level in title and opening."""
    if bare_name(place) in fold(article.title):
        return True
    same_level = [one for one in headed_by(article) if one.endswith(_level(place))]
    return same_level[:1] == [place]


def _holds_another(place: str, asked: Sequence[str], article: Article) -> bool:
    """Say whether `place` only says where a smaller one that is asked for lies; no other is told.

    砚江市照溪县: what is told of the county need not name the city.
    """
    rank = _RANKS.get(_level(place)[-1:], 0)
    smaller = [one for one in asked if _RANKS.get(_level(one)[-1:], 0) > rank > 0]
    if not smaller:
        return False
    headed = [one for one in headed_by(article) if one.endswith(_level(place))]
    return not headed or place in headed


def _period_fits(focus: Focus, article: Article, sentence: Span) -> bool:
    period = period_asked(focus.text) if focus.asks is Asks.NUMBER else None
    return period is None or speaks_of(
        period, article, sentence.of(article.text), heading_above(article, sentence.start)
    )


def _level(place: str) -> str:
    return place[len(bare_name(place)) :]


def _year_fits(year: int, article: Article, said: str, sentence: Span) -> bool:
    told = years_governing(said, article.published.year if article.published else None)
    if told:
        return year == told[-1]
    above = year_above(article, sentence.start)
    if above is not None:
        return year == above
    headed = years_of_title(article)
    if year in headed:
        return True
    if article.published is not None:
        return article.published.year == year
    return not headed  # an undated page neither confirms nor denies a year
