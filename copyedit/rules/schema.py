"""The JSON Schema of rule files, generated from the keys of the header and the check types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from copyedit.matching.keys import Key, Kind
from copyedit.rules.read import HEADER
from copyedit.rules.rule import check_module, check_types

_TEXT = {"type": ["string", "number", "boolean"]}
_TEXTS = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}


def rule_schema() -> dict[str, Any]:
    """A draft 2020-12 schema; the keys allowed depend on the check type."""
    kinds = [
        {
            "properties": {"check": {"const": check}, **_properties(HEADER | check_module(check).KEYS)},
            "additionalProperties": False,
        }
        for check in check_types()
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A copyedit rule",
        "type": "object",
        "required": ["check", "message"],
        "oneOf": kinds,
    }


def _properties(keys: Mapping[str, Key]) -> dict[str, Any]:
    return {name: _value(key) for name, key in keys.items() if name != "check"}


def _value(key: Key) -> dict[str, Any]:
    return {"description": key.describe, **_shape(key)}


def _shape(key: Key) -> dict[str, Any]:
    inner = {
        "type": "object",
        "properties": {name: _value(one) for name, one in (key.inner or {}).items()},
        "additionalProperties": False,
    }
    shapes: Mapping[Kind, dict[str, Any]] = {
        Kind.TEXT: {"enum": list(key.choices)} if key.choices else _TEXT,
        Kind.FLAG: {"type": "boolean"},
        Kind.COUNT: {"type": "integer", "minimum": 0},
        Kind.TEXTS: _TEXTS,
        Kind.TEXT_LISTS: {"type": "array", "items": {"type": "array", "items": _TEXT, "minItems": 2}},
        Kind.SWAPS: {"type": "object", "additionalProperties": _TEXTS},
        Kind.CASES: {"type": "object", "additionalProperties": {"anyOf": [inner, {"type": "array", "items": inner}]}},
        Kind.ENTRIES: {"type": "object", "additionalProperties": {"anyOf": [inner, {"type": "null"}]}},
        Kind.EXAMPLES: {"type": "array", "items": inner},
    }
    return shapes[key.kind]
