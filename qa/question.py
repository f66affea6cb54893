"""What a question asks for: the form of the answer, planned or done, its scope, the words that matter."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from index import Language, fold, language_of
from qa.asking import asking_of
from qa.firms import firms_named
from qa.forms import Asks
from qa.places import bare_name, chinese_places, districts_named, english_names
from qa.sense import sense_of
from qa.spelling import pinyin_of, spelled
from qa.terms import content_words, head_words
from qa.types import Status

# What is asked since a year is asked of no single one.
_YEAR = re.compile(r"(?<!\d)(?<!since )((?:19|20)\d{2})(?!\s*年?(?:以来|起))(?:\s*年)?(?!\d)")
# Until when is no word for what is asked: 截至2031年11月|新增就业.
_UNTIL = re.compile(
    r"(?:截至|截止到?)(?:目前|现在|年底|(?:(?:19|20)\d{2}年|[今当去]年)?\d{1,2}月(?:底|末|份)?(?:\d{1,2}[日号])?)?|"
    r"\b(?:by|as of|until) (?:the end of )?"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
)


@dataclass(frozen=True, slots=True)
class Focus:
    """A question taken apart.

    `terms` are the folded content words, without `places` and `years`, which stand apart because they must
    not be traded for other words. `names` are the words of an English question in pinyin that spell no known
    place. `head` are the terms for the class of what is asked for (which *night market*, 哪两家*产业园*), and
    `unit` is what stands after 多少 or 几, or None. `firms` are what tells the firms that a Chinese question
    names from others, `districts` the bare names of districts of the country that are no known place.
    """

    text: str
    language: Language
    asks: Asks
    several: bool
    sense: Status
    unit: str | None
    firms: tuple[str, ...]
    districts: tuple[str, ...]
    terms: tuple[str, ...]
    head: tuple[str, ...]
    places: tuple[str, ...]
    names: tuple[str, ...]
    years: tuple[int, ...]


def analyse(question: str, known_places: Collection[str] = ()) -> Focus:
    """Take `question` apart; the worked cases are in the tests.

    `known_places` are names with their division (李沧区): a question that says 李沧 means one of them.
    """
    language = language_of(question)
    folded = fold(question)
    if language == "zh":
        places, names = chinese_places(folded, known_places), tuple[str, ...]()
    else:
        places, names = english_names(question, known_places)
    years = tuple(dict.fromkeys(int(match) for match in _YEAR.findall(folded)))
    asking = asking_of(folded, language)
    return Focus(
        text=question,
        language=language,
        asks=asking.asks,
        several=asking.several,
        sense=sense_of(folded, language, asking.asks),
        unit=asking.unit,
        firms=firms_named(folded, places) if language == "zh" else (),
        districts=districts_named(folded, (*places, *known_places)) if language == "zh" else (),
        terms=_terms(folded, language, (*places, *names)),
        head=head_words(folded, language),
        places=places,
        names=names,
        years=years,
    )


def _terms(folded: str, language: Language, names: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        for form in (name, bare_name(name)):
            folded = folded.replace(fold(form) if language == "zh" else spelled(pinyin_of(form)), " ")
    return content_words(_UNTIL.sub(" ", folded), language)
