"""An age that changes: “Ann Hall, 42,” and, below, “the 43-year-old Hall”. Start with `find_changed_ages`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from copyedit.document import Span
from copyedit.language.names.forms import Form, forms_of, is_person
from copyedit.language.names.mentions import Mention

_OLDEST = 120
# “Hall, 42,”, “Hall, aged 42.”, “Hall, who is 42,”; not “Hall, 42 at the time,” nor “Hall, 42,000 of whose ...”.
_BEHIND = re.compile(
    r"(?:, (?:aged )?|, who is )(\d{1,3})(?=[;.)](?!\d)|,(?!\d)(?! (?:at the time|then|now)\b))"
    r"|, a (\d{1,3})(?=-year-old\b)"
)
# “the 43-year-old Hall”, “43-year-old driver Ann Hall”; not “when the 32-year-old Hall”, nor “a boy of 11 sued Hall”.
_BEFORE = re.compile(r"(?<![\w-])(?<!when )(?<!when the )(?<!then )(\d{1,3})-year-old (?:(?!\w+ed\b|was\b)[a-z-]+ )?$")
_REACH = 60  # code points before a name in which its age may stand


class Age(NamedTuple):
    """An age at `span`, and who is so old."""

    years: int
    span: Span
    person: tuple[str, ...]


class Changed(NamedTuple):
    """An age at `span` that was `years` for the same person before, at `place`."""

    span: Span
    name: str
    years: int
    place: Span


def find_changed_ages(plain: str, mentions: Sequence[Mention]) -> Iterator[Changed]:
    """Each age that differs from the first that the story gives the same person."""
    first: dict[tuple[str, ...], Age] = {}
    for age in _ages(plain, mentions):
        known = first.setdefault(age.person, age)
        if known.years != age.years:
            yield Changed(age.span, " ".join(age.person), known.years, known.span)


def _ages(plain: str, mentions: Sequence[Mention]) -> Iterator[Age]:
    forms = forms_of(mentions)
    for mention in mentions:
        span = _age_beside(plain, mention)
        person = _person(mention, forms) if span else None
        if span and person and 0 < int(plain[span.start : span.end]) < _OLDEST:
            yield Age(int(plain[span.start : span.end]), span, person)


def _age_beside(plain: str, mention: Mention) -> Span | None:
    behind = _BEHIND.match(plain, mention.span.end)
    if behind:
        return Span(*behind.span(behind.lastindex or 0))
    start = max(0, mention.span.start - _REACH)
    before = _BEFORE.search(plain[start : mention.span.start])
    return Span(start + before.start(1), start + before.end(1)) if before else None


def _person(mention: Mention, forms: Mapping[str, Form]) -> tuple[str, ...] | None:
    """The full name; a family name alone stands for the one person of the story who bears it."""
    if is_person(mention):
        return mention.words
    if len(mention.words) > 1:
        return None
    bearers = {person.words for person in forms[mention.last].people}
    return bearers.pop() if len(bearers) == 1 else None
