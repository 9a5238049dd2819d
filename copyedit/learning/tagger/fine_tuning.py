"""Fine-tune the shipped tagger on the archive of a house. Start with `fine_tune`."""

from __future__ import annotations

from pathlib import Path

import torch
from torch.utils.data import DataLoader

from copyedit.language.shipped import TAGGER
from copyedit.learning.tagger.lessons import Lessons, Source
from copyedit.learning.tagger.onnx_file import read_network, write_network
from copyedit.learning.tagger.pace import Pace
from copyedit.learning.tagger.teaching import is_faster_in_16_bits, make_optimizer, teach

_RATE = 5e-5  # a quarter of that of the shipped network's training, so that it forgets little
_COOL_DOWN = 0.6
_WARM_UP = 100  # steps
_SIZE = 2048  # word pieces in a batch


def fine_tune(source: Source, minutes: float, jobs: int, out: Path) -> int:
    """Train the shipped network on a source, and write it to `out`. Returns the number of windows read."""
    torch.set_num_threads(jobs)
    torch.manual_seed(1)
    network = read_network(TAGGER / "tagger.onnx")
    lessons = iter(DataLoader(Lessons(source, _SIZE, seed=1), batch_size=None, num_workers=1))
    in_16_bits = is_faster_in_16_bits(network, next(lessons))
    pace = Pace(minutes, _RATE, _COOL_DOWN, _WARM_UP, in_16_bits=in_16_bits)
    windows = sum(learned.windows for learned in teach(network, make_optimizer(network, _RATE), lessons, pace))
    write_network(network, out)
    return windows
