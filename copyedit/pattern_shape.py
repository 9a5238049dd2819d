"""What can be told of a regular expression without running it: the literals it needs, and its longest match.

A small reader of regular expressions that gives up on the safe side. Start with `pattern_shape`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_SHORTEST = 3  # letters; a shorter literal is seen too often to save anything
_MOST = 160  # literals for one pattern: “(?:did|had) (?:gone|came|took)” has six
_RARE = frozenset("$£€%°&@#*_[]{}<>|~^=?!`;©®™\N{REPLACEMENT CHARACTER}")  # signs that are worth a look by themselves
# Words that stand in every other sentence: as a literal they save little.
_COMMON = frozenset(
    "the and for that with from was has have had are his her their its not but they this one day men over said of to "
    "in on at by is be as it he she we an a or if who will would been were which about more up out so no".split()
)
_TYPOGRAPHY = frozenset("“”‘’–—…\N{NO-BREAK SPACE}é")  # not ASCII, and yet in every story
_HEX = re.compile(r"\\x([0-9A-Fa-f]{2})")
_RANGE = re.compile(r"(.)-(.)", re.DOTALL)
_LARGEST_CLASS = 40  # characters
_DIGIT = "0-9"  # stands among literals for any digit
_LONGEST_WORD = 40  # letters; how far \w+, \d+ and [a-z]* are taken to reach
_ENDLESS = 1 << 30
_NOTHING = frozenset({""})


class Part(NamedTuple):
    """What is known of a part of a pattern. `texts`: all it can match, where they are few. `literals`: one of them is
    in any match (None: nothing is certain). `width`: the longest match. `is_word`: a class of word characters.
    """

    texts: frozenset[str] | None
    literals: frozenset[str] | None
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
    """Case is folded, because triggers are looked for in folded text. A line feed stands for the end of a block.

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
        texts = _union([branch.texts for branch in branches])
        literals = _union([branch.literals for branch in branches])
        few = texts if texts is not None and len(texts) <= _MOST else None
        return Part(few, literals, max(branch.width for branch in branches))

    def sequence(self) -> Part:
        best: frozenset[str] | None = None
        run = _NOTHING  # all texts of the stretch read last
        complete = True  # that stretch is the whole sequence
        width = 0
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            part = self.atom()
            least, most = self.quantifier(part.is_word)
            width = min(_ENDLESS, width + part.width * most)
            texts = _repeated(part.texts, least, most)
            if texts is not None and len(run) * len(texts) <= _MOST:
                run = frozenset(before + text for before in run for text in texts)
                continue
            complete = False
            best = _better(best, _literal_set(run))
            if texts is None and least > 0:
                best = _better(best, part.literals)
            run = texts or _NOTHING
        return Part(run if complete else None, _better(best, _literal_set(run)), width)

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
            return Part(frozenset({"\n"}), None, 0)
        return Part(None, None, 1) if char == "." else _char(char)

    def escape(self) -> Part:
        char = self.pattern[self.at]
        self.at += 1
        if char in "pPNx":
            if self.pattern[self.at : self.at + 1] == "{":
                self.at = self.pattern.index("}", self.at) + 1
            elif char == "x":
                self.at += 2
                return _char(chr(int(self.pattern[self.at - 2 : self.at], 16)))
            return Part(None, None, 1, is_word=char == "p")
        if char in "gk" or (char.isdigit() and char != "0"):
            raise ValueError(char)  # a group again: as long as that group
        if char in "bBAZmM":
            return Part(_NOTHING, None, 0)
        if char == "d":
            return Part(frozenset("0123456789"), frozenset({_DIGIT}), 1, is_word=True)
        if char.isalnum():
            return Part(None, None, 1, is_word=char in "ws")
        return _char(char)

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
        return Part(chars, _literal_set(chars or _NOTHING), 1, is_word=not inside.startswith("^"))

    def group(self) -> Part:
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
        return Part(_NOTHING, None, 0) if looks_around else part

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


def _char(char: str) -> Part:
    return Part(frozenset({char.lower()}), None, 1)


def _class_chars(inside: str) -> frozenset[str] | None:
    """The characters of a class, where they are few: [$£€], [\\u200b\\u2060], [sz]."""
    inside = _HEX.sub(lambda found: chr(int(found[1], 16)), inside)
    if inside.startswith("^") or "\\" in inside or "[" in inside:
        return None
    chars = set(_RANGE.sub("", inside))
    for found in _RANGE.finditer(inside):
        chars.update(map(chr, range(ord(found[1]), ord(found[2]) + 1)))
    return frozenset(char.lower() for char in chars) if len(chars) <= _LARGEST_CLASS else None


def _union(sets: list[frozenset[str] | None]) -> frozenset[str] | None:
    known = [texts for texts in sets if texts is not None]
    return frozenset().union(*known) if len(known) == len(sets) else None


def _repeated(texts: frozenset[str] | None, least: int, most: int) -> frozenset[str] | None:
    """The texts of “s”, “s?” and “s{2}”; None where they are not few."""
    if texts is None or (most > 1 and not least == most == 2):
        return None
    if most == 2:
        return frozenset(one + other for one in texts for other in texts) if len(texts) ** 2 <= _MOST else None
    return texts if least == most == 1 else texts | _NOTHING


def _literal_set(texts: frozenset[str]) -> frozenset[str] | None:
    """The texts, if each is worth a look by itself; or that there is a digit; or None."""
    if all(map(_is_literal, texts)):
        return frozenset(text for text in texts if not any(other in text for other in texts - {text}))
    return frozenset({_DIGIT}) if all(any(map(str.isdigit, text)) for text in texts) else None


def _is_literal(text: str) -> bool:
    stripped = text.strip()
    if not stripped:
        return False
    if stripped != text.strip(" "):
        return True  # at an end of a block
    if stripped.isalnum():
        return len(stripped) >= _SHORTEST or _is_rare(stripped)
    # Marks together, or a blank with a mark: “ ,” and “( ” are slips, “, ” and “. ” stand in every sentence.
    return len(stripped) > 1 or len(text) > 1 or _is_rare(stripped)


def _is_rare(text: str) -> bool:
    return text != "" and (text in _RARE or (text not in _TYPOGRAPHY and not (text.isascii() and text.isprintable())))


def _better(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """The set that will be seen less often: long literals, few of them, none of the commonest words."""
    if one is None or other is None:
        return one or other
    return min(one, other, key=lambda literals: (sum(map(_cost, literals)), sorted(literals)))


def _cost(literal: str) -> float:
    """About how often it is seen: each letter or mark more makes a literal some three times as rare."""
    if literal == _DIGIT or (literal.endswith(" ") and literal[0] in ".,;:!?)”"):
        return 1.0
    words = literal.split()
    length = sum(len(word) if word not in _COMMON else 1.0 if len(words) > 1 else 0.5 for word in words)
    return 0.3 ** (length + 3 * literal.count("\n")) + 1e-5
