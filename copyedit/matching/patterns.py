"""The regular expressions of rules: compiled once, run only near a literal they need, with a time limit.

Start with `Pattern`; `pattern_shape.py` works out what is known about a pattern without running it.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from math import inf
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from copyedit.document import Document, Span

if TYPE_CHECKING:
    import regex

TIME_LIMIT = 2.0  # seconds for one pattern in one block
_RULE_LIMIT, _RULE_LIMIT_PER_PAGE = 10.0, 0.05  # seconds for one rule in one document
_PAGE = 3_000  # code points
_deadline = ContextVar("deadline", default=inf)
_BEHIND = 60  # code points after a match that a lookahead may need


# One part of a verbose pattern: an escape, a class or a character; or layout, which is not kept.
_VERBOSE = re.compile(r"(?P<kept>\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[^\s#])|\s+|\#[^\n]*", re.DOTALL)


@contextmanager
def time_for_rule(length: int) -> Iterator[None]:
    """Here the patterns of one rule have together the time due to a text of this length, whatever its blocks."""
    token = _deadline.set(monotonic() + _RULE_LIMIT + _RULE_LIMIT_PER_PAGE * length / _PAGE)
    try:
        yield
    finally:
        _deadline.reset(token)


class PatternTimeout(Exception):
    """The pattern exceeded `TIME_LIMIT` in some block, or its rule the time for the text; `pattern` is its text."""

    def __init__(self, pattern: str) -> None:
        super().__init__(pattern)
        self.pattern = pattern


class PatternError(ValueError):
    """A regular expression that rules cannot use; `pattern` is its text."""

    def __init__(self, message: str, pattern: str) -> None:
        super().__init__(message)
        self.pattern = pattern


class Pattern(NamedTuple):
    """A regular expression as written in a rule. Every match contains one of the lower-case `literals`, if any.

    `reach` is the maximum length of a match in code points; None if unlimited. `needs_digit`: there is no literal, but
    every match contains a digit. `compiled` is the expression as `regex` pickles it: to compile it takes a hundred
    times as long as to unpickle it.
    """

    text: str
    case: bool
    literals: tuple[str, ...]
    reach: int | None = None
    needs_digit: bool = False
    compiled: bytes = b""

    def area(self, block: Span, start: int, end: int) -> Span:
        """The part of the block where a match that contains the literal at `start`..`end` can be."""
        if self.reach is None:
            return block
        return Span(max(block.start, start - self.reach), min(block.end, end + self.reach + _BEHIND))

    def find(self, document: Document, span: Span) -> Iterator[regex.Match[str]]:
        """Matches in a block, on the prose with plain apostrophes and spaces. Raises PatternTimeout.

        ^ and $ are the ends of the block: in `plain` there is a line feed before and after it, and none in it.
        """
        compiled = _compiled(self)
        if monotonic() > _deadline.get():
            raise PatternTimeout(self.text)
        try:
            yield from compiled.finditer(document.plain, span.start, span.end, timeout=TIME_LIMIT)
        except TimeoutError:
            raise PatternTimeout(self.text) from None

    def find_everywhere(self, document: Document) -> Iterator[regex.Match[str]]:
        """Matches in all blocks, in one run. Raises PatternTimeout."""
        crossed: dict[Span, None] = {}
        inside: list[regex.Match[str]] = []
        for match in self.find(document, Span(0, len(document.plain))):
            if "\n" not in match.group():
                inside.append(match)
                continue
            # “[^.]+” has crossed from one block into the next. Such blocks are searched one by one.
            for block in document.blocks:
                if block.span.touches(Span(*match.span())):
                    crossed[block.span] = None
        for match in inside:
            home = document.block_at(match.start()) if crossed else None
            if home is None or home.span not in crossed:
                yield match
        for span in crossed:
            yield from self.find(document, span)

    def search(self, text: str) -> regex.Match[str] | None:
        """The first match in a text. Raises PatternTimeout."""
        try:
            return _compiled(self).search(text, timeout=TIME_LIMIT)
        except TimeoutError:
            raise PatternTimeout(self.text) from None


def make_pattern(text: str, case: bool) -> Pattern:
    """Check and prepare a pattern. Raises PatternError, with the reason, for one that is not valid."""
    import regex

    from copyedit.matching.pattern_limits import excess
    from copyedit.matching.pattern_shape import pattern_shape

    plain = without_layout(text)
    too_much = excess(plain)
    if too_much:
        raise PatternError(too_much, text)
    try:
        compiled = regex.compile(plain, 0 if case else regex.IGNORECASE)
    except regex.error as bad:
        raise PatternError(f"not a valid pattern: {bad}", text) from None
    if compiled.search("") is not None:
        raise PatternError("the pattern matches the empty text, so it would match everywhere", text)
    pattern = Pattern(plain, case, *pattern_shape(plain))
    return pattern._replace(compiled=pickle.dumps(_compile(plain, case), pickle.HIGHEST_PROTOCOL))


def without_layout(text: str) -> str:
    """A pattern that begins with (?x), without the spaces, line breaks and # comments that only lay it out.

    >>> without_layout("(?x) a [ #]  b  # a note")
    'a[ #]b'
    """
    if not text.startswith("(?x)"):
        return text
    return "".join(found[0] for found in _VERBOSE.finditer(text.removeprefix("(?x)")) if found["kept"])


_in_use: dict[tuple[str, bool], regex.Pattern[str]] = {}


def _compiled(pattern: Pattern) -> regex.Pattern[str]:
    key = pattern.text, pattern.case
    if key not in _in_use:
        _in_use[key] = pickle.loads(pattern.compiled) if pattern.compiled else _compile(*key)
    return _in_use[key]


def _compile(text: str, case: bool) -> regex.Pattern[str]:
    import regex

    return regex.compile(text, regex.MULTILINE if case else regex.MULTILINE | regex.IGNORECASE)
