"""The spans of a clause that have the form a question asks for."""

import re
from collections.abc import Iterable, Iterator, Sequence

from documents import Span
from qa.forms import Asks
from qa.names import agents, enumerations, of_class, organisations, people, places, quoted
from qa.quantities import dates, quantities
from qa.question import Focus

# Verbs and copulas whose complement a question for a thing or a reason asks: 改建为|社区菜园, 因|设计变更.
_INTRODUCES = re.compile(
    r"为|是|成|用于|用来|因为|因|由于|由|获评|获得|荣获|包括|包含|有|叫作?|称|至|到|：|:|把|作"
)
_MARKS = " \n\t，,、；;。：:!！?？"


def candidate_spans(clause: str, focus: Focus, head: Sequence[str] = ()) -> list[Span]:
    """Return the spans of `clause` that could answer, offsets into `clause`, left to right.

    `head` are the words, in the articles' language, for the class of thing that is asked for.
    """
    spans = {span for span in _of_form(clause, focus, head) if len(span)}
    if focus.asks in (Asks.PLACE, Asks.ORGANISATION, Asks.NAME):
        spans = {span for span in spans if not _cuts_a_quotation(clause, span)}
    return sorted(spans)


def _of_form(clause: str, focus: Focus, head: Sequence[str]) -> Iterable[Span]:
    listed = list(enumerations(clause)) if focus.several else []
    match focus.asks:
        case Asks.NUMBER:
            return quantities(clause)
        case Asks.DATE:
            return dates(clause)
        case Asks.PERSON:
            # 谁投资 is asked of firms too; a person in the same clause is the likelier answer.
            return [*people(clause), *agents(clause)] or [*organisations(clause)]
        case Asks.ORGANISATION:
            return [
                *listed,
                *agents(clause),
                *quoted(clause),
                *of_class(clause, head),
                *organisations(clause),
            ]
        case Asks.PLACE:
            return [*listed, *of_class(clause, head), *places(clause)]
        case Asks.NAME:
            named = [*quoted(clause), *agents(clause), *of_class(clause, head), *organisations(clause)]
            return [*named, *places(clause), *enumerations(clause), *_complements(clause), _trimmed(clause)]
        case Asks.CLAUSE:
            return [*listed, *_complements(clause), _trimmed(clause)]
        case Asks.YES_NO:
            return [_trimmed(clause)]


def _cuts_a_quotation(clause: str, span: Span) -> bool:
    """Say whether `span` is a part of a quoted name: “好客|山|东”."""
    for quotation in quoted(clause):
        inside = Span(quotation.start + 1, quotation.end - 1)
        if span.overlap(quotation) and not (span.contains(quotation) or span == inside):
            return True
    return False


def _complements(clause: str) -> Iterator[Span]:
    whole = _trimmed(clause)
    for match in _INTRODUCES.finditer(clause, whole.start, whole.end):
        if whole.end - match.end() >= 2:
            yield Span(match.end(), whole.end)


def _trimmed(clause: str) -> Span:
    start = len(clause) - len(clause.lstrip(_MARKS))
    return Span(start, max(start, len(clause.rstrip(_MARKS))))
