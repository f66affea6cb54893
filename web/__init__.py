"""HTTP: the JSON interface and the chat page."""

from web.background import BackgroundService
from web.payload import answer_payload
from web.server import create_app
from web.service import Answerer, Failed, Ready, Service, Starting, State
from web.text_view import answer_text, explanation
from web.wording import Wording

__all__ = [
    "Answerer",
    "BackgroundService",
    "Failed",
    "Ready",
    "Service",
    "Starting",
    "State",
    "Wording",
    "answer_payload",
    "answer_text",
    "create_app",
    "explanation",
]
