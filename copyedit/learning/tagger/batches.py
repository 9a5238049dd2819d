"""Seeded windows as tensors, with windows of like length together so that little is padding. Start with `batches`."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence

import torch

from copyedit.language.context.tagger.engine import CHOICES, PIECES
from copyedit.language.context.tagger.pieces import FIRST, LAST, Pieces, case_of
from copyedit.learning.tagger.network import Batch
from copyedit.learning.tagger.seeds import Seeded

_POOL = 1024  # windows sorted together


def batches(windows: Iterable[Seeded], pieces: Pieces, size: int, dice: random.Random) -> Iterator[Batch]:
    """Batches of about `size` pieces each."""
    pool: list[tuple[int, Seeded]] = []
    for window in windows:
        pool.append((sum(len(pieces.of(word)) for word in window.words) + 2, window))
        if len(pool) == _POOL:
            yield from _cut(pool, pieces, size, dice)
            pool = []
    yield from _cut(pool, pieces, size, dice)


def _cut(pool: list[tuple[int, Seeded]], pieces: Pieces, size: int, dice: random.Random) -> list[Batch]:
    groups: list[list[Seeded]] = []
    longest = 0
    for length, window in sorted(pool, key=lambda pair: pair[0]):
        longest = max(longest, length)
        if not groups or (len(groups[-1]) + 1) * longest > size:
            groups.append([])
            longest = length
        groups[-1].append(window)
    dice.shuffle(groups)
    return [as_batch(group, pieces) for group in groups]


def as_batch(windows: Sequence[Seeded], pieces: Pieces) -> Batch:
    """One batch, padded to its longest window."""
    rows = [_row(window, pieces) for window in windows]
    length = max(len(ids) for ids, _, _, _ in rows)
    wrong = [(at, first[word]) for at, (_, _, _, first) in enumerate(rows) for word in windows[at].choices]
    choices = [[pieces.of(word)[:PIECES] for word in words] for window in windows for words in window.choices.values()]
    padded = torch.zeros((len(choices), CHOICES, PIECES), dtype=torch.long)
    for row, words in enumerate(choices):
        for column, ids in enumerate(words[:CHOICES]):
            padded[row, column, : len(ids)] = torch.tensor(ids)
    return Batch(
        torch.tensor([ids + [0] * (length - len(ids)) for ids, _, _, _ in rows]),
        torch.tensor([cases + [0] * (length - len(cases)) for _, cases, _, _ in rows]),
        torch.tensor([edits + [-100] * (length - len(edits)) for _, _, edits, _ in rows]),
        torch.tensor(wrong, dtype=torch.long).reshape(-1, 2),
        padded,
    )


def _row(window: Seeded, pieces: Pieces) -> tuple[list[int], list[int], list[int], list[int]]:
    ids, cases, edits, first = [FIRST], [0], [-100], []
    for word, edit in zip(window.words, window.edits, strict=True):
        cut = pieces.of(word)
        first.append(len(ids))
        ids += cut
        cases += [case_of(word)] * len(cut)
        edits += [edit] + [-100] * (len(cut) - 1)
    return [*ids, LAST], [*cases, 0], [*edits, -100], first
