"""What requests and answers of the API have in common. Start with `answering`."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from copyedit.desk.access import Access
from copyedit.desk.checking import Desk, Refused
from copyedit.errors import CopyeditError

Handler = Callable[[Request], Awaitable[Response]]


class BadRequest(Exception):
    """A request that makes no sense; the message is for whoever wrote the client."""


def desk_of(request: Request) -> Desk:
    """The desk that the server is for."""
    desk: Desk = request.app.state.desk
    return desk


def access_of(request: Request) -> Access:
    """Who may ask this server."""
    access: Access = request.app.state.access
    return access


def answering(handler: Handler) -> Handler:
    """The handler, with an answer for people where it raises an error for them."""

    async def answer(request: Request) -> Response:
        try:
            return await handler(request)
        except BadRequest as bad:
            return said(str(bad), 400)
        except CopyeditError as bad:
            return said(bad.message, 422)
        except Refused as bad:
            return JSONResponse({"error": str(bad)}, 503, {"Retry-After": "2"})

    return answer


def said(message: str, status: int) -> Response:
    """An error as JSON."""
    return JSONResponse({"error": message}, status)


def with_token(handler: Handler, *, on_loopback_too: bool = False) -> Handler:
    """The handler, for those with the token; on loopback anybody may use the API."""

    async def answer(request: Request) -> Response:
        access = access_of(request)
        if (on_loopback_too or not access.is_open) and not access.has_token(request.headers):
            return said("the token is missing; open the address that `copyedit desk` printed", 401)
        return await handler(request)

    return answer


async def gone(request: Request) -> None:
    """Returns once whoever asked has hung up. Call it when the request has been read."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def json_object(request: Request) -> dict[str, Any]:
    """The request's JSON object. Raises BadRequest."""
    try:
        value = json.loads(await request.body())
    except (ValueError, RecursionError):
        raise BadRequest("the body is not JSON in UTF-8") from None
    if not isinstance(value, dict):
        raise BadRequest("the body is not a JSON object")
    return value


def text_in(value: dict[str, Any], key: str, default: str | None = None) -> str:
    """A string of the object. Raises BadRequest."""
    found = value.get(key, default)
    if not isinstance(found, str):
        raise BadRequest(f"“{key}” must be a string")
    return found
