"""Servers of our own and visits to them in a real browser, for the tests that need both."""

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

import uvicorn
from axe_playwright_python.base import AXE_SCRIPT
from fastapi import FastAPI
from playwright.sync_api import Browser, Frame, Page, Request, expect

from tests.browsers import ARRIVAL_MS, PATIENCE_MS

# WCAG 2.2 A and AA, and axe's best practices.
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """Serve `app` on a free port; give its address."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(app, log_level="warning", ws="none", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listener.close()


class HostSite:
    """A site of another origin, whose pages tests put there: `pages` maps paths to HTML."""

    def __init__(self) -> None:
        pages: dict[str, str] = {}

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                html = pages.get(self.path)
                self.send_response(204 if html is None else 200)  # 204: the icon that browsers ask for
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write((html or "").encode())

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.pages = pages
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        # By its name, not by its number: another site than the assistant's in every sense.
        self.address = f"http://localhost:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()

    def close(self) -> None:
        """Stop serving."""
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


class Visit:
    """A page of its own in one browser, with what it asked for and what went wrong in it."""

    def __init__(self, browser: Browser, address: str, *, width: int = 1280, **wishes: Any) -> None:
        self.address = address
        expect.set_options(timeout=PATIENCE_MS)
        wishes = {"locale": "zh-CN", "viewport": {"width": width, "height": 800}, **wishes}
        self.context = browser.new_context(**wishes)
        self.context.set_default_timeout(PATIENCE_MS)
        self.context.set_default_navigation_timeout(ARRIVAL_MS)
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.problems: list[str] = []
        self.page.on("request", self.note_request)
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on(
            "console", lambda line: self.problems.append(line.text) if line.type == "error" else None
        )

    def note_request(self, request: Request) -> None:
        self.requests.append(request.url)

    @property
    def hosts(self) -> set[str | None]:
        """The hosts that something was asked of."""
        return {urlsplit(url).hostname for url in self.requests if url.startswith("http")}

    def open(self, path: str = "/") -> Page:
        self.page.goto(self.address + path)
        expect(self.page.locator("#question-box")).to_be_visible(timeout=ARRIVAL_MS)
        return self.page

    def open_ready(self, path: str = "/") -> Page:
        page = self.open(path)
        expect(page.locator("#send")).to_be_enabled()
        return page

    def ask(self, question: str, within: Page | Frame | None = None) -> None:
        place = within or self.page
        place.locator("#question-box").fill(question)
        place.locator("#question-box").press("Enter")
        newest = place.locator(".exchange").last
        expect(newest.locator(".question")).to_have_text(question)
        expect(newest.locator(".working")).to_have_count(0)

    def sideways(self) -> int:
        """How many pixels the page can be scrolled sideways."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def is_dark(page: Page | Frame) -> bool:
    """Say whether a page's ground is dark."""
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    return max(int(part) for part in re.findall(r"\d+", ground)[:3]) < 80


def wait_for_animations(page: Page | Frame) -> None:
    """Return once nothing on a page moves any more, nor in the shadow trees of its elements."""
    page.evaluate(
        """() => {
            const shadows = [...document.querySelectorAll("*")].map((one) => one.shadowRoot).filter(Boolean);
            const moving = [document, ...shadows].flatMap((root) => root.getAnimations());
            return Promise.all(moving.map((one) => one.finished.catch(() => null)));
        }"""
    )


def violations(page: Page | Frame) -> list[str]:
    """Return what axe finds wrong with a page, one line a rule; animations are waited for."""
    wait_for_animations(page)
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("(tags) => axe.run(document, { runOnly: tags })", AXE_TAGS)
    return [
        f"{one['id']} ({one['impact']}): {[node['html'][:160] for node in one['nodes']]}"
        for one in found["violations"]
    ]
