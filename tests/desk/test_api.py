"""`POST /check`: the JSON report, its limits, and who may ask."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest
from starlette.testclient import TestClient

from copyedit.desk.checking import Limits
from tests.desk.serving import TOKEN, client, house

ROOT = Path(__file__).parent.parent.parent
SCHEMA = json.loads((ROOT / "docs/findings.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def api(tmp_path: Path) -> Iterator[TestClient]:
    with client(house(tmp_path)) as opened:
        yield opened


def test_the_reply_is_the_json_report(api: TestClient) -> None:
    reply = api.post("/check", json={"text": "\N{GRINNING FACE} A big ship."})
    assert reply.status_code == 200
    jsonschema.validate(reply.json(), SCHEMA)
    (document,) = reply.json()["documents"]
    assert [(f["rule"], f["start"], f["end"]) for f in document["findings"]] == [
        ("house/big", 4, 7),
        ("house/ship", 8, 12),
    ]
    assert reply.json()["summary"] == {"documents": 1, "findings": 2}


def test_a_file_is_read_by_its_name(api: TestClient) -> None:
    reply = api.post("/check?name=a.html", content=b"<p class='big'>A big&nbsp;ship.</p>")
    assert [f["start"] for f in reply.json()["documents"][0]["findings"]] == [17, 26]


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        (b"{", 400, "not JSON"),
        (b"[]", 400, "not a JSON object"),
        (b'{"text": 3}', 400, "“text” must be a string"),
        (b'{"text": "a", "format": "latex"}', 400, "not a format"),
        (b'{"text": "a", "format": "docx"}', 422, "not text"),
    ],
)
def test_a_wrong_request_is_explained(api: TestClient, body: bytes, status: int, words: str) -> None:
    reply = api.post("/check", content=body, headers={"Content-Type": "application/json"})
    assert reply.status_code == status
    assert words in reply.json()["error"]


def test_half_a_character_is_no_error(api: TestClient) -> None:
    reply = api.post("/check", content=b'{"text": "A big \\ud83d ship."}', headers={"Content-Type": "application/json"})
    assert [f["text"] for f in reply.json()["documents"][0]["findings"]] == ["big", "ship"]


def test_a_story_over_the_limit_is_refused(tmp_path: Path) -> None:
    with client(house(tmp_path), Limits(size=1 << 20)) as api:
        for content in (b"a" * ((1 << 20) + 1), iter([b"a" * (1 << 20), b"a"])):  # with a length, and without one
            reply = api.post("/check", content=content)
            assert (reply.status_code, "1 MB" in reply.text) == (413, True)
        assert api.post("/check", content=b"a big ship").status_code == 200


def test_too_many_at_once_are_asked_to_come_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    may_go_on = threading.Event()
    busy = threading.Semaphore(0)

    def wait(*_: object) -> None:
        busy.release()
        may_go_on.wait(20)

    monkeypatch.setattr("copyedit.desk.app._WARM_UP", "")
    with client(house(tmp_path), Limits(at_once=1, waiting=1)) as api:
        api.post("/check", json={"text": ""})  # behind the warming up
        monkeypatch.setattr("copyedit.desk.checking._check", wait)
        first = [threading.Thread(target=api.post, args=["/check"], kwargs={"json": {"text": "a"}}) for _ in range(2)]
        first[0].start()
        busy.acquire(timeout=20)  # one is being checked
        first[1].start()  # and one waits
        desk = api.app.state.desk  # type: ignore[attr-defined]
        while desk._open < 2:
            pass
        reply = api.post("/check", json={"text": "a"})
        may_go_on.set()
        for each in first:
            each.join()
    assert (reply.status_code, reply.headers["Retry-After"]) == (503, "2")
    assert "too many stories" in reply.json()["error"]


def test_what_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    may_go_on = threading.Event()
    monkeypatch.setattr("copyedit.desk.checking._check", lambda *_: may_go_on.wait(20))
    with client(house(tmp_path), Limits(seconds=0.05)) as api:
        reply = api.post("/check", json={"text": "a"})
        may_go_on.set()
    assert (reply.status_code, "not checked within" in reply.json()["error"]) == (503, True)


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765", "localhost"])
def test_this_machine_is_answered_without_a_token(api: TestClient, host: str) -> None:
    assert api.post("/check", json={"text": "a"}, headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8765", ""])
def test_a_foreign_name_is_not_answered(api: TestClient, host: str) -> None:
    assert api.post("/check", json={"text": "a"}, headers={"Host": host}).status_code == 403


def test_a_foreign_site_is_not_answered(api: TestClient) -> None:
    reply = api.post("/v2/check", data={"text": "a", "language": "en"}, headers={"Origin": "https://evil.example"})
    assert reply.status_code == 403
    assert "Access-Control-Allow-Origin" not in reply.headers


def test_an_add_on_is_answered(api: TestClient) -> None:
    origin = {"Origin": "moz-extension://an-add-on"}
    assert api.options("/v2/check", headers=origin).headers["Access-Control-Allow-Methods"] == "GET, POST"
    reply = api.post("/v2/check", data={"text": "a", "language": "en"}, headers=origin)
    assert reply.headers["Access-Control-Allow-Origin"] == origin["Origin"]


def test_from_other_machines_the_token_is_needed(tmp_path: Path) -> None:
    with client(house(tmp_path), host="0.0.0.0") as api:
        assert api.post("/check", json={"text": "a"}).status_code == 401
        assert api.post("/v2/check", data={"text": "a", "language": "en"}).status_code == 401
        bearer = {"Authorization": f"Bearer {TOKEN}"}
        assert api.post("/check", json={"text": "a"}, headers=bearer).status_code == 200
        assert api.post("/v2/check", data={"text": "a", "language": "en", "apiKey": TOKEN}).status_code == 200


def test_the_description_names_what_there_is(api: TestClient) -> None:
    described = api.get("/openapi.json").json()
    for path, operations in described["paths"].items():
        for method in operations:
            assert api.request(method, path, content=b"", headers={"Content-Type": "text/plain"}).status_code != 404
    assert "POST /check" in api.get("/api").text
