"""A corpus cut in three: what is learned from, what the judge is tuned on, what accuracy is measured on.

Start with `read_split`. News is cut by article, other texts by runs of 200 paragraphs. Some files are measured on
whole, and are learned from by nothing.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

Part = Literal["learn", "tune", "test"]

TEST_ONLY = ("reuters-2016", "bbc-2004")
_RUN = 200  # paragraphs


def part_of(name: str, index: int) -> Part:
    """Which part an article (or run of paragraphs) belongs to, by its place in its file.

    A tenth of news is measured on and a tenth tuned on, of other files a twentieth each.
    """
    if name in TEST_ONLY:
        return "test"
    rest = index % (10 if name == "news" else 20)
    return "test" if rest == 0 else "tune" if rest == 1 else "learn"


def read_pieces(path: Path) -> Iterator[list[str]]:
    """Articles, or runs of paragraphs, of one corpus file."""
    piece: list[str] = []
    by_article = path.name.startswith("news.")
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line:
                piece.append(line)
            if piece and (not line if by_article else len(piece) >= _RUN):
                yield piece
                piece = []
    if piece:
        yield piece


def read_split(path: Path, part: Part, left_out: frozenset[str] = frozenset()) -> Iterator[list[str]]:
    """The pieces of one file that belong to a part; paragraphs that hold a line of `left_out` are passed over."""
    name = path.name.split(".")[0]
    for index, piece in enumerate(read_pieces(path)):
        if part_of(name, index) != part:
            continue
        if left_out:
            piece = [line for line in piece if not any(held in line for held in _candidates(line, left_out))]
        yield piece


def _candidates(line: str, left_out: frozenset[str]) -> Iterator[str]:
    return (held for held in left_out if held[:40] in line)
