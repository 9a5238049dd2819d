"""The web page and what belongs to it. Start with `page`."""

from __future__ import annotations

from importlib.resources import files

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from copyedit.desk.answers import access_of

_MISSING = "The token is missing. Open the address that <code>copyedit desk</code> printed."

_SCRIPTS = ("desk", "marks", "server", "story")


def _read(name: str) -> str:
    return files("copyedit.desk").joinpath("page", name).read_text("utf-8")


async def page(request: Request) -> Response:
    """The page. The token in its address becomes a cookie, so that it stands in no history and no picture."""
    access = access_of(request)
    if access.knows(request.query_params.get("token")):
        answer = RedirectResponse("/", 303)
        answer.set_cookie(access.cookie, access.token, httponly=True, samesite="strict")
        return answer
    if not access.has_token(request.headers):
        return HTMLResponse(f'<!doctype html><html lang="en"><title>copyedit</title><p>{_MISSING}</p>', 401)
    return HTMLResponse(_read("desk.html"))


async def style(request: Request) -> Response:
    return Response(_read("desk.css"), media_type="text/css")


async def script(request: Request) -> Response:
    return Response(_read(request.url.path.lstrip("/")), media_type="text/javascript")


ROUTES = [
    Route("/", page),
    Route("/desk.css", style),
    *(Route(f"/{name}.js", script) for name in _SCRIPTS),
]
