"""Answer questions: understand them, read passages, cite or abstain."""

from index import Language
from qa.assistant import LONGEST_QUESTION, Assistant, checked, read_article
from qa.baseline import BaselineReader
from qa.examples import example_questions
from qa.explaining import explained
from qa.figures import Bound, Figure, read_figure
from qa.glossary import Glossary
from qa.ledger import Delivery, LedgerRow, delivery_ledger
from qa.reader import TrainedReader, fingerprint, load_reader
from qa.reading.weights import ReaderFault
from qa.rendering import rendered, scope_sentence
from qa.types import (
    Answer,
    Citation,
    CoveredScope,
    Difference,
    Kind,
    QuestionError,
    Reader,
    ReadSpan,
    Reason,
    StageListener,
    StageTiming,
    Status,
    Turn,
    unheard,
)

__all__ = [
    "LONGEST_QUESTION",
    "Answer",
    "Assistant",
    "BaselineReader",
    "Bound",
    "Citation",
    "CoveredScope",
    "Delivery",
    "Difference",
    "Figure",
    "Glossary",
    "Kind",
    "Language",
    "LedgerRow",
    "QuestionError",
    "ReadSpan",
    "Reader",
    "ReaderFault",
    "Reason",
    "StageListener",
    "StageTiming",
    "Status",
    "TrainedReader",
    "Turn",
    "checked",
    "delivery_ledger",
    "example_questions",
    "explained",
    "fingerprint",
    "load_reader",
    "read_article",
    "read_figure",
    "rendered",
    "scope_sentence",
    "unheard",
]
