"""`zhengda gaps` and `zhengda feedback`: what readers asked in vain, and what they said of answers."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from cli import building
from cli.command import Command
from cli.settings import Settings, UserError

if TYPE_CHECKING:
    from web import Feedback, FeedbackStore, Gap

Row = TypeVar("Row")

# Further wordings shown below the first; the others are in --json.
WORDINGS_SHOWN = 3


def gaps(settings: Settings, options: argparse.Namespace) -> int:
    """List what people asked that the articles do not answer, similar wordings together."""
    from web import find_gaps, gap_payload

    found = find_gaps(read(open_store(settings).refusals))
    shown = found[: options.limit]
    if options.json:
        print(json.dumps([gap_payload(gap) for gap in shown], ensure_ascii=False, indent=2))
        return 0
    if not found:
        print("Nobody has asked in vain.")
        return 0
    total = sum(gap.count for gap in found)
    print(f"{counted(total, 'question')} in {counted(len(found), 'group')} that the articles do not answer:")
    for gap in shown:
        print("\n".join(lines_of(gap)))
    if len(shown) < len(found):
        print(f"… and {counted(len(found) - len(shown), 'group')} more (--limit N shows more)")
    return 0


def feedback(settings: Settings, options: argparse.Namespace) -> int:
    """List what readers said of answers, the latest first."""
    said = read(open_store(settings).feedback)
    helpful = sum(one.helpful for one in said)
    shown = [one for one in said if not (options.unhelpful and one.helpful)][: options.limit]
    if options.json:
        print(json.dumps([described(one) for one in shown], ensure_ascii=False, indent=2))
        return 0
    if not said:
        print("Nobody has said anything yet.")
        return 0
    print(f"{counted(len(said), 'answer')} judged, {helpful} of them helpful:")
    for one in shown:
        print(f"{one.day}  {'+' if one.helpful else '-'}  {one.question} → {one.answer or '(no answer)'}")
        if one.comment:
            print(f"               {' '.join(one.comment.split())}")
    return 0


def open_store(settings: Settings) -> FeedbackStore:
    """Return the store; raise UserError where the settings keep nothing."""
    store = building.build_feedback_store(settings)
    if store is None:
        raise UserError("With feedback_days 0 nothing is kept: set it to a number of days.")
    return store


def read(rows: Callable[[], tuple[Row, ...]]) -> tuple[Row, ...]:
    """Return what is kept; raise UserError where it cannot be read."""
    from web import FeedbackFault

    try:
        return rows()
    except FeedbackFault as fault:
        raise UserError(str(fault)) from fault


def lines_of(gap: Gap) -> list[str]:
    """Return a group as lines: how often, when, the most frequent wording, and some of the others."""
    days = f"{gap.first}" if gap.first == gap.last else f"{gap.first} – {gap.last}"
    (first, _), *others = gap.questions
    lines = [f"{gap.count:5}×  {first}  ({days})"]
    lines += [f"        {question} ({count})" for question, count in others[:WORDINGS_SHOWN]]
    if len(others) > WORDINGS_SHOWN:
        lines.append(f"        … {counted(len(others) - WORDINGS_SHOWN, 'other wording')}")
    return lines


def counted(number: int, name: str) -> str:
    """Return a number with its noun."""
    return f"{number} {name}{'' if number == 1 else 's'}"


def described(one: Feedback) -> dict[str, object]:
    """Return one word of a reader as `feedback --json` prints it."""
    return {
        "day": one.day.isoformat(),
        "question": one.question,
        "answer": one.answer,
        "helpful": one.helpful,
        "comment": one.comment,
    }


def positive(text: str) -> int:
    """Return the number that `text` is; raise ValueError, which argparse tells, below 1."""
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def add_gaps_arguments(parser: argparse.ArgumentParser) -> None:
    """Add how much to print, and how."""
    parser.add_argument("--limit", type=positive, default=20, metavar="N", help="show so many (default: 20)")
    parser.add_argument("--json", action="store_true", help="print a JSON list")


def add_feedback_arguments(parser: argparse.ArgumentParser) -> None:
    """Add how much to print, and how."""
    add_gaps_arguments(parser)
    parser.add_argument("--unhelpful", action="store_true", help="only what did not help")


GAPS = Command(name="gaps", run=gaps, add_arguments=add_gaps_arguments)
FEEDBACK = Command(name="feedback", run=feedback, add_arguments=add_feedback_arguments)
