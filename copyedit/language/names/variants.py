"""One name spelled two ways in a story: “John Stephens” and, below, “Stevens”. Start with `find_variants`.

People with like names are many (Bush and Busch, Kim Jong Un and Kim Yo Jong), so two spellings count as one name only
where the words around them agree (Katharine Hall, Katherine Hall), or where one has a full name and the other is never
introduced, or where no dictionary has the rarer one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copyedit.document import Span
from copyedit.language.names.forms import Form, forms_of, is_person, near_pairs, same_but_one
from copyedit.language.names.given import are_one_given_name
from copyedit.language.names.known import is_common, is_established, is_famous, is_known, is_right
from copyedit.language.names.mentions import Mention
from copyedit.language.names.near import are_near, is_slip, sound_alike

_SHORTEST = 5  # letters of a family name
_LONG_ENOUGH = 6  # letters of a name that nothing introduces
_OFTEN = 3
_LONG = 8  # letters
_ALL_OVER = 5


class Variant(NamedTuple):
    """A spelling at `span` that differs from `right`, the story's other; `name` is the other in full, at `place`."""

    span: Span
    right: str
    name: str
    place: Span


class _Spelling(NamedTuple):
    """One of two spellings of a name: its word, its places in order, and the name that shows it best."""

    word: str
    places: tuple[Span, ...]
    name: Mention


def find_variants(mentions: Sequence[Mention]) -> list[Variant]:
    """The rarer spelling of each name that the story spells two ways."""
    forms = forms_of(mentions)
    found: dict[Span, Variant] = {}
    told: set[frozenset[str]] = set()
    for one, other in (*_of_full_names(mentions, forms), *_of_single_words(forms)):
        pair = frozenset((one.word, other.word))
        if pair in told:
            continue
        told.add(pair)
        # The commoner spelling is kept; in a tie the one that a dictionary has, or the first.
        kept, lesser = sorted((one, other), key=lambda each: (-len(each.places), not is_right(each.word), each.places))
        for span in lesser.places:
            found.setdefault(span, Variant(span, kept.word, " ".join(kept.name.words), kept.name.span))
    return list(found.values())


def _of_full_names(mentions: Sequence[Mention], forms: dict[str, Form]) -> Iterator[tuple[_Spelling, _Spelling]]:
    for at, one, other in same_but_one(mentions):
        if _is_one_name(at, one[0], other[0]):
            yield _of_name(at, one, forms), _of_name(at, other, forms)


def _is_one_name(at: int, one: Mention, other: Mention) -> bool:
    first, second = one.words[at], other.words[at]
    if not (is_right(first) and is_right(second)) and (is_slip(first, second) or _in_long_name(at, one, first, second)):
        return True
    if not (is_person(one) and is_person(other)):
        return False
    if at < len(one.words) - 1:
        return are_one_given_name(first, second) and not (is_common(first) and is_common(second))
    return are_near(first, second) or first + "e" == second or second + "e" == first


def _in_long_name(at: int, one: Mention, first: str, second: str) -> bool:
    """“Northmoor Water Trust” and “Northmore Water Trust”: with two more words in common, the sound is enough."""
    return at == 0 and len(one.words) > 2 and len(first) >= _LONG_ENOUGH and sound_alike(first, second)


def _of_name(at: int, mentions: list[Mention], forms: dict[str, Form]) -> _Spelling:
    """The spelling that the mentions of a name have. A family name alone is theirs too, unless others bear it."""
    places = [mention.spans[at] for mention in mentions]
    form = forms[mentions[0].words[at]]
    if len(form.names) == len(mentions):
        places = form.places
    return _Spelling(form.word, tuple(sorted(places)), mentions[0])


def _of_single_words(forms: dict[str, Form]) -> Iterator[tuple[_Spelling, _Spelling]]:
    for one, other in near_pairs(forms.values()):
        lesser, kept = sorted((one, other), key=lambda form: (len(form.places), -form.places[0].start))
        if one.names and other.names:
            # Bush and Busch, both with a first name, are two people; Jill Bdien in a story about the Bidens is not.
            if _is_in_family(lesser, kept):
                yield _of_form(one), _of_form(other)
            continue
        if _is_surname_of(one, other) or _is_surname_of(other, one) or _is_slip_for(lesser, kept):
            yield _of_form(one), _of_form(other)


def _of_form(form: Form) -> _Spelling:
    return _Spelling(form.word, tuple(form.places), (form.people or form.names or form.alone)[0])


def _is_surname_of(alone: Form, full: Form) -> bool:
    """True where `full` ends somebody's full name and `alone`, never introduced, may be meant for it.

    Two names that copy often has must sound the same: “Stephens” and “Stevens”, not “Martin” and “Marin”.
    """
    if not full.people or alone.names or is_known(alone.word) or is_common(alone.word) or is_famous(alone.word):
        return False
    if not is_right(alone.word):
        return len(full.word) >= _SHORTEST
    if is_known(full.word) or is_common(full.word) or min(len(alone.word), len(full.word)) < _SHORTEST:
        return False
    if is_established(alone.word) and is_established(full.word):
        return sound_alike(alone.word, full.word)
    return True


def _is_in_family(lesser: Form, kept: Form) -> bool:
    """True for a name that no dictionary has, once, a keystroke from one that the story has all over."""
    is_rare = len(lesser.places) == 1 and len(kept.places) >= _ALL_OVER and not is_right(lesser.word)
    return is_rare and bool(lesser.people and kept.people) and is_slip(lesser.word, kept.word)


def _is_same_long(one: str, other: str) -> bool:
    """“Cutterby” and “Cutterbey”: endings of the language, but also of places."""
    is_long = min(len(one), len(other)) >= _LONG
    return is_long and not is_right(other) and are_near(one, other) and sound_alike(one, other)


def _is_in_headline(form: Form) -> bool:
    return form.alone[0].alone


def _often(word: str) -> int:
    """How often a name that no dictionary has must stand, to show that it is meant: a long one twice."""
    return _OFTEN - 1 if len(word) >= _LONG else _OFTEN


def _is_slip_for(lesser: Form, kept: Form) -> bool:
    """True for “Rostva”, once, where the story has “Rostova” throughout."""
    return (
        not lesser.names
        and len(lesser.places) == 1
        and len(kept.places) > 1
        and min(len(lesser.word), len(kept.word)) >= _LONG_ENOUGH
        and not is_right(lesser.word)
        and (is_slip(lesser.word, kept.word) or _is_same_long(lesser.word, kept.word))
        and (is_right(kept.word) or len(kept.places) >= _often(kept.word) or _is_in_headline(lesser))
    )
