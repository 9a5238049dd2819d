"""“One of the” takes a plural: not “one of the suspect”. Start with `find_one_of`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copyedit.language.agreement.disagreement import EITHER, PREPOSITIONS, Disagreement, WordNumbers
from copyedit.language.words.inflection import plural

# The noun must end its phrase: “one of the member states” is right.
_ONE_OF = re.compile(
    r"(?:(?<![A-Za-z])(?P<before>[A-Za-z]{1,40}) )?(?<![\w'-])"
    r"(?P<one>[Oo]ne of (?:the|his|her|its|their|our|my|these|those)"
    r"(?P<describes>(?: [a-z-]+){0,2}?)) (?P<noun>[a-z]+)"
    r"(?=[.;:!?)\"”\n]|\Z| (?:of|in|for|at|on|to|who|that|which|was|is|has|had|were|are|have|with|from|by|but|after"
    r"|before|when|as|than|said|says|will|would|could|may)\b)"
)
_SINGULAR, _PLURAL = 0.25, 0.1  # minimum size of the noun's number, and of its plural's
# “from day one of our campaign”, “dose one of the vaccine”
_COUNTED = frozenset("age chapter day dose game level number part phase round stage step week year".split())


def find_one_of(numbers: WordNumbers, plain: str, span: tuple[int, int]) -> Iterator[Disagreement]:
    """The singular nouns after “one of the” in one block of a text (`Document.plain`)."""
    for found in _ONE_OF.finditer(plain, *span):
        noun, right = found["noun"], plural(found["noun"])
        is_singular = noun not in EITHER and numbers.of_noun(noun) < -_SINGULAR and numbers.of_noun(right) > _PLURAL
        is_counted = (found["before"] or "").lower() in _COUNTED
        if is_singular and not is_counted and not noun.endswith("s") and _is_described(found["describes"].split()):
            yield Disagreement(found.start("noun"), found.end("noun"), right, found["one"])


def _is_described(words: Sequence[str]) -> bool:
    """True for “best known”; false for “one of the reasons student debt is” and “one of the most complex”."""
    if words and words[-1] in ("most", "more", "least", "less"):
        return False
    return all(word not in PREPOSITIONS and not word.endswith("s") for word in words)
