"""`copyedit desk` as a process: what it announces, that it answers, and how it refuses to start."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest

from tests.cli.calling import assert_one_message, call
from tests.cli.conftest import desk as desk

NO_PROXY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@contextmanager
def _running(*options: str) -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    """The process, the page's address and the API's."""
    command = [sys.executable, "-m", "copyedit", "desk", "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            found = (
                re.search(r"http://\S+", process.stdout.readline()),
                re.search(r"http://\S+/v2", process.stdout.readline()),
            )
            assert found[0] and found[1]
            yield process, found[0].group(), found[1].group()
        finally:
            process.kill()


def test_it_answers_under_the_settings_of_the_folder(desk: Path) -> None:
    with _running() as (_, page, api):
        with_cookies = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor()
        )
        assert b"<title>copyedit desk</title>" in with_cookies.open(page, timeout=30).read()
        reply = NO_PROXY.open(f"{api}/check", b"language=en&text=A+big+quarry.", timeout=30).read()
    assert b"house/big" in reply


def test_the_page_is_not_for_those_without_the_token(desk: Path) -> None:
    with _running() as (_, page, _), pytest.raises(urllib.error.HTTPError) as refused:
        NO_PROXY.open(page.partition("?")[0], timeout=30)
    assert refused.value.code == 401


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_ends_it_soon(desk: Path) -> None:
    with _running() as (process, _, _):
        began = monotonic()
        os.kill(process.pid, signal.SIGINT)
        process.wait(timeout=20)
        assert monotonic() - began < 10
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()


def test_opening_it_to_the_network_is_said(desk: Path) -> None:
    with _running("--host", "0.0.0.0") as (process, _, api):
        assert process.stderr is not None
        assert "every machine that reaches this one can connect" in process.stderr.readline()
        port = api.rpartition(":")[2]
        with pytest.raises(urllib.error.HTTPError) as refused:
            NO_PROXY.open(f"http://127.0.0.1:{port}/check", b"language=en&text=a", timeout=30)
    assert refused.value.code == 401


def test_a_port_in_use_is_explained(desk: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = call("desk", "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 2
    assert_one_message(result, "cannot listen on 127.0.0.1", "--port 0 takes a free one")


def test_wrong_settings_stop_it(desk: Path) -> None:
    (desk / ".copyedit.yaml").write_text("pakcs: []\n", encoding="utf-8")
    result = call("desk", "--port", "0")
    assert result.exit_code == 2
    assert_one_message(result, "pakcs")
