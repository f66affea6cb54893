"""Lays plain-text tables out for a terminal, where a Chinese character is two columns wide."""

import unicodedata
from collections.abc import Sequence


def display_width(text: str) -> int:
    """Return the terminal columns that `text` takes: 2 a wide or full-width character, 0 a combining one.

    Source: Unicode Standard Annex 11. Ambiguous characters count 1.
    """
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return aligned lines: the first column to the left, the others (figures) to the right.

    >>> print(table(["slice", "n"], [["数字", "12"], ["all", "5"]]))
    slice   n
    数字   12
    all     5
    """
    lines = [header, *rows]
    widths = [max(display_width(line[column]) for line in lines) for column in range(len(header))]
    return "\n".join(_line(line, widths) for line in lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padding = [" " * (width - display_width(cell)) for cell, width in zip(cells, widths, strict=True)]
    first, *others = zip(cells, padding, strict=True)
    return "  ".join(["".join(first), *(space + cell for cell, space in others)]).rstrip()
