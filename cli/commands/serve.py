"""`zhengda serve`: the chat page and the JSON interface, up at once, ready as soon as the index is."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from cli import building
from cli.command import INTERRUPTED, Command
from cli.library import Library
from cli.settings import Settings, UserError

if TYPE_CHECKING:
    from fastapi import FastAPI

    from cli.renewal import Renewal
    from web import BackgroundService, Ready, Starting, WebOptions


def serve(settings: Settings, options: argparse.Namespace) -> int:
    """Serve the chat page and the JSON interface until interrupted; prepare the index in the background."""
    import uvicorn

    from cli.renewal import Renewal
    from web import BackgroundService

    expected = expected_errors()
    library = Library(settings)

    def prepare_aloud(report: Callable[[Starting], None]) -> Ready:
        try:
            return library.prepare(report)
        except expected as error:
            print(f"zhengda: {error}", file=sys.stderr, flush=True)  # the page says it too
            raise

    with listen(settings.host, settings.port) as listening:
        service = BackgroundService(prepare_aloud, expected=expected)
        renewal = Renewal(library, service, expected)
        app = build_app(settings, service, renewal)
        host, port = listening.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        print(f"Zhengda 政答 is at http://{shown}:{port}/ (Ctrl+C stops it)", flush=True)
        service.start()
        renewal.watch()
        server = uvicorn.Server(
            uvicorn.Config(
                app, log_level="warning", server_header=False, ws="none", timeout_graceful_shutdown=1
            )
        )
        try:
            server.run(sockets=[listening])
        except KeyboardInterrupt:
            # PyTorch aborts when Python ends under a thread that uses it; what is stored stays whole.
            print("zhengda: stopped.", file=sys.stderr, flush=True)
            os._exit(INTERRUPTED)
    return 0


def build_app(settings: Settings, service: BackgroundService, renewal: Renewal) -> FastAPI:
    """Return the web application, with the notebook and the editor's page that the settings want."""
    from web import Editor, FeedbackFault, Notebook, create_app

    store = building.build_feedback_store(settings)
    if store is not None:
        try:
            store.remove_expired()
        except FeedbackFault as fault:
            print(f"zhengda: {fault}", file=sys.stderr, flush=True)
    password = settings.editor_password.get_secret_value()
    desk = building.build_desk(settings, renewal.update)
    return create_app(
        service,
        web_options(settings),
        notebook=Notebook(store) if store is not None else None,
        editor=Editor(desk, password, store) if password else None,
    )


def web_options(settings: Settings) -> WebOptions:
    """Return what the settings say about the server."""
    from web import WebOptions

    return WebOptions(allowed_origins=settings.allowed_origins, rate_limit=settings.rate_limit)


def expected_errors() -> tuple[type[Exception], ...]:
    """Return the kinds of errors that preparing may end with, each one sentence for the user."""
    from documents import DocumentError
    from index import IndexFault
    from qa import ReaderFault

    return (DocumentError, IndexFault, ReaderFault)


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens there; raise UserError, one sentence, where that cannot be."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=128)
    except (OSError, UnicodeError) as error:  # UnicodeError: a name that cannot be one of a host
        # Python adds the address to the reason, which we name ourselves.
        reason = str(getattr(error, "strerror", None) or error).partition(" (while")[0]
        raise UserError(
            f"Cannot serve on {host} port {port} ({reason}): choose another with --port or --host."
        ) from error


SERVE = Command(name="serve", run=serve)
