"""Quotation marks of every form, and which way each faces. Start with `read_marks`.

Two things decide. Some marks show their side (“, «, ``); others show it only by what stands beside them: a mark with a
blank before it and a letter after it opens. The single closing mark is also the apostrophe (“the workers’ rights”,
“’tis”), and straight marks also stand for feet and inches.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from copyedit.document import Span
from copyedit.language.text.late_pattern import late_pattern


class Side(Enum):
    """`WRONG`: a mark that shows one side and stands as the other would; `EITHER`: nothing tells."""

    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"
    WRONG = "wrong"


class Mark(NamedTuple):
    """A mark that may open or close a quotation.

    `is_double`: of the kind that is never an apostrophe. `is_certain`: it is no apostrophe and no inch mark.
    """

    start: int
    end: int
    is_double: bool
    side: Side
    is_certain: bool = True


DOUBLE, SINGLE = True, False  # the kinds of marks, as `Mark.is_double` has them
_NEUTRAL_DOUBLE = '"″＂〃'
_OPENING_DOUBLE = "“„‟«‹〝❝❮「『《〈"
_CLOSING_DOUBLE = "”»›〞〟❞❯」』》〉"
_ARROWS = "»›❯"
_BOTH_WAYS = "“‟”«»‹›❮❯"  # some languages have them the other way round: „so“, »so«, ”so”
_ONLY_OPENING = "‛‚❛"
_CLOSING_SINGLE = "’ʼ❜"
_NEUTRAL_SINGLE = "'＇´′"
_WRITTEN_OUT = {
    "``": "“",
    "''": '"',
    ",,": "„",
    "‘‘": "“",
    "’’": "”",
    "&quot;": '"',
    "&#34;": '"',
    "&ldquo;": "“",
    "&#8220;": "“",
    "&#x201c;": "“",
    "&rdquo;": "”",
    "&#8221;": "”",
    "&#x201d;": "”",
    "&bdquo;": "„",
    "&laquo;": "«",
    "&raquo;": "»",
    "&lsquo;": "‘",
    "&#8216;": "‘",
    "&#x2018;": "‘",
    "&rsquo;": "’",
    "&#8217;": "’",
    "&#x2019;": "’",
    "&apos;": "'",
    "&#39;": "'",
    "<q>": "「",  # a mark that is sure of its side
    "</q>": "」",
}

_DOUBLE = _NEUTRAL_DOUBLE + _OPENING_DOUBLE + _CLOSING_DOUBLE
_APOSTROPHES = _NEUTRAL_SINGLE + _CLOSING_SINGLE + "‘`"
_SINGLE = _APOSTROPHES + _ONLY_OPENING
# Not inside a word, where an apostrophe is by far the commonest mark; nor in “the U.S.’s”, “rock ’n’ roll”.
_NO_APOSTROPHE = (
    rf"(?!(?<=[^\W_][{_APOSTROPHES}])[^\W_]|(?<=[^\s([][{_APOSTROPHES}])s(?![^\W_])|n[{_APOSTROPHES}](?![^\W_]))"
    rf"(?<![{_APOSTROPHES}][nN][{_APOSTROPHES}])"
)
_ONE_SIGN = late_pattern(rf"[{_DOUBLE}{_SINGLE}]{_NO_APOSTROPHE}", re.IGNORECASE)
_ANY_FORM = late_pattern(rf"{'|'.join(_WRITTEN_OUT)}|{_ONE_SIGN.pattern}", re.IGNORECASE)
_OTHER_FORMS = ("``", "''", ",,", "‘‘", "’’", "&", "<")  # one of them is in each that is written out
_ALL_MARKS = frozenset(_DOUBLE + _SINGLE)
_BRACKETS = frozenset("([{<")
_OPENS_BEFORE = frozenset(">=|-\N{HYPHEN}–—―/…*_~")
_NEVER_FIRST = frozenset(",;:!?)")  # in a quotation: “a "so-called "?”
_CLOSES_AFTER = frozenset(".,:;!?)]}<>=|-\N{HYPHEN}–—―/…*_~")
# Words and figures that begin with an apostrophe: the ’90s, ’tis, ’em.
_CLIPPED = late_pattern(
    r"(?:\d0s?|\d\d|tis|twas|twere|twill|til|till|em|cause|cos|cuz|bout|round|neath|nuff|burbs?|hood|copters?|net|kay|fraid|gator|cept|nother|plane)\b",
    re.IGNORECASE,
)
# Words that end in one: the workers’ rights, goin’ home, ol’ man, six foot (6’).
_MAY_BE_APOSTROPHE = late_pattern(
    r"(?:[szx\d]|in|(?<![^\W_])(?:an|o|ol|th|t|wi|lil|po|lo|mo|sho|fo|yo|gov))\Z", re.IGNORECASE
)
_LONGEST_ENDING = 5


def read_marks(prose: str, paragraphs: Iterable[Span]) -> Iterator[tuple[Span, list[Mark]]]:
    """Each paragraph with its marks that may open or close a quotation, in order."""
    for paragraph in paragraphs:
        form = _ANY_FORM if any(prose.find(sign, *paragraph) >= 0 for sign in _OTHER_FORMS) else _ONE_SIGN
        found = form.finditer(prose, paragraph.start, paragraph.end)
        marks = (_mark(prose, paragraph, each.start(), each.end()) for each in found)
        yield paragraph, [mark for mark in marks if mark is not None]


def _mark(prose: str, paragraph: Span, start: int, end: int) -> Mark | None:
    sign = prose[start:end]
    sign = _WRITTEN_OUT.get(sign.lower(), sign)
    before = prose[start - 1] if start > paragraph.start else " "
    after = prose[end] if end < paragraph.end else " "
    if after == "." and prose[end + 1 : end + 2] in ("", " ", "\n"):
        after = ","  # a full stop, which nothing begins with; “...so” may
    is_double = sign in _DOUBLE
    mark = Mark(start, end, is_double, _stands(before, after))
    return _double(mark, sign, before) if is_double else _single(mark, sign, prose, paragraph.start)


def _stands(before: str, after: str) -> Side:
    """Which way a mark faces, by the characters beside it."""
    ends = after.isspace() or after in _CLOSES_AFTER
    if before.isspace():
        return Side.EITHER if after.isspace() else Side.CLOSE if after in _NEVER_FIRST else Side.OPEN
    if before in _BRACKETS:
        return Side.OPEN
    if before in _OPENS_BEFORE:
        return Side.CLOSE if ends else Side.EITHER if after in _BRACKETS else Side.OPEN
    if before in _ALL_MARKS:
        return Side.CLOSE if ends else Side.EITHER if after in _ALL_MARKS else Side.OPEN
    return Side.CLOSE if ends or after in _ALL_MARKS else Side.EITHER


def _double(mark: Mark, sign: str, before: str) -> Mark:
    if sign in _NEUTRAL_DOUBLE:  # after a figure: 6'2", a 12" record, or “in 1999"”
        return mark._replace(side=Side.CLOSE, is_certain=False) if before.isdigit() else mark
    shown = Side.OPEN if sign in _OPENING_DOUBLE else Side.CLOSE
    if shown is Side.CLOSE and before.isspace() and mark.side is Side.EITHER and sign in _ARROWS:
        return mark._replace(side=shown, is_certain=False)  # “Read more »”, but also « so »
    if sign in _BOTH_WAYS and mark.side not in (shown, Side.EITHER):
        return mark._replace(side=Side.WRONG)
    return mark._replace(side=shown)


def _single(mark: Mark, sign: str, prose: str, first: int) -> Mark | None:
    if mark.side is Side.OPEN:
        return mark._replace(is_certain=_opens_surely(mark, prose, first))
    if sign in _ONLY_OPENING:
        return None
    ending = prose[max(first, mark.start - _LONGEST_ENDING) : mark.start]
    if mark.side is Side.CLOSE:
        is_certain, faces_wrongly = not _MAY_BE_APOSTROPHE.search(ending), sign in "‘`"
    else:  # “he said,'We go'”; in “the workers ' rights” nothing tells
        is_certain, faces_wrongly = ending[-1:] in tuple(",:;!?"), sign in _CLOSING_SINGLE
    return mark._replace(is_certain=is_certain, side=Side.WRONG if is_certain and faces_wrongly else mark.side)


def _opens_surely(mark: Mark, prose: str, first: int) -> bool:
    """False for what may be the apostrophe of a clipped word: ’tis, the ’90s, in the ’burbs."""
    clipped = _CLIPPED.match(prose, mark.end)
    if not clipped:
        return True
    lead = prose[max(first, mark.start - 3) : mark.start].rstrip()
    return lead.endswith(":") or (lead.endswith(",") and clipped.group()[0].isupper())
