"""Findings as comments of a DOCX file: the marks in the text, and the parts that must know. Start with `comment_marks`.

A comment's words stand in a part of their own, which the story names in its relationships and the package in its
content types (ECMA-376 Part 1, 17.13.4).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from copyedit.errors import FileError
from copyedit.formats.notes import Author, Note
from copyedit.formats.office.docx_parts import Parts
from copyedit.formats.office.zipped import Package

_CONTENT_TYPES = "[Content_Types].xml"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_LAST_TAG = re.compile(rb"</[^<>]*>\s*(?:<!--.*?-->\s*)*\Z", re.DOTALL)
_EMPTY_ROOT = re.compile(rb"<([\w:.-]+)((?:\s[^<>]*)?)/>\s*\Z")
_NAMESPACE = re.compile(rb"xmlns:w=[\"']([^\"']+)[\"']")


def comment_marks(number: int) -> tuple[bytes, bytes]:
    """What stands before and behind the words that the comment is on."""
    start = b'<w:commentRangeStart w:id="%d"/>' % number
    end = b'<w:commentRangeEnd w:id="%d"/>' % number
    return start, end + b'<w:r><w:commentReference w:id="%d"/></w:r>' % number


def comment_parts(
    package: Package, parts: Parts, story: bytes, notes: Sequence[Note], author: Author, number: int
) -> dict[str, bytes]:
    """The parts with the comments put in, numbered from `number`; those that are there are kept. Raises FileError."""
    comments = b"".join(_comment(note, author, number + index) for index, note in enumerate(notes))
    if parts.comments:
        return {parts.comments: _put_in(package, parts.comments, comments)}
    space = _NAMESPACE.search(story)
    assert space
    name = "comments.xml" if "word/comments.xml" not in package else "copyedit-comments.xml"
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="%b">' % space[1]
    relation = (
        '<Relationship xmlns="http://schemas.openxmlformats.org/package/2006/relationships" '
        f'Id="copyeditComments" Type="{parts.type_base}/comments" Target="/word/{name}"/>'
    )
    override = (
        '<Override xmlns="http://schemas.openxmlformats.org/package/2006/content-types" '
        f'PartName="/word/{name}" ContentType="{_COMMENTS_TYPE}"/>'
    )
    return {
        f"word/{name}": head + comments + b"</w:comments>",
        parts.relations: _put_in(package, parts.relations, relation.encode()),
        _CONTENT_TYPES: _put_in(package, _CONTENT_TYPES, override.encode()),
    }


def _comment(note: Note, author: Author, number: int) -> bytes:
    """Its first paragraph begins with the sign by which Word shows where a comment is."""
    head = (
        f'<w:comment w:id="{number}" w:author={quoteattr(author.name)} w:date="{author.date}" '
        f"w:initials={quoteattr(author.initials)}>"
    )
    sign = "<w:r><w:annotationRef/></w:r>"
    paragraphs = [
        f'<w:p>{"" if index else sign}<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'
        for index, words in enumerate(note.paragraphs)
    ]
    return (head + "".join(paragraphs) + "</w:comment>").encode()


def _put_in(package: Package, part: str, new: bytes) -> bytes:
    """The part with something new at the end of its root element."""
    data = package.read(part)
    last = _LAST_TAG.search(data)
    if last:
        return data[: last.start()] + new + data[last.start() :]
    empty = _EMPTY_ROOT.search(data)
    if not empty:
        raise FileError(f"not written: “{part}” in it is of an unusual make; save it again", package.path)
    name, attributes = empty.groups()
    return data[: empty.start()] + b"<%b%b>%b</%b>" % (name, attributes, new, name)
