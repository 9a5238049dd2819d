"""A corpus in three parts: one to train on, one to tune the trees on, and one to measure accuracy on.

Start with `read_split`. News is split by article, other texts by runs of 200 paragraphs. Some files are only ever
used to measure.
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
    """The part that an article, or run of paragraphs, belongs to, by its position in the file.

    A tenth of the news is for testing and a tenth for tuning; of other files a twentieth each.
    """
    if name in TEST_ONLY:
        return "test"
    rest = index % (10 if name == "news" else 20)
    return "test" if rest == 0 else "tune" if rest == 1 else "learn"


def read_pieces(path: Path) -> Iterator[list[str]]:
    """The articles, or runs of paragraphs, of one corpus file."""
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
    """The pieces of one file that belong to a part, without paragraphs that contain a line of `left_out`."""
    name = path.name.split(".")[0]
    for index, piece in enumerate(read_pieces(path)):
        if part_of(name, index) != part:
            continue
        if left_out:
            piece = [line for line in piece if not any(held in line for held in left_out)]
        yield piece
