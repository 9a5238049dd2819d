"""Figures of a headline that the story contradicts: “Four arrested”, and five in the lead. Start with `find_figures`.

A headline may round, add up or leave out. So a figure is wrong only if the story has it nowhere, in no form, and if its
first paragraphs have exactly one other figure for the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from copyedit.document import Span
from copyedit.language.figures.amounts import AMOUNT, PERCENT, read_amount, read_percent
from copyedit.language.figures.numerals import NUMERAL, WORD_VALUES, read_numeral
from copyedit.language.figures.people import KINDS
from copyedit.language.figures.slip import Slip
from copyedit.language.headlines.subject import shared_words
from copyedit.language.text.late_pattern import late_pattern

_FATES = (
    r"dead|dies?|died|killed|kills?",
    r"hurts?|injured|injures?|wounded|wounds?",
    r"held|arrested|detained|arrests?|detains?",
    r"charged|indicted",
    r"jailed|imprisoned",
    r"missing",
    r"rescued|saved|rescues?",
    r"evacuated",
    r"laid off|sacked|dismissed|made redundant",
)
_PEOPLE = r"(?:(?!and\b|were\b|was\b)[a-z][\w'-]* ){0,3}?"
_WERE = r"(?:(?:were|was|are|is|have|had|has|been|being) ){0,3}"
_ABOUT = r"(?:about |around |at least |nearly |more than |over |some |up to |almost )?"
_NO_COUNT = r"(?! (?:percent|per|years?|months?|weeks?|days?|hours?|times|million|billion|miles|in|of)\b)"
_NAMED = late_pattern(
    r"\b[A-Z][\w'-]+, (?:aged )?(?P<number>\d{1,2}),|(?<![\w-])(?P<joined>\d{1,2})-year-old\b"
    r"|\baged (?P<aged>\d{1,2})\b"
)
_HEDGED = late_pattern(
    r"(?i:about|around|at least|nearly|more than|over|some|up to|almost|dozens|hundreds|fewer than|less than|under) \Z"
)
_ONE_MORE = late_pattern(rf"\b(?:an?|another|his|her|the) (?:[a-z]+ )?(?:{'|'.join(sorted(KINDS))})\b")
_NUMBERS = late_pattern(rf"{AMOUNT}|(?<![\w])\d+")
_FRONT = 3  # blocks
_LARGE = 20  # above it a headline rounds
_NEAR = 3  # points
_SAME_SUBJECT = 2  # words
_YEARS = 2
_MOST_APART = 3  # times
_PARTS = {"half": 50, "third": 33, "quarter": 25, "fifth": 20, "tenth": 10, "double": 100, "twice": 100}
_SHARES = _PARTS | {"thirds": 67, "two-thirds": 67, "quarters": 75, "three-quarters": 75, "doubled": 100, "halved": 50}
_COUNTS = [
    late_pattern(
        rf"(?P<number>{NUMERAL}){_NO_COUNT} {_PEOPLE}{_WERE}(?:{words})\b"
        rf"|\b(?:{words}) {_ABOUT}(?P<behind>{NUMERAL})"
        rf"{_NO_COUNT}(?! ?%|-)",
        re.IGNORECASE,
    )
    for words in _FATES
]  # fmt: skip


def find_figures(text: str, headline: Span, blocks: Sequence[Span]) -> Iterator[Slip]:
    """Counts of people, shares and ages in the headline that the story contradicts."""
    if not blocks or not _NUMBERS.search(text, *headline):
        return
    body = Span(blocks[0].start, blocks[-1].end)
    front = blocks[:_FRONT]
    yield from _counts(text, headline, front, body)
    yield from _shares(text, headline, front, body)
    yield from _ages(text, headline, front, body)


def _counts(text: str, headline: Span, front: Sequence[Span], body: Span) -> Iterator[Slip]:
    for pattern in _COUNTS:
        for match in pattern.finditer(text, *headline):
            group = "number" if match["number"] else "behind"
            if _HEDGED.search(text, headline.start, match.start(group)):
                continue
            value = read_numeral(match[group]).value
            others = [found for block in front for found in pattern.finditer(text, *block)]
            counted = {_count_of(other) for other in others}
            if len(counted) == 1 and _is_near_enough(value, *counted) and not _is_said(text, value, body):
                other = others[0]
                told = f"{match[group]} in the headline, {other['number'] or other['behind']} in the story"
                yield Slip(Span(*match.span(group)), told, Span(*other.span()))


def _is_near_enough(value: float, other: float) -> bool:
    """True for two counts of one accident, and not for 13 a day and 957 in all."""
    return value != other and max(value, other) <= _MOST_APART * min(value, other)


def _count_of(match: re.Match[str]) -> float:
    return read_numeral(match["number"] or match["behind"]).value


def _is_said(text: str, value: float, body: Span) -> bool:
    """True if the story has the number, or small ones that make it: “three men and a woman” for four."""
    numbers = [read_amount(found.group()).value for found in _NUMBERS.finditer(text, *body)]
    if value in numbers or any(value == round(number, -1) for number in numbers if value > _LARGE):
        return True
    ones = [1.0] * (_ONE_MORE.search(text, *body) is not None)
    small = [*ones, *(number for number in numbers if 0 < number < value)][:_LARGE]
    return value <= 100 and any(sum(some) == value for many in (2, 3) for some in combinations(small, many))


def _shares(text: str, headline: Span, front: Sequence[Span], body: Span) -> Iterator[Slip]:
    pattern = re.compile(PERCENT)
    for match in pattern.finditer(text, *headline):
        value, step = read_percent(match.group())
        others = [
            found
            for block in front
            for found in pattern.finditer(text, *block)
            if shared_words(text, headline, found.start(), block) >= _SAME_SUBJECT
        ]
        shares = {read_percent(other.group())[0] for other in others}
        is_near = any(abs(share - value) <= max(step, 1) for share in shares)
        is_typo = len(shares) == 1 and _is_typo(value, *shares)
        if is_typo and not is_near and not _is_share_said(text, value, body):
            told = f"{match.group()} in the headline, {others[0].group()} in the story"
            yield Slip(Span(*match.span()), told, Span(*others[0].span()))


def _is_share_said(text: str, value: float, body: Span) -> bool:
    """True if the story has the share, its rest, or a word for it: “a third” for 33 percent."""
    numbers = {read_amount(found.group()).value for found in _NUMBERS.finditer(text, *body)}
    words = {_SHARES.get(word) for word in re.findall(r"[a-z-]+", text[body.start : body.end].lower())}
    is_word = any(share is not None and abs(share - value) <= _NEAR for share in words)
    return is_word or any(abs(number - value) <= 1 or abs(number + value - 100) < 1 for number in numbers)


def _ages(text: str, headline: Span, front: Sequence[Span], body: Span) -> Iterator[Slip]:
    for match in _NAMED.finditer(text, *headline):
        place = Span(*match.span(match.lastgroup or 0))
        others = [
            found
            for block in front
            for found in _NAMED.finditer(text, *block)
            if shared_words(text, headline, found.start(), block) >= _SAME_SUBJECT
        ]
        ages = {found[found.lastgroup or 0] for found in others}
        value = text[place.start : place.end]
        if len(ages) == 1 and _is_typo(int(value), int(*ages)) and not _has_number(text, int(value), body):
            other = others[0]
            told = f"{value} in the headline, {ages.pop()} in the story"
            yield Slip(place, told, Span(*other.span(other.lastgroup or 0)))


def _has_number(text: str, value: int, body: Span) -> bool:
    words = [word for word, number in WORD_VALUES.items() if number == value]
    return bool(re.search(rf"\b(?:{'|'.join([str(value), *words])})\b", text[body.start : body.end], re.IGNORECASE))


def _is_typo(one: float, other: float) -> bool:
    """True for numbers that a slip turns into each other: 19 and 91, 14 and 24, 7 and 9; not for 7 and 33."""
    first, second = (f"{number:g}" for number in (one, other))
    if one == other:
        return False
    if abs(one - other) <= _YEARS or sorted(first) == sorted(second):
        return True
    return len(first) == len(second) > 1 and sum(a != b for a, b in zip(first, second, strict=True)) == 1
