import re

import pytest
from fastapi.testclient import TestClient

from tests.web.fake import WILLOW
from web.schemas import AnswerModel, ArticleList, ArticleModel, ErrorModel


def test_the_page_describes_every_operation_without_another_host(client: TestClient) -> None:
    page = client.get("/api/docs")
    assert page.status_code == 200
    for path, operations in client.get("/api/openapi.json").json()["paths"].items():
        for method in operations:
            assert f"{method.upper()} {path}".replace("{", "&#123;").replace("}", "&#125;") in page.text
    assert "<script" not in page.text
    hosts = set(re.findall(r"https?://([\w.-]+)", page.text))
    assert hosts <= {"testserver", "www.w3.org"}
    assert "script-src" not in page.headers["content-security-policy"]


def test_the_page_speaks_the_language_wished_for(client: TestClient) -> None:
    assert '<html lang="en">' in client.get("/api/docs").text
    assert '<html lang="zh-CN">' in client.get("/api/docs?language=zh").text


def test_the_curl_example_of_the_page_can_be_sent_as_it_stands(client: TestClient) -> None:
    page = client.get("/api/docs").text
    sent = re.search(r"-d &#x27;(&#123;&quot;question&quot;.*?)&#x27;", page)
    assert sent is not None
    body = sent[1].replace("&#123;", "{").replace("&#125;", "}").replace("&quot;", '"')
    assert client.post("/api/ask", content=body, headers={"content-type": "application/json"}).is_success


def test_every_link_inside_the_page_leads_somewhere(client: TestClient) -> None:
    page = client.get("/api/docs").text
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'id="([^"]+)"', page))


@pytest.mark.parametrize("question", ["加装了多少部电梯？", "长者食堂设在哪些街道？", "柳岸区有多少人口？"])
def test_answers_are_as_described(client: TestClient, question: str) -> None:
    AnswerModel.model_validate(client.post("/api/ask", json={"question": question}).json())


def test_articles_and_errors_are_as_described(client: TestClient) -> None:
    ArticleList.model_validate(client.get("/api/articles").json())
    ArticleModel.model_validate(client.get("/api/articles/willow-2031").json())
    ErrorModel.model_validate(client.get("/api/articles/none").json())


def test_a_range_of_an_article_comes_with_its_sentence_and_its_blocks(client: TestClient) -> None:
    start = WILLOW.text.rindex("37部")
    part = client.get(f"/api/articles/willow-2031?start={start}&end={start + 3}").json()
    assert (part["text"], part["start"], part["end"]) == ("37部", start, start + 3)
    sentence = WILLOW.text[part["context_start"] : part["context_end"]]
    assert sentence.startswith("在老旧小区，") and sentence.endswith("。")
    [block] = part["blocks"]
    assert block["kind"] == "paragraph" and block["start"] <= start < block["end"]
    assert part["characters"] == len(WILLOW.text)


def test_one_end_of_a_range_may_be_left_out(client: TestClient) -> None:
    assert client.get("/api/articles/willow-2031?end=4").json()["text"] == WILLOW.text[:4]
    last = len(WILLOW.text) - 3
    assert client.get(f"/api/articles/willow-2031?start={last}").json()["text"] == WILLOW.text[last:]


@pytest.mark.parametrize("query", ["start=5&end=5", "start=-1&end=3", "start=0&end=99999", "start=9&end=3"])
def test_a_range_that_the_article_has_not_is_refused(client: TestClient, query: str) -> None:
    response = client.get(f"/api/articles/willow-2031?{query}")
    assert response.status_code == 422
    assert response.json()["error"]["code"] == "invalid_range"
    assert str(len(WILLOW.text)) in response.json()["error"]["message"]


def test_a_range_that_is_no_number_names_the_field(client: TestClient) -> None:
    error = client.get("/api/articles/willow-2031?start=x").json()["error"]
    assert error["code"] == "invalid_request"
    assert "start" in error["message"]
