"""Servers that are not LanguageTool, or not well: each fault is told once, in words, and the rest goes on."""

from __future__ import annotations

import json
import socket
import threading
import urllib.parse
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from copyedit.errors import BackendError, ConfigError
from copyedit.language.backends import languagetool
from copyedit.language.backends.languagetool import find_remarks, read_address
from copyedit.language.backends.remarks import Request
from tests.cli.calling import assert_one_message, call, write

STORY = "Talks stall in Velmar\n\nThe board bought an used ferry, a big one.\n"
TEXT = "Talks stall. They bought an used ferry."


class _StandIn(ThreadingHTTPServer):
    """Answers every request with `answer(form)`: a body, or a status with one."""

    daemon_threads = True

    def __init__(self, answer: Callable[[dict[str, list[str]]], Any]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer = answer
        self.forms: list[dict[str, list[str]]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: _StandIn

    def do_POST(self) -> None:
        form = urllib.parse.parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.server.forms.append(form)
        answer = self.server.answer(form)
        status, body = answer if isinstance(answer, tuple) else (200, answer)
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


Start = Callable[[Callable[[dict[str, list[str]]], Any]], _StandIn]


@pytest.fixture
def start() -> Iterator[Start]:
    servers: list[_StandIn] = []

    def begin(answer: Callable[[dict[str, list[str]]], Any]) -> _StandIn:
        servers.append(_StandIn(answer))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return servers[-1]

    yield begin
    for server in servers:
        server.shutdown()
        server.server_close()


def _match(text: str, words: str, **changes: Any) -> dict[str, Any]:
    """A match as LanguageTool gives it, in UTF-16 units."""
    start = len(text[: text.index(words)].encode("utf-16-le")) // 2
    length = len(words.encode("utf-16-le")) // 2
    context = {"text": text, "offset": start, "length": length}
    rule = {"id": "EN_A_VS_AN", "subId": "1"}
    return {
        "offset": start,
        "length": length,
        "context": context,
        "rule": rule,
        "message": "Say a.",
        "replacements": [{"value": "a"}],
        **changes,
    }


def _saying(*matches: dict[str, Any]) -> bytes:
    return json.dumps({"matches": matches}).encode()


def _ask(server: str, text: str = TEXT, rules: tuple[str, ...] = ("EN_A_VS_AN",)) -> list[str]:
    """The words that the remarks of one text stand on."""
    remarks = find_remarks(Request("languagetool", rules, None, server), text, ((0, len(text)),))
    return [text[remark.start : remark.end] for remark in remarks]


def test_what_is_asked(start: Start) -> None:
    server = start(lambda form: _saying(_match(form["text"][0], "an")))
    assert _ask(server.address, rules=("EN_A_VS_AN", "A_RULE[2]", "A_RULE[3]")) == ["an"]
    (form,) = server.forms
    assert form == {
        "language": ["en"],
        "enabledRules": ["EN_A_VS_AN,A_RULE"],
        "enabledOnly": ["true"],
        "text": [TEXT],
    }


def test_a_compound_is_asked_for_as_the_rule_that_the_server_knows(start: Start) -> None:
    """“EN_COMPOUNDS_DATA_BASE” is a name that only stands in its answers."""
    server = start(lambda form: _saying())
    _ask(server.address, rules=("EN_COMPOUNDS_DATA_BASE", "EN_COMPOUNDS_NIGHT_CLUB"))
    (form,) = server.forms
    assert form["enabledRules"] == ["EN_COMPOUNDS"]


def test_one_request_for_all_rule_files(start: Start, desk: Path) -> None:
    server = start(lambda form: _saying())
    rule = (desk / "house" / "languagetool.yaml").read_text(encoding="utf-8")
    write(desk / "house" / "more.yaml", rule.replace("EN_A_VS_AN", "MD_BASEFORM"))
    write(desk / "a.txt", STORY)
    call("check", "--select", "house", "--languagetool", server.address, "a.txt")
    (form,) = server.forms
    assert form["enabledRules"] == ["ENGLISH_WORD_REPEAT_RULE,EN_A_VS_AN,MD_BASEFORM"]


def test_no_proxy_for_our_own_machine(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    server = start(lambda form: _saying(_match(form["text"][0], "an")))
    assert _ask(server.address) == ["an"]


@pytest.mark.parametrize(
    ("match", "words"),
    [
        (_match(TEXT, "an"), ["an"]),
        (_match(TEXT, "an", context={"text": TEXT, "offset": 0, "length": 2}), []),  # it speaks of other words
        (_match(TEXT, "an", rule={"id": "EN_A_VS_AN"}), ["an"]),
    ],
)
def test_places(start: Start, match: dict[str, Any], words: list[str]) -> None:
    assert _ask(start(lambda _: _saying(match)).address) == words


def test_what_runs_over_two_blocks_is_dropped(start: Start) -> None:
    text = "Talks stall\n\nThe board met"
    server = start(lambda _: _saying(_match(text, "stall\n\nThe"), _match(text, "board")))
    request = Request("languagetool", ("EN_A_VS_AN",), None, server.address)
    assert [remark.start for remark in find_remarks(request, text, ((0, 11), (13, 26)))] == [17]


def test_half_a_surrogate_pair_is_one_unit(start: Start) -> None:
    server = start(lambda form: _saying(_match(form["text"][0], "an")))
    assert _ask(server.address, f"{TEXT[:12]}\ud83d{TEXT[12:]}") == ["an"]


@pytest.mark.parametrize(
    "answer",
    [
        b"<html><body>It works!</body></html>",
        b"",
        b"[]",
        b"[" * 1_000_000,
        b'{"matches": ' + b"9" * 10_000,
        b"null",
        b'{"matches": null}',
        b'{"matches": [{}]}',
        b'{"matches": 7}',
        b"\xff\xfe{}",
        _saying(_match(TEXT, "an", offset=4000)),
        _saying(_match(TEXT, "an", offset=-3)),
        _saying(_match(TEXT, "an", offset="3")),
    ],
)
def test_answers_that_are_not_languagetools(start: Start, answer: bytes) -> None:
    with pytest.raises(BackendError, match=r"does not answer like LanguageTool.*Check the address"):
        _ask(start(lambda _: answer).address)


@pytest.mark.parametrize(
    ("status", "body", "told"),
    [
        (413, b"Error: text too long", "413 Request Entity Too Large (“Error: text too long”)"),
        (500, b"", "500 Internal Server Error"),
        (404, b"<html>\n no such page", "404 Not Found (“<html> no such page”)"),
    ],
)
def test_errors_of_the_server(start: Start, status: int, body: bytes, told: str) -> None:
    with pytest.raises(BackendError) as caught:
        _ask(start(lambda _: (status, body)).address)
    assert told in str(caught.value)


def test_an_answer_without_end(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languagetool, "_LARGEST_ANSWER", 1 << 20)
    server = start(lambda _: b" " * ((1 << 20) + 1) + _saying())
    with pytest.raises(BackendError, match="answered with more than 1 MB"):
        _ask(server.address)


def test_a_connection_that_breaks_once(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languagetool, "_BEFORE_RETRY", 0)
    broken: list[bool] = []

    def answer(form: dict[str, list[str]]) -> bytes:
        if not broken:
            broken.append(True)
            raise ConnectionAbortedError  # the connection is closed without an answer
        return _saying(_match(form["text"][0], "an"))

    server = start(answer)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # quietly
    assert _ask(server.address) == ["an"]


@pytest.fixture
def silent() -> Iterator[str]:
    """A server that takes every connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_a_server_that_hangs(silent: str, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languagetool, "SECONDS", 0.2)
    for name in "abc":
        write(desk / f"{name}.txt", f"{name}{STORY}")
    result = call("check", "--select", "house", "--languagetool", silent, "a.txt", "b.txt", "c.txt")
    assert result.exit_code == 2
    assert_one_message(result, silent, "did not answer within 0.2 seconds", "rules are skipped")
    assert result.stdout.count("house/big") == 3


def test_a_server_that_drips(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languagetool, "SECONDS", 0.5)

    def drip() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(b"HTTP/1.0 200 OK\r\n\r\n")
            while not over.wait(0.05):
                connection.sendall(b" ")

    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        with pytest.raises(BackendError, match="did not answer"):
            _ask(f"http://127.0.0.1:{listener.getsockname()[1]}")
        over.set()
        thread.join()


def _unused() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_server_that_is_not_there(desk: Path, jobs: str) -> None:
    for number in range(60):
        write(desk / "many" / f"{number}.txt", f"{number}{STORY}")
    result = call("check", "--select", "house", "--jobs", jobs, "--languagetool", _unused(), "many")
    assert result.exit_code == 2
    assert_one_message(result, "cannot be reached", "copyedit languagetool serve", "--languagetool local")
    assert result.stdout.count("house/big") == 60


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("http://localhost:8081", "http://localhost:8081/v2/check"),
        ("http://localhost:8081/", "http://localhost:8081/v2/check"),
        ("http://localhost:8081/v2", "http://localhost:8081/v2/check"),
        ("http://localhost:8081/v2/check", "http://localhost:8081/v2/check"),
        ("https://desk.example/languagetool/", "https://desk.example/languagetool/v2/check"),
    ],
)
def test_addresses(address: str, whole: str) -> None:
    assert read_address(address) == whole


@pytest.mark.parametrize(
    "address",
    ["localhost:8081", "8081", "Local", "http://", "http://:8081", "http://a:b", "http://a:99999", "ftp://a"],
)  # fmt: skip
def test_wrong_addresses(desk: Path, address: str) -> None:
    with pytest.raises(ConfigError):
        read_address(address)
    write(desk / "a.txt", STORY)
    result = call("check", "--languagetool", address, "a.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert_one_message(result, f"“{address}” is not the address", "http://HOST:PORT")
