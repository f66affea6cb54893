import itertools

import pytest

from web.colours import (
    DARK,
    LIGHT,
    READABLE,
    WHITE,
    Colour,
    Ground,
    contrast,
    parse_colour,
    readable,
    text_on,
    wash,
)

LEVELS = (0, 51, 102, 128, 153, 204, 255)
MANY = [Colour(*parts) for parts in itertools.product(LEVELS, repeat=3)]


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast(Colour(0, 0, 0), WHITE) == pytest.approx(21)
    assert contrast(Colour(0x76, 0x76, 0x76), WHITE) == pytest.approx(4.54, abs=0.01)


def test_text_on_any_colour_can_be_read() -> None:
    assert min(contrast(text_on(ground), ground) for ground in MANY) >= READABLE


@pytest.mark.parametrize("ground", [LIGHT, DARK])
def test_a_shade_of_any_colour_can_be_read_where_it_stands(ground: Ground) -> None:
    for colour in MANY:
        shade = readable(colour, ground)
        for under in (ground.page, ground.card, wash(shade, ground)):
            assert contrast(shade, under) >= READABLE, colour


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert readable(Colour(0x14, 0x57, 0x5F), LIGHT) == Colour(0x14, 0x57, 0x5F)


@pytest.mark.parametrize("text", ["#c00", "c00", "#CC0000"])
def test_a_colour_is_read_with_three_digits_or_six(text: str) -> None:
    assert parse_colour(text) == Colour(204, 0, 0)


@pytest.mark.parametrize("text", ["", "red", "#12345", "#1234567", "#c00;}body{", "url(x)"])
def test_anything_else_is_no_colour(text: str) -> None:
    assert parse_colour(text) is None
