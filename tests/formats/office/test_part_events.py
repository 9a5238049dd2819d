"""XML as events with their places in bytes."""

from dataclasses import dataclass, field

import pytest

from copyedit.errors import FileError
from copyedit.formats.office import part_events
from copyedit.formats.office.part_events import walk
from tests.office.making import W


@dataclass
class Seen:
    """Says of each event which bytes it means."""

    data: bytes
    told: list[tuple[str, str]] = field(default_factory=list)
    open: list[int] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:
        self.open.append(at)
        self.told.append((name, " ".join(f"{key}={value}" for key, value in attributes.items())))

    def end(self, name: str, after: int) -> None:
        self.told.append(("/" + name, self.data[self.open.pop() : after].decode()))

    def text(self, words: str, start: int, end: int) -> None:
        self.told.append((words, self.data[start:end].decode()))


def _seen(text: str) -> list[tuple[str, str]]:
    data = text.encode()
    seen = Seen(data)
    walk(data, seen, "a.docx", "word/document.xml")
    return seen.told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<a>b</a>", [("a", ""), ("b", "b"), ("/a", "<a>b</a>")]),
        ("<a><b/>é</a>", [("a", ""), ("b", ""), ("/b", "<b/>"), ("é", "é"), ("/a", "<a><b/>é</a>")]),
        ("<a><b></b></a>", [("a", ""), ("b", ""), ("/b", "<b></b>"), ("/a", "<a><b></b></a>")]),
        ("<a>/></a>", [("a", ""), ("/>", "/>"), ("/a", "<a>/></a>")]),
        ("<a x='/>'>1&amp;\r\n2</a>", [("a", "x=/>"), ("1&\n2", "1&amp;\r\n2"), ("/a", "<a x='/>'>1&amp;\r\n2</a>")]),
        ("<a>1<!-- c -->2</a>", [("a", ""), ("12", "1<!-- c -->2"), ("/a", "<a>1<!-- c -->2</a>")]),
        ("\ufeff<a>😀</a>", [("a", ""), ("😀", "😀"), ("/a", "<a>😀</a>")]),
    ],
)
def test_events_and_their_bytes(text: str, told: list[tuple[str, str]]) -> None:
    assert _seen(text) == told


def test_names_have_our_prefixes_whatever_the_file_calls_them() -> None:
    assert _seen(f'<x:p xmlns:x="{W}" x:val="1" y="2"/>')[0] == ("w:p", "w:val=1 y=2")


LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><l>&b;</l>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (LAUGHS.encode(), "document type"),
        (b'<!DOCTYPE l SYSTEM "file:///etc/passwd"><l/>', "document type"),
        (b"<a>&b;</a>", "not well-formed XML .line 1, column 4"),
        (b"<a>\n<b></a>", "not well-formed XML .line 2, column 6"),
        (b"", "not well-formed XML"),
        (b"<a>\xff</a>", "not well-formed XML"),
        ("<a/>".encode("utf-16"), "not in UTF-8"),
        (b"<?xml version='1.0' encoding='windows-1252'?><a>\x93</a>", "not in UTF-8"),
    ],
)
def test_what_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(FileError, match=said) as refused:
        walk(data, Seen(data), "a.docx", "word/document.xml")
    assert str(refused.value).startswith("a.docx: “word/document.xml” in it ")


def test_depth_is_no_danger_and_the_number_of_elements_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    deep = b"<a>" * 50_000 + b"</a>" * 50_000
    seen = Seen(b"")
    walk(deep, seen, "a.docx", "x")
    assert len(seen.told) == 100_000
    monkeypatch.setattr(part_events, "MOST_ELEMENTS", 49_999)
    with pytest.raises(FileError, match="too large for a story"):
        walk(deep, Seen(b""), "a.docx", "x")
