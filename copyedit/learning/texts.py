"""A corpus in three parts: one to train on, one to tune the trees on, and one to measure accuracy on.

Start with `read_split`. News is split by article, other texts by runs of 200 paragraphs. Some files are only ever
used to measure.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Literal

Part = Literal["learn", "tune", "test"]

TEST_ONLY = ("reuters-2016", "bbc-2004")
_RUN = 200  # paragraphs
# Share of each text that the network and the trees read: the less like news, the smaller. Texts not listed: all.
SHARES = {
    "lk-english-news": 0.8,
    "us-senate-press-releases": 0.5,
    "us-whitehouse-statements": 0.8,
    "us-whitehouse-speeches": 0.4,
    "us-fed-speeches": 0.3,
    "au-pm-releases-speeches": 0.6,
    "enwiki-2014-1": 0.5,
    "18f-blog": 0.5,
    "gsa-digitalgov": 0.6,
}
# The trees read only these; speeches and encyclopaedias are too unlike news to set thresholds by.
_NEWSLIKE = ("news", "lk-english-news", "reuters", "us-senate", "us-whitehouse-statements", "au-pm", "nasa")
_NEWSLIKE_PIECES = 4000  # per file, at most


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
    name = name_of(path)
    for index, piece in enumerate(read_pieces(path)):
        if part_of(name, index) != part:
            continue
        if left_out:
            piece = [line for line in piece if not any(held in line for held in left_out)]
        yield piece


def texts_to_learn(corpus: Path) -> list[Path]:
    """The files of a corpus, except those that are only for measuring."""
    return [path for path in sorted(corpus.glob("*.txt.xz")) if name_of(path) not in TEST_ONLY]


def name_of(path: Path) -> str:
    """The name of a corpus file, without endings."""
    return path.name.split(".")[0]


def tuning_texts(paths: Sequence[Path], left_out: frozenset[str]) -> Iterator[list[str]]:
    """What the trees are trained on: the tuning parts of files that are like news, or of all if none is known to be."""
    for path in [path for path in paths if name_of(path).startswith(_NEWSLIKE)] or paths:
        pieces = read_split(path, "tune", left_out)
        yield from islice(pieces, int(_NEWSLIKE_PIECES * SHARES.get(name_of(path), 1.0)))
