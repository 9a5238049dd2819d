"""A plain call of `copyedit check`, read without click, whose import takes a tenth of a short run. See `read_plain`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_FLAGS = {"-q": "quiet", "--quiet": "quiet", "--no-color": "no_color", "--no-baseline": "no_baseline"}
_LISTS = {"--select": "select", "--ignore": "ignore"}
_FORMATS = frozenset({"text", "json", "jsonl"})
# What click makes of a call without options.
_UNCHOSEN: dict[str, Any] = {
    **dict.fromkeys(
        ("as_format", "baseline", "config_file", "date", "diff_base", "fail_level", "harper", "jobs", "language")
    ),
    **dict.fromkeys(("languagetool", "level", "model", "output", "strict")),
    **dict.fromkeys(("cache", "changed_lines", "force_exclude", "no_baseline", "no_color", "quiet"), False),
    **dict.fromkeys(("statistics", "watch"), False),
    **dict.fromkeys(("folders", "ignore", "paths", "select"), ()),
    "format": "text",
    "stdin_filename": "-",
}


def read_plain(arguments: Sequence[str]) -> dict[str, Any] | None:
    """What was chosen, as click would say it; None for a call with anything unusual in it, or wrong: click reads that.

    >>> read_plain(["check", "--ignore", "wire/context", "a.txt"])["ignore"], read_plain(["check", "--help"])
    (('wire/context',), None)
    """
    if arguments[:1] != ["check"]:
        return None
    chosen = dict(_UNCHOSEN)
    rest = iter(arguments[1:])
    for argument in rest:
        if argument in _FLAGS:
            chosen[_FLAGS[argument]] = True
        elif argument == "-" or not argument.startswith("-"):
            chosen["paths"] += (argument,)
        elif not _take_value(chosen, argument, next(rest, "-")):
            return None
    return chosen if chosen["paths"] else None


def _take_value(chosen: dict[str, Any], option: str, value: str) -> bool:
    if value.startswith("-"):
        return False
    if option in _LISTS:
        chosen[_LISTS[option]] += (value,)
    elif option == "--format" and value in _FORMATS:
        chosen["format"] = value
    elif option == "--jobs" and value.isdecimal() and value.isascii() and int(value) > 0:
        chosen["jobs"] = int(value)
    else:
        return False
    return True
