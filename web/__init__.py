"""HTTP: the JSON interface and the chat page."""

from web.background import BackgroundService
from web.editor import Editor
from web.feedback_store import Feedback, FeedbackFault, FeedbackStore, Refusal
from web.gaps import Gap, find_gaps, gap_payload
from web.ledger_payload import ledger_payload, ledger_text
from web.observed import Notebook
from web.options import WebOptions
from web.payload import answer_payload, article_summary
from web.server import create_app
from web.service import Answerer, Failed, Ready, Service, Starting, State
from web.text_view import answer_text, explanation
from web.wording import Wording

__all__ = [
    "Answerer",
    "BackgroundService",
    "Editor",
    "Failed",
    "Feedback",
    "FeedbackFault",
    "FeedbackStore",
    "Gap",
    "Notebook",
    "Ready",
    "Refusal",
    "Service",
    "Starting",
    "State",
    "WebOptions",
    "Wording",
    "answer_payload",
    "answer_text",
    "article_summary",
    "create_app",
    "explanation",
    "find_gaps",
    "gap_payload",
    "ledger_payload",
    "ledger_text",
]
