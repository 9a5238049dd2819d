"""What a file declares: its encoding, read from bytes not yet decoded, its language and its date."""

from __future__ import annotations

import re

from copyedit.language.text.late_pattern import late_pattern

_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([A-Za-z][\w.:-]*)[\"']")
_META = re.compile(rb"<meta\b[^>]{0,500}?\bcharset\s*=\s*[\"']?\s*([A-Za-z][\w.:-]*)", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_DAY = r"(?P<year>(?:19|20)\d\d)-?(?P<month>\d\d)-?(?P<day>\d\d)"
# One of these is in each of the forms below; most stories have none.
_SIGNS = ("\ndate", "\nDate", "published_time", "datePublished", "date.issue", "Created>", 'reated"')
_DATES = late_pattern(
    r"""(?:^[Dd]ate[ \t]*[:=][ \t]*["']?                                # front matter, or a line above the story
    | property=["']article:published_time["']\s+content=["']            # HTML
    | itemprop=["']datePublished["']\s[^>]{0,80}?(?:content|datetime)=["']
    | "datePublished"\s*:\s*"                                           # JSON-LD
    | <date\.issue\s[^>]{0,80}?norm=["']                                # NITF
    | <contentCreated>\s* | <versionCreated>\s*                         # NewsML-G2
    | "(?:version|first|content)_?[cC]reated"\s*:\s*"                    # ninjs
    )"""
    + _DAY,
    re.MULTILINE | re.VERBOSE,
)
_FRONT = 50_000  # code points in which a file says of which day it is
_HEAD = 4096  # bytes; the standard has pages name it in the first 1024, and not all do


def xml_encoding(data: bytes) -> str | None:
    """The encoding that the XML declaration names."""
    found = _XML.match(data)
    return _unless_wide(found[1]) if found else None


def html_encoding(data: bytes) -> str | None:
    """The encoding that <meta charset>, <meta http-equiv> or an XML declaration names."""
    found = _META.search(_COMMENT.sub(b"", data[:_HEAD]))
    return _unless_wide(found[1]) if found else xml_encoding(data)


def declared_date(text: str) -> str | None:
    """The day a file says it is of, as “2011-06-13”.

    >>> declared_date('<meta property="article:published_time" content="2011-06-13T08:00:00Z">')
    '2011-06-13'
    """
    front = "\n" + text[:_FRONT]
    found = _DATES.search(front) if any(map(front.__contains__, _SIGNS)) else None
    if found is None:
        return None
    from datetime import date

    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat()
    except ValueError:
        return None


def _unless_wide(name: bytes) -> str | None:
    """A page whose “utf-16” can be read byte by byte is not in it; the standard has it read as UTF-8."""
    return None if name.lower().startswith((b"utf-16", b"utf-32", b"ucs-2")) else name.decode("ascii").lower()


def is_english(language: str) -> bool:
    """True for “en”, “en-GB” and where nothing is said, or “undetermined”; words in other languages are not read."""
    return re.split("[-_]", language.strip().lower())[0] in ("", "en", "eng", "und")
