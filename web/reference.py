"""The description of the JSON interface as a page of ours, made from the same OpenAPI document.

FastAPI's own page loads its scripts from another host.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from starlette.responses import HTMLResponse

from qa import Language
from web.markup import escape
from web.plain_page import plain_page
from web.wording import Wording, language_wished, other_language

REFERENCE_PATH = "/api/docs"
API_PURPOSE = (
    "Answers from published government news, each with the characters of the article it stands in. "
    "Texts are UTF-8; offsets count characters (Unicode code points), the end not included. "
    'Every error is {"error": {"code", "message"}}: the code stays, the message is one sentence in the '
    "language that Accept-Language prefers."
)

TITLE = Wording("数据接口", "JSON interface")
DOCUMENT = Wording("OpenAPI 文档", "OpenAPI document")
REQUEST = Wording("请求", "Request")
RESPONSES = Wording("响应", "Responses")
PARAMETERS = Wording("参数", "Parameters")
MODELS = Wording("数据结构", "Objects")
NAME = Wording("名称", "Name")
TYPE = Wording("类型", "Type")
MEANING = Wording("说明", "Meaning")
REQUIRED = Wording("必填", "required")
TRY = Wording("试一试", "Try it")

Schema = Mapping[str, Any]


def reference_router(app: FastAPI) -> APIRouter:
    """Return the route of the page that describes `app`."""
    router = APIRouter(include_in_schema=False)

    @router.get(REFERENCE_PATH, response_model=None)
    async def reference(request: Request) -> HTMLResponse:
        wished = request.query_params.get("language")
        language = language_wished(wished, request.headers.get("accept-language", ""))
        other = other_language(language)
        body = render_reference(app.openapi(), str(request.base_url).rstrip("/"), language)
        return plain_page(TITLE, body, language, switch=f"{REFERENCE_PATH}?language={other}")

    return router


def render_reference(document: Schema, address: str, language: Language) -> str:
    """Return the page's body for an OpenAPI document; `address` is where the server is reached."""
    purpose = with_code(document["info"].get("description", ""))
    link = f'<a href="/api/openapi.json">{DOCUMENT.in_language(language)}</a>'
    parts = [f'<p lang="en">{purpose}</p><p>{link}</p>']
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            parts.append(render_operation(method.upper(), path, operation, document, address, language))
    parts.append(f"<h2>{MODELS.in_language(language)}</h2>")
    for name, schema in document.get("components", {}).get("schemas", {}).items():
        parts.append(render_model(name, schema, language))
    return "".join(parts)


def render_operation(
    method: str, path: str, operation: Schema, document: Schema, address: str, language: Language
) -> str:
    """Return one operation: what it does, what it takes, what it answers."""
    parts = [
        f"<h2><code>{method} {escape(path)}</code></h2>",
        f'<p lang="en"><strong>{escape(operation.get("summary", ""))}.</strong> '
        f"{with_code(operation.get('description', ''))}</p>",
    ]
    parameters = operation.get("parameters", ())
    if parameters:
        rows = (
            (one["name"], one["schema"], one.get("description", ""), one.get("required", False))
            for one in parameters
        )
        parts.append(f"<h3>{PARAMETERS.in_language(language)}</h3>{table(rows, language)}")
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    if body is not None:
        example = example_of(body, document)
        parts.append(f"<h3>{REQUEST.in_language(language)}</h3><p>{type_of(body)}</p>")
        command = (
            f"curl -s {address}{path} -H 'Content-Type: application/json' \\\n"
            f"  -d '{json.dumps(example, ensure_ascii=False)}'"
        )
        label = escape(TRY.in_language(language))
        label = f"{label}: {escape(path)}"
        parts.append(f'<pre tabindex="0" role="region" aria-label="{label}">{escape(command)}</pre>')
    parts.append(f"<h3>{RESPONSES.in_language(language)}</h3><ul>")
    for status, response in operation["responses"].items():
        content = next(iter(response.get("content", {}).items()), None)
        shape = ""
        if content is not None:
            shape = f" — {type_of(content[1].get('schema', {})) or escape(content[0])}"
        words = with_code(response.get("description", ""))
        parts.append(f'<li><strong>{status}</strong> <span lang="en">{words}</span>{shape}</li>')
    return "".join((*parts, "</ul>"))


def with_code(text: str) -> str:
    """Return a description as HTML, what stands between back quotes as code.

    >>> with_code("`start` counts characters")
    '<code>start</code> counts characters'
    """
    parts = (escape(part) for part in text.split("`"))
    return "".join(f"<code>{part}</code>" if place % 2 else part for place, part in enumerate(parts))


def render_model(name: str, schema: Schema, language: Language) -> str:
    """Return one object of the interface with its fields."""
    required = schema.get("required", ())
    rows = (
        (field, one, one.get("description", ""), field in required)
        for field, one in schema.get("properties", {}).items()
    )
    words = with_code(schema.get("description", ""))
    return f'<h3 id="{escape(name)}">{escape(name)}</h3><p lang="en">{words}</p>{table(rows, language)}'


def table(rows: Iterator[tuple[str, Schema, str, bool]], language: Language) -> str:
    """Return names, types and meanings as a table."""
    heads = "".join(f'<th scope="col">{words.in_language(language)}</th>' for words in (NAME, TYPE, MEANING))
    required = f' <small class="quiet">{REQUIRED.in_language(language)}</small>'
    lines = "".join(
        f'<tr><th scope="row"><code>{escape(name)}</code>{required if needed else ""}</th>'
        f'<td>{type_of(schema)}</td><td lang="en">{with_code(meaning)}</td></tr>'
        for name, schema, meaning, needed in rows
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"


def type_of(schema: Schema) -> str:
    """Return a schema's type as HTML, objects as links to where they are described."""
    if "$ref" in schema:
        name = escape(schema["$ref"].rpartition("/")[2])
        return f'<a href="#{name}">{name}</a>'
    for choice in ("anyOf", "oneOf"):
        if choice in schema:
            return " | ".join(map(type_of, schema[choice]))
    if "enum" in schema:
        return " | ".join(f"<code>{escape(json.dumps(value))}</code>" for value in schema["enum"])
    if "const" in schema:
        return f"<code>{escape(json.dumps(schema['const']))}</code>"
    if schema.get("type") == "array":
        return f"{type_of(schema.get('items', {}))}[]"
    return escape(str(schema.get("type", "")))


def example_of(schema: Schema, document: Schema) -> Any:
    """Return a value that fits: what the schema gives as examples, and what is required."""
    if "$ref" in schema:
        return example_of(document["components"]["schemas"][schema["$ref"].rpartition("/")[2]], document)
    if schema.get("examples"):
        return schema["examples"][0]
    if schema.get("type") == "object":
        properties = schema.get("properties", {})
        return {name: example_of(properties[name], document) for name in schema.get("required", ())}
    return {"string": "…", "boolean": True, "integer": 0, "number": 0.0, "array": []}.get(
        schema.get("type", "")
    )
