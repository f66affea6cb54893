"""The pieces that the report's page is put together from: sections, tables and their cells."""

import html
from collections.abc import Iterable, Sequence

from eval.summary import Figure
from eval.wording import percent


def section(name: str, title: str, content: str) -> str:
    """Return a section under its title."""
    return (
        f'<section id="{name}" aria-labelledby="{name}-title">'
        f'<h2 id="{name}-title">{title}</h2>{content}</section>'
    )


def head_cell(text: str) -> str:
    """Return the head of a line."""
    return f'<th scope="row">{html.escape(text)}</th>'


def term(label: str, meaning: str) -> str:
    """Return the head of a line: a figure's name and what it means."""
    return f'<th scope="row">{html.escape(label)}<small>{html.escape(meaning)}</small></th>'


def figure_cell(figure: Figure) -> str:
    """Return a cell with a figure and its interval."""
    return f"<td><b>{percent(figure.value)}</b> {interval_range(figure)}</td>"


def interval_range(figure: Figure) -> str:
    """Return the ends of a 95% interval; "" where there is none."""
    if figure.interval is None:
        return ""
    return f"<span>{percent(figure.interval.low)} – {percent(figure.interval.high)}</span>"


def wide_plot(plot: str, name: str) -> str:
    """Return a plot of lines that scrolls by itself on a phone, where its words would be too small."""
    return f"<figure>{_scrolling(plot, f'{name}, drawn')}</figure>"


def table(caption: str, header: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Return a table that scrolls by itself where it is wider than the page; cells are markup already."""
    head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in header)
    body = "".join(f"<tr>{''.join(cells)}</tr>" for cells in lines)
    return _scrolling(
        f'<table><caption class="hidden">{html.escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>",
        caption,
    )


def _scrolling(content: str, name: str) -> str:
    """Return a box that is scrolled sideways, with the keyboard too."""
    label = html.escape(name, quote=True)
    return f'<div class="scroll" tabindex="0" role="region" aria-label="{label}">{content}</div>'
