"""A run of a DOCX file taken apart, so that something can stand between its words. Start with `split_run`.

A tracked change or a comment's mark stands between runs (`w:r`), never inside a run's text (`w:t`): the run is ended
before it and begun again, with the same properties, behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from copyedit.formats.notes import Author
from copyedit.formats.office.changes import Part
from copyedit.formats.office.docx_text import Around, Run
from copyedit.formats.office.paragraphs import Piece

_START_TAG = re.compile(rb"<[^\s/>]+(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>")
_PRESERVED = b' xml:space="preserve"'
_OPEN_WORDS = b'<w:t xml:space="preserve">'
_CLOSE_WORDS = b"</w:t>"
_CLOSE = _CLOSE_WORDS + b"</w:r>"
_ID = re.compile(rb"\bw:id=(?:\"[^\"]*\"|'[^']*')")
_OLD_PROPERTIES = re.compile(rb"<w:rPrChange\b.*?</w:rPrChange>", re.DOTALL)

Patch = tuple[int, int, bytes]  # the bytes from, up to, replaced by


def write_words(data: bytes, piece: Piece, parts: Sequence[Part]) -> list[Patch]:
    """Other words in the same `w:t`, marked to keep the blanks at its edges."""
    around = _around(piece)
    new = b"".join(part.raw for part in parts)
    if new == data[piece.start : piece.end]:
        return []
    patches = [(piece.start, piece.end, new)]
    said = "".join(part.said for part in parts)
    if not around.preserved and said != said.strip():
        patches.append((piece.start - 1, piece.start - 1, _PRESERVED))
    return patches


def split_run(data: bytes, piece: Piece, parts: Sequence[Part]) -> list[Patch]:
    """The piece's run with markup between runs; a side that would be empty gets no run."""
    around = _around(piece)
    run = around.run
    is_first, is_last = around.index == 0, around.index == run.children - 1
    start, end = run.start if is_first else around.tag, run.end if is_last else _end_of_words(data, piece)
    again = b"<w:r>" + properties(data, run)
    groups = [(markup, b"".join(p.raw for p in group)) for markup, group in groupby(parts, lambda part: part.markup)]
    rows = [b"" if is_first or not groups[0][0] else b"</w:r>"]
    for index, (markup, raw) in enumerate(groups):
        if markup:
            rows.append(raw)
        else:
            open_run = again if index else data[start : around.tag]
            stays_open = not is_last and index == len(groups) - 1
            rows += [open_run, _OPEN_WORDS, raw, _CLOSE_WORDS if stays_open else _CLOSE]
    rows.append(b"" if is_last or not groups[-1][0] else again)
    return [(start, end, b"".join(rows))]


def properties(data: bytes, run: Run) -> bytes:
    """The run's `w:rPr`, without what was changed in it: that has an author and a number of its own."""
    return _OLD_PROPERTIES.sub(b"", data[slice(*run.properties)])


def tracked(data: bytes, piece: Piece, old: bytes, new: str, author: Author, number: int) -> Part:
    """The old words as deleted and the new ones as put in, numbered from `number`: it and the next two are taken.

    Inside what somebody else put in (`w:ins`) that is ended before and begun again behind the new words.
    """
    run = _around(piece).run
    by = f'w:author={quoteattr(author.name)} w:date="{author.date}"'.encode()
    again = b"<w:r>" + properties(data, run)
    raw = b""
    if old:
        raw += b'<w:del w:id="%d" %b>%b<w:delText xml:space="preserve">%b</w:delText></w:r></w:del>' % (
            number, by, again, old,
        )  # fmt: skip
    if new:
        words = b"%b%b%b%b" % (again, _OPEN_WORDS, escape(new).encode(), _CLOSE)
        put_in = b'<w:ins w:id="%d" %b>%b</w:ins>' % (number + 1, by, words)
        if run.insertion is not None:
            tag = _START_TAG.match(data, run.insertion)
            assert tag
            begun_again = _ID.sub(b'w:id="%d"' % (number + 2), tag.group())
            put_in = b"</w:ins>" + put_in + begun_again
        raw += put_in
    return Part(new, raw, markup=True)


def _around(piece: Piece) -> Around:
    assert isinstance(piece.around, Around)
    return piece.around


def _end_of_words(data: bytes, piece: Piece) -> int:
    return data.index(b">", piece.end) + 1
