"""The texts that a regular expression matches: all of them if they are few, or a few of them to make examples from.

`advis[eo]rs?` is a list of words in disguise, and a list is easier to read than a pattern. Start with `all_texts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

_MOST = 64  # texts of one pattern
_BACKSLASHED = {"d": "1234567890", "w": "harbourstime", "s": " ", "h": " ", "D": "a ", "W": " -", "S": "a1"}
_NOT_CHARACTERS = "bBAZzGK"  # \b: a place between two characters
_FLAGS = re.compile(r"[a-zA-Z]*-?[a-zA-Z]*:")  # (?-i:...)
_OTHERS = "aemo1 -,A"  # tried for “.” and “[^...]”


class Atom(NamedTuple):
    """Something to match. One of `texts`, or one of the `branches`; `is_open` if there are others besides."""

    texts: tuple[str, ...] = ("",)
    branches: tuple[tuple[Item, ...], ...] = ()
    is_open: bool = False


class Item(NamedTuple):
    """An atom and its repeats; `most` is None if there is no end to them."""

    atom: Atom
    fewest: int
    most: int | None


_NOTHING = Atom(is_open=True)  # a lookaround or an anchor: it matches no text, but not everywhere


def all_texts(pattern: str) -> tuple[str, ...] | None:
    """Every text that the pattern matches, if they are few; otherwise None.

    >>> all_texts("advis[eo]rs?"), all_texts(r"\\w+ed"), all_texts("(?:colou?r)(?! bar)")
    (('adviser', 'advisers', 'advisor', 'advisors'), None, None)
    """
    branches = _read(pattern)
    texts = None if branches is None else _texts_of(branches)
    return tuple(dict.fromkeys(texts)) if texts else None


def some_texts(pattern: str, most: int = 12) -> Iterator[str]:
    """Texts that the pattern probably matches, different ways through it first; a caller tests them."""
    branches = _read(pattern)
    seen: set[str] = set()
    for turn in range(most if branches is not None else 0):
        text = _one_of(branches or (), turn)
        if text.strip() and text not in seen:
            seen.add(text)
            yield text


def _texts_of(branches: tuple[tuple[Item, ...], ...]) -> list[str] | None:
    found: list[str] = []
    for branch in branches:
        parts = [_texts_of_item(item) for item in branch]
        size = 1
        for part in parts:
            size *= len(part or ())
        if None in parts or size + len(found) > _MOST:
            return None
        found += ["".join(each) for each in product(*(part or () for part in parts))]
    return found


def _texts_of_item(item: Item) -> list[str] | None:
    atom = item.atom
    once = _texts_of(atom.branches) if atom.branches else list(atom.texts)
    if atom.is_open or once is None or item.most is None or item.most > 4:
        return None
    texts: list[str] = []
    for times in range(item.fewest, item.most + 1):
        texts += ["".join(each) for each in product(once, repeat=times)]
        if len(texts) > _MOST:
            return None
    return texts


def _one_of(branches: tuple[tuple[Item, ...], ...], turn: int) -> str:
    text = ""
    for place, item in enumerate(branches[turn % len(branches)] if branches else ()):
        most = item.fewest + 3 if item.most is None else item.most
        times = item.fewest or min(most, (turn + place) % 2)
        if item.most is None and times and len(item.atom.texts) > 1:
            times = min(most, max(times, 3))  # a word of some length, but one space
        for again in range(times):
            atom = item.atom
            step = turn // max(1, len(branches)) + again
            text += _one_of(atom.branches, step) if atom.branches else atom.texts[(step + place) % len(atom.texts)]
    return text


def _read(pattern: str) -> tuple[tuple[Item, ...], ...] | None:
    """The branches of a pattern; None if it has something that is not understood here."""
    try:
        reader = _Reader(pattern)
        branches = reader.branches()
        return branches if reader.at == len(pattern) else None
    except (IndexError, ValueError):
        return None


class _Reader:
    """Recursive descent over a pattern. Raises IndexError and ValueError for what it does not know."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def branches(self) -> tuple[tuple[Item, ...], ...]:
        found = [self.sequence()]
        while self.pattern[self.at : self.at + 1] == "|":
            self.at += 1
            found.append(self.sequence())
        return tuple(found)

    def sequence(self) -> tuple[Item, ...]:
        items = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            atom = self.atom()
            items.append(Item(atom, *self.repeats()))
        return tuple(items)

    def atom(self) -> Atom:
        char = self.take()
        if char == "\\":
            return self.escape()
        if char == "[":
            return self.char_class()
        if char == "(":
            return self.group()
        if char in "^$":
            return _NOTHING
        if char in "*+?":
            raise ValueError(char)
        return Atom(tuple(_OTHERS), is_open=True) if char == "." else Atom((char,))

    def take(self) -> str:
        self.at += 1
        return self.pattern[self.at - 1]

    def escape(self) -> Atom:
        char = self.take()
        if char in _BACKSLASHED:
            return Atom(tuple(_BACKSLASHED[char]), is_open=char not in "sh")
        if char in _NOT_CHARACTERS:
            return _NOTHING
        if char == "x":
            self.at += 2
            return Atom((chr(int(self.pattern[self.at - 2 : self.at], 16)),))
        if char.isalnum():
            raise ValueError(char)  # \p{L}, \k<name>, \1
        return Atom((char,))

    def char_class(self) -> Atom:
        denies = self.pattern[self.at] == "^"
        self.at += denies
        chars: list[str] = []
        is_open = denies
        while (char := self.take()) != "]" or not chars:
            if char == "\\":
                atom = self.escape()
                is_open |= atom.is_open
                chars += atom.texts
            elif self.pattern[self.at] == "-" and self.pattern[self.at + 1] not in "]\\":
                self.at += 2
                chars += map(chr, range(ord(char), ord(self.pattern[self.at - 1]) + 1))
            elif char == "[" and self.pattern[self.at] == ":":
                raise ValueError(char)
            else:
                chars.append(char)
        if denies:
            chars = [other for other in _OTHERS if other not in chars]
        return Atom(tuple(chars), is_open=is_open)

    def group(self) -> Atom:
        denies = is_around = False
        if self.pattern[self.at] == "?":
            rest = self.pattern[self.at + 1 :]
            denies = rest.startswith(("!", "<!"))
            is_around = denies or rest.startswith(("=", "<="))
            if is_around:
                self.at += 3 if rest.startswith("<") else 2
            elif rest.startswith((":", ">")):
                self.at += 2
            elif rest.startswith(("P<", "<")):
                self.at = self.pattern.index(">", self.at) + 1
            elif flags := _FLAGS.match(rest):
                self.at += 1 + flags.end()
            else:
                raise ValueError("a condition, or flags for the rest")
        branches = self.branches()
        if self.take() != ")":
            raise ValueError("unbalanced")
        return _NOTHING if denies else Atom(branches=branches, is_open=is_around)

    def repeats(self) -> tuple[int, int | None]:
        char = self.pattern[self.at : self.at + 1]
        bounds: tuple[int, int | None] = (1, 1)
        if char and char in "*+?":
            self.at += 1
            bounds = {"*": (0, None), "+": (1, None), "?": (0, 1)}[char]
        elif char == "{":
            end = self.pattern.index("}", self.at)
            first, comma, last = self.pattern[self.at + 1 : end].partition(",")
            self.at = end + 1
            bounds = (int(first), (int(last) if last else None) if comma else int(first))
        if char and self.pattern[self.at : self.at + 1] in ("?", "+"):
            self.at += 1  # lazy or possessive
        return bounds
