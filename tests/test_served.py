"""The whole product as a visitor meets it: its own process, the real models, the samples, a real browser."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsers import PATIENCE_MS, chromium

ROOT = Path(__file__).parent.parent
# Loading the models and indexing the samples takes half a minute on two busy cores.
START_SECONDS = 120
STOP_SECONDS = 10


class Server:
    """`zhengda serve` over the sample articles, with a data folder of its own."""

    def __init__(self, data: Path) -> None:
        settings = {name: value for name, value in os.environ.items() if not name.startswith("ZHENGDA_")}
        self.process = subprocess.Popen(
            [sys.executable, "app.py", "serve", "--port", "0", "--data", str(data)],
            cwd=ROOT,
            env=settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            # A shell that runs us in the background has switched the interrupt off.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )
        assert self.process.stdout is not None and self.process.stderr is not None
        self.errors: list[str] = []
        # Read all the time: a full pipe would stop the server.
        self._reading = threading.Thread(target=self.errors.extend, args=(self.process.stderr,))
        self._reading.start()
        found = re.search(r"http://\S+", self.process.stdout.readline())
        assert found is not None, "the server says no address"
        self.address = found.group().rstrip("/")

    def readiness(self) -> httpx.Response:
        return httpx.get(
            f"{self.address}/readyz", headers={"accept-language": "en"}, timeout=PATIENCE_MS / 1000
        )

    def interrupt(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=STOP_SECONDS)

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self._reading.join()
        assert self.process.stdout is not None and self.process.stderr is not None
        self.process.stdout.close()
        self.process.stderr.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("data"))
    yield server
    server.end()


@pytest.fixture(scope="module")
def browser(server: Server) -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE_MS)
    with chromium() as browser:
        yield browser


def ask(page: Page, question: str) -> None:
    page.locator("#question textarea").fill(question)
    page.keyboard.press("Enter")
    newest = page.locator(".exchange").last
    expect(newest.locator(".question")).to_have_text(question)
    expect(newest.locator(".working")).to_have_count(0)


def test_a_visitor_is_told_of_the_start_and_then_answered_from_the_samples(
    server: Server, browser: Browser
) -> None:
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 800})
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    hosts: set[str | None] = set()
    problems: list[str] = []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    page.on("pageerror", lambda error: problems.append(str(error)))

    # The page is there from the first moment; a question can be sent as soon as there is an assistant.
    page.goto(server.address)
    if server.readiness().status_code == 503:
        expect(page.locator(".state")).to_be_visible()
    deadline = time.monotonic() + START_SECONDS
    while server.readiness().status_code != 200:
        assert time.monotonic() < deadline, server.errors
        time.sleep(0.2)
    expect(page.locator("#send")).to_be_enabled()
    expect(page.locator(".example").first).to_be_visible()

    ask(page, "李沧区一共加装了多少部电梯？")
    expect(page.locator(".exchange .answer")).to_contain_text("95部")
    page.locator(".citation .open").first.click()
    expect(page.locator("#sheet mark")).to_have_text("95部")
    expect(page.locator("#sheet mark")).to_be_in_viewport()

    ask(page, "How many elevators were installed in Licang?")
    newest = page.locator(".exchange").last
    expect(newest.locator(".answer")).to_contain_text("95部")
    expect(newest).to_have_attribute("lang", "en")

    ask(page, "李沧区有多少人口？")
    newest = page.locator(".exchange").last
    expect(newest.locator(".abstained")).to_have_text("这些文章没有说明。")
    context.close()
    assert problems == []
    assert {host for host in hosts if host} == {"127.0.0.1"}


def test_ctrl_c_ends_the_server(server: Server) -> None:
    assert server.interrupt() == 130
    assert not [line for line in server.errors if "Traceback" in line]
