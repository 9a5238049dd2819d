"""What the tagger learns from: passages of the corpus with seeded errors, without end. Start with `Lessons`."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from torch.utils.data import IterableDataset, get_worker_info

from copyedit.language.context.tagger.pieces import Pieces
from copyedit.language.shipped import TAGGER
from copyedit.learning.tagger.batches import batches
from copyedit.learning.tagger.network import Batch
from copyedit.learning.tagger.present import to_present
from copyedit.learning.tagger.seeds import Seeded, Seeder
from copyedit.learning.tagger.windows import Worker, read_windows

_GENUINE = 0.15  # genuine copy-edits for each seeded window, if there are any
_PRESENT = 0.5  # share of windows whose verbs may be turned to the present tense


class Source(NamedTuple):
    """The files to read, the sentences whose paragraphs are left out, and the context model whose words are seeded.

    `dense` seeds many errors in a window, for a first pass. `genuine` are sentences that somebody has edited.
    """

    paths: Sequence[Path]
    left_out: frozenset[str]
    model: Path
    dense: bool = False
    genuine: Sequence[Seeded] = ()


class Lessons(IterableDataset[Batch]):
    """Batches of about `size` pieces. Each worker reads its own articles; `seed` differs from one run to the next."""

    def __init__(self, source: Source, size: int, seed: int) -> None:
        self._source, self._size, self._seed = source, size, seed

    def __iter__(self) -> Iterator[Batch]:
        info = get_worker_info()
        worker = Worker(info.id, info.num_workers) if info else Worker()
        dice = random.Random(f"{self._seed} {worker.number}")
        yield from batches(self._seeded(worker, dice), Pieces(TAGGER / "pieces.txt"), self._size, dice)

    def _seeded(self, worker: Worker, dice: random.Random) -> Iterator[Seeded]:
        paths, left_out, model, dense, genuine = self._source
        seeder = Seeder(model)
        while True:
            for window in read_windows(paths, "learn", left_out, dice, worker):
                if genuine and dice.random() < _GENUINE:
                    yield dice.choice(genuine)
                words = to_present(window, seeder.forms, dice) if dice.random() < _PRESENT else window
                yield seeder.seed(words, dice, dense)
