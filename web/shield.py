"""What stands before every route: a limit on bodies, safe headers, a gate that opens few of Gradio's routes.

Gradio brings some seventy routes. Among them: a proxy that fetches any public address for anyone
(`/gradio_api/file=https://…`), an open upload, and code-writing helpers. Only what our pages use passes.
"""

import re
from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web import wording
from web.errors import ApiError, error_response, filled, wrong_method

# Someone who pastes a whole report (80,000 Chinese characters) is still told that the question is too long.
BODY_LIMIT_BYTES = 256 * 1024

# What the pages fetch, as seen in a browser; the English one is mounted at `/en/`.
GRADIO_ROUTES = {
    "GET": re.compile(
        r"/en|/(en/)?("
        r"|config|theme\.css|(assets|static|svelte)/[\w./@+-]+"
        r"|gradio_api/(startup-events|theme\.css|queue/data|heartbeat/\w+)"
        r")"
    ),
    "POST": re.compile(r"/(en/)?gradio_api/(queue/join|cancel|reset)"),
}
GRADIO_ROUTES["HEAD"] = re.compile(r"/(en/)?")

METHODS = ("DELETE", "GET", "PATCH", "POST", "PUT")

SAFE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    # For everything but the pages, which bring their own: nothing in these responses may load or be framed.
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


class BodyLimit:
    """Refuses bodies beyond the limit before anything parses them.

    The paths `left_out` see to their own limit, which they know only once they know who asks.
    """

    def __init__(self, app: ASGIApp, *, left_out: frozenset[str] = frozenset()) -> None:
        self.app = app
        self.left_out = left_out

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the whole body, which is small or refused, and hand it on in one piece."""
        bodiless = scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS")
        if bodiless or scope["path"] in self.left_out:
            await self.app(scope, receive, send)
            return
        body = bytearray()
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > BODY_LIMIT_BYTES:
                words = filled(wording.BODY_TOO_LARGE, limit=BODY_LIMIT_BYTES // 1024)
                # The rest is not read: the connection cannot be used again.
                error = ApiError(413, "body_too_large", words, headers={"Connection": "close"})
                await refuse(error, scope, receive, send)
                return
        read: Message | None = {"type": "http.request", "body": bytes(body), "more_body": False}

        async def replay() -> Message:
            nonlocal read
            message, read = read, None
            return message if message is not None else await receive()

        await self.app(scope, replay, send)


class SafeHeaders:
    """Adds the security headers that a response does not set itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and complete the response's headers."""

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SAFE_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_safely if scope["type"] == "http" else send)


class GradioGate:
    """Lets through our own routes and the few of Gradio's that the pages need; answers the rest as errors."""

    def __init__(self, app: ASGIApp, *, own_routes: Sequence[BaseRoute]) -> None:
        self.app = app
        self.own_routes = own_routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 404 or 405 in the shape of every other error."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":  # no page of ours opens a WebSocket
            await send({"type": "websocket.close"})
            return
        method, path = scope["method"], scope["path"]
        gradio = GRADIO_ROUTES.get(method)
        if self.has_own(scope, Match.FULL) or (gradio is not None and gradio.fullmatch(path)):
            await self.app(scope, receive, send)
        elif self.has_own(scope, Match.PARTIAL):
            allowed = [name for name in METHODS if self.has_own({**scope, "method": name}, Match.FULL)]
            error = wrong_method(path, method, {"Allow": ", ".join(allowed)})
            await refuse(error, scope, receive, send)
        else:
            error = ApiError(404, "unknown_route", filled(wording.UNKNOWN_ROUTE, path=path))
            await refuse(error, scope, receive, send)

    def has_own(self, scope: Scope, match: Match) -> bool:
        """Say whether one of our routes matches so well (PARTIAL: the path, not the method)."""
        return any(route.matches(scope)[0] is match for route in self.own_routes)


async def refuse(error: ApiError, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request with `error`."""
    response = error_response(error, Headers(scope=scope).get("accept-language", ""))
    await response(scope, receive, send)
