"""Prose and source: where each character came from."""

import pytest

from copyedit.document import Document, Span
from copyedit.formats.text import read_text

CRLF = "One line.\r\nTwo lines.\r\n"


def _source_of(document: Document, words: str) -> Span | None:
    start = document.prose.index(words)
    return document.to_source(Span(start, start + len(words)))


def test_prose_has_single_line_ends() -> None:
    assert read_text("a", CRLF).prose == "One line.\nTwo lines.\n"


@pytest.mark.parametrize("words", ["One", "line.\nTwo", "Two lines.", "\n"])
def test_to_source_over_line_ends(words: str) -> None:
    document = read_text("a", CRLF)
    span = _source_of(document, words)
    assert span is not None
    assert CRLF[span.start : span.end] == words.replace("\n", "\r\n")


def test_is_verbatim_only_without_the_line_end() -> None:
    document = read_text("a", CRLF)
    assert document.is_verbatim(Span(0, 9))
    assert not document.is_verbatim(Span(0, 12))


@pytest.mark.parametrize("text", ["a\rb\rc", "no end", "", "\n\n\n", "İstanbul is İstanbul.", "e\u0301 😀 x"])
def test_plain_and_folded_are_as_long_as_the_prose(text: str) -> None:
    document = read_text("a", text)
    assert len(document.prose) == len(document.plain) == len(document.folded)


def test_nothing_joins_two_blocks_in_plain() -> None:
    assert "\n" in read_text("a", "The end.\n\nNew start.").plain[8:10]
