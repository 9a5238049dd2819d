"""A comma before the last “and” of a list, or none: “bread, cheese, and fish”, “bread, cheese and fish”.

Start with `find_serial_commas`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copyedit.document import Span
from copyedit.language.text.late_pattern import late_pattern
from copyedit.language.usage.use import Use

_ITEM = (
    r"(?!(?:and|or|but|who|which|that|where|while|with|the|an|in|on|at|of|to|for|by|from|it|he|she|they|we)\b)[a-z]+"
)
# Three single words: with the second comma it is a list for certain; without it, where all three are plurals.
_WITH = late_pattern(rf"\b[A-Za-z][a-z]+, {_ITEM}, (?:and|or) {_ITEM}(?= [a-z]|[.;:!?)]|$)")
_WITHOUT = late_pattern(
    rf"\b(?!(?:years|months|weeks|days|hours|times|cases|words|others|circumstances)\b)[A-Za-z][a-z]+s, (?:{_ITEM}s, )*"
    rf"{_ITEM}s (?P<last>and|or) {_ITEM}s(?= [a-z]|[.;:!?,)]|$)"
)


def find_serial_commas(text: str, blocks: Sequence[Span]) -> Iterator[Use]:
    """Lists of single words."""
    for block in blocks:
        for match in _WITH.finditer(text, *block):
            comma = text.rindex(",", match.start(), match.end())
            yield Use(Span(comma, comma + 1), "list", "comma", {"no comma": ""})
        for match in _WITHOUT.finditer(text, *block):
            start = text.rindex(" ", match.start(), match.start("last") - 1) + 1
            word = text[start : match.start("last") - 1]
            yield Use(Span(start, match.start("last") - 1), "list", "no comma", {"comma": f"{word},"})
