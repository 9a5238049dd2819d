"""A number of things against the list of them: “12 highlights” and eleven items. Start with `find_lists`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copyedit.document import Span
from copyedit.language.figures.numerals import NUMERAL, find_from_figure, read_numeral, shown
from copyedit.language.figures.slip import Slip
from copyedit.language.text.late_pattern import late_pattern

_NAME = r"[A-Z][\w'’.-]*(?: (?:(?:of|the|de|la|el|al|van|von|du|da) )?[A-Z][\w'’.-]*){0,4}"
_AGE = r"(?:, (?:aged )?\d{1,2}(?=,| and ))?"
_NO_ADJECTIVE = r"(?:the|an?|of|in|on|at|to|for|with|who|that|is|are|was|were|includ\w+|and|or|percent|per|million)"
_COUNT = (
    rf"(?P<count>{NUMERAL}) (?:(?!{_NO_ADJECTIVE}\b)[a-z][\w'-]* ){{0,3}}?(?P<noun>[a-z][\w'-]+s|people|men"
    rf"|women|children)"
)
_WILL_BE = r"(?: (?:will|are|were|have|be|been|[a-z]+ed)){0,3}"
# A stop ends the list, but not that of “Rep. Ann Corrie” or “T. S. Marsh”.
_ENDS = (
    r"(?= ?[;:)—–]|(?<!\b[A-Z])(?<!\bReps)(?<!\b[A-Z][a-z])(?<!\b[SRG][eo][nvp])(?<!\bSens)\.(?= |$|\n|[\"”])"
    r"| ?$|\n)"
)
_NAMES = late_pattern(
    rf"{_COUNT}{_WILL_BE}(?::| ?[—–]| --?| \() ?(?P<list>{_NAME}{_AGE}(?:, {_NAME}{_AGE})+,? and {_NAME})"
    rf"(?:{_ENDS}|(?= -|,? (?:who|which|where)\b))"
)
_TWO_NAMES = late_pattern(rf"{_COUNT}{_WILL_BE}(?::| \() ?(?P<list>{_NAME} and {_NAME}){_ENDS}")
_ITEM = late_pattern(rf"{_NAME}")
# Where the names of towns have their states beside them, commas do not count them.
_TOWNS = frozenset("cities towns locations places villages counties sites venues communities suburbs".split())
_HEDGE = late_pattern(
    r"(?:about|around|nearly|almost|over|more than|at least|top|first|last|least|other|of|of [A-Z][\w.]+'s|of "
    r"the|of its|of their|of his|of her) \Z"
)
_NUMBERED = late_pattern(r"(?:No\. ?|#)?(?P<number>\d{1,2})[.):] ?(?=\S)(?!\d)")
_BULLET = late_pattern(r"[•*▪●‣◦–—-] ?(?=\S)")
_PROMISE = late_pattern(
    rf"(?P<count>{NUMERAL}) (?:(?!years?\b|days?\b|percent\b)[A-Za-z][\w'-]* ){{0,4}}?(?:things|ways|reasons"
    rf"|highlights|facts|tips|takeaways|points|questions|lessons|"
    r"steps|ideas|places|books|films|movies|songs|stories|moments|rules|signs|items|measures|proposals"
    r"|demands|dishes|recipes|winners|losers|quotes|myths|mistakes|people|players|answers|options|goals"
    r"|changes|features|key \w+s)\b",
    re.IGNORECASE,
)


_NOT_LISTED = (
    r"(?:years?|months?|weeks?|days?|hours?|minutes?|times|percent|per|million|billion|thousand|hundred|miles|people"
    r"|votes|points|others|pounds|dollars|euros|degrees)\b"
)
_ANYTHING = late_pattern(
    rf"(?P<count>{NUMERAL}) (?!{_NOT_LISTED})(?:(?!{_NO_ADJECTIVE}\b)[a-z][\w'-]* ){{0,2}}?(?!{_NOT_LISTED})[a-z]+s\b"
)


def find_names(text: str, within: Span) -> Iterator[Slip]:
    """“three countries: France, Italy, Spain and Peru”."""
    for pattern in (_NAMES, _TWO_NAMES):
        for match in find_from_figure(pattern, text, within):
            items = len(_ITEM.findall(re.sub(r", (?:aged )?\d+", "", match["list"])))
            count = read_numeral(match["count"]).value
            if (items > count and match["noun"] in _TOWNS) or _HEDGE.search(text, within.start, match.start()):
                continue
            if items != count and abs(items - count) <= max(1, count // 4):
                why = f"{shown(count)} {match['noun']} are announced, {items} named"
                yield Slip(Span(*match.span("count")), why, Span(*match.span("list")))


def find_lists(text: str, blocks: Sequence[Span]) -> Iterator[Slip]:
    """A headline or a first line that promises another number of things than are listed below it."""
    yield from _numbered(text, blocks)
    yield from _bulleted(text, blocks)


def _numbered(text: str, blocks: Sequence[Span]) -> Iterator[Slip]:
    numbers = [(int(found["number"]), block) for block in blocks if (found := _NUMBERED.match(text, *block))]
    values = [number for number, _ in numbers]
    if len(values) < 3 or sorted(values) != list(range(1, len(values) + 1)):
        return
    front = [block for block in blocks[:3] if block.start < numbers[0][1].start]
    promises = [found for block in front for found in find_from_figure(_PROMISE, text, block)]
    counts = {read_numeral(found["count"]).value for found in promises}
    has_other = (
        re.search(rf"(?<!\d){len(values)}(?![\d.):])", text[front[0].start : numbers[0][1].start]) if front else None
    )
    if len(counts) == 1 and not has_other and _is_near_miss(counts.pop(), len(values)):
        yield _slip(promises[0], len(values), Span(numbers[0][1].start, numbers[-1][1].end))


def _bulleted(text: str, blocks: Sequence[Span]) -> Iterator[Slip]:
    """A line that ends in a colon, and the bullets behind it."""
    for index, block in enumerate(blocks):
        if text[block.end - 1] != ":":
            continue
        items = []
        for item in blocks[index + 1 :]:
            if not _BULLET.match(text, *item):
                break
            items.append(item)
        promises = list(find_from_figure(_PROMISE, text, block)) or _last_count(text, block)
        if len(items) < 2 or len(promises) != 1 or _HEDGE.search(text, block.start, promises[0].start()):
            continue
        if _is_near_miss(read_numeral(promises[0]["count"]).value, len(items)):
            yield _slip(promises[0], len(items), Span(items[0].start, items[-1].end))


def _last_count(text: str, block: Span) -> list[re.Match[str]]:
    """Whatever is counted in the line, if one thing is: “four priorities for its first year:”."""
    counts = list(find_from_figure(_ANYTHING, text, block))
    return counts if len(counts) == 1 else []


def _is_near_miss(count: float, items: int) -> bool:
    """Another number, but near enough to be meant for this list."""
    return count >= 2 and count != items and abs(count - items) <= max(1, count // 4)


def _slip(promise: re.Match[str], items: int, place: Span) -> Slip:
    count = read_numeral(promise["count"]).value
    return Slip(Span(*promise.span("count")), f"{shown(count)} are announced, {items} listed", place)
