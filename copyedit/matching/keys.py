"""The keys of rule files: the kinds of value they take, and how these are read. Start with `Key`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from copyedit.yaml_file import Node


class Kind(StrEnum):
    """The form of a value in YAML. `copyedit rules schema` is generated from these."""

    TEXT = "text"
    FLAG = "flag"
    COUNT = "count"
    TEXTS = "texts"  # a list, or a single text
    TEXT_LISTS = "text lists"  # a list of lists
    SWAPS = "swaps"  # words, each with one replacement or several
    CASES = "cases"  # words, each with one case or several
    ENTRIES = "entries"  # names, each with keys of its own
    EXAMPLES = "examples"


@dataclass(frozen=True, slots=True)
class Key:
    """A key that rule files may have. `choices` restrict a text; `inner` are the keys inside its value."""

    kind: Kind
    describe: str
    choices: tuple[str, ...] = ()
    inner: Mapping[str, Key] | None = None


def read_keys(pairs: Mapping[str, Node], keys: Mapping[str, Key]) -> dict[str, Any]:
    """Python values for the keys present. Raises the node's error for a value of the wrong kind."""
    return {name: _READ[keys[name].kind](node, keys[name]) for name, node in pairs.items() if name in keys}


def _read_text(node: Node, key: Key) -> str:
    return node.choice(key.choices) if key.choices else node.text()


def _read_texts(node: Node) -> tuple[str, ...]:
    return tuple(_words(item) for item in node.items())


def _words(node: Node) -> str:
    """A text to search for. An empty one is an error, since it would match everywhere."""
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
    """The keys of an entry, or none: a name may be alone (“SOME_RULE:”)."""
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
