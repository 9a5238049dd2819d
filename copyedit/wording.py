"""What most rules look for: literal words and patterns. Start with `Wording`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copyedit.document import Document, Span, fold
from copyedit.patterns import Pattern, make_pattern
from copyedit.triggers import Hit, Trigger

if TYPE_CHECKING:
    import regex


@dataclass(frozen=True, slots=True)
class Wording:
    """Tokens are literals with plain apostrophes and single spaces; they are numbered before the patterns."""

    tokens: tuple[str, ...]
    patterns: tuple[Pattern, ...]
    case: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Number `which` of a wording's tokens and patterns stands here; `names` are a pattern's named groups."""

    span: Span
    which: int
    names: dict[str, str]


def make_wording(tokens: Sequence[str], patterns: Sequence[str], case: bool) -> Wording:
    """Raises ValueError for a pattern that is not valid."""
    return Wording(
        tuple(plain_words(token) for token in tokens),
        tuple(make_pattern(pattern, case) for pattern in patterns),
        case,
    )


def plain_words(text: str) -> str:
    """A literal as it stands in `Document.plain`: straight apostrophes, single spaces."""
    return " ".join(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())


def wording_triggers(wording: Wording) -> tuple[Trigger, ...] | None:
    """A trigger for each token, then those of the patterns; None where a pattern has no literal to look for."""
    triggers = [Trigger(fold(token)) for token in wording.tokens]
    for pattern in wording.patterns:
        if not pattern.literals:
            return None
        triggers.extend(Trigger(literal, whole=False) for literal in pattern.literals)
    return tuple(triggers)


def find_wording(
    wording: Wording, document: Document, hits: Sequence[Hit], *, everywhere: bool = False
) -> Iterator[Place]:
    """Places of the tokens and patterns.

    `everywhere`: no triggers were looked for, so `hits` say nothing and all blocks are searched.
    """
    if everywhere or wording_triggers(wording) is None:
        yield from _tokens_everywhere(wording, document)
        for number, pattern in enumerate(wording.patterns):
            yield from _places(wording, number, pattern.find_everywhere(document))
    else:
        yield from _tokens_at(wording, document, hits)
        for number, areas in _areas_to_search(wording, document, hits).items():
            for area in _joined(areas):
                yield from _places(wording, number, wording.patterns[number].find(document, area))


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
    """For each pattern, the stretches around its literals in which a match can lie."""
    owners = [number for number, pattern in enumerate(wording.patterns) for _ in pattern.literals]
    areas: dict[int, list[Span]] = {}
    for hit in hits:
        block = document.block_at(hit.start) if hit.trigger >= len(wording.tokens) else None
        if block is not None:
            number = owners[hit.trigger - len(wording.tokens)]
            areas.setdefault(number, []).append(wording.patterns[number].area(block.span, hit.start, hit.end))
    return areas


def _joined(areas: list[Span]) -> Iterator[Span]:
    """The stretches in order, those that touch made one, so that no match is found twice."""
    areas.sort()
    start, end = areas[0].start, areas[0].end
    for area in areas[1:]:
        if area.start > end:
            yield Span(start, end)
            start = area.start
        end = max(end, area.end)
    yield Span(start, end)


def _tokens_everywhere(wording: Wording, document: Document) -> Iterator[Place]:
    for number, token in enumerate(wording.tokens):
        text, sought = (document.plain, token) if wording.case else (document.folded, fold(token))
        at = text.find(sought)
        while at >= 0:
            if is_whole(document.folded, at, at + len(token)):
                yield Place(Span(at, at + len(token)), number, {})
            at = text.find(sought, at + 1)


# “the workers’” and “color’s” hold the word; “it’s”, “he’s” and “let’s” are two words.
_CONTRACTED = frozenset("it that he she who what there here let where how".split())


def is_whole(folded: str, start: int, end: int) -> bool:
    """True where the stretch of folded text is not part of a longer word at either end.

    >>> is_whole("recolor it's", 2, 7), is_whole("the color's", 4, 9), is_whole("it's", 0, 2)
    (False, True, False)
    """
    if start and _is_word(folded[start]) and (_is_word(folded[start - 1]) or _joined_before(folded, start)):
        return False
    if end >= len(folded) or not _is_word(folded[end - 1]):
        return True
    after = folded[end]
    if _is_word(after):
        return False
    if after == "'" and end + 1 < len(folded) and folded[end + 1].isalpha():
        possessive = folded[end + 1] == "s" and not _is_word(folded[end + 2 : end + 3] or " ")
        return possessive and folded[start:end].rpartition(" ")[2] not in _CONTRACTED
    return True


def _joined_before(folded: str, start: int) -> bool:
    """The t of “don't”, the s of “Moscow's”."""
    return folded[start - 1] == "'" and start > 1 and folded[start - 2].isalpha()


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"
