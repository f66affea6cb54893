"""HTTP: the JSON interface and the chat page."""

from web.payload import answer_payload
from web.server import create_app
from web.service import Answerer, Failed, Ready, Service, Starting, State
from web.wording import Wording

__all__ = [
    "Answerer",
    "Failed",
    "Ready",
    "Service",
    "Starting",
    "State",
    "Wording",
    "answer_payload",
    "create_app",
]
