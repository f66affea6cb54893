"""Sentences that a column or page break cut in two, made whole; what stood in the gap comes after them."""

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from documents.continuity import (
    Surroundings,
    cuts_word,
    ends_in_figure,
    fit,
    is_lone_sentence,
    is_long,
    must_continue,
    shows_scene,
)
from documents.forms import DATELINE_START
from documents.lines import usual_gap
from documents.source import Form, Line
from documents.typography import is_finished, joint, sentence_ends

# Least evidence (continuity.fit) for joining running text that breaks off. Right below it the next line
# goes on unless something speaks against it; behind a headline nothing may speak against it; farther away,
# beyond another paragraph, something must speak for it.
_NEXT = -1.0
_BEHIND_HEADLINE = 0.0
_FAR = 3.0
# Lines between two halves of a sentence, those of running text among them, characters of a page, of a
# paragraph, of a sentence: no page has more, and a file that is no page (a table, a log) takes no hours.
_REACH = 200
_CANDIDATES = 12
_PAGE_TEXT = 30_000
_PARAGRAPH = 3000
_SENTENCE = 600
# What opens a clause, and hardly ever a headline.
_CLAUSE_START = re.compile("[对把将按由使]")
# Of two lines that could go on, the nearer does, all else being equal.
_NEARER = 0.5


@dataclass(frozen=True, slots=True)
class Item:
    """A line with its form.

    `displaced` when it stood in the gap of a cut sentence; `opening` for a by-line behind a dateline, which
    does not close its story.
    """

    form: Form
    line: Line
    displaced: bool = False
    opening: bool = False


def stitch(items: Sequence[Item]) -> list[Item]:
    """Return the items of a page with cut sentences joined, each followed by what interrupted it."""
    page = _surroundings(items)
    coming = deque(items)
    waiting: list[Item] = []
    done: list[Item] = []
    while coming or waiting:
        while coming and len(waiting) <= _REACH:
            waiting.append(coming.popleft())
        item = waiting.pop(0)
        asides: list[Item] = []
        while (found := _continuation(item, waiting, page)) is not None:
            if _is_far(waiting, found):
                tail = waiting.pop(found)
                if _signs(waiting[found : found + 1], tail):
                    asides.append(waiting.pop(found))
            else:
                asides += waiting[:found]
                tail = waiting[found]
                del waiting[: found + 1]
            line = item.line.joined(tail.line, joint(item.line.text, tail.line.text))
            item = replace(item, form=Form.BULLET if item.form is Form.BULLET else Form.TEXT, line=line)
        done.append(item)
        done += [_aside(aside) for aside in asides]
    return [_lone_caption(item, page) for item in done]


def _lone_caption(item: Item, page: Surroundings) -> Item:
    """Return a short sentence that stands apart from the paragraphs around it as the caption that it is."""
    line = item.line
    if line.gap <= page.usual_gap or len(line.pieces) > 1 or line.indented:
        return item
    sentence = (
        item.form is Form.TEXT and is_lone_sentence(line.text) and not re.search("[，,；;：:]", line.text)
    )
    view = item.form is Form.HEADLINE and line.form is None and shows_scene(line.text)
    return replace(item, form=Form.CAPTION) if sentence or view else item


def _surroundings(items: Sequence[Item]) -> Surroundings:
    gaps = [item.line.gap for item in items[1:]]
    texts = [item.line for item in items if item.form is Form.TEXT and is_long(item.line)]
    indented = sum(line.indented for line in texts)
    usual = usual_gap(gaps)
    return Surroundings(
        text=("\n" + "\n".join(item.line.text for item in items))[:_PAGE_TEXT],
        usual_gap=usual,
        gaps_vary=any(gap > usual for gap in gaps),
        indented=indented > 0.5 * len(texts),
    )


def _continuation(head: Item, following: Sequence[Item], page: Surroundings) -> int | None:
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


def _is_far(items: Sequence[Item], found: int) -> bool:
    """Say whether running text stands between, so that what is between is no aside of the cut sentence."""
    return any(
        item.form is Form.TEXT and (is_long(item.line) or DATELINE_START.match(item.line.text))
        for item in items[:found]
    )


def _signs(behind: Sequence[Item], tail: Item) -> bool:
    """Say whether the item behind `tail` is the by-line that stood at the end of its line or right below."""
    if not behind or behind[0].form is not Form.BYLINE or behind[0].opening:
        return False
    last = tail.line.pieces[-1]
    return behind[0].line.pieces[0].raw - (last.raw + last.length) <= 1


def _aside(item: Item) -> Item:
    """Return what stood in a gap; a short sentence that stood there alone was a photograph's."""
    caption = item.form is Form.TEXT or (item.form is Form.HEADLINE and shows_scene(item.line.text))
    return replace(item, form=Form.CAPTION if caption else item.form, displaced=True)
