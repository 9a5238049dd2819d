"""A name for each finding that survives edits elsewhere in the story: for baselines, SARIF and GitLab.

Start with `fingerprint`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

from copyedit.document import Document, Span
from copyedit.findings import Finding

_WORDS = 3  # on either side; with more, a finding would become new when a neighbour is corrected
_NEAR = 100  # code points to search for them: a paragraph may be megabytes long


def fingerprint(document: Document, findings: Sequence[Finding]) -> list[str]:
    """32 hexadecimal digits for each of a document's findings, in the order of the text; no two are the same.

    They are made from the rule, the words found, the words around them in their block, and a number if all that occurs
    again. Line numbers, line breaks, the form of apostrophes and the file's name do not count: a story may be wrapped
    again, gain a paragraph at the top or move, and its findings stay known. Pass all of a document's findings, so that
    the numbers are right.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    made = []
    for finding in findings:
        parts = (finding.rule, *_surroundings(document, finding.place))
        seen[parts] += 1
        recipe = "\0".join((*parts, str(seen[parts])))
        made.append(blake2b(recipe.encode("utf-8", "replace"), digest_size=16).hexdigest())
    return made


def _surroundings(document: Document, place: Span) -> tuple[str, str, str]:
    """Words before, found and after, within the block: text added above a paragraph does not change it."""
    text = document.folded
    block = document.block_at(place.start)
    first, last = block.span if block else (0, len(text))
    before = text[max(first, place.start - _NEAR) : place.start].split()[-_WORDS:]
    after = text[place.end : max(place.end, min(last, place.end + _NEAR))].split()[:_WORDS]
    found = text[place.start : place.end].split()
    return " ".join(before), " ".join(found), " ".join(after)
