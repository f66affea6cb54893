"""Turns an English question to another place or year, or to how far two figures lie apart."""

import re

from qa.earlier import Earlier
from qa.english_parts import COUNTED, PERIOD, YEAR, in_year_of, place_of, subject_of

OPENS = re.compile(
    r"^(?:and|what about|how about|so|then|ok(?:ay)?,?)\s+(?:what about\s+|"
    r"how about\s+)?(?P<what>[^?]+?)\s*\?*$",
    re.I,
)
_YEAR_BEFORE = re.compile(
    r"\b(?:(?:in|for|of|from) )?(?:the )?(?:year before|previous year|prior year|"
    r"preceding year)(?: that)?\b",
    re.I,
)
_YEAR_AFTER = re.compile(
    r"\b(?:(?:in|for|of|from) )?(?:(?:the )?(?:year after|next year|following year)(?: that)?|(?:a|"
    r"one) year later)"
    r"\b",
    re.I,
)
APART = re.compile(
    r"^(?:and |so |then )?(?:what(?:'s| is| was)|how (?:big|large|wide) (?:is|was)) the (?:gap|difference)"
    r"(?: between (?:the two|them|those|both))?\s*\?*$",
    re.I,
)
_TARGET = (
    r"(?:the |its |their |what was )?(?:\w+ )?"
    r"(?:targets?|goals?|plans?|planned|promised|pledged|aimed for)"
)
# How that stands to the plan: how far short is that, how does it compare with the target?
OFF_PLAN = re.compile(
    rf"^(?:how (?:far|much|many)|by how (?:much|many)) (?:(?:is|was|were|are|did) (?:that|it|they|this) )?"
    rf"(?:short|off|over|under|above|below|beyond|ahead|behind|miss(?:ed)?|beat(?:en)?|exceed(?:ed)?|"
    rf"more|fewer|less|higher|lower|(?:fall|fell|come|came) short)"
    rf"(?: of| than)?(?: {_TARGET}| it)?"
    rf"(?: (?:is|was|were|are|did|does) (?:that|it|they|this)(?: fall| come)?)?$|"
    rf"^how (?:does|did|do) (?:that|it|they|this) (?:compare|measure up|stack up)"
    rf"(?: (?:with|to|against) {_TARGET})$|"
    rf"^(?:is|was) (?:that|it) (?:more|less|fewer|higher|lower|above|below) (?:than )?{_TARGET},? "
    rf"(?:and )?by how (?:much|many)$",
    re.I,
)
SENSE = re.compile(r"\b(?:actual(?:ly)?|planned|target(?:ed)?|goal|plan)\b", re.I)
ASKS_ITSELF = re.compile(
    r"(?:how|what|who|when|where|why|which|did|does|was|were|is|are)\b(?! about)|(?:it|they|that) \w", re.I
)
LEADS = re.compile(r"^(?:and|so|then|but|ok(?:ay)?)\b,?\s+", re.I)
_PLACE_AND_YEAR = re.compile(
    r"(?:in |for )?(?P<place>[A-Z][a-z']+(?: (?:District|County|City|Town))?),? "
    r"(?:in |for )?(?P<year>(?:19|20)\d{2})"
)
MET = re.compile(
    r"^(?:did\s+)?(?:it|they|the \w+)\s+(?:hit|meet|met|reach(?:ed)?|make|made|miss(?:ed)?)\s+"
    r"(?:the|its|their|that)\s+(?P<what>target|goal|plan)$",
    re.I,
)
_MEASURE = (
    r"(?:growth(?: rate)?|increase|decrease|rise|fall|rate|share|level|target|goal|budget|price|fee|fare|"
    r"cost|number|total|figure)"
)
# What is measured, and of what: what GDP|growth, what was the GDP|growth target.
_MEASURED = re.compile(
    rf"(?:what|which|how much)(?: (?:is|was|were|will be) (?:the|its|their))? "
    rf"(?P<what>(?:[\w-]+ ){{0,3}}?[\w-]+) (?P<measure>{_MEASURE}(?: {_MEASURE})?)\b",
    re.I,
)
_STATISTIC = (
    r"(?:sales|turnover|takings|revenues?|output|value|volume|income|earnings|profits?|imports|exports|trade|"
    r"investment|spending|consumption|lending|loans|deposits|prices?|wages|rents?)"
)
# How much did hotel takings in Dongshan|go up: a statistic, where it is told of, and how it changed.
_MOVED = re.compile(
    r"(?P<lead>(?:by )?how (?:much|far|fast) (?:did|has|have|do|does) )"
    r"(?P<what>(?:(?!in |for |of |across )[\w-]+ )*?"
    r"(?P<last>(?!in |for |of |across )[\w-]+))"
    r"(?P<rest>(?: (?:in|for|of|across) [^?]*?)? (?:go|gone|rise|risen|grow|grown|increase|increased|climb|"
    r"climbed|expand|jump|fall|fallen|drop|dropped|decline|shrink|come) ?[^?]*)",
    re.I,
)
HOW_MANY_MORE = re.compile(
    r"^how (?P<much>many|much) (?P<way>more|fewer|less|higher|lower) (?:is|was) (?:that|it|this)$", re.I
)


def turns_to(question: str) -> bool:
    """Say whether a follow-up turns to another subject: what about 2023."""
    return OPENS.match(question.strip()) is not None and not ASKS_ITSELF.match(
        LEADS.sub("", question.strip())
    )


def with_other_year(question: str, last: str) -> str:
    """Return a question with the year before or after told by its number, where the last one named a year."""
    year = re.search(r"\b(?:19|20)\d{2}\b", last)
    if year is None:
        return question
    question = _YEAR_BEFORE.sub(f"in {int(year[0]) - 1}", question)
    return _YEAR_AFTER.sub(f"in {int(year[0]) + 1}", question)


def gap(earlier: Earlier) -> str | None:
    """Return how far the two figures asked for last lie apart: of two years, or of two places."""
    by_year = compared(earlier, "many", "more")
    place, other = place_of(earlier.before_last), place_of(earlier.last)
    if by_year:
        return by_year
    if not place or not other or not COUNTED.search(earlier.before_last):
        return None
    if earlier.before_last == earlier.last:  # between the two only the plan was asked for
        return than_planned(earlier.last)
    if place == other:
        return None
    return (
        re.sub(r"^how many\b", "How many more", earlier.before_last.rstrip("? "), flags=re.I)
        + f" than {other}?"
    )


def than_planned(asked: str) -> str:
    """Return how far what was counted lies from its plan.

    >>> than_planned("How many lifts did Dongshan install in 2031?")
    'How many more lifts did Dongshan install in 2031 than planned?'
    """
    asked = asked.rstrip("? ")
    if asked.endswith("than planned"):
        return f"{asked}?"
    return re.sub(r"^how many\b", "How many more", asked, flags=re.I) + " than planned?"


def compared(earlier: Earlier, much: str, way: str) -> str | None:
    """Return how much more one asks for of the two figures asked for last."""
    if not earlier.before_last:
        return None
    first = earlier.before_last.rstrip("? ")
    years = (YEAR.search(earlier.last), YEAR.search(first))
    if not (years[0] and years[1]) or years[0][0] == years[1][0]:
        return None
    newer, older = sorted((years[1][0], years[0][0]), key=_age)
    asked = YEAR.sub(newer, first, count=1)
    more = re.sub(rf"^how {much}\b", f"How {much} {way}", asked, flags=re.I)
    return f"{more} than {'in ' if older.isdigit() else ''}{older}?"


def _age(year: str) -> int:
    """Return how long ago a year is, for sorting: this year first, then last year, then by number."""
    words = {"next year": -2, "this year": -1, "last year": 0}
    return words.get(year.lower(), 3000 - int(year) if year.isdigit() else 0)


def target_met(before: str, what: str) -> str | None:
    """Return the last question as one for whether its target, goal or plan was met."""
    counted = COUNTED.search(before)
    subject = subject_of(before)
    if counted is None:
        return f"Did {subject} meet its {what}?"
    thing = re.sub(r"(?<=[^s])s$", "", counted["what"])
    return f"Did {subject} meet its {thing} {what}{in_year_of(before)}?"


def replaced(before: str, what: str) -> str:
    """Return the last question with its place, year, period or what it counts traded for `what`."""
    period = PERIOD.search(what)
    if period:
        before = _with_period(before, period[0])
        what = f"{what[: period.start()]}{what[period.end() :]}".strip(" ,")
        if not what:
            return before
    both = _PLACE_AND_YEAR.fullmatch(what)
    if both:
        return replaced(replaced(before, both["place"]), both["year"])
    of_place = re.fullmatch(r"(?P<place>[A-Z][\w]+)'s?(?: (?:total|figure|number|count|tally))?", what)
    if of_place:
        what = of_place["place"]
    year = YEAR.fullmatch(re.sub(r"^(?:in|for|of)\s+", "", what))
    if year:
        numbered = re.search(r"\b(?:19|20)\d{2}\b", before)
        if numbered and year[0].lower() == "last year":
            return before.replace(numbered[0], str(int(numbered[0]) - 1), 1)
        if YEAR.search(before):
            return YEAR.sub(year[0], before, count=1)
        return f"{before.rstrip('? ')} in {year[0]}?"
    if re.fullmatch(r"(?:in |for )?[A-Z][a-z']+(?: (?:District|County|City|Town))?", what):
        place = place_of(before)
        name = re.sub(r"^(?:in|for)\s+", "", what)
        return before.replace(place, name, 1) if place else f"{before.rstrip('? ')} in {name}?"
    counted = COUNTED.search(before)
    if counted and not SENSE.search(what):
        return before[: counted.start("what")] + what + before[counted.end("what") :]
    if SENSE.search(what):
        return f"{SENSE.sub('', subject_of(before)).strip()}: {what}?"
    moved = _MOVED.match(before)
    if moved and re.fullmatch(r"(?:the )?[a-z][\w-]*(?: [a-z][\w-]*){0,3}", what):
        thing = re.sub(r"^the ", "", what)
        if re.fullmatch(_STATISTIC, moved["last"]) and not re.search(rf"\b{_STATISTIC}$", thing):
            # restaurants -> restaurant takings
            thing = f"{re.sub(r'(?<=[^s])s$', '', thing)} {moved['last']}"
        return f"{moved['lead']}{thing}{moved['rest'].rstrip()}?"
    measured = _MEASURED.match(before)
    if measured and re.fullmatch(r"(?:the )?[a-z][\w-]*(?: [a-z][\w-]*){0,3}", what):
        own = re.search(rf"\b{_MEASURE}$", what)
        thing = re.sub(r"^the ", "", what) + ("" if own else f" {measured['measure']}")
        return before[: measured.start("what")] + thing + before[measured.end("measure") :]
    place = place_of(before)
    year_before = YEAR.search(before)
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
    old = PERIOD.search(before)
    if old is None:
        return f"{before.rstrip('? ')} {period}?"
    year = re.search(r"\b(?:19|20)\d{2}\b", old[0])
    told = period if year is None or year[0] in period else f"{period} {year[0]}"
    return before[: old.start()] + told + before[old.end() :]
