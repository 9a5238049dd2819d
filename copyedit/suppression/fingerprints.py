"""A name for each finding that outlives edits elsewhere in the story: for baselines, SARIF and GitLab.

Start with `fingerprint`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

from copyedit.document import Document, Span
from copyedit.findings import Finding

_WORDS = 3  # to either side; more would make a finding new when a neighbour is mended
_NEAR = 100  # code points in which they are looked for: a paragraph may be a line of megabytes


def fingerprint(document: Document, findings: Sequence[Finding]) -> list[str]:
    """32 hexadecimal digits for each of a document's findings, given in the order of the text; no two are the same.

    Made of the rule, the words found, the words round them in their block, and a number where all that comes again.
    Line numbers, line breaks, the form of apostrophes and the file's name do not count: a story may be wrapped
    anew, grow a paragraph at the top or move, and its findings stay known. All of a document's findings must be given,
    so that numbers stay true.
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
    """Words before, found and after. Not beyond the block: what is put in above a paragraph leaves it known."""
    text = document.folded
    block = document.block_at(place.start)
    first, last = block.span if block else (0, len(text))
    before = text[max(first, place.start - _NEAR) : place.start].split()[-_WORDS:]
    after = text[place.end : max(place.end, min(last, place.end + _NEAR))].split()[:_WORDS]
    found = text[place.start : place.end].split()
    return " ".join(before), " ".join(found), " ".join(after)
