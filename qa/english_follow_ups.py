"""Makes an English follow-up whole."""

import re

from index import language_of
from qa.chinese_parts import thing_of
from qa.earlier import Earlier
from qa.terms import content_words

_EN_OPENS = re.compile(
    r"^(?:and|what about|how about|so|then|ok(?:ay)?,?)\s+(?:what about\s+|"
    r"how about\s+)?(?P<what>[^?]+?)\s*\?*$",
    re.I,
)
_EN_COUNTED = re.compile(
    r"\b(?P<ask>how many)\s+(?P<what>.+?)(?=\s+(?:did|does|do|was|were|is|are|has|have|had|will|"
    r"would|in|for)\b)",
    re.I,
)
_EN_YEAR = re.compile(r"\b(?:19|20)\d{2}\b|\b(?:last|this|next) year\b", re.I)
_EN_YEAR_BEFORE = re.compile(
    r"\b(?:(?:in|for|of|from) )?(?:the )?(?:year before|previous year|prior year|"
    r"preceding year)(?: that)?\b",
    re.I,
)
_APART = re.compile(
    r"^(?:and |so |then )?(?:what(?:'s| is| was)|how (?:big|large|wide) (?:is|was)) the (?:gap|difference)"
    r"(?: between (?:the two|them|those|both))?\s*\?*$",
    re.I,
)
_EN_PRONOUN = re.compile(
    r"\b(?:it|its|they|their|them|this (?:company|firm|project|library|bridge|park|district|place)|"
    r"the (?:company|firm|project))\b",
    re.I,
)
_EN_PERSON = re.compile(r"\b(?:he|she|him|her|his)\b", re.I)
_EN_PLACE = re.compile(r"\b(?:there|the district|that district)\b", re.I)
# Some of what was counted: what share of them passed.
_EN_OF_THEM = re.compile(r"\b(?:of|among) them\b", re.I)
# The last one, the first one: of what was spoken of.
_EN_ONE = re.compile(
    r"\bthe (?P<which>last|first|next|new|newest|old|oldest|other|second|third) ones?\b", re.I
)
_EN_SENSE = re.compile(r"\b(?:actual(?:ly)?|planned|target(?:ed)?|goal|plan)\b", re.I)
# Nothing but the plan of what was spoken of: and the target for 2031?
_EN_PLAN_ONLY = re.compile(
    r"^(?:and\s+|what about\s+|how about\s+)?(?:what(?:'s| is| was| were| will be)\s+)?(?:the |its |their )?"
    r"(?:original |annual |initial |full-year |whole-year |stated )?(?:targets?|goals?|plans?)"
    r"(?:\s+(?:for|in|of)\s+(?P<when>that|next year|(?:19|20)\d{2}|"
    r"the (?:year after|next year|following year|whole year|full year|year)))?\s*\?*$",
    re.I,
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_EN_PART = (
    r"(?:(?:by|at|until|till|up to) the end of (?:"
    + _MONTH
    + r"|the year|(?:19|20)\d{2})(?: (?:19|20)\d{2})?|"
    r"by " + _MONTH + r"|"
    r"(?:in|during|over|for) the (?:first|second) half(?: alone)?(?: of (?:the year|(?:19|20)\d{2}))?|"
    r"(?:in|during|over|for) the first (?:\w+ )?(?:months|quarters?)|"
    r"(?:(?:in|over|for) )?the (?:whole|full|entire) year)"
)
_EN_PERIOD = re.compile(rf"\b{_EN_PART}\b", re.I)
_NAME_OF_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,4}|[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}")
_PERSON_NAMED = re.compile(r"\b(?:(?:Dr|Mr|Mrs|Ms|Prof|Professor|Doctor)\.? )?[A-Z][a-z]+ [A-Z][a-z]+\b(?!')")
_EN_ONES = re.compile(r"\b(?P<which>which|the|these|those) ones\b", re.I)
# With so many words of its own, and no "and" before them, a question is whole.
WHOLE = 5
_EN_ASKING = re.compile(
    r"^(?:and\s+)?(?:(?:how (?:many|much|long|big|old|far|tall)|what(?: time| year| date)?|who|when|"
    r"where|which|why|how)\b\s*)?"
    r"(?:(?:did|does|do|was|were|is|are|has|have|had|will|would)\b\s*)?(?:\w+ed\b\s+)?",
    re.I,
)
_ASKS_ITSELF = re.compile(
    r"(?:how|what|who|when|where|why|which|did|does|was|were|is|are)\b(?! about)|(?:it|they|that) \w", re.I
)
# With so many words of its own a question says what it is about, and takes only the place.
SELF_CONTAINED = 3
_LEADS = re.compile(r"^(?:and|so|then|but|ok(?:ay)?)\b,?\s+", re.I)
_AUXILIARY = r"(?:did|does|do|has|have|had|will|would|can|could|should)"
# Nouns that close a name written with capitals: the Dongshan library.
_CLOSING_NOUN = (
    r"(?:library|museum|bridge|park|tunnel|hospital|school|station|line|route|road|street|market|festival|"
    r"company|firm|maker|factory|plant|project|centre|center|district|county|city|town|village|group|"
    r"university|college|airport|scheme|programme|program|waterworks|clinic|hall|tower|port|ferry|dam|"
    r"reservoir|"
    r"mine|depot|stadium|theatre|theater|kindergarten|nursery|canteen|platform|fair|race|marathon|garden|"
    r"wetland|"
    r"village|pool|institute)"
)
# The subject stands between the auxiliary and the verb: did | the tea-robot maker Shicui | take in.
_SUBJECT = re.compile(
    rf"\b{_AUXILIARY}\s+(?P<subject>(?:(?:the|its|their|this|that|a|an)\s+)?(?:[a-z][\w-]*\s+){{0,4}}?"
    rf"[A-Z][\w-]*(?:\s+(?:[A-Z]\w[\w-]*|{_CLOSING_NOUN}\b|\d{{1,2}}\b))*)"
)
# Several things that are asked for: which black spots are left.
_SEVERAL_ASKED = re.compile(
    r"^(?:which|what) (?P<what>(?:[\w-]+ ){0,3}?[\w-]+[^su\W]s) (?:are|were|have|had|did|do|will)\b", re.I
)
_THEY = re.compile(r"\b(?P<they>they|them|their)\b", re.I)
_ARE_THEY = re.compile(r"\b(?:are|were) they\b|\b(?:all|each|most|one|some) of them\b", re.I)
# What of a thing was asked is not the thing: the total investment in | the park.
_OF_THING = re.compile(
    r"^the (?:total |overall |planned )?(?:investment|cost|area|length|budget|price|size|number|name|"
    r"capacity)s? "
    r"(?:in|of|for) (?=the )",
    re.I,
)
_NAMED_THING = re.compile(rf"^(?:the )?(?:[\w-]+ ){{0,3}}?(?:[A-Z][\w-]* )+(?:[A-Z][\w-]*|{_CLOSING_NOUN})$")
_PLACE_AND_YEAR = re.compile(
    r"(?:in |for )?(?P<place>[A-Z][a-z']+(?: (?:District|County|City|Town))?),? "
    r"(?:in |for )?(?P<year>(?:19|20)\d{2})"
)
_MET = re.compile(
    r"^(?:did\s+)?(?:it|they|the \w+)\s+(?:hit|meet|met|reach(?:ed)?|make|made|miss(?:ed)?)\s+"
    r"(?:the|its|their|that)\s+(?P<what>target|goal|plan)$",
    re.I,
)
_HOW_MANY_MORE = re.compile(
    r"^how (?P<much>many|much) (?P<way>more|fewer|less|higher|lower) (?:is|was) (?:that|it|this)$", re.I
)
_LEFT_OUT_VERB = re.compile(r"\bif I (?:don't|do not|can't)$", re.I)
_OWN_VERB = re.compile(r"\b(?:do|can|should|must|could) I (?P<verb>[^?.]+)", re.I)
_NO_NAME = frozenset(
    "I I'm I'd I've Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February "
    "March April May June July August September October November December".split()
)


def turns_to(question: str) -> bool:
    """Say whether a follow-up turns to another subject: what about 2023."""
    return _EN_OPENS.match(question.strip()) is not None and not _ASKS_ITSELF.match(
        _LEADS.sub("", question.strip())
    )


def asks_for_plan(question: str) -> bool:
    """Say whether a follow-up asks for nothing but the plan: and the original target?"""
    return _EN_PLAN_ONLY.match(question.strip()) is not None


def english_follow_up(question: str, earlier: Earlier) -> str | None:
    """Return an English question made whole, None where it needs nothing from the `earlier` ones."""
    question = _with_the_year_before(question, earlier.last or earlier.topic)
    if _APART.match(question.strip()):
        return _gap(earlier)
    before = earlier.topic
    stripped = _LEADS.sub("", question.strip()).rstrip("?").strip()
    stripped = stripped[:1].upper() + stripped[1:]
    english = language_of(before) == "en"
    subject = _OF_THING.sub("", _subject_english(before)) if english else thing_of(before)
    counted_before = _EN_COUNTED.search(before)
    compared = _HOW_MANY_MORE.match(stripped)
    if compared and english:
        return _compared(earlier, compared["much"], compared["way"])
    planned = _EN_PLAN_ONLY.match(question.strip())
    if planned and english:
        return _planned(earlier.last if language_of(earlier.last) == "en" else before, planned["when"])
    met = _MET.match(stripped)
    if met and english:
        return _target_met(before, met["what"])
    match = _EN_OPENS.match(question.strip())
    if match and not _ASKS_ITSELF.match(match["what"]):
        return _replaced_english(
            earlier.last if language_of(earlier.last) == "en" else before, match["what"].strip()
        )
    capitals = [name for name in re.findall(r"(?<!^)\b[A-Z][\w'-]*", stripped) if name not in _NO_NAME]
    one = _EN_ONE.search(stripped)
    if one and subject:
        thing = re.sub(r"^(?:the|an?)\s+", "", subject, flags=re.I)
        return f"{stripped[: one.start()]}the {one['which']} {thing}{stripped[one.end() :]}?"
    # Names of its own are what its pronouns mean.
    if capitals:
        return None
    led = _LEADS.match(question.strip()) is not None
    if not english and not led and _EN_COUNTED.search(stripped):
        return None  # the other language's twin of what was asked, or another question: it is whole
    ones = _EN_ONES.search(stripped)
    if ones and counted_before:
        which = ones["which"] if ones["which"].lower() == "which" else "the"
        stripped = f"{stripped[: ones.start()]}{which} {counted_before['what']}{stripped[ones.end() :]}"
    of_them = _EN_OF_THEM.search(stripped)
    if of_them and counted_before:
        place = _place_english(before)
        told = f"of {counted_before['what']}" + (f" in {place}" if place else "")
        return f"{stripped[: of_them.start()]}{told}{stripped[of_them.end() :]}{_in_year(before)}?"
    counting = re.match(rf"how many (?={_AUXILIARY}\b)", stripped, re.I)
    counted = counted_before
    if counting and counted:
        stripped = f"{counting[0]}{counted['what']} {stripped[counting.end() :]}"
        year = re.search(r"\bin (?:19|20)\d{2}\b|\b(?:first|second) half of \d{4}\b", before)
        if year and not _EN_YEAR.search(stripped):
            stripped += f" in {re.findall(r'[0-9]{4}', year[0])[0]}"
    they, several = _THEY.search(stripped), _SEVERAL_ASKED.search(before)
    if several is None and _ARE_THEY.search(stripped):
        several = counted_before  # where are they: what was counted, not who counts
    if they and several:
        owner = "'" if they["they"].lower() == "their" else ""
        place = _place_english(before)
        told = f"{stripped[: they.start()]}the {several['what']}{owner}{stripped[they.end() :]}"
        return told + (f" in {place}?" if place else "?")
    for pronoun, meant in (
        (_EN_PERSON, _person_english(before, earlier.answer) or subject),
        (_EN_PLACE, _there(before, subject)),
        (_EN_PRONOUN, subject),
    ):
        found = pronoun.search(stripped)
        if found and meant:
            owner = "'s" if found[0].lower() in ("its", "their", "his", "her") else ""
            whole = stripped[: found.start()] + meant + owner + stripped[found.end() :]
            return f"{whole}?"
    if not subject:
        return None
    place = _place_english(before)
    verb, own = _LEFT_OUT_VERB.search(stripped), _OWN_VERB.search(before)
    if verb and own:
        return f"{stripped} {own['verb'].strip()}" + (f" in {place}?" if place else "?")
    words = [word for word in content_words(stripped.lower(), "en") if not _EN_SENSE.fullmatch(word)]
    if len(words) >= WHOLE and not led:
        return None
    if len(words) > SELF_CONTAINED:
        return f"{stripped} {_there(before, subject)}?" if place or _NAMED_THING.search(subject) else None
    if counted and subject != before and re.search(r"\b(?:target|goal|plan|total)\b", stripped, re.I):
        subject = f"{counted['what']} in {subject}" + _in_year(before)
    return f"{stripped}, {subject}?"


def _with_the_year_before(question: str, last: str) -> str:
    """Return a question with 'the year before' told by its number, where the last one named a year."""
    year = re.search(r"\b(?:19|20)\d{2}\b", last)
    return _EN_YEAR_BEFORE.sub(f"in {int(year[0]) - 1}", question) if year else question


def _gap(earlier: Earlier) -> str | None:
    """Return how far the two figures asked for last lie apart: of two years, or of two places."""
    by_year = _compared(earlier, "many", "more")
    place, other = _place_english(earlier.before_last), _place_english(earlier.last)
    if by_year or not place or not other or place == other or not _EN_COUNTED.search(earlier.before_last):
        return by_year
    return (
        re.sub(r"^how many\b", "How many more", earlier.before_last.rstrip("? "), flags=re.I)
        + f" than {other}?"
    )


def _person_english(before: str, answer: str | None) -> str:
    """Return whom he or she means: a name that was answered, else one that was asked about."""
    if answer and _NAME_OF_PERSON.fullmatch(answer):
        return answer
    named = _PERSON_NAMED.search(before)
    return named[0] if named else ""


def _planned(last: str, when: str | None) -> str:
    """Return the last question asked of the plan, of the year that is named."""
    year = re.search(r"\b(?:19|20)\d{2}\b", last)
    if when and year and re.search(r"after|next|following", when):
        last = last.replace(year[0], str(int(year[0]) + 1), 1)
    elif when and when.isdigit():
        last = _replaced_english(last, when)
    if not when or "year" not in when or "after" not in when:
        last = _EN_PERIOD.sub("in " + year[0] if year else "", last) if when and "year" in when else last
    asked = re.sub(r"\bactually ", "", last.rstrip("? "))
    did = re.sub(
        r"\b(?:did|has|have|had) ([A-Z]\w+(?: (?:District|County|City|Town))?) (?=[a-z])",
        r"did \1 plan to ",
        asked,
    )
    return f"{did}?" if did != asked else f"{asked}: the plan?"


def _compared(earlier: Earlier, much: str, way: str) -> str | None:
    """Return how much more one asks for of the two figures asked for last."""
    if not earlier.before_last:
        return None
    first = earlier.before_last.rstrip("? ")
    years = (_EN_YEAR.search(earlier.last), _EN_YEAR.search(first))
    if not (years[0] and years[1]) or years[0][0] == years[1][0]:
        return None
    newer, older = sorted((years[1][0], years[0][0]), key=_age)
    asked = _EN_YEAR.sub(newer, first, count=1)
    more = re.sub(rf"^how {much}\b", f"How {much} {way}", asked, flags=re.I)
    return f"{more} than {'in ' if older.isdigit() else ''}{older}?"


def _age(year: str) -> int:
    """Return how long ago a year is, for sorting: this year first, then last year, then by number."""
    words = {"next year": -2, "this year": -1, "last year": 0}
    return words.get(year.lower(), 3000 - int(year) if year.isdigit() else 0)


def _target_met(before: str, what: str) -> str | None:
    counted = _EN_COUNTED.search(before)
    subject = _subject_english(before)
    if counted is None:
        return f"Did {subject} meet its {what}?"
    thing = re.sub(r"(?<=[^s])s$", "", counted["what"])
    return f"Did {subject} meet its {thing} {what}{_in_year(before)}?"


def _in_year(before: str) -> str:
    year = re.search(r"\b(?:19|20)\d{2}\b", before)
    return f" in {year[0]}" if year else ""


def _there(before: str, subject: str) -> str:
    place = _place_english(before)
    a_place = re.search(r"\b(?:district|county|city|town|village)$", subject, re.I)
    a_thing = _NAMED_THING.search(subject) or (subject.startswith("the ") and not a_place)
    return f"at {subject}" if a_thing or not place else f"in {place}"


def _replaced_english(before: str, what: str) -> str:
    period = _EN_PERIOD.search(what)
    if period:
        before = _with_period(before, period[0])
        what = f"{what[: period.start()]}{what[period.end() :]}".strip(" ,")
        if not what:
            return before
    both = _PLACE_AND_YEAR.fullmatch(what)
    if both:
        return _replaced_english(_replaced_english(before, both["place"]), both["year"])
    of_place = re.fullmatch(r"(?P<place>[A-Z][\w]+)'s?(?: (?:total|figure|number|count|tally))?", what)
    if of_place:
        what = of_place["place"]
    year = _EN_YEAR.fullmatch(re.sub(r"^(?:in|for|of)\s+", "", what))
    if year:
        numbered = re.search(r"\b(?:19|20)\d{2}\b", before)
        if numbered and year[0].lower() == "last year":
            return before.replace(numbered[0], str(int(numbered[0]) - 1), 1)
        if _EN_YEAR.search(before):
            return _EN_YEAR.sub(year[0], before, count=1)
        return f"{before.rstrip('? ')} in {year[0]}?"
    if re.fullmatch(r"(?:in |for )?[A-Z][a-z']+(?: (?:District|County|City|Town))?", what):
        place = _place_english(before)
        name = re.sub(r"^(?:in|for)\s+", "", what)
        return before.replace(place, name, 1) if place else f"{before.rstrip('? ')} in {name}?"
    counted = _EN_COUNTED.search(before)
    if counted and not _EN_SENSE.search(what):
        return before[: counted.start("what")] + what + before[counted.end("what") :]
    if _EN_SENSE.search(what):
        return f"{_EN_SENSE.sub('', _subject_english(before)).strip()}: {what}?"
    place = _place_english(before)
    year_before = _EN_YEAR.search(before)
    told = " ".join(
        part
        for part in (f"in {place}" if place else "", f"in {year_before[0]}" if year_before else "")
        if part
    )
    lead = re.match(r"[A-Za-z]+(?: (?:many|much|time|year))?", before)
    return f"{lead[0] if lead else 'What'} {what} {told}?".replace(" ?", "?")


def _with_period(before: str, period: str) -> str:
    """Return a question asked of another part of the year."""
    period = re.sub(r" alone$", "", period)
    old = _EN_PERIOD.search(before)
    if old is None:
        return f"{before.rstrip('? ')} {period}?"
    year = re.search(r"\b(?:19|20)\d{2}\b", old[0])
    told = period if year is None or year[0] in period else f"{period} {year[0]}"
    return before[: old.start()] + told + before[old.end() :]


def _subject_english(before: str) -> str:
    """Return the noun phrase that an English question is about."""
    subject = _SUBJECT.search(before)
    if subject:
        return subject["subject"]
    rest = _EN_ASKING.sub("", before.strip().rstrip("?").strip(), count=1)
    named = re.search(r"\b(?:of|on|for|about)\s+(?P<name>(?:the )?[^,]*[A-Z].*)$", rest)
    return re.sub(r"\s+", " ", named["name"] if named else rest).strip()


def _place_english(before: str) -> str:
    found = re.findall(r"(?<!^)(?<![.?!] )\b[A-Z][a-z']+(?: [A-Z][a-z']+)*", before)
    named = [re.sub(r"'s$", "", name) for name in found if name not in _NO_NAME]
    # Several words with capitals are the name of a thing, unless the last says what place it is.
    places = [
        name for name in named if " " not in name or name.endswith(("District", "County", "City", "Town"))
    ]
    return places[-1] if places else ""
