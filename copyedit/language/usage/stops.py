"""Abbreviations with stops here and without them there: “U.S.” and “US”. Start with `find_stops`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copyedit.document import Span
from copyedit.language.text.late_pattern import late_pattern
from copyedit.language.usage.use import Use

_ABBREVIATION = late_pattern(
    r"(?<![\w.&/$'-])(?P<country>U\.S\.|US|U\.K\.|UK|U\.N\.|UN|E\.U\.|EU)(?![\w$/&-]|\.\w| [A-Z])"
    r"|(?<![\w.])(?P<title>Mr|Mrs|Ms|Dr|Prof)(?P<stop>\.?)(?= [A-Z])"
)
# “Ann CorrieWhat to watch” is residue of links to other stories, whose headlines have no stops.
_EMBEDDED = late_pattern("[a-z]{3}[A-Z][a-z]{2}")
_COUNTRIES = ("U.S", "U.K", "U.N", "E.U")
_TITLES = ("Mr", "Mrs", "Ms", "Dr", "Prof")


def find_stops(text: str, blocks: Sequence[Span]) -> Iterator[Use]:
    """Countries and titles of people. “The UK Independence Party” has its own way."""
    if not (_has_both(text, _COUNTRIES) or _has_both(text, _TITLES)):
        return
    for block in blocks:
        if _EMBEDDED.search(text, *block):
            continue
        for match in _ABBREVIATION.finditer(text, *block):
            if match["country"]:
                word = match["country"]
                bare = word.replace(".", "")
                right = {"without stops": bare, "with stops": f"{'.'.join(bare)}."}
                style = "with stops" if "." in word else "without stops"
                yield Use(Span(*match.span()), bare, style, right)
            else:
                word = match["title"]
                style = "with stops" if match["stop"] else "without stops"
                yield Use(Span(*match.span()), "title", style, {"with stops": f"{word}.", "without stops": word})


def _has_both(text: str, words: tuple[str, ...]) -> bool:
    """A quick look, which most stories do not pass."""
    return any(f"{word}." in text for word in words) and any(word.replace(".", "") + " " in text for word in words)
