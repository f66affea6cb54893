"""Measures an assistant over questions whose answers are known."""

from eval.evaluation import (
    BUILT_IN_SET,
    EvalOptions,
    Evaluation,
    evaluate_answers,
    evaluate_reading,
    evaluate_retrieval,
    load_questions,
)
from eval.json_input import EvalInputError
from eval.questions import EvalQuestion, GoldSpan, QuestionSet, read_question_set
from eval.report import render
from eval.results import results_json, write_results
from eval.runner import FUSED, ChannelRank, Row, Searcher
from eval.scoring import Scores
from eval.squad import read_squad
from eval.summary import Figures, RetrievalFigures

__all__ = [
    "BUILT_IN_SET",
    "FUSED",
    "ChannelRank",
    "EvalInputError",
    "EvalOptions",
    "EvalQuestion",
    "Evaluation",
    "Figures",
    "GoldSpan",
    "QuestionSet",
    "RetrievalFigures",
    "Row",
    "Scores",
    "Searcher",
    "evaluate_answers",
    "evaluate_reading",
    "evaluate_retrieval",
    "load_questions",
    "read_question_set",
    "read_squad",
    "render",
    "results_json",
    "write_results",
]
