"""Asks a Zhengda server over HTTP."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from http.client import HTTPException
from typing import Any, Literal, NoReturn
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

from zhengda_client.types import Answer, Article, ArticleSummary, Turn

Language = Literal["zh", "en"]


class ClientError(Exception):
    """What the server answered instead; `status` is 0 when it could not be reached.

    `code` stays the same between versions (`not_ready`, `rate_limited`, …); `retry_after` is how many seconds
    to wait, None when the server does not say.
    """

    def __init__(self, status: int, code: str, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of answering that begins; `message` names it in the language of the question."""

    name: str
    message: str


class Client:
    """A client of the server at `address` (`http://127.0.0.1:7860`); every method may raise ClientError.

    `timeout` is how many seconds to wait for the server; `language` is that of error messages.
    """

    def __init__(self, address: str, *, timeout: float = 30.0, language: Language = "en") -> None:
        if not address.startswith(("http://", "https://")):
            raise ValueError(f"An address begins with http:// or https://, got {address!r}.")
        self._address = address.rstrip("/")
        self._timeout = timeout
        self._language = language

    def ask(self, question: str, history: Sequence[Turn] = (), *, language: Language | None = None) -> Answer:
        """Return the answer; `language` is that of the sentences around it, by default the question's."""
        return Answer.of(self._read("POST", "/api/ask", ask_body(question, history, language)))

    def ask_in_stages(
        self, question: str, history: Sequence[Turn] = (), *, language: Language | None = None
    ) -> Iterator[Stage | Answer]:
        """Yield each stage as it begins, and at last the answer."""
        body = ask_body(question, history, language)
        with self._reaching(), self._open("POST", "/api/ask/stream", body) as response:
            name = ""
            for line in response:
                field, _, value = line.decode().rstrip("\r\n").partition(": ")
                if field == "event":
                    name = value
                elif field == "data":
                    payload = json.loads(value)
                    if name == "error":
                        raise ClientError(500, payload["error"]["code"], payload["error"]["message"])
                    if name == "answer":
                        yield Answer.of(payload)
                    else:
                        yield Stage(payload["stage"], payload["message"])

    def articles(self) -> tuple[ArticleSummary, ...]:
        """Return every article that questions are answered from."""
        return tuple(map(ArticleSummary.of, self._read("GET", "/api/articles")["articles"]))

    def article(self, id: str, start: int | None = None, end: int | None = None) -> Article:
        """Return an article, or what stands in it from character `start` to `end`."""
        ends = {name: value for name, value in (("start", start), ("end", end)) if value is not None}
        query = f"?{urlencode(ends)}" if ends else ""
        return Article.of(self._read("GET", f"/api/articles/{quote(id)}{query}"))

    def give_feedback(self, answer: Answer, *, helpful: bool, comment: str | None = None) -> None:
        """Say whether an answer helped."""
        body = {
            "question": answer.question,
            "answer": answer.text,
            "helpful": helpful,
            "comment": comment,
        }
        self._read("POST", "/api/feedback", body)

    def ready(self) -> bool:
        """Say whether questions are answered yet."""
        try:
            self._read("GET", "/readyz")
        except ClientError as error:
            if error.status == 503:
                return False
            raise
        return True

    def _read(self, method: str, path: str, body: Any = None) -> Any:
        with self._reaching(), self._open(method, path, body) as response:
            return json.load(response)

    def _open(self, method: str, path: str, body: Any = None) -> Any:
        request = Request(
            self._address + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json", "Accept-Language": self._language},
        )
        try:
            return urlopen(request, timeout=self._timeout)
        except HTTPError as error:
            raise_answered(error)

    @contextmanager
    def _reaching(self) -> Iterator[None]:
        try:
            yield
        except (URLError, HTTPException, TimeoutError, ConnectionError) as error:
            reason = getattr(error, "reason", None) or error
            raise ClientError(0, "unreachable", f"{self._address} cannot be reached ({reason}).") from error


def ask_body(question: str, history: Sequence[Turn], language: Language | None) -> dict[str, Any]:
    """Return the body of a question."""
    return {"question": question, "history": [asdict(turn) for turn in history], "language": language}


def raise_answered(error: HTTPError) -> NoReturn:
    """Raise the error that the server described."""
    with error:
        text = error.read()
    try:
        body = json.loads(text)["error"]
        code, message = str(body["code"]), str(body["message"])
    except (ValueError, KeyError, TypeError):  # not the server itself, but something before it
        code, message = "not_zhengda", f"The server answered {error.code} {error.reason}."
    wait = error.headers.get("Retry-After", "")
    raise ClientError(
        error.code, code, message, retry_after=float(wait) if wait.isdecimal() else None
    ) from error
