"""An evaluation from its options to its figures; the room that the command line calls.

options  = EvalOptions(squad_files=(path,), limit=500)
asked    = load_questions(options)            # its articles are what to index
result   = evaluate_answers(asked, assistant.ask)
print(render(result, verbose=True)); write_results(result, path)
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from documents import Article
from eval.json_input import EvalInputError
from eval.questions import QuestionSet, read_question_set
from eval.runner import (
    Ask,
    ReadGold,
    Row,
    Searcher,
    ask_questions,
    read_gold_passages,
    search_questions,
)
from eval.squad import read_squad
from eval.summary import Figures, RetrievalFigures, slice_rows, summarise, summarise_channels

BUILT_IN_SET = Path(__file__).parent / "questions" / "samples.jsonl"  # over the sample articles


@dataclass(frozen=True, slots=True)
class EvalOptions:
    """What to ask and how; raises EvalInputError where two options contradict each other."""

    set_file: Path | None = None  # our JSON Lines over the documents
    squad_files: tuple[Path, ...] = ()  # instead of it: SQuAD files whose contexts are the documents
    gold_passage: bool = False  # the reader gets the question's own context
    questions_file: Path | None = None  # question texts by id, for the SQuAD files
    limit: int | None = None  # ask only the first so many; the documents stay
    retrieval_only: bool = False
    json_file: Path | None = None

    def __post_init__(self) -> None:
        if (self.set_file is None) == (not self.squad_files):
            raise EvalInputError("An evaluation needs either --set or --squad, and not both.")
        if self.gold_passage and not self.squad_files:
            raise EvalInputError("--gold-passage needs --squad, where every question has a passage.")
        if self.gold_passage and self.retrieval_only:
            raise EvalInputError("--retrieval-only cannot go with --gold-passage, which searches nothing.")
        if self.questions_file is not None and not self.squad_files:
            raise EvalInputError("--questions needs --squad, whose questions it replaces by id.")
        if self.limit is not None and self.limit < 1:
            raise EvalInputError(f"--limit must be 1 or more, got {self.limit}.")
        # Said now, not after an hour of asking.
        if self.json_file is not None and not self.json_file.absolute().parent.is_dir():
            raise EvalInputError(f"--json: the folder {self.json_file.absolute().parent} does not exist.")
        if self.json_file is not None and self.json_file.is_dir():
            raise EvalInputError(f"--json: {self.json_file} is a folder; name a file.")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came out: the figures over all questions, by slice and by search channel, and every row.

    `channels` holds the fused ranking alone unless only retrieval was run; it is empty with gold passages.
    """

    figures: Figures
    slices: Mapping[str, Figures]
    channels: Mapping[str, RetrievalFigures]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]


def load_questions(options: EvalOptions, articles: Sequence[Article] = ()) -> QuestionSet:
    """Return the questions to ask and the articles to index; `articles` are the documents behind `--set`."""
    if options.squad_files:
        loaded = read_squad(options.squad_files, options.questions_file)
    elif options.set_file is not None:
        loaded = read_question_set(options.set_file, articles)
    notes = loaded.notes
    if options.limit is not None and options.limit < len(loaded.questions):
        notes += (f"Only the first {options.limit} of {len(loaded.questions)} questions were asked.",)
    return QuestionSet(loaded.questions[: options.limit], loaded.articles, notes)


def evaluate_answers(question_set: QuestionSet, ask: Ask) -> Evaluation:
    """Ask every question over all articles; raise EvalInputError naming one that cannot be asked."""
    return _sum_up(question_set, ask_questions(question_set.questions, ask))


def evaluate_reading(question_set: QuestionSet, read_gold: ReadGold) -> Evaluation:
    """Give the reader each question's own context (`--gold-passage`); retrieval is not measured."""
    return _sum_up(question_set, read_gold_passages(question_set.questions, read_gold))


def evaluate_retrieval(question_set: QuestionSet, searcher: Searcher) -> Evaluation:
    """Search only (`--retrieval-only`): how well the right passage is found, together and by each channel."""
    return _sum_up(question_set, search_questions(question_set.questions, searcher))


def _sum_up(question_set: QuestionSet, rows: Sequence[Row]) -> Evaluation:
    return Evaluation(
        figures=summarise(rows),
        slices={name: summarise(members) for name, members in slice_rows(rows).items()},
        channels=summarise_channels(rows),
        rows=tuple(rows),
        notes=question_set.notes,
    )
