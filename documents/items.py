"""What the layout rules pass on: a line with its form, and what became of it."""

from dataclasses import dataclass

from documents.source import Form, Line


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
