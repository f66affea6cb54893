"""Compares two runs over the same questions: figure by figure with significance, and row by row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.json_input import EvalInputError, Record, parse_object, read_text
from eval.measures import MEASURES, sums_of
from eval.rows import HELD_OUT, Row, scores_from_json
from eval.scoring import Scores
from eval.significance import Comparison, compare_paired
from eval.slicing import clusters_of


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """What a comparison needs of a row in a results file."""

    id: str
    question: str
    language: str
    tags: tuple[str, ...]
    split: str
    conversation: str
    gold: tuple[str, ...]
    answer: str | None
    scores: Scores

    @property
    def held_out(self) -> bool:
        """Whether the row is looked at as part of a total only."""
        return self.split == HELD_OUT


@dataclass(frozen=True, slots=True)
class WrittenRun:
    """A results file of `zhengda eval --json` or `--report`."""

    path: Path
    rows: Mapping[str, WrittenRow]
    data: Mapping[str, object]  # checksums, as far as the file tells


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row with another outcome or another answer in the second run."""

    first: WrittenRow
    second: WrittenRow

    @property
    def fixed(self) -> bool:
        """Wrong before, right now."""
        return not _right(self.first.scores) and _right(self.second.scores)

    @property
    def broken(self) -> bool:
        """Right before, wrong now."""
        return _right(self.first.scores) and not _right(self.second.scores)


@dataclass(frozen=True, slots=True)
class RunComparison:
    """Two runs over the questions they share; `figures` by slice name ("all" first), then by measure."""

    figures: Mapping[str, Mapping[str, Comparison]]
    shared: int
    changed: tuple[ChangedRow, ...]
    notes: tuple[str, ...]


def read_run(path: Path) -> WrittenRun:
    """Read a results file; raise EvalInputError naming file and row when it is no such file."""
    record = parse_object(read_text(path), path)
    rows = [_written_row(row) for row in record.records("rows")]
    if not rows:
        raise EvalInputError(f"{path}: the file holds no row.")
    described = record.fields.get("provenance")
    data = described.get("data") if isinstance(described, dict) else None
    return WrittenRun(path, {row.id: row for row in rows}, data if isinstance(data, dict) else {})


def _written_row(record: Record) -> WrittenRow:
    identifier = record.text("id")
    record = record.at(f"{record.where} ({identifier})")
    answer = record.fields.get("answer")
    return WrittenRow(
        id=identifier,
        question=record.get("question", str),
        language=record.get("language", str),
        tags=record.texts("tags"),
        split=record.get("split", str),
        conversation=record.get("conversation", str),
        gold=record.texts("gold_answers"),
        answer=answer if isinstance(answer, str) else None,
        scores=scores_from_json(record),
    )


def compare_runs(first: WrittenRun, second: WrittenRun) -> RunComparison:
    """Compare two results files; raise EvalInputError when they share no question."""
    shared = [identifier for identifier in first.rows if identifier in second.rows]
    if not shared:
        raise EvalInputError(f"{first.path} and {second.path} have no question in common.")
    pairs = [(first.rows[identifier], second.rows[identifier]) for identifier in shared]
    groups: dict[str, list[tuple[WrittenRow, WrittenRow]]] = {"all": pairs}
    for pair in pairs:
        for name in _slices(pair[0]):
            groups.setdefault(name, []).append(pair)
    order = ["all", *sorted(name for name in groups if name != "all" and len(groups[name]) < len(pairs))]
    return RunComparison(
        figures={name: compare_rows(groups[name]) for name in order},
        shared=len(shared),
        changed=tuple(
            ChangedRow(*pair) for pair in pairs if pair[0].answer != pair[1].answer or _differ(*pair)
        ),
        notes=tuple(_notes(first, second, pairs)),
    )


def compare_rows(pairs: Sequence[tuple[WrittenRow, WrittenRow]]) -> dict[str, Comparison]:
    """Compare every figure over pairs of rows of the same questions."""
    clusters = clusters_of((row.conversation, row.id) for row, _ in pairs)
    return _compare([row.scores for row, _ in pairs], [row.scores for _, row in pairs], clusters)


def against(first: Sequence[Row], second: Sequence[Row]) -> dict[str, Comparison]:
    """Compare two systems' rows over the same questions, in the same order."""
    clusters = clusters_of((row.question.conversation, row.question.id) for row in first)
    return _compare([row.scores for row in first], [row.scores for row in second], clusters)


def _compare(
    first: Sequence[Scores], second: Sequence[Scores], clusters: Sequence[int]
) -> dict[str, Comparison]:
    pairs = [(sums_of(measure, first), sums_of(measure, second)) for measure in MEASURES]
    compared = compare_paired(pairs, clusters)
    return {measure.name: one for measure, one in zip(MEASURES, compared, strict=True)}


def _slices(row: WrittenRow) -> Iterable[str]:
    yield f"language:{row.language}"
    if row.split:
        yield f"split:{row.split}"
    yield from row.tags


def _right(scores: Scores) -> bool:
    return bool(scores.correct) if scores.correct is not None else scores.rank == 1


def _differ(first: WrittenRow, second: WrittenRow) -> bool:
    return _right(first.scores) != _right(second.scores)


def _notes(
    first: WrittenRun, second: WrittenRun, pairs: Sequence[tuple[WrittenRow, WrittenRow]]
) -> Iterable[str]:
    for one, other in ((first, second), (second, first)):
        alone = len(one.rows) - len(pairs)
        if alone:
            yield f"{alone} questions of {one.path} are not in {other.path} and are left out."
    reworded = [row.id for row, other in pairs if (row.question, row.gold) != (other.question, other.gold)]
    if reworded:
        yield f"{len(reworded)} questions or their gold answers differ between the files."
    for name in first.data.keys() & second.data.keys():
        if first.data[name] != second.data[name]:
            yield f"The {name} were others: {first.data[name]} and {second.data[name]}."
