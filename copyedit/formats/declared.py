"""What a file declares: its encoding, read from bytes not yet decoded, and its language."""

from __future__ import annotations

import re

_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([A-Za-z][\w.:-]*)[\"']")
_META = re.compile(rb"<meta\b[^>]{0,500}?\bcharset\s*=\s*[\"']?\s*([A-Za-z][\w.:-]*)", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEAD = 4096  # bytes; the standard has pages name it in the first 1024, and not all do


def xml_encoding(data: bytes) -> str | None:
    """The encoding that the XML declaration names."""
    found = _XML.match(data)
    return _unless_wide(found[1]) if found else None


def html_encoding(data: bytes) -> str | None:
    """The encoding that <meta charset>, <meta http-equiv> or an XML declaration names."""
    found = _META.search(_COMMENT.sub(b"", data[:_HEAD]))
    return _unless_wide(found[1]) if found else xml_encoding(data)


def _unless_wide(name: bytes) -> str | None:
    """A page whose “utf-16” can be read byte by byte is not in it; the standard has it read as UTF-8."""
    return None if name.lower().startswith((b"utf-16", b"utf-32", b"ucs-2")) else name.decode("ascii").lower()


def is_english(language: str) -> bool:
    """True for “en”, “en-GB” and where nothing is said, or “undetermined”; words in other languages are not read."""
    return re.split("[-_]", language.strip().lower())[0] in ("", "en", "eng", "und")
