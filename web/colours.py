"""A colour that a host page wishes for, and the shades of it that can be read on our grounds."""

import re
from dataclasses import dataclass

# WCAG 2.2, success criterion 1.4.3, for text of any size.
READABLE = 4.5

_HEX = re.compile(r"#?(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
# Fine enough that a shade stays close to the colour that was wished for.
_STEPS = 50


@dataclass(frozen=True, slots=True)
class Colour:
    """An opaque sRGB colour; each part lies in 0..255."""

    red: int
    green: int
    blue: int

    @property
    def luminance(self) -> float:
        """The relative luminance, 0..1 (WCAG 2.2, definition of relative luminance)."""

        def linear(part: int) -> float:
            share = part / 255
            return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

        return 0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)

    def mixed(self, other: "Colour", share: float) -> "Colour":
        """Return this colour with `share` (0..1) of it replaced by `other`."""
        pairs = zip((self.red, self.green, self.blue), (other.red, other.green, other.blue), strict=True)
        return Colour(*(round(own + (theirs - own) * share) for own, theirs in pairs))

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


WHITE = Colour(255, 255, 255)
BLACK = Colour(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Ground:
    """What one colour scheme writes on, and the colour that a shade nears until it can be read there."""

    page: Colour
    card: Colour
    towards: Colour


# The same as in static/colours.css and static/dark.css.
LIGHT = Ground(Colour(0xF6, 0xF4, 0xEF), WHITE, BLACK)
DARK = Ground(Colour(0x15, 0x19, 0x1A), Colour(0x1D, 0x22, 0x23), WHITE)
_WASH = 0.12  # how much of the accent a washed ground takes


def parse_colour(text: str) -> Colour | None:
    """Return the colour written as `#rgb` or `#rrggbb`, None for anything else.

    >>> parse_colour("#0a5")
    Colour(red=0, green=170, blue=85)
    """
    if not _HEX.fullmatch(text.strip()):
        return None
    digits = text.strip().removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return Colour(*(int(digits[place : place + 2], 16) for place in (0, 2, 4)))


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, 1..21 (WCAG 2.2, definition of contrast ratio)."""
    lighter, darker = sorted((one.luminance, other.luminance), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def text_on(ground: Colour) -> Colour:
    """Return black or white, whichever reads better on `ground`; the better one is never below 4.58."""
    return max((WHITE, BLACK), key=lambda text: contrast(text, ground))


def readable(colour: Colour, ground: Ground) -> Colour:
    """Return the shade nearest to `colour` that reads as text on the ground's page, cards and wash."""
    for step in range(_STEPS + 1):
        shade = colour.mixed(ground.towards, step / _STEPS)
        if all(contrast(shade, each) >= READABLE for each in (ground.page, ground.card, wash(shade, ground))):
            return shade
    return ground.towards


def wash(accent: Colour, ground: Ground) -> Colour:
    """Return the ground of what is set off in the accent's colour."""
    return ground.card.mixed(accent, _WASH)


def accent_rules(colour: Colour, ground: Ground) -> str:
    """Return the style sheet that puts `colour` in the place of our own accent on `ground`."""
    accent = readable(colour, ground)
    deep = accent.mixed(ground.towards, 0.25)
    return (
        f":root{{--accent:{accent};--accent-deep:{deep};--on-accent:{text_on(accent)};"
        f"--on-accent-deep:{text_on(deep)};--accent-wash:{wash(accent, ground)}}}"
    )
