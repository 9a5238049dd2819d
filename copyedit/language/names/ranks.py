"""A rank or an office that changes: “Col. Ian Orme” and, below, “Capt. Ian Orme”. Start with `find_changed_ranks`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from copyedit.document import Span
from copyedit.language.names.forms import Form, forms_of, is_person, person_of
from copyedit.language.names.known import is_known
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
    first: dict[tuple[str, ...], Mention] = {}
    for mention in titled:
        person = person_of(mention, forms) if mention.title in _RANKS and not _is_past(plain, mention) else None
        known = first.setdefault(person, mention) if person else mention
        if _RANKS.get(known.title) == _RANKS.get(mention.title):
            continue
        # A family name alone counts too, unless the story says that somebody rose.
        if (is_person(known) and is_person(mention)) or not _PROMOTED.search(plain):
            yield _changed(mention, known)
    yield from _other_sex(plain, titled, forms)


def _other_sex(plain: str, titled: Sequence[Mention], forms: Mapping[str, Form]) -> Iterator[ChangedRank]:
    """The one “Mr Brandt” of a story of Mrs Brandt, if it speaks of no family."""
    people: dict[tuple[str, ...], dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for mention in titled:
        if mention.title in _SEXES and (person := person_of(mention, forms)) and not is_known(mention.last):
            people[person][_SEXES[mention.title]].append(mention)
    for sexes in people.values():
        if len(sexes) == 2:
            kept, odd = sorted(sexes.values(), key=lambda each: (-len(each), each[0].span))
            if len(odd) == 1 and not _FAMILY.search(plain):
                yield _changed(odd[0], kept[0])


def _changed(mention: Mention, known: Mention) -> ChangedRank:
    return ChangedRank(mention.span, " ".join(mention.words), mention.title, known.title, known.span)


def _is_past(plain: str, mention: Mention) -> bool:
    start = mention.span.start
    return _PAST.search(plain, max(0, plain.rfind("\n", 0, start), start - _REACH), start) is not None
