"""What the network sees of a slot: training and checking must agree, or a model would be misread without a sign."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from copyedit.language.context.network import Floats, Ids, read_network, write_network
from copyedit.language.context.stored.window import FAR, INPUTS, NEAR, PADDING

SIZE = 40  # words, each a vector with a single 1
IDS: Ids = np.random.default_rng(1).integers(0, SIZE, 80)
PLACE = PADDING + 7


def _expected() -> Floats:
    """Four words to the left, nearest first, four to the right, then a fifth of the ten beyond on each side."""
    near_left = [IDS[PLACE - 1 - step] for step in range(NEAR)]
    near_right = [IDS[PLACE + 1 + step] for step in range(NEAR)]
    parts = [np.eye(SIZE)[word] for word in (*near_left, *near_right)]
    for words in (IDS[PLACE - NEAR - FAR : PLACE - NEAR], IDS[PLACE + NEAR + 1 : PLACE + NEAR + 1 + FAR]):
        parts.append(np.bincount(words, minlength=SIZE) / 5)
    return np.concatenate(parts).astype(np.float32)


def test_checking(tmp_path: Path) -> None:
    vectors = np.eye(SIZE, dtype=np.float32)
    through = np.eye(INPUTS * SIZE, dtype=np.float32)  # the hidden layer and the last pass everything on
    zeros = np.zeros(INPUTS * SIZE, np.float32)
    write_network(
        tmp_path, vectors, vectors,
        bias=np.zeros(SIZE, np.float32), hidden=through, hidden_bias=zeros, last=through, last_bias=zeros,
    )  # fmt: skip
    network = read_network(tmp_path)
    place = np.array([PLACE])
    (seen,) = network.vectors(network.before(IDS, place - 1), network.after(IDS, place + 1))
    assert seen == pytest.approx(_expected(), abs=1e-3)


def test_training() -> None:
    torch = pytest.importorskip("torch")
    from copyedit.learning.network_training import inputs_of

    (seen,) = inputs_of(torch.eye(SIZE)[torch.from_numpy(IDS)][None], PLACE, 1, 1)[0].numpy()
    assert seen == pytest.approx(_expected(), abs=1e-6)
