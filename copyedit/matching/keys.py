"""The kinds of value that a key of a rule file can hold, and reading them. Start with `Key`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from copyedit.yaml_file import Node


class Kind(StrEnum):
    """What a value looks like in YAML; `docs/rule.schema.json` is made from these."""

    TEXT = "text"
    FLAG = "flag"
    COUNT = "count"
    TEXTS = "texts"  # a list, or one
    TEXT_LISTS = "text lists"  # a list of lists
    SWAPS = "swaps"  # words to a replacement or several
    CASES = "cases"  # words to one case of evidence or several
    ENTRIES = "entries"  # names to what is said of each
    EXAMPLES = "examples"


@dataclass(frozen=True, slots=True)
class Key:
    """A key that rule files may carry. `choices` limit a text; `inner` are the keys of what it holds."""

    kind: Kind
    describe: str
    choices: tuple[str, ...] = ()
    inner: Mapping[str, Key] | None = None


def read_keys(pairs: Mapping[str, Node], keys: Mapping[str, Key]) -> dict[str, Any]:
    """Python values for the keys that are there. Raises the node's error for a value of the wrong kind."""
    return {name: _READ[keys[name].kind](node, keys[name]) for name, node in pairs.items() if name in keys}


def _read_text(node: Node, key: Key) -> str:
    return node.choice(key.choices) if key.choices else node.text()


def _read_texts(node: Node) -> tuple[str, ...]:
    return tuple(_words(item) for item in node.items())


def _words(node: Node) -> str:
    """A text to look for: an empty one would be found everywhere."""
    text = node.text()
    if not text.strip():
        raise node.fail("expected words, found an empty text")
    return text


def _read_swaps(node: Node, key: Key) -> dict[str, tuple[str, ...]]:
    return {_words(name): value.texts() for name, value in node.pairs()}


def _read_cases(node: Node, key: Key) -> dict[str, tuple[dict[str, Any], ...]]:
    return {_words(name): _read_inner(value, key) for name, value in node.pairs()}


def _read_entries(node: Node, key: Key) -> dict[str, dict[str, Any]]:
    inner = key.inner or {}
    return {_words(name): _read_entry(value, inner) for name, value in node.pairs()}


def _read_entry(node: Node, inner: Mapping[str, Key]) -> dict[str, Any]:
    """What is said of a name; a name may stand alone (“SOME_RULE:”)."""
    return {} if node.value == "" else read_keys(node.known(inner), inner)


def _read_inner(node: Node, key: Key) -> tuple[dict[str, Any], ...]:
    inner = key.inner or {}
    items = [node] if node.kind == "mapping" else node.items()
    return tuple(read_keys(item.known(inner), inner) for item in items)


_READ: Mapping[Kind, Callable[[Node, Key], Any]] = {
    Kind.TEXT: _read_text,
    Kind.FLAG: lambda node, key: node.flag(),
    Kind.COUNT: lambda node, key: node.count(),
    Kind.TEXTS: lambda node, key: _read_texts(node),
    Kind.TEXT_LISTS: lambda node, key: tuple(_read_texts(item) for item in node.items()),
    Kind.SWAPS: _read_swaps,
    Kind.CASES: _read_cases,
    Kind.ENTRIES: _read_entries,
    Kind.EXAMPLES: _read_inner,
}
