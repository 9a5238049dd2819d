"""What can be told of a regular expression without running it: the literals it needs, and its longest match.

A small reader of regular expressions that gives up on the safe side. Start with `pattern_shape`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_SHORTEST = 3  # letters; a shorter literal is seen too often to save anything
_RARE = frozenset("$£€%°&@#*_[]{}<>|~^=?!`;©®™\N{REPLACEMENT CHARACTER}")  # signs that are worth a look by themselves
# Words that stand in every other sentence: as a literal they save little.
_COMMON = frozenset(
    "the and for that with from was has have had are his her their its not but they this one day men over said".split()
)
_TYPOGRAPHY = frozenset("“”‘’–—…\N{NO-BREAK SPACE}é")  # not ASCII, and yet in every story
_HEX = re.compile(r"\\x([0-9A-Fa-f]{2})")
_RANGE = re.compile(r"(.)-(.)", re.DOTALL)
_LARGEST_CLASS = 40  # characters
_DIGIT = "0-9"  # stands among literals for any digit
_LONGEST_WORD = 40  # letters; how far \w+, \d+ and [a-z]* are taken to reach
_ENDLESS = 1 << 30


class Part(NamedTuple):
    """Of a part of a pattern: literals, one of which is in any match (None: nothing is certain), and the longest."""

    literals: frozenset[str] | None
    width: int


class Atom(NamedTuple):
    """Its literal text, or else what a group or class makes certain; `is_word`: a class of word characters."""

    text: str
    inner: frozenset[str] | None
    width: int
    is_word: bool = False


class Shape(NamedTuple):
    """`literals`, in lower case: any match holds one (none: nothing is certain). `reach`: the longest match, in code
    points; None where it has no end, and for patterns with anchors, which need the whole block. `needs_digit`: no
    literal, but a digit.
    """

    literals: tuple[str, ...] = ()
    reach: int | None = None
    needs_digit: bool = False


def pattern_shape(pattern: str) -> Shape:
    """Case is folded, because triggers are looked for in folded text.

    >>> pattern_shape(r"\\b(?:accus|blam)ed (?:him|her) for")
    Shape(literals=('accus', 'blam'), reach=15, needs_digit=False)
    >>> pattern_shape(r"colou?r.*").literals, pattern_shape(r"\\d+(?:nd|rd)").needs_digit
    (('colo',), True)
    """
    try:
        reader = _Reader(pattern)
        part = reader.alternatives()
        if reader.at < len(pattern):
            return Shape()
    except (IndexError, ValueError):
        return Shape()
    anchored = any(sign in pattern for sign in ("^", "$", "\\A", "\\Z"))
    reach = None if anchored or part.width >= _ENDLESS else part.width
    literals = part.literals or frozenset()
    if _DIGIT in literals:
        return Shape((), reach, needs_digit=literals == {_DIGIT})
    return Shape(tuple(sorted(literals)), reach)


class _Reader:
    """Recursive descent over a pattern."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def alternatives(self) -> Part:
        branches = [self.sequence()]
        while self.at < len(self.pattern) and self.pattern[self.at] == "|":
            self.at += 1
            branches.append(self.sequence())
        known = [branch.literals for branch in branches if branch.literals is not None]
        literals = frozenset().union(*known) if len(known) == len(branches) else None
        return Part(literals, max(branch.width for branch in branches))

    def sequence(self) -> Part:
        best: frozenset[str] | None = None
        run = ""
        width = 0
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            atom = self.atom()
            least, most = self.quantifier(atom.is_word)
            width = min(_ENDLESS, width + atom.width * most)
            if atom.text and least == most == 1:
                run += atom.text
                continue
            if atom.text and least > 0:
                best, run = _better(best, _literal_set(run + atom.text)), atom.text
                continue
            best, run = _better(best, _literal_set(run)), ""
            if least > 0:
                best = _better(best, atom.inner)
        return Part(_better(best, _literal_set(run)), width)

    def atom(self) -> Atom:
        char = self.pattern[self.at]
        self.at += 1
        if char == "\\":
            return self.escape()
        if char == "[":
            return self.char_class()
        if char == "(":
            return self.group()
        if char in "^$":
            return Atom("", None, 0)
        return Atom("", None, 1) if char == "." else Atom(char.lower(), None, 1)

    def escape(self) -> Atom:
        char = self.pattern[self.at]
        self.at += 1
        if char in "pPNx":
            if self.pattern[self.at : self.at + 1] == "{":
                self.at = self.pattern.index("}", self.at) + 1
            elif char == "x":
                self.at += 2
                return Atom(chr(int(self.pattern[self.at - 2 : self.at], 16)).lower(), None, 1)
            return Atom("", None, 1, is_word=char == "p")
        if char in "gk" or char.isdigit():
            raise ValueError(char)  # a group again: as long as that group
        if char in "bBAZmM":
            return Atom("", None, 0)
        if char.isalnum():
            return Atom("", frozenset({_DIGIT}) if char == "d" else None, 1, is_word=char in "wds")
        return Atom(char, None, 1)

    def char_class(self) -> Atom:
        """Past the class; its characters are literals where all are worth a look: [$£€], [\\u200b\\u2060]."""
        start = self.at
        if self.pattern[self.at] == "^":
            self.at += 1
        if self.pattern[self.at] == "]":
            self.at += 1
        while self.pattern[self.at] != "]":
            self.at += 2 if self.pattern[self.at] == "\\" else 1
        self.at += 1
        inside = self.pattern[start : self.at - 1]
        return Atom("", _class_literals(inside), 1, is_word=not inside.startswith("^"))

    def group(self) -> Atom:
        looks_around = False
        if self.pattern[self.at] == "?":
            rest = self.pattern[self.at : self.at + 4]
            if rest.startswith(("?:", "?>")):
                self.at += 2
            elif rest.startswith(("?=", "?!", "?<=", "?<!")):
                looks_around = True  # it holds text that the match itself need not hold
                self.at += 3 if rest.startswith("?<") else 2
            elif rest.startswith(("?P<", "?<")):
                self.at = self.pattern.index(">", self.at) + 1
            elif ":" in self.pattern[self.at : self.pattern.index(")", self.at)]:
                self.at = self.pattern.index(":", self.at) + 1  # (?-i:...)
            else:
                raise ValueError("flags")
        part = self.alternatives()
        if self.pattern[self.at] != ")":
            raise ValueError("unbalanced")
        self.at += 1
        return Atom("", None, 0) if looks_around else Atom("", *part)

    def quantifier(self, is_word: bool) -> tuple[int, int]:
        """The fewest and the most repeats of the atom in front."""
        char = self.pattern[self.at : self.at + 1]
        endless = _LONGEST_WORD if is_word else _ENDLESS
        if char and char in "*+?":
            self.at += 1
            bounds = {"*": (0, endless), "+": (1, endless), "?": (0, 1)}[char]
        elif char == "{":
            end = self.pattern.index("}", self.at)
            first, comma, second = self.pattern[self.at + 1 : end].partition(",")
            self.at = end + 1
            least = int(first) if first else 0
            bounds = (least, least if not comma else int(second) if second else endless)
        else:
            return 1, 1
        if self.pattern[self.at : self.at + 1] in ("?", "+"):
            self.at += 1
        return bounds


def _class_literals(inside: str) -> frozenset[str] | None:
    if inside and set(inside) <= set("0123456789-"):
        return frozenset({_DIGIT})
    inside = _HEX.sub(lambda found: chr(int(found[1], 16)), inside)
    if inside.startswith("^") or "\\" in inside:
        return None
    ranges = [(found[1], found[2]) for found in _RANGE.finditer(inside)]
    chars = set(_RANGE.sub("", inside))
    for first, last in ranges:
        chars.update(map(chr, range(ord(first), ord(last) + 1)))
    few_and_rare = 0 < len(chars) <= _LARGEST_CLASS and all(map(_is_rare, chars))
    return frozenset(char.lower() for char in chars) if few_and_rare else None


def _literal_set(run: str) -> frozenset[str] | None:
    stripped = run.strip()
    if len(stripped) >= _SHORTEST or (len(stripped) > 1 and not stripped.isalnum()) or _is_rare(stripped):
        return frozenset({stripped})
    # A blank with a mark: “ ,” and “( ” are slips, “, ” and “. ” stand in every sentence.
    return frozenset({run}) if len(run) > 1 and not stripped.isalnum() and stripped else None


def _is_rare(text: str) -> bool:
    return text != "" and (text in _RARE or (text not in _TYPOGRAPHY and not (text.isascii() and text.isprintable())))


def _better(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """The set that will be seen less often: long literals, few of them, none of the commonest words."""
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda literals: (min(map(_rarity, literals)) - len(literals) / 8, sorted(literals)))


def _rarity(literal: str) -> float:
    if literal == _DIGIT or (literal.endswith(" ") and literal[0] in ".,;:!?)”"):
        return 0
    return 0.5 if literal in _COMMON else len(literal)
