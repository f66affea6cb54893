"""What the forms of the editor's pages send: never more than an upload may have."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.types import Message, Receive

from documents import MAX_BYTES

# The file, the boundaries between the parts of the form, and its other field.
UPLOAD_BYTES = MAX_BYTES + 64 * 1024


class TooLarge(Exception):
    """A body beyond the limit."""


class StaleForm(Exception):
    """A form that is not of this session, or no form at all."""


@asynccontextmanager
async def read_form(request: Request, *, files: int = 0) -> AsyncIterator[FormData]:
    """Give the form that a request holds; raise TooLarge beyond the limit, StaleForm for no form."""
    try:
        form = await Request(request.scope, limit(request.receive)).form(max_files=files, max_fields=3)
    except HTTPException as error:
        raise StaleForm from error
    try:
        yield form
    finally:
        await form.close()


def limit(receive: Receive) -> Receive:
    """Return `receive` such that it raises TooLarge beyond the limit of an upload."""
    received = 0

    async def limited() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > UPLOAD_BYTES:
            raise TooLarge
        return message

    return limited


def field_of(form: FormData, name: str) -> str:
    """Return a form's text field, empty when there is none."""
    value = form.get(name)
    return value if isinstance(value, str) else ""
