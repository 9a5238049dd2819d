"""One way to ask any backend about a text. Start with `find_remarks`.

A backend is a module here with `find_remarks(request, plain, spans)`, found by its file name.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import NamedTuple

BACKENDS = ("harper", "languagetool")


class Request(NamedTuple):
    """What a run asks of a backend: the backend's own rule ids, of all its rules together, and in which English.

    `language` is en-GB, en-US, or None for copy that may be either; `server` is where LanguageTool answers.
    """

    backend: str
    rules: tuple[str, ...]
    language: str | None = None
    server: str | None = None


class Remark(NamedTuple):
    """What a backend says of a place of the text: code points, end-exclusive. Replacements: the best first."""

    start: int
    end: int
    rule: str
    message: str
    replacements: tuple[str, ...]


@lru_cache(maxsize=2)
def find_remarks(request: Request, plain: str, spans: tuple[tuple[int, int], ...]) -> tuple[Remark, ...]:
    """What a backend says of the blocks of a text, by place. Raises BackendError.

    Kept for the last text: the rule files of one backend all ask for the same.
    """
    module = import_module(f"copyedit.language.backends.{request.backend}")
    return tuple(sorted(module.find_remarks(request, plain, spans)))
