"""An abbreviation with its letters in another order than where it was explained: “(FRUG)”, and below “FURG”.

Start with `find_swapped_letters`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from copyedit.document import Span
from copyedit.language.names.known import is_known
from copyedit.language.names.variants import Variant
from copyedit.language.text.late_pattern import late_pattern

_EXPLAINED = late_pattern(r"[a-z] \((?P<letters>[A-Z]{4,7})\)")
_LETTERS = late_pattern(r"(?<![\w&./-])[A-Z]{4,7}(?![\w&./-])")


def find_swapped_letters(plain: str) -> Iterator[Variant]:
    """Abbreviations that stand once, and have the letters of one that was explained in brackets.

    Of three letters there are too many: the ICC and the CCI.
    """
    explained = {found["letters"]: Span(*found.span("letters")) for found in _EXPLAINED.finditer(plain)}
    if not explained:
        return
    by_letters = {"".join(sorted(letters)): letters for letters in explained}
    places = [(found.group(), Span(*found.span())) for found in _LETTERS.finditer(plain)]
    times = Counter(letters for letters, _ in places)
    for letters, span in places:
        right = by_letters.get("".join(sorted(letters)))
        if right and letters not in explained and times[letters] == 1 and not is_known(letters):
            yield Variant(span, right, right, explained[right])
