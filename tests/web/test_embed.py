"""The embed as a server sends it: whole without scripts, small, and framed only where that is allowed."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.web.fake import PLAN, WILLOW, FakeAssistant, FakeService, cite
from web import Failed, Starting, WebOptions, Wording, create_app
from web.assets import STATIC_FOLDER

LARGEST_BYTES = 40 * 1024
EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def large(html: str) -> str:
    """Return the answer that stands large in a page."""
    found = re.search('<p class="answer short">(.*?)</p>', html)
    assert found is not None, "the page has no answer"
    return re.sub("<[^>]+>", "", found[1])


def told(stream: str) -> list[tuple[str, Any]]:
    """Return the names and the data of server-sent events."""
    found = re.findall(r"^event: (.*)\ndata: (.*)$", stream, re.MULTILINE)
    return [(name, json.loads(data)) for name, data in found]


def test_everything_that_an_embed_loads_fits_in_40_kilobytes(client: TestClient) -> None:
    page = client.get("/embed?color=%23b3231b").text
    parts = {"/widget.js": client.get("/widget.js").text, "/embed": page}
    for address in re.findall(r'(?:href|src)="(/page/[^"]+)"', page):
        parts[address.partition("?")[0]] = client.get(address).text
    for name in re.findall(r'^import "\./([\w.]+)"', parts["/page/embed.js"], re.MULTILINE):
        parts[f"/page/{name}"] = (STATIC_FOLDER / name).read_text(encoding="utf-8")
    sizes = {path: len(gzip.compress(text.encode())) for path, text in parts.items()}
    for path, size in sizes.items():
        print(f"{path:22} {len(parts[path].encode()):6} bytes, {size:6} compressed")
    print(f"{'in all':22} {sum(sizes.values()):28} compressed")
    assert len(sizes) >= 7
    assert sum(sizes.values()) < LARGEST_BYTES


def test_what_is_sent_is_compressed(client: TestClient) -> None:
    for path in ("/widget.js", "/embed", "/page/answer.css", "/"):
        assert client.get(path).headers["content-encoding"] == "gzip"


def test_the_form_alone_asks_and_its_answer_links_to_the_marked_article(client: TestClient) -> None:
    page = client.get("/embed", params={"q": "加装了多少部电梯？", "language": "zh"}).text
    assert large(page) == "37部[1]"
    link = re.search(r'<a href="(/embed\?[^"]+)#cited" class="reference"', page)
    assert link is not None
    article = client.get(link[1].replace("&amp;", "&")).text
    assert '<mark id="cited">37部</mark>' in article
    back = re.search(r'<a class="close" data-close href="([^"]+)"', article)
    assert back is not None
    assert large(client.get(back[1].replace("&amp;", "&")).text) == "37部[1]"


def test_the_form_alone_keeps_the_conversation(client: TestClient, assistant: FakeAssistant) -> None:
    page = client.get("/embed", params={"q": "加装了多少部电梯？", "language": "zh"}).text
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page)
    assert ("asked", "加装了多少部电梯？") in hidden and ("answered", "37部") in hidden
    client.get("/embed", params=[*hidden, ("q", "那停车位呢？")])
    assert [(turn.question, turn.answer) for turn in assistant.histories[-1]] == [
        ("加装了多少部电梯？", "37部")
    ]


def test_the_script_hears_each_step_of_the_work(client: TestClient) -> None:
    events = told(client.post("/embed/ask", json={"question": "加装了多少部电梯？"}).text)
    assert [name for name, _ in events] == ["stage", "stage", "answer"]
    for step, (_, data) in zip(("在 2 篇文章中查找", "阅读最接近的段落"), events, strict=False):
        assert f'<li aria-current="step">{step}</li>' in data["html"]
        assert '<h2 class="question">加装了多少部电梯？</h2>' in data["html"]


def test_a_defect_ends_the_stream_with_a_sentence(client: TestClient) -> None:
    events = told(client.post("/embed/ask", json={"question": "crash late"}).text)
    assert events[-1][0] == "error"
    assert "Something went wrong" in events[-1][1]["error"]["message"]


def test_a_refusal_goes_into_the_history_as_no_answer(client: TestClient, assistant: FakeAssistant) -> None:
    client.get("/embed", params={"q": "那停车位呢？", "asked": "柳岸区有多少人口？", "answered": ""})
    assert assistant.histories[-1][0].answer is None


def test_the_script_gets_the_chat_pages_answer(client: TestClient, assistant: FakeAssistant) -> None:
    history = [{"question": "加装了多少部电梯？", "answer": "37部"}]
    response = client.post("/embed/ask?language=zh", json={"question": "那停车位呢？", "history": history})
    name, data = told(response.text)[-1]
    assert name == "answer"
    assert large(data["html"]) == "1460个[1]"
    assert data["spoken"] == '<span lang="zh-CN">1460个（2031年12月公布）。</span>'
    assert data["answer"] == "1460个"
    assert [turn.answer for turn in assistant.histories[-1]] == ["37部"]


@pytest.mark.parametrize(("question", "message"), [("What " * 300, "1500"), ("什么" * 600, "1200")])
def test_the_script_gets_errors_as_everyone_does(client: TestClient, question: str, message: str) -> None:
    response = client.post("/embed/ask", json={"question": question})
    assert response.status_code == 422
    assert response.json()["error"]["code"] == "invalid_question"
    assert message in response.json()["error"]["message"]


def test_errors_speak_the_questions_language(client: TestClient, service: FakeService) -> None:
    service.current = Starting(Wording("正在建立索引", "building the index"), 0.2)
    for question, words in (("How many?", "getting ready"), ("多少？", "正在准备")):
        response = client.post("/embed/ask?language=zh", json={"question": question})
        assert response.status_code == 503
        assert words in response.json()["error"]["message"]


def test_the_page_says_how_far_the_start_is_and_looks_again_without_scripts(
    client: TestClient, service: FakeService
) -> None:
    service.current = Starting(Wording("正在建立索引", "building the index"), 0.2)
    page = client.get("/embed?language=zh").text
    assert "正在建立索引 20%" in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert '<button type="submit" id="send" disabled>' in page
    service.current = Failed("The folder articles holds no article.")
    page = client.get("/embed?language=zh").text
    assert "The folder articles holds no article." in page and "http-equiv" not in page


@pytest.mark.parametrize(
    ("wish", "header", "tag"),
    [
        ("language=zh", "en", "zh-CN"),
        ("language=en", "zh", "en"),
        ("language=fr", "en", "en"),
        ("", "zh", "zh-CN"),
    ],
)
def test_the_page_speaks_the_language_wished_for(
    client: TestClient, wish: str, header: str, tag: str
) -> None:
    page = client.get(f"/embed?{wish}", headers={"accept-language": header}).text
    assert page.startswith(f'<!doctype html><html lang="{tag}">')


def test_a_wished_colour_becomes_one_that_can_be_read(client: TestClient) -> None:
    page = client.get("/embed?color=%23ffff00").text
    assert "--accent:#ffff00" in page  # on the dark ground as it is
    light = re.search(r"<style nonce=\"[^\"]+\">:root\{--accent:(#\w+)", page)
    assert light is not None and light[1] != "#ffff00"


@pytest.mark.parametrize("value", ["red;}", "</style><script>", "#12"])
def test_what_is_no_colour_changes_nothing(client: TestClient, value: str) -> None:
    assert "<style" not in client.get("/embed", params={"color": value}).text


def test_hostile_parameters_stay_text(client: TestClient) -> None:
    hostile = '"><script>alert(1)</script>'
    page = client.get(
        "/embed",
        params={"title": hostile, "q": hostile, "asked": hostile, "answered": hostile, "back": hostile},
    ).text
    assert "<script>alert" not in page
    assert len(re.findall("<script", page)) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"article": "none", "start": "1", "end": "2"},
        {"article": "willow-2031", "start": "5", "end": "3"},
        {"article": "willow-2031", "start": "x", "end": "3"},
        {"article": "willow-2031", "start": "0", "end": "999999"},
        {"article": "willow-2031"},
    ],
)
def test_an_article_that_is_not_there_gets_a_sentence(client: TestClient, wrong: dict[str, str]) -> None:
    page = client.get("/embed", params={"language": "en", **wrong})
    assert page.status_code == 200
    assert "This article is no longer in the collection" in page.text


def test_other_citations_are_marked_more_faintly(client: TestClient) -> None:
    spans = [cite(WILLOW, quote).span for quote in ("月桥", "柳堤", "石埠")]
    target = {"article": WILLOW.id, "start": str(spans[0].start), "end": str(spans[0].end)}
    also = [("also", f"{span.start}-{span.end}") for span in spans[1:]]
    page = client.get("/embed", params=[*target.items(), *also, ("also", "nonsense")]).text
    assert '<mark id="cited">月桥</mark>' in page
    assert '<span class="other">柳堤</span>' in page and '<span class="other">石埠</span>' in page


def test_only_allowed_origins_may_frame_the_embed(client: TestClient) -> None:
    policy = client.get("/embed").headers["content-security-policy"]
    assert policy.endswith("frame-ancestors 'self'")
    options = WebOptions(allowed_origins=("https://help.example.gov",))
    with TestClient(create_app(FakeService(), options)) as allowing:
        policy = allowing.get("/embed").headers["content-security-policy"]
        assert policy.endswith("frame-ancestors 'self' https://help.example.gov")
        assert "frame-ancestors 'none'" in allowing.get("/en/").headers["content-security-policy"]


def test_the_embed_sets_no_cookie_and_names_no_other_host(client: TestClient) -> None:
    for path in ("/embed", "/widget.js", "/embed?q=电梯"):
        response = client.get(path)
        assert "set-cookie" not in response.headers
        assert set(re.findall(r"https?://([\w.-]+)", response.text)) <= {"www.w3.org", "HOST"}


def test_the_widget_may_be_kept_for_minutes_only(client: TestClient) -> None:
    response = client.get("/widget.js")
    assert response.headers["content-type"].startswith("text/javascript")
    assert response.headers["cache-control"] == "public, max-age=600"


def test_a_repeated_question_is_limited_like_any_other(service: FakeService) -> None:
    with TestClient(create_app(service, WebOptions(rate_limit=1))) as limited:
        assert limited.post("/embed/ask", json={"question": "电梯"}).status_code == 200
        assert limited.post("/embed/ask", json={"question": "电梯"}).status_code == 429
        link = {"article": PLAN.id, "start": "0", "end": "2", "back": "电梯"}
        assert limited.get("/embed", params=link).status_code == 200  # reading asks nothing


def test_the_examples_name_the_widget_of_a_server_as_it_comes() -> None:
    pages = sorted(EXAMPLES.glob("help_page*.html"))
    assert len(pages) == 2
    for page in pages:
        assert '<script src="http://127.0.0.1:7860/widget.js"' in page.read_text(encoding="utf-8")
