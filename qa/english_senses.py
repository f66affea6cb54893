"""Turns an English question to the plan of what was spoken of, or to what came of it."""

import re

from qa.english_parts import PERIOD, base_form
from qa.english_turns import LEADS, replaced

# Nothing but the plan of what was spoken of: and the target for 2031?
_PLAN_ONLY = re.compile(
    r"^(?:and\s+|what about\s+|how about\s+)?(?:what(?:'s| is| was| were| will be)\s+)?(?:the |its |their )?"
    r"(?:original |annual |initial |full-year |whole-year |stated )?(?:targets?|goals?|plans?)"
    r"(?:\s+(?:for|in|of)\s+(?P<when>that|next year|(?:19|20)\d{2}|"
    r"the (?:year after|next year|following year|whole year|full year|year)))?\s*\?*$",
    re.I,
)
_WHO = r"(?:it|they|he|she|the (?:district|county|city|town|council|government)|[A-Z][a-z]+)"
_FIRST = r"(?:originally |initially |first )?"
_AT_FIRST = (
    r"(?: (?:originally|initially|at first|in the first place|"
    r"(?:at|in|back at) the (?:start|beginning|outset)(?: of (?:the year|(?:19|20)\d{2}))?))?"
)
_DO = r"(?: to(?: (?:do|get|have|see|reach|build|add|open|install|finish|make|put in))?| (?:for|at|on))?"
# The same, of what was spoken of and nothing else: what was it aiming for, how many had they promised?
_PLAN_ASKED = re.compile(
    rf"^(?:what|how (?:many|much)) "
    rf"(?:(?:was|were) {_WHO} {_FIRST}(?:aiming|hoping|shooting|looking|planning|going){_DO}|"
    rf"(?:did|had) {_WHO} {_FIRST}(?:been )?"
    rf"(?:plan|promise|intend|aim|hope|want|target|pledge|expect|set out|mean)(?:n?ed|d|ing|t)?{_DO}|"
    rf"(?:were|was|had been) {_FIRST}"
    rf"(?:planned|promised|intended|targeted|pledged|expected|hoped for|aimed for))"
    rf"{_AT_FIRST}$",
    re.I,
)
_IN_THE_END = (
    r"(?:in the end|in reality|in fact|eventually|after all|by (?:the )?(?:year-?end|end of the year))"
)
# What came of it: what did they end up with, how many did it actually manage?
_RESULT_ASKED = re.compile(
    rf"^(?:what|how (?:many|much)) (?:did {_WHO} (?:(?:actually|really) )?end up (?:with|at|doing|getting)|"
    rf"did {_WHO} (?:actually|really) (?:manage|deliver|achieve|get|do|reach)(?: {_IN_THE_END})?|"
    rf"did {_WHO} (?:manage|deliver|achieve|get|do|reach) {_IN_THE_END}|"
    r"was the (?:actual|final|real) (?:figure|number|total|count|result|outcome|tally))$|"
    r"^(?:the )?(?:actual|final|real) (?:figure|number|total|count|result|outcome|tally)$|"
    rf"^(?:what (?:came|became) of (?:it|that)|how did (?:it|that|they) turn out)(?: {_IN_THE_END})?$",
    re.I,
)
_PLANS = re.compile(
    r"\b(?:did|was|were|had|does|is) (?P<who>[^?]{2,40}?) "
    r"(?:plan|promise|intend|aim|hope|want|target|pledge|expect|set out|mean)(?:n?ed|n?ing|d|t)?\b"
    r"(?: to (?P<deed>[a-z]+)| (?:for|on|at)(?! (?:19|20)\d\d))?",
    re.I,
)


def asks_for_plan(question: str) -> bool:
    """Say whether a follow-up asks for nothing but the plan: and the original target?"""
    return _PLAN_ONLY.match(question.strip()) is not None or _PLAN_ASKED.match(bare(question)) is not None


def asks_for_result(question: str) -> bool:
    """Say whether a follow-up asks for nothing but what came of it: what did they end up with?"""
    return _RESULT_ASKED.match(bare(question)) is not None


def bare(question: str) -> str:
    """Return a question without the words that join it to the last one and without its mark."""
    return LEADS.sub("", question.strip()).rstrip("? ")


def planned_of(question: str, last: str) -> str:
    """Return the last question asked of the plan, of the year that a follow-up names."""
    asked_of = _PLAN_ONLY.match(question.strip())
    when = asked_of["when"] if asked_of else None
    year = re.search(r"\b(?:19|20)\d{2}\b", last)
    if when and year and re.search(r"after|next|following", when):
        last = last.replace(year[0], str(int(year[0]) + 1), 1)
    elif when and when.isdigit():
        last = replaced(last, when)
    if not when or "year" not in when or "after" not in when:
        last = PERIOD.sub("in " + year[0] if year else "", last) if when and "year" in when else last
    asked = re.sub(r"\bactually ", "", last.rstrip("? "))
    did = re.sub(
        r"\b(?:did|has|have|had) ([A-Z]\w+(?: (?:District|County|City|Town))?) ([a-z]+)",
        lambda match: f"did {match[1]} plan to {base_form(match[2])}",
        asked,
    )
    return f"{did}?" if did != asked else f"{asked}: the plan?"


def resulting_of(last: str) -> str:
    """Return the last question asked of what came of the plan.

    >>> resulting_of("How many lifts did Dongshan promise to install in 2031?")
    'How many lifts did Dongshan actually install in 2031?'
    """
    asked = last.rstrip("? ")
    planned = _PLANS.search(asked)
    if planned:
        done = f"did {planned['who']} actually {planned['deed'] or 'complete'}"
        asked = f"{asked[: planned.start()]}{done}{asked[planned.end() :]}"
    else:
        asked = re.sub(r"\b(did|has|have|had) ([A-Z][\w']+) (?!actually)", r"\1 \2 actually ", asked, count=1)
    return re.sub(r"\bfor ((?:19|20)\d{2})\b", r"in \1", asked) + "?"
