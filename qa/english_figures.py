"""Reads the figure that an English yes/no question puts forward as a bound: more than 10,000 households."""

import re
from decimal import Decimal

from qa.figures import Bound, Figure

COUNTED = "个"  # what is counted one by one, whatever it is called
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
# Units as articles print them; what is not named here is counted one by one.
_UNITS = tuple(
    (re.compile(rf"(?:{english})(?!\w)", re.I), unit)
    for english, unit in (
        (r"%|per ?cent|percentage points?", "%"),
        (r"square (?:kilomet(?:er|re)s|km)|sq\.? ?km", "平方公里"),
        (r"square met(?:er|re)s|sq\.? ?m|m2|m²", "平方米"),
        (r"hectares?", "公顷"),
        (r"mu", "亩"),
        (r"cubic met(?:er|re)s", "立方米"),
        (r"kilomet(?:er|re)s|kms?", "公里"),
        (r"met(?:er|re)s|m", "米"),
        (r"tons?|tonnes?", "吨"),
        (r"kilos?|kilograms?|kg", "公斤"),
        (r"yuan|rmb|cny", "元"),
        (r"hours?", "小时"),
        (r"minutes?|mins?", "分钟"),
        (r"working days?|days?", "天"),
        (r"months?", "个月"),
        (r"years?", "年"),
        (r"households?|families", "户"),
        (
            r"(?:[a-z-]+ )?(?:people|residents|workers|employees|staff|persons|students|children|pupils|"
            r"visitors|jobs|teachers|patients|passengers|villagers|seniors|graduates|volunteers)",
            "人",
        ),
        (r"(?:[a-z-]+[^s\s] )?[a-z-]+s(?: of [a-z]+)?", COUNTED),
    )
)
_BOUND = (
    r"(?:(?P<least>more than|over|above|at least|upwards of|as (?:many|much) as|no (?:fewer|less) than|"
    r"exceed(?:ed)?|reach(?:ed)?|pass(?:ed)?|top(?:ped)?|surpass(?:ed)?|beat(?:en)?)|"
    r"(?P<most>fewer than|less than|under|below|at most|no more than|within))"
)
_ASKED = re.compile(
    r"^(?:and |so |then |but )?(?P<verb>is|are|was|were|do|does|did|has|have|had|will|would|can)\s+"
    rf"(?P<who>[^?]*?)\s*{_BOUND}\s+(?:the\s+)?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?P<scale>hundred|thousand|million|billion)?"
    r"(?P<noun>\s*%|[ -]+[^?]+)\??\s*$",
    re.I,
)
_MARK = re.compile(r"^(?:in|by|for|during|at|on|from|since|as|to|last|this|across|per|each|a|every)\b", re.I)
# What deeds ask by themselves: did it pass 450,000 square metres.
_DEEDS = re.compile(r"^(?:exceed|reach|pass|top|surpass|beat)", re.I)
_LETS = frozenset({"can"})


def figure_put_forward(question: str) -> tuple[Figure, str] | None:
    """Return the bound that an English question puts forward and the question for the figure itself.

    None where it puts none forward, or only says by one who is meant: do children under 1.3 m pay.

    >>> figure_put_forward("Did more than 10,000 households benefit in 2024?")[1]
    'How many households benefit in 2024?'
    >>> figure_put_forward("Was its length over 5 km?")[1]
    'How many km was its length?'
    """
    match = _ASKED.match(question.strip())
    if match is None or match["verb"].lower() in _LETS:
        return None
    noun = match["noun"].strip(" -")
    found = next(((one.match(noun), unit) for one, unit in _UNITS if one.match(noun)), None)
    if found is None or found[0] is None:
        return None
    told, unit = found[0], found[1]
    rest = noun[told.end() :].strip()
    who, verb = match["who"].strip(), match["verb"].lower()
    if who and rest and not _MARK.match(rest):
        return None
    value = Decimal(match["number"].replace(",", "")) * _SCALES.get((match["scale"] or "").lower(), 1)
    bound = Bound.AT_LEAST if match["least"] else Bound.AT_MOST
    asks = f"How many {'per cent' if unit == '%' else told[0].strip()}"
    deed = match["least"] or ""
    deed = f" {deed}" if _DEEDS.match(deed) else ""
    if not who and verb in ("do", "does", "did"):
        verb = ""
    return Figure(value, unit, bound), " ".join(f"{asks} {verb} {who}{deed} {rest}".split()) + "?"
