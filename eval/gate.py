"""The regression gate: the figures of the held-out split, recorded, which a change must not let fall.

A figure falls by more than its noise when the paired randomisation test over the same questions finds the
fall less likely than ALARM by chance. The outcomes of all questions are recorded, not the figures alone:
pairing sees a fall of a few questions that an interval around two figures would hide.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from eval.json_input import EvalInputError, parse_object, read_text
from eval.measures import BY_NAME, sums_of
from eval.provenance import articles_checksum, commit, questions_checksum
from eval.questions import QuestionSet
from eval.results import write_whole
from eval.rows import HELD_OUT, Row
from eval.scoring import Scores
from eval.significance import Comparison, compare_paired
from eval.slicing import clusters_of
from eval.table import table
from eval.wording import percent, points, probability

GATE_FILE = Path(__file__).parent / "gate.json"
RECORD = "zhengda eval gate --record"
ALARM = 0.05  # one-sided; the answers do not vary by themselves, so only changes are put to the test

# What is held, by slice: the promises of the product, and what each of its parts is there for.
GATES: tuple[tuple[str, str], ...] = (
    ("all", "correct"),
    ("language:zh", "correct"),
    ("language:en", "correct"),
    ("target", "correct"),
    ("result", "correct"),
    ("follow_up", "correct"),
    ("language:zh", "hit_at_1"),
    ("language:en", "hit_at_1"),
    ("language:en", "hit_at_5"),
    ("all", "cited_right"),
    ("all", "quotes_exact"),
    ("all", "abstain_precision"),
    ("all", "abstain_recall"),
    ("all", "status_confused"),
)
_MEASURED = [BY_NAME[name] for name in dict.fromkeys(name for _, name in GATES)]


@dataclass(frozen=True, slots=True)
class GatedFigure:
    """One figure, recorded and now."""

    slice: str
    name: str
    comparison: Comparison

    @property
    def title(self) -> str:
        """What is measured over which questions."""
        return f"{self.slice}, {BY_NAME[self.name].label}"

    @property
    def change(self) -> str:
        """The difference in percentage points with its 95% interval."""
        interval = self.comparison.interval
        shown = points(self.comparison.difference)
        if interval is None:
            return shown
        return f"{shown} [{points(interval.low)}, {points(interval.high)}]"

    @property
    def chance(self) -> float | None:
        """The chance of being as much worse if nothing had changed but luck."""
        return self.comparison.p_rise if BY_NAME[self.name].lower_is_better else self.comparison.p_fall

    @property
    def worse(self) -> bool:
        """Whether it is worse by more than its noise."""
        change = self.comparison.difference or 0.0
        harmed = change > 0 if BY_NAME[self.name].lower_is_better else change < 0
        return harmed and self.chance is not None and self.chance < ALARM


def held_out(question_set: QuestionSet) -> QuestionSet:
    """Return the questions that the gate asks; raise EvalInputError when there are none."""
    questions = tuple(question for question in question_set.questions if question.split == HELD_OUT)
    if not questions:
        raise EvalInputError(f"The question set has no questions of the split `{HELD_OUT}` to hold.")
    return QuestionSet(questions, question_set.articles, question_set.notes)


def record(question_set: QuestionSet, rows: Sequence[Row], path: Path) -> None:
    """Write the outcomes of `rows` as those to hold; raise EvalInputError when they cannot be written."""
    lines = ",\n".join(f"  {json.dumps(row.question.id)}: {json.dumps(_kept(row.scores))}" for row in rows)
    figures = {
        f"{slice_name} {name}": sums_of(
            BY_NAME[name], [row.scores for row in _members(rows, slice_name)]
        ).figure
        for slice_name, name in GATES
    }
    head = {"commit": commit(), **_checksums(question_set), "figures": figures}
    text = json.dumps(head, ensure_ascii=False, indent=1)
    write_whole(path, f'{text[:-2]},\n "rows": {{\n{lines}\n }}\n}}\n')


def check(question_set: QuestionSet, rows: Sequence[Row], path: Path) -> list[GatedFigure]:
    """Compare `rows` with the recorded outcomes; raise EvalInputError where these are of other questions."""
    recorded = parse_object(read_text(path), path)
    for name, checksum in _checksums(question_set).items():
        if recorded.fields.get(name) != checksum:
            raise EvalInputError(
                f"The {name} of the split `{HELD_OUT}` are not those that {path.name} was recorded with: "
                f"look at the figures, then record them anew with `{RECORD}`."
            )
    outcomes = recorded.get("rows", dict)
    before = {row.question.id: _scores(outcomes.get(row.question.id), path) for row in rows}
    found = []
    for slice_name, name in GATES:
        members = _members(rows, slice_name)
        pair = (
            sums_of(BY_NAME[name], [before[row.question.id] for row in members]),
            sums_of(BY_NAME[name], [row.scores for row in members]),
        )
        clusters = clusters_of((row.question.conversation, row.question.id) for row in members)
        found.append(GatedFigure(slice_name, name, compare_paired([pair], clusters)[0]))
    return found


def render_gate(figures: Sequence[GatedFigure]) -> str:
    """Return the table of the gate, and what it comes to: of each worse figure old, new, change and noise."""
    lines = [
        [
            one.title,
            percent(one.comparison.first),
            percent(one.comparison.second),
            one.change,
            probability(one.chance),
            "WORSE" if one.worse else "",
        ]
        for one in figures
    ]
    worse = [
        f"- {one.title}: {percent(one.comparison.first)} recorded, {percent(one.comparison.second)} now; "
        f"{one.change} points, p {probability(one.chance)}"
        for one in figures
        if one.worse
    ]
    verdict = (
        "\n".join(["The gate is red: worse by more than noise:", *worse])
        if worse
        else "The gate is green: nothing is worse by more than noise."
    )
    header = ["figure", "recorded", "now", "change [95%]", "p", ""]
    note = (
        "The noise of a change: its 95% interval (paired bootstrap), and p, the chance of being as much "
        f"worse by luck (one-sided, paired randomisation); alarm below {ALARM}."
    )
    return "\n\n".join((table(header, lines), note, verdict))


def _members(rows: Sequence[Row], slice_name: str) -> list[Row]:
    if slice_name == "all":
        return list(rows)
    kind, _, value = slice_name.rpartition(":")
    return [
        row
        for row in rows
        if (row.question.language == value if kind == "language" else value in row.question.tags)
    ]


def _checksums(question_set: QuestionSet) -> Mapping[str, str]:
    return {
        "questions": questions_checksum(question_set.questions),
        "articles": articles_checksum(question_set.articles),
    }


# Of the scores only what the gated figures are made of.
_KEPT = ("answerable", "abstained", "correct", "cited_right", "quotes_exact", "status_confused")
_SEARCH = ("rank", "reciprocal_rank")


def _kept(scores: Scores) -> dict[str, object]:
    values = asdict(scores)
    kept = {name: values[name] for name in (*_KEPT, *_SEARCH) if values[name] is not None}
    return {name: round(value, 4) if isinstance(value, float) else value for name, value in kept.items()}


def _scores(value: object, path: Path) -> Scores:
    known = {field.name for field in fields(Scores)}
    if not isinstance(value, dict) or "answerable" not in value or not value.keys() <= known:
        raise EvalInputError(f"{path}: this is no record of outcomes; record them anew with `{RECORD}`.")
    return Scores(**value)
