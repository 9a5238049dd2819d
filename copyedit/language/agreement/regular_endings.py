"""Irregular verbs with a regular ending: “teached” for taught, “striked” for struck. Start with `irregular_form`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from copyedit.language.text.late_pattern import late_pattern
from copyedit.language.words.dictionary import shipped_dictionary
from copyedit.language.words.inflection import irregular_verbs, regular_past

# Right in some sense or place: a broadcasted talk, the overseed lawn, he quitted the room.
_ALSO_RIGHT = frozenset(
    "awaked beared betted bidded binded broadcasted bursted fleed foreseed grinded overseed quitted rended "
    "sledded slided springed strided thrusted treaded weeped wringed".split()
)
_NEEDS_PARTICIPLE = late_pattern(
    r"(?:\b(?:has|have|had|is|are|was|were|been|being|be|get|gets|got|having)"
    r"(?: not| never| also| already| just| [a-z]+ly)?"
    r"|\b(?:has|have|had|is|are|was|were)n't|'ve)\Z"
)
_ONE_CONSONANT = late_pattern(r"[^aeiou][aeiou][bdgmnpt]\Z")
_LOOK_BACK = 30  # code points


@cache
def regular_endings() -> Mapping[str, tuple[str, str]]:
    """Past tense and participle by the wrong form, for wrong forms that no dictionary has."""
    knows = shipped_dictionary().knows
    wrong = {form: forms for base, forms in irregular_verbs().items() for form in _past_forms(base)}
    return {form: forms for form, forms in wrong.items() if form not in _ALSO_RIGHT and not knows(form)}


def _past_forms(base: str) -> set[str]:
    """“forbided” and “forbidded”: whether the consonant is doubled is one more thing to get wrong."""
    doubled = {base + base[-1] + "ed"} if _ONE_CONSONANT.search(base) else set()
    return {regular_past(base), *doubled}


def irregular_form(plain: str, start: int, wrong: str) -> str:
    """What the wrong form, which begins at `start` (code points of the text), should be: drove, or has driven.

    >>> irregular_form("The car was drived away.", 12, "drived"), irregular_form("He drived away.", 3, "drived")
    ('driven', 'drove')
    """
    past, participle = regular_endings()[wrong]
    ahead = plain[max(0, start - _LOOK_BACK) : start].rstrip()
    return participle if _NEEDS_PARTICIPLE.search(ahead) else past
