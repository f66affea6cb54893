"""The web application: the JSON interface and the chat pages behind one shield."""

import asyncio
from pathlib import Path

import gradio
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from starlette.staticfiles import StaticFiles

from web.api import api_router
from web.chat import build_chat, theme
from web.errors import install_error_handlers
from web.page import PAGE_PATHS, STATIC_PATH, OurPage
from web.service import Service
from web.shield import BodyLimit, GradioGate, SafeHeaders

STATIC_FOLDER = Path(__file__).parent / "static"


def create_app(service: Service) -> FastAPI:
    """Return the application that serves `service`; it comes up at once, whatever state the service is in.

    `/` and `/en/` are the chat pages, `/api/…` the JSON interface, `/healthz` and `/readyz` for operators. No
    other origin may read anything, and no page asks anything of another host. Call it outside a
    running event loop.
    """
    # The documentation page of FastAPI would load its scripts from another host.
    app = FastAPI(title="Zhengda", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    install_error_handlers(app)
    app.include_router(api_router(service))
    app.mount(STATIC_PATH, StaticFiles(directory=STATIC_FOLDER))
    own_routes = tuple(app.routes)

    # The last added runs first. Gradio reflects every origin unless its parent has this CORS middleware.
    app.add_middleware(OurPage)
    app.add_middleware(GradioGate, own_routes=own_routes)
    app.add_middleware(BodyLimit)
    app.add_middleware(CORSMiddleware, allow_origins=())
    app.add_middleware(SafeHeaders)

    # Gradio makes its locks inside a running loop, or else leaves a loop of its own open for each of them.
    asyncio.run(mount_pages(app, service))
    return app


async def mount_pages(app: FastAPI, service: Service) -> None:
    """Mount the chat page of each language."""
    # The deepest path first: the page at `/` would take every request.
    for language, path in sorted(PAGE_PATHS.items(), key=lambda item: len(item[1]), reverse=True):
        gradio.mount_gradio_app(
            app,
            build_chat(service, language),
            path.rstrip("/") or "/",
            theme=theme(),
            footer_links=[],
            run_history=False,
            show_error=False,
            ssr_mode=False,
            pwa=False,
        )
