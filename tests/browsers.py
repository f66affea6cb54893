"""A real Chromium for the tests that need one."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# A loaded machine of two cores needs seconds to start Gradio's page.
PATIENCE_MS = 15_000
# A server that still builds its index on a busy core sends its first page late.
ARRIVAL_MS = 60_000


@contextmanager
def chromium() -> Iterator[Browser]:
    """Launch the Chromium on the PATH; where there is none, fail in CI and skip elsewhere."""
    executable = shutil.which("chromium")
    if executable is None:
        message = "These tests need Chromium on the PATH (Debian: apt install chromium)."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()
