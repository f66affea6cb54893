"""Abstentions that help: the reason, what was looked for, what is covered, the closest passages."""

from collections.abc import Sequence

from documents import Span
from index import Hit, language_of
from qa.lookup import Finding
from qa.question import Focus
from qa.statements import article_place
from qa.status import status_in
from qa.types import Answer, Citation, CoveredScope, Kind, Reason

RELATED = 3  # near misses shown
CANDIDATES = 10  # kept for the explanation
COVERED = 6  # places named as covered, those of the closest articles


def refused(question: str, understood: str, reason: Reason, finding: Finding | None = None) -> Answer:
    """Return the abstention from `question` for `reason`, with what `finding` came near to."""
    best = next(iter(finding.candidates), None) if finding else None
    return Answer(
        question=question,
        understood_as=understood,
        kind=Kind.NONE,
        citations=(),
        confidence=best.score if best else 0.0,
        language=language_of(question),
        reason=reason,
        related=near_misses(finding.hits) if finding else (),
        scope=covered(finding.focus, finding.hits) if finding else None,
        candidates=finding.candidates[:CANDIDATES] if finding else (),
        hits=finding.hits if finding else (),
    )


def near_misses(hits: Sequence[Hit]) -> tuple[Citation, ...]:
    """Return the closest sentences, each once."""
    found: dict[tuple[str, Span], Citation] = {}
    for hit in hits:
        article = hit.passage.article
        key = (article.id, hit.sentence)
        if key not in found and hit.sentence.of(article.text).strip():
            found[key] = Citation(article, hit.sentence, status_in(article, hit.sentence, hit.sentence))
    return tuple(found.values())[:RELATED]


def covered(focus: Focus, hits: Sequence[Hit]) -> CoveredScope:
    """Return what the question asked for and which places and years the closest articles are about."""
    articles = list({hit.passage.article.id: hit.passage.article for hit in hits}.values())
    places = [place for article in articles if (place := article_place(article))]
    years = {article.published.year for article in articles if article.published}
    return CoveredScope(
        asked_places=focus.places,
        asked_years=focus.years,
        places=tuple(dict.fromkeys(places))[:COVERED],
        years=tuple(sorted(years)),
    )
