"""“40 percent”, “40 per cent” and “40%” in one story. Start with `find_percents`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copyedit.document import Span
from copyedit.language.text.late_pattern import late_pattern
from copyedit.language.usage.use import Use

_PERCENT = late_pattern(r"(?<![\w.,/-])(\d[\d,]*(?:\.\d+)?) ?(%|percent|per cent)(?![\w-])")


def find_percents(text: str, blocks: Sequence[Span]) -> Iterator[Use]:
    """Figures with their sign or word; “a 40-percent share” and “ten percent” say nothing of either."""
    if ("%" in text) + ("percent" in text) + ("per cent" in text) < 2:
        return
    for block in blocks:
        for match in _PERCENT.finditer(text, *block):
            figure, style = match.groups()
            right = {"%": f"{figure}%", "percent": f"{figure} percent", "per cent": f"{figure} per cent"}
            yield Use(Span(*match.span()), "percent", style, right)
