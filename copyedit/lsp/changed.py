"""What a change of a text leaves of its findings, and the part that must be checked again. Start with `part_to_check`.

Only for plain text, where an offset of the prose is one of the source.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from copyedit.document import Document, Span
from copyedit.findings import Edit, Finding


class Change(NamedTuple):
    """`before` of the old text is now `after` of the new one; the rest is the same."""

    before: Span
    after: Span

    @property
    def longer(self) -> int:
        """By how much everything behind has moved."""
        return self.after.end - self.before.end


def difference(old: str, new: str) -> Change:
    """Where two texts differ.

    >>> difference("A big ship.", "A large ship.")
    Change(before=Span(start=2, end=5), after=Span(start=2, end=7))
    """
    start = _length_of_same(old, new)
    behind = _length_of_same(old[start:][::-1], new[start:][::-1])
    return Change(Span(start, len(old) - behind), Span(start, len(new) - behind))


def _length_of_same(one: str, other: str) -> int:
    """How long the two texts are the same from the start; halving is quicker than one character after another."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low


class Part(NamedTuple):
    """`span` is what to check, and `inside` the part of it whose findings count.

    The paragraphs on either side are only looked at: alone, the first of a story looks like a headline.
    """

    span: Span
    inside: Span


def part_to_check(document: Document, change: Change) -> Part | None:
    """The paragraphs of the new text that a change touches; None if there are none, or they are all there is."""
    touched = [number for number, block in enumerate(document.blocks) if block.span.touches(change.after)]
    if not touched or len(touched) + 2 >= len(document.blocks):
        return None
    blocks = document.blocks[max(0, touched[0] - 1) : touched[-1] + 2]
    inside = Span(document.blocks[touched[0]].span.start, document.blocks[touched[-1]].span.end)
    return Part(Span(blocks[0].span.start, blocks[-1].span.end), inside)


def merged(old: Sequence[Finding], change: Change, part: Part, found: Sequence[Finding]) -> list[Finding]:
    """The findings of the new text: `old` where nothing has changed, and `found`, whose offsets are of the part.

    A finding that speaks of another place needs the whole story, so it stays until that is checked again.
    """
    stay = [each for finding in old if (each := _after(finding, change)) is not None]
    stay = [f for f in stay if f.related or not (part.inside.start <= f.span.start and f.span.end <= part.inside.end)]
    fresh = [moved(finding, part.span.start) for finding in found]
    fresh = [f for f in fresh if part.inside.start <= f.span.start and f.span.end <= part.inside.end]
    known = {(f.rule, f.span) for f in fresh}
    return sorted([*fresh, *(f for f in stay if (f.rule, f.span) not in known)], key=lambda f: f.span)


def _after(finding: Finding, change: Change) -> Finding | None:
    """The finding as it stands after the change; None if the change touches it, or the place it speaks of."""
    if finding.span.touches(change.before) or (finding.related and finding.related.touches(change.before)):
        return None
    placed = moved(finding, change.longer) if finding.span.start >= change.before.end else finding
    if finding.related and placed is finding and finding.related.start >= change.before.end:
        return placed._replace(related=_moved(finding.related, change.longer))
    if finding.related and placed is not finding and finding.related.start < change.before.end:
        return placed._replace(related=finding.related)
    return placed


def moved(finding: Finding, by: int) -> Finding:
    """The finding, and all that it says, so many characters further on."""
    edits = tuple(Edit(_moved(edit.span, by), edit.replacement) for edit in finding.fix.edits)
    return finding._replace(
        span=_moved(finding.span, by),
        place=_moved(finding.place, by),
        fix=finding.fix._replace(edits=edits),
        related=_moved(finding.related, by) if finding.related else None,
        also=tuple(moved(other, by) for other in finding.also),
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
