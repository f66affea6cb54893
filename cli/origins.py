"""The origins that may embed the assistant, read from one line of text."""

import re

from pydantic_core import PydanticCustomError

# As a browser writes the Origin header (RFC 6454, 6.2): scheme, host, a port unless it is the scheme's own.
ORIGIN = re.compile(r"https?://(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?")
OWN_PORTS = {"http": "80", "https": "443"}


def read_origins(text: object) -> tuple[str, ...]:
    """Return the origins in a comma-separated list as browsers write them, each once.

    Raise PydanticCustomError for anything else, `*` among it: every origin is named, or has no right.

    >>> read_origins("https://Help.Example:443, http://localhost:8080")
    ('https://help.example', 'http://localhost:8080')
    """
    origins = []
    # The default is a tuple already, and is validated like what is given.
    for entry in text if isinstance(text, tuple) else str(text).split(","):
        origin = entry.strip().lower()
        if not origin:
            continue
        if not ORIGIN.fullmatch(origin):
            raise PydanticCustomError(
                "origin",
                "Each origin is a scheme, a host and perhaps a port, such as https://www.example.gov.cn "
                "(no path, no *); separate them by commas",
            )
        scheme, _, rest = origin.partition("://")
        origins.append(f"{scheme}://{rest.removesuffix(':' + OWN_PORTS[scheme])}")
    return tuple(dict.fromkeys(origins))
