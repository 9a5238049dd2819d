"""What is known about a regular expression without running it: the literals it needs, and its longest match.

It parses regular expressions and, when in doubt, errs on the safe side. Start with `pattern_shape`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_SHORTEST = 3  # letters; a shorter literal is too common to save anything
_MOST = 160  # literals per pattern; “(?:did|had) (?:gone|came|took)” has six
_RARE = frozenset(
    "$£€%°&@#*_[]{}<>|~^=?!`;©®™\N{REPLACEMENT CHARACTER}"
)  # signs rare enough to search for by themselves
_RARE_PAIRS = frozenset({"tk", "xx"})  # of letters
# Words in every other sentence, which save little as a literal.
_COMMON = frozenset(
    "the and for that with from was has have had are his her their its not but they this one day men over said of to "
    "in on at by is be as it he she we an a or if who will would been were which about more up out so no".split()
)
_TYPOGRAPHY = frozenset("“”‘’–—…\N{NO-BREAK SPACE}é")  # not ASCII, but in every story
_HEX = re.compile(r"\\x([0-9A-Fa-f]{2})")
_RANGE = re.compile(r"(.)-(.)", re.DOTALL)
_LARGEST_CLASS = 40  # characters
_DIGIT = "0-9"  # represents any digit among literals
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
            best = _better(_better(best, _literal_set(run)), _literal_set(start or run))
            if fewest > 0:
                best = _better(best, part.literals)
            least = _repeated(part.texts, fewest, fewest) if fewest > 1 and not part.around else None
            if least:  # “X{4,}” has “XXXX”
                best = _better(best, _literal_set(least))
            if not part.around:  # the text of a lookaround comes later, or came before
                run = texts or _NOTHING
        whole = run if begins is None else None
        return Part(whole, begins or run, _better(best, _literal_set(run)), width)

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
    return Part(texts, texts, _literal_set(texts), width)


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
    return frozenset(char.lower() for char in chars) if len(chars) <= _LARGEST_CLASS else None


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


def _literal_set(texts: frozenset[str]) -> frozenset[str] | None:
    """The texts, if each is rare enough to search for; else that there is a digit; else None."""
    if all(map(_is_literal, texts)):
        return frozenset(text for text in texts if not any(other in text for other in texts - {text}))
    return frozenset({_DIGIT}) if all(any(map(str.isdigit, text)) for text in texts) else None


def _is_literal(text: str) -> bool:
    stripped = text.strip(" ")
    if not stripped or stripped == "\n":
        return len(text) > 1  # several spaces
    if stripped.isalnum():
        return len(stripped) >= _SHORTEST or _is_rare(stripped) or stripped in _RARE_PAIRS or text[-3:-1].isdigit()
    # Several marks, or a mark with a space: “ ,” and “( ” are slips, but “, ” and “. ” are in every sentence.
    return len(text) > 1 or _is_rare(stripped)


def _is_rare(text: str) -> bool:
    return text != "" and (text in _RARE or (text not in _TYPOGRAPHY and not (text.isascii() and text.isprintable())))


def _better(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """The set that will be found less often: long literals, few of them, no common words."""
    if one is None or other is None:
        return one or other
    return min(one, other, key=lambda literals: (sum(map(_cost, literals)), sorted(literals)))


def _cost(literal: str) -> float:
    """Roughly how often a literal occurs: each further letter or mark makes it some three times rarer."""
    if literal == _DIGIT:
        return 10.0
    if literal.endswith(" ") and literal[0] in ".,;:!?)”":
        return 1.0
    words = literal.split()
    length = sum(len(word) if word not in _COMMON else 2.0 if len(words) > 1 else 0.5 for word in words)
    length += sum(not char.isalnum() for char in literal.replace(" ", ""))  # marks are rarer than letters
    return 0.3**length + 1e-5
