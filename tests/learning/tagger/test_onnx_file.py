"""The shipped network as PyTorch's: what it answers, and what is left of it once written again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from copyedit.language.context.tagger.engine import Network, Question
from copyedit.language.shipped import TAGGER

if TYPE_CHECKING:
    from copyedit.learning.tagger.network import TaggerNetwork

pytest.importorskip("torch")
pytest.importorskip("onnxscript")

SENTENCES = [
    tuple(text.split())
    for text in (
        "The talks on the harbour of Osten were soured by a row over the toll .",
        "Police in Velmar arrests two men",
        "Six wardens were killed in explosion at the the old mill .",
        "A pickup fell of the bridge , and the child was taken hospital .",
    )
]


@pytest.fixture(scope="module")
def shipped() -> TaggerNetwork:
    from copyedit.learning.tagger.onnx_file import read_network

    network = read_network(TAGGER / "tagger.onnx")
    network.eval()
    return network


def _edits(network: TaggerNetwork, words: tuple[str, ...]) -> Any:
    """The probability of each edit for each word."""
    import torch

    from copyedit.language.context.tagger.pieces import Pieces
    from copyedit.learning.tagger.batches import as_batch
    from copyedit.learning.tagger.seeds import Seeded

    batch = as_batch([Seeded(words)], Pieces(TAGGER / "pieces.txt"))
    with torch.inference_mode():
        scores = network.edit(network.encode(batch.pieces, batch.cases)).softmax(-1)[0].numpy()
    return scores[batch.edits[0].numpy() >= 0]


@pytest.mark.parametrize("words", SENTENCES, ids=" ".join)
def test_the_network_read_back_answers_as_the_engine_does(shipped: TaggerNetwork, words: tuple[str, ...]) -> None:
    asked = Network().read(Question(words, {})).edits
    # The engine rounds what it multiplies to 8 bits, which moves the doubtful words most.
    assert np.abs(_edits(shipped, words) - asked).max(axis=1).mean() < 0.05


def test_written_again_it_is_nearly_the_same(shipped: TaggerNetwork, tmp_path: Path) -> None:
    from copyedit.learning.tagger.onnx_file import read_network, write_network

    write_network(shipped, tmp_path / "tagger.onnx")
    assert (tmp_path / "tagger.onnx").stat().st_size < 25e6
    again = read_network(tmp_path / "tagger.onnx")
    again.eval()
    for words in SENTENCES:
        np.testing.assert_allclose(_edits(again, words), _edits(shipped, words), atol=0.05)
