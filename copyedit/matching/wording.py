"""What most rules search for: literal words and patterns. Start with `Wording`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from copyedit.document import Document, Span, fold
from copyedit.matching.patterns import Pattern, make_pattern
from copyedit.matching.triggers import ALWAYS, ANY_DIGIT, Hit, Trigger

if TYPE_CHECKING:
    import regex


class Wording(NamedTuple):
    """Tokens are literals with plain apostrophes and single spaces. They are numbered before the patterns."""

    tokens: tuple[str, ...]
    patterns: tuple[Pattern, ...]
    case: bool


class Place(NamedTuple):
    """A token or pattern, number `which` of its wording, found at `span`; `names` are a pattern's named groups."""

    span: Span
    which: int
    names: dict[str, str]


def make_wording(tokens: Sequence[str], patterns: Sequence[str], case: bool) -> Wording:
    """A wording from a rule's texts. Raises PatternError for a pattern that is not valid."""
    return Wording(
        tuple(plain_words(token) for token in tokens),
        tuple(make_pattern(pattern, case) for pattern in patterns),
        case,
    )


def plain_words(text: str) -> str:
    """A literal as it appears in `Document.plain`: straight apostrophes, single spaces."""
    return " ".join(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())


def wording_triggers(wording: Wording) -> tuple[Trigger, ...]:
    """The triggers of the tokens, one each, then those of the patterns."""
    tokens = (Trigger(fold(token)) for token in wording.tokens)
    return (*tokens, *(trigger for pattern in wording.patterns for trigger in _pattern_triggers(pattern)))


def _pattern_triggers(pattern: Pattern) -> tuple[Trigger, ...]:
    if pattern.literals:
        return tuple(Trigger(literal, whole=False) for literal in pattern.literals)
    return (ANY_DIGIT if pattern.needs_digit else ALWAYS,)


def find_wording(wording: Wording, document: Document, hits: Sequence[Hit]) -> Iterator[Place]:
    """Where the tokens, and then the patterns, are found."""
    yield from _tokens_at(wording, document, hits)
    for number, areas in _areas_to_search(wording, document, hits).items():
        pattern = wording.patterns[number]
        if Span(0, 0) in areas:
            yield from _places(wording, number, pattern.find_everywhere(document))
            continue
        for area in _joined(areas):
            yield from _places(wording, number, pattern.find(document, area))


def _places(wording: Wording, number: int, matches: Iterator[regex.Match[str]]) -> Iterator[Place]:
    for match in matches:
        if match.end() > match.start():
            names = {name: text for name, text in match.groupdict().items() if text is not None}
            yield Place(Span(*match.span()), len(wording.tokens) + number, names)


def _tokens_at(wording: Wording, document: Document, hits: Sequence[Hit]) -> Iterator[Place]:
    for hit in hits:
        if hit.trigger >= len(wording.tokens):
            continue
        token = wording.tokens[hit.trigger]
        if not wording.case or document.plain[hit.start : hit.end] == token:
            yield Place(Span(hit.start, hit.end), hit.trigger, {})


def _areas_to_search(wording: Wording, document: Document, hits: Sequence[Hit]) -> dict[int, list[Span]]:
    """For each pattern, the stretches around its literals where a match can be; an empty one means anywhere."""
    areas: dict[int, list[Span]] = {}
    if not wording.patterns:
        return areas
    owners = _owners(wording.patterns)
    for hit in hits:
        if hit.trigger < len(wording.tokens):
            continue
        number = owners[hit.trigger - len(wording.tokens)]
        if hit.start == hit.end:
            areas.setdefault(number, []).append(Span(0, 0))
            continue
        # A literal for the start of a block (^) begins with the line feed before it.
        block = document.block_at(hit.start + document.folded.startswith("\n", hit.start))
        if block is not None:
            areas.setdefault(number, []).append(wording.patterns[number].area(block.span, hit.start, hit.end))
    return areas


@lru_cache(1000)
def _owners(patterns: tuple[Pattern, ...]) -> tuple[int, ...]:
    """For each trigger of the patterns, the number of its pattern."""
    return tuple(number for number, pattern in enumerate(patterns) for _ in _pattern_triggers(pattern))


def _joined(areas: list[Span]) -> Iterator[Span]:
    """The stretches in order, merged where they touch, so that no match is found twice."""
    areas.sort()
    start, end = areas[0].start, areas[0].end
    for area in areas[1:]:
        if area.start > end:
            yield Span(start, end)
            start = area.start
        end = max(end, area.end)
    yield Span(start, end)
