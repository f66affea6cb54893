"""Parts of a year: which one a question asks of, and whether a statement speaks of it."""

import re
from dataclasses import dataclass

from documents import Article
from index import fold


@dataclass(frozen=True, slots=True)
class Period:
    """A part of a year: the words for it, and the months in which papers report on it."""

    words: re.Pattern[str]
    reported: range


_PERIODS = tuple(
    Period(re.compile(words), reported)
    for words, reported in (
        (
            r"上半年|前半年|前(?:6|六)个?月|1\s*[至—–-]\s*6月|6月底|半年|过半|\bfirst half\b|\bend of june\b|"
            r"\bfirst six months\b|\bhalf[- ]year",
            range(6, 10),
        ),
        (
            r"前三(?:个)?季度|前(?:9|九)个?月|1\s*[至—–-]\s*9月|9月底|"
            r"\bfirst three quarters\b|\bend of september\b|\bfirst nine months\b",
            range(9, 13),
        ),
        (
            r"(?<!前)[第]?一季度|首季|前(?:3|三)个月|1\s*[至—–-]\s*3月|3月底|开门红|"
            r"\bfirst quarter\b|\bend of march\b|\bfirst three months\b",
            range(3, 7),
        ),
    )
)


def period_asked(question: str) -> Period | None:
    """Return the part of a year that a question asks of, None where it names none or several."""
    folded = fold(question)
    named = [period for period in _PERIODS if period.words.search(folded)]
    return named[0] if len(named) == 1 else None


def speaks_of(period: Period, article: Article, said: str, heading: str) -> bool:
    """Say whether a statement is about `period`: its sentence, section or title says so, or its date does."""
    if period.words.search(f"{fold(said)}\n{heading}\n{fold(article.title)}"):
        return True
    return article.published is None or article.published.month in period.reported
