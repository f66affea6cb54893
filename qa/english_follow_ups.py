"""Makes an English follow-up whole."""

import re

from index import language_of
from qa.chinese_parts import thing_of
from qa.earlier import Earlier
from qa.english_parts import (
    ASKING,
    AUXILIARY,
    COUNTED,
    NAMED_THING,
    NO_NAME,
    YEAR,
    in_year_of,
    place_of,
    subject_of,
    there_of,
)
from qa.english_senses import asks_for_plan, asks_for_result, bare, planned_of, resulting_of
from qa.english_turns import (
    APART,
    ASKS_ITSELF,
    HOW_MANY_MORE,
    LEADS,
    MET,
    OFF_PLAN,
    OPENS,
    SENSE,
    compared,
    gap,
    replaced,
    target_met,
    than_planned,
    with_other_year,
)
from qa.terms import content_words

_EN_PRONOUN = re.compile(
    r"\b(?:it|its|they|their|them|this (?:company|firm|project|library|bridge|park|district|place)|"
    r"the (?:company|firm|project))\b",
    re.I,
)
_EN_PERSON = re.compile(r"\b(?:he|she|him|her|his)\b", re.I)
_EN_PLACE = re.compile(r"\bthere\b", re.I)
_THE_PLACE = re.compile(r"\b(?:the|that|this) (?:district|city|county|town)\b(?! of\b)", re.I)
# What so many were counted for: how many households | did that help.
_DID_THAT = re.compile(r"\b(?:did|does|will|is|was|were|has|from|with|for) (?:that|this)\b", re.I)
# Some of what was counted: what share of them passed.
_EN_OF_THEM = re.compile(r"\b(?:of|among) (?:them|those|these)\b", re.I)
# Those that are left of them: when will the remaining three open.
_EN_OTHERS = re.compile(
    r"\bthe (?P<which>remaining|other)(?: (?:one|two|three|four|five|six|\d+))?(?= (?:be|open|finish|get|"
    r"start)\b)|\bthe (?P<rest>rest|others)\b",
    re.I,
)
# Which firm it was has been answered: who asks on means that firm.
_FIRM_ASKED = re.compile(
    r"^(?:which|what) (?:[\w-]+ ){0,2}?(?:company|firm|group|maker|contractor|bank)\b", re.I
)
_NAME_OF_FIRM = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·]{2,20}")
_ASKS_OF_THAT = frozenset({"said", "say", "says", "happen", "happened", "mean", "true", "told"})
# The last one, the first one: of what was spoken of.
_EN_ONE = re.compile(
    r"\bthe (?P<which>last|first|next|new|newest|old|oldest|other|second|third) ones?\b", re.I
)
_PLACES_IN_ROW = {"first": 0, "second": 1, "third": 2, "last": -1}
_NAME_OF_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,4}|[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}")
_PERSON_NAMED = re.compile(r"\b(?:(?:Dr|Mr|Mrs|Ms|Prof|Professor|Doctor)\.? )?[A-Z][a-z]+ [A-Z][a-z]+\b(?!')")
_EN_ONES = re.compile(r"\b(?P<which>which|the|these|those) ones\b", re.I)
# With so many words of its own, and no "and" before them, a question is whole.
WHOLE = 5
# With so many words of its own a question says what it is about, and takes only the place.
SELF_CONTAINED = 3
# What is counted is left out: how many | did they send back, how many | failed.
_COUNTS_AGAIN = re.compile(
    rf"how many (?=(?:(?:actually|really|finally|ever) )?(?:{AUXILIARY}|were|are|\w+ed)\b)", re.I
)
# Several things that are asked for: which black spots are left.
_SEVERAL_ASKED = re.compile(
    r"^(?:which|what) (?P<what>(?:[\w-]+ ){0,3}?[\w-]+[^su\W]s) (?:are|were|have|had|did|do|will)\b", re.I
)
_THEY = re.compile(r"\b(?P<they>they|them|their)\b", re.I)
_OBJECT_THEM = re.compile(r"\bthem\b", re.I)
_ARE_THEY = re.compile(r"\b(?:are|were) they\b|\b(?:all|each|most|one|some) of them\b", re.I)
# What of a thing was asked is not the thing: the total investment in | the park.
_OF_THING = re.compile(
    r"^(?:the name of )?the (?:total |overall |planned |deputy )?(?:investment|cost|area|length|budget|price|"
    r"size|number|name|capacity|director|head|founder|manager|principal|curator|chief)s? "
    r"(?:in|of|for) (?=the )",
    re.I,
)
_LEFT_OUT_VERB = re.compile(r"\bif I (?:don't|do not|can't)$", re.I)
_OWN_VERB = re.compile(r"\b(?:do|can|should|must|could) I (?P<verb>[^?.]+)", re.I)


def english_follow_up(question: str, earlier: Earlier) -> str | None:
    """Return an English question made whole, None where it needs nothing from the `earlier` ones."""
    question = with_other_year(question, earlier.last or earlier.topic)
    if APART.match(question.strip()):
        return gap(earlier)
    before = earlier.topic
    stripped = LEADS.sub("", question.strip()).rstrip("?").strip()
    stripped = stripped[:1].upper() + stripped[1:]
    english = language_of(before) == "en"
    subject = _OF_THING.sub("", subject_of(before)) if english else thing_of(before)
    counted_before = COUNTED.search(before)
    the_place = _THE_PLACE.search(stripped)
    if the_place and place_of(before) and english:
        stripped = f"{stripped[: the_place.start()]}{place_of(before)}{stripped[the_place.end() :]}"
        if names_subject(question):
            return f"{stripped}?"
    more = HOW_MANY_MORE.match(stripped)
    if more and english:
        return compared(earlier, more["much"], more["way"])
    last = earlier.last if language_of(earlier.last) == "en" else before
    if asks_for_plan(question) and english:
        return planned_of(question, last)
    if asks_for_result(question) and english:
        return resulting_of(last)
    if OFF_PLAN.match(bare(question)) and english and COUNTED.search(last):
        return than_planned(last if "than planned" in last else resulting_of(last))
    met = MET.match(stripped)
    if met and english:
        return target_met(before, met["what"])
    match = OPENS.match(question.strip())
    if match and not ASKS_ITSELF.match(match["what"]):
        return replaced(last, match["what"].strip())
    capitals = [name for name in re.findall(r"(?<!^)\b[A-Z][\w'-]*", stripped) if name not in NO_NAME]
    one = _EN_ONE.search(stripped)
    if one and (subject or counted_before):
        return _of_one(stripped, one, before, subject, earlier.answer)
    led = LEADS.match(question.strip()) is not None
    # Names of its own are what its pronouns mean.
    if capitals:
        counts_again = led and counted_before and _COUNTS_AGAIN.match(stripped)
        if not counts_again or not counted_before:
            return None
        told = "" if YEAR.search(stripped) else in_year_of(before)
        return f"How many {counted_before['what']} {stripped[counts_again.end() :]}{told}?"
    if not english and not led and COUNTED.search(stripped):
        return None  # the other language's twin of what was asked, or another question: it is whole
    ones = _EN_ONES.search(stripped)
    if ones and counted_before:
        which = ones["which"] if ones["which"].lower() == "which" else "the"
        stripped = f"{stripped[: ones.start()]}{which} {counted_before['what']}{stripped[ones.end() :]}"
    of_them = _EN_OF_THEM.search(stripped)
    if of_them and counted_before:
        place = place_of(before)
        told = f"of {counted_before['what']}" + (f" in {place}" if place else "")
        return f"{stripped[: of_them.start()]}{told}{stripped[of_them.end() :]}{in_year_of(before)}?"
    if counted_before and COUNTED.search(stripped) and _DID_THAT.search(stripped):
        place = place_of(before)
        return f"{stripped}: {counted_before['what']}" + (f" in {place}?" if place else "?")
    counting = _COUNTS_AGAIN.match(stripped)
    counted = counted_before
    if counting and counted:
        stripped = f"{counting[0]}{counted['what']} {stripped[counting.end() :]}"
        year = re.search(r"\bin (?:19|20)\d{2}\b|\b(?:first|second) half of \d{4}\b", before)
        if year and not YEAR.search(stripped):
            stripped += f" in {re.findall(r'[0-9]{4}', year[0])[0]}"
    they, several = _THEY.search(stripped), _SEVERAL_ASKED.search(before)
    if several is None and (_ARE_THEY.search(stripped) or _OBJECT_THEM.search(stripped)):
        several = counted_before  # where are they: what was counted, not who counts
    if they and several:
        owner = "'" if they["they"].lower() == "their" else ""
        place = place_of(before)
        told = f"{stripped[: they.start()]}the {several['what']}{owner}{stripped[they.end() :]}"
        return told + (f" in {place}?" if place else "?")
    others = _EN_OTHERS.search(stripped)
    things = several or counted_before
    if others and things:
        which = "other" if others["rest"] else others["which"]
        place = place_of(before)
        told = f"{stripped[: others.start()]}the {which} {things['what']}{stripped[others.end() :]}"
        return told + (f" in {place}?" if place else "?")
    firm = earlier.answer if earlier.answer and _FIRM_ASKED.match(earlier.last) else None
    if firm and _NAME_OF_FIRM.fullmatch(firm):
        subject = firm
    for pronoun, meant in (
        (_EN_PERSON, _person_english(before, earlier.answer) or subject),
        (_EN_PLACE, there_of(before, subject)),
        (_EN_PRONOUN, subject),
    ):
        found = pronoun.search(stripped)
        if found and meant:
            owner = "'s" if found[0].lower() in ("its", "their", "his", "her") else ""
            whole = stripped[: found.start()] + meant + owner + stripped[found.end() :]
            return f"{whole}?"
    if not subject:
        return None
    place = place_of(before)
    verb, own = _LEFT_OUT_VERB.search(stripped), _OWN_VERB.search(before)
    if verb and own:
        return f"{stripped} {own['verb'].strip()}" + (f" in {place}?" if place else "?")
    words = [word for word in content_words(stripped.lower(), "en") if not SENSE.fullmatch(word)]
    if english and not set(words) - _ASKS_OF_THAT:
        return f"{stripped}: {ASKING.sub('', before.strip().rstrip('?'), count=1)}?"
    if len(words) >= WHOLE and not led:
        return None
    if len(words) > SELF_CONTAINED:
        return f"{stripped} {there_of(before, subject)}?" if place or NAMED_THING.search(subject) else None
    if counted and subject != before and re.search(r"\b(?:target|goal|plan|total)\b", stripped, re.I):
        subject = f"{counted['what']} in {subject}" + in_year_of(before)
    return f"{stripped}, {subject}?"


def names_subject(question: str) -> bool:
    """Say whether a follow-up takes nothing but its place: how many estates has the district renovated?"""
    counted = COUNTED.search(question)
    return bool(
        _THE_PLACE.search(question)
        and counted
        and not SENSE.search(question)
        and not _EN_PRONOUN.search(question)
        and not _EN_PERSON.search(question)
        and not _DID_THAT.search(question)
        and not re.match(r"(?:more|of|the|others?|ones)\b", counted["what"], re.I)
    )


def _of_one(question: str, one: re.Match[str], before: str, subject: str, answer: str | None) -> str:
    """Return a question about one of those spoken of: by name where they were listed, else by kind."""
    members = re.split("[、，,] ?", answer) if answer else []
    place = _PLACES_IN_ROW.get(one["which"].lower())
    if place is not None and place < len(members) and len(members) > 1:
        return f"{question[: one.start()]}{members[place].strip()}{question[one.end() :]}?"
    counted = COUNTED.search(before)
    if counted is None:
        thing = re.sub(r"^(?:the|an?)\s+", "", subject, flags=re.I)
        return f"{question[: one.start()]}the {one['which']} {thing}{question[one.end() :]}?"
    thing = re.sub(r"(?<=[^s])s$", "", re.sub(r"^(?:new|more|additional) ", "", counted["what"]))
    where = place_of(before)
    told = f"{question[: one.start()]}the {one['which']} {thing}{question[one.end() :]}"
    return told + (f" in {where}?" if where else "?")


def _person_english(before: str, answer: str | None) -> str:
    """Return whom he or she means: a name that was answered, else one that was asked about."""
    if answer and _NAME_OF_PERSON.fullmatch(answer):
        return answer
    named = _PERSON_NAMED.search(before)
    return named[0] if named else ""
