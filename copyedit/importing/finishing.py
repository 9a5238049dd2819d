"""A draft as the text of a rule file, with examples that have been tried. Start with `finish`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from copyedit.errors import RuleError
from copyedit.importing.draft import Draft, Left
from copyedit.importing.pattern_texts import some_texts
from copyedit.rules.read import parse_rule
from copyedit.rules.rule import Rule
from copyedit.running.engine import Engine
from copyedit.trials.examples import fixed_by, found_in

_MOST_EXAMPLES = 3  # bad ones
_MOST_TRIED = 24
_FRAMES = ("The report says {} and no more.", "{}", "{} and so on", "The {}time harbour", "7 {} 9")
_HEADLINES = ("{}", "Talks on the {}", "Talks on the harbour{}")
_BELOW = "\n\nThe mayor of Velmar spoke in the harbour on Monday, and the crowd stayed until the evening."
_SILENT = (
    "The ferry left the harbour in the morning.",
    "Ferries leave each hour.",
    "She reads a long book about birds.",
    "Rain fell on Velmar",
    "the harbour of velmar",
    "Harbour Talks in Velmar",
    "HARBOUR TALKS",
)
_REPEATED = "{0} {0}"


class Finished(NamedTuple):
    """A rule file's text. `is_tested`: it has an example of either kind."""

    draft: Draft
    text: str
    is_tested: bool


def finish(draft: Draft, tool: str) -> Finished | Left:
    """The draft's file; or the reason why it can be none."""
    try:
        rule = parse_rule(_yaml(draft.keys), draft.source, draft.name)
    except RuleError as bad:
        return Left(draft.source, bad.message)
    examples = _examples(rule, draft.keys)
    kinds = {kind for example in examples for kind in example}
    keys = draft.keys | ({"examples": examples} if examples else {})
    text = _heading(draft, tool) + _yaml(keys)
    return Finished(draft, text, {"bad", "ok"} <= kinds)


def _heading(draft: Draft, tool: str) -> str:
    lines = [f"From {draft.source} ({tool})."]
    lines += [f"Not carried over: {note}." for note in draft.notes]
    return "".join(f"# {' '.join(line.split())}\n" for line in lines)


def _yaml(keys: dict[str, Any]) -> str:
    import yaml

    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True  # rule files have none

    text: str = yaml.dump(_shortened(keys), Dumper=Dumper, sort_keys=False, allow_unicode=True, width=110)
    return text


def _shortened(value: Any) -> Any:
    """The value with a text in place of each list of one, where that is short for it."""
    if not isinstance(value, dict):
        return value
    short = ("swap", "patterns")
    return {
        name: {k: v[0] if isinstance(v, list) and len(v) == 1 else v for k, v in inner.items()}
        if name in short and isinstance(inner, dict)
        else inner
        for name, inner in value.items()
    }


def _examples(rule: Rule, keys: dict[str, Any]) -> list[dict[str, str]]:
    engine = Engine([rule])
    examples: list[dict[str, str]] = []
    for text in _wrong_texts(keys):
        found = _bad_example(engine, text, keys)
        examples += [found] if found else []
        if len(examples) == _MOST_EXAMPLES:
            break
    silent = next((text for text in _SILENT if not found_in(engine, _framed(text, keys))), None)
    return [*examples, *([{"ok": _framed(silent, keys)}] if silent else [])]


def _framed(text: str, keys: dict[str, Any]) -> str:
    return text + _BELOW if "headline" in keys.get("scope", ()) else text


def _bad_example(engine: Engine, text: str, keys: dict[str, Any]) -> dict[str, str] | None:
    """The text in the first frame in which the rule finds it, with the result of the fix if there is one."""
    for frame in _HEADLINES if "headline" in keys.get("scope", ()) else _FRAMES:
        bad = _framed(frame.replace("{}", text), keys)
        findings = found_in(engine, bad)
        if findings:
            good = fixed_by(bad, findings)
            return {"bad": bad} if good == bad else {"bad": bad, "good": good}
    return None


def _wrong_texts(keys: dict[str, Any]) -> Iterator[str]:
    """Texts that the rule should find, from its own keys."""
    if keys["check"] == "repetition":
        yield from (_REPEATED.format(word) for word in _listed(keys, "tokens") or ["the"])
    elif keys["check"] == "consistency":
        yield from (f"{one} or {other}" for one, other, *_ in keys["variants"])
    elif keys["check"] == "capitalization":
        yield from ("Ferry Talks Of The Year", "ferry talks of the year", "Ferry talks of the Year")
    elif keys["check"] == "conditional":
        yield from some_texts(keys["if"])
    elif keys["check"] == "occurrence":
        yield from _too_many(keys)
    else:
        yield from _listed(keys, "tokens", "swap")
        for pattern in _listed(keys, "patterns"):
            yield from some_texts(pattern)


def _listed(keys: dict[str, Any], *names: str) -> list[str]:
    return [text for name in names for text in keys.get(name, ())][:_MOST_TRIED]


def _too_many(keys: dict[str, Any]) -> Iterator[str]:
    wanted = int(keys.get("max", 0)) + 1
    for pattern in keys["patterns"]:
        for text in some_texts(pattern):
            yield " ".join([text] * wanted)
            yield text * wanted
