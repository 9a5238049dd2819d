"""The desk's server for tests: in this process, and listening on a port of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import NamedTuple

import uvicorn
from starlette.testclient import TestClient

from copyedit.desk.access import Access
from copyedit.desk.app import make_app
from copyedit.desk.checking import Desk, Limits
from copyedit.language.backends.languagetool_server import free_port
from copyedit.running.checking import Checker
from copyedit.settings.config import Config
from tests.cli.conftest import BIG, QUAY, SHIP

TOKEN = "an-invented-token"


def house(folder: Path) -> Config:
    """A house with three rules of its own and none of ours."""
    (folder / "house").mkdir(exist_ok=True)
    for name, text in {"big": BIG, "ship": SHIP, "quay": QUAY}.items():
        (folder / "house" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return Config(packs=(), rules=(str(folder / "house"),), path=str(folder / ".copyedit.yaml"))


@contextmanager
def client(config: Config, limits: Limits | None = None, host: str = "127.0.0.1") -> Iterator[TestClient]:
    """A client of the application, with no network between them. It has no token."""
    app = make_app(Desk(Checker(config), limits or Limits()), Access(host, token=TOKEN))
    with TestClient(app, base_url="http://127.0.0.1:8765", raise_server_exceptions=False) as opened:
        yield opened


class Server(NamedTuple):
    """A server that listens; `page` is the address with the token."""

    address: str
    config: Config

    @property
    def page(self) -> str:
        return f"{self.address}/?token={TOKEN}"


@contextmanager
def server(config: Config, limits: Limits | None = None) -> Iterator[Server]:
    """A server on a free port, in a thread."""
    port = free_port()
    app = make_app(Desk(Checker(config), limits or Limits()), Access("127.0.0.1", token=TOKEN))
    running = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    while not running.started:
        sleep(0.01)
    yield Server(f"http://127.0.0.1:{port}", config)
    running.should_exit = True
    thread.join(timeout=20)
