"""The years that a text speaks of, by number or counted from its publication."""

import re

from index import fold
from qa.quantities import MEASURE

# "2000人次" counts; "2024李沧" names a year.
_YEAR = re.compile(rf"(?<!\d)((?:19|20)\d{{2}})(?=\s*年|[^\d.,%]|$)(?=\s*年|(?!\s*[余多]?(?:{MEASURE})))")
_LAST_YEAR = re.compile(r"(?:去年|上年)(?!度?同期)")
_NEXT_YEAR = re.compile(r"明年|次年|来年")
# A last-year figure beside a growth rate is that of comparison: 比去年增长.
_COMPARED = re.compile(r"[比较与和同于是](?:去年|上年)")


def years_named(text: str) -> list[re.Match[str]]:
    """Return where `text` names years; the first group is the year."""
    return list(_YEAR.finditer(fold(text)))


def years_told(said: str, published: int | None) -> list[int]:
    """Return the years that `said` speaks of, in order: by number, or counted from that of publication."""
    marks = [(match.start(), int(match[1])) for match in years_named(said)]
    if published is not None:
        compared = {match.end() for match in _COMPARED.finditer(said)}
        last = (match for match in _LAST_YEAR.finditer(said) if match.end() not in compared)
        marks += [(match.start(), published - 1) for match in last]
        marks += [(match.start(), published + 1) for match in _NEXT_YEAR.finditer(said)]
        marks += [(match.start(), published) for match in re.finditer("今年", said)]
    return [year for _, year in sorted(marks)]
