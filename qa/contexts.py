"""What a passage or a candidate takes from its article: the networks read them as they would stand alone.

A passage seldom names its place and year; the article's title and date do. So the network reads the title
and date before the passage, and of the question leaves out the places and years that the passage does not
name: whether those fit is decided by `qa.scope`, and a network that looks for them in vain says "no answer".
"""

import re

from documents import Article, Span, sentence_around
from index import fold
from index.everyday import load_sayings, sayings_in
from qa.places import bare_name
from qa.question import Focus
from qa.spelling import spelled, spells

_YEAR = r"(?<!\d)(?:{years})(?!\d)"
_LEADING = re.compile(r"^[的，,、在按]+")
_NAMED_EN = re.compile(
    r"(?:\b[Tt]he )?\b(?P<name>[A-Z][A-Za-z]+)(?P<owner>'s?)?"
    r"(?: (?:District|County|City|Town|Township))?(?P<later>'s?)?(?![\w'])"
)

# Characters shown before and after a candidate, within its sentence. Where little of that stands before it,
# the sentence before is shown too: it often names what is counted.
_BEFORE, _AFTER, _LITTLE = 80, 40, 40


def surroundings(article: Article, span: Span) -> Span:
    """Return what of the article is shown around a candidate to whoever is to verify it."""
    sentence = sentence_around(article, span)
    start = max(sentence.start, span.start - _BEFORE)
    if span.start - start < _LITTLE and sentence.start > 1 and article.text[sentence.start - 1] != "\n":
        before = sentence_around(article, Span(sentence.start - 2, sentence.start - 1))
        start = max(before.start, span.start - _BEFORE)
    return Span(start, min(sentence.end, span.end + _AFTER))


def heading_of(article: Article) -> str:
    """Return the line that the network reads before a passage: title and date; empty where there is neither.

    望浦区晒出民生实事答卷（2024年12月26日）, and a line feed.
    """
    day = article.published
    dated = f"（{day.year}年{day.month}月{day.day}日）" if day else ""
    return f"{article.title}{dated}\n" if article.title or dated else ""


def asked_of(focus: Focus, passage: str) -> str:
    """Return the question without the places and years that `passage` does not name.

    An English question keeps a place's role in the sentence: "How many did Wangpu plan in 2024?" becomes "How
    many did the district plan?".
    """
    places = [place for place in focus.places if bare_name(place) not in passage]
    years = [str(year) for year in focus.years if str(year) not in passage]
    text = _without_years(focus, years)
    text = _without_places_zh(text, places) if focus.language == "zh" else _without_places_en(text, places)
    if focus.language == "zh":
        text = _in_the_words_of(passage, text)
    text = re.sub(r"\s+", " ", text).strip()
    return text if any(character.isalnum() for character in text) else focus.text


def _in_the_words_of(passage: str, question: str) -> str:
    """Return a question with the passage's word for what it says otherwise: 老人食堂 as 助餐点."""
    told, sayings = fold(passage), load_sayings()
    for said in sayings_in(fold(question)):
        word = max((word for word in sayings[said] if word in told), key=len, default="")
        if word and said not in told and word not in question:
            question = question.replace(said, word)
    return question


def _without_years(focus: Focus, years: list[str]) -> str:
    if not years:
        return focus.text
    year = _YEAR.format(years="|".join(years))
    if focus.language == "zh":
        return re.sub(rf"{year}\s*年?度?", "", focus.text)
    return re.sub(rf"(?:\b(?:in|for|during|by|of) (?:the year )?)?{year}(?:'s)?", "", focus.text)


def _without_places_zh(text: str, places: list[str]) -> str:
    for place in places:
        for form in (place, bare_name(place)):
            text = text.replace(form, "")
    return _LEADING.sub("", text.strip())


def _without_places_en(text: str, places: list[str]) -> str:
    forms = [form for place in places for form in (place, bare_name(place))]

    def general(match: re.Match[str]) -> str:
        if not any(spells(spelled(match["name"]), form) for form in forms):
            return match[0]
        return "the district" + (match["owner"] or match["later"] or "")

    return _NAMED_EN.sub(general, text)
