"""The editor's addresses: log in, upload, look, publish, remove.

A form changes something only with the session's cookie, which other sites cannot send (SameSite=Strict), and
with the session's own token in the form.
"""

import math

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response

from documents import MAX_BYTES
from editing import EditError
from web.editor import views, words
from web.editor.forms import StaleForm, TooLarge, field_of, read_form
from web.editor.looking import refusal_of, words_of
from web.editor.pages import COOKIE, Editor, Pages, form_of, language_of, stale, to_desk
from web.editor.views import EDITOR_PATH, MEGABYTES
from web.errors import filled
from web.rate_limit import address_of
from web.service import Service

UPLOAD_PATH = f"{EDITOR_PATH}/upload"


def editor_router(editor: Editor, service: Service) -> APIRouter:
    """Return the routes of the editor's page."""
    router = APIRouter(prefix=EDITOR_PATH, include_in_schema=False)
    pages = Pages(editor, service)
    desk, sessions = pages.desk, pages.sessions

    @router.get("", response_model=None)
    async def show_desk(request: Request) -> Response:
        session = pages.session_of(request)
        return pages.login(request) if session is None else await pages.main(request, session)

    @router.post("/login", response_model=None)
    async def log_in(request: Request) -> Response:
        address = address_of(request.scope)
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return pages.login(request, words.STALE, status=403)
        if seconds := sessions.wait(address):
            problem = filled(words.TOO_MANY, minutes=math.ceil(seconds / 60))
            response = pages.login(request, problem, status=429)
            response.headers["Retry-After"] = str(seconds)
            return response
        try:
            async with read_form(request) as form:
                password = field_of(form, "password")
        except (StaleForm, TooLarge):
            return pages.login(request, words.STALE, status=400)
        session = sessions.log_in(password, address)
        if session is None:
            return pages.login(request, words.PASSWORD_WRONG, status=403)
        response = to_desk()
        response.set_cookie(
            COOKIE,
            session.token,
            path=EDITOR_PATH,
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="strict",
        )
        return response

    @router.post("/logout", response_model=None)
    async def log_out(request: Request) -> Response:
        session = pages.session_of(request)
        if session is not None:
            try:
                async with form_of(request, session):
                    sessions.log_out(session)
            except (StaleForm, TooLarge):
                return stale(session)
        response = to_desk()
        response.delete_cookie(COOKIE, path=EDITOR_PATH, httponly=True, samesite="strict")
        return response

    @router.post("/upload", response_model=None)
    async def upload(request: Request) -> Response:
        session = pages.session_of(request)
        if session is None:  # the file is not even read
            return to_desk()
        try:
            async with form_of(request, session) as form:
                file = form.get("file")
                name = file.filename or "" if isinstance(file, UploadFile) else ""
                content = await file.read() if isinstance(file, UploadFile) else b""
        except TooLarge:
            session.say(filled(words.TOO_LARGE, megabytes=MEGABYTES), problem=True)
            response = pages.page(
                request,
                session,
                words.TITLE,
                views.render_way_back(language_of(request, session)),
                status=413,
            )
            response.headers["Connection"] = "close"  # the rest of the file is not read
            return response
        except StaleForm:
            return stale(session)
        if not name:
            session.say(words.NO_FILE, problem=True)
            return to_desk()
        if len(content) > MAX_BYTES:
            session.say(filled(words.TOO_LARGE, megabytes=MEGABYTES), problem=True)
            return to_desk()
        try:
            kept = await run_in_threadpool(desk.upload, name, content)
        except EditError as error:
            session.say(words_of(error), problem=True)
            return to_desk()
        for waiting in await run_in_threadpool(desk.uploads.waiting):
            if waiting.name == kept.name and waiting.token != kept.token:  # this one was made better
                await run_in_threadpool(desk.uploads.discard, waiting.token)
        return RedirectResponse(f"{EDITOR_PATH}/uploads/{kept.token}", 303)

    @router.get("/uploads/{token}", response_model=None)
    async def show_preview(request: Request, token: str) -> Response:
        session = pages.session_of(request)
        if session is None:
            return pages.login(request)
        kept = desk.uploads.get(token)
        if kept is None:
            session.say(words.GONE, problem=True)
            return to_desk()
        extraction = await run_in_threadpool(desk.look, kept)
        language = language_of(request, session)
        body = views.render_preview(session, language, kept, extraction, replaces=desk.replaces(kept))
        return pages.page(request, session, filled(words.PREVIEW_TITLE, name=kept.name), body)

    @router.post("/uploads/{token}/publish", response_model=None)
    async def publish(request: Request, token: str) -> Response:
        session = pages.session_of(request)
        if session is None or (kept := await pages.waiting_upload(request, session, token)) is None:
            return to_desk()
        try:
            await run_in_threadpool(desk.publish, kept)
        except EditError as error:
            session.say(words_of(error), problem=True)
            return RedirectResponse(f"{EDITOR_PATH}/uploads/{token}", 303)
        session.say(filled(words.SAID_PUBLISHED, name=kept.name))
        return to_desk()

    @router.post("/uploads/{token}/discard", response_model=None)
    async def discard(request: Request, token: str) -> Response:
        session = pages.session_of(request)
        if session is not None and await pages.waiting_upload(request, session, token) is not None:
            await run_in_threadpool(desk.uploads.discard, token)
            session.say(words.SAID_DISCARDED)
        return to_desk()

    @router.get("/remove", response_model=None)
    async def show_removal(request: Request, file: str = "") -> Response:
        session = pages.session_of(request)
        if session is None:
            return pages.login(request)
        if refusal_of(desk) is not None or file not in await run_in_threadpool(desk.folder.files):
            return to_desk()
        articles = [one for one in pages.articles() if one.path == file]
        body = views.render_removal(session, language_of(request, session), file, articles)
        return pages.page(request, session, words.REMOVE_TITLE, body)

    @router.post("/remove", response_model=None)
    async def remove(request: Request) -> Response:
        session = pages.session_of(request)
        if session is None:
            return to_desk()
        try:
            async with form_of(request, session) as form:
                name = field_of(form, "file")
        except (StaleForm, TooLarge):
            return stale(session)
        try:
            await run_in_threadpool(desk.remove, name)
            session.say(filled(words.SAID_REMOVED, name=name))
        except EditError as error:
            session.say(words_of(error), problem=True)
        return to_desk()

    return router
