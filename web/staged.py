"""A question asked in a thread of its own, so that a page can show each stage while it is worked on."""

from collections.abc import Iterator, Sequence
from queue import SimpleQueue
from threading import Thread

from qa import Answer, Turn
from web.service import Answerer


def ask_in_stages(assistant: Answerer, question: str, history: Sequence[Turn]) -> Iterator[str | Answer]:
    """Yield the name of each stage as it begins, and at last the answer; raise what the assistant raises."""
    heard: SimpleQueue[str | Answer | BaseException] = SimpleQueue()

    def work() -> None:
        try:
            heard.put(assistant.ask(question, history, on_stage=heard.put))
        except BaseException as error:  # noqa: BLE001 (handed over: it is raised below, where it is waited for)
            heard.put(error)

    Thread(target=work, name="ask", daemon=True).start()
    while True:
        news = heard.get()
        if isinstance(news, BaseException):
            raise news
        yield news
        if isinstance(news, Answer):
            return
