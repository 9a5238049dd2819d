"""Of several there is one, so the noun is plural: not “one of the suspect”. Start with `find_behind_one_of`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copyedit.language.agreement.disagreement import EITHER, PREPOSITIONS, Disagreement, WordNumbers
from copyedit.language.words.inflection import plural

# The noun ends its phrase: “one of the member states” is right.
_ONE_OF = re.compile(
    r"(?:(?P<before>[A-Za-z]+) )?(?<![\w'-])(?P<one>[Oo]ne of (?:the|his|her|its|their|our|my|these|those)"
    r"(?P<describes>(?: [a-z-]+){0,2}?)) (?P<noun>[a-z]+)"
    r"(?=[.;:!?)\"”\n]|\Z| (?:of|in|for|at|on|to|who|that|which|was|is|has|had|were|are|have|with|from|by|but|after"
    r"|before|when|as|than|said|says|will|would|could|may)\b)"
)
_ONE, _MANY = 0.25, 0.1  # how clearly the noun must be one, and its plural many
# “from day one of our campaign”, “dose one of the vaccine”
_COUNTED = frozenset("age chapter day dose game level number part phase round stage step week year".split())


def find_behind_one_of(numbers: WordNumbers, plain: str, span: tuple[int, int]) -> Iterator[Disagreement]:
    """In one block of a text (`Document.plain`)."""
    for found in _ONE_OF.finditer(plain, *span):
        noun, many = found["noun"], plural(found["noun"])
        is_one = noun not in EITHER and numbers.of_noun(noun) < -_ONE and numbers.of_noun(many) > _MANY
        is_counted = (found["before"] or "").lower() in _COUNTED
        if is_one and not is_counted and not noun.endswith("s") and _is_described(found["describes"].split()):
            yield Disagreement(found.start("noun"), found.end("noun"), many, found["one"])


def _is_described(words: Sequence[str]) -> bool:
    """By “best known”; not “one of the reasons student debt is” or “one of the most complex”."""
    if words and words[-1] in ("most", "more", "least", "less"):
        return False
    return all(word not in PREPOSITIONS and not word.endswith("s") for word in words)
