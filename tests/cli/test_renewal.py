import re
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import app
from cli import building
from tests.cli.served import PATIENCE_SECONDS, Served
from tests.index.fakes import OverlapEmbedder, write_documents

PASSWORD = "a long password"
LIFTS = "北坡区加装了多少部电梯？"
PARKS = "西岭区新建了多少处口袋公园？"
PARKS_TEXT = "西岭区公园建设\n\n今年西岭区新建口袋公园17处，居民推窗见绿。\n"

Serve = Callable[[], Served]


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write_documents(tmp_path / "documents")


@pytest.fixture
def serve(documents: Path, tmp_path: Path) -> Iterator[Serve]:
    started: list[Served] = []

    def start() -> Served:
        served = Served(documents, tmp_path / "data", editor_password=PASSWORD, rate_limit="0")
        started.append(served)
        served.wait_until_ready()
        return served

    yield start
    for served in started:
        served.end()


class Crowd:
    """People who ask the same question again and again until told to stop; `failures` is what went wrong."""

    def __init__(self, served: Served, question: str, answer: str) -> None:
        self.failures: list[str] = []
        self.asked = 0
        self._stopped = threading.Event()

        def ask() -> None:
            while not self._stopped.is_set():
                response = served.client.post("/api/ask", json={"question": question})
                self.asked += 1
                if response.status_code != 200 or response.json()["answer"] != answer:
                    self.failures.append(response.text)

        self._threads = [threading.Thread(target=ask) for _ in range(3)]

    def __enter__(self) -> "Crowd":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        for thread in self._threads:
            thread.join()


def form_token(page: str) -> str:
    found = re.search(r'name="form_token" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def upload(served: Served, name: str, text: str) -> str:
    """Log in and upload; return the preview page."""
    page = served.client.post("/editor/login", data={"password": PASSWORD}).text
    return served.client.post(
        "/editor/upload", data={"form_token": form_token(page)}, files={"file": (name, text.encode())}
    ).text


def publish(served: Served, preview: str) -> str:
    found = re.search(r'action="(/editor/uploads/\w+/publish)"', preview)
    assert found is not None
    return served.client.post(found[1], data={"form_token": form_token(preview)}).text


def test_a_published_upload_answers_at_once_and_nobody_who_asks_meanwhile_fails(serve: Serve) -> None:
    served = serve()
    preview = upload(served, "parks.txt", PARKS_TEXT)
    assert served.answer(PARKS) is None
    with Crowd(served, LIFTS, "31部") as crowd:
        page = publish(served, preview)
        assert "parks.txt" in page
        assert served.answer(PARKS) == "17处"
    assert crowd.asked > 3 and crowd.failures == []


def test_articles_added_by_the_command_line_are_taken_over_and_nobody_fails(
    serve: Serve, documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = serve()
    monkeypatch.setattr(
        building, "build_embedders", lambda settings: (OverlapEmbedder(), OverlapEmbedder("second"))
    )
    (tmp_path / "parks.txt").write_text(PARKS_TEXT, encoding="utf-8")
    folders = ["--documents", str(documents), "--data", str(tmp_path / "data")]
    with Crowd(served, LIFTS, "31部") as crowd:
        assert app.main(["articles", "add", str(tmp_path / "parks.txt"), *folders]) == 0
        deadline = time.monotonic() + PATIENCE_SECONDS
        while served.answer(PARKS) != "17处":
            assert time.monotonic() < deadline, served.said
            time.sleep(0.1)
    assert crowd.failures == []


def test_killed_between_upload_and_publish_it_leaves_a_whole_state(serve: Serve, documents: Path) -> None:
    served = serve()
    upload(served, "parks.txt", PARKS_TEXT)
    served.process.kill()
    served.process.wait()
    assert {path.name for path in documents.iterdir()} == {"lifts.txt", "roads.txt"}

    again = serve()
    assert again.answer(LIFTS) == "31部"
    assert again.answer(PARKS) is None
    page = again.client.post("/editor/login", data={"password": PASSWORD}).text
    waiting = re.search(r'href="(/editor/uploads/\w+)"', page)
    assert waiting is not None, "the upload is lost"
    publish(again, again.client.get(waiting[1]).text)
    assert again.answer(PARKS) == "17处"
