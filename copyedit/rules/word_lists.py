"""A rule's `lists`: word lists that keep its patterns short. Start with `with_lists`.

In a pattern `\\L<day>` stands for any entry of the list `day`, as in the `regex` package; but here an entry may itself
be a pattern (“years?”).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from copyedit.errors import nearest
from copyedit.yaml_file import Node

_NAMED = re.compile(r"\\L<(\w+)>")


def with_lists(nodes: Mapping[str, Node], lists: Node) -> dict[str, Node]:
    """The nodes with every list spelled out. Raises the rule's error for a list that is missing, empty or unused."""
    patterns: dict[str, str] = {}
    for name, words in lists.pairs():
        if not words.items() or not all(words.texts()):
            raise words.fail(f"the list “{name.text()}” needs words")
        patterns[name.text()] = f"(?:{'|'.join(words.texts())})"
    used: set[str] = set()
    expanded = {name: _expanded(node, patterns, used) for name, node in nodes.items()}
    for name, _ in lists.pairs():
        if name.text() not in used:
            raise name.fail(f"no pattern names the list “{name.text()}”: write \\L<{name.text()}>")
    return expanded


def _expanded(node: Node, patterns: Mapping[str, str], used: set[str]) -> Node:
    if node.kind == "list":
        return replace(node, value=[_expanded(item, patterns, used) for item in node.items()])
    if node.kind == "mapping":
        pairs = [(_expanded(key, patterns, used), _expanded(value, patterns, used)) for key, value in node.pairs()]
        return replace(node, value=pairs)

    def pattern(found: re.Match[str]) -> str:
        if found[1] not in patterns:
            raise node.fail(f"there is no list “{found[1]}”{nearest(found[1], patterns)}")
        used.add(found[1])
        return patterns[found[1]]

    return replace(node, value=_NAMED.sub(pattern, node.text()))
