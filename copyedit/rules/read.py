"""From YAML to `Rule`, with errors that name the file, the line and the nearest known key. Start with `read_rule`."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from copyedit.document import PROSE_KINDS, fold
from copyedit.errors import RuleError
from copyedit.findings import Level, Safety
from copyedit.machine.small_files import RULES, read_small
from copyedit.matching.keys import Key, Kind, read_keys
from copyedit.matching.patterns import PatternError
from copyedit.matching.triggers import ALWAYS, ANY_DIGIT, Trigger
from copyedit.matching.wording import plain_words
from copyedit.rules.rule import BLOCK_KINDS, Example, Rule, Scope, check_module, check_types
from copyedit.rules.word_lists import with_lists
from copyedit.yaml_file import Node, parse_yaml

_ALL_PROSE = Scope(PROSE_KINDS, None)
HEADER = {
    "check": Key(Kind.TEXT, "the check type", check_types()),
    "message": Key(Kind.TEXT, "one sentence for the sub-editor; may contain {match} and {replacement}"),
    "because": Key(Kind.TEXT, "the reason"),
    "link": Key(Kind.TEXT, "an address with more information"),
    "level": Key(Kind.TEXT, "how serious the finding is", ("error", "warning", "suggestion")),
    "scope": Key(Kind.TEXTS, "block kinds; a leading - excludes one"),
    "fix": Key(Kind.TEXT, "what may be done with the replacement", ("safe", "unsafe", "display")),
    "evidence": Key(Kind.TEXT, "why the rule is on with few or no judged hits", ("definition", "thin")),
    "case": Key(Kind.FLAG, "capitals must match exactly"),
    "advisory": Key(Kind.FLAG, "off unless selected by name"),
    "lists": Key(Kind.SWAPS, "word lists for patterns: \\L<day> stands for any entry of the list “day”"),
    "flood": Key(Kind.TEXT, "what to do about a story full of these; from the third on they are one finding"),
    "exceptions": Key(Kind.TEXTS, "a match that touches one of these is dropped"),
    "examples": Key(
        Kind.EXAMPLES,
        "the rule's tests",
        inner={
            "bad": Key(Kind.TEXT, "must give a finding"),
            "good": Key(Kind.TEXT, "the bad text, fixed"),
            "ok": Key(Kind.TEXT, "must give no finding"),
        },
    ),
}


def read_rule(path: Path, rule_id: str) -> Rule:
    """The rule in a file. Raises RuleError for a file that cannot be read or is not a valid rule."""
    try:
        text = read_small(path, RULES)
    except UnicodeDecodeError as bad:
        raise RuleError(f"not UTF-8 text (byte {bad.start})", str(path)) from None
    except OSError as bad:
        raise RuleError(f"cannot be read: {bad.strerror}", str(path)) from None
    return parse_rule(text, str(path), rule_id)


def parse_rule(text: str, path: str, rule_id: str) -> Rule:
    """A rule from the text of its file. Raises RuleError."""
    root = parse_yaml(text, path, RuleError)
    pairs = {key.text(): value for key, value in root.pairs()}
    if "check" not in pairs:
        raise root.fail("a rule needs “check:”, one of " + ", ".join(check_types()))
    module = check_module(pairs["check"].choice(check_types()))
    keys: dict[str, Key] = HEADER | module.KEYS
    nodes = root.known(keys)
    if "lists" in nodes:
        nodes |= with_lists({name: node for name, node in nodes.items() if name not in HEADER}, nodes["lists"])
    values = read_keys(nodes, keys)
    if not values.get("message", "").strip():
        raise root.fail("a rule needs “message:”, a sentence for the sub-editor")
    case = values.get("case", False)
    prepared = _prepared(root, nodes, module.prepare, {**values, "case": case})
    examples = _examples(nodes["examples"]) if "examples" in nodes else ()
    triggers: tuple[Trigger, ...] = module.triggers(prepared)
    return Rule(
        id=rule_id,
        check=values["check"],
        message=values["message"],
        because=values.get("because"),
        link=values.get("link"),
        level=Level[values.get("level", "warning").upper()],
        scope=_scope(nodes["scope"]) if "scope" in nodes else _ALL_PROSE,
        safety=Safety(values.get("fix", "unsafe")),
        evidence=values.get("evidence"),
        flood=values.get("flood"),
        case=case,
        advisory=values.get("advisory", False),
        exceptions=tuple(plain_words(e) if case else fold(plain_words(e)) for e in values.get("exceptions", ())),
        path=path,
        triggers=tuple(trigger.text for trigger in triggers),
        whole=_whole_first(triggers),
        special=tuple(number for number, trigger in enumerate(triggers) if trigger in (ALWAYS, ANY_DIGIT)),
        settings=getattr(module, "SETTINGS", ()),
        packed=pickle.dumps((prepared, pickle.dumps(examples)), pickle.HIGHEST_PROTOCOL),
    )


def _whole_first(triggers: Sequence[Trigger]) -> int:
    """How many of the triggers are whole words. Checks return those first."""
    count = sum(trigger.whole for trigger in triggers)
    assert all(trigger.whole for trigger in triggers[:count]), "whole-word triggers come first"
    return count


def _prepared(root: Node, nodes: dict[str, Node], prepare: Any, values: dict[str, Any]) -> Any:
    own = [node for name, node in nodes.items() if name not in HEADER]
    try:
        return prepare(values)
    except PatternError as bad:
        places = (text for node in own for text in _texts(node) if text.value == bad.pattern)
        raise next(places, root).fail(str(bad)) from None
    except ValueError as bad:
        raise (own[0] if own else root).fail(str(bad)) from None


def _texts(node: Node) -> Iterator[Node]:
    """Every text in a value, including keys."""
    if node.kind == "text":
        yield node
    elif node.kind == "list":
        for item in node.items():
            yield from _texts(item)
    else:
        for pair in node.pairs():
            for part in pair:
                yield from _texts(part)


def _scope(node: Node) -> Scope:
    """From “[paragraph, -quote]”. If all entries are negative, they are taken from the default."""
    kinds: set[str] = set()
    dropped: set[str] = set()
    for item in node.items():
        name = item.text().removeprefix("-")
        if name not in BLOCK_KINDS | {"quote"}:
            item.choice(sorted(BLOCK_KINDS | {"quote"}))
        (dropped if item.text().startswith("-") else kinds).add(name)
    quoted = False if "quote" in dropped else (True if kinds == {"quote"} else None)
    kinds.discard("quote")
    return Scope(frozenset(kinds or PROSE_KINDS) - dropped, quoted)


def _examples(node: Node) -> tuple[Example, ...]:
    examples = []
    for item in node.items():
        texts = {key.text(): value.text() for key, value in item.pairs()}
        item.known(("bad", "good", "ok"))
        if ("bad" in texts) == ("ok" in texts):
            raise item.fail("an example has either “bad” (and “good”) or “ok”")
        if "good" in texts and "ok" in texts:
            raise item.fail("“good” belongs to “bad”: it is the bad text, fixed")
        is_bad = "bad" in texts
        examples.append(Example(texts["bad" if is_bad else "ok"], texts.get("good"), is_bad, item.line))
    return tuple(examples)
