"""Lines and columns, in code points and in bytes of UTF-8; paths as code hosts know them."""

from pathlib import Path

import pytest

from copyedit.reports.places import Lines, repository_path

TEXT = "a\N{DESERET SMALL LETTER LONG I}b\ncafé\r\n\ré"


@pytest.mark.parametrize(
    ("offset", "place", "byte_place"),
    [
        (0, (1, 1), (1, 1)),
        (1, (1, 2), (1, 2)),
        (2, (1, 3), (1, 6)),  # the example of reviewdog's description: a letter of four bytes stands before it
        (4, (2, 1), (2, 1)),
        (8, (2, 5), (2, 6)),
        (10, (3, 1), (3, 1)),
        (11, (4, 1), (4, 1)),
        (12, (4, 2), (4, 3)),
    ],
)
def test_places(offset: int, place: tuple[int, int], byte_place: tuple[int, int]) -> None:
    assert Lines(TEXT).place(offset) == place
    assert Lines(TEXT).byte_place(offset) == byte_place


def test_bytes_are_counted_on_and_back() -> None:
    lines = Lines(TEXT)
    for offset in (0, 2, 3, 1, 8, 12, 6, 12, 0):
        assert lines.byte_place(offset) == Lines(TEXT).byte_place(offset)


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("a.txt", "a.txt"),
        ("./desk/a.txt", "desk/a.txt"),
        ("desk/../a.txt", "a.txt"),
        ("../a.txt", "../a.txt"),
        ("-", "-"),
    ],
)
def test_paths(path: str, shown: str) -> None:
    assert repository_path(path) == shown


def test_an_absolute_path_inside_is_reported_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert repository_path(str(tmp_path / "desk" / "a.txt")) == "desk/a.txt"
    assert repository_path(str(tmp_path.parent / "a.txt")) == (tmp_path.parent / "a.txt").as_posix()
