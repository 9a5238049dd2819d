"""Harper, in this process, through `harper-py`. It needs neither Java nor a network. Start with `find_remarks`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING

from copyedit.errors import BackendError
from copyedit.language.backends.pieces import pieces_of
from copyedit.language.backends.remarks import Remark, Request

if TYPE_CHECKING:
    from harper import Linter, Suggestion

INSTALL = "pip install 'copyedit[harper]'"
# Harper's time and memory grow with the square of a word's length: 300,000 letters without a space crash the process.
# So blocks are cut, even within a word.
_LONGEST = 4_000  # code points
_LINTING = Lock()  # a linter that two threads ask at once raises an error


def is_installed() -> bool:
    return find_spec("harper") is not None


def find_remarks(request: Request, plain: str, spans: tuple[tuple[int, int], ...]) -> Iterator[Remark]:
    """Harper's remarks, block by block. Raises BackendError if `harper-py` is not installed."""
    linter = _linter(request.language, request.rules)
    for piece in pieces_of(plain, spans, _LONGEST, joined=False):
        with _LINTING:
            found = linter.organized_lints(piece.text, language="plaintext")
        for rule, lints in found.items():
            for lint in lints:
                place = piece.in_text(lint.span.start, lint.span.end)
                if place is not None:
                    offered = tuple(_replacement(lint.problem_text, one) for one in lint.suggestions)
                    yield Remark(*place, rule, lint.message, offered)


@lru_cache(maxsize=4)
def _linter(language: str | None, rules: tuple[str, ...]) -> Linter:
    """A linter with only these rules on. Loading takes most of a second, so there is one for each variety."""
    try:
        from harper import Dialect, Linter
    except ImportError:
        raise BackendError(f"Harper is not installed; {INSTALL}") from None
    linter = Linter(Dialect.BRITISH if language == "en-GB" else Dialect.AMERICAN)
    linter.set_lint_config({rule: rule in rules for rule in linter.get_lint_config()})
    return linter


def _replacement(problem: str, suggestion: Suggestion) -> str:
    """The text that replaces `problem` if the suggestion is accepted."""
    from harper import SuggestionKind

    text = suggestion.replacement_text
    return problem + text if suggestion.kind == SuggestionKind.INSERT_AFTER else text
