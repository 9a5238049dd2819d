"""The JSON Schema of rule files agrees with what is read."""

from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import yaml

from copyedit.rules.packs import packs_folder
from copyedit.rules.read import HEADER
from copyedit.rules.rule import check_module, check_types
from copyedit.rules.schema import rule_schema

SCHEMA = rule_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
FILES = sorted(path for path in packs_folder().rglob("*.yaml") if path.name != "measured.yaml")


def _is_valid(text: str) -> bool:
    return bool(VALIDATOR.is_valid(yaml.safe_load(text)))


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_there_are_shipped_rules() -> None:
    assert len(FILES) > 100


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(packs_folder()).as_posix())
def test_every_shipped_rule_fits(path: Path) -> None:
    VALIDATOR.validate(yaml.safe_load(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("check", check_types())
def test_every_key_of_a_check_is_described(check: str) -> None:
    (kind,) = (kind for kind in SCHEMA["oneOf"] if kind["properties"]["check"] == {"const": check})
    assert set(kind["properties"]) == {*HEADER, *check_module(check).KEYS}
    assert all(shape["description"] for key, shape in kind["properties"].items() if key != "check")


GOOD: dict[str, Any] = {"check": "existence", "message": "x", "tokens": ["pier"]}


@pytest.mark.parametrize(
    ("change", "valid"),
    [
        ({}, True),
        ({"tokens": "pier"}, True),  # a list, or one
        ({"message": 1999}, True),  # what YAML takes for a number is text in a rule
        ({"level": "error", "fix": "safe", "case": True, "scope": ["-quote"]}, True),
        ({"examples": [{"bad": "a", "good": "b"}, {"ok": "c"}]}, True),
        ({"message": None}, False),
        ({"check": "existense"}, False),
        ({"level": "fatal"}, False),
        ({"fix": "maybe"}, False),
        ({"case": "maybe"}, False),
        ({"tokans": ["pier"]}, False),
        ({"tokens": {"pier": "quay"}}, False),
        ({"swap": {"pier": "quay"}}, False),  # a key of another check
        ({"examples": [{"bed": "a"}]}, False),
        ({"examples": "a"}, False),
    ],
)
def test_a_wrong_rule_is_refused(change: dict[str, Any], valid: bool) -> None:
    assert VALIDATOR.is_valid(GOOD | change) is valid


@pytest.mark.parametrize("key", ["check", "message"])
def test_what_is_required(key: str) -> None:
    assert not VALIDATOR.is_valid({name: value for name, value in GOOD.items() if name != key})


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("check: substitution\nmessage: x\nswap: {pier: quay, dock: [quay, wharf]}\n", True),
        ("check: substitution\nmessage: x\nswap: [pier, quay]\n", False),
        ("check: occurrence\nmessage: x\ntokens: [a]\nmax: 1\n", True),
        ("check: occurrence\nmessage: x\ntokens: [a]\nmax: -1\n", False),
        ("check: occurrence\nmessage: x\ntokens: [a]\nmax: 1\nper: line\n", False),
        ("check: consistency\nmessage: x\nvariants: [[quay, key]]\n", True),
        ("check: consistency\nmessage: x\nvariants: [[quay]]\n", False),
        ("check: consistency\nmessage: x\nvariants: [quay]\n", False),
        ("check: confusion\nmessage: x\nwords: {pier: {instead: peer, near: [house]}}\n", True),
        ("check: confusion\nmessage: x\nwords: {pier: [{instead: peer, near: [house]}]}\n", True),
        ("check: confusion\nmessage: x\nwords: {pier: {instead: peer, nearby: [house]}}\n", False),
        ("check: confusion\nmessage: x\nwords: {pier: peer}\n", False),
        ("[a, b]\n", False),
        ("just words\n", False),
    ],
)
def test_the_keys_of_checks(text: str, valid: bool) -> None:
    assert _is_valid(text) is valid
