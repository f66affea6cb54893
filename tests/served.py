"""`zhengda serve` as a process of its own, with the real models."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx

from tests.browsers import PATIENCE_MS

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "documents" / "samples"
# Loading the models and indexing the samples takes half a minute on two cores, minutes where others use them.
START_SECONDS = 600
STOP_SECONDS = 10
PASSWORD = "a password for this test alone"


class Server:
    """A running server; `allowed` is the origin whose pages may embed the assistant."""

    def __init__(self, data: Path, documents: Path, allowed: str) -> None:
        settings = {name: value for name, value in os.environ.items() if not name.startswith("ZHENGDA_")}
        settings["ZHENGDA_EDITOR_PASSWORD"] = PASSWORD
        folders = ["--data", str(data), "--documents", str(documents)]
        self.process = subprocess.Popen(
            [sys.executable, "app.py", "serve", "--port", "0", *folders, "--allowed-origins", allowed],
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

    def wait(self) -> None:
        """Wait until questions are answered."""
        deadline = time.monotonic() + START_SECONDS
        while self.readiness().status_code != 200:
            assert time.monotonic() < deadline, self.errors
            time.sleep(0.2)

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
