"""A rank or an office that changes: “Col. Ian Orme” and, below, “Capt. Ian Orme”. Start with `find_changed_ranks`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copyedit.document import Span
from copyedit.language.names.forms import is_person
from copyedit.language.names.mentions import Mention

# Within a line somebody has one; “Sen.” and “Gov.” may be a career, “Dr” and “Prof.” go together.
_RANKS = {
    short: rank
    for rank, forms in {
        "constable": "Constable PC",
        "sergeant": "Sergeant Sgt",
        "corporal": "Corporal Cpl",
        "private": "Private Pte Pvt",
        "lieutenant": "Lieutenant Lt",
        "captain": "Captain Capt",
        "major": "Major Maj",
        "colonel": "Colonel Col",
        "general": "General Gen",
        "inspector": "Inspector Insp",
        "superintendent": "Superintendent Supt",
        "senator": "Senator Sen",
        "representative": "Representative Rep Congressman Congresswoman",
        "governor": "Governor Gov",
        "mayor": "Mayor",
        "judge": "Judge Justice",
        "bishop": "Bishop Archbishop",
    }.items()
    for short in forms.split()
}


class ChangedRank(NamedTuple):
    """A name at `span` with the title `here`, and the one it has at `place`."""

    span: Span
    name: str
    here: str
    there: str
    place: Span


def find_changed_ranks(plain: str, mentions: Sequence[Mention]) -> Iterator[ChangedRank]:
    """Each full name that has another rank than where the story first gives one. “Then-Capt.” says so itself."""
    first: dict[tuple[str, ...], Mention] = {}
    for mention in mentions:
        if mention.title not in _RANKS or not is_person(mention) or _is_past(plain, mention):
            continue
        known = first.setdefault(mention.words, mention)
        if _RANKS[known.title] != _RANKS[mention.title]:
            yield ChangedRank(mention.span, " ".join(mention.words), mention.title, known.title, known.span)


def _is_past(plain: str, mention: Mention) -> bool:
    before = plain[max(0, mention.span.start - 50) : mention.span.start].lower()
    return any(word in before for word in ("then", "former", "ex-", "future", "retired", "as "))
