"""Tells how an answer came about, stage by stage, for `zhengda ask --explain`."""

from collections.abc import Iterator

from qa.question import Focus, analyse
from qa.rendering import scope_sentence
from qa.scope import places_of
from qa.statements import article_place
from qa.types import Answer, ReadSpan, Status

EXPLAINED_HITS = 10


def explained(answer: Answer) -> Iterator[str]:
    """Yield the lines: question, scope, passages by channel, candidates with their scores, the decision."""
    focus = analyse(answer.understood_as, places_of(hit.passage for hit in answer.hits))
    yield f"understood as: {answer.understood_as}"
    yield (
        f"  asks for: {focus.asks.value}{' (several)' if focus.several else ''}, "
        f"{_sense(focus)}, words: {' '.join(focus.terms) or 'none'}"
    )
    yield f"scope: places {_listed(focus.places)}, years {_listed(focus.years)}, names {_listed(focus.names)}"
    yield "passages:"
    for rank, hit in enumerate(answer.hits[:EXPLAINED_HITS], 1):
        channels = " ".join(f"{one.channel}#{one.rank}" for one in hit.channels)
        place = f"《{hit.passage.article.title}》{hit.passage.span.start}–{hit.passage.span.end}"
        yield f"  {rank:2} {hit.score:6.2f} {place} {channels}"
    yield "candidates:"
    for candidate in answer.candidates:
        yield f"  {candidate.score:.3f} {candidate.status.value:8} {candidate.text} {_where(candidate)}"
    yield "decision:"
    yield from _decision(answer, focus)
    yield "timings: " + ", ".join(f"{one.stage} {one.milliseconds:.0f} ms" for one in answer.timings)


def _decision(answer: Answer, focus: Focus) -> Iterator[str]:
    best = next(iter(answer.candidates), None)
    if answer.reason is not None:
        yield f"  abstained: {answer.reason.value}; the best candidate has {answer.confidence:.3f}"
        if scope_sentence(answer, "en"):
            yield f"  {scope_sentence(answer, 'en')}"
        return
    first = answer.citations[0]
    yield f"  {answer.kind.value}: {first.quote} ({first.status.value}), confidence {answer.confidence:.3f}"
    if best is not None and first.quote != best.text:
        yield f"  instead of the best candidate {best.text}: {_why_not(best, answer, focus)}"
    if answer.counterpart is not None:
        yield f"  counterpart: {answer.counterpart.quote} ({answer.counterpart.status.value})"
    if answer.verdict is not None:
        yield f"  verdict: {'yes' if answer.verdict else 'no'}"
    if answer.difference is not None:
        yield f"  difference: {answer.difference.value} {answer.difference.unit}, computed"
    others = [one for one in answer.candidates if first.quote not in one.text]
    for one in others[:1]:
        yield f"  not {one.text}: {_why_not(one, answer, focus)}"


def _why_not(other: ReadSpan, answer: Answer, focus: Focus) -> str:
    first = answer.citations[0]
    reasons = []
    if other.status is not first.status and Status.NONE not in (other.status, first.status):
        reasons.append(f"it is {other.status.value}, {_sense(focus)} is asked for")
    if article_place(other.passage.article) != article_place(first.article):
        reasons.append(f"it is about {article_place(other.passage.article)}")
    if other.score < answer.confidence:
        reasons.append(f"it has {other.score:.3f}, {answer.confidence - other.score:.3f} less")
    elif (other.passage.article.published or 0) != (first.article.published or 0):
        reasons.append("the newer report states the same")
    return "; ".join(reasons) or "the answer is cut from it"


def _sense(focus: Focus) -> str:
    return {Status.PLANNED: "a plan", Status.DONE: "a result"}.get(focus.sense, "a result or a plan")


def _listed(values: tuple[str, ...] | tuple[int, ...]) -> str:
    return " ".join(map(str, values)) or "any"


def _where(candidate: ReadSpan) -> str:
    return f"《{candidate.passage.article.title}》{candidate.span.start}–{candidate.span.end}"
