"""Rules that have moved: their old names work for one more release, with a notice. Start with `notices_for`.

`LAST` names that release; after it, empty the tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase

from copyedit.errors import Notice

LAST = "0.1"  # the last release in which these old names work

# By old folder and new folder: rules whose own names are the same.
_MOVED: Mapping[str, Mapping[str, str]] = {
    "wire/numbers": {
        "wire/dates": """
            date-with-ending decade-apostrophe from-with-dash impossible-date impossible-day impossible-time
            month-abbreviation padded-day
        """,
        "wire/figures": """
            counted-millions decimal-comma fraction-singular half-without-a hundred-of limit-twice million-of
            millions-without-of number-at-start ordinal-apart ordinal-ending over-for-more-than padded-number
            scale-twice sign-twice thousands-grouping
        """,
        "wire/money": "currency-code-and-sign currency-twice sign-apart sign-behind",
        "wire/units": """
            degree-singular percent-plural percent-point percent-twice plural-unit-in-front singular-unit unit-twice
            year-old-hyphens years-old-plural
        """,
    },
    "wire/phrase": {"wire/phrases": "set-phrase"},
}
RENAMED: Mapping[str, str] = {
    "wire/eggcorn/set-wordings": "wire/phrases/eggcorn",
    **{
        f"{old}/{name}": f"{new}/{name}"
        for old, folders in _MOVED.items()
        for new, names in folders.items()
        for name in names.split()
    },
}
_OLD_NAMES = {new: old for old, new in RENAMED.items()}


def fits_name(name: str, pattern: str) -> bool:
    """True for the name itself, a folder above it or a glob. Old names do not count."""
    pattern = pattern.rstrip("/")
    return name == pattern or name.startswith(pattern + "/") or fnmatchcase(name, pattern)


def old_name(rule_id: str) -> str:
    """The name that a rule had before it moved, or its id if it has not moved."""
    return _OLD_NAMES.get(rule_id, rule_id)


def notices_for(patterns: Iterable[str], path: str = "") -> list[Notice]:
    """A notice for each pattern that matches rules only by their old names; `path` is the file of the patterns."""
    messages = (_message(pattern.rstrip("/")) for pattern in dict.fromkeys(patterns))
    return [Notice(message, path) for message in messages if message]


def _message(pattern: str) -> str | None:
    moved = {old: new for old, new in RENAMED.items() if fits_name(old, pattern) and not fits_name(new, pattern)}
    if not moved:
        return None
    today = list(moved.values()) if len(moved) == 1 else sorted({new.rpartition("/")[0] for new in moved.values()})
    listed = " and ".join(filter(None, (", ".join(f"“{each}”" for each in today[:-1]), f"“{today[-1]}”")))
    if all(old == pattern or old.startswith(pattern + "/") for old in moved):
        return f"“{pattern}” is now {listed}; the next release drops the old name"
    return f"“{pattern}” matches old names of rules that are now in {listed}; the next release drops the old names"
