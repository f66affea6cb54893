"""What a stopping server cuts off, ended without a traceback.

An open chat page holds a stream of Gradio's for as long as it lives.
"""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class EndQuietly:
    """Ends the answers that the stopping server cancels; nothing else cancels a request as a whole."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; when it is cancelled, end its answer, or answer that the server stops."""
        started, ended = False, False

        async def watched(message: Message) -> None:
            nonlocal started, ended
            started = True
            ended = message["type"] == "http.response.body" and not message.get("more_body", False)
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except asyncio.CancelledError:
            if scope["type"] != "http":
                raise
            if not started:
                await send({"type": "http.response.start", "status": 503, "headers": []})
            if not ended:
                await send({"type": "http.response.body", "body": b"", "more_body": False})
