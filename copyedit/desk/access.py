"""Who may ask the server: its token, the names it answers to, and the sites that may call it. Start with `Guard`."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# No script, style, frame or request but the page's own.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_ADD_ONS = ("chrome-extension://", "moz-extension://", "safari-web-extension://", "app://", "capacitor://")


def is_loopback(host: str) -> bool:
    """True for a name or an address that only this machine reaches."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


@dataclass(frozen=True)
class Access:
    """`host` is where the server listens, `origins` are other sites that may call the API from a browser."""

    host: str
    origins: tuple[str, ...] = ()
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    @property
    def is_open(self) -> bool:
        """True where the API needs no token, as nobody but this machine reaches it."""
        return is_loopback(self.host)

    def knows(self, given: str | None) -> bool:
        """True for the token."""
        return given is not None and secrets.compare_digest(given.encode(), self.token.encode())

    def has_token(self, headers: Headers) -> bool:
        """True if a request brings the token, in a cookie or as a bearer."""
        kind, _, given = headers.get("authorization", "").partition(" ")
        return self.knows(_cookie(headers, self.cookie)) or (kind.lower() == "bearer" and self.knows(given.strip()))

    @property
    def cookie(self) -> str:
        """The cookie's name. Servers on one machine share their cookies, so it is this server's own."""
        return f"copyedit-{self.token[:6]}"

    def answers_to(self, host: str) -> bool:
        """False for a foreign name of this machine: a site may point its own name here to read what it must not."""
        name = host.rpartition(":")[0] if not host.endswith("]") and ":" in host else host
        return not self.is_open or is_loopback(name) or name == self.host

    def lets_in(self, origin: str | None, host: str) -> bool:
        """True for the page itself, for add-ons of browsers and editors, and for the sites that were named."""
        return origin in (None, f"http://{host}", *self.origins) or str(origin).startswith(_ADD_ONS)


def _cookie(headers: Headers, name: str) -> str | None:
    try:
        cookies: SimpleCookie = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return None
    return cookies[name].value if name in cookies else None


class TooLarge(Exception):
    """A request longer than the server takes."""


class Guard:
    """Turns away foreign names, foreign sites and requests that are too large; adds the headers for browsers."""

    def __init__(self, app: ASGIApp, access: Access, size: int) -> None:
        self._app = app
        self._access = access
        self._size = size

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin")

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    sent.setdefault(name, value)
                if origin and refusal is None:
                    sent["Access-Control-Allow-Origin"] = origin
                    sent["Vary"] = "Origin"
            await send(message)

        refusal = self._refusal(headers, origin)
        if refusal is not None:
            await refusal(scope, receive, send_with_headers)
        elif scope["method"] == "OPTIONS":
            await _preflight()(scope, receive, send_with_headers)
        else:
            await self._limited(scope, receive, send_with_headers)

    def _refusal(self, headers: Headers, origin: str | None) -> Response | None:
        host = headers.get("host", "")
        if not self._access.answers_to(host):
            return PlainTextResponse("This server does not answer to that name.", 403)
        if not self._access.lets_in(origin, host):
            return PlainTextResponse("This site may not use the desk; --allow-origin lets it in.", 403)
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length) > self._size:
            return self._too_large()
        return None

    async def _limited(self, scope: Scope, receive: Receive, send: Send) -> None:
        received = 0

        async def count() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self._size:
                raise TooLarge
            return message

        try:
            await self._app(scope, count, send)
        except TooLarge:
            await self._too_large()(scope, receive, send)

    def _too_large(self) -> Response:
        most = self._size >> 20
        return PlainTextResponse(f"Too large: the most for one story is {most} MB; split it.", 413)


def _preflight() -> Response:
    allowed = {
        "Access-Control-Allow-Methods": "GET, POST",
        "Access-Control-Allow-Headers": "Authorization, Content-Type",
    }
    return Response(status_code=204, headers=allowed)
