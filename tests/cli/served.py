"""`zhengda serve` as a process of its own, over tiny models: real sockets, real signals, real files."""

import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx

ROOT = Path(__file__).parent.parent.parent
PATIENCE_SECONDS = 120.0
PROGRAM = """
import sys
import app
from cli import building
from tests.index.fakes import OverlapEmbedder
building.build_embedders = lambda settings: (OverlapEmbedder(), OverlapEmbedder("second"))
sys.exit(app.main(sys.argv[1:]))
"""


class Served:
    """A running server; `say` is what it said on standard error."""

    def __init__(self, documents: Path, data: Path, **settings: str) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("ZHENGDA_")}
        environment |= {f"ZHENGDA_{name.upper()}": value for name, value in settings.items()}
        command = [sys.executable, "-c", PROGRAM, "serve", "--port", "0"]
        self.process = subprocess.Popen(
            [*command, "--documents", str(documents), "--data", str(data)],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None and self.process.stderr is not None
        self.said: list[str] = []
        self._reading = threading.Thread(target=self.said.extend, args=(self.process.stderr,))
        self._reading.start()
        found = re.search(r"http://\S+", self.process.stdout.readline())
        assert found is not None, "the server says no address"
        self.client = httpx.Client(base_url=found.group(), timeout=PATIENCE_SECONDS, follow_redirects=True)

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self.client.get("/readyz").status_code != 200:
            assert time.monotonic() < deadline, self.said
            time.sleep(0.1)

    def answer(self, question: str) -> str | None:
        response = self.client.post("/api/ask", json={"question": question})
        assert response.status_code == 200, response.text
        said: str | None = response.json()["answer"]
        return said

    def end(self) -> None:
        """Kill it, as a power cut would."""
        self.process.kill()
        self.process.wait()
        self._reading.join()
        self.client.close()
        assert self.process.stdout is not None and self.process.stderr is not None
        self.process.stdout.close()
        self.process.stderr.close()
