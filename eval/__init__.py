"""Measures an assistant over questions whose answers are known."""

from eval.comparing import RunComparison, compare_runs, read_run
from eval.comparison_text import render_comparison
from eval.evaluation import (
    BUILT_IN_SET,
    EvalOptions,
    Evaluation,
    Run,
    System,
    evaluate_answers,
    evaluate_reading,
    evaluate_retrieval,
    load_questions,
)
from eval.journal import Journals
from eval.json_input import EvalInputError
from eval.provenance import (
    IndexRate,
    Provenance,
    articles_checksum,
    code_checksum,
    file_checksum,
    gather,
    questions_checksum,
)
from eval.questions import EvalQuestion, GoldSpan, QuestionSet, read_question_set
from eval.report import write_report
from eval.results import results_json, write_results
from eval.rows import FUSED, ChannelRank, Outcome, Row
from eval.runner import Searcher
from eval.scoring import Scores
from eval.squad import read_squad
from eval.summary import Figure, Figures, RetrievalFigures, Summary
from eval.terminal import render

__all__ = [
    "BUILT_IN_SET",
    "FUSED",
    "ChannelRank",
    "EvalInputError",
    "EvalOptions",
    "EvalQuestion",
    "Evaluation",
    "Figure",
    "Figures",
    "GoldSpan",
    "IndexRate",
    "Journals",
    "Outcome",
    "Provenance",
    "QuestionSet",
    "RetrievalFigures",
    "Row",
    "Run",
    "RunComparison",
    "Scores",
    "Searcher",
    "Summary",
    "System",
    "articles_checksum",
    "code_checksum",
    "compare_runs",
    "evaluate_answers",
    "evaluate_reading",
    "evaluate_retrieval",
    "file_checksum",
    "gather",
    "load_questions",
    "questions_checksum",
    "read_question_set",
    "read_run",
    "read_squad",
    "render",
    "render_comparison",
    "results_json",
    "write_report",
    "write_results",
]
