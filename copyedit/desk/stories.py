"""What the page asks: findings to mark in a story, and the story with what was accepted. Start with `story`.

Offsets are UTF-16 units, as browsers count. A text is shown and changed as it is. Of a file, the page shows the prose
and sends back the edits of its source; the server keeps nothing between two requests.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from copyedit.decisions import counts
from copyedit.desk.answers import BadRequest, answering, desk_of, gone, json_object, text_in, with_token
from copyedit.desk.api import known_format, whole_characters
from copyedit.desk.differences import edits_between
from copyedit.desk.known import REJECTED
from copyedit.desk.rule_page import address_of
from copyedit.desk.tracked import tracked_docx
from copyedit.document import Document, Span
from copyedit.findings import Edit, Finding
from copyedit.fixing.by_hand import change_by_hand, outcome_by_hand
from copyedit.fixing.edits import Outcome, encode_outcome
from copyedit.formats.notes import Author
from copyedit.formats.reading import document_in, document_of
from copyedit.language.text.utf16 import CodePoints, Utf16
from copyedit.reports import diff

_OPEN = "open"  # a decision that was taken back
_DECISIONS = (*counts.DECISIONS, _OPEN)
_FINGERPRINT = re.compile(r"[0-9a-f]{32}|")
_RULE = re.compile(r"[\w/.-]{1,200}")
_MOST_OFFERED = 9  # as many as there are number keys


async def story(request: Request) -> Response:
    """The findings in a text or a file, each with the changes that would make its replacements."""
    asked = await json_object(request)
    given, name = _given(asked), text_in(asked, "name", "story.txt")
    desk = desk_of(request)
    checked = await desk.check(given, name, as_format=known_format(asked.get("format")), gone=gone(request))
    document = checked.document
    marks = desk.known.marks(document, checked.findings)
    shown = _Shown(document, is_file=isinstance(given, bytes))
    answer = {
        "text": document.prose if shown.is_file else None,
        "findings": [shown.finding(*each) for each in zip(checked.findings, marks, strict=True)],
        "errors": [str(error) for error in checked.errors],
        "tracks": hasattr(document.origin.get("container"), "write_tracked"),
    }
    return JSONResponse(answer)


async def export(request: Request) -> Response:
    """The story with what was accepted: as text, diff or DOCX with tracked changes, or in its file's own format."""
    asked = await json_object(request)
    given, name, form = _given(asked), text_in(asked, "name", "story.txt"), text_in(asked, "as")
    author = Author(desk_of(request).author, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))

    def make() -> bytes:
        outcome = _file_outcome(given, name, asked) if isinstance(given, bytes) else _text_outcome(given, name, asked)
        return _exported(outcome, form, author)

    return Response(await desk_of(request).do(make), media_type="application/octet-stream")


async def decided(request: Request) -> Response:
    """Count what the reader decided, by rule, and remember what was rejected; “open” takes a rejection back."""
    asked = await json_object(request)
    rule, decision, finding = text_in(asked, "rule"), text_in(asked, "decision"), text_in(asked, "id", "")
    if decision not in _DECISIONS or not _RULE.fullmatch(rule) or not _FINGERPRINT.fullmatch(finding):
        raise BadRequest(f"“rule” must be an id, “decision” one of {', '.join(_DECISIONS)}, “id” that of a finding")
    desk = desk_of(request)

    def keep() -> bool:
        if finding and decision in (REJECTED, _OPEN):
            desk.known.reject(finding, is_rejected=decision == REJECTED)
        return counts.record([(rule, decision)])

    return JSONResponse({"kept": await desk.do(keep)})


async def word(request: Request) -> Response:
    """Add a word to the house list."""
    asked = await json_object(request)
    desk, added = desk_of(request), whole_characters(text_in(asked, "word"))
    path = await desk.do(lambda: desk.add_word(added))
    return JSONResponse({"list": PurePath(path).name})


ROUTES = [
    Route("/word", with_token(answering(word), on_loopback_too=True), methods=["POST"]),
    Route("/decided", with_token(answering(decided), on_loopback_too=True), methods=["POST"]),
    Route("/story", with_token(answering(story), on_loopback_too=True), methods=["POST"]),
    Route("/export", with_token(answering(export), on_loopback_too=True), methods=["POST"]),
]


def _given(asked: dict[str, Any]) -> str | bytes:
    """The text, or the bytes of a file. Raises BadRequest."""
    if "file" not in asked:
        return whole_characters(text_in(asked, "text"))
    try:
        return base64.b64decode(text_in(asked, "file"), validate=True)
    except binascii.Error:
        raise BadRequest("“file” is not base64") from None


class _Shown:
    """A document as the page shows it: of a file the prose, otherwise the source."""

    def __init__(self, document: Document, *, is_file: bool) -> None:
        self.is_file = is_file
        self._document = document
        self._source = Utf16(document.source)
        self._seen = Utf16(document.prose) if is_file else self._source

    def finding(self, finding: Finding, mark: tuple[str, str | None]) -> dict[str, Any]:
        start, end = _in_units(finding.place if self.is_file else finding.span, self._seen)
        return {
            "id": mark[0],
            "known": mark[1],
            "rule": finding.rule,
            "level": finding.level.label,
            "message": finding.message,
            "because": finding.because,
            "about": address_of(finding.rule),
            "start": start,
            "end": end,
            "text": finding.text,
            "quoted": finding.quoted,
            "isWord": "/spelling/" in f"/{finding.rule}" and len(finding.text.split()) == 1,
            "offers": [o for words in finding.fix.replacements[:_MOST_OFFERED] if (o := self._offer(finding, words))],
        }

    def _offer(self, finding: Finding, words: str) -> dict[str, Any] | None:
        change = change_by_hand(self._document, finding, words)
        if change is None:
            return None
        seen = change.seen if self.is_file else change.edit
        return {
            "words": words,
            "seen": [*_in_units(seen.span, self._seen), seen.replacement],
            "edit": [*_in_units(change.edit.span, self._source), change.edit.replacement],
        }


def _in_units(span: Span, units: Utf16) -> tuple[int, int]:
    return units.of_code_point(span.start), units.of_code_point(span.end)


def _text_outcome(text: str, name: str, asked: dict[str, Any]) -> Outcome:
    after = whole_characters(text_in(asked, "after"))
    return outcome_by_hand(document_in(text, name, "text"), edits_between(text, after))


def _file_outcome(data: bytes, name: str, asked: dict[str, Any]) -> Outcome:
    document = document_of(data, name)
    places = CodePoints(document.source)
    edits = asked.get("edits", [])
    if not isinstance(edits, list):
        raise BadRequest("“edits” must be a list")
    return outcome_by_hand(document, _apart([_edit(each, places) for each in edits]))


def _edit(value: Any, places: CodePoints) -> Edit:
    try:
        start, end, words = value
        span = Span(places.of_utf16(start), places.of_utf16(end))
    except (TypeError, ValueError, IndexError):
        raise BadRequest("an edit is [start, end, words], with offsets inside the story") from None
    if span.end < span.start or not isinstance(words, str):
        raise BadRequest("an edit is [start, end, words], with offsets inside the story")
    return Edit(span, whole_characters(words))


def _apart(edits: Sequence[Edit]) -> list[Edit]:
    """The edits in order. Raises BadRequest where two overlap."""
    ordered = sorted(edits, key=lambda edit: edit.span)
    for one, other in zip(ordered, ordered[1:], strict=False):
        if one.span.end > other.span.start:
            raise BadRequest("two of the edits overlap")
    return ordered


def _exported(outcome: Outcome, form: str, author: Author) -> bytes:
    """Raises BadRequest for an unknown form."""
    document = outcome.document
    if form == "diff":
        return diff.render(outcome)
    if form == "file":
        return encode_outcome(outcome)
    if form == "tracked":
        return encode_outcome(outcome, author)
    if form == "text":
        return _prose_after(outcome).encode("utf-8", "replace")
    if form != "docx":
        raise BadRequest(f"“{form}” is none of text, diff, docx, file and tracked")
    if PurePath(document.path).suffix.lower() == ".docx" and "container" in document.origin:
        return encode_outcome(outcome, author)
    return tracked_docx(document.prose, _prose_after(outcome), author)


def _prose_after(outcome: Outcome) -> str:
    if "container" not in outcome.document.origin and outcome.document.source == outcome.document.prose:
        return outcome.text
    return document_of(encode_outcome(outcome), outcome.document.path).prose
