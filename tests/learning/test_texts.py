"""The three parts of a corpus."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from copyedit.learning.texts import Part, part_of, read_pieces, read_split

PARTS: tuple[Part, ...] = ("learn", "tune", "test")


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_bytes(lzma.compress(text.encode()))
    return path


def test_news_is_cut_at_empty_lines(tmp_path: Path) -> None:
    path = _write(tmp_path, "news.txt.xz", "One.\nTwo.\n\nThree.\n\n\nFour.\n")
    assert list(read_pieces(path)) == [["One.", "Two."], ["Three."], ["Four."]]


def test_other_texts_are_cut_every_two_hundred_paragraphs(tmp_path: Path) -> None:
    path = _write(tmp_path, "port.txt.xz", "".join(f"Line {n}.\n" for n in range(450)))
    assert [len(piece) for piece in read_pieces(path)] == [200, 200, 50]


def test_parts_do_not_overlap_and_leave_nothing_out(tmp_path: Path) -> None:
    path = _write(tmp_path, "news.txt.xz", "\n\n".join(f"Story {n}." for n in range(40)) + "\n")
    parts = {part: [piece[0] for piece in read_split(path, part)] for part in PARTS}
    assert len(parts["test"]) == len(parts["tune"]) == 4
    assert sorted(story for stories in parts.values() for story in stories) == sorted(f"Story {n}." for n in range(40))


@pytest.mark.parametrize("name", ["reuters-2016", "bbc-2004"])
def test_some_texts_are_only_measured_on(name: str) -> None:
    assert {part_of(name, index) for index in range(40)} == {"test"}


def test_sentences_left_out_take_their_paragraph_with_them(tmp_path: Path) -> None:
    path = _write(tmp_path, "port.txt.xz", "The quay reopened on Monday. Ships came.\nThe ferry sank.\n" + "x\n" * 999)
    left_out = frozenset({"Ships came."})
    learned = {line for part in PARTS for piece in read_split(path, part, left_out) for line in piece}
    assert "The ferry sank." in learned
    assert not any("Ships came." in line for line in learned)
