"""The parts of an English question: the thing it is about, its place and year, what it counts."""

import re

from index import load_dictionary

_IRREGULAR = {
    "built": "build",
    "made": "make",
    "got": "get",
    "had": "have",
    "laid": "lay",
    "given": "give",
    "held": "hold",
    "met": "meet",
    "spent": "spend",
    "taken": "take",
    "done": "do",
    "won": "win",
    "grown": "grow",
    "paid": "pay",
    "brought": "bring",
    "bought": "buy",
    "sold": "sell",
    "taught": "teach",
    "found": "find",
    "seen": "see",
    "been": "be",
}
COUNTED = re.compile(
    r"\b(?P<ask>how many)\s+(?P<what>.+?)(?=\s+(?:did|does|do|was|were|is|are|has|have|had|will|"
    r"would|in|for)\b)",
    re.I,
)
YEAR = re.compile(r"\b(?:19|20)\d{2}\b|\b(?:last|this|next) year\b", re.I)
_YEAR_TOLD = re.compile(r"\s+(?:in|for) (?:19|20)\d{2}$")
# Where something is: there is the place that a museum is, not what is on display in it.
_WITHIN = re.compile(r"\b(?:in|at|on|inside)\s+(?P<name>the (?:[a-z-]+ ){0,3}[A-Z][\w-]*(?: [A-Z][\w-]*)*)")
# What so many took part in.
_TAKEN_PART_IN = re.compile(
    r"^how many [\w -]+? (?:entered|attended|joined|visited|came to|took part in|ran in|competed in|"
    r"signed up for)\s+(?P<name>(?:the |a |[A-Z]).+)$",
    re.I,
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_PERIOD = (
    r"(?:(?:by|at|in|until|till|up to|as of) the (?:end|middle) of (?:"
    + _MONTH
    + r"|(?:the|that|the same) year|(?:19|20)\d{2})(?: (?:19|20)\d{2})?|"
    r"by " + _MONTH + r"|by mid-?(?:year|(?:19|20)\d{2})|"
    r"(?:in|during|over|for) the (?:first|second) half(?: alone)?(?: of (?:(?:the|that) year|(?:19|"
    r"20)\d{2}))?|"
    r"(?:in|during|over|for) the first (?:\w+ )?(?:months|quarters?)|"
    r"(?:(?:in|over|for) )?the (?:whole|full|entire) year)"
)
PERIOD = re.compile(rf"\b{_PERIOD}\b", re.I)
ASKING = re.compile(
    r"^(?:and\s+)?(?:(?:by|since|until|for|on|at|in) )?"
    r"(?:(?:how (?:many|much|long|big|old|far|tall)|what(?: time| year| date)?|who|when|where|which|why|"
    r"how)\b\s*)?"
    r"(?:(?:did|does|do|was|were|is|are|has|have|had|will|would)\b\s*)?(?:\w+ed\b\s+)?",
    re.I,
)
AUXILIARY = r"(?:did|does|do|has|have|had|will|would|can|could|should)"
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
    rf"\b{AUXILIARY}\s+(?P<subject>(?:(?:the|its|their|this|that|a|an)\s+)?(?:[a-z][\w-]*\s+){{0,4}}?"
    rf"[A-Z](?:[\w-]|'(?!s\b))*(?:\s+(?:[A-Z]\w[\w-]*|{_CLOSING_NOUN}\b|\d{{1,2}}\b))*"
    rf"(?:'s(?: [a-z][\w-]*){{0,4}}? {_CLOSING_NOUN}\b)?)"
)
# It is told apart by where it stands: does | the old bus station block in Yikou County | cover.
_SUBJECT_THERE = re.compile(
    rf"\b{AUXILIARY}\s+(?P<subject>(?:the|its|their|this|that|an?)\s+(?:[a-z][\w-]*\s+){{1,5}}?"
    r"(?:in|of|at|on|near) [A-Z][\w-]*(?:\s+[A-Z]\w[\w-]*)*)"
)
NAMED_THING = re.compile(rf"^(?:the )?(?:[\w-]+ ){{0,3}}?(?:[A-Z][\w-]* )+(?:[A-Z][\w-]*|{_CLOSING_NOUN})$")
NO_NAME = frozenset(
    "I I'm I'd I've Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February "
    "March April May June July August September October November December".split()
)


def in_year_of(before: str) -> str:
    """Return the year that an English question names, as " in 2031"; empty without one."""
    year = re.search(r"\b(?:19|20)\d{2}\b", before)
    return f" in {year[0]}" if year else ""


def there_of(before: str, subject: str) -> str:
    """Return where "there" is after a question about `subject`: in the district, or at the museum."""
    within = _WITHIN.search(before)
    if within:
        return f"at {within['name']}"
    place = place_of(before)
    a_place = re.search(r"\b(?:district|county|city|town|village)$", subject, re.I)
    a_thing = NAMED_THING.search(subject) or (subject.startswith("the ") and not a_place)
    return f"at {subject}" if a_thing or not place else f"in {place}"


def subject_of(before: str) -> str:
    """Return the noun phrase that an English question is about."""
    subject = _SUBJECT.search(before) or _SUBJECT_THERE.search(before)
    if subject:
        return subject["subject"]
    taken_part_in = _TAKEN_PART_IN.match(before.strip().rstrip("?"))
    if taken_part_in:
        return _YEAR_TOLD.sub("", taken_part_in["name"])
    rest = ASKING.sub("", before.strip().rstrip("?").strip(), count=1)
    named = re.search(r"\b(?:of|on|for|about)\s+(?P<name>(?:the )?[^,]*[A-Z].*)$", rest)
    told = named["name"] if named else re.sub(r"^(?:in|on|at|to) (?=[A-Z])", "", rest)
    return re.sub(r"\s+", " ", told).strip()


def place_of(before: str) -> str:
    """Return the district, county or town that an English question names last; empty without one."""
    found = re.findall(r"(?<!^)(?<![.?!] )\b[A-Z][a-z']+(?: [A-Z][a-z']+)*", before)
    named = [re.sub(r"'s$", "", name) for name in found if name not in NO_NAME]
    # Several words with capitals are the name of a thing, unless the last says what place it is.
    places = [
        name for name in named if " " not in name or name.endswith(("District", "County", "City", "Town"))
    ]
    return places[-1] if places else ""


def base_form(verb: str) -> str:
    """Return the base form of a lower-case participle, as far as the dictionary knows it: planned -> plan."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    stem = verb.removesuffix("ed")
    if stem == verb:
        return verb
    undoubled = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
    forms = (stem, f"{stem}e", undoubled, f"{stem[:-1]}y")
    return next((form for form in forms if load_dictionary().translations(form)), verb)
