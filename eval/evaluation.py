"""An evaluation from its options to its figures; the room that the command line calls.

options  = EvalOptions(squad_files=(path,), limit=500)
asked    = load_questions(options)            # its articles are what to index
result   = evaluate_answers(asked, assistant.ask)
print(render(result, verbose=True)); write_results(result, path)
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from documents import Article
from eval.journal import Journals
from eval.json_input import EvalInputError
from eval.provenance import Provenance
from eval.questions import QuestionSet, read_question_set
from eval.rows import Row
from eval.runner import (
    Ask,
    Explain,
    ReadGold,
    Searcher,
    ask_questions,
    read_gold_passages,
    search_questions,
)
from eval.side_by_side import side_by_side
from eval.squad import read_squad
from eval.summary import Summary, summarise
from qa import Answer, Turn

BUILT_IN_SET = Path(__file__).parent / "questions" / "samples.jsonl"  # over the sample articles
OURS = "zhengda"


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
    report_folder: Path | None = None
    baselines: bool = False  # ask the baselines too

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
        if self.report_folder is not None and self.report_folder.exists() and not self.report_folder.is_dir():
            raise EvalInputError(f"--report: {self.report_folder} is a file; name a folder.")
        if self.baselines and (self.gold_passage or self.retrieval_only):
            raise EvalInputError(
                "--baselines answer questions over all articles: it cannot go with "
                "--gold-passage or --retrieval-only."
            )


@dataclass(frozen=True, slots=True)
class Run:
    """One system's rows over the questions, and what they sum up to."""

    system: str
    rows: tuple[Row, ...]
    summary: Summary


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came out: our run, those of the baselines, and what the user should know about them.

    `articles` are those that were asked about; `provenance` is None until the run is described.
    """

    run: Run
    articles: tuple[Article, ...]
    notes: tuple[str, ...] = ()
    baselines: tuple[Run, ...] = ()
    provenance: Provenance | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """Our rows."""
        return self.run.rows

    @property
    def summary(self) -> Summary:
        """Our figures."""
        return self.run.summary


@dataclass(frozen=True, slots=True)
class System:
    """Something else that answers the same questions, to compare with."""

    name: str
    ask: Ask


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


def evaluate_answers(
    question_set: QuestionSet,
    ask: Ask,
    *,
    beside: Sequence[System] = (),
    explain: Explain | None = None,
    journals: Journals | None = None,
) -> Evaluation:
    """Ask every question over all articles; raise EvalInputError naming one that cannot be asked.

    The systems `beside` ours are asked the same, some at a time: each `ask` must bear other threads, and the
    latencies, ours too, are those of a machine that others use.
    """
    questions = question_set.questions

    def rows_of(name: str, ask: Ask, explain: Explain | None, check: Callable[[], None]) -> Sequence[Row]:
        def checked(question: str, history: Sequence[Turn]) -> Answer:
            check()
            return ask(question, history)

        journal = None if journals is None else journals.of(name)
        return ask_questions(questions, checked, explain=explain, journal=journal, doing=f"asking {name}")

    ours = partial(rows_of, OURS, ask, explain)
    if not beside:
        return _sum_up(question_set, ours(lambda: None))
    jobs = [ours, *(partial(rows_of, system.name, system.ask, None) for system in beside)]
    rows, *others = side_by_side(jobs)
    runs = [
        Run(system.name, tuple(told), summarise(told)) for system, told in zip(beside, others, strict=True)
    ]
    return replace(_sum_up(question_set, rows), baselines=tuple(runs))


def evaluate_reading(
    question_set: QuestionSet, read_gold: ReadGold, *, journals: Journals | None = None
) -> Evaluation:
    """Give the reader each question's own context (`--gold-passage`); retrieval is not measured."""
    journal = None if journals is None else journals.of(OURS)
    return _sum_up(question_set, read_gold_passages(question_set.questions, read_gold, journal=journal))


def evaluate_retrieval(
    question_set: QuestionSet, searcher: Searcher, *, journals: Journals | None = None
) -> Evaluation:
    """Search only (`--retrieval-only`): how well the right passage is found, together and by each channel."""
    journal = None if journals is None else journals.of(OURS)
    return _sum_up(question_set, search_questions(question_set.questions, searcher, journal=journal))


def _sum_up(question_set: QuestionSet, rows: Sequence[Row]) -> Evaluation:
    return Evaluation(
        run=Run(OURS, tuple(rows), summarise(rows)),
        articles=question_set.articles,
        notes=question_set.notes,
    )
