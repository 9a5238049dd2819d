"""Edits of a story made by what the journal knows of them, without checking it again. Start with `with_edits`."""

from __future__ import annotations

from collections.abc import Sequence

from copyedit.batch.story import Made
from copyedit.document import Document, Span
from copyedit.findings import Edit
from copyedit.fixing.edits import Outcome, apply_edits, encode_outcome
from copyedit.formats.reading import document_in, document_of
from copyedit.settings.config import Config


def read(content: str | bytes, name: str, config: Config) -> Document:
    """The story as it was read when it was checked. Raises CopyeditError."""
    as_format = config.format_for(name)
    if isinstance(content, bytes):
        return document_of(content, name, as_format)
    return document_in(content, name, as_format)


def with_edits(document: Document, made: Sequence[Made], *, is_text: bool) -> str | bytes:
    """The story with the edits; a text, or the bytes of a file. Raises CopyeditError."""
    edits = tuple(Edit(Span(each.start, each.end), each.after) for each in made)
    text = apply_edits(document.source, edits)
    return text if is_text else encode_outcome(Outcome(document, (), (), (), text, edits))
