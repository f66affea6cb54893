"""Answer questions: understand them, read passages, cite or abstain."""

from index import Language
from qa.assistant import LONGEST_QUESTION, Assistant, checked, read_article
from qa.baseline import BaselineReader
from qa.examples import example_questions
from qa.glossary import Glossary
from qa.types import (
    Answer,
    Citation,
    Kind,
    QuestionError,
    Reader,
    ReadSpan,
    Reason,
    StageTiming,
    Status,
    Turn,
)

__all__ = [
    "LONGEST_QUESTION",
    "Answer",
    "Assistant",
    "BaselineReader",
    "Citation",
    "Glossary",
    "Kind",
    "Language",
    "QuestionError",
    "ReadSpan",
    "Reader",
    "Reason",
    "StageTiming",
    "Status",
    "Turn",
    "checked",
    "example_questions",
    "read_article",
]
