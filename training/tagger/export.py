"""Write the tagger as ONNX, with its weights in 8 bits, and time it on one core.

    python -m training.tagger.export ENCODER CHECKPOINT OUT.onnx TEXT

ENCODER and CHECKPOINT are as for `training.tagger.train`; without a file CHECKPOINT the encoder is written untrained,
which is as quick. TEXT is copy, one paragraph a line. Prints size, time to load, word pieces a second and how far the
answers differ from those of the network in 32 bits. Start with `main`.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from copyedit.language.context.tagger.edits import EDITS
from copyedit.language.context.tagger.engine import CHOICES, PIECES
from copyedit.language.context.tagger.pieces import Pieces, words_of
from copyedit.language.shipped import TAGGER
from copyedit.learning.tagger.batches import as_batch
from copyedit.learning.tagger.network import Batch, TaggerNetwork
from copyedit.learning.tagger.seeds import Seeded
from training.tagger.pretrained import load_pretrained, read_pretrained

_TOGETHER = 16  # paragraphs
_MOST_WORDS = 150


class _Shipped(nn.Module):
    """What is shipped: pieces and cases in, the probability of each edit of each piece and of each choice out."""

    def __init__(self, network: TaggerNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, cases: Tensor, places: Tensor, choices: Tensor) -> tuple[Tensor, Tensor]:
        read = self.network.encode(pieces, cases)
        return self.network.edit(read).softmax(-1), self.network.score_choices(read, places, choices).softmax(-1)


def main() -> None:
    encoder, checkpoint, out, text = map(Path, sys.argv[1:])
    model = _Shipped(_read(encoder, checkpoint)).eval()
    write(model, out)
    some = list(_batches(Pieces(TAGGER / "pieces.txt"), text.read_text(encoding="utf-8").splitlines()))
    session, load = open_timed(out)
    report(model, session, load, out.stat().st_size, some)


def _read(encoder: Path, checkpoint: Path) -> TaggerNetwork:
    network = TaggerNetwork(30522, len(EDITS))
    if checkpoint.is_file():
        network.load_state_dict(torch.load(checkpoint, map_location="cpu")["network"])
    else:
        load_pretrained(network, read_pretrained(encoder))
    return network


def write(model: nn.Module, out: Path) -> None:
    """Write the model to `out`, by way of a file in 32 bits beside it."""
    full = out.with_suffix(".full.onnx")
    sentences, pieces, asked = (
        torch.export.Dim("sentences"),
        torch.export.Dim("pieces", max=512),
        torch.export.Dim("asked"),
    )
    read = torch.randint(1000, 2000, (2, 8))
    choices = torch.randint(1000, 2000, (3, CHOICES, PIECES))
    torch.onnx.export(
        model,
        (read, torch.ones_like(read), torch.tensor([[0, 1], [1, 2], [1, 3]]), choices),
        full,
        dynamo=True,
        dynamic_shapes=({0: sentences, 1: pieces}, {0: sentences, 1: pieces}, {0: asked}, {0: asked}),
        input_names=["pieces", "cases", "places", "choices"],
        output_names=["edits", "chosen"],
        external_data=False,
    )
    rounded = out.with_suffix(".rounded.onnx")
    quantize_dynamic(full, rounded, weight_type=QuantType.QInt8, per_channel=True)
    full.unlink()
    _fuse(rounded, out)
    rounded.unlink()


def _fuse(model: Path, out: Path) -> None:
    """Do now what the engine would do each time it opens the model, which saves a third of that time."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED  # the same on any CPU
    options.optimized_model_filepath = str(out)
    onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def open_timed(path: Path) -> tuple[onnxruntime.InferenceSession, float]:
    """The model on one thread, and the processor time in seconds that opening it took."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    started = time.process_time()
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    return session, time.process_time() - started


def _batches(pieces: Pieces, lines: Sequence[str]) -> list[Batch]:
    windows = [[word for word, _ in words_of(line)][:_MOST_WORDS] for line in lines if line.strip()]
    windows.sort(key=len)
    groups = [windows[first : first + _TOGETHER] for first in range(0, len(windows), _TOGETHER)]
    return [as_batch([Seeded(words) for words in group], pieces) for group in groups]


@torch.inference_mode()
def report(
    model: nn.Module, session: onnxruntime.InferenceSession, load: float, size: int, some: Sequence[Batch]
) -> None:
    """Print what the written model costs, and how far its answers are from those of the network."""
    furthest, spent, count = 0.0, 0.0, 0
    for batch in some:
        inputs = {
            "pieces": batch.pieces.numpy(),
            "cases": batch.cases.numpy(),
            "places": np.zeros((1, 2), np.int64),
            "choices": np.ones((1, CHOICES, PIECES), np.int64),
        }
        session.run(None, inputs)
        started = time.process_time()
        edits, _ = session.run(None, inputs)
        spent += time.process_time() - started
        count += int((batch.pieces != 0).sum())
        at = batch.edits.numpy() >= 0
        right, _ = model(*(torch.from_numpy(part) for part in inputs.values()))
        furthest = max(furthest, float(np.abs(edits[at] - right.numpy()[at]).max()))
    print(f"{size / 1e6:.1f} MB, {load:.2f} s to open, {count / spent:,.0f} pieces a second on one core")
    print(f"largest difference of a probability from 32 bits: {furthest:.3f}")


if __name__ == "__main__":
    main()
