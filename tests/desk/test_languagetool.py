"""LanguageTool's API, with its own Python client and by the reply's published shape."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from copyedit.settings.config import Config
from tests.desk.serving import client, house, server

EMOJI = "\N{GRINNING FACE}"


@pytest.fixture
def api(tmp_path: Path) -> Iterator[TestClient]:
    with client(house(tmp_path)) as opened:
        yield opened


def _matches(api: TestClient, **form: str) -> list[Any]:
    reply = api.post("/v2/check", data={"language": "en-GB", **form})
    assert reply.status_code == 200, reply.text
    found: list[Any] = reply.json()["matches"]
    return found


def _places(matches: list[Any]) -> list[tuple[int, int]]:
    return [(match["offset"], match["length"]) for match in matches]


def test_offsets_are_utf16_units(api: TestClient) -> None:
    (big, ship) = _matches(api, text=f"{EMOJI}{EMOJI} A big ship.")
    assert _places([big, ship]) == [(7, 3), (11, 4)]
    units = big["context"]["text"].encode("utf-16-le")
    at, length = big["context"]["offset"], big["context"]["length"]
    assert units[2 * at : 2 * (at + length)].decode("utf-16-le") == "big"


def test_a_match_has_what_clients_read(api: TestClient) -> None:
    (match,) = _matches(api, text="The fog rose. A big quarry. It fell.")
    assert match["message"] == "Use “large”. The house has it so."
    assert match["shortMessage"] == "Use “large”."
    assert match["replacements"] == [{"value": "large"}]
    assert match["sentence"].strip() == "A big quarry."
    assert match["rule"]["id"] == "house/big"
    assert set(match["rule"]) >= {"description", "issueType", "category"}
    assert set(match["rule"]["category"]) == {"id", "name"}


def test_sentences_are_counted_in_utf16_units(api: TestClient) -> None:
    reply = api.post("/v2/check", data={"language": "en", "text": f"{EMOJI} It fell. He rose."})
    assert reply.json()["sentenceRanges"] == [[0, 12], [12, 20]]


def test_markup_is_skipped_and_counted(api: TestClient) -> None:
    pieces = [{"text": "A "}, {"markup": "<b>"}, {"text": "big"}, {"markup": "</b>"}, {"text": " ship."}]
    assert _places(_matches(api, data=json.dumps({"annotation": pieces}))) == [(5, 3), (13, 4)]


def test_what_stands_for_markup_is_not_reported(api: TestClient) -> None:
    pieces = [{"text": "A "}, {"markup": "\\cmd{}", "interpretAs": "big"}, {"text": " ship."}]
    assert _places(_matches(api, data=json.dumps({"annotation": pieces}))) == [(9, 4)]


@pytest.mark.parametrize("rules", ["house/big", "house/ship,house/big", "house"])
def test_a_client_can_turn_off_rules(api: TestClient, rules: str) -> None:
    assert "house/big" not in {m["rule"]["id"] for m in _matches(api, text="A big ship.", disabledRules=rules)}


def test_a_client_can_ask_for_some_rules_only(api: TestClient) -> None:
    found = _matches(api, text="A big ship.", enabledRules="house/ship", enabledOnly="true")
    assert [match["rule"]["id"] for match in found] == ["house/ship"]


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"language": "de-DE", "text": "Ein"}, "“de-DE” is not a language"),
        ({"language": "en"}, "missing “text”"),
        ({"language": "en", "data": "{"}, "“data” is not"),
        ({"language": "en", "data": '{"annotation": [{"markup": 3}]}'}, "“data” is not"),
    ],
)
def test_a_wrong_request_is_explained(api: TestClient, form: dict[str, str], words: str) -> None:
    reply = api.post("/v2/check", data=form)
    assert reply.status_code == 400
    assert words in reply.json()["error"]


def test_a_query_is_read_like_a_form(api: TestClient) -> None:
    reply = api.get("/v2/check", params={"text": "A big ship.", "language": "en"})
    assert len(reply.json()["matches"]) == 2


@pytest.mark.parametrize(("language", "found"), [("en-GB", True), ("en-US", False), ("en-AU", False), ("auto", False)])
def test_the_client_chooses_the_variant(language: str, found: bool) -> None:
    with client(Config(packs=())) as api:
        assert bool(_matches(api, text="The color of the harbor wall.", language=language)) is found


def test_the_variant_of_the_house_wins() -> None:
    with client(Config(packs=(), language="en-US")) as api:
        assert _matches(api, text="The color of the harbor wall.", language="en-GB") == []


def test_languages(api: TestClient) -> None:
    listed = api.get("/v2/languages").json()
    assert {each["longCode"] for each in listed} == {"en", "en-GB", "en-US"}
    assert all(set(each) == {"name", "code", "longCode"} for each in listed)


def test_languagetools_own_client(tmp_path: Path) -> None:
    language_tool_python = pytest.importorskip("language_tool_python")
    with server(house(tmp_path)) as running:
        tool = language_tool_python.LanguageTool("en-GB", remote_server=running.address)
        text = f"{EMOJI} A big ship."
        matches = tool.check(text)
        assert [text[m.offset : m.offset + m.error_length] for m in matches] == ["big", "ship"]
        assert tool.correct(text) == f"{EMOJI} A large boat."
        tool.close()
