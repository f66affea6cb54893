"""What the editor's addresses share: who asks, in which language, and the pages and forms that answer."""

import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from documents import Article
from editing import Desk, Upload
from qa import Language
from web.editor import views, words
from web.editor.forms import StaleForm, TooLarge, field_of, read_form
from web.editor.looking import gaps_of, refusal_of, unread
from web.editor.sessions import Session, Sessions
from web.editor.views import EDITOR_PATH
from web.feedback_store import FeedbackStore
from web.plain_page import plain_page
from web.service import Ready, Service
from web.wording import Wording, language_wished, other_language

COOKIE = "zhengda_editor"


@dataclass(frozen=True, slots=True)
class Editor:
    """What the editor's page needs: the desk, the password, and where refused questions are kept, if any."""

    desk: Desk
    password: str
    store: FeedbackStore | None = None


class Pages:
    """The editor's pages over `service`, for whoever knows the password."""

    def __init__(self, editor: Editor, service: Service) -> None:
        self.desk = editor.desk
        self.sessions = Sessions(editor.password)
        self._store = editor.store
        self._service = service

    def session_of(self, request: Request) -> Session | None:
        """Return the session that the request's cookie belongs to."""
        return self.sessions.find(request.cookies.get(COOKIE, ""))

    def articles(self) -> tuple[Article, ...]:
        """Return what is answered from just now."""
        state = self._service.state()
        return state.articles if isinstance(state, Ready) else ()

    def page(
        self, request: Request, session: Session, title: Wording, body: str, *, status: int = 200
    ) -> Response:
        """Return a page that tells the session's notice first."""
        language = language_of(request, session)
        said = session.take_notice()
        shown = views.notice(said.words, language, problem=said.problem) if said is not None else ""
        tools = views.render_log_out(session, language)
        switch = address_in_other_language(request, language)
        return plain_page(title, shown + body, language, switch=switch, status=status, tools=tools)

    def login(self, request: Request, problem: Wording | None = None, *, status: int = 200) -> Response:
        """Return the page that asks for the password."""
        language = language_of(request)
        switch = f"{EDITOR_PATH}?language={other_language(language)}"
        return plain_page(
            words.TITLE, views.render_login(language, problem), language, switch=switch, status=status
        )

    async def main(self, request: Request, session: Session) -> Response:
        """Return the desk: what can be uploaded, what waits, what is published, what was asked in vain."""
        articles = self.articles()
        body = views.render_desk(
            session,
            language_of(request, session),
            articles=articles,
            failures=await run_in_threadpool(unread, self.desk, articles),
            waiting=await run_in_threadpool(self.desk.uploads.waiting),
            gaps=await run_in_threadpool(gaps_of, self._store),
            refusal=refusal_of(self.desk),
        )
        return self.page(request, session, words.TITLE, body)

    async def waiting_upload(self, request: Request, session: Session, token: str) -> Upload | None:
        """Return the upload that a form is about; None, and a notice, when it cannot be acted on."""
        try:
            async with form_of(request, session):
                pass
        except (StaleForm, TooLarge):
            session.say(words.STALE, problem=True)
            return None
        kept = self.desk.uploads.get(token)
        if kept is None:
            session.say(words.GONE, problem=True)
        return kept


@asynccontextmanager
async def form_of(request: Request, session: Session) -> AsyncIterator[FormData]:
    """Give the form that a session's own page sent; raise StaleForm or TooLarge."""
    async with read_form(request, files=1) as form:
        if not hmac.compare_digest(field_of(form, "form_token").encode(), session.form_token.encode()):
            raise StaleForm
        yield form


def language_of(request: Request, session: Session | None = None) -> Language:
    """Return the language wished for in the address, then the session's, then the browser's."""
    wished = request.query_params.get("language", "")
    if session is not None:
        if wished in ("zh", "en"):
            session.language = wished
        wished = session.language
    return language_wished(wished, request.headers.get("accept-language", ""))


def address_in_other_language(request: Request, language: Language) -> str:
    """Return the address of this page in the other language; the desk where a form led to this one."""
    other = other_language(language)
    if request.method != "GET":
        return f"{EDITOR_PATH}?language={other}"
    return str(request.url.include_query_params(language=other).replace(scheme="", netloc=""))


def stale(session: Session) -> Response:
    """Return the way back from a form that is not of this session."""
    session.say(words.STALE, problem=True)
    return to_desk()


def to_desk() -> RedirectResponse:
    """Return the way to the editor's main page."""
    return RedirectResponse(EDITOR_PATH, 303)
