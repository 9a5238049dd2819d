"""Ask any backend about a text in the same way. Start with `find_remarks`.

A backend is a module here with `find_remarks(request, plain, spans)`, found by its file name.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import NamedTuple

BACKENDS = ("harper", "languagetool")


class Request(NamedTuple):
    """What a run asks of a backend. `rules` are the backend's own ids, of all rules that the run needs.

    `language` is en-GB or en-US, or None for copy that may be either. `server` is LanguageTool's address.
    """

    backend: str
    rules: tuple[str, ...]
    language: str | None = None
    server: str | None = None


class Remark(NamedTuple):
    """What a backend says about a place in the text: code points, end-exclusive, and replacements, best first."""

    start: int
    end: int
    rule: str
    message: str
    replacements: tuple[str, ...]


@lru_cache(maxsize=2)
def find_remarks(request: Request, plain: str, spans: tuple[tuple[int, int], ...]) -> tuple[Remark, ...]:
    """A backend's remarks on the blocks of a text, in order. Raises BackendError.

    Cached for the last text, since all rule files of a backend ask for the same.
    """
    module = import_module(f"copyedit.language.backends.{request.backend}")
    return tuple(sorted(module.find_remarks(request, plain, spans)))
