"""The article in a web page, without menus, advertisements and comments. Start with `article_in`."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

from copyedit.document import Document
from copyedit.errors import CopyeditError
from copyedit.formats.declared import declared_date
from copyedit.formats.reading import document_in

_HEAD = 50_000  # bytes in which a page says of which day it is


def check_reader(source: str) -> None:
    """Raises CopyeditError if pages cannot be read here."""
    try:
        import_module("trafilatura")
    except ImportError:
        raise CopyeditError("crawls need an extra: pip install 'copyedit[warc]'", source) from None


def article_in(page: bytes, name: str) -> Document:
    """The article in a page as plain text, its title first; empty where a page has none. Offsets are those of the text.

    It has the date that the page declares.
    """
    trafilatura = import_module("trafilatura")
    found = trafilatura.bare_extraction(page, include_comments=False, include_tables=False, with_metadata=True)
    title = ((found and found.title) or "").strip()
    lines = (line.strip() for line in ((found and found.text) or "").splitlines())
    text = [line for line in lines if line and line != title]
    document = document_in("\n\n".join([title, *text] if text and title else text) + "\n", name, "text")
    return replace(document, origin={**document.origin, "date": declared_date(page[:_HEAD].decode("latin-1"))})
