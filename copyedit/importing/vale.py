"""Vale's styles, folders of YAML files, as drafts of rules. Start with `read_vale`; `vale_checks.py` has the checks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from copyedit.errors import ConfigError, RuleError
from copyedit.importing.draft import CannotCarry, Draft, Imported, Left, file_name
from copyedit.importing.vale_checks import CHECKS
from copyedit.yaml_file import Node, parse_yaml

_ENDINGS = (".yml", ".yaml")
_NOT_CARRIED = {
    "spelling": "copyedit has spelling rules of its own (wire/spelling); house words go into a word list",
    "sequence": "it needs parts of speech, which rules here do not see",
    "metric": "it is a formula over the whole text",
    "readability": "it is a formula over the whole text",
    "script": "it is a program, and rules run none",
}
_SCOPES = {
    "heading": "headline",
    "paragraph": "paragraph",
    "list": "paragraph",
    "blockquote": "paragraph",
    "alt": "caption",
    "figure.caption": "caption",
    "table.caption": "caption",
    "table.header": "cell",
    "table.cell": "cell",
    "table": "cell",
}
_EVERYWHERE = frozenset({"text", "sentence", "summary"})
_LEVELS = ("error", "warning", "suggestion")
_PLACEHOLDER = "%s"
_NOT_BY_SENTENCE = "the end of a sentence as a border (paragraphs are looked at)"


def read_vale(folder: Path) -> Imported:
    """The rules of a style, or of a folder of styles. Raises ConfigError for a folder that has none."""
    drafts: list[Draft] = []
    left: list[Left] = []
    for path in sorted(_rule_files(folder)):
        source = path.relative_to(folder).as_posix()
        try:
            rule = _values(parse_yaml(path.read_text(encoding="utf-8"), str(path), RuleError))
            if isinstance(rule, dict) and "extends" in rule:
                drafts.append(_draft(rule, source))
        except CannotCarry as bad:
            left.append(Left(source, str(bad)))
        except RuleError as bad:
            left.append(Left(source, bad.message))
        except (OSError, UnicodeDecodeError):
            left.append(Left(source, "the file cannot be read as UTF-8 text"))
    if not drafts and not left:
        raise ConfigError("no Vale rules here; name the folder with a style’s .yml files", str(folder))
    return Imported(drafts, left)


def _rule_files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix in _ENDINGS and path.is_file() and not hidden:
            yield path


def _values(node: Node) -> Any:
    """The node as dict, list or text; true and false are made of the words when a key that is a flag is read."""
    if node.kind == "mapping":
        return {key.text(): _values(value) for key, value in node.pairs()}
    if node.kind == "list":
        return [_values(item) for item in node.items()]
    return node.value


def _draft(rule: dict[str, Any], source: str) -> Draft:
    """Raises CannotCarry."""
    kind = str(rule["extends"])
    if kind in _NOT_CARRIED or kind not in CHECKS:
        raise CannotCarry(f"{kind}: {_NOT_CARRIED.get(kind, 'not a check that is known here')}")
    scope, scope_notes = _scope(rule.get("scope", "text"))
    own, notes = CHECKS[kind](rule)
    keys: dict[str, Any] = {"check": own.pop("check", kind), "message": _message(rule, own.pop("words", ()))}
    because = str(rule.get("description") or "").replace("'%s'", "“{match}”").replace(_PLACEHOLDER, "{match}")
    if because:
        keys["because"] = because
    if str(rule.get("link") or "").strip():
        keys["link"] = str(rule["link"]).strip()
    level = rule.get("level", "warning")
    keys["level"] = level if level in _LEVELS else "warning"
    if scope:
        keys["scope"] = scope
    if own.get("per") == "sentence":
        scope_notes.remove(_NOT_BY_SENTENCE)
    notes = [*scope_notes, *notes, *(["“limit” (every match is reported)"] if "limit" in rule else [])]
    name = "/".join(file_name(part) for part in source.rpartition(".")[0].split("/"))
    return Draft(source, name, keys | own, tuple(notes))


def _message(rule: dict[str, Any], words: tuple[str, ...]) -> str:
    """The message, with our names for each %s in turn; `words` has as many names as the check fills in."""
    text = str(rule.get("message") or "").replace("'%s'", "“%s”").replace("%d", _PLACEHOLDER)
    pieces = text.split(_PLACEHOLDER)
    names = [*words, *["{match}"] * len(pieces)]
    message = pieces[0] + "".join(name + piece for name, piece in zip(names, pieces[1:], strict=False))
    return message.strip() or "“{match}” is against the house style."


def _scope(scope: Any) -> tuple[list[str], list[str]]:
    """Our block kinds, none for all prose, and notes. Raises CannotCarry."""
    kinds: list[str] = []
    notes: list[str] = []
    for each in [scope] if isinstance(scope, str) else scope:
        for name in str(each).split("&"):
            name, denied = name.strip().lstrip("~"), name.strip().startswith("~")
            base = name if name in _SCOPES else name.partition(".")[0]
            if base in _EVERYWHERE and not denied:
                if base == "sentence":
                    notes.append(_NOT_BY_SENTENCE)
            elif base in _SCOPES:
                kinds.append(("-" if denied else "") + _SCOPES[base])
            else:
                raise CannotCarry(f"scope {each}: rules here see prose only, without markup, code and comments")
    if any(str(each) in _EVERYWHERE for each in ([scope] if isinstance(scope, str) else scope)):
        kinds = [kind for kind in kinds if kind.startswith("-")]
        if not isinstance(scope, str):
            kinds = []
    return list(dict.fromkeys(kinds)), notes
