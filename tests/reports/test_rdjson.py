"""Reviewdog's format, as its `reviewdog.proto` describes it: columns are bytes of UTF-8, ends are exclusive."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from copyedit.findings import Level
from tests.reports.making import CAFE, GONE, RULE_AT, report, story

_POSITION = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
}
_RANGE = {
    "type": "object",
    "required": ["start"],
    "additionalProperties": False,
    "properties": {"start": _POSITION, "end": _POSITION},
}
_TEXT = {"type": "string"}
# The messages that we write, from the description; unlike reviewdog's own schema it allows no other keys.
SCHEMA = {
    "type": "object",
    "required": ["diagnostics", "source"],
    "additionalProperties": False,
    "properties": {
        "source": {"type": "object", "additionalProperties": False, "properties": {"name": _TEXT, "url": _TEXT}},
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["message", "location"],
                "additionalProperties": False,
                "properties": {
                    "message": _TEXT,
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "code": {
                        "type": "object",
                        "additionalProperties": False,
                        "properties": {"value": _TEXT, "url": _TEXT},
                    },
                    "location": {
                        "type": "object",
                        "required": ["path"],
                        "additionalProperties": False,
                        "properties": {"path": _TEXT, "range": _RANGE},
                    },
                    "suggestions": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["range", "text"],
                            "additionalProperties": False,
                            "properties": {"range": _RANGE, "text": _TEXT},
                        },
                    },
                },
            },
        },
    },
}


def _diagnostics(*stories: Any, **more: Any) -> Any:
    whole = json.loads(report("rdjson", *stories, **more))
    Draft202012Validator(SCHEMA).validate(whole)
    assert whole["source"]["name"] == "copyedit"
    return whole["diagnostics"]


def test_a_diagnostic() -> None:
    # “The caf” 7 bytes, é 2, a blank, the crab 4, “ was ” 5: “big” is bytes 20 to 22 of its line.
    place = {"start": {"line": 3, "column": 20}, "end": {"line": 3, "column": 23}}
    assert _diagnostics(story(link="https://example.com/large")) == [
        {
            "message": "Use “large”.\n-> “large”  (safe)\nThe house has it so.",
            "location": {"path": "desk/a.txt", "range": place},
            "severity": "ERROR",
            "code": {"value": "house/big", "url": "https://example.com/large"},
            "suggestions": [{"range": place, "text": "large"}],
        }
    ]


def test_a_suggestion_is_the_fix_in_bytes() -> None:
    [reported] = _diagnostics(story())
    [suggestion] = reported["suggestions"]
    start, end = (suggestion["range"][edge]["column"] - 1 for edge in ("start", "end"))
    line = CAFE.splitlines()[2].encode()
    assert (
        line[:start] + suggestion["text"].encode() + line[end:]
        == "The café \N{CRAB} was large, said the mayor.".encode()
    )


def test_nothing_is_suggested_inside_a_quotation() -> None:
    assert "suggestions" not in _diagnostics(story(quoted=True))[0]
    assert "suggestions" not in _diagnostics(story(new=None))[0]


@pytest.mark.parametrize(
    ("level", "severity"), [(Level.ERROR, "ERROR"), (Level.WARNING, "WARNING"), (Level.SUGGESTION, "INFO")]
)
def test_levels(level: Level, severity: str) -> None:
    assert _diagnostics(story(level=level))[0]["severity"] == severity


def test_errors_are_diagnostics() -> None:
    assert _diagnostics(story(words=""), errors=[GONE, RULE_AT]) == [
        {"message": "cannot be read: no such file", "location": {"path": "gone.txt"}, "severity": "ERROR"},
        {
            "message": "unknown key",
            "location": {"path": "house/big.yaml", "range": {"start": {"line": 6}}},
            "severity": "ERROR",
        },
    ]
    assert len(_diagnostics(story(), story(path="b.txt"), errors=[GONE])) == 3
