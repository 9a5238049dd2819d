"""“A number of” takes a plural: not “a number of weapon”. Start with `find_many_of`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copyedit.language.agreement.disagreement import PREPOSITIONS, Disagreement, WordNumbers
from copyedit.language.words.inflection import plural

# The noun must end its phrase: “a group of student nurses” is right.
_MANY_OF = re.compile(
    r"(?<![\w'-])(?P<many>(?:[Aa]n? (?:\w+ )?(?:collection|couple|crowd|gang|group|handful|number|pair|series|string)"
    r"|[Dd]ozens|[Ss]cores|[Hh]undreds|[Tt]housands) of)(?P<describes>(?: [a-z-]+)?) (?P<noun>[a-z]+)"
    r"(?=[.;:!?)\"”\n]|\Z| (?:of|in|for|at|on|to|who|that|which|was|is|has|had|were|are|have|with|from|by|after"
    r"|before|when|as|than|said|says|will|would|could|may"
    r"|[a-z]+ed (?:the|a|an|his|her|its|their|in|on|at|to|for|from))\b)"
)


_RATIO = 3.5  # of “a weapon” to “of weapon”
_NUMERALS = frozenset("dozen hundred thousand million billion trillion".split())  # hundreds of million: another slip


def find_many_of(numbers: WordNumbers, plain: str, span: tuple[int, int]) -> Iterator[Disagreement]:
    """The singular nouns after “a number of”, “dozens of” and the like in one block of a text (`Document.plain`)."""
    for found in _MANY_OF.finditer(plain, *span):
        noun = found["noun"]
        if (
            noun in _NUMERALS
            or not numbers.is_countable(noun, _RATIO)
            or not _describes(numbers, found["describes"].split())
        ):
            continue
        yield Disagreement(found.start("noun"), found.end("noun"), plural(noun), found["many"])


def _describes(numbers: WordNumbers, words: Sequence[str]) -> bool:
    """True for “young”; false for the plural that was asked for: “a number of men lead in”."""
    is_plural = any(word.endswith("s") or numbers.of_noun(word) > 0 for word in words)
    return not is_plural and PREPOSITIONS.isdisjoint(words)
