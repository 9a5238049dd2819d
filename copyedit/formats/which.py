"""Which format a file is in, by its name and its beginning. Start with `format_of`.

A format is a module of this folder or of one of its rooms. A text format has `read_text(path, source, origin)`, and
`declared_encoding(data)` where a file can name its encoding; a file whose source is not its text is read by
`read_container(path, data)`.
"""

from __future__ import annotations

import re
from pathlib import PurePath

# A walk through a folder takes files with these endings; others are read when named or mapped.
ENDINGS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".rst": "restructuredtext",
    ".adoc": "asciidoc",
    ".asciidoc": "asciidoc",
    ".nitf": "nitf",
    ".newsml": "newsml",
    ".ninjs": "ninjs",
    ".iptc": "iptc7901",
    ".anpa": "iptc7901",
    ".rss": "feed",
    ".atom": "feed",
    ".docx": "docx",
    ".docm": "docx",
    ".odt": "odt",
}
FORMATS = tuple(sorted(set(ENDINGS.values())))
_ROOMS = {
    "markup": ("asciidoc", "markdown", "restructuredtext"),
    "office": ("docx", "odt"),
    "web": ("feed", "html"),
    "wire": ("iptc7901", "newsml", "ninjs", "nitf"),
}
_HEAD = 4096  # bytes that decide
_BEGINNINGS = (
    ("iptc7901", re.compile(rb"[\x00\x16\r\n]*\x01\s*[A-Za-z]{1,6}\d")),
    ("docx", re.compile(rb"PK\x03\x04.*(?:word/|\[Content_Types\]\.xml)", re.DOTALL)),
    ("docx", re.compile(rb"\xd0\xcf\x11\xe0")),  # encrypted, or from before 2007; its reader reports which
    ("odt", re.compile(rb"PK\x03\x04.*mimetypeapplication/vnd\.oasis\.opendocument\.text", re.DOTALL)),
    ("nitf", re.compile(rb"\s*<(?:[?!].*?<)?(?:\w+:)?nitf[\s>]", re.DOTALL)),
    ("newsml", re.compile(rb"\s*<(?:[?!].*?<)?(?:\w+:)?(?:newsItem|newsMessage|packageItem)[\s>]", re.DOTALL)),
    ("feed", re.compile(rb"\s*<(?:[?!].*?<)?(?:\w+:)?(?:rss|feed|RDF)[\s>]", re.DOTALL)),
    ("html", re.compile(rb"\s*<(?:!doctype html|html[\s>]|\?xml.*?<html[\s>])", re.DOTALL | re.IGNORECASE)),
    ("ninjs", re.compile(rb"\s*\{.*\"(?:(?:body|headline)_\w+|headlines?|bodies)\"", re.DOTALL)),
)


def format_of(path: str, data: bytes) -> str:
    """The format of a file with this name and these bytes: a known ending decides, otherwise the beginning.

    >>> format_of("story.md", b""), format_of("-", b"<html><p>Ferry</p>"), format_of("wire", b"Ferry halted")
    ('markdown', 'html', 'text')
    """
    named = ENDINGS.get(PurePath(path).suffix.lower())
    if named:
        return named
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    return next((name for name, begins in _BEGINNINGS if begins.match(head)), "text")


def module_of(name: str) -> str:
    """The module that reads a format.

    >>> module_of("docx"), module_of("text")
    ('copyedit.formats.office.docx', 'copyedit.formats.text')
    """
    room = next((f"{room}." for room, names in _ROOMS.items() if name in names), "")
    return f"copyedit.formats.{room}{name}"
