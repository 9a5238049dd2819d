"""The server as an ASGI application. Start with `make_app`; `languagetool.py` and `api.py` have the API."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount

from copyedit.desk import api, languagetool, pages, rule_page, stories
from copyedit.desk.access import Access, Guard
from copyedit.desk.checking import Desk, Refused
from copyedit.errors import CopyeditError

_WARM_UP = "The ferry to Velmar was late."


def make_app(desk: Desk, access: Access) -> Starlette:
    """The application; once it runs, rules are loaded, so that the first story does not wait for them."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        warming = asyncio.create_task(_warm_up(desk))
        yield
        warming.cancel()
        desk.close()

    routes = [*pages.ROUTES, *stories.ROUTES, *rule_page.ROUTES, *api.ROUTES, Mount("/v2", routes=languagetool.ROUTES)]
    guard = Middleware(Guard, access=access, size=desk.limits.size)
    app = Starlette(routes=routes, middleware=[guard], lifespan=lifespan)
    app.state.desk, app.state.access = desk, access
    return app


async def _warm_up(desk: Desk) -> None:
    with suppress(CopyeditError, Refused):
        await desk.check(_WARM_UP, "story.txt")
