"""A use of one of several ways of writing, and which uses differ from the story's usual one. Start with `find_odd`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from copyedit.document import Span

NOTHING: Mapping[str, str] = {}


class Use(NamedTuple):
    """Words at `span` that write `group` in one `style`; uses of one group should all have one style.

    `right` has the same words in other styles, where that is certain. `rank` decides between styles that are equally
    common: the higher is kept.
    """

    span: Span
    group: str
    style: str
    right: Mapping[str, str] = NOTHING
    rank: int = 0


class Odd(NamedTuple):
    """A use at `span` that differs from the style of its group; `right` is how it would be in that style.

    `other` is a use in that style. It is None where a house wants the style and the story never has it.
    """

    span: Span
    right: str | None
    other: Span | None


def find_odd(uses: Iterable[Use], preferred: str | None = None) -> Iterator[Odd]:
    """The uses that are not in the preferred style or, without one, in the style that their group has most often.

    In a tie the style with the higher rank is kept, or else the first.
    """
    groups: dict[str, dict[str, list[Use]]] = defaultdict(lambda: defaultdict(list))
    for use in sorted(uses, key=lambda use: use.span):
        groups[use.group][use.style].append(use)
    for styles in groups.values():
        kept = min(styles, key=lambda style: (-len(styles[style]), -styles[style][0].rank, styles[style][0].span))
        if preferred and any(preferred == style or preferred in uses[0].right for style, uses in styles.items()):
            kept = preferred  # “pm” says nothing of the mark in 7.30
        other = styles[kept][0].span if kept in styles else None
        for style, odd in styles.items():
            if style != kept:
                yield from (Odd(use.span, use.right.get(kept), other) for use in odd)
