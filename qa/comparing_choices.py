"""Takes English comparisons apart whose two sides stand in one phrase: A or B, from 2030 to 2031."""

import re

from qa.contrast import Comparison, Sides

_YEARS = r"(?:19|20)\d{2}"
_BY_HOW = r"by how (?:many|much)(?:\s+[\w-]+)?"
# By how much did Dongshan's 2031 lifts exceed those of 2030?
_OF_YEARS = re.compile(
    rf"^{_BY_HOW}\s+(?:did|does|do|has|have|was|were|is|are)\s+"
    rf"(?P<what>[^?]*?\b(?P<year>{_YEARS})\b[^?]*?)\s+"
    r"(?:exceed|outnumber|outstrip|surpass|top|beat|fall short of|differ from|pass|trail|lag)\s+"
    rf"(?:that|those|the \w+|its own|the one|the ones)?\s*(?:of|in|for|from)?\s*"
    rf"(?P<other>{_YEARS})(?:'s)?\s*\?*$",
    re.I,
)
# By how many did its new lifts fall from 2030 to 2031?
_FROM_TO = re.compile(
    rf"^(?:{_BY_HOW}|how (?:many|much)(?: more| fewer| less)?)\s+(?:did|does|do|has|have|will)\s+"
    r"(?P<what>[^?]+?)\s+(?:fall|fallen|drop|dropped|decline|rise|risen|grow|grown|increase|"
    r"climb|go up|go down|change|"
    r"shrink|jump)\s+"
    rf"(?:from|between)\s+(?P<other>{_YEARS})\s+(?:to|and)\s+(?P<year>{_YEARS})\s*\?*$",
    re.I,
)
# What is the gap between Dongshan's 2031 and 2030 targets for new lifts?
_GAP_OF_YEARS = re.compile(
    rf"\b(?:gap|difference) between\s+(?P<who>[^?]+?)'s?\s+(?P<year>{_YEARS})\s+and\s+(?P<other>{_YEARS})\s+"
    r"(?P<kind>targets?|goals?|plans?|figures?|totals?|results?|numbers?)\s+(?:for|of|on|in)\s+(?P<what>[^?]+?)\s*\?*$",
    re.I,
)
# Dongshan's lift target: how much higher is 2031's than 2030's?
_WHOSE_YEAR = re.compile(
    r"^(?P<what>[^?:,]+)[:,]\s*how (?:many|much) (?:more|fewer|less|higher|lower|bigger|smaller|larger)\s+"
    rf"(?:is|was|are|were)\s+(?P<year>{_YEARS})(?:'s)?\s+than\s+(?P<other>{_YEARS})(?:'s)?\s*\?*$",
    re.I,
)
# Which has more floor space, the old hall or the new library, and by how much?
_WHICH = re.compile(
    r"^(?:which|who|where)\b(?P<kind>(?:\s+(?!has|had|have|got|is|was|won|did)\w+)*?)\s+"
    r"(?P<verb>has|had|have|got|gets|is|was|won|wins|took|takes|saw|sees|added|built|made|drew|draws|opened|"
    r"recorded|covers|cost|costs|charges|pays|holds|seats)\s+"
    r"(?:the\s+)?(?P<way>more|most|fewer|fewest|less|higher|highest|larger|largest|bigger|biggest|longer|longest|"
    r"greater)\s*"
    r"(?P<what>[^,?:]*?)\s*[,:]\s*(?P<one>[^,?]+?)\s+or\s+(?P<other>[^,?]+?)"
    r"(?:,?\s+(?:and\s+)?by (?:how (?:many|much)|what)[^?]*)?\s*\?*$",
    re.I,
)
# How far short of plan did Dongshan's lifts fall in 2031? How far above target was its parking?
_FAR_FROM_PLAN = re.compile(
    r"^(?:how (?:far|much)|by how (?:much|many))\s+"
    r"(?:short of|below|above|over|beyond|past|ahead of|under)\s+"
    r"(?:its|the|their)?\s*(?P<year>(?:19|20)\d{2})?\s*"
    r"(?:target|goal|plan|pledge|promise|list|schedule|forecast)\s+"
    r"(?:was|is|were|are|did|has|had|do|does)\s+(?P<who>[^?]+?)"
    r"(?:\s+(?:fall|fallen|end up|finish|come in|come|go|land|get))?(?:\s+on\s+(?P<on>[^?]+?))?"
    rf"(?P<when>\s+in\s+{_YEARS})?\s*\?*$",
    re.I,
)
# How did the number of fires in Dongshan in 2031 compare with that in Beihe?
_COMPARE_WITH = re.compile(
    r"^[Hh]ow (?:do|does|did)\s+(?:the (?:number|amount|total|length|size|share|cost) of\s+)?(?P<what>[^?]+?)"
    rf"\s+in\s+(?P<one>[A-Z][\w-]*)(?P<when>\s+in\s+{_YEARS})?\s+compare (?:with|to)\s+"
    rf"(?:that|those)?\s*(?:in|of|for)?\s*(?P<other>[A-Z][\w-]*)(?P<then>\s+in\s+{_YEARS})?\s*\?*$"
)
# How do the new jobs compare with the target?
_COMPARE_WITH_PLAN = re.compile(
    r"^how (?:do|does|did|has|have)\s+(?:the\s+)?(?:actual\s+)?(?:(?:number|amount|total) of\s+)?"
    rf"(?P<what>[^?]+?)(?P<when>\s+in\s+{_YEARS})?\s+"
    r"(?:compared? (?:with|to|against)|measured? up (?:to|against)|stack up against|square with)\s+"
    r"(?:what (?:was|were|had been|it|they)|the|its|their)\s*(?:had\s+)?"
    r"(?:original\s+|annual\s+|\d{4}\s+)?(?:targets?|goals?|plans?|planned|promised|pledged?s?|targeted)"
    rf"(?P<then>\s+(?:in|for)\s+{_YEARS})?\s*\?*$",
    re.I,
)
# Were more or fewer lifts installed than planned?
_MORE_OR_FEWER = re.compile(
    r"^(?P<verb>is|are|was|were|did|does|has|have|had)\s+(?P<who>[^?]*?)\s*\bmore or (?:fewer|less)\s+"
    r"(?P<what>[^?]+?)\s+(?P<rest>(?:\w+ed|built|made|put up|done)\b[^?]*?\s+)?than\s+(?P<than>[^?]+?)"
    rf"(?P<when>\s+in\s+{_YEARS})?\s*\?*$",
    re.I,
)
_PLAN_FIRST = re.compile(
    r"^(?:compared (?:with|to)|against|measured against|next to)\s+(?:the|its|their)\s+(?:original\s+)?"
    r"(?:plan|target|goal),?\s+(?P<asked>how (?:many|much) (?:more|fewer|less)\b[^?]*?)\s*\?*$",
    re.I,
)
# How many lifts did Dongshan install in 2031, compared with the number it had planned?
_AGAINST_PLAN = re.compile(
    r"^(?P<much>how (?:many|much))\s+(?!more|fewer|less)(?P<asked>[^?]+?),?\s+"
    r"(?:(?:as )?compared? (?:with|to)|against|versus|vs\.?|relative to)\s+"
    r"(?:(?:what|the|its|their)\s+)?(?:(?:original|initial|annual)\s+)?"
    r"(?:(?:number|figure|total|amount|count)\s+)?"
    r"(?:(?:that\s+)?(?:was|were|had been|it|they)\s+(?:had\s+)?(?:been\s+)?(?:planned|promised|"
    r"targeted|pledged|scheduled|set out|aimed|meant|hoped|intended)[^?]*|"
    r"(?:target|goal|plan|pledge)(?:\s+[^?]*)?)\s*\?*$",
    re.I,
)
_ONE_PLACE = re.compile(rf"(?P<place>[A-Z][\w-]*)(?:\s+(?:District|County))?(?:\s+in\s+{_YEARS})?")


def choice_comparison(question: str) -> Comparison | None:
    """Return the two questions of an English one of these kinds, None for any other."""
    return _of_years(question) or _of_either(question) or _with_plan(question) or _with_place(question)


def plan_last(question: str) -> str:
    """Return a question that begins with the plan with it at the end: …how many more… than planned."""
    against = _AGAINST_PLAN.match(question)
    if against is not None:
        return f"{against['much']} more {against['asked']} than planned?"
    either = _MORE_OR_FEWER.match(question)
    if either is not None:
        parts = (
            either["what"],
            either["verb"].lower(),
            either["who"],
            either["rest"] or "",
            either["when"] or "",
        )
        asked = " ".join(" ".join(parts).split())
        return f"How many more {asked} than {either['than']}?"
    first = _PLAN_FIRST.match(question)
    return f"{first['asked']} than planned?" if first is not None else question


def _of_years(question: str) -> Comparison | None:
    of_years = _OF_YEARS.match(question)
    if of_years is not None:
        year, other = of_years["year"], of_years["other"]
        first = f"How many {of_years['what']}?"
        return Comparison(first, first.replace(year, other, 1), Sides.YEARS)
    from_to = _FROM_TO.match(question)
    if from_to is not None:
        asked = [f"How many {from_to['what']} in {from_to[year]}?" for year in ("year", "other")]
        return Comparison(asked[0], asked[1], Sides.YEARS)
    gap = _GAP_OF_YEARS.search(question)
    if gap is not None:
        deed = "plan" if re.match(r"target|goal|plan", gap["kind"], re.I) else "have"
        asked = [
            f"How many {gap['what']} did {gap['who']} {deed} in {gap[year]}?" for year in ("year", "other")
        ]
        return Comparison(asked[0], asked[1], Sides.YEARS)
    whose = _WHOSE_YEAR.match(question)
    if whose is not None:
        asked = [f"What was {whose['what']} in {whose[year]}?" for year in ("year", "other")]
        return Comparison(asked[0], asked[1], Sides.YEARS)
    return None


def _of_either(question: str) -> Comparison | None:
    which = _WHICH.match(question)
    if which is None:
        return None
    sides = [which["one"].strip(), which["other"].strip()]
    places = all(_ONE_PLACE.fullmatch(side) for side in sides)
    what = which["what"].strip() or which["kind"].strip()
    asked = [
        f"How many {what} in {side}?" if places else f"How much {what} does {side} have?" for side in sides
    ]
    measured = bool(re.search(r"\bby (?:how|what)\b", question, re.I))
    return Comparison(asked[0], asked[1], Sides.PLACES if places else Sides.KINDS, measured)


def _with_plan(question: str) -> Comparison | None:
    with_plan = _COMPARE_WITH_PLAN.match(question)
    if with_plan is not None:
        when = re.sub(r"^\s+for\b", " in", with_plan["when"] or with_plan["then"] or "")
        what = with_plan["what"]
        return Comparison(f"How many {what} actually{when}?", f"How many {what} planned{when}?")
    far = _FAR_FROM_PLAN.match(question)
    if far is None:
        return None
    when = far["when"] or (f" in {far['year']}" if far["year"] else "")
    if far["on"]:
        return Comparison(
            f"How many {far['on']} did {far['who']} actually complete{when}?",
            f"How many {far['on']} did {far['who']} plan{when}?",
        )
    return Comparison(f"What was {far['who']} actually{when}?", f"What was {far['who']} planned to be{when}?")


def _with_place(question: str) -> Comparison | None:
    match = _COMPARE_WITH.match(question)
    if match is None:
        return None
    when = match["when"] or match["then"] or ""
    return Comparison(
        f"How many {match['what']} in {match['one']}{when}?",
        f"How many {match['what']} in {match['other']}{match['then'] or when}?",
        Sides.PLACES,
    )
