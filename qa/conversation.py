"""Understands a question from the turns before it: what it leaves out is taken from them, and only that."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from index import language_of
from qa.chinese_follow_ups import (
    asks_of_sense,
    chinese_alternatives,
    chinese_follow_up,
    leaves_all_out,
    names_place,
    own_things,
)
from qa.earlier import Earlier
from qa.english_follow_ups import english_follow_up, names_subject
from qa.english_senses import asks_for_plan
from qa.english_turns import turns_to
from qa.types import Turn

# Who asks of today asks of no article.
_NOW = re.compile(r"今天|明天|后天|此刻|\b(?:today|tomorrow|right now)\b", re.I)


@dataclass(frozen=True, slots=True)
class Understood:
    """A question made whole: `text` is what is looked up.

    `others` are what it may mean as well, where reading `text` is no sure answer; one of the `things` that
    the question itself names must stand in what is answered then.
    """

    text: str
    from_history: bool
    others: tuple[str, ...] = ()
    things: tuple[str, ...] = ()


def understand(question: str, history: Sequence[Turn], known_places: Collection[str] = ()) -> Understood:
    """Return `question` with what it leaves out taken from `history`, oldest turn first (see the tests)."""
    earlier = Earlier(known=known_places)
    for turn in history:
        composed = _composed(turn.question, earlier)
        whole = composed or turn.question
        # What is only asked about the topic does not become the topic: its own words would pile up.
        sense_only = asks_of_sense(turn.question) or asks_for_plan(turn.question)
        turned = composed is None or (
            not sense_only
            and (
                leaves_all_out(turn.question)
                or turns_to(turn.question)
                or names_place(turn.question, known_places)
                or names_subject(turn.question)
            )
        )
        earlier = replace(
            earlier,
            topic=whole if turned else earlier.topic,
            last=whole if turned or not sense_only else earlier.last,
            before_last=earlier.last,
            answer=turn.answer,
        )
    composed = _composed(question, earlier)
    if composed is None:
        return Understood(question, from_history=False)
    if language_of(question) == "en":
        return Understood(composed, from_history=True)
    others = tuple(one for one in chinese_alternatives(question, earlier) if one != composed)
    return Understood(composed, from_history=True, others=others, things=own_things(question))


def _composed(question: str, earlier: Earlier) -> str | None:
    """Return the question made whole by the ones before it; None where it needs nothing."""
    if not earlier.topic.strip() or _NOW.search(question):
        return None
    if language_of(question) == "en":
        return english_follow_up(question, earlier)
    return chinese_follow_up(question, earlier)
