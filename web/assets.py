"""Our style sheets, scripts and icon: where they lie, and the addresses that pages name them by."""

import hashlib
from base64 import b64encode
from functools import cache
from pathlib import Path

from web.markup import escape

STATIC_FOLDER = Path(__file__).parent / "static"
STATIC_PATH = "/page"
# Paper is always light. The kind of medium stands first, or a browser takes the whole for nonsense.
DARK_MEDIA = "screen and (prefers-color-scheme: dark)"


@cache
def static_address(name: str) -> str:
    """Return the address of one of our files; it changes with the file: no browser keeps an old one."""
    mark = hashlib.sha256((STATIC_FOLDER / name).read_bytes()).hexdigest()[:10]
    return f"{STATIC_PATH}/{name}?v={mark}"


def sheet_link(name: str, *, media: str = "", id: str = "") -> str:
    """Return the element that loads a style sheet, where `media` (a media query) holds."""
    further = f' media="{escape(media)}"' if media else ""
    further += f' id="{escape(id)}"' if id else ""
    return f'<link rel="stylesheet" href="{static_address(name)}"{further}>'


@cache
def icon_link() -> str:
    """Return the element that holds our icon."""
    icon = b64encode((STATIC_FOLDER / "icon.svg").read_bytes()).decode()
    return f'<link rel="icon" href="data:image/svg+xml;base64,{icon}">'
