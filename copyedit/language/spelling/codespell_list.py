"""codespell's list of misspellings, if its package is installed. Start with `listed_corrections`.

The list is CC BY-SA 3.0 and the program GPL-2.0, so neither ships with this tool, and the program is never imported.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

_PACKAGE = "codespell_lib"


def is_installed() -> bool:
    return list_path() is not None


def listed_corrections(wrong: str) -> tuple[str, ...]:
    """The list's corrections for a lower-case word. None if the word is not listed, or codespell is not installed."""
    return _list().get(wrong, ())


@cache
def _list() -> dict[str, tuple[str, ...]]:
    path = list_path()
    return read_list(path.read_text(encoding="utf-8")) if path else {}


def read_list(text: str) -> dict[str, tuple[str, ...]]:
    """The corrections of each misspelling in a list.

    >>> read_list("recieve->receive\\nane->and, one,\\nclas->class, disabled because of a name\\n")
    {'recieve': ('receive',), 'ane': ('and', 'one'), 'clas': ('class',)}
    """
    entries = {}
    for line in text.splitlines():
        wrong, _, rest = line.partition("->")
        corrections = [right.strip() for right in rest.split(",")]
        # After the last comma comes nothing, or the reason not to apply the correction automatically.
        entries[wrong] = tuple(corrections[:-1] if len(corrections) > 1 else corrections)
    return entries


def list_path() -> Path | None:
    """The file of the list, if there is one."""
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        return None
    path = Path(spec.submodule_search_locations[0], "data", "dictionary.txt")
    return path if path.is_file() else None
