"""An age that changes: “Ann Hall, 42,” and, below, “the 43-year-old Hall”. Start with `find_changed_ages`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copyedit.document import Span
from copyedit.language.names.forms import forms_of, person_of
from copyedit.language.names.mentions import Mention
from copyedit.language.text.late_pattern import late_pattern

_OLDEST = 120
# “Hall, 42,”, “Hall, aged 42.”, “Hall, who is 42,”; not “Hall, 42 at the time,” nor “Hall, 42,000 of whose ...”.
_BEHIND = late_pattern(
    r"(?:, (?:aged )?|, who is )(\d{1,3})(?=[;.)](?!\d)|,(?!\d)(?! (?:at the time|then|now)\b))"
    r"|, a (\d{1,3})(?=-year-old\b)"
)
# “the 43-year-old Hall”, “43-year-old driver Ann Hall”; not “when the 32-year-old Hall”, nor “a boy of 11 sued Hall”.
_BEFORE = late_pattern(
    r"(?<![\w-])(?<!when )(?<!when the )(?<!then )(\d{1,3})-year-old (?:(?!\w+ed\b|was\b)[a-z-]+ )?$"
)
_OLD = "-year-old "
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
    beside = [(mention, span) for mention in mentions if (span := _age_beside(plain, mention))]
    forms = forms_of(mentions) if len(beside) > 1 else {}
    for mention, span in beside if forms else ():
        person = person_of(mention, forms)
        if person and 0 < int(plain[span.start : span.end]) < _OLDEST:
            yield Age(int(plain[span.start : span.end]), span, person)


def _age_beside(plain: str, mention: Mention) -> Span | None:
    end = mention.spans[-1].end
    behind = _BEHIND.match(plain, end) if plain.startswith(",", end) else None
    if behind:
        return Span(*behind.span(behind.lastindex or 0))
    first = mention.spans[0].start
    start = max(0, first - _REACH)
    before = _BEFORE.search(plain[start:first]) if plain.find(_OLD, start, first) >= 0 else None
    return Span(start + before.start(1), start + before.end(1)) if before else None
