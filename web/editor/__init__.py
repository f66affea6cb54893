"""The editor's pages, behind a password: upload, look, publish, remove."""

from web.editor.pages import Editor
from web.editor.routes import UPLOAD_PATH, editor_router

__all__ = ["UPLOAD_PATH", "Editor", "editor_router"]
