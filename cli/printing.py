"""What several commands print alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from index import UpdateReport


def say_what_changed(report: UpdateReport, stream: TextIO) -> None:
    """Print what an update of the index did: notes, files left out, counts and time."""
    for note in report.notes:
        print(note, file=stream)
    for failure in report.failures:
        print(failure.reason, file=stream)
    print(
        f"Index: {len(report.added)} files added, {len(report.changed)} changed, "
        f"{len(report.removed)} removed, {len(report.unchanged)} unchanged; "
        f"{report.embedded} texts embedded, {report.reused} reused; {report.seconds:.1f} s.",
        file=stream,
    )
