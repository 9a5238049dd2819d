"""Which format a file is in, by its name and its beginning. Start with `format_of`.

A format is a module of this folder or of one of its rooms. A text format has `read_text(path, source, origin)`, and
`declared_encoding(data)` where a file can name its encoding; a file whose source is not its text is read by
`read_container(path, data)`.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePath

from copyedit.errors import FileError

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
_SNIFFED = (".xml", ".json")
_HEAD = 4096  # bytes that decide
_LONG_HEAD = 65536  # a JSON item may have its body before its address
_JSON = re.compile(rb"\{\s*\"[\w@$.-]{1,80}\"\s*:")
_PAGES = ((b"%PDF-", "PDF"), (b"{\\rtf", "RTF"), (b"%!PS", "PostScript"))  # text to the eye, and broken by an edit
_URI = re.compile(rb"\"uri\"\s*:")
_ROOT = re.compile(rb"<([A-Za-z][\w:.-]{0,80})")
_BEGINNINGS = (
    ("iptc7901", re.compile(rb"[\x00-\x20]*\x01[\x1b-\x1f\s]*[A-Za-z]{1,6}\s?\d")),
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
    """The format of a file with this name and these bytes. Raises FileError for XML or JSON of an unknown kind.

    A known ending decides, otherwise the beginning. A file of the wire or of a word processor is recognised even if its
    name says it is text: its control bytes and markup are no prose.

    >>> format_of("story.md", b""), format_of("-", b"<html><p>Ferry</p>"), format_of("wire", b"Ferry halted")
    ('markdown', 'html', 'text')
    """
    named = ENDINGS.get(PurePath(path).suffix.lower())
    if named and named != "text":
        return "iptc7901" if _begins_as(data) == "iptc7901" else named
    found = _begins_as(data)
    if found and not (named and found == "html"):
        return found
    if kind := _unknown_kind(path, data):
        raise FileError(f"{kind}; --as text reads it as text", path)
    return "text"


def is_sniffed(path: str) -> bool:
    """True for an ending that tells nothing of a story: a walk looks into such a file, see `holds_story`."""
    return path.lower().endswith(_SNIFFED)


def holds_story(path: str) -> bool:
    """True for a file that begins as a story, or a feed of them; False where it cannot be read."""
    try:
        if not Path(path).is_file():
            return False
        with Path(path).open("rb") as file:
            head = file.read(_LONG_HEAD)
    except OSError:
        return False
    return begins_as_story(head)


def begins_as_story(data: bytes) -> bool:
    """True for the first bytes of a story, or of a feed of them."""
    head = data[:_LONG_HEAD]
    found = _begins_as(head, _LONG_HEAD)
    return found is not None and (found != "ninjs" or _URI.search(head) is not None)


def _begins_as(data: bytes, length: int = _HEAD) -> str | None:
    head = data[:length].removeprefix(b"\xef\xbb\xbf")
    return next((name for name, begins in _BEGINNINGS if begins.match(head)), None)


def _unknown_kind(path: str, data: bytes) -> str | None:
    """What is said of markup and data that no reader knows, and that must not be edited as if it were text."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    ending = PurePath(path).suffix.lower()
    if head.startswith(b"<?xml") or (ending == ".xml" and head.startswith(b"<")):
        root = _ROOT.search(head)
        name = f" with the root <{root[1].decode('ascii', 'replace')}>" if root else ""
        return f"XML{name}, which is not read; known are NITF, NewsML-G2, RSS, Atom and XHTML"
    if ending == ".json" or _JSON.match(head):
        return "JSON, but not a ninjs item, the only kind that is read"
    page = next((name for mark, name in _PAGES if head.startswith(mark)), None)
    return f"{page}, which is not read; save it as DOCX, ODT or text" if page else None


def module_of(name: str) -> str:
    """The module that reads a format.

    >>> module_of("docx"), module_of("text")
    ('copyedit.formats.office.docx', 'copyedit.formats.text')
    """
    room = next((f"{room}." for room, names in _ROOMS.items() if name in names), "")
    return f"copyedit.formats.{room}{name}"
