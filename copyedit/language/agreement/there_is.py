"""A single thing that can be counted takes an article: not “there is car outside”. Start with `find_there_is`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copyedit.language.agreement.disagreement import Disagreement, WordNumbers
from copyedit.language.words.articles import article_for

# The noun must end its phrase: “there is car traffic”.
_THERE_IS = re.compile(
    r"(?<![\w'-])(?P<there>[Tt]here (?P<verb>is|was|has been|had been)) (?P<noun>[a-z]+)"
    r"(?=[.;!?\n]|\Z| (?:of|in|for|at|on|outside|inside|near|behind|over|under|with|between|from|by|across)\b)"
)
_RATIO = 8.0  # of “a car” to “of car”
_USUAL = 0.004  # of the times the noun follows “a”, the share in which it may also follow “there is”: “there is need”
# Also without an article: there is precedent for it, there was word of a deal.
_UNCOUNTED = frozenset(
    "cause compromise expectation method incentive opportunity potential precedent provision reality reason rule scope "
    "video word".split()
)


def find_there_is(numbers: WordNumbers, plain: str, span: tuple[int, int]) -> Iterator[Disagreement]:
    """The nouns without an article in one block of a text (`Document.plain`)."""
    for found in _THERE_IS.finditer(plain, *span):
        noun = found["noun"]
        if noun not in _UNCOUNTED and numbers.is_countable(noun, _RATIO) and not _is_usual(numbers, noun):
            yield Disagreement(found.start("noun"), found.end("noun"), f"{article_for(noun)} {noun}", found["there"])


def _is_usual(numbers: WordNumbers, noun: str) -> bool:
    bare = numbers.times("there", "is", noun) + numbers.times("there", "was", noun)
    return bare > _USUAL * (numbers.times("a", noun) + numbers.times("an", noun))
