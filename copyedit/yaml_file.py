"""YAML with the place of every value and without surprises: a plain `no`, `on` or `12:30` is text.

Start with `parse_yaml`, then `Node`: its methods say what a value must be, and raise errors with file, line and column.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from copyedit.errors import CopyeditError, nearest

_DEEPEST = 20  # levels of nesting; a rule needs five


class Mark(Protocol):
    """A place in the YAML reader's terms, counted from 0."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Node:
    """A value and its place: text, a list of nodes, or pairs of a key's node and a value's node."""

    value: str | list[Node] | list[tuple[Node, Node]]
    kind: str  # "text", "list" or "mapping"
    path: str
    line: int
    column: int
    error: type[CopyeditError]

    def fail(self, message: str) -> CopyeditError:
        return self.error(message, self.path, self.line, self.column)

    def text(self) -> str:
        if self.kind != "text" or not isinstance(self.value, str):
            raise self.fail(f"expected text, found a {self.kind}")
        return self.value

    def flag(self) -> bool:
        text = self.text().lower()
        if text not in ("true", "false"):
            raise self.fail(f"expected true or false, found “{self.value}”")
        return text == "true"

    def count(self) -> int:
        text = self.text()
        if not text.isdecimal():
            raise self.fail(f"expected a whole number, found “{text}”")
        return int(text)

    def choice(self, choices: Iterable[str]) -> str:
        text, choices = self.text(), list(choices)
        if text not in choices:
            raise self.fail(f"“{text}” is not one of {', '.join(choices)}{nearest(text, choices)}")
        return text

    def items(self) -> list[Node]:
        """The nodes of a list; a text counts as a list of one."""
        if self.kind == "text":
            return [self]
        if self.kind != "list":
            raise self.fail(f"expected a list, found a {self.kind}")
        return self.value  # type: ignore[return-value]  # `kind` says which of the three it is

    def texts(self) -> tuple[str, ...]:
        return tuple(item.text() for item in self.items())

    def pairs(self) -> list[tuple[Node, Node]]:
        if self.kind != "mapping":
            raise self.fail(f"expected keys with values, found {'a list' if self.kind == 'list' else 'text'}")
        return self.value  # type: ignore[return-value]  # `kind` says which of the three it is

    def shown(self) -> str:
        """The value on one line, as YAML in brackets."""
        if self.kind == "mapping":
            return "{" + ", ".join(f"{key.shown()}: {value.shown()}" for key, value in self.pairs()) + "}"
        return "[" + ", ".join(item.shown() for item in self.items()) + "]" if self.kind == "list" else self.text()

    def known(self, keys: Iterable[str], what: str = "key") -> dict[str, Node]:
        """The values by key; an unknown key is an error that suggests the nearest known one."""
        known = list(keys)
        for key, _ in self.pairs():
            if key.text() not in known:
                hint = nearest(key.text(), known) or f"; known here: {', '.join(known)}"
                raise key.fail(f"unknown {what} “{key.value}”{hint}")
        return {key.text(): value for key, value in self.pairs()}


def parse_yaml(text: str, path: str, error: type[CopyeditError]) -> Node:
    """The root of a YAML file. Raises `error` for invalid YAML, aliases, repeated keys and deep nesting."""
    import yaml

    loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        if "&" in text and "*" in text:
            for event in yaml.parse(text, Loader=loader):
                if isinstance(event, yaml.AliasEvent):
                    raise error("an alias (*name) is not allowed", path, *_place(event.start_mark))
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as bad:
        where = _place(bad.problem_mark or bad.context_mark)
        raise error(f"not valid YAML: {bad.problem or bad.context}", path, *where) from None
    except yaml.YAMLError as bad:
        raise error(f"not valid YAML: {str(bad).splitlines()[0]}", path) from None
    if root is None:
        return Node([], "mapping", path, 1, 1, error)
    return _convert(root, path, error, 0)


def _place(mark: Mark | None) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)


def _convert(node: object, path: str, error: type[CopyeditError], depth: int) -> Node:
    import yaml

    assert isinstance(node, yaml.Node)
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    if depth > _DEEPEST:
        raise error("nested too deeply", path, line, column)
    if isinstance(node, yaml.ScalarNode):
        return Node(node.value, "text", path, line, column, error)
    if isinstance(node, yaml.SequenceNode):
        items = [_convert(item, path, error, depth + 1) for item in node.value]
        return Node(items, "list", path, line, column, error)
    pairs: list[tuple[Node, Node]] = []
    keys: set[str] = set()
    for key_node, value_node in node.value:
        key = _convert(key_node, path, error, depth + 1)
        if key.text() in keys:
            raise key.fail(f"“{key.value}” appears twice")
        keys.add(key.text())
        pairs.append((key, _convert(value_node, path, error, depth + 1)))
    return Node(pairs, "mapping", path, line, column, error)
