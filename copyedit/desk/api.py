"""The server's own API: `POST /check` answers with the JSON report. `openapi.json` describes it. Start with `check`."""

from __future__ import annotations

import html
import json
from importlib.resources import files
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from copyedit.desk.answers import BadRequest, answering, desk_of, json_object, text_in, with_token
from copyedit.formats.which import FORMATS
from copyedit.reports.json import finding_object, placed_message
from copyedit.reports.places import Lines
from copyedit.running.checking import Checked


async def check(request: Request) -> Response:
    """Check a story: a JSON object with its text, or the bytes of a file."""
    name, as_format = request.query_params.get("name", "story.txt"), request.query_params.get("format")
    story: str | bytes
    if request.headers.get("content-type", "").partition(";")[0].strip() == "application/json":
        asked = await json_object(request)
        story = whole_characters(text_in(asked, "text"))
        name, as_format = text_in(asked, "name", name), asked.get("format", as_format)
    else:
        story = await request.body()
    desk = desk_of(request)
    checked = await desk.check(story, name, as_format=known_format(as_format))
    new = desk.known.new(checked.document, checked.findings)
    return JSONResponse(report(checked._replace(findings=new)))


def known_format(name: object) -> str | None:
    """The name, if it is a format's or None. Raises BadRequest."""
    if name is None or name in FORMATS:
        return None if name is None else str(name)
    raise BadRequest(f"“{name}” is not a format; known are {', '.join(FORMATS)}")


def whole_characters(text: str) -> str:
    """The text with half a character, which JSON can hold but UTF-8 cannot, as the sign for one that is unknown."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def report(checked: Checked) -> dict[str, Any]:
    """The JSON report of one story, as in `docs/findings.schema.json`."""
    lines = Lines(checked.document.source)
    found = [finding_object(finding, lines) for finding in checked.findings]
    return {
        "version": 1,
        "documents": [{"path": checked.document.path, "findings": found}],
        "errors": [{"path": error.path, "message": placed_message(error)} for error in checked.errors],
        "summary": {"documents": 1, "findings": len(found)},
    }


async def description(request: Request) -> Response:
    """The API in OpenAPI."""
    return JSONResponse(_openapi())


async def description_page(request: Request) -> Response:
    """The same, to read."""
    described = _openapi()
    rows = [
        f"<h2><code>{method.upper()} {html.escape(path)}</code></h2><p>{html.escape(operation['summary'])}</p>"
        f"<p>{html.escape(operation.get('description', ''))}</p>"
        for path, operations in described["paths"].items()
        for method, operation in operations.items()
    ]
    head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>copyedit: HTTP API</title>'
    link = '<link rel="stylesheet" href="/desk.css"><main class="page"><h1>HTTP API</h1>'
    intro = '<p>For programs: <a href="/openapi.json">openapi.json</a>.</p>'
    return HTMLResponse(head + link + intro + "".join(rows) + "</main>")


def _openapi() -> dict[str, Any]:
    described: dict[str, Any] = json.loads(files("copyedit.desk").joinpath("openapi.json").read_text("utf-8"))
    return described


ROUTES = [
    Route("/check", with_token(answering(check)), methods=["POST"]),
    Route("/openapi.json", description),
    Route("/api", description_page),
]
