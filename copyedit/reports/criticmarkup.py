"""Findings in the text itself, as CriticMarkup (see the guide at criticmarkup.com). Start with `render`.

{~~old~>new~~}, {--old--} and {++new++} are fixes to accept or reject, {==words==} are marked words, and {>>why<<} is a
comment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copyedit.document import Document, Span
from copyedit.errors import FileError
from copyedit.findings import Edit, Finding
from copyedit.fixing.edits import apply_edits
from copyedit.formats.encoding import Encoding
from copyedit.formats.whole_words import whole_words
from copyedit.reports.notes import paragraphs_of

_MARKS = ("{~~", "{--", "{++", "{==", "{>>", "~~}", "--}", "++}", "==}", "<<}", "~>")


def render(document: Document, findings: Sequence[Finding]) -> bytes:
    """The source with its findings, in its own encoding. Raises FileError for a format that is not text.

    Accepting every change applies every fix with a single replacement outside quotations.
    """
    encoding = document.origin.get("encoding")
    if not isinstance(encoding, Encoding):
        raise FileError("findings cannot be added to this format", document.path)
    text = apply_edits(document.source, _marked(document.source, findings))
    try:
        return encoding.encode(text)
    except UnicodeEncodeError as bad:
        lacking = bad.object[bad.start]
        raise FileError(f"{encoding.codec} has no “{lacking}”, which a comment has", document.path) from None


def _marked(source: str, findings: Sequence[Finding]) -> Iterator[Edit]:
    """An edit for each finding; if it touches an earlier one, only its comment, after the other."""
    end = 0
    changes = [(_change(source, finding), finding) for finding in findings]
    for change, finding in sorted(changes, key=lambda pair: pair[0].span if pair[0] else pair[1].span):
        span = change.span if change else finding.span
        comment = "{>>" + _without_marks(" ".join(paragraphs_of(finding))) + "<<}"
        words = source[span.start : span.end]
        if span.start < end or not _can_be_marked(words + (change.replacement if change else "")):
            end = max(end, span.start)
            yield Edit(Span(end, end), comment)
        else:
            end = span.end
            yield Edit(span, _mark(words, change) + comment)


def _change(source: str, finding: Finding) -> Edit | None:
    """The change offered, in whole words; None if there are several, or if the words are a quotation."""
    if len(finding.fix.edits) != 1 or not finding.is_applicable:
        return None
    return whole_words(source, finding.fix.edits)[0]


def _mark(old: str, change: Edit | None) -> str:
    if change is None:
        return "{==" + old + "==}"
    new = change.replacement
    if not old:
        return "{++" + new + "++}"
    return "{~~" + old + "~>" + new + "~~}" if new else "{--" + old + "--}"


def _can_be_marked(words: str) -> bool:
    """True for words on one line that contain no marks; a mark cannot cross the end of a paragraph."""
    return not any(mark in words for mark in _MARKS) and "\n" not in words and "\r" not in words and bool(words)


def _without_marks(text: str) -> str:
    for mark in _MARKS:
        text = text.replace(mark, " ".join(mark))
    return text
