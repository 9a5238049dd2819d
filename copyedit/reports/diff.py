"""A unified diff of a document's fixes, as bytes in the file's own encoding, for `patch -p1` and `git apply`.

The edits are known, so nothing is compared: each gets a hunk.
"""

from __future__ import annotations

import os
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from copyedit.document import Span
from copyedit.errors import FileError
from copyedit.findings import Edit
from copyedit.fixing.edits import Outcome, apply_edits
from copyedit.formats.encoding import Encoding

_CONTEXT = 3  # lines before and after a change


@dataclass(slots=True)
class _Change:
    """Lines `first` up to, not including, `last` of the old text become `new`."""

    first: int
    last: int
    new: list[str]


def render(outcome: Outcome) -> bytes:
    """The diff; empty if nothing changes. Raises FileError for a fix that the encoding cannot write."""
    # The text of a container is shown as a diff too, but only `fix` can write it.
    encoding = outcome.document.origin.get("encoding", Encoding("utf-8"))
    assert isinstance(encoding, Encoding)
    if not outcome.edits:
        return b""
    name = shown_path(outcome.document.path)
    head = os.fsencode(f"--- {_quoted('a/' + name)}\n+++ {_quoted('b/' + name)}\n")
    try:
        if "16" in encoding.codec or "32" in encoding.codec:
            source, edits = _byte_by_byte(outcome, encoding)
            return head + _body(source, edits).encode("latin-1")
        bom = encoding.bom.decode("utf-8")
        moved = [Edit(Span(e.span.start + len(bom), e.span.end + len(bom)), e.replacement) for e in outcome.edits]
        return head + _body(bom + outcome.document.source, moved).encode(encoding.codec)
    except UnicodeEncodeError as bad:
        message = f"{encoding.codec} has no “{bad.object[bad.start]}”, which a fix would put in"
        raise FileError(message, outcome.document.path) from None


def _byte_by_byte(outcome: Outcome, encoding: Encoding) -> tuple[str, list[Edit]]:
    """The file's bytes as a text of 256 characters, and its edits, for encodings in which a line feed is several bytes.

    `git apply` and `patch` end lines at a byte, whatever it is part of; cut in the same way, the patch fits.
    """
    source, codec = outcome.document.source, encoding.codec
    edits: list[Edit] = []
    read, at = 0, len(encoding.bom)
    for span, replacement in outcome.edits:
        start = at + len(source[read : span.start].encode(codec))
        read, at = span.end, start + len(source[span.start : span.end].encode(codec))
        edits.append(Edit(Span(start, at), replacement.encode(codec).decode("latin-1")))
    return encoding.encode(source).decode("latin-1"), edits


def _body(source: str, edits: Sequence[Edit]) -> str:
    old = _lines(source)
    body, shift = "", 0
    for hunk in _hunks(_changes(old, edits)):
        body += _render_hunk(old, hunk, shift)
        shift += _growth(hunk)
    return body


def shown_path(path: str) -> str:
    """A path as a patch names it: without parts that lead out of the current folder.

    >>> shown_path("../shared/story.txt"), shown_path("./story.txt")
    ('shared/story.txt', 'story.txt')
    """
    inside = os.path.relpath(path) if os.path.isabs(path) else os.path.normpath(path)
    if inside.startswith(".."):
        inside = os.path.normpath(path).lstrip("/")
    while inside.startswith("../"):
        inside = inside[3:]
    return inside.replace(os.sep, "/")


def _lines(text: str) -> list[str]:
    """Lines with their endings; for `patch`, only a line feed ends a line."""
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _changes(old: list[str], edits: Sequence[Edit]) -> list[_Change]:
    """Edits grouped by the lines they touch."""
    starts = [0, *accumulate(map(len, old))]
    groups: list[tuple[int, int, list[Edit]]] = []
    for edit in edits:
        first = min(bisect_right(starts, edit.span.start) - 1, len(old) - 1)
        last = max(first, min(bisect_left(starts, edit.span.end) - 1, len(old) - 1))
        # If a line loses its ending, the next one joins it.
        if (
            edit.span.end == starts[last + 1]
            and starts[first] < edit.span.start < edit.span.end
            and last + 1 < len(old)
        ):
            last += 0 if edit.replacement.endswith("\n") else 1
        if groups and first < groups[-1][1]:
            begun, end, inside = groups[-1]
            inside.append(edit)
            groups[-1] = (begun, max(end, last + 1), inside)
        else:
            groups.append((first, last + 1, [edit]))
    changes = []
    for first, end, inside in groups:
        local = [Edit(Span(e.span.start - starts[first], e.span.end - starts[first]), e.replacement) for e in inside]
        changes.append(_Change(first, end, _lines(apply_edits("".join(old[first:end]), local))))
    return changes


def _hunks(changes: Sequence[_Change]) -> Iterator[list[_Change]]:
    """Changes share a hunk if their contexts meet."""
    hunk: list[_Change] = []
    for change in changes:
        if hunk and change.first - hunk[-1].last > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    if hunk:
        yield hunk


def _render_hunk(old: list[str], hunk: list[_Change], shift: int) -> str:
    """`shift` is how many lines the earlier hunks have added to the new file."""
    start = max(0, hunk[0].first - _CONTEXT)
    end = min(len(old), hunk[-1].last + _CONTEXT)
    rows: list[str] = []
    at = start
    for change in hunk:
        rows += [" " + line for line in old[at : change.first]]
        rows += ["-" + line for line in old[change.first : change.last]]
        rows += ["+" + line for line in change.new]
        at = change.last
    rows += [" " + line for line in old[at:end]]
    new_length = end - start + _growth(hunk)
    head = f"@@ -{_range(start, end - start)} +{_range(start + shift, new_length)} @@\n"
    return head + "".join(map(_terminated, rows))


def _growth(hunk: Sequence[_Change]) -> int:
    return sum(len(change.new) - (change.last - change.first) for change in hunk)


def _range(start: int, length: int) -> str:
    """`start` counts from 0; an empty range names the line before it."""
    return f"{start + 1 if length else start},{length}"


def _terminated(row: str) -> str:
    return row if row.endswith("\n") else row + "\n\\ No newline at end of file\n"


def _quoted(path: str) -> str:
    """A path as git writes it: in quotes, with octal bytes, if it has more than plain characters."""
    if all(32 <= byte < 127 and byte not in b'"\\' for byte in os.fsencode(path)):
        return path + ("\t" if " " in path else "")
    escaped = "".join(
        chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\{chr(b)}" if b in b'"\\' else f"\\{b:03o}"
        for b in os.fsencode(path)
    )
    return f'"{escaped}"'
