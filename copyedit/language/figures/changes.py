"""A change and the two figures it lies between: “fell 40 percent to 60 from 90”. Start with `find_changes`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copyedit.document import Span
from copyedit.language.figures.amounts import AMOUNT, Amount, like, read_amount
from copyedit.language.figures.directions import DIRECTION, DIRECTIONS, NOUN, named
from copyedit.language.figures.numerals import places_in, shown
from copyedit.language.figures.slip import Slip, first_only, sentence_at
from copyedit.language.text.late_pattern import late_pattern

_UNIT = r"(?: ?%| per ?cent\b(?! points?\b)| pct\b| percentage points?\b| basis points?\b| points?\b)"
GAP = r"(?:[a-z]{1,2}\b)?(?:,? [a-zA-Z][\w'-]*(?<! from)(?<! to)){0,%d}?"
_VALUE = rf"(?:{AMOUNT}){_UNIT}?"
BOTH = (
    rf"(?:from (?:a |an )?(?P<from>{_VALUE}){GAP % 5},? to (?:a |an )?(?P<to>{_VALUE})"
    rf"|to (?:a |an )?(?P<to2>{_VALUE}){GAP % 8},? from (?:a |an )?(?P<from2>{_VALUE}))"
)
_BY = (
    rf"(?:by )?(?P<hedge>\b(?:about|around|nearly|almost|roughly|some|over|more than|at least|under|less than"
    rf"|just) )?(?P<by>{_VALUE})"
)
_ROSE = rf"\b(?P<way>{DIRECTION})\b{GAP % 3} {BOTH}{GAP % 6}"
# Each with words that its paragraph must hold: most do not, and are not searched.
_PATTERNS = (
    # fell (by) 40 percent (this year) to 60 from 90; up 40 percent from 60
    (("from ",), late_pattern(rf"\b(?P<way>{DIRECTION})(?:{GAP % 4} (?=by )| ){_BY}{GAP % 4},? {BOTH}")),
    # a 40 percent fall to 60 from 90
    (("from ",), late_pattern(rf"\b(?:an?|the) (?P<hedge>)(?P<by>{_VALUE})[- ](?P<way>{NOUN}){GAP % 4},? {BOTH}")),
    # rose from 25 to 30, up 15%
    (("from ", "up "), late_pattern(rf"{_ROSE}(?:,| \() ?up {_BY}")),
    (("from ", "down "), late_pattern(rf"{_ROSE}(?:,| \() ?down {_BY}")),
    # rose from 25 to 30, a rise of 15%; a 15% rise; or 15%
    (
        ("from ",),
        late_pattern(
            rf"{_ROSE}(?:,| \(| -| –| —) ?"
            rf"(?:an? {NOUN} of |or (?:by )?|an? (?=[\w.]+(?: ?%| per ?cent|-percent) {NOUN})|\(){_BY}"
        ),
    ),
    # was $46, down 8 percent from $52
    *(
        (
            (f"{way} ", "from "),
            late_pattern(
                rf"(?P<to2>{_VALUE}){GAP % 6}(?:,| \() ?(?:(?:is|was|are|were) )?(?P<way>{way}) {_BY}"
                rf"{GAP % 2},? from (?P<from>)(?P<from2>{_VALUE})"
            ),
        )
        for way in ("up", "down")
    ),
    # was $20 million, compared with $25 million a year ago, a fall of 30 percent
    (
        ("compared ",),
        late_pattern(
            rf"\b(?:was|were|reached|hit|totall?ed) (?P<to2>{_VALUE}){GAP % 6}(?:,| \() ?compared (?:with|to) "
            rf"(?P<from>)(?P<from2>{_VALUE}){GAP % 5}(?:,| \() ?(?:an? )?(?P<way>{NOUN}|up|down) (?:of )?{_BY}"
        ),
    ),
)
_AHEAD = 16  # code points that may hold “from a record US$”
_SMALL_PART = 0.02
_WAYS = "|".join(word for word in DIRECTIONS if word not in ("up", "down", "cuts", "cut", "growth"))
_CUT = r"(?<=was )cut|(?<=were )cut|(?<=been )cut|(?<=be )cut"
_TWO = late_pattern(rf"\b(?P<way>{_WAYS}|{_CUT})\b(?: (?:slightly|sharply|steadily|again|further|only))? {BOTH}")
# Where these stand near, the figures are not compared as they are.
_DOUBTFUL = late_pattern(
    r"\b(?:adjust\w*|year-on-year|year-over-year|constant|annuali[sz]ed|annual rate|like-for-like|comparable"
    r"|comparable-store|same-store"
    r"|underlying|organic\w*|exchange|yen/dollar|excluding|real terms|inflation|place"
    r"|places|rank\w*"
    r"|spot|spots|seed\w*|table|standings|No\.|degrees|respectively|age|aged|odds|ratio|currency|list|lists"
    r"|charts?|rupees?|pesos?|naira|lira|r[ou]{1,2}bles?|yuan|dong|rand|won|krona|(?:to"
    r"|against) the (?:US )?(?:dollar|euro|pound|yen))\b|\bone in\b"
)
_MONTHS = "January February March April May June July August September October November December".split()
_BEHIND = late_pattern(
    rf"-|(?:st|nd|rd|th)\b| ?(?:a\.m|p\.m|am|pm)\b| (?:{'|'.join(_MONTHS)}|o'clock|in \d{{1,2}}\b|out of|of \d)"
)
# “quadrupled from 2.7 million to 4 million in 1996, to 8 million in 2000, to 12 million today”
_GOES_ON = late_pattern(r"[^.;\n]{0,40}?(?:,|,? and|,? then) to (?:about |an estimated |some )?[$£€]?\d")
_SMALL_WORD = late_pattern(
    r" (?:a|an|the|in|on|at|of|by|per|for|from|to|and|or|last|this|year|over|as|after|when|while)\b"
)
_NOUN_BEHIND = late_pattern(r" ([a-z]{4,})")


def find_changes(text: str, within: Span) -> Iterator[Slip]:
    """Changes that do not lie between their two figures."""
    return first_only(
        slip
        for needed, pattern in _PATTERNS
        if all(_holds(text, within, word) for word in needed)
        for slip in _slips(pattern, text, within)
    )


def _holds(text: str, within: Span, word: str) -> bool:
    """Whether a paragraph has the word; “from” only counts in front of a figure, because most paragraphs have it."""
    if word != "from ":
        return text.find(word, within.start, within.end) >= 0
    return any(text.find(word, max(within.start, at - _AHEAD), at) >= 0 for at in places_in(text, within))


def find_directions(text: str, within: Span) -> Iterator[Slip]:
    """“rose to 25 from 30”."""
    if not _holds(text, within, "from "):
        return
    for match in _TWO.finditer(text, within.start, within.end):
        pair = read_pair(match, text)
        if pair is None or is_doubtful(text, match, within):
            continue
        first, last = pair
        way = DIRECTIONS[match["way"].lower()]
        if (last.value - first.value) * way < 0 and 0.2 < last.value / max(first.value, 1e-9) < 5:
            why = f"from {like(first, first.value)} to {like(last, last.value)} is a {named(-way)}"
            yield Slip(Span(*match.span("way")), f"{why}, not a {named(way)}", ends_of(match))


def _slips(pattern: re.Pattern[str], text: str, within: Span) -> Iterator[Slip]:
    for match in pattern.finditer(text, within.start, within.end):
        pair = read_pair(match, text)
        if pair is None or is_doubtful(text, match, within):
            continue
        slip = _compare(match, *pair)
        if slip is not None:
            yield slip


def _compare(match: re.Match[str], first: Amount, last: Amount) -> Slip | None:
    change, unit = _valued(match["by"])
    is_share = bool(_valued(_both_of(match)[0])[1] or _valued(_both_of(match)[1])[1])
    way = DIRECTIONS[match["way"].lower()]
    gap = last.value - first.value
    if gap * way <= 0 or first.value <= 0:
        return None  # `find_directions` says so
    span, other = Span(*match.span("by")), ends_of(match)
    hedged = bool(match["hedge"])
    if unit == "%" and not is_share:
        return _compare_percent(change, first, last, span, other, hedged)
    if not unit and not is_share:
        return _compare_amounts(change, first, last, span, other, hedged)
    if is_share and unit in ("%", "points", "basis points"):
        return _compare_shares(change, unit, first, last, span, other, hedged)
    return None


def _compare_percent(change: Amount, first: Amount, last: Amount, span: Span, other: Span, hedged: bool) -> Slip | None:
    way = 1 if last.value > first.value else -1
    low = ((last.value - last.slack) / (first.value + first.slack) - 1) * 100 * way
    high = ((last.value + last.slack) / max(first.value - first.slack, 1e-9) - 1) * 100 * way
    low, high = min(low, high), max(low, high)
    allowed = _allowed(change, hedged)
    if low - allowed <= change.value <= high + allowed or not 0.1 < high / change.value < 10:
        return None
    true = abs(last.value / first.value - 1) * 100
    after = like(first, first.value * (1 + way * change.value / 100))
    percent = shown(change.value, 2)
    sum_ = f"{percent}% {'on top of' if way > 0 else 'off'} {like(first, first.value)} is {after}"
    return Slip(span, f"{sum_}, not {like(last, last.value)}; that would be {shown(true)}%", other)


def _compare_amounts(change: Amount, first: Amount, last: Amount, span: Span, other: Span, hedged: bool) -> Slip | None:
    """“fell by $5 million to $20 million from $30 million”: amounts of one currency, so that none is something else."""
    if not change.currency or not change.currency == first.currency == last.currency or hedged:
        return None
    gap = abs(last.value - first.value)
    if abs(gap - change.value) <= first.slack + last.slack + change.slack + change.value * _SMALL_PART:
        return None
    told = f"from {like(first, first.value)} to {like(last, last.value)} is {like(last, gap)}"
    return Slip(span, f"{told}, not {like(change, change.value)}", other)


def _compare_shares(
    change: Amount, unit: str, first: Amount, last: Amount, span: Span, other: Span, hedged: bool
) -> Slip | None:
    """From 4 percent to 6 percent: 2 percentage points, or 50 percent."""
    gap = abs(last.value - first.value)
    points = change.value / 100 if unit == "basis points" else change.value
    rounding = (first.step + last.step + change.step * (0.01 if unit == "basis points" else 1)) / 2 + 1e-9
    if hedged:
        rounding += points * 0.15
    is_points = abs(points - gap) <= rounding
    both = f"from {shown(first.value, 2)}% to {shown(last.value, 2)}% is {shown(gap, 2)} percentage points"
    if unit != "%":
        if is_points:
            return None
        return Slip(span, f"{both}, not {shown(points, 2)}", other)
    percent = gap / first.value * 100
    low, high = percent * 0.9 - _allowed(change, hedged), percent * 1.1 + _allowed(change, hedged)
    if low <= change.value <= high:
        return None
    why = f"{both}, a {named(1 if last.value > first.value else -1)} of {shown(percent)}%"
    right = f"{shown(change.value, 2)} percentage point{'' if change.value == 1 else 's'}" if is_points else None
    return Slip(span, why if is_points else f"{why}, not {shown(change.value, 2)}%", other, right)


def _allowed(change: Amount, hedged: bool) -> float:
    """How far a percentage may be off: writers round, and like round numbers."""
    allowed = change.step
    if change.step == 1 and change.value % 5 == 0:
        allowed = 2.0
    return allowed + change.value * (0.15 if hedged else 0.01) + 1e-9


def read_pair(match: re.Match[str], text: str) -> tuple[Amount, Amount] | None:
    """The two figures, if they can be compared: of one currency, and no years, dates or shares of a number."""
    ends = _both_of(match)
    names = ("from", "to") if match["from"] else ("from2", "to2")
    if any(_BEHIND.match(text, match.end(name)) for name in names) or _GOES_ON.match(text, match.end(names[1])):
        return None
    (first, unit), (last, other_unit) = (_valued(end) for end in ends)
    if first.currency and last.currency and first.currency != last.currency:
        return None
    if first.is_year or last.is_year or (unit and other_unit and unit != other_unit):
        return None
    if bool(unit) != bool(other_unit) and (first.currency or last.currency or first.scale > 1 or last.scale > 1):
        return None  # “rose 77% to $786 million, with margins rising from 42% to 55%”
    nouns = [_noun_behind(text, match.end(name)) for name in names]
    if (all(nouns) and nouns[0] != nouns[1]) or (nouns[0] and not nouns[1] and match["from2"]):
        return None
    if first.scale == 1 < last.scale and first.value < 1000:
        first = first.scaled(last.scale)
    elif last.scale == 1 < first.scale and last.value < 1000:
        return None
    return first, last


def _noun_behind(text: str, at: int) -> str:
    """What is counted: the word behind a figure, unless it is a small word."""
    found = _NOUN_BEHIND.match(text, at)
    return found[1] if found and not _SMALL_WORD.match(text, at) else ""


def _both_of(match: re.Match[str]) -> tuple[str, str]:
    return (match["from"], match["to"]) if match["from"] else (match["from2"], match["to2"])


def ends_of(match: re.Match[str]) -> Span:
    """From the first to the last of the two figures."""
    names = ("from", "to") if match["from"] else ("to2", "from2")
    return Span(match.start(names[0]), match.end(names[1]))


def _valued(words: str) -> tuple[Amount, str]:
    """An amount, and “%”, “points”, “basis points” or nothing."""
    unit = re.search(rf"{_UNIT}\Z", words)
    amount = read_amount(words[: unit.start()] if unit else words)
    if unit is None:
        return amount, ""
    name = unit.group().strip()
    return amount, "basis points" if name.startswith("basis") else "points" if "point" in name else "%"


def is_doubtful(text: str, match: re.Match[str], within: Span) -> bool:
    """True where the sentence says that figures are not compared as they stand: adjusted, ranked, exchanged."""
    return _DOUBTFUL.search(text, *sentence_at(text, match.start(), within)) is not None
