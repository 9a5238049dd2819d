"""Typerighter's rules as drafts: its artefact of JSON lines, the older single object, or a CSV file.

A rule is a regular expression with a replacement, which may use $1, or none. A match that is the replacement already is
right, in typerighter as here. Start with `read_typerighter`.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from copyedit.errors import ConfigError
from copyedit.importing.draft import CannotCarry, Draft, Imported, Left, file_name
from copyedit.importing.pattern_texts import some_texts
from copyedit.importing.wordings import checked, refers, split_words, template, with_names, without_groups

_REASONS = {
    "LTRuleCore": "a rule of LanguageTool; allow it in a rule with “check: grammar”",
    "LTRuleXML": "a rule in LanguageTool’s XML, which only LanguageTool reads",
    "LTRule": "a rule in LanguageTool’s XML, which only LanguageTool reads",
    "DictionaryRule": "a word of the dictionary; put it into the house word list",
}
_MARKDOWN = re.compile(r"\*\*(.+?)\*\*|\[([^\]]*)\]\([^)]*\)")  # bold, and links
_LONGEST = 160  # characters of a description that is the message


def read_typerighter(path: Path) -> Imported:
    """The rules of a file. Raises ConfigError for one that has none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise ConfigError("cannot be read as UTF-8 text", str(path)) from None
    rules = list(_rows(text) if path.suffix.lower() == ".csv" else _objects(text, path))
    if not rules:
        raise ConfigError("no typerighter rules in this file", str(path))
    drafts: list[Draft] = []
    left: list[Left] = []
    for number, rule in enumerate(rules, 1):
        source = str(rule.get("id") or f"rule {number}")
        try:
            drafts.append(_draft(rule, source))
        except CannotCarry as bad:
            left.append(Left(source, str(bad)))
    return Imported(_with_own_names(drafts), left)


def _objects(text: str, path: Path) -> Iterator[dict[str, Any]]:
    try:
        whole = [json.loads(text)] if text.lstrip().startswith(('{"rules"', "{\n")) else None
        values = whole or [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError) as bad:
        raise ConfigError(f"neither JSON lines nor one JSON object: {bad}", str(path)) from None
    for value in values:
        inside = value.get("rules") if isinstance(value, dict) else value
        for rule in inside if isinstance(inside, list) else [value]:
            if not isinstance(rule, dict):
                raise ConfigError("a rule is not a JSON object", str(path))
            yield rule


def _rows(text: str) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(csv.reader(text.splitlines(keepends=True)), 1):
        if row and row[0].strip() and row[0].lower() != "pattern":
            pattern, replacement, description = [*row, "", ""][:3]
            given = {"text": replacement} if replacement else None
            yield {"id": f"row {number}", "regex": pattern, "replacement": given, "description": description}


def _draft(rule: dict[str, Any], source: str) -> Draft:
    """Raises CannotCarry."""
    kind = str(rule.get("_type", "RegexRule")).rpartition(".")[2]
    if kind in _REASONS:
        raise CannotCarry(_REASONS[kind])
    if not isinstance(rule.get("regex"), str) or not rule["regex"]:
        raise CannotCarry("it has no “regex”")
    replacements = _replacements(rule)
    pattern = rule["regex"].replace("\\h", "[ ]")
    case = not pattern.startswith("(?i)")
    pattern = pattern.removeprefix("(?i)")
    category = rule.get("category")
    folder = file_name(str(category.get("name") or "")) if isinstance(category, dict) else ""
    name = next(iter(replacements), "") if not refers(replacements) else ""
    name = name or next(some_texts(pattern, 1), "") or source
    keys = _header(str(rule.get("description") or ""), replacements, case)
    keys |= _searched(pattern, replacements, case)
    return Draft(source, "/".join(filter(None, (folder, file_name(name)))), keys)


def _replacements(rule: dict[str, Any]) -> list[str]:
    """The replacement that is applied or, without one, what is suggested."""
    given = rule.get("replacement") or rule.get("suggestions") or []
    each_given = given if isinstance(given, list) else [given]
    texts = [each.get("text") if isinstance(each, dict) else each for each in each_given]
    return [str(text) for text in texts if text is not None]


def _header(description: str, replacements: Sequence[str], case: bool) -> dict[str, Any]:
    about = " ".join(_MARKDOWN.sub(lambda found: found[1] or found[2], description).split())
    if replacements:
        message = "Use “{replacement}” instead of “{match}”." if all(replacements) else "Delete “{match}”."
    else:
        message = about if 0 < len(about) <= _LONGEST else "“{match}”: see the house style."
    keys: dict[str, Any] = {"check": "substitution" if replacements else "existence", "message": message}
    if about and about != message:
        keys["because"] = about
    keys["level"] = "warning" if replacements else "suggestion"
    if replacements:
        keys["fix"] = "unsafe"
    if case and any(each != each.lower() for each in replacements):
        keys["case"] = True
    return keys


def _searched(pattern: str, replacements: list[str], case: bool) -> dict[str, Any]:
    """The words, or the pattern. Where capitals count in the pattern but not in the rule, they count in it alone.

    Raises CannotCarry.
    """
    has_references = refers(replacements)
    plain = with_names(pattern) if has_references else without_groups(pattern)
    words, _ = ([], None) if has_references else split_words(plain, whole=False, case=case)
    if replacements and replacements == split_words(plain, whole=True, case=True)[0]:
        raise CannotCarry(f"it only confirms “{replacements[0]}”; a name may go under “names:” in the settings")
    if words and not case:
        wrong = [word for word in words if word not in replacements]
        return {"swap": dict.fromkeys(wrong, replacements)} if replacements else {"tokens": wrong}
    searched = checked(plain, case)
    if case:
        searched = f"(?-i:{searched})"
    return {"patterns": {searched: [template(each) for each in replacements]} if replacements else [searched]}


def _with_own_names(drafts: list[Draft]) -> list[Draft]:
    """The drafts, with a number in names that come again."""
    seen: Counter[str] = Counter()
    named = []
    for draft in drafts:
        seen[draft.name] += 1
        times = seen[draft.name]
        named.append(draft if times == 1 else draft._replace(name=f"{draft.name}-{times}"))
    return named
