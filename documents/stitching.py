"""Sentences that a column or page break cut in two, made whole; what stood in the gap comes after them."""

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import replace

from documents.continuation import find_continuation
from documents.continuity import Surroundings, is_lone_sentence, is_long, shows_scene
from documents.forms import DATELINE_START
from documents.items import Item
from documents.lines import usual_gap
from documents.source import Form
from documents.typography import joint

# Lines between two halves of a sentence, and characters of a page: no page has more, and a file that is no
# page (a table, a log) takes no hours.
_REACH = 200
_PAGE_TEXT = 30_000


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
        while (found := find_continuation(item, waiting, page)) is not None:
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
