"""Patterns of paths, written as in a .gitignore file. Start with `matches`.

https://git-scm.com/docs/gitignore has the format. A pattern may come from a stranger's repository, so the time it takes
grows with the path and the pattern and no more: each * is given the shortest stretch that lets the rest begin, and that
choice is never taken back.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

LONGEST = 1_000  # characters of a pattern


class _Pattern(NamedTuple):
    """`excludes`: it takes back what an earlier one matched. Its group `folder` tells that a folder above matched."""

    path: re.Pattern[str]
    excludes: bool


class Decision(NamedTuple):
    """Whether a path matches, None if no pattern mentions it, and the number of the pattern that decides."""

    matches: bool | None
    number: int | None


class Globs:
    """Patterns, ready to be matched."""

    def __init__(self, patterns: Iterable[str]) -> None:
        """Patterns that git would pass over are passed over: comments, and those that are not valid."""
        self._patterns = {number: read for number, text in enumerate(patterns) if (read := _pattern(text))}

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def decide(self, path: str) -> Decision:
        """What the patterns say of a file's path, with slashes, or of a folder above it.

        The last pattern that matches counts, but one that matches a folder not after one that matches the file.
        """
        decision = Decision(None, None)
        weight = 0
        for number, (pattern, excludes) in self._patterns.items():
            found = pattern.match(path)
            if found is None:
                continue
            is_above = found["folder"] is not None
            own_weight = 1 if is_above else 2
            if own_weight >= weight or (is_above and not excludes):
                decision, weight = Decision(not excludes, number), own_weight
        return decision

    def decide_in_walk(self, path: str) -> bool | None:
        """The same of a path whose folders have been decided upon; a folder's path ends in a slash."""
        for pattern, excludes in reversed(self._patterns.values()):
            found = pattern.match(path)
            if found is not None and found.end() == len(path):
                return not excludes
        return None


def matches(path: str, patterns: Sequence[str], base: str | None) -> bool:
    """True if the path matches one of the patterns, which are relative to the folder `base`."""
    return bool(compiled(tuple(patterns)).decide(relative_path(path, base)).matches)


@lru_cache(maxsize=64)
def compiled(patterns: tuple[str, ...]) -> Globs:
    """The patterns, ready to be matched."""
    return Globs(patterns)


def relative_path(path: str, base: str | None) -> str:
    """The path relative to `base`, with slashes; a path outside `base` stays as it was given."""
    full = Path(os.path.normpath(Path(path).absolute()))
    if base and full.is_relative_to(base):
        return full.relative_to(base).as_posix()
    return os.path.normpath(path).replace(os.sep, "/").removeprefix("../").lstrip("/")


def fault_in(text: str) -> str | None:
    """What is wrong with a pattern, for people; None for one that can be used, or that says nothing."""
    if len(text) > LONGEST:
        return f"a pattern of {len(text):,} characters; the most is {LONGEST:,}"
    try:
        _pattern_or_error(text)
    except ValueError as bad:
        return str(bad)
    return None


def _pattern(text: str) -> _Pattern | None:
    try:
        return _pattern_or_error(text) if len(text) <= LONGEST else None
    except ValueError:
        return None


def _pattern_or_error(text: str) -> _Pattern | None:
    """None for a pattern that says nothing. Raises ValueError."""
    text = text if text.endswith("\\ ") else text.rstrip()
    excludes = text.startswith("!")
    text = text[excludes:]
    if not text.strip("/") or text.startswith("#"):
        return None
    names = [name for name in text.split("/") if name]
    if "/" not in text.rstrip("/"):
        names.insert(0, "**")
    try:
        return _Pattern(re.compile(_path_regex(names, is_folder=text.endswith("/")), re.DOTALL), excludes)
    except re.error as bad:
        raise ValueError(f"not a valid pattern: {bad}") from None


def _path_regex(names: Sequence[str], *, is_folder: bool) -> str:
    """The pattern for whole paths: between two ** the names stand as early as they can."""
    runs = _runs(names)
    parts = ["(?>" + "".join(f"{_name_regex(name)}/" for name in runs[0]) + ")"] if len(runs) > 1 else []
    parts += ["(?>(?:[^/]+/)*?" + "".join(f"{_name_regex(name)}/" for name in run) + ")" for run in runs[1:-1]]
    last = runs[-1] or ["*"]  # “drafts/**” is what lies in the folder
    anywhere = "(?:.+/)?" if len(runs) > 1 else ""
    inner = "".join(f"(?>{_name_regex(name)}/)" for name in last[:-1])
    end = "(?P<folder>/)" if is_folder else "(?:(?P<folder>/)|\\Z)"
    return "".join(parts) + anywhere + inner + _name_regex(last[-1]) + end


def _runs(names: Sequence[str]) -> list[list[str]]:
    """The names between each ** and the next."""
    runs: list[list[str]] = [[]]
    for name in names:
        if name == "**":
            runs.append([])
        else:
            runs[-1].append(name)
    return [runs[0], *(run for run in runs[1:-1] if run), *runs[1:][-1:]]


def _name_regex(name: str) -> str:
    """The pattern for one name of a path."""
    stretches = ["".join(stretch) for stretch in _stretches(name)]
    if stretches == ["", ""]:
        return "[^/]+"
    first, *others = stretches
    if not others:
        return first
    return first + "".join(f"(?>[^/]*?{each})" for each in others[:-1]) + f"[^/]*{others[-1]}"


def _stretches(name: str) -> Iterator[list[str]]:
    """What stands between the stars of a name, sign by sign. Raises ValueError."""
    found: list[str] = []
    at = 0
    while at < len(name):
        sign = name[at]
        at += 1
        if sign == "*":
            yield found
            found = []
            at += len(name) - at - len(name[at:].lstrip("*"))
        elif sign == "?":
            found.append("[^/]")
        elif sign == "[":
            end = name.find("]", at + 1 + name.startswith(("!", "^"), at))
            if end < 0:
                raise ValueError("not a valid pattern: “[” is not closed")
            found.append(_class_regex(name[at:end]))
            at = end + 1
        elif sign == "\\":
            if at == len(name):
                raise ValueError("not a valid pattern: it ends in “\\”")
            found.append(re.escape(name[at]))
            at += 1
        else:
            found.append(re.escape(sign))
    yield found


def _class_regex(inside: str) -> str:
    """“!a-z” is any sign but a slash and the letters a to z."""
    denied = "^" if inside.startswith(("!", "^")) else ""
    signs = inside[len(denied) :]
    found: list[str] = []
    at = 0
    while at < len(signs):
        is_range = signs[at + 1 : at + 2] == "-" and at + 2 < len(signs)
        found.append(re.escape(signs[at]) + (f"-{re.escape(signs[at + 2])}" if is_range else ""))
        at += 3 if is_range else 1
    return f"(?!/)[{denied}{''.join(found)}]"
