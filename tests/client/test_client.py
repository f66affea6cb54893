import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn

from tests.web.fake import WILLOW, FakeService, ready
from web import FeedbackStore, Notebook, Starting, WebOptions, Wording, create_app
from zhengda_client import Answer, Client, ClientError, Stage


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> FeedbackStore:
    return FeedbackStore(tmp_path_factory.mktemp("data") / "feedback.sqlite", days=3)


@pytest.fixture(scope="module")
def served(store: FeedbackStore) -> Iterator[tuple[str, FakeService]]:
    service = FakeService()
    app = create_app(service, WebOptions(), notebook=Notebook(store))
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", ws="none", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}", service
    server.should_exit = True
    thread.join()
    listener.close()


@pytest.fixture
def service(served: tuple[str, FakeService]) -> FakeService:
    served[1].current = ready()
    return served[1]


@pytest.fixture
def client(served: tuple[str, FakeService], service: FakeService) -> Client:
    return Client(f"{served[0]}/")


def test_an_answer_comes_with_citations_that_stand_in_the_article(client: Client) -> None:
    answer = client.ask("加装了多少部电梯？")
    assert (answer.text, answer.abstained, answer.kind) == ("37部", False, "span")
    [citation] = answer.citations
    article = client.article(citation.article_id)
    assert article.text[citation.start : citation.end] == citation.quote == "37部"
    assert citation.published == WILLOW.published


def test_an_abstention_has_a_reason_and_related_passages(client: Client) -> None:
    answer = client.ask("柳岸区有多少人口？", language="en")
    assert answer.text is None and answer.reason_code == "nothing_found"
    assert answer.reason == "No passage in them is about this."
    assert len(answer.related) == 2


def test_a_follow_up_takes_the_conversation_along(client: Client) -> None:
    first = client.ask("加装了多少部电梯？")
    assert client.ask("那停车位呢？", [first.turn]).understood_as == "加装了多少部电梯？ → 那停车位呢？"


def test_stages_come_before_the_answer(client: Client) -> None:
    *stages, answer = client.ask_in_stages("电梯", language="en")
    assert stages == [Stage("search", "search"), Stage("read", "read")]
    assert isinstance(answer, Answer) and answer.text == "37部"


def test_a_defect_in_the_middle_is_an_error(client: Client) -> None:
    with pytest.raises(ClientError, match="went wrong") as raised:
        list(client.ask_in_stages("crash late", language="en"))
    assert raised.value.code == "internal"


def test_a_range_of_an_article_can_be_read(client: Client) -> None:
    assert client.article("willow-2031", 0, 4).text == WILLOW.text[:4]
    assert [article.id for article in client.articles()] == ["willow-2031", "willow-plan-2031"]


def test_feedback_arrives(client: Client, store: FeedbackStore) -> None:
    client.give_feedback(client.ask("加装了多少部电梯？"), helpful=False, comment="旧了")
    assert [(kept.answer, kept.helpful, kept.comment) for kept in store.feedback()] == [
        ("37部", False, "旧了")
    ]


def test_an_error_of_the_server_has_its_code(client: Client) -> None:
    with pytest.raises(ClientError) as raised:
        client.ask(" ")
    assert (raised.value.status, raised.value.code) == (422, "invalid_question")


def test_a_server_that_starts_says_when_to_come_again(client: Client, service: FakeService) -> None:
    service.current = Starting(Wording("启动", "starting up"))
    assert client.ready() is False
    with pytest.raises(ClientError, match="starting up") as raised:
        client.ask("lifts")
    assert (raised.value.code, raised.value.retry_after) == ("not_ready", 2.0)


def test_a_server_that_is_not_there_is_an_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(ClientError, match="cannot be reached") as raised:
        Client(f"http://127.0.0.1:{port}", timeout=2).ask("电梯")
    assert (raised.value.status, raised.value.code) == (0, "unreachable")


def test_an_address_without_a_scheme_is_refused() -> None:
    with pytest.raises(ValueError, match="http://"):
        Client("localhost:7860")


def test_the_client_needs_nothing_of_the_server() -> None:
    program = "import zhengda_client, sys; print({'web', 'qa', 'index', 'pydantic'} & sys.modules.keys())"
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert printed.stdout.strip() == "set()"
