"""Looks up the two figures of a comparison and computes how far they lie apart."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from documents import Article, Span, sentence_around
from qa.clauses import Change, change_of, clause_spans
from qa.comparing import difference
from qa.contrast import Comparison, Sides
from qa.counterparts import (
    articles_of,
    citation_of,
    counterpart_of,
    newer_report,
    statement_at,
    wants_newest,
)
from qa.figures import read_figure
from qa.glossary import Glossary, coverage
from qa.indicators import likeness, weights_of
from qa.ledger import ALIKE
from qa.lookup import Finding, Lookup
from qa.pairing import FAINT, ReadFigure, alike, figure_read, overlapping, stated_at, togetherness
from qa.quantities import quantities
from qa.statements import Statement, is_distance, statements_of
from qa.types import Citation, Difference, Status

# Candidates looked at for a target and its result, and the share of the question's words they must name.
PAIRED = 5
NAMED = 0.5
# Sides whose figures one sentence may state as the two ends of a change: 第一代310公斤减到第二代128公斤.
_MAY_CHANGE: Final = frozenset({Sides.YEARS, Sides.KINDS})
_PARTS = ("半年", "季度", "半程", "过半")


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two figures of comparable units; `apart` is the first less the second."""

    finding: Finding
    first: Citation
    second: Citation
    apart: Difference
    confidence: float


def contrast_of(comparison: Comparison, question: str, lookup: Lookup) -> Contrast | None:
    """Return the two figures and their difference, None where not both are found."""
    if comparison.sides is Sides.CHANGE:
        return _changed(comparison, question, lookup)
    one, two = lookup.find(comparison.first), lookup.find(comparison.second)
    if comparison.sides is Sides.PLAN:
        return _planned(one, two)
    return _scoped(comparison.sides, question, lookup, one, two)


def states_difference(finding: Finding) -> bool:
    """Say whether what answers is itself a difference or a rate: 比计划多了18部, 增长8%."""
    best = finding.best
    if best is None:
        return False
    figure = read_figure(best.text)
    article = best.passage.article
    return figure is not None and (is_distance(article, best.span) or _is_extra(article, best.span))


def _is_extra(article: Article, span: Span) -> bool:
    """Say whether a comparative stands right before the figure: 比本地低|10个百分点, 都比上年多|30元."""
    sentence = sentence_around(article, span)
    ahead = article.text[sentence.start : span.start]
    clause = ahead.replace(",", "，").rpartition("，")[2]
    return "比" in clause or "较" in clause


def _planned(one: Finding, two: Finding) -> Contrast | None:
    together = _in_one_sentence(one, two)
    if together is not None:
        return together
    pair = pair_of(one) if {one.focus.sense, two.focus.sense} == {Status.DONE, Status.PLANNED} else None
    if pair is not None and one.focus.years == two.focus.years and one.focus.places == two.focus.places:
        result, target, score = pair
        if wants_newest(one.question, replace(one.focus, sense=Status.DONE)):
            result = newer_report(result, articles_of(one.hits), one.focus.years) or result
        figures = (target, result) if one.focus.sense is Status.PLANNED else (result, target)
        contrast = _of_statements(one, *figures, score)
        if contrast is not None:
            return contrast
    stated, others = figure_of(one), figure_of(two)
    if stated is not None and (others is None or overlapping(citation_of(stated), citation_of(others))):
        others = counterpart_of(stated, articles_of(one.hits))
    elif others is not None and stated is None:
        stated = counterpart_of(others, articles_of(two.hits))
    if stated is None or others is None:
        return None
    return _of_statements(one, stated, others, _confidence(one, two))


def _in_one_sentence(one: Finding, two: Finding) -> Contrast | None:
    """Return target and result where the best of either stand side by side: 计划14家，目前开了11家."""
    first, second = one.best, two.best
    if first is None or second is None or (first.status, second.status) != (one.focus.sense, two.focus.sense):
        return None
    article = first.passage.article
    if second.passage.article.id != article.id or not sentence_around(article, first.span).overlap(
        second.span
    ):
        return None
    figures = figure_read(first), figure_read(second)
    if figures[0] is None or figures[1] is None or overlapping(figures[0].citation, figures[1].citation):
        return None
    return _of_found(one, figures[0], figures[1])


def _scoped(sides: Sides, question: str, lookup: Lookup, one: Finding, two: Finding) -> Contrast | None:
    """Return the figures of two places, years, parts of a year, or kinds."""
    contrast = _likest_pair(sides, one, two)
    if contrast is None and sides in (Sides.YEARS, Sides.PARTS):
        contrast = _of_other_time(sides, one, two)
    if contrast is None and sides in _MAY_CHANGE:
        for finding in (one, two, lookup.find(question)):
            found = _found(finding)
            ends = _ends(found) if found is not None else None
            if ends is not None:
                before, after = ends
                return _of_found(finding, *((after, before) if _later_first(one, two) else ends))
    return contrast


def _likest_pair(sides: Sides, one: Finding, two: Finding) -> Contrast | None:
    """Return the two different figures that belong together best: 900元 and 200元, not 900元 and 85%.

    They are of comparable units, each as sure as may be, and both count the same. One of them need not reach
    the threshold where the other does and both count the same.
    """
    stated = [found for article in articles_of((*one.hits, *two.hits)) for found in statements_of(article)]
    weights = weights_of(found.indicator for found in stated)
    pairs = [
        (togetherness(first, second, alikeness), first, second)
        for first in _likely(one)
        for second in _likely(two)
        if not overlapping(first.citation, second.citation)
        and first.figure.comparable(second.figure)
        and not (sides is Sides.PARTS and Status.PLANNED in (first.citation.status, second.citation.status))
        and (sides is not Sides.YEARS or (_is_of_year(one, first) and _is_of_year(two, second)))
        for alikeness in (alike(first, second, weights, (*one.focus.places, *two.focus.places)),)
        if min(first.score, second.score) >= one.threshold
        or (max(first.score, second.score) >= one.threshold and alikeness >= ALIKE)
    ]
    if not pairs:
        return None
    _, first, second = max(pairs, key=lambda pair: pair[0])
    return _of_found(
        one, *(replace(found, score=max(found.score, one.threshold)) for found in (first, second))
    )


def _likely(finding: Finding) -> list[ReadFigure]:
    """Return the figures read first, the best as `_found` sets it right."""
    best = _found(finding)
    first = 1 if best is not None else 0
    others = [
        figure_read(candidate) for candidate in finding.candidates[first:PAIRED] if candidate.score >= FAINT
    ]
    return [found for found in (best, *others) if found is not None]


def _is_of_year(finding: Finding, found: ReadFigure) -> bool:
    """Say whether nothing tells that a figure is of another year, or planned where a result is asked for."""
    focus, cited = finding.focus, found.citation
    if focus.sense is Status.DONE and cited.status is Status.PLANNED:
        return False
    stated = stated_at(cited)
    return stated is None or stated.year is None or not focus.years or stated.year in focus.years


def _later_first(one: Finding, two: Finding) -> bool:
    """Say whether the later year or kind is asked for first, as who asks what has become mostly does."""
    return not (one.focus.years and two.focus.years and one.focus.years < two.focus.years)


def _of_other_time(sides: Sides, one: Finding, two: Finding) -> Contrast | None:
    """Return a figure and the same indicator's in the other year, or the part of the year."""
    for finding, other, turned in ((one, two, False), (two, one, True)):
        stated, found = figure_of(finding), _found(finding)
        if stated is None or found is None:
            continue
        articles = articles_of((*finding.hits, *other.hits))
        if sides is Sides.YEARS and not _is_of_year(finding, found):
            continue
        if sides is Sides.PARTS:
            match, first = _of_part(stated, articles)
        else:
            match, first = _of_year(stated, other, articles), not turned
        if match is not None:
            figures = (stated, match) if first else (match, stated)
            return _of_statements(finding, *figures, found.score)
    return None


def _of_year(stated: Statement, other: Finding, articles: Iterable[Article]) -> Statement | None:
    years = other.focus.years
    return _likest(stated, [one for one in _results(articles) if one.year in years]) if years else None


def _of_part(stated: Statement, articles: Iterable[Article]) -> tuple[Statement | None, bool]:
    """Return the same indicator in another report on the year, and whether `stated` is the whole year's.

    A report on a part of the year comes before the one on all of it.
    """
    results = [one for one in _results(articles) if one.year == stated.year]
    earlier = [one for one in results if _told_before(one.article, stated.article) and _on_part(one.article)]
    later = [one for one in results if _told_before(stated.article, one.article) and _on_part(stated.article)]
    part = _likest(stated, earlier)
    return (part, True) if part is not None else (_likest(stated, later), False)


def _told_before(one: Article, other: Article) -> bool:
    return str(one.published or "") < str(other.published or "")


def _on_part(article: Article) -> bool:
    return any(part in article.text for part in _PARTS)


def _results(articles: Iterable[Article]) -> list[Statement]:
    return [one for article in articles for one in statements_of(article) if one.status is not Status.PLANNED]


def _likest(stated: Statement, others: list[Statement]) -> Statement | None:
    others = [
        one
        for one in others
        if one.place == stated.place
        and one.figure.comparable(stated.figure)
        and not overlapping(citation_of(one), citation_of(stated))
    ]
    weights = weights_of(one.indicator for one in (*others, stated))
    scored = [(likeness(stated.indicator, one.indicator, weights), one) for one in others]
    score, likest = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return likest if score >= ALIKE else None


def _changed(comparison: Comparison, question: str, lookup: Lookup) -> Contrast | None:
    """Return the two ends of a change, None where the question is better answered as it stands."""
    plainly, now = lookup.find(question), lookup.find(comparison.first)
    if plainly.best is not None and states_difference(plainly):
        return None
    told, grown = _found(plainly), _found(now)
    if told is not None and _ends(told) is None and (grown is None or grown.score <= told.score):
        return None  # 新增车位500个 tells how many were added
    for finding, found in ((now, grown), (plainly, told)):
        ends = _ends(found) if found is not None else None
        if ends is not None:
            before, after = ends
            return _of_found(finding, after, before)
    return None


def _ends(found: ReadFigure) -> tuple[ReadFigure, ReadFigure] | None:
    """Return the figures before and after the change that one of them is an end of: 由|60|个增至|90|个."""
    article = found.citation.article
    sentence = sentence_around(article, found.citation.span)
    text = sentence.of(article.text)
    inside = found.citation.span.shifted(-sentence.start)
    for clause in clause_spans(text):
        words = clause.of(text)
        spans = quantities(words)
        for before, after in pairwise(spans):
            if change_of(words, before) is not Change.BEFORE:
                continue
            ends = [span.shifted(clause.start) for span in (before, after)]
            if any(end.overlap(inside) for end in ends):
                told = [_at(article, end.shifted(sentence.start), found) for end in ends]
                if told[0] is not None and told[1] is not None:
                    return told[0], told[1]
    return None


def _at(article: Article, span: Span, like: ReadFigure) -> ReadFigure | None:
    figure = read_figure(span.of(article.text))
    if figure is None:
        return None
    return ReadFigure(Citation(article, span, like.citation.status), figure, like.score)


def _found(finding: Finding) -> ReadFigure | None:
    best = finding.best
    read = figure_read(best) if best is not None else None
    if best is None or read is None:
        return None
    stated = figure_of(finding)
    if stated is not None and stated.status is Status.DONE and wants_newest(finding.question, finding.focus):
        stated = newer_report(stated, articles_of(finding.hits), finding.focus.years) or stated
    if stated is not None and not overlapping(citation_of(stated), read.citation):
        return ReadFigure(citation_of(stated), stated.figure, best.score)
    return read


def _of_found(finding: Finding, first: ReadFigure, second: ReadFigure) -> Contrast | None:
    apart = difference(first.figure, second.figure)
    if apart is None:
        return None
    return Contrast(finding, first.citation, second.citation, apart, min(first.score, second.score))


def _of_statements(finding: Finding, first: Statement, second: Statement, score: float) -> Contrast | None:
    apart = difference(first.figure, second.figure)
    if apart is None:
        return None
    return Contrast(finding, citation_of(first), citation_of(second), apart, score)


def _confidence(*findings: Finding) -> float:
    return min(finding.best.score for finding in findings if finding.best)


def figure_of(finding: Finding) -> Statement | None:
    """Return the figure that answers, of the status asked for where the articles state both."""
    if finding.best is None:
        return None
    stated = statement_at(finding.best)
    wanted = finding.focus.sense
    if stated is None or wanted is Status.NONE or stated.status is wanted:
        return stated
    other = counterpart_of(stated, articles_of(finding.hits))
    return other if other is not None and other.status is wanted else stated


def pair_of(finding: Finding) -> tuple[Statement, Statement, float] | None:
    """Return the result and the target that a question is about, and how sure that is.

    Two statements of one indicator bear each other out: a candidate that has its counterpart, and counts what
    the question names, need not reach the threshold alone. Of several the one that is likely and named wins.
    """
    groups = Glossary().groups(finding.focus.terms, finding.focus.language)
    pairs: list[tuple[float, tuple[Statement, Statement, float]]] = []
    for candidate in finding.candidates[:PAIRED]:
        stated = statement_at(candidate)
        other = counterpart_of(stated, articles_of(finding.hits)) if stated else None
        if stated is None or other is None:
            continue
        named = f"{stated.indicator.words} {other.indicator.words}".replace(" ", "")
        share = coverage(groups, named)
        if candidate.score < finding.threshold and share < NAMED:
            continue
        result, target = (other, stated) if stated.status is Status.PLANNED else (stated, other)
        pairs.append((candidate.score + share, (result, target, max(candidate.score, finding.threshold))))
    return max(pairs, key=lambda pair: pair[0], default=(0.0, None))[1]
