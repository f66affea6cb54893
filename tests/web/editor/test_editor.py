import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from documents import MAX_BYTES
from qa import Reason
from tests.web.editor.newsroom import CUT, PARKS, PASSWORD, Newsroom
from web.editor.sessions import ATTEMPTS, ATTEMPTS_SECONDS, SESSION_SECONDS, Sessions


class Visitor:
    """A browser without scripts: it keeps cookies, and sends the forms that a page holds."""

    def __init__(self, newsroom: Newsroom) -> None:
        # The pages alone: building the whole application takes a second.
        app = FastAPI()
        app.include_router(newsroom.router)
        self.client = TestClient(app, headers={"accept-language": "en"})

    def open(self, path: str = "/editor") -> str:
        response = self.client.get(path)
        assert response.status_code == 200
        return response.text

    def log_in(self, password: str = PASSWORD) -> str:
        return self.client.post("/editor/login", data={"password": password}).text

    def send(self, path: str, *, token: str | None = None, **fields: str) -> str:
        token = form_token(self.open()) if token is None else token
        return self.client.post(path, data={"form_token": token, **fields}).text

    def upload(self, name: str, content: bytes) -> str:
        token = form_token(self.open())
        response = self.client.post(
            "/editor/upload", data={"form_token": token}, files={"file": (name, content)}
        )
        return response.text


def form_token(page: str) -> str:
    found = re.search(r'name="form_token" value="([^"]+)"', page)
    assert found is not None, "the page has no form"
    return found[1]


def address_of_preview(page: str) -> str:
    found = re.search(r'action="(/editor/uploads/[0-9a-f]{32})/publish"', page)
    assert found is not None, "nothing can be published"
    return found[1]


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


@pytest.fixture
def visitor(newsroom: Newsroom) -> Visitor:
    return Visitor(newsroom)


@pytest.fixture
def editor(visitor: Visitor) -> Iterator[Visitor]:
    visitor.log_in()
    yield visitor


def test_without_a_password_there_is_no_editors_page(client: TestClient) -> None:
    for method, path in (("GET", "/editor"), ("POST", "/editor/login"), ("POST", "/editor/upload")):
        response = client.request(method, path)
        assert response.status_code == 404
        assert response.json()["error"]["code"] == "unknown_route"


def test_nothing_is_shown_before_the_password(newsroom: Newsroom, visitor: Visitor) -> None:
    upload = newsroom.desk.upload("secret-plan.txt", PARKS.encode())
    for path in ("/editor", f"/editor/uploads/{upload.token}", "/editor/remove?file=lifts.txt"):
        page = visitor.open(path)
        assert 'type="password"' in page
        assert "lifts.txt" not in page and "secret-plan" not in page


def test_nothing_is_changed_without_a_session(newsroom: Newsroom, visitor: Visitor) -> None:
    upload = newsroom.desk.upload("parks.txt", PARKS.encode())
    for path in (f"/editor/uploads/{upload.token}/publish", f"/editor/uploads/{upload.token}/discard"):
        visitor.client.post(path, data={"form_token": "x"})
    visitor.client.post("/editor/remove", data={"form_token": "x", "file": "lifts.txt"})
    visitor.client.post("/editor/upload", files={"file": ("a.txt", b"x")})
    assert set(newsroom.desk.folder.files()) == {"lifts.txt", "roads.txt"}
    assert newsroom.desk.uploads.waiting() == (upload,)


def test_the_cookie_is_for_the_editor_and_for_no_script_and_no_other_site(visitor: Visitor) -> None:
    response = visitor.client.post("/editor/login", data={"password": PASSWORD}, follow_redirects=False)
    assert response.status_code == 303
    cookie = response.headers["set-cookie"].lower()
    assert all(part in cookie for part in ("httponly", "samesite=strict", "path=/editor"))
    assert "set-cookie" not in visitor.client.get("/editor").headers
    secure = TestClient(visitor.client.app, base_url="https://testserver")
    answer = secure.post("/editor/login", data={"password": PASSWORD}, follow_redirects=False)
    assert "secure" in answer.headers["set-cookie"].lower()


def test_a_wrong_password_is_refused_and_too_many_wait(visitor: Visitor) -> None:
    for _ in range(ATTEMPTS):
        response = visitor.client.post("/editor/login", data={"password": "柳岸-willow-8"})
        assert response.status_code == 403 and "not the password" in response.text
    refused = visitor.client.post("/editor/login", data={"password": PASSWORD})
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 60
    assert 'type="password"' in visitor.open()


def test_attempts_are_counted_by_address_and_forgotten_in_time() -> None:
    moments = [0.0]
    sessions = Sessions(PASSWORD, clock=lambda: moments[0])
    for _ in range(ATTEMPTS):
        assert sessions.log_in("no", "203.0.113.9") is None
    assert sessions.log_in(PASSWORD, "203.0.113.9") is None
    assert sessions.log_in(PASSWORD, "203.0.113.10") is not None
    moments[0] += ATTEMPTS_SECONDS + 1
    assert sessions.wait("203.0.113.9") == 0
    assert sessions.log_in(PASSWORD, "203.0.113.9") is not None


def test_a_session_left_too_long_is_over() -> None:
    moments = [0.0]
    sessions = Sessions(PASSWORD, clock=lambda: moments[0])
    session = sessions.log_in(PASSWORD, "203.0.113.9")
    assert session is not None
    moments[0] += SESSION_SECONDS - 1
    assert sessions.find(session.token) is session
    moments[0] += SESSION_SECONDS + 1
    assert sessions.find(session.token) is None
    assert sessions.find("") is None


def test_a_login_that_another_site_sends_is_refused(visitor: Visitor) -> None:
    response = visitor.client.post(
        "/editor/login", data={"password": PASSWORD}, headers={"sec-fetch-site": "cross-site"}
    )
    assert response.status_code == 403
    assert 'type="password"' in visitor.open()


def test_a_form_without_the_sessions_token_changes_nothing(newsroom: Newsroom, editor: Visitor) -> None:
    other = Visitor(newsroom)
    other.log_in()
    for token in ("", "x", form_token(other.open())):
        assert "out of date" in editor.send("/editor/remove", token=token, file="lifts.txt")
        response = editor.client.post(
            "/editor/upload", data={"form_token": token}, files={"file": ("a.txt", PARKS.encode())}
        )
        assert "out of date" in response.text
    assert set(newsroom.desk.folder.files()) == {"lifts.txt", "roads.txt"}
    assert newsroom.desk.uploads.waiting() == ()


def test_after_logging_out_the_cookie_opens_nothing(editor: Visitor) -> None:
    token = editor.client.cookies["zhengda_editor"]
    editor.send("/editor/logout")
    assert 'type="password"' in editor.open()
    editor.client.cookies.set("zhengda_editor", token, path="/editor")
    assert 'type="password"' in editor.open()


def test_upload_preview_publish_and_remove(newsroom: Newsroom, editor: Visitor) -> None:
    preview = editor.upload("parks.txt", PARKS.encode())
    assert "Preview: parks.txt" in preview
    assert "西岭区公园建设" in preview and "Date not stated" in preview and "口袋公园17处" in preview
    assert "parks.txt" not in newsroom.desk.folder.files()

    published = editor.send(f"{address_of_preview(preview)}/publish")
    assert "parks.txt is published" in published
    assert "parks.txt" in newsroom.desk.folder.files()
    assert "Published articles (3)" in published
    assert "is published" not in editor.open()  # told once

    asked = editor.open("/editor/remove?file=parks.txt")
    assert "西岭区公园建设" in asked
    assert "parks.txt is removed" in editor.send("/editor/remove", file="parks.txt")
    assert "parks.txt" not in newsroom.desk.folder.files()


def test_what_is_missing_can_be_added_by_uploading_again(newsroom: Newsroom, editor: Visitor) -> None:
    preview = editor.upload("parks.txt", PARKS.encode())
    assert "Date not stated" in preview and "Source not stated" in preview
    assert "日期：2031年6月2日" in preview  # how to write it
    title, rest = PARKS.split("\n", 1)
    added = f"{title}\n日期：2031年6月2日\n来源：北坡日报\n{rest}"
    preview = editor.upload("parks.txt", added.encode())
    assert "2 June 2031" in preview and "北坡日报" in preview and "not stated" not in preview
    [waiting] = newsroom.desk.uploads.waiting()  # the newer one took the place of the older
    assert waiting.token in preview


def test_the_preview_shows_joined_sentences(editor: Visitor) -> None:
    preview = editor.upload("parks.txt", CUT.encode())
    assert "Cut sentences that were joined (1)" in preview
    assert "新建改造38<mark>┊</mark>处口袋公园" in preview
    assert "between them in the file: 月桥路边的口袋公园。" in preview


def test_what_cannot_be_read_says_why_and_cannot_be_published(newsroom: Newsroom, editor: Visitor) -> None:
    preview = editor.upload("torn.pdf", b"no PDF")
    assert "cannot be published" in preview and "not a PDF" in preview
    assert "/publish" not in preview and "/discard" in preview
    [upload] = newsroom.desk.uploads.waiting()
    assert "discarded" in editor.send(f"/editor/uploads/{upload.token}/discard")
    assert newsroom.desk.uploads.waiting() == ()


def test_a_name_that_exists_is_said_to_be_replaced(editor: Visitor) -> None:
    assert "publishing replaces it" in editor.upload("lifts.txt", PARKS.encode())


@pytest.mark.parametrize("name", ["a.exe", "..", "../../x"])
def test_a_file_that_cannot_be_a_document_is_refused(newsroom: Newsroom, editor: Visitor, name: str) -> None:
    assert 'class="notice problem"' in editor.upload(name, b"x")
    assert newsroom.desk.uploads.waiting() == ()


def test_a_form_without_a_file_asks_for_one(editor: Visitor) -> None:
    token = form_token(editor.open())
    response = editor.client.post("/editor/upload", data={"form_token": token}, files={"file": ("", b"")})
    assert "Choose a file first" in response.text


def test_a_file_beyond_the_limit_is_refused_with_the_limit(newsroom: Newsroom, editor: Visitor) -> None:
    for size in (MAX_BYTES + 1, MAX_BYTES + 200_000):
        assert "more than 20 MB" in editor.upload("large.txt", b"x" * size)
    assert newsroom.desk.uploads.waiting() == ()


def test_what_an_article_or_a_name_holds_cannot_become_markup(editor: Visitor) -> None:
    text = '标题<script>alert(1)</script>\n\n第一段<img src=x onerror="alert(2)">文字在这里结束。\n'
    preview = editor.upload("a'onx=1 <b>.txt".replace("<", "‹").replace(">", "›"), text.encode())
    assert "<script" not in preview and "<img" not in preview
    assert "&lt;script&gt;" in preview


def test_an_upload_that_is_gone_is_told(editor: Visitor) -> None:
    assert "is gone" in editor.open(f"/editor/uploads/{'0' * 32}")
    assert "is gone" in editor.send(f"/editor/uploads/{'0' * 32}/publish")


def test_the_page_speaks_both_languages_and_remembers_the_choice(editor: Visitor) -> None:
    assert '<html lang="en">' in editor.open()
    assert '<html lang="zh-CN">' in editor.open("/editor?language=zh")
    page = editor.open()
    assert '<html lang="zh-CN">' in page and "上传文件" in page


def test_files_that_are_not_read_are_listed_with_the_reason(newsroom: Newsroom, editor: Visitor) -> None:
    (newsroom.documents / "empty.txt").touch()
    newsroom.update()
    page = editor.open()
    assert "empty.txt" in page and "0 bytes" in page


def test_questions_asked_in_vain_are_shown(newsroom: Newsroom, editor: Visitor) -> None:
    assert "Nothing yet" in editor.open()
    for _ in range(2):
        newsroom.feedback.add_refusal("有多少人口？", "zh", Reason.NOTHING_FOUND)
    page = editor.open()
    assert "有多少人口？" in page and "2 times" in page


def test_the_built_in_samples_are_shown_but_not_edited(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    newsroom.desk.folder.built_in = True
    editor = Visitor(newsroom)
    editor.log_in()
    page = editor.open()
    assert "--documents FOLDER" in page and "lifts.txt" in page
    assert 'type="file"' not in page and "/editor/remove" not in page
    assert "--documents FOLDER" in editor.upload("parks.txt", PARKS.encode())
    assert "--documents FOLDER" in editor.send("/editor/remove", file="lifts.txt")
    assert set(newsroom.desk.folder.files()) == {"lifts.txt", "roads.txt"}


def test_the_pages_run_no_script_and_stand_in_no_frame(editor: Visitor) -> None:
    response = editor.client.get("/editor")
    policy = response.headers["content-security-policy"]
    assert "script-src" not in policy and "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert response.headers["cache-control"] == "no-store"
    assert "<script" not in response.text
