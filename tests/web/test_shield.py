import re

import pytest
from fastapi.testclient import TestClient

from web.page import make_ours


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/gradio_api/file=https://example.org/x.png"),
        ("HEAD", "/gradio_api/file=https://example.org/x.png"),
        ("GET", "/en/gradio_api/file=/etc/hostname"),
        ("GET", "/gradio_api/file/etc/hostname"),
        ("GET", "/gradio_api/proxy=https://example.org/"),
        ("POST", "/gradio_api/upload"),
        ("POST", "/en/gradio_api/upload"),
        ("POST", "/gradio_api/vibe-edit"),
        ("GET", "/gradio_api/vibe-code"),
        ("POST", "/gradio_api/run/predict"),
        ("POST", "/gradio_api/call/ask"),
        ("POST", "/gradio_api/component_server"),
        ("GET", "/gradio_api/info"),
        ("GET", "/gradio_api/runs"),
        ("GET", "/gradio_api/deep_link"),
        ("GET", "/monitoring"),
        ("GET", "/manifest.json"),
        ("POST", "/login"),
        ("GET", "//gradio_api/upload"),
    ],
)
def test_gradios_needless_routes_do_not_exist(client: TestClient, method: str, path: str) -> None:
    response = client.request(method, path)
    assert response.status_code in (404, 405)
    if method != "HEAD":
        assert response.json()["error"]["code"] in ("unknown_route", "wrong_method")


def test_another_origin_may_read_nothing(client: TestClient) -> None:
    for path in ("/", "/config", "/gradio_api/startup-events", "/api/articles"):
        response = client.get(path, headers={"origin": "https://elsewhere.example"})
        assert "access-control-allow-origin" not in response.headers
        assert "access-control-allow-credentials" not in response.headers
    preflight = client.options(
        "/api/ask",
        headers={"origin": "https://elsewhere.example", "access-control-request-method": "POST"},
    )
    assert preflight.status_code == 400
    assert "access-control-allow-origin" not in preflight.headers


def test_every_response_carries_a_policy_without_other_hosts(client: TestClient) -> None:
    for path in ("/", "/en/", "/api/articles", "/nothing", "/page/chat.css"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "http" not in policy and "*" not in policy
        assert "frame-ancestors 'none'" in policy


def test_only_scripts_with_the_responses_own_nonce_run(client: TestClient) -> None:
    first, second = client.get("/en/"), client.get("/en/")
    nonce = re.search(r"'nonce-([\w-]+)'", first.headers["content-security-policy"])
    assert nonce is not None
    assert f"'nonce-{nonce[1]}'" not in second.headers["content-security-policy"]
    tags = re.findall(r"<script[^>]*>", first.text)
    assert tags and all(f'nonce="{nonce[1]}"' in tag for tag in tags)
    script_policy = first.headers["content-security-policy"].split("script-src")[1].split(";")[0]
    assert "unsafe-inline" not in script_policy


def test_the_page_names_no_other_host(client: TestClient) -> None:
    for path in ("/?lang=zh", "/en/"):
        hosts = set(re.findall(r"https?://([\w.-]+)", client.get(path).text))
        # `www.w3.org` is a namespace; `testserver` is this server.
        assert hosts <= {"testserver", "www.w3.org"}


@pytest.mark.parametrize(
    ("wish", "path", "lang"),
    [
        ("zh-CN", "/", "zh-CN"),
        ("en-GB,en;q=0.9", "/", "en"),
        ("en", "/?lang=zh", "zh-CN"),
        ("fr", "/", "zh-CN"),
    ],
)
def test_the_page_speaks_the_browsers_language_unless_told(
    client: TestClient, wish: str, path: str, lang: str
) -> None:
    page = client.get(path, headers={"accept-language": wish})
    assert page.status_code == 200
    assert re.search(r'<html\s+lang="([^"]+)"', page.text)[1] == lang  # type: ignore[index]
    assert "<title>政答 Zhengda</title>" in page.text


@pytest.mark.parametrize("path", ["/?q=roads", "/en?q=roads"])
def test_the_way_to_the_english_page_keeps_the_query(client: TestClient, path: str) -> None:
    response = client.get(path, follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (307, "/en/?q=roads")


def test_a_page_opened_later_does_not_carry_the_state_of_the_start(client: TestClient) -> None:
    assert "starting up" not in client.get("/en/").text


def test_another_gradio_page_is_an_error_not_a_page_without_our_head() -> None:
    with pytest.raises(ValueError, match=r"adapt web/page\.py"):
        make_ours("<html><head></head></html>", "zh", "nonce")
