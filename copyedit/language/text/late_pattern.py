"""Regular expressions that are compiled when first used: most stories need few. Start with `late_pattern`.

Compiling those of `language/figures` takes as long as checking a story.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


def late_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """In place of `re.compile` for a pattern that most runs do not use.

    >>> late_pattern("b+").findall("abbab")
    ['bb', 'b']
    """
    return cast("re.Pattern[str]", _LatePattern(pattern, flags))


class _LatePattern:
    """Stands for a pattern; from the first use on, its methods are the compiled pattern's own."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
