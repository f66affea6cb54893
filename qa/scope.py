"""Matches the place and year of a question with those of a statement and its article."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from documents import Article, Passage, Span
from index import fold
from qa.editions import edition_asked, editions_told
from qa.forms import Asks
from qa.periods import asks_for_whole_year, period_asked, speaks_of, tells_whole_year
from qa.places import bare_name, chinese_places, real_divisions
from qa.question import Focus
from qa.sections import heading_above, year_above, year_spoken_of, years_of_title
from qa.spelling import spelled, spelt_as_words, spelt_in
from qa.types import Status
from qa.years import years_governing, years_named, years_told

# Divisions from the largest to the smallest, by their last character.
_RANKS = {"省": 1, "州": 2, "盟": 2, "市": 2, "区": 3, "县": 3, "旗": 3, "镇": 4, "乡": 4, "道": 4}
_CITY = 2
# A dateline and the opening say which place a page is about.
_OPENING = 200
_WHOLE = re.compile(
    r"全(?P<level>[省州盟市])(?![首唯第率最排列居名])|\b(?:whole|entire) (?P<larger>city|province)\b|"
    r"\b(?P<wide>city|province)-?wide\b"
)
_YEAR_PAST = re.compile(r"(?:过去的?|刚刚?过去的|这)一年|一年来")
_SEGMENT_END = re.compile(r"[;；]")
_JOINED = re.compile(r"[、和与及跟至到—-]|以及")
# In its first months a page reports on the year before.
_EARLY_MONTHS = 2


def in_scope(focus: Focus, passage: Passage, sentence: Span, statement: Span) -> bool:
    """Say whether the `statement` in a sentence can speak of the question's places, names and year.

    The last place of the question's level, and the last year, that the sentence names up to the statement
    decide. Where it names none, the place is the one that the article is about, and the year that of its
    paragraph, its section, its title or its publication. A name that is no place, of a firm above all, must
    stand somewhere in the article, and so must the edition of a fair where the article counts editions.
    """
    article = passage.article
    said = fold(article.text[sentence.start : statement.end])
    return (
        _places_fit(focus, article, sentence, statement)
        and all(name in fold(article.title + article.text) for name in (*focus.firms, *focus.districts))
        and all(_holds_name(spelled(name), article.title + article.text) for name in focus.names)
        and (
            not focus.years
            or any(_year_fits(year, focus, article, sentence, statement) for year in focus.years)
        )
        and _period_fits(focus, article, sentence)
        and _edition_fits(focus, article)
        and _of_the_whole(focus, article, said)
        and not _of_a_part(focus, article, said)
    )


def may_answer(focus: Focus, passage: Passage) -> bool:
    """Say whether some statement of the passage could be in scope: its place and year are named or meant."""
    article = passage.article
    text = fold(passage.text)
    published = article.published.year if article.published else None
    above = year_above(article, passage.span.start)
    spoken = year_spoken_of(article, passage.span.start)
    years = {
        published,
        above,
        spoken,
        _year_looked_back_on(article),
        *years_told(text, published),
        *years_of_title(article),
    }
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


def _places_fit(focus: Focus, article: Article, sentence: Span, statement: Span) -> bool:
    """Say whether a statement can be of all the question's places; of several alike with their own, of one.

    What is no figure may stand before its place: 11月6日，石门镇至槐南乡公路通车.
    """
    said = fold(article.text[sentence.start : statement.end])
    before = _paragraph_before(article, sentence)
    rest = (
        "" if focus.asks is Asks.NUMBER else _SEGMENT_END.split(article.text[statement.end : sentence.end])[0]
    )
    fits = {
        place: _place_fits(place, article, sentence, said, before, focus)
        or (bare_name(place) in fold(rest) and not _named(_SEGMENT_END.split(said)[-1]))
        or _holds_another(place, focus.places, article)
        for place in focus.places
    }
    return all(
        fit or (focus.several and any(fits[other] for other in fits if _level(other) == _level(place)))
        for place, fit in fits.items()
    )


def _place_fits(place: str, article: Article, sentence: Span, said: str, before: str, focus: Focus) -> bool:
    """Say whether what was `said` can be of the place; a figure is of the last place named.

    Where the sentence names none, what stands `before` it in its paragraph does: 鹰嘴乡通了班车。票价8元。
    A bus from one district to the other is of both, and a figure of those named together that are asked
    for together. A figure of the whole city is none of its districts', and where the title names two alike,
    the one that the text named last has what follows.
    """
    named = [one for one in _named(said) if one.endswith(_level(place))]
    bare = bare_name(place)
    if named:
        last = max(said.rfind(one) for one in named)
        # 禾埠区…，苇塘分中心: the bare name after the last division named is as good as that.
        if place in named[-1] or said.rfind(bare) > last:
            return True
        if focus.asks is Asks.NUMBER:
            together = _named_together(said, named)
            return place in together and together <= set(focus.places)
        # A reason may name where else something happened: 总部迁往棠溪区.
        return bare in said or (focus.asks is Asks.CLAUSE and _is_about(place, article))
    if focus.asks is Asks.NUMBER and _told_of_more(place, said):
        return False
    if bare in said:
        return True
    beside = _titled_beside(place, article)
    if beside and focus.asks is Asks.NUMBER:
        return _last_named({place, *beside}, article.text[: sentence.start]) in (place, None)
    if _is_about(place, article) and not (focus.asks is Asks.NUMBER and _titled_larger(place, article)):
        return True
    earlier = [one for one in _named(before) if one.endswith(_level(place))]
    return place in earlier[-1] if earlier else bare in before


def _told_of_more(place: str, said: str) -> bool:
    """Say whether a figure is of a larger whole than the place, which is not named after it: 全市3120根."""
    rank = _RANKS.get(_level(place)[-1:], 0)
    whole = [one for one in _WHOLE.finditer(said) if one["level"]][-1:]
    return any(_RANKS[one["level"]] < rank and bare_name(place) not in said[one.end() :] for one in whole)


def _titled_beside(place: str, article: Article) -> list[str]:
    """Return the other places of its level that a title joins to `place`: 桐埠、栎川两区."""
    title, level = fold(article.title), _level(place)
    alike = [one for one in headed_by(article) if _level(one) == level and one != place]
    own, joined = f"{bare_name(place)}(?:{level})?", f"(?:{_JOINED.pattern})"
    others = {one: f"{bare_name(one)}(?:{level})?" for one in alike}
    return [
        one for one, other in others.items() if re.search(f"{own}{joined}{other}|{other}{joined}{own}", title)
    ]


def _last_named(places: set[str], text: str) -> str | None:
    """Return which of the places a text names last, None where it names none."""
    folded = fold(text)
    found = {place: folded.rfind(bare_name(place)) for place in places}
    last = max(found, key=lambda place: found[place])
    return last if found[last] >= 0 else None


def _named_together(said: str, named: Sequence[str]) -> set[str]:
    """Return the last place named and those joined to it: 石碾镇、双井镇的两处."""
    together = {named[-1]}
    start = said.rfind(named[-1])
    for one in reversed(named[:-1]):
        place = said.rfind(one, 0, start)
        if place < 0 or not _JOINED.fullmatch(said, place + len(one), start):
            break
        together.add(one)
        start = place
    return together


def _of_the_whole(focus: Focus, article: Article, said: str) -> bool:
    """Say whether what was `said` can be of the whole city or province, where that is asked for.

    A page about a district says so where it speaks of more: 青岛市李沧区 only tells where the district lies.
    """
    whole = _WHOLE.search(fold(focus.text))
    if whole is None or _WHOLE.search(said) or any(bare_name(place) in said for place in focus.places):
        return True
    level = whole["level"] or ("省" if "province" in (whole["larger"], whole["wide"]) else "市")
    headed, heading = headed_by(article), fold(f"{article.title}\n{article.text[:_OPENING]}")
    smaller = [place for place in headed if _RANKS.get(_level(place)[-1:], 0) > _RANKS[level]]
    larger = [place for place in headed if place not in smaller]
    spoken = [one for one in larger if any(f"{one}{place}" not in heading for place in smaller)]
    return not smaller or bool(spoken)


def _of_a_part(focus: Focus, article: Article, said: str) -> bool:
    """Say whether a figure is of the district that a page's title names, and its city is asked about."""
    if focus.asks is not Asks.NUMBER or not focus.places or _WHOLE.search(said):
        return False
    ranks = [_RANKS.get(_level(place)[-1:], 0) for place in focus.places]
    smaller = [one for one in _named(article.title) if _RANKS.get(_level(one)[-1:], 0) > _CITY]
    return (
        all(0 < rank <= _CITY for rank in ranks)
        and bool(smaller)
        and not any(bare_name(place) in said + fold(article.title) for place in focus.places)
    )


def _paragraph_before(article: Article, sentence: Span) -> str:
    block = article.block_at(sentence.start)
    return fold(article.text[block.span.start : sentence.start]) if block else ""


def _is_about(place: str, article: Article) -> bool:
    """Say whether the title names the place, or it is the first of its level in title and opening."""
    if bare_name(place) in fold(article.title):
        return True
    headed = headed_by(article)
    same_level = [one for one in headed if one.endswith(_level(place))]
    if same_level:
        return same_level[:1] == [place]
    # A page about a district need not name its city; of another city it would.
    return _RANKS.get(place[-1]) == _CITY and bool(headed) and bare_name(place) in fold(article.text)


def _titled_larger(place: str, article: Article) -> bool:
    """Say whether the title is of what the place lies in, and not of it: a city's page tells its figures."""
    rank = _RANKS.get(_level(place)[-1:], 0)
    title = fold(article.title)
    if bare_name(place) in title:
        return False
    larger = [one for one in headed_by(article) if 0 < _RANKS.get(_level(one)[-1:], 0) < rank]
    return any(bare_name(one) in title for one in larger)


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
    if focus.asks is not Asks.NUMBER:
        return True
    said, heading = sentence.of(article.text), heading_above(article, sentence.start)
    period = period_asked(focus.text)
    if period is not None:
        return speaks_of(period, article, said, heading, planned=focus.sense is Status.PLANNED)
    if focus.sense is not Status.PLANNED and asks_for_whole_year(focus.text):
        return tells_whole_year(article, said, heading, focus.years)
    return True


@lru_cache(maxsize=8192)
def _holds_name(letters: str, text: str) -> bool:
    """Say whether a text holds the name that an English question spells; of a real district, as a word."""
    return (spelt_as_words if letters in real_divisions() else spelt_in)(letters, text)


def _edition_fits(focus: Focus, article: Article) -> bool:
    asked = edition_asked(focus.text)
    told = editions_told(f"{article.title}\n{article.text}") if asked is not None else frozenset()
    return not told or asked in told


def _level(place: str) -> str:
    return place[len(bare_name(place)) :]


def _year_fits(year: int, focus: Focus, article: Article, sentence: Span, statement: Span) -> bool:
    published = article.published.year if article.published else None
    if focus.asks is not Asks.NUMBER and (
        year == published or year in years_told(fold(sentence.of(article.text)), published)
    ):
        return True  # a reason or a day may be of another year than what it is told with
    told = years_governing(fold(article.text[sentence.start : statement.end]), published)
    if told:
        return year == told[-1] or year in years_told(fold(statement.of(article.text)), published)
    above = year_above(article, sentence.start)
    if above is not None:
        return year == above
    headed = years_of_title(article)
    if year in headed or year == year_spoken_of(article, sentence.start):
        return True
    if year == published:
        return not headed or focus.asks is not Asks.NUMBER  # a page on 2022 of June 2023 tells of 2022
    if year == _year_looked_back_on(article):
        return True
    return published is None and not headed  # an undated page neither confirms nor denies a year


def _year_looked_back_on(article: Article) -> int | None:
    """Return the year before that of a page from January or February that names or means it."""
    if article.published is None or article.published.month > _EARLY_MONTHS:
        return None
    last = article.published.year - 1
    named = any(int(year[1]) == last for year in years_named(article.text[:_OPENING]))
    return last if named or _YEAR_PAST.search(article.text) else None
