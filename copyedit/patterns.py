"""Regular expressions of rules: compiled once, run only near a literal they need, each with a time limit.

Start with `Pattern`; `required_literals` finds the literals.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from copyedit.document import Document, Span

if TYPE_CHECKING:
    import regex

TIME_LIMIT = 2.0  # seconds for one pattern in one block
_SHORTEST = 3  # letters; a shorter literal is seen too often to save anything
_RARE = frozenset("$£€%°&@#*_[]{}<>|~^=?!`;©®™\N{REPLACEMENT CHARACTER}")  # signs that are worth a look by themselves


class PatternTimeout(Exception):
    """The pattern needs more than `TIME_LIMIT` in some block; `pattern` is its text."""

    def __init__(self, pattern: str) -> None:
        super().__init__(pattern)
        self.pattern = pattern


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression as a rule writes it; `literals` are lower case, any match holds one (empty: none known)."""

    text: str
    case: bool
    literals: tuple[str, ...]

    def find(self, document: Document, span: Span) -> Iterator[regex.Match[str]]:
        """Matches within a block, on the prose with plain apostrophes and blanks. Raises PatternTimeout."""
        # Cut out, so that ^ and $ are the ends of the block.
        text = document.plain[span.start : span.end]
        try:
            yield from _compiled(self.text, self.case).finditer(text, timeout=TIME_LIMIT)
        except TimeoutError:
            raise PatternTimeout(self.text) from None

    def search(self, text: str) -> regex.Match[str] | None:
        """The first match in a text. Raises PatternTimeout."""
        try:
            return _compiled(self.text, self.case).search(text, timeout=TIME_LIMIT)
        except TimeoutError:
            raise PatternTimeout(self.text) from None


def make_pattern(text: str, case: bool) -> Pattern:
    """Checks and prepares a pattern. Raises ValueError with the reason for one that is not valid."""
    import regex

    try:
        compiled = regex.compile(text, 0 if case else regex.IGNORECASE)
    except regex.error as bad:
        raise ValueError(f"not a valid pattern: {bad}") from None
    if compiled.search("") is not None:
        raise ValueError("the pattern matches the empty text, so it would match everywhere")
    return Pattern(text, case, required_literals(text))


@cache
def _compiled(text: str, case: bool) -> regex.Pattern[str]:
    import regex

    return regex.compile(text, 0 if case else regex.IGNORECASE)


def required_literals(pattern: str) -> tuple[str, ...]:
    """Lower-case literals one of which any match must hold; empty where none can be told.

    A small reader of regular expressions that gives up on the safe side. It folds case, because triggers are looked
    for in folded text.

    >>> required_literals(r"\\b(?:accus|blam)\\w+ (?:him|her) for")
    ('accus', 'blam')
    >>> required_literals(r"colou?r")
    ('colo',)
    >>> required_literals(r"\\d+")
    ()
    """
    try:
        found = _Reader(pattern).alternatives()
    except (IndexError, ValueError):
        return ()
    return tuple(sorted(found)) if found else ()


class _Reader:
    """Recursive descent over a pattern. A set of literals means “one of these”; None means “nothing certain”."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def alternatives(self) -> frozenset[str] | None:
        branches = [self.sequence()]
        while self.at < len(self.pattern) and self.pattern[self.at] == "|":
            self.at += 1
            branches.append(self.sequence())
        known = [b for b in branches if b is not None]
        return frozenset().union(*known) if len(known) == len(branches) else None

    def sequence(self) -> frozenset[str] | None:
        best: frozenset[str] | None = None
        run = ""
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            literal, inner = self.atom()
            least = self.quantifier()
            if literal and least == 1:
                run += literal
                continue
            if literal and least > 1:
                best, run = _better(best, _literal_set(run + literal)), literal
                continue
            best, run = _better(best, _literal_set(run)), ""
            if inner is not None and least > 0:
                best = _better(best, inner)
        return _better(best, _literal_set(run))

    def atom(self) -> tuple[str, frozenset[str] | None]:
        """One atom: its literal text, or what a group or class makes certain."""
        char = self.pattern[self.at]
        self.at += 1
        if char == "\\":
            return self.escape(), None
        if char == "[":
            return "", self.char_class()
        if char == "(":
            return "", self.group()
        return ("", None) if char in ".^$" else (char.lower(), None)

    def escape(self) -> str:
        char = self.pattern[self.at]
        self.at += 1
        if char in "pPNx":
            if self.pattern[self.at : self.at + 1] == "{":
                self.at = self.pattern.index("}", self.at) + 1
            elif char == "x":
                self.at += 2
            return ""
        if char in "gk":
            raise ValueError(char)
        return "" if char.isalnum() else char

    def char_class(self) -> frozenset[str] | None:
        """Past the class; its characters where all are rare signs: [$£€]."""
        start = self.at
        if self.pattern[self.at] == "^":
            self.at += 1
        if self.pattern[self.at] == "]":
            self.at += 1
        while self.pattern[self.at] != "]":
            self.at += 2 if self.pattern[self.at] == "\\" else 1
        self.at += 1
        inside = self.pattern[start : self.at - 1]
        return frozenset(inside) if inside and set(inside) <= _RARE - {"[", "^"} else None

    def group(self) -> frozenset[str] | None:
        certain = True
        if self.pattern[self.at] == "?":
            rest = self.pattern[self.at : self.at + 4]
            if rest.startswith(("?:", "?>")):
                self.at += 2
            elif rest.startswith(("?=", "?!", "?<=", "?<!", "?#")):
                certain = False  # a lookaround holds text that the match itself need not hold
                self.at += 3 if rest.startswith("?<") else 2
            elif rest.startswith(("?P<", "?<")):
                self.at = self.pattern.index(">", self.at) + 1
            elif ":" in self.pattern[self.at : self.pattern.index(")", self.at)]:
                self.at = self.pattern.index(":", self.at) + 1  # (?-i:...)
            else:
                raise ValueError("flags")
        found = self.alternatives()
        if self.pattern[self.at] != ")":
            raise ValueError("unbalanced")
        self.at += 1
        return found if certain else None

    def quantifier(self) -> int:
        """The fewest repeats asked for by the quantifier here; 1 where there is none."""
        char = self.pattern[self.at : self.at + 1]
        least = 1
        if char and char in "*+?":
            self.at += 1
            least = 0 if char in "*?" else 2
        elif char == "{":
            end = self.pattern.index("}", self.at)
            first = self.pattern[self.at + 1 : end].split(",")[0]
            least = int(first or 0) if first.isdecimal() or not first else 0
            self.at = end + 1
            least = 2 if least > 1 else least
        else:
            return 1
        if self.pattern[self.at : self.at + 1] in ("?", "+"):
            self.at += 1
        return least


def _literal_set(run: str) -> frozenset[str] | None:
    text = run.strip()
    enough = len(text) >= _SHORTEST or (len(text) > 1 and not text.isalnum()) or text in _RARE
    return frozenset({text}) if enough else None


def _better(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """The set whose shortest literal is longer: it is seen less often. Few literals are better than many."""
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda literals: (min(map(len, literals)) - len(literals) / 8, sorted(literals)))
