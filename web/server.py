"""The web application: the JSON interface and the chat pages behind one shield."""

import asyncio
from importlib.metadata import version

import gradio
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from web.api import api_router
from web.assets import STATIC_FOLDER, STATIC_PATH
from web.chat import build_chat, theme
from web.editor import UPLOAD_PATH, Editor, editor_router
from web.embed import embed_router
from web.errors import install_error_handlers
from web.metrics import CountRequests, Metrics
from web.observed import Notebook, ObservedService
from web.options import WebOptions
from web.page import PAGE_PATHS, OurPage
from web.rate_limit import LimitRate, RateLimiter
from web.reference import API_PURPOSE, reference_router
from web.service import Service
from web.shield import BodyLimit, GradioGate, SafeHeaders
from web.stopping import EndQuietly

NO_CHOICE = WebOptions()
SMALLEST_COMPRESSED = 1000  # bytes; less fits into one packet anyway
# Measured over Gradio's scripts: level 9 takes 1.6 times as long for 1% less.
COMPRESSION = 5


def create_app(
    service: Service,
    options: WebOptions = NO_CHOICE,
    *,
    notebook: Notebook | None = None,
    editor: Editor | None = None,
) -> FastAPI:
    """Return the application that serves `service`; it comes up at once, whatever state the service is in.

    `/` and `/en/` are the chat pages, `/api/…` the JSON interface, `/healthz`, `/readyz` and `/metrics` for
    operators. Refused questions and feedback go into the `notebook`; without one they are not kept. Without
    an `editor` there is no editor's page.
    Only the allowed origins may read anything, and no page asks anything of another host. Call it outside a
    running event loop.
    """
    metrics, limiter = Metrics(), RateLimiter(options.rate_limit)
    service = ObservedService(service, (metrics, notebook) if notebook is not None else (metrics,))
    # The documentation page of FastAPI would load its scripts from another host.
    app = FastAPI(
        title="Zhengda 政答",
        version=version("zhengda"),
        description=API_PURPOSE,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    install_error_handlers(app)
    routers = [
        reference_router(app),
        api_router(service, notebook, metrics),
        embed_router(service, options.frame_ancestors),
    ]
    if editor is not None:
        routers.append(editor_router(editor, service))
    for router in routers:
        app.include_router(router)
    app.mount(STATIC_PATH, StaticFiles(directory=STATIC_FOLDER))
    own_routes = tuple(app.routes)

    # The last added runs first. Gradio reflects every origin unless its parent has this CORS middleware.
    app.add_middleware(OurPage)
    app.add_middleware(GradioGate, own_routes=own_routes)
    app.add_middleware(BodyLimit, left_out=frozenset((UPLOAD_PATH,)) if editor is not None else frozenset())
    app.add_middleware(LimitRate, limiter=limiter)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=options.allowed_origins,
        allow_methods=("GET", "POST"),
        allow_headers=("Content-Type",),
        expose_headers=("Retry-After",),
    )
    app.add_middleware(
        CountRequests, metrics=metrics, routes=[route for router in routers for route in router.routes]
    )
    app.add_middleware(SafeHeaders)
    app.add_middleware(GZipMiddleware, minimum_size=SMALLEST_COMPRESSED, compresslevel=COMPRESSION)
    app.add_middleware(EndQuietly)

    # Gradio makes its locks inside a running loop, or else leaves a loop of its own open for each of them.
    asyncio.run(mount_pages(app, service, limiter))
    return app


async def mount_pages(app: FastAPI, service: Service, limiter: RateLimiter) -> None:
    """Mount the chat page of each language."""
    # The deepest path first: the page at `/` would take every request.
    for language, path in sorted(PAGE_PATHS.items(), key=lambda item: len(item[1]), reverse=True):
        gradio.mount_gradio_app(
            app,
            build_chat(service, language, limiter),
            path.rstrip("/") or "/",
            theme=theme(),
            footer_links=[],
            run_history=False,
            show_error=False,
            ssr_mode=False,
            pwa=False,
        )
