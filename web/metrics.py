"""Figures for operators in the text format of Prometheus: requests, answers, how long they took.

Nothing in them says who asked or what: https://prometheus.io/docs/instrumenting/exposition_formats/
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from threading import Lock

from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa import Answer
from web.service import Failed, Ready, Service

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
# Upper edges in seconds: an answer takes a few tenths on two cores, a busy machine several seconds.
EDGES = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)

Labels = tuple[tuple[str, str], ...]


class Metrics:
    """Counts requests and answers; any number of threads may add to it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._requests: Counter[Labels] = Counter()
        self._answers: Counter[Labels] = Counter()
        self._feedback: Counter[Labels] = Counter()
        self._durations: Counter[float] = Counter()  # by edge, not yet summed up
        self._seconds = 0.0

    def answered(self, answer: Answer, seconds: float) -> None:
        """Count an answer: its kind, its language, and why it is none."""
        reason = answer.reason.value if answer.reason else ""
        edge = next((edge for edge in EDGES if seconds <= edge), float("inf"))
        with self._lock:
            self._answers[("kind", answer.kind.value), ("language", answer.language), ("reason", reason)] += 1
            self._durations[edge] += 1
            self._seconds += seconds

    def requested(self, method: str, route: str, status: int) -> None:
        """Count a request; `route` is one of few patterns, never the path that was sent."""
        with self._lock:
            self._requests[("method", method), ("route", route), ("status", str(status))] += 1

    def given_feedback(self, *, helpful: bool) -> None:
        """Count a reader's word on an answer."""
        with self._lock:
            self._feedback[(("helpful", str(helpful).lower()),)] += 1

    def render(self, service: Service) -> str:
        """Return all figures as text, with the state of `service`."""
        state = service.state()
        ready, failed = isinstance(state, Ready), isinstance(state, Failed)
        articles = len(state.articles) if isinstance(state, Ready) else 0
        with self._lock:
            families = [
                *family("zhengda_ready", "gauge", "1 once questions are answered", [((), ready)]),
                *family("zhengda_failed", "gauge", "1 when the start failed", [((), failed)]),
                *family("zhengda_articles", "gauge", "articles answered from", [((), articles)]),
                *family("zhengda_requests_total", "counter", "HTTP requests", self._requests.items()),
                *family("zhengda_answers_total", "counter", "answers and abstentions", self._answers.items()),
                *family("zhengda_feedback_total", "counter", "feedback received", self._feedback.items()),
                *family("zhengda_ask_seconds", "histogram", "time to an answer", self._histogram()),
            ]
        return "\n".join(families) + "\n"

    def _histogram(self) -> Iterator[tuple[str | Labels, float]]:
        total = 0
        for edge in (*EDGES, float("inf")):
            total += self._durations[edge]
            yield "_bucket" + labels((("le", "+Inf" if edge == float("inf") else str(edge)),)), total
        yield "_sum", self._seconds
        yield "_count", total


def family(
    name: str, kind: str, meaning: str, samples: Iterable[tuple[str | Labels, float]]
) -> Iterator[str]:
    """Return the lines of one metric; a sample's key is its labels, or all that follows the name."""
    yield f"# HELP {name} {meaning}"
    yield f"# TYPE {name} {kind}"
    for key, value in samples:
        yield f"{name}{key if isinstance(key, str) else labels(key)} {float(value):.12g}"


def labels(pairs: Labels) -> str:
    r"""Return labels as the format writes them.

    >>> labels((("route", 'a"b'),))
    '{route="a\\"b"}'
    """
    if not pairs:
        return ""
    escaped = (
        (name, value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")) for name, value in pairs
    )
    return "{" + ",".join(f'{name}="{value}"' for name, value in escaped) + "}"


class CountRequests:
    """Counts every request by the pattern of its route; what is none of these counts as `page` or `none`."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics, routes: Sequence[BaseRoute]) -> None:
        self.app = app
        self.metrics = metrics
        self.routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and count it by the status that it got."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status = 500  # what a defect gets, further out

        async def send_counted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        # Anyone may send any method: an unknown one must not make a new series.
        method = scope["method"] if scope["method"] in KNOWN_METHODS else "other"
        try:
            await self.app(scope, receive, send_counted)
        finally:
            self.metrics.requested(method, self.route_of(scope, status), status)

    def route_of(self, scope: Scope, status: int) -> str:
        """Return the pattern of the route that a request meant."""
        for route in self.routes:
            if route.matches(scope)[0] is not Match.NONE:
                return str(getattr(route, "path", "other"))
        return "none" if status == 404 else "page"


KNOWN_METHODS = frozenset(("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"))
