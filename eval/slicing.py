"""Groups rows into slices: by language, by tag, by the kind of answer given, and by article."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from eval.rows import Row

# Slices that are no language and no tag; there are many, and tables for the eye leave them out.
BY_THE_WAY = ("kind:", "article:")


def slices_of(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Return the slices by name: `language:zh`, then tags, then `kind:span`, then `article:FILE`.

    A row stands in every slice that it belongs to; a question is about the articles that hold its gold spans.
    """
    slices: dict[str, list[Row]] = {}
    for names in (_language, _tags, _kind, _articles):
        found: dict[str, list[Row]] = {}
        for row in rows:
            for name in names(row):
                found.setdefault(name, []).append(row)
        slices |= dict(sorted(found.items()))
    return slices


def splits_of(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Return the rows by split, in the order of the names; a single split is no division."""
    names = sorted({row.question.split for row in rows})
    if len(names) < 2:
        return {}
    return {name: [row for row in rows if row.question.split == name] for name in names}


def clusters_of(questions: Iterable[tuple[str, str]]) -> list[int]:
    """Number the group that each question, given as (conversation, id), is drawn with.

    The turns of a conversation are one group; a question outside any is one alone.
    """
    numbers: dict[tuple[str, str], int] = {}
    return [
        numbers.setdefault((conversation, "" if conversation else identifier), len(numbers))
        for conversation, identifier in questions
    ]


def _language(row: Row) -> Iterable[str]:
    return (f"language:{row.question.language}",)


def _tags(row: Row) -> Iterable[str]:
    return row.question.tags


def _kind(row: Row) -> Iterable[str]:
    return () if row.outcome is None else (f"kind:{row.outcome.kind}",)


def _articles(row: Row) -> Iterable[str]:
    if row.question.context is not None:  # a SQuAD file has an article a paragraph
        return ()
    return dict.fromkeys(f"article:{PurePath(span.article.path).name}" for span in row.question.gold_spans)
