"""Takes an English question that compares two figures apart into the two questions for them."""

import re

from qa.comparing_choices import choice_comparison, plan_last
from qa.contrast import Comparison, Sides
from qa.english_parts import base_form

_COMPARES = re.compile(
    r"\bhow (?:many|much) (?P<way>more|fewer|less|higher|lower|heavier|lighter|longer|shorter|dearer|"
    r"cheaper|bigger|smaller|larger)\b(?P<what>.*?)\bthan\b(?P<right>.*)|"
    r"\b(?:difference|gap) between\b|\bcompared? (?:to|with)\b|"
    r"\bwhich\b.*\b(?:more|most|fewer|higher|larger|bigger)\b|\b(?:short of|exceed\w*|over|above|"
    r"below) (?:its|the) (?:target|goal|plan)\b.*\bby how\b|"
    r"\bby how (?:much|many)\b",
    re.I,
)
_PLAN = re.compile(
    r"\b(?:it |they )?(?:had |was |were )?(?:been )?(?:aimed|planned|targeted|scheduled|promised|guaranteed|"
    r"expected|budgeted|intended|pledged|set out)(?: for| to \w+)?\b|\b(?:its|the|their) (?:\w+ )?"
    r"(?:target|goal|plan)\b|\b(?:it|they) (?:had )?(?:set out|hoped|meant|undertook|undertaken|vowed)\b|"
    r"\bplan(?:ned)?\b|\btarget\b",
    re.I,
)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_PLACE = re.compile(r"\b[A-Z][a-z']+(?: (?:District|County|City|Town))?")
# What is compared with, a place and nothing before it: than in Beihe in 2031.
_OF_PLACE = re.compile(
    rf"\s*(?:(?:in|at|of|from|by|for)\s+)?(?:the\s+)?(?P<place>{_PLACE.pattern})(?!\s+[A-Z\d])"
)
_CALENDAR = frozenset(
    "January February March April May June July August September October November December".split()
)
# By how many did it miss its lift target in 2031?
_OFF_TARGET = re.compile(
    r"\bby how (?:many|much)(?:\s+(?!did|does|has|have|was|were)(?P<unit>\w+))?\s+"
    r"(?:did|does|has|have|was|were)\s+(?P<who>.+?)\s+"
    r"(?:miss(?:ed)?|beat(?:en)?|exceed(?:ed)?|surpass(?:ed)?|"
    r"overshoot|overshot|(?:fall|fallen|fell) short of|top(?:ped)?)"
    r"\s+(?:its|the|their)?\s*(?P<what>.*?)\s*(?:targets?|goals?|plans?)\b"
    r"(?:\s+(?:for|of|on)\s+(?P<of>.+?))?(?P<when>\s+in\s+(?:19|20)\d{2})?\s*\?*$",
    re.I,
)
# How many lifts short of its 2031 target was Dongshan?
_SHORT = re.compile(
    r"\bhow many\s+(?P<what>.+?)\s+(?:short of|below|above|over|beyond|ahead of)\s+(?:its|the|their)\s+"
    r"(?P<year>(?:19|20)\d{2})?\s*(?:\w+\s+)?(?:target|goal|plan)\s+(?:was|is|were|did|has|had)\s+"
    r"(?P<who>.+?)(?:\s+(?:fall|end up|finish|come))?(?:\s+(?P<when>in\s+(?:19|20)\d{2}))?\s*\?*$",
    re.I,
)
# How far short of its 2031 parking target did Dongshan fall?
_HOW_FAR = re.compile(
    r"^how far\s+(?:short of|below|above|over|beyond|past|ahead of)\s+(?:its|the|their)\s+(?P<year>(?:19|"
    r"20)\d{2})?"
    r"\s*(?P<what>.*?)\s*(?:target|goal|plan)\s+(?P<of>for .+?\s+)?(?:was|is|were|did|has|had)\s+"
    r"(?P<who>.+?)(?:\s+(?:fall|fallen|end up|finish|come|go|gone))?(?:\s+in (?P<when>(?:19|"
    r"20)\d{2}))?\s*\?*$",
    re.I,
)
# By how many units did Dongshan's 2031 lifts exceed Xihe's: what two own is compared.
_OWNED = re.compile(
    r"^(?:by how (?:many|much)(?:\s+[\w-]+)?|how)\s+(?:did|does|do|was|were|is|"
    r"are)\s+(?P<one>[A-Z][\w-]*)'s\s+"
    r"(?P<what>.+?)\s+(?:exceed|outnumber|outstrip|surpass|top|beat|compare (?:with|to)|fall short of|"
    r"differ from)\s+(?P<right>[^?]+?)\s*\?*$",
    re.I,
)
_WHOSE = re.compile(
    r"(?:that of |those of |in )?(?P<other>[A-Z][\w-]*?)(?:'s?)?(?: own)?(?:\s+in (?P<when>(?:19|20)\d{2}))?"
)
_AND_BY = re.compile(r",?\s+(?:and\s+)?by how (?:many|much)(?:\s+\w+)?\s*\?*$", re.I)
_BETWEEN = re.compile(
    r"^(?:what(?:'s| is| was)\s+)?(?:the\s+)?(?:gap|difference) between\s+(?P<one>[A-Z]\w+(?: (?:District|"
    r"County))?)"
    r"\s+and\s+(?P<other>[A-Z]\w+(?: (?:District|County))?)\s+(?:in|on|for)\s+(?P<what>[^?]+?)\s*\?*$|"
    r"^compare\s+(?P<thing>[^?]+?)\s+(?:in|of|between|for)\s+(?P<first>[A-Z]\w+)\s+(?:and|with|"
    r"to)\s+(?P<second>[A-Z]\w+)"
    r"(?P<when>\s+in\s+(?:19|20)\d{2})?\s*[?.]*$",
    re.I,
)
# What is compared with stands before the verb: more lifts than Beihe|did Dongshan add.
_THAN_AHEAD = re.compile(
    r"\s+than\s+(?P<than>[^?]+?)\s+(?P<deed>(?:did|does|do|has|have|will|was|were|is|are)\s+[^?]+?)\s*\?*$",
    re.I,
)
_PERIOD = re.compile(
    r"\bthe (?:first|second) half\b|\bthe (?:first|second|third|fourth) quarter\b|"
    r"\bthe first (?:\w+ )?(?:quarters|months)\b",
    re.I,
)
# By how much has the fare gone up; how much has the fare risen since.
_CHANGED = re.compile(
    r"^\s*(?:by )?how (?:much|many)\s+(?:has|have|did|will|is|are)\s+(?P<what>.+?)\s+(?:gone up|gone down|"
    r"go up|go down|going up|come down|risen|rise|rising|increased?|grown|grow|fallen|fall|dropped|drop|"
    r"improved?|climbed|climb|shrunk|shrink)\b(?P<when>.*?)\?*$",
    re.I,
)
# How many minutes will the new bridge save: what it is before and after tells.
_SAVED = re.compile(
    r"\bhow (?:much|many)\b(?!.*\bthan\b).*\b(?:sav(?:e|es|ed)|shav(?:e|es|ed)|cheaper|shorter|quicker|"
    r"faster)\b",
    re.I,
)
_MORE_NOW = re.compile(
    r"\bhow (?P<much>much|many) (?:extra|more|fewer|less)\b(?P<what>.*?)(?P<now>\b(?:now|today|since|after|"
    r"will|from now on)\b.*)\?*$",
    re.I,
)
_SINCE = re.compile(r"\b(?:since|from|over|after|now)\b.*$", re.I)
_ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth|older|newer|old|new|latest|earlier)\b", re.I)
_ASKED = re.compile(
    r"^\s*(?P<ask>how (?:many|much))\s+(?P<verb>is|are|was|were|do|does|did|can|will)\b", re.I
)


def english_comparison(question: str) -> Comparison | None:
    """Return the two questions of an English one that compares two figures, None for any other."""
    question = plan_last(question)
    choice = choice_comparison(question)
    if choice is not None:
        return choice
    off = _OFF_TARGET.search(question)
    if off is not None:
        what = " ".join(part for part in (off["what"], off["of"]) if part)
        when = off["when"] or ""
        year = _YEAR.match(what)
        if year:  # its 2031 lift target
            what, when = what[year.end() :].strip(), f" in {year[0]}"
        if not what and off["unit"]:  # By how many kilometres did Dongshan's pipes fall short of the plan?
            return Comparison(
                f"How many {off['unit']} of {off['who']} were actually done{when}?",
                f"How many {off['unit']} of {off['who']} were planned{when}?",
            )
        if not what:  # By how much did Dongshan's trade fall short of its goal?
            return Comparison(
                f"What was {off['who']} actually{when}?", f"What was {off['who']} planned to be{when}?"
            )
        return Comparison(
            f"How many {what} did {off['who']} actually complete{when}?",
            f"How many {what} did {off['who']} plan{when}?",
        )
    short = _SHORT.search(question)
    if short is not None:
        when = short["when"] or (f"in {short['year']}" if short["year"] else "")
        asked = f"How many {short['what']} did {short['who']}"
        return Comparison(
            f"{asked} actually complete {when}".strip() + "?", f"{asked} plan {when}".strip() + "?"
        )
    return (
        _of_owners(question)
        or _of_two_sides(_THAN_AHEAD.sub(r" \g<deed> than \g<than>", question))
        or _changed(question)
    )


def _of_owners(question: str) -> Comparison | None:
    """Return the questions of one that compares what two places have, or what one has with its plan."""
    far = _HOW_FAR.match(question)
    if far is not None:
        year = far["year"] or far["when"]
        what = " ".join(
            part for part in (far["what"], (far["of"] or "").removeprefix("for ").strip()) if part
        )
        when = f" in {year}" if year else ""
        return Comparison(
            f"How many {what} did {far['who']} actually complete{when}?",
            f"How many {what} did {far['who']} plan{when}?",
        )
    between = _BETWEEN.match(question)
    if between is not None:
        what = between["what"] or between["thing"] + (between["when"] or "")
        sides = (between["one"] or between["first"], between["other"] or between["second"])
        asked = [f"How many {what} in {side}?" for side in sides]
        return Comparison(asked[0], asked[1], Sides.PLACES)
    owned = _OWNED.match(question)
    if owned is None:
        return None
    what, right = owned["what"], owned["right"]
    year = _YEAR.search(what)
    told = re.sub(r"\s+in$", "", _YEAR.sub("", what).strip()).strip()
    when = f" in {year[0]}" if year else ""
    first = f"How many {told} in {owned['one']}{when}?"
    if _PLAN.search(right):
        return Comparison(
            f"How many {told} did {owned['one']} actually complete{when}?",
            f"How many {told} did {owned['one']} plan{when}?",
        )
    other_year = _YEAR.search(right)
    if re.match(r"(?:its|the|their)\b", right) and other_year:
        return Comparison(first, f"How many {told} in {owned['one']} in {other_year[0]}?", Sides.YEARS)
    whose = _WHOSE.fullmatch(right)
    if whose is None:
        return None
    when = f" in {whose['when']}" if whose["when"] else when
    return Comparison(first, f"How many {told} in {whose['other']}{when}?", Sides.PLACES)


def _changed(question: str) -> Comparison | None:
    """Return the question for what it is now, where before and after are meant."""
    changed = _CHANGED.match(question)
    if changed is not None:
        now = f"What is {changed['what']} now?"
        return Comparison(now, now, Sides.CHANGE)
    if _SAVED.search(question):
        return Comparison(question, question, Sides.CHANGE)
    more = _MORE_NOW.search(question)
    if more is not None and not re.search(r"\bthan\b", question, re.I):
        now = re.sub(r"\b(how (?:much|many)) (?:extra|more|fewer|less)\b", r"\1", question, flags=re.I)
        return Comparison(now, now, Sides.CHANGE)
    return None


def _of_two_sides(question: str) -> Comparison | None:
    match = _COMPARES.search(question)
    if match is None:
        return None
    right = match["right"] or ""
    more = re.sub(
        r"\b(how (?:many|much)) (?:more|fewer|less|higher|lower|heavier|lighter|longer|shorter|dearer|"
        r"cheaper|bigger|smaller|larger)\b",
        r"\1",
        question,
        flags=re.I,
    )
    more = re.sub(r"\bthan\b.*$", "", more, flags=re.I).strip(" ?,")
    if right:
        return _with_other(more, right)
    sides = re.search(rf"(?:of )?(?P<one>{_PLACE.pattern}) (?:or|and) (?P<other>{_PLACE.pattern})", question)
    if sides:
        rest = _AND_BY.sub("", question).replace(sides[0], "{}").strip(" ?")
        what = re.sub(r"^.*?\bmore\b|\bmost\b|^which \w+", "", rest.replace("{}", ""), flags=re.I).strip(
            " ,?"
        )
        asked = [f"How many {what} in {sides[side]}?" for side in ("one", "other")]
        measured = bool(re.search(r"\bhow (?:many|much)\b", question, re.I))
        return Comparison(asked[0], asked[1], Sides.PLACES, measured)
    return None


def _with_other(more: str, right: str) -> Comparison | None:
    """Return `more` and the same question for what stands after *than*."""
    if _PLAN.search(right):
        planned = re.sub(
            r"\b(?:did|has|have) ((?:[A-Z]\w+|it|they)(?: (?:District|County|City|Town))?)(?: ([a-z]+))?",
            lambda match: f"did {match[1]} plan to {base_form(match[2] or '')}".rstrip(),
            more,
            count=1,
        )
        return Comparison(f"{more} actually?", f"{planned}?" if planned != more else f"{more} planned?")
    period = _PERIOD.search(right)
    if period:
        whole = re.sub(r"\b(?:all|the whole) of ", "", more, flags=re.I)
        year = _YEAR.search(right) or _YEAR.search(more)
        part = f"{period[0].strip()} of {year[0]}" if year else period[0]
        other = re.sub(rf"\b{year[0]}\b", part, whole, count=1) if year else f"{whole} in {part}"
        return Comparison(f"{whole}?", f"{other if part in other else f'{whole} in {part}'}?", Sides.PARTS)
    years = _YEAR.findall(right)
    placed = _OF_PLACE.match(right)
    own = next((name for name in _PLACE.findall(re.sub(r"^\w+", "", more)) if name not in _CALENDAR), None)
    if placed and own and placed["place"] not in (*_CALENDAR, own):
        # Wangpu … than Beihe in 2031: the year is of both, unless each has its own.
        first = more if _YEAR.search(more) or not years else f"{more} in {years[0]}"
        second = first.replace(own, placed["place"], 1)
        second = _YEAR.sub(years[0], second, count=1) if years else second
        return Comparison(f"{first}?", f"{second}?", Sides.PLACES)
    if years:
        other = _YEAR.sub(years[0], more, count=1) if _YEAR.search(more) else f"{more} in {years[0]}"
        return Comparison(f"{more}?", f"{other}?", Sides.YEARS)
    return _of_two_kinds(more, right.strip(" ?."))


def _of_two_kinds(more: str, right: str) -> Comparison | None:
    own, other = _ORDINAL.search(more), _ORDINAL.search(right)
    if own and other:
        return Comparison(f"{more}?", f"{more[: own.start()]}{other[0]}{more[own.end() :]}?", Sides.KINDS)
    at = re.match(r"(?:at|for|in|on|with|by|of|from)\b", right, re.I)
    placed = [] if at is None else list(re.finditer(rf"\b{at[0]}\b", more, re.I))
    if placed:
        return Comparison(f"{more}?", f"{more[: placed[-1].start()]}{right}?", Sides.KINDS)
    asked = _ASKED.match(more)
    if asked:
        verb = re.search(r"\s(?:get|receive|pay|earn|cost|weigh|carry|last|have)\b.*$", more, re.I)
        tail = verb[0] if verb else ""
        return Comparison(f"{more}?", f"{asked['ask']} {asked['verb']} {right}{tail}?", Sides.KINDS)
    return None
