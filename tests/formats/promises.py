"""What every format promises, as calls: places are true, and only the edits differ."""

from __future__ import annotations

from copyedit.document import Document
from copyedit.findings import Edit
from copyedit.fixing.edits import Outcome, apply_edits, choose, encode_outcome, only_edits_differ
from copyedit.formats.reading import document_of
from copyedit.running.engine import Engine
from tests.stories_at_hand import rule

ENGINE = Engine(
    [
        rule('check: substitution\nfix: safe\nswap:\n  big: large\n  "but however,": but\n  old: R&D\n', "house/swap"),
        rule("check: repetition\nfix: safe\n", "house/twice"),
    ]
)


def assert_true_to_source(document: Document) -> None:
    """Segments and blocks are in order and apart, and a verbatim segment reads in the source as in the prose."""
    at = 0
    for segment in document.segments:
        assert segment.prose.start >= at
        at = segment.prose.end
        if segment.verbatim:
            in_source = document.source[segment.source.start : segment.source.end]
            assert in_source == document.prose[segment.prose.start : segment.prose.end]
    at = 0
    for block in document.blocks:
        assert at <= block.span.start < block.span.end <= len(document.prose)
        at = block.span.end
    for comment in document.comments:
        written = document.source[comment.span.start : comment.span.end]
        assert comment.text in written or "&" in written or "\\" in written  # escaped, in a file in a file


def fixed(data: bytes, path: str, as_format: str | None = None) -> Outcome:
    """The file with every fix of a few small rules, once it is seen that nothing but the edits differs.

    And that the file, read again, says the words that the fixes are to make, no other.
    """
    document = document_of(data, path, as_format)
    assert_true_to_source(document)
    assert encode_outcome(choose(document, [], unsafe=True)) == data
    outcome = choose(document, ENGINE.check(document), unsafe=True)
    assert only_edits_differ(document.source, outcome.text, outcome.edits)
    again = document_of(encode_outcome(outcome), path, as_format)
    assert again.source == outcome.text
    assert_true_to_source(again)
    places = sorted(finding.place for finding in outcome.applied)
    if not any(a.touches(b) for a, b in zip(places, places[1:], strict=False)):
        edits = [Edit(finding.place, finding.fix.replacements[0]) for finding in outcome.applied]
        assert again.prose.split() == apply_edits(document.prose, edits).split()
    return outcome


def blocks(document: Document) -> list[tuple[str, str]]:
    """Kind and words of each block."""
    return [(block.kind, document.prose[block.span.start : block.span.end]) for block in document.blocks]


def quoted(document: Document) -> list[str]:
    return [document.prose[block.span.start : block.span.end] for block in document.quotations]
