"""Which of the lines below a cut sentence it goes on in."""

import re
from collections.abc import Sequence

from documents.continuity import (
    Surroundings,
    cuts_word,
    ends_in_figure,
    fit,
    is_long,
    must_continue,
)
from documents.forms import DATELINE_START
from documents.items import Item
from documents.source import Form
from documents.typography import is_finished, sentence_ends

# Least evidence (continuity.fit) for joining running text that breaks off. Right below it the next line
# goes on unless something speaks against it; behind a headline nothing may speak against it; farther away,
# beyond another paragraph, something must speak for it.
_NEXT = -1.0
_BEHIND_HEADLINE = 0.0
_FAR = 3.0
# Lines of running text in a gap, characters of a paragraph, of a sentence: no page has more, and a file that
# is no page (a table, a log) takes no hours.
_CANDIDATES = 12
_PARAGRAPH = 3000
_SENTENCE = 600
# What opens a clause, and hardly ever a headline.
_CLAUSE_START = re.compile("[对把将按由使]")
# Of two lines that could go on, the nearer does, all else being equal.
_NEARER = 0.5


def find_continuation(head: Item, following: Sequence[Item], page: Surroundings) -> int | None:
    """Return the place in `following` of the line that `head` goes on in, None when `head` is whole."""
    if head.form is Form.HEADLINE:
        return _after_headline(head, following, page)
    if is_finished(head.line.text):
        return None
    if head.form is Form.BULLET:
        behind = following[:1] and following[0].form is Form.TEXT
        return 0 if behind and must_continue(head.line.text, following[0].line.text) else None
    if head.form is not Form.TEXT:
        return None
    text = head.line.text
    if len(text) > _PARAGRAPH or len(text) - max(sentence_ends(text), default=0) > _SENTENCE:
        return None
    best: tuple[float, int] | None = None
    behind_headline = False
    seen = 0
    for place, item in enumerate(following):
        if item.form is Form.HEADLINE:
            # A middle piece, cut at both ends, has no full stop and looks like a headline.
            middle = re.search("[，,、]", item.line.text) and fit(head.line, item.line, page) >= _FAR
            clause = head.line.text.endswith(("，", ",")) and _CLAUSE_START.match(item.line.text)
            if middle or clause or must_continue(head.line.text, item.line.text):
                return place
            behind_headline = True
            continue
        if item.form is Form.BULLET and must_continue(head.line.text, item.line.text):
            return place
        if item.form is not Form.TEXT:
            continue
        if DATELINE_START.match(item.line.text):
            break
        score = fit(head.line, item.line, page) - (_own_heading(following, place) if behind_headline else 0)
        if not seen:
            score += _NEARER
        seen += 1
        least = _BEHIND_HEADLINE if behind_headline else _NEXT
        if (
            score >= least
            and (best is None or score > best[0])
            and not _goes_on_nearer(head, following, place, page)
        ):
            best = (score, place)
        if is_long(item.line) or seen == _CANDIDATES:
            break
    if best is not None:
        return best[1]
    return _far_continuation(head, following, page)


def _far_continuation(head: Item, following: Sequence[Item], page: Surroundings) -> int | None:
    """Return the place of a line farther down that goes on from `head` and from nothing nearer to it."""
    above = before = head.line.text
    for place, item in enumerate(following):
        if item.form is not Form.TEXT:
            continue
        before, above = above, item.line.text
        if DATELINE_START.match(item.line.text):
            continue
        orphan = must_continue(head.line.text, item.line.text) and is_finished(before)
        if orphan and fit(head.line, item.line, page) >= _FAR:
            return place
    return None


def _goes_on_nearer(head: Item, following: Sequence[Item], place: int, page: Surroundings) -> bool:
    """Say whether the line at `place` goes on from a cut line that stands nearer to it than `head` does."""
    tail = following[place].line
    evidence = fit(head.line, tail, page)
    return any(
        item.form is Form.TEXT and not is_finished(item.line.text) and fit(item.line, tail, page) >= evidence
        for item in following[:place]
    )


def _after_headline(head: Item, following: Sequence[Item], page: Surroundings) -> int | None:
    """A line that looks like a headline is running text when one below it cannot start a line.

    Behind a comma or a bare figure that line may stand farther down, beyond captions.
    """
    text = head.line.text
    if is_finished(text):
        return None
    running = bool(re.search("[，,、]", text)) or ends_in_figure(text)
    for place, item in enumerate(following):
        if item.form is Form.TEXT:
            tail = item.line
            unindented = page.indented and head.line.indented and not tail.indented
            if place == 0 and running and cuts_word(text, tail.text):
                return place
            goes_on = must_continue(text, tail.text)
            if goes_on and place == 0:
                return place
            if (goes_on or (place == 0 and unindented)) and fit(head.line, tail, page) >= _FAR:
                return place
            if is_long(tail):
                return None
        if not running or item.form in (Form.HEADLINE, Form.BULLET):
            return None
    return None


def _own_heading(following: Sequence[Item], place: int) -> float:
    """Return evidence that the headline right above a line announces it: the words that the two share."""
    above = following[place - 1]
    if place == 0 or above.form is not Form.HEADLINE:
        return 0.0
    heading = above.line.text
    pairs = {heading[at : at + 2] for at in range(len(heading) - 1)}
    shared = sum(pair in following[place].line.text for pair in pairs)
    return 2.0 * shared / max(1, len(pairs))
