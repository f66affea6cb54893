"""One page into its stories: a new dateline, or a headline behind a closing by-line, starts the next one."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from documents.forms import DATELINE_START
from documents.items import Item
from documents.source import Form


@dataclass(slots=True)
class Story:
    """The items of one story in reading order: `head` stands above its first paragraph."""

    head: list[Item] = field(default_factory=list)
    body: list[Item] = field(default_factory=list)
    paragraphs: list[Item] = field(default_factory=list)  # the running text of `body`
    closed: bool = False  # a by-line stands behind the running text
    dated: bool = False  # a paragraph opens with a dateline

    @property
    def titled(self) -> bool:
        """Whether a headline stands above the running text."""
        return any(item.form is Form.HEADLINE for item in self.head)

    def add(self, item: Item) -> None:
        """Put `item` behind the rest of the body."""
        self.body.append(item)
        if item.form is Form.TEXT:
            self.paragraphs.append(item)
            self.dated = self.dated or bool(DATELINE_START.match(item.line.text))
        elif item.form is Form.BYLINE and self.paragraphs and not item.opening:
            self.closed = True


def split_stories(items: Sequence[Item]) -> list[Story]:
    """Return the stories of a page in the order of their paragraphs."""
    stories = [Story()]
    pending: list[Item] = []
    for item in items:
        story = stories[-1]
        if item.form is Form.TEXT:
            if _starts_story(story, pending, item):
                stories.append(Story(head=pending))
            elif story.paragraphs:
                for between in pending:
                    story.add(between)
            else:
                story.head += pending
            stories[-1].add(item)
            pending = []
        elif not item.displaced and (item.form is Form.HEADLINE or pending or not story.paragraphs):
            pending.append(item)
        else:
            story.add(item)
    (stories[-1].body if stories[-1].paragraphs else stories[-1].head).extend(pending)
    _place_displaced_headlines(stories)
    return stories


def _starts_story(story: Story, pending: Sequence[Item], paragraph: Item) -> bool:
    if not story.paragraphs:
        return False
    headline = any(item.form is Form.HEADLINE for item in pending)
    if DATELINE_START.match(paragraph.line.text):
        # One undated paragraph right above a dateline is the same story's preface.
        return headline or story.closed or story.dated or len(story.paragraphs) > 1
    signed = any(item.form is Form.BYLINE for item in pending)
    return headline and (story.closed or signed)


def _place_displaced_headlines(stories: Sequence[Story]) -> None:
    """Give headlines that stood in a cut sentence to the story that lacks one, if its words fit."""
    for number, story in enumerate(stories):
        moved = [item for item in story.body if item.displaced and item.form is Form.HEADLINE]
        if not moved:
            continue
        if number and story.titled and not stories[number - 1].titled:
            _hand_back(stories[number - 1], story)
        following = stories[number + 1] if number + 1 < len(stories) else None
        owner = None
        if not story.titled:
            owner = story
        elif (
            following is not None
            and not following.titled
            and _shared(moved, following) >= _shared(moved, story)
        ):
            owner = following
        if owner is not None:
            story.body = [item for item in story.body if item not in moved]
            owner.head = [replace(item, displaced=False) for item in moved] + owner.head


def _hand_back(before: Story, story: Story) -> None:
    """Give the headlines between two stories to the upper one, which has none, if they speak of it more."""
    moved = [item for item in story.head if item.form is Form.HEADLINE]
    if _shared(moved, before) > _shared(moved, story):
        story.head = [item for item in story.head if item not in moved]
        before.head = moved + before.head


def _shared(headlines: Sequence[Item], story: Story) -> int:
    """Return how many pairs of characters of the headlines stand in the story's paragraphs."""
    text = "\n".join(item.line.text for item in story.paragraphs)
    joined = "\n".join(item.line.text for item in headlines)
    return sum(joined[at : at + 2] in text for at in range(len(joined) - 1))
