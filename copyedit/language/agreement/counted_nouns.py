"""Nouns that disagree with the number before them: “three vehicle”. Start with `find_counted_nouns`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copyedit.language.agreement.disagreement import CLEAR, EITHER, Disagreement, WordNumbers
from copyedit.language.words.inflection import plural
from copyedit.language.words.needed_articles import END

_COUNTED = re.compile(
    r"(?:(?<![\w'’-])(?P<before>[\w'’-]{1,40}) )?(?<![\w'’-])(?:(?P<many>two|three|four|five|six|seven|eight|nine|ten"
    rf"|eleven|twelve|twenty|several|many)|(?P<one>another)) (?P<noun>[a-z]{{3,}}){END}",
    re.IGNORECASE,
)
_UNITS = frozenset(
    "acre bit block carat cent day degree digit dollar dozen fifth foot fourth game half hour hundred inch kilo "
    "lap letter litre metre mile million minute month one percent point pound quarter star story tenth third "
    "thousand time ton tonne way week yard year".split()
)
# “grade two student” is right.
_LABELS = frozenset(
    "channel chapter grade level no number part phase row stage step such tier year".split()
)  # grade two
_ASKS = 0.2  # maximum of what a noun may ask for as a verb: “all four claim that”
_RATIO = 3.5  # of “a vehicle” to “of vehicle”


def find_counted_nouns(numbers: WordNumbers, plain: str, span: tuple[int, int]) -> Iterator[Disagreement]:
    """The disagreements in one block of a text (`Document.plain`)."""
    for found in _COUNTED.finditer(plain, *span):
        noun = found["noun"]
        if found["before"] and (found["many"] or found["one"])[0].isupper():  # the Gang of Eight bill
            continue
        if (found["before"] or "").lower() in _LABELS or noun in EITHER or abs(numbers.asked_by(noun)) > _ASKS:
            continue
        right = _plural_for(numbers, noun) if found["many"] else _singular_for(numbers, noun)
        if right:
            yield Disagreement(found.start("noun"), found.end("noun"), right, found["many"] or found["one"])


def _plural_for(numbers: WordNumbers, noun: str) -> str | None:
    if noun in _UNITS or not numbers.is_countable(noun, _RATIO):
        return None
    many = {"man": "men", "woman": "women", "child": "children"}.get(noun) or plural(noun)
    return many if numbers.of_noun(noun) < -CLEAR and numbers.of_noun(many) > CLEAR else None


def _singular_for(numbers: WordNumbers, noun: str) -> str | None:
    if not noun.endswith("s") or numbers.of_noun(noun) < CLEAR:
        return None
    bases = (noun[:-1], noun[:-2], f"{noun[:-3]}y")
    return next((base for base in bases if plural(base) == noun and numbers.of_noun(base) < -CLEAR), None)
