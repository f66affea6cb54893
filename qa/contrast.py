"""The questions that a comparison is made of, and what its two sides are."""

from dataclasses import dataclass
from enum import StrEnum


class Sides(StrEnum):
    """What two figures are compared of."""

    PLAN = "plan"  # a result and what was planned
    PLACES = "places"
    YEARS = "years"
    PARTS = "parts"  # a year and a part of it
    KINDS = "kinds"  # two kinds of one thing: 三级医院 and 社区医院
    CHANGE = "change"  # before and after, in one sentence: 由60个增加到90个


@dataclass(frozen=True, slots=True)
class Comparison:
    """The questions for the two figures, in the order asked; of a change both ask for what it is now.

    `measured` says whether the difference is asked for, and not only which is more.
    """

    first: str
    second: str
    sides: Sides = Sides.PLAN
    measured: bool = True

    @property
    def needs_both(self) -> bool:
        """Whether nothing answers but both figures: a change may be stated by its extent alone."""
        return self.measured and self.sides is not Sides.CHANGE
