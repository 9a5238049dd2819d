"""A rank or an office that changes: “Col. Ian Orme” and, below, “Capt. Ian Orme”. Start with `find_changed_ranks`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from copyedit.document import Span
from copyedit.language.names.forms import Form, forms_of, is_person, person_of
from copyedit.language.names.mentions import Mention
from copyedit.language.text.late_pattern import late_pattern

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


# “Mrs Brandt” and “Mr Brandt”
_SEXES = {"Mr": "man", "Mrs": "woman", "Ms": "woman", "Miss": "woman"}
_PROMOTED = late_pattern(r"\b(?:promot|demot|becam|becom|appoint|elevat|rank|elected|sworn in|successor|then-|former)")
_PAST = late_pattern(r"(?i)\b(?:then|former|formerly|ex|future|retired|late|as)\b")
_REACH = 50  # code points
_FAMILY = late_pattern(
    r"\b(?:husband|wife|couple|married|brothers?|sisters?|sons?|daughters?|father|mother|parents|family|twins?|widow"
    r"|grand(?:father|mother|son|daughter|parents)|uncle|aunt|cousin|nephew|niece|siblings?|transgender|trans)\b"
)


class ChangedRank(NamedTuple):
    """A name at `span` with the title `here`, and the one it has at `place`."""

    span: Span
    name: str
    here: str
    there: str
    place: Span


def find_changed_ranks(plain: str, mentions: Sequence[Mention]) -> Iterator[ChangedRank]:
    """Each name that has another rank than where the story first gives one. “Then-Capt.” says so itself."""
    titled = [mention for mention in mentions if mention.title]
    if len(titled) < 2:
        return
    forms = forms_of(mentions)
    yield from _changes(plain, titled, forms, _RANKS, _PROMOTED)
    yield from _changes(plain, titled, forms, _SEXES, _FAMILY)


def _changes(
    plain: str,
    titled: Sequence[Mention],
    forms: Mapping[str, Form],
    kinds: Mapping[str, str],
    explained: re.Pattern[str],
) -> Iterator[ChangedRank]:
    """Family names count too, unless the story says that somebody rose, or speaks of a family."""
    first: dict[tuple[str, ...], Mention] = {}
    for mention in titled:
        if mention.title not in kinds or _is_past(plain, mention):
            continue
        person = person_of(mention, forms) or (mention.words if kinds is _SEXES else None)
        known = first.setdefault(person, mention) if person else mention
        if kinds[known.title] == kinds[mention.title]:
            continue
        is_full = is_person(known) and is_person(mention)
        if (is_full and kinds is _RANKS) or not explained.search(plain):
            yield ChangedRank(mention.span, " ".join(mention.words), mention.title, known.title, known.span)


def _is_past(plain: str, mention: Mention) -> bool:
    start = mention.span.start
    return _PAST.search(plain, max(0, plain.rfind("\n", 0, start), start - _REACH), start) is not None
