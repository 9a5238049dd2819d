"""What is known about a regular expression without running it: the literals it needs, and its longest match.

It parses regular expressions and, when in doubt, errs on the safe side. Start with `pattern_shape`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from copyedit.matching.literals import DIGIT, better, literal_set

_MOST = 160  # literals per pattern; “(?:did|had) (?:gone|came|took)” has six
_HEX = re.compile(r"\\x([0-9A-Fa-f]{2})")
_RANGE = re.compile(r"(.)-(.)", re.DOTALL)
_LARGEST_CLASS = 40  # characters
_LONGEST_WORD = 40  # letters; the assumed maximum for \w+, \d+ and [a-z]*
_ENDLESS = 1 << 30
_NOTHING = frozenset({""})


class Part(NamedTuple):
    """What is known about a part of a pattern.

    `texts`: everything it can match, if that is little. `begins`: every match begins with one of these. `literals`:
    every match contains one of these (None: nothing is certain). `width`: the longest match. `is_word`: a class of
    word characters. `around`: a lookahead (1) or lookbehind (-1), whose text is not part of the match.
    """

    texts: frozenset[str] | None
    begins: frozenset[str]
    literals: frozenset[str] | None
    width: int
    is_word: bool = False
    around: int = 0


class Shape(NamedTuple):
    """`literals`, in lower case: every match contains one (none: nothing is certain). `reach`: the longest match, in
    code points; None if unlimited, and for patterns with anchors, which need the whole block. `needs_digit`: there is
    no literal, but every match contains a digit.
    """

    literals: tuple[str, ...] = ()
    reach: int | None = None
    needs_digit: bool = False


def pattern_shape(pattern: str) -> Shape:
    """The shape of a pattern. Case is folded, as in the text searched; a line feed represents the end of a block.

    >>> pattern_shape(r"\\b(?:accus|blam)ed her for")
    Shape(literals=('accused her for', 'blamed her for'), reach=15, needs_digit=False)
    >>> pattern_shape(r"colou?r.*").literals, pattern_shape(r"\\d+(?:nd|rd)").needs_digit
    (('color', 'colour'), True)
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
    if DIGIT in literals:
        return Shape((), reach, needs_digit=all(any(map(str.isdigit, each)) for each in literals))
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
        texts = _union([branch.texts for branch in branches])
        begins = frozenset[str]().union(*(branch.begins for branch in branches))
        literals = _union([branch.literals for branch in branches])
        return Part(
            texts if texts is not None and len(texts) <= _MOST else None,
            begins if len(begins) <= _MOST else _NOTHING,
            literals,
            max(branch.width for branch in branches),
        )

    def sequence(self) -> Part:
        best: frozenset[str] | None = None
        run = _NOTHING  # all texts of the stretch just read
        begins: frozenset[str] | None = None  # what the first stretch begins with; None until it has been read
        width = 0
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            part = self.atom()
            fewest, most = self.quantifier(part.is_word)
            width = min(_ENDLESS, width + part.width * most)
            texts = _repeated(part.texts, fewest, most) if not part.around else None
            together = _product(run, texts) if texts is not None else None
            if together is not None:
                run = together
                continue
            sure = fewest > 0 and part.around >= 0
            start = _product(run, part.begins) if sure else None
            begins = begins or start or run
            best = better(better(best, literal_set(run)), literal_set(start or run))
            if fewest > 0:
                best = better(best, part.literals)
            least = _repeated(part.texts, fewest, fewest) if fewest > 1 and not part.around else None
            if least:  # “X{4,}” has “XXXX”
                best = better(best, literal_set(least))
            if not part.around:  # the text of a lookaround comes later, or came before
                run = texts or _NOTHING
        whole = run if begins is None else None
        return Part(whole, begins or run, better(best, literal_set(run)), width)

    def atom(self) -> Part:
        char = self.pattern[self.at]
        self.at += 1
        if char == "\\":
            return self.escape()
        if char == "[":
            return self.char_class()
        if char == "(":
            return self.group()
        if char in "^$":
            return _texts(frozenset({"\n"}), 0)
        return _ANY if char == "." else _texts(frozenset({char.lower()}))

    def escape(self) -> Part:
        char = self.pattern[self.at]
        self.at += 1
        if char in "pPNx":
            if self.pattern[self.at : self.at + 1] == "{":
                self.at = self.pattern.index("}", self.at) + 1
            elif char == "x":
                self.at += 2
                return _texts(frozenset({chr(int(self.pattern[self.at - 2 : self.at], 16)).lower()}))
            return _ANY._replace(is_word=char == "p")
        if char in "gk" or (char.isdigit() and char != "0"):
            raise ValueError(char)  # a backreference, of unknown length
        if char in "bBAZmMK":
            return _texts(_NOTHING, 0)
        if char == "d":
            return _texts(frozenset("0123456789"))._replace(is_word=True)
        if char.isalnum():
            return _ANY._replace(is_word=char in "ws")
        return _texts(frozenset({char}))

    def char_class(self) -> Part:
        start = self.at
        if self.pattern[self.at] == "^":
            self.at += 1
        if self.pattern[self.at] == "]":
            self.at += 1
        while self.pattern[self.at] != "]":
            self.at += 2 if self.pattern[self.at] == "\\" else 1
        self.at += 1
        inside = self.pattern[start : self.at - 1]
        chars = _class_chars(inside)
        part = _ANY if chars is None else _texts(chars)
        return part._replace(is_word=not inside.startswith("^"))

    def group(self) -> Part:
        around = 0
        denies = False
        if self.pattern[self.at] == "?":
            rest = self.pattern[self.at : self.at + 4]
            if rest.startswith(("?:", "?>")):
                self.at += 2
            elif rest.startswith(("?=", "?!", "?<=", "?<!")):
                around = -1 if rest.startswith("?<") else 1
                denies = rest.startswith(("?!", "?<!"))
                self.at += 3 if around < 0 else 2
            elif rest.startswith("?P="):
                self.at = self.pattern.index(")", self.at) + 1
                return _AGAIN
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
        return _texts(_NOTHING, 0) if denies else part._replace(around=around)

    def quantifier(self, is_word: bool) -> tuple[int, int]:
        """The minimum and maximum repeats of the preceding atom."""
        char = self.pattern[self.at : self.at + 1]
        endless = _LONGEST_WORD if is_word else _ENDLESS
        if char and char in "*+?":
            self.at += 1
            bounds = {"*": (0, endless), "+": (1, endless), "?": (0, 1)}[char]
        elif char == "{":
            end = self.pattern.index("}", self.at)
            first, comma, second = self.pattern[self.at + 1 : end].partition(",")
            self.at = end + 1
            fewest = int(first) if first else 0
            bounds = (fewest, fewest if not comma else int(second) if second else endless)
        else:
            return 1, 1
        if self.pattern[self.at : self.at + 1] in ("?", "+"):
            self.at += 1
        return bounds


def _texts(texts: frozenset[str], width: int = 1) -> Part:
    return Part(texts, texts, literal_set(texts), width)


_ANY = Part(None, _NOTHING, None, 1)
_AGAIN = _ANY._replace(width=_ENDLESS)  # what a group has matched, whatever its length


def _class_chars(inside: str) -> frozenset[str] | None:
    """The characters of a class, if they are few: [$£€], [\\u200b\\u2060], [sz]."""
    inside = _HEX.sub(lambda found: chr(int(found[1], 16)), inside)
    if inside.startswith("^") or "\\" in inside or "[" in inside:
        return None
    chars = set(_RANGE.sub("", inside))
    for found in _RANGE.finditer(inside):
        if ord(found[2]) - ord(found[1]) > _LARGEST_CLASS:
            return None
        chars.update(map(chr, range(ord(found[1]), ord(found[2]) + 1)))
    lower = frozenset(char.lower() for char in chars)
    return lower if len(lower) <= _LARGEST_CLASS else None


def _union(sets: list[frozenset[str] | None]) -> frozenset[str] | None:
    known = [texts for texts in sets if texts is not None]
    return frozenset().union(*known) if len(known) == len(sets) else None


def _product(one: frozenset[str], other: frozenset[str]) -> frozenset[str] | None:
    """Each text of one followed by each of the other; None if that is too many."""
    if len(one) * len(other) > _MOST:
        return None
    return frozenset(before + text for before in one for text in other)


def _repeated(texts: frozenset[str] | None, fewest: int, most: int) -> frozenset[str] | None:
    """The texts of “s”, “s?” and “s{2}”; None if they are not few."""
    if texts is None or (most > 1 and fewest != most):
        return None
    if most <= 1:
        return texts if fewest == most == 1 else texts | _NOTHING
    return frozenset(text * most for text in texts) if len(texts) == 1 and most <= _LONGEST_WORD else None
