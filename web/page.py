"""Gradio's HTML page made ours: its language, its head, its security policy, and something to see at once.

Gradio 6 writes `lang="en"`, links to its own sites, and shows nothing until its scripts have started. What is
replaced is looked for by its exact text, and a Gradio that writes something else fails a test, not silently.
"""

import re
import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa import Language
from web import wording
from web.assets import DARK_MEDIA, icon_link, sheet_link, static_address
from web.markup import LANGUAGE_TAGS, escape
from web.wording import language_of_browser

# Where each language's page is mounted.
PAGE_PATHS: dict[Language, str] = {"zh": "/", "en": "/en/"}

# `unsafe-eval`: Gradio's HTML component compiles its template and its script at run time. Inline scripts need
# the response's own nonce, so markup smuggled into an article could not run any.
POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'"
)

FOREIGN_HEAD = re.compile(r'<meta\s+(?:property|name)="(?:og|twitter):[^>]*>|<link rel="manifest"[^>]*>')


def make_ours(html: str, language: Language, nonce: str) -> str:
    """Return Gradio's page with our language, head, and opening words; raise ValueError for another page."""
    for expected in ('lang="en"', "<head>", "<gradio-app"):
        if expected not in html:
            raise ValueError(
                f"Gradio's page has no {expected!r} any more: adapt web/page.py to this version."
            )
    head = (
        "<head>"
        f"<title>{wording.NAME.zh} {wording.NAME.en}</title>"
        f'<meta name="description" content="{escape(wording.PURPOSE.in_language(language))}">'
        '<meta name="color-scheme" content="light dark">'
        f"{icon_link()}{sheet_link('colours.css')}{sheet_link('dark.css', media=DARK_MEDIA, id='dark')}"
        f"{sheet_link('answer.css')}{sheet_link('chat.css')}"
        "<noscript><style>#opening .soon { display: none; }</style></noscript>"
        f'<script src="{static_address("early.js")}"></script>'
        f'<script src="{static_address("latest.js")}"></script>'
        f'<script type="module" src="{static_address("tools.js")}"></script>'
    )
    opening = (
        '<div id="opening" role="status">'
        f'<p class="name">{wording.NAME.zh} <span lang="en">{wording.NAME.en}</span></p>'
        f'<p class="soon">{escape(wording.OPENING.in_language(language))}</p>'
        f"<noscript><p>{escape(wording.NO_SCRIPT.in_language(language))} "
        f'<a href="/embed?language={language}">{escape(wording.NO_SCRIPT_LINK.in_language(language))}</a></p>'
        "</noscript></div>"
    )
    html = FOREIGN_HEAD.sub("", html)
    html = html.replace('lang="en"', f'lang="{LANGUAGE_TAGS[language]}"', 1)
    html = html.replace("<head>", head, 1)
    html = html.replace("<gradio-app", f"{opening}<gradio-app", 1)
    # Gradio escapes `<` inside its JSON, so every `<script` is a real tag of its template.
    return html.replace("<script", f'<script nonce="{nonce}"')


class OurPage:
    """Serves Gradio's pages through `make_ours`, and leads a browser to the page in its language."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Rewrite a page, pass everything else on untouched."""
        path = scope.get("path")
        if path == "/en":
            await to_english(scope)(scope, receive, send)
            return
        language = next((language for language, page in PAGE_PATHS.items() if page == path), None)
        if scope["type"] != "http" or scope["method"] != "GET" or language is None:
            await self.app(scope, receive, send)
            return
        # `/?lang=zh` is the link that the English page gives to a reader whose browser asks for English.
        asked = Headers(scope=scope).get("accept-language", "")
        if path == "/" and b"lang=zh" not in scope["query_string"] and language_of_browser(asked) == "en":
            response = to_english(scope)
            response.headers["Vary"] = "Accept-Language"
            await response(scope, receive, send)
            return
        await self.rewrite(language, scope, receive, send)

    async def rewrite(self, language: Language, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the page that Gradio makes for this request, made ours."""
        # A compressed page could not be read here.
        headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        start: Message = {}
        body = bytearray()

        async def collect(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            if message["type"] != "http.response.body":
                await send(message)
                return
            body.extend(message.get("body", b""))
            if message.get("more_body", False):
                return
            nonce = secrets.token_urlsafe(16)
            html = bytes(body)
            if start["status"] == 200:
                html = make_ours(html.decode(), language, nonce).encode()
            response_headers = MutableHeaders(scope=start)
            response_headers["Content-Length"] = str(len(html))
            response_headers["Content-Security-Policy"] = POLICY.format(nonce=nonce)
            response_headers["Cache-Control"] = "no-store"  # the nonce holds for one response
            response_headers["Vary"] = "Accept-Language"
            await send(start)
            await send({"type": "http.response.body", "body": html})

        await self.app({**scope, "headers": headers}, receive, collect)


def to_english(scope: Scope) -> RedirectResponse:
    """Return the way to the English page, the query taken along."""
    query = scope["query_string"].decode("latin-1")
    return RedirectResponse(PAGE_PATHS["en"] + (f"?{query}" if query else ""), 307)
