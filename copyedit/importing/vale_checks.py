"""Vale's checks, one function each: its keys as ours, and notes on what is not carried over. Start with `CHECKS`.

A function may return two keys that are not for the file: `check`, if ours has another name, and `words`, the names that
stand for %s in the message, in order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from copyedit.importing.draft import CannotCarry
from copyedit.importing.pattern_texts import all_texts
from copyedit.importing.wordings import checked, count_groups, refers, split_words, template, with_names, without_groups

Vale = Mapping[str, Any]
Carried = tuple[dict[str, Any], list[str]]
_LITERAL = re.compile(r"[\w .+-]+")  # “Node.js” and “GTK+” are meant as words, though a stop is any character
_STYLES = {"$title": "title", "$sentence": "sentence", "$lower": "lower", "$upper": "upper"}


def _existence(rule: Vale) -> Carried:
    case = not _flag(rule, "ignorecase")
    keys, notes = _wording(rule, case)
    action, given = _action(rule)
    if action == "replace" and given:
        swap = dict.fromkeys(keys.get("tokens", ()), given)
        patterns = {pattern: [template(each) for each in given] for pattern in keys.get("patterns", ())}
        own = {"check": "substitution", "fix": "unsafe", "swap": swap, "patterns": patterns}
        return _filled(own, case, rule, notes)
    if action not in ("", "remove"):
        notes.append(
            f"the edit “{' '.join(given if action == 'edit' else [action, *given])}” (no replacement is offered)"
        )
    delete = {"fix": "unsafe", "delete": True} if action == "remove" else {}
    return _filled(delete | keys, case, rule, notes)


def _wording(rule: Vale, case: bool) -> Carried:
    """The tokens and patterns of a rule. What cannot be used is left out, and noted. Raises CannotCarry if all is."""
    raw, tokens = "".join(_texts(rule.get("raw"))), _texts(rule.get("tokens"))
    whole = not _flag(rule, "nonword") and bool(tokens)
    words: list[str] = []
    patterns: list[str] = []
    notes: list[str] = []
    if raw:
        joined = "|".join(token for token in tokens if token.strip())
        ahead, behind = ("", raw) if _flag(rule, "append") else (raw, "")
        middle = (rf"\b(?:{joined})\b" if whole else f"(?:{joined})") if joined else ""
        return {"patterns": [checked(ahead + middle + behind, case)]}, notes
    for token in filter(str.strip, tokens):
        try:
            literal, pattern = split_words(token, whole=whole, case=case)
        except CannotCarry as bad:
            notes.append(str(bad))
            continue
        words += literal
        patterns += [pattern] if pattern else []
    if not words and not patterns:
        raise CannotCarry("; ".join(notes) or "it has no tokens")
    found = {"tokens": list(dict.fromkeys(words)), "patterns": list(dict.fromkeys(patterns))}
    return {name: texts for name, texts in found.items() if texts}, notes


def _substitution(rule: Vale) -> Carried:
    case = not _flag(rule, "ignorecase")
    whole = not _flag(rule, "nonword")
    swap: dict[str, list[str]] = {}
    patterns: dict[str, list[str]] = {}
    notes: list[str] = []
    for wrong, rights in _pairs(rule.get("swap")):
        replacements = rights.split("|") if not refers([rights]) else [rights]
        named = with_names(wrong) if refers(replacements) else without_groups(wrong)
        try:
            words, pattern = split_words(named, whole=whole, case=case)
        except CannotCarry as bad:
            notes.append(str(bad))
            continue
        if refers(replacements):
            words, pattern = [], checked(rf"\b(?:{named})\b" if whole else named, case)
        swap |= {word: replacements for word in words if word not in swap and word not in replacements}
        if pattern:
            patterns[pattern] = [template(each) for each in replacements]
    if not swap and not patterns:
        raise CannotCarry("; ".join(notes) or "it has no “swap”")
    if "pos" in rule:
        notes.append("“pos” (parts of speech are not looked at)")
    fix = "unsafe" if _action(rule)[0] == "replace" else "display"
    own = {"fix": fix, "words": _SWAPPED, "swap": swap, "patterns": patterns}
    return _filled(own, case, rule, notes)


_SWAPPED = ("{replacement}", "{match}")


def _occurrence(rule: Vale) -> Carried:
    case = not _flag(rule, "ignorecase")
    pattern = checked(without_groups(str(rule.get("token", ""))), case)
    scope = rule.get("scope", "text")
    per = {"sentence": "sentence", "summary": "document", "text": "document"}.get(str(scope), "block")
    limits = {name: int(rule[name]) for name in ("max", "min") if str(rule.get(name, "")).isdecimal()}
    if not limits:
        raise CannotCarry("it has neither max nor min")
    return _filled({"words": ("{count}",), "patterns": [pattern], "per": per, **limits}, case, rule, [])


def _repetition(rule: Vale) -> Carried:
    """Capitals do not count: “The the” is a repetition here in any case."""
    notes = [] if _flag(rule, "alpha") else ["repeated figures and signs (only words are looked at)"]
    literal: list[str] = []
    for token in _texts(rule.get("tokens")):
        texts = all_texts(token)
        if texts is None:
            return _filled({}, False, rule, notes)  # “[^\s]+” and the like: any word
        literal += texts
    return _filled({"tokens": literal} if literal else {}, False, rule, notes)


def _consistency(rule: Vale) -> Carried:
    variants: list[list[str]] = []
    notes: list[str] = []
    for one, other in _pairs(rule.get("either")):
        sides = [all_texts(without_groups(side)) for side in (one, other)]
        if not all(sides):
            notes.append(f"the pair {one}: {other}, which are patterns")
            continue
        variants.append([text for side in sides for text in (side or ())[:1]])
        if any(len(side or ()) > 1 for side in sides):
            notes.append(f"the other spellings in {one}: {other}")
    if not variants:
        raise CannotCarry("; ".join(notes) or "it has no “either”")
    return _filled({"variants": variants}, False, rule, notes)


def _conditional(rule: Vale) -> Carried:
    case = not _flag(rule, "ignorecase")
    first, second = str(rule.get("first", "")), str(rule.get("second", ""))
    if count_groups(first) > 1 or count_groups(second) != 1:
        raise CannotCarry("conditional: “first” may have one group, and “second” must have one")
    condition = with_names(first).replace("(?P<g1>", "(?P<term>") if count_groups(first) else f"(?P<term>{first})"
    consequence = _with_term(second)
    checked(condition, case)
    return _filled({"if": condition, "then": consequence}, case, rule, [])


def _with_term(second: str) -> str:
    """The pattern with {term} in place of its group.

    >>> _with_term("(?:[A-Z][a-z]+ )+[(]([A-Z]{3,5})[)]")
    '(?:[A-Z][a-z]+ )+[(]{term}[)]'
    """
    named = with_names(second)
    start = named.index("(?P<g1>")
    depth, at = 0, start
    while True:
        if named[at] == "\\":
            at += 1
        elif named[at] in "()":
            depth += 1 if named[at] == "(" else -1
        at += 1
        if depth == 0:
            return named[:start] + "{term}" + named[at:]


def _capitalization(rule: Vale) -> Carried:
    match = str(rule.get("match", ""))
    if match not in _STYLES:
        raise CannotCarry(f"capitalization by the pattern {match}: only $title, $sentence, $lower and $upper")
    style = _STYLES[match]
    notes = [f"“{key}”" for key in ("indicators", "threshold", "prefix", "style") if key in rule]
    if style == "sentence":
        notes.append("capitals of all but small words, which may be names")
    return _filled({"style": style}, False, rule, notes)


def _filled(own: dict[str, Any], case: bool, rule: Vale, notes: list[str]) -> Carried:
    """The keys that are not empty, with `case` and exceptions."""
    kept = {name: value for name, value in own.items() if value not in ([], {})}
    exceptions: list[str] = []
    for exception in _texts(rule.get("exceptions")):
        texts = all_texts(without_groups(exception))
        if texts or _LITERAL.fullmatch(exception):
            exceptions += texts or (exception,)
        else:
            notes.append(f"the exception {exception}, which is a pattern")
    if exceptions:
        kept["exceptions"] = list(dict.fromkeys(exceptions))
    return ({"case": True} if case else {}) | kept, notes


def _texts(value: Any) -> list[str]:
    return [str(each) for each in (value if isinstance(value, list) else [value] if value else [])]


def _pairs(value: Any) -> list[tuple[str, str]]:
    """Pairs of a mapping, or of a list of mappings."""
    parts = value if isinstance(value, list) else [value]
    return [(str(k), str(v)) for part in parts if isinstance(part, dict) for k, v in part.items()]


def _flag(rule: Vale, name: str) -> bool:
    return str(rule.get(name, "false")).lower() in ("true", "yes", "on")


def _action(rule: Vale) -> tuple[str, list[str]]:
    action = rule.get("action")
    if not isinstance(action, dict):
        return "", []
    return str(action.get("name", "")), _texts(action.get("params"))


CHECKS: Mapping[str, Callable[[Vale], Carried]] = {
    "existence": _existence,
    "substitution": _substitution,
    "occurrence": _occurrence,
    "repetition": _repetition,
    "consistency": _consistency,
    "conditional": _conditional,
    "capitalization": _capitalization,
}
