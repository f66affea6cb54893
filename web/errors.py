"""Every error of the HTTP interface: a status, a stable code, one sentence in the reader's language."""

from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from qa import Language
from web import wording
from web.payload import error_payload
from web.wording import Wording, language_of_browser


class ApiError(Exception):
    """A request that cannot be served; `language` overrides the browser's."""

    def __init__(
        self,
        status: int,
        code: str,
        message: Wording,
        *,
        language: Language | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message.en)
        self.status = status
        self.code = code
        self.message = message
        self.language = language
        self.headers = headers


def filled(words: Wording, **values: object) -> Wording:
    """Return `words` with its `{names}` filled in.

    >>> filled(Wording("{id} 号", "No. {id}"), id=7).en
    'No. 7'
    """
    return Wording(words.zh.format(**values), words.en.format(**values))


def error_response(error: ApiError, accept_language: str) -> JSONResponse:
    """Return `error` as JSON."""
    language = error.language or language_of_browser(accept_language)
    # A request may name a field by half a surrogate pair, which cannot be sent back.
    message = error.message.in_language(language).encode(errors="replace").decode()
    return JSONResponse(
        error_payload(error.code, message),
        status_code=error.status,
        headers=dict(error.headers or {}),
    )


def install_error_handlers(app: FastAPI) -> None:
    """Make `app` answer every error in our one shape; an unexpected one is still raised for the log."""

    @app.exception_handler(ApiError)
    async def api_error(request: Request, error: ApiError) -> JSONResponse:
        return error_response(error, request.headers.get("accept-language", ""))

    @app.exception_handler(RequestValidationError)
    async def invalid_request(request: Request, error: RequestValidationError) -> JSONResponse:
        return error_response(from_validation(error), request.headers.get("accept-language", ""))

    @app.exception_handler(HTTPException)
    async def http_error(request: Request, error: HTTPException) -> JSONResponse:
        path = request.url.path
        if error.status_code == 404:
            known = ApiError(404, "unknown_route", filled(wording.UNKNOWN_ROUTE, path=path))
        elif error.status_code == 405:
            known = wrong_method(path, request.method, error.headers)
        else:  # FastAPI raises 400 for a body that is not even text
            known = ApiError(error.status_code, "malformed_json", wording.MALFORMED_JSON)
        return error_response(known, request.headers.get("accept-language", ""))

    @app.exception_handler(Exception)
    async def internal(request: Request, error: Exception) -> JSONResponse:
        unexpected = ApiError(500, "internal", wording.INTERNAL)
        return error_response(unexpected, request.headers.get("accept-language", ""))


def wrong_method(path: str, method: str, headers: Mapping[str, str] | None) -> ApiError:
    """Return the error for a known path and a method that it does not take."""
    words = filled(wording.WRONG_METHOD, path=path, method=method)
    return ApiError(405, "wrong_method", words, headers=headers)


def from_validation(error: RequestValidationError) -> ApiError:
    """Return the first thing that is wrong with a request, as one sentence."""
    first = error.errors()[0]
    kind, location = first["type"], [str(part) for part in first["loc"] if part != "body"]
    if kind == "json_invalid":
        return ApiError(400, "malformed_json", wording.MALFORMED_JSON)
    if not location:
        return ApiError(422, "invalid_request", wording.NOT_AN_OBJECT)
    field = ".".join(location)
    if kind == "missing":
        words = filled(wording.FIELD_MISSING, field=field)
    elif kind == "extra_forbidden":
        words = filled(wording.FIELD_UNKNOWN, field=field)
    else:
        wanted = wording.WANTED.get(kind, wording.WANTED_OTHERWISE)
        words = Wording(
            wording.FIELD_WRONG.zh.format(field=field, wanted=wanted.zh),
            wording.FIELD_WRONG.en.format(field=field, wanted=wanted.en),
        )
    return ApiError(422, "invalid_request", words)
