"""Carry out fixes: choose, apply, verify. Edits change the source in one pass; overlapping fixes are skipped."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol, cast

from copyedit.document import Document, Span
from copyedit.errors import FileError
from copyedit.findings import Edit, Finding, Safety
from copyedit.formats.encoding import DecodeError, Encoding, decode
from copyedit.formats.notes import Author, Note

OVERLAPS = "overlaps another fix"


class Skipped(NamedTuple):
    """A finding whose fix was not applied, and why."""

    finding: Finding
    reason: str


class Outcome(NamedTuple):
    """What became of a document's findings. `text` is the source with the `edits` of the applied fixes, in order."""

    document: Document
    findings: tuple[Finding, ...]
    applied: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    text: str
    edits: tuple[Edit, ...]


def choose(document: Document, findings: Sequence[Finding], *, unsafe: bool) -> Outcome:
    """Applies the safe fixes, and with `unsafe` those that are not.

    Never one inside a quotation, nor the first of several replacements: a guess is for a reader to judge.
    """
    applied: list[Finding] = []
    skipped: list[Skipped] = []
    taken: list[Edit] = []
    for finding in findings:
        reason = _reason_against(finding, unsafe, taken)
        if reason is None:
            applied.append(finding)
            for edit in finding.fix.edits:
                insort(taken, edit, key=_place)
        elif finding.fix.replacements:
            skipped.append(Skipped(finding, reason))
    text = apply_edits(document.source, taken)
    return Outcome(document, tuple(findings), tuple(applied), tuple(skipped), text, tuple(taken))


def _reason_against(finding: Finding, unsafe: bool, taken: Sequence[Edit]) -> str | None:
    if finding.quoted:
        return "inside a quotation"
    if not finding.fix.edits or finding.fix.safety is Safety.DISPLAY:
        return "only shown"
    if not finding.is_applicable:
        return "several replacements; choose one"
    if finding.fix.safety is Safety.UNSAFE and not unsafe:
        return "not safe; --unsafe applies it"
    if any(_overlaps(edit, taken) for edit in finding.fix.edits):
        return OVERLAPS
    return None


def _overlaps(edit: Edit, taken: Sequence[Edit]) -> bool:
    """True if it touches an edit already taken; those are in order and apart, so its neighbours are enough."""
    index = bisect_right(taken, edit.span, key=_place)
    return any(edit.span.touches(other.span) for other in taken[max(0, index - 1) : index + 1])


def _place(edit: Edit) -> Span:
    return edit.span


def apply_edits(source: str, edits: Iterable[Edit]) -> str:
    """The source with the edits applied, which must not overlap.

    >>> apply_edits("remain soared by", [Edit(Span(9, 10), "u")])
    'remain soured by'
    """
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits, key=_place):
        pieces += (source[at : edit.span.start], edit.replacement)
        at = edit.span.end
    return "".join(pieces) + source[at:]


class Container(Protocol):
    """A file that is more than its text, such as a word processor's. It is `container` in a document's origin."""

    def write(self, edits: Sequence[Edit]) -> bytes:
        """The file's bytes with these edits of the source, and nothing else changed."""
        ...

    def read(self, data: bytes) -> str:
        """The source in the bytes of such a file. Raises FileError."""
        ...


class Desk(Container, Protocol):
    """A container that can hold tracked changes and comments."""

    def write_tracked(self, edits: Sequence[Edit], author: Author) -> bytes:
        """Like `write`, but as changes to accept or reject. Raises FileError."""
        ...

    def write_comments(self, notes: Sequence[Note], author: Author) -> bytes:
        """The file's bytes with notes as comments. Raises FileError."""
        ...


def encode_outcome(outcome: Outcome, track_as: Author | None = None) -> bytes:
    """The bytes of the fixed file; with `track_as`, the fixes are that author's tracked changes.

    Raises FileError unless reading the bytes again shows the edits and nothing else.
    """
    container = outcome.document.origin.get("container")
    if track_as and not hasattr(container, "write_tracked"):
        message = "not written: this format has no tracked changes; use `copyedit annotate` to mark fixes"
        raise FileError(message, outcome.document.path)
    data, again = _contained(outcome, container, track_as) if container else _encoded(outcome)
    if not only_edits_differ(outcome.document.source, again, outcome.edits):
        encoding = outcome.document.origin.get("encoding")
        if isinstance(encoding, Encoding) and encoding.is_guess:
            raise FileError(_uncertain(encoding), outcome.document.path)
        raise FileError("not written: the result differs from the original outside the edits", outcome.document.path)
    return data


def _uncertain(encoding: Encoding) -> str:
    return (
        f"not written: the file's encoding is uncertain; its bytes look like {encoding.codec}, but with the fixes they "
        "would not. Save it as UTF-8 first"
    )


def _contained(outcome: Outcome, container: object, track_as: Author | None) -> tuple[bytes, str]:
    if track_as:
        desk = cast(Desk, container)
        data = desk.write_tracked(outcome.edits, track_as)
        return data, desk.read(data)
    data = cast(Container, container).write(outcome.edits)
    return data, cast(Container, container).read(data)


def _encoded(outcome: Outcome) -> tuple[bytes, str]:
    encoding = outcome.document.origin["encoding"]
    assert isinstance(encoding, Encoding)
    path = outcome.document.path
    try:
        data = encoding.encode(outcome.text)
        return data, decode(data, encoding.declared)[0]
    except UnicodeEncodeError as bad:
        lacking = outcome.text[bad.start]
        raise FileError(f"not written: {encoding.codec} has no “{lacking}”, which a fix would put in", path) from None
    except DecodeError as bad:
        if encoding.is_guess:
            raise FileError(_uncertain(encoding), path) from None
        raise FileError(f"not written: the result could not be read again ({bad})", path) from None


def encode_notes(document: Document, notes: Sequence[Note], author: Author) -> bytes:
    """The bytes of a word processor's file with notes as comments. Raises FileError if its text would differ."""
    desk = cast(Desk, document.origin["container"])
    data = desk.write_comments(notes, author)
    if desk.read(data) != document.source:
        raise FileError("not written: the comments would change the text", document.path)
    return data


def only_edits_differ(old: str, new: str, edits: Sequence[Edit]) -> bool:
    """True if `new` is `old` with these edits, which are in order, and no other difference."""
    at_old = at_new = 0
    for edit in edits:
        kept = edit.span.start - at_old
        if kept < 0 or old[at_old : edit.span.start] != new[at_new : at_new + kept]:
            return False
        at_new += kept
        if new[at_new : at_new + len(edit.replacement)] != edit.replacement:
            return False
        at_new += len(edit.replacement)
        at_old = edit.span.end
    return old[at_old:] == new[at_new:]
