"""Answers by the kind of question: a figure with its counterpart, a list, a yes or no, a comparison."""

import re
from collections.abc import Collection
from dataclasses import replace

from documents import Span, sentence_around
from index import fold, language_of
from qa.clauses import clause_spans
from qa.comparing import comparison_of
from qa.contrasting import Contrast, contrast_of, figure_of, pair_of, states_difference
from qa.counterparts import (
    articles_of,
    citation_of,
    counterpart_of,
    newer_report,
    statement_at,
    wants_newest,
)
from qa.forms import Asks
from qa.judging import (
    agrees,
    asks_for_goal,
    denies_goal,
    goal_topic,
    put_forward,
)
from qa.ledger import meets
from qa.lists import count_asked, members_of
from qa.lookup import Finding, Lookup
from qa.polarity import told_of_goal
from qa.question import Focus
from qa.refusing import CANDIDATES, refused
from qa.sense import insists_on_result
from qa.statements import Statement
from qa.types import Answer, Citation, Kind, ReadSpan, Reason, Status
from qa.verdicts import evidence_for, with_next_clause

_TARGET = re.compile(r"目标|任务数|计划数|原定|\b(?:target|goal)s?\b")
# The rest of the figure's own clause, and the next one.
_CLAUSES_AHEAD = 2
# A list of as many as are asked for may have so much less of a probability than the best span.
_AS_LIKELY = 0.25


def answered(question: str, lookup: Lookup, known_places: Collection[str]) -> Answer:
    """Return the answer to a question that is understood; its timings are the lookup's."""
    language = language_of(question)
    comparison = comparison_of(question, language, known_places)
    if comparison is not None:
        contrast = contrast_of(comparison, question, lookup)
        if contrast is not None:
            return _compared(question, contrast)
    finding = lookup.find(question)
    # One figure alone is no difference.
    if comparison is not None and comparison.needs_both and not states_difference(finding):
        return refused(question, question, Reason.NO_FITTING_SPAN, finding)
    if finding.focus.asks is Asks.YES_NO:
        return _judged(question, finding, lookup)
    return _told(question, finding)


def _told(question: str, finding: Finding) -> Answer:
    focus = finding.focus
    best = finding.best or _halved(finding)
    if best is None:
        return refused(question, question, finding.reason, finding)
    stated = statement_at(best)
    # Whoever asks how or who is told so by a clause that may hold a figure, and not by a newer figure.
    if stated and wants_newest(question, focus) and (focus.asks is Asks.NUMBER or stated.span == best.span):
        newer = newer_report(stated, articles_of(finding.hits), focus.years)
        if newer is not None:
            other = counterpart_of(newer, articles_of(finding.hits))
            return _answer(
                question,
                finding,
                Kind.SPAN,
                (citation_of(newer),),
                best.score,
                citation_of(other) if other else None,
            )
    other = counterpart_of(stated, articles_of(finding.hits)) if stated else None
    if stated and other and other.status is focus.sense and _contradicts(focus.sense, stated, best):
        return _answer(question, finding, Kind.SPAN, (citation_of(other),), best.score, citation_of(stated))
    # A plan is no result: whoever asks what was done is not told what was meant to be, nor the reverse.
    if _only_planned(focus, stated, best):
        return refused(question, question, Reason.ONLY_PLANNED, finding)
    if _only_done(focus, stated, best):
        return refused(question, question, Reason.ONLY_DONE, finding)
    article = best.passage.article
    members = _members(finding, best) if focus.several else []
    if len(members) > 1:
        return _answer(
            question,
            finding,
            Kind.LIST,
            tuple(Citation(article, span, best.status) for span in members),
            best.score,
        )
    status = stated.status if stated and best.status is Status.NONE else best.status
    cited = Citation(article, best.span, status)
    return _answer(question, finding, best.kind, (cited,), best.score, citation_of(other) if other else None)


def _members(finding: Finding, best: ReadSpan) -> list[Span]:
    """Return the members of a list; of as many as are asked for, where a likely candidate there has them.

    哪两家: 禾丰餐饮和青穗膳食 rather than 青穗膳食 alone.
    """
    article, focus = best.passage.article, finding.focus
    members = members_of(article.text, best.span, focus)
    wanted = count_asked(focus.text)
    if wanted is None or len(members) == wanted:
        return members
    sentence = sentence_around(article, best.span)
    for one in finding.candidates:
        there = one.passage.article is article and sentence.contains(one.span)
        if there and one.score >= _AS_LIKELY * best.score:
            others = members_of(article.text, one.span, focus)
            if len(others) == wanted:
                return others
    return members


def _halved(finding: Finding) -> ReadSpan | None:
    """Return the first candidate where only its target or its result, shown beside it, makes it unlikely.

    Which of the two is asked for is decided by what the question says; both tell of the same indicator.
    """
    first = next(iter(finding.candidates), None)
    stated = statement_at(first) if first is not None and finding.focus.asks is Asks.NUMBER else None
    other = counterpart_of(stated, articles_of(finding.hits)) if stated else None
    if first is None or other is None:
        return None
    shared = max(
        (
            one.score
            for one in finding.candidates
            if one.passage.article is other.article and other.quote in one.text
        ),
        default=0.0,
    )
    both = min(first.score + shared, 1.0)
    return replace(first, score=both) if both >= finding.threshold else None


def _only_planned(focus: Focus, stated: Statement | None, best: ReadSpan) -> bool:
    """Say whether a figure or a day is told as a plan alone though what came of it is asked for.

    Of a day only where the question insists on what really happened: 何时开放 may well be to come.
    """
    if focus.sense is not Status.DONE or best.status is not Status.PLANNED:
        return False
    if focus.asks is Asks.NUMBER:
        return stated is not None and stated.status is Status.PLANNED
    return focus.asks is Asks.DATE and insists_on_result(focus.text)


def _only_done(focus: Focus, stated: Statement | None, best: ReadSpan) -> bool:
    """Say whether a figure is told as a result alone though the question asks for a target by that name.

    Of what was merely to be done (准备开几家) a report may tell in words for what is done.
    """
    return (
        focus.asks is Asks.NUMBER
        and focus.sense is Status.PLANNED
        and _TARGET.search(fold(focus.text)) is not None
        and stated is not None
        and stated.status is best.status is Status.DONE
    )


def _contradicts(wanted: Status, stated: Statement, best: ReadSpan) -> bool:
    """Say whether rules and reader agree on the status that is not asked for: one alone may err."""
    return stated.status is best.status is not wanted


def _answer(
    question: str,
    finding: Finding,
    kind: Kind,
    citations: tuple[Citation, ...],
    confidence: float,
    counterpart: Citation | None = None,
) -> Answer:
    return Answer(
        question=question,
        understood_as=question,
        kind=kind,
        citations=citations,
        confidence=confidence,
        language=language_of(question),
        counterpart=counterpart,
        candidates=finding.candidates[:CANDIDATES],
        hits=finding.hits,
    )


def _compared(question: str, contrast: Contrast) -> Answer:
    cited = (contrast.first, contrast.second)
    answer = _answer(question, contrast.finding, Kind.COMPARISON, cited, contrast.confidence)
    return replace(answer, difference=contrast.apart)


def _judged(question: str, finding: Finding, lookup: Lookup) -> Answer:
    language = language_of(question)
    if asks_for_goal(question):
        judged = _goal(question, lookup.find(goal_topic(question, language)))
        if judged is not None:
            return judged
    put = put_forward(question, language)
    if put is not None:
        figure, asked = put
        found = lookup.find(asked)
        stated = figure_of(found)
        verdict = agrees(figure, stated.figure, question) if stated else None
        if stated is not None and found.best is not None and verdict is not None:
            answer = _answer(question, found, Kind.YES_NO, (citation_of(stated),), found.best.score)
            return replace(answer, verdict=verdict)
    evidence = evidence_for(finding, lookup.verify)
    if evidence is None:
        best = next(iter(finding.candidates), None)
        planned = finding.focus.sense is Status.DONE and best is not None and best.status is Status.PLANNED
        return refused(question, question, Reason.ONLY_PLANNED if planned else finding.reason, finding)
    cited = Citation(evidence.article, with_next_clause(question, evidence), evidence.status)
    answer = _answer(question, finding, Kind.YES_NO, (cited,), evidence.chance)
    return replace(answer, verdict=evidence.says)


def _goal(question: str, finding: Finding) -> Answer | None:
    """Return whether a target was met, target and result both cited; None where neither tells.

    What the result's own sentence says of the target goes before our sum.
    """
    pair = pair_of(finding)
    if pair is None:
        return _told_of_goal(question, finding)
    result, target, score = pair
    result = newer_report(result, articles_of(finding.hits), finding.focus.years) or result
    cited, said = _with_what_is_said_of_the_goal(citation_of(result))
    met = meets(target.figure, result.figure) if said is None else said
    answer = _answer(question, finding, Kind.YES_NO, (cited, citation_of(target)), score)
    return replace(answer, verdict=met != denies_goal(question))


def _told_of_goal(question: str, finding: Finding) -> Answer | None:
    stated = statement_at(finding.best) if finding.best is not None else None
    if stated is None or finding.best is None:
        return None
    cited, said = _with_what_is_said_of_the_goal(citation_of(stated))
    if said is None:
        return None
    answer = _answer(question, finding, Kind.YES_NO, (cited,), finding.best.score)
    return replace(answer, verdict=said != denies_goal(question))


def _with_what_is_said_of_the_goal(cited: Citation) -> tuple[Citation, bool | None]:
    """Return a citation grown by the clause after it that says whether the target was met, and what it says.

    298亿元|，没有达到年初的目标.
    """
    text = cited.article.text
    end = sentence_around(cited.article, cited.span).end
    clauses = clause_spans(text[cited.span.end : end])[:_CLAUSES_AHEAD]
    for clause in clauses:
        words = text[cited.span.end + clause.start : cited.span.end + clause.end].rstrip("，,。；;：: \n")
        said = told_of_goal(words)
        if said is not None:
            span = Span(cited.span.start, cited.span.end + clause.start + len(words))
            return Citation(cited.article, span, cited.status), said
        if any(character.isdigit() for character in words):
            break  # of another figure
    return cited, None
