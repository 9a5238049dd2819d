"""Write a reader as ONNX, with its weights in 8 bits, and time it on one core.

    python -m training.reader.export ENCODER CHECKPOINT OUT.onnx TEXT

ENCODER and CHECKPOINT are as for `training.reader.train`; without a file CHECKPOINT the encoder is written untrained,
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

from training.reader.batches import Pieces, as_batch
from training.reader.edits import EDITS
from training.reader.network import Batch, ReaderNetwork, load_pretrained, read_pretrained
from training.reader.seeds import Seeded
from training.reader.windows import words_of

_TOGETHER = 16  # paragraphs
_MOST_WORDS = 150


class _Probabilities(nn.Module):
    """What is shipped: pieces and cases in, the probability of each edit for each piece out."""

    def __init__(self, network: ReaderNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, cases: Tensor) -> Tensor:
        return self.network.edit(self.network.encode(pieces, cases)).softmax(-1)


def main() -> None:
    encoder, checkpoint, out, text = map(Path, sys.argv[1:])
    model = _Probabilities(_read(encoder, checkpoint)).eval()
    write(model, out)
    some = list(_batches(Pieces(encoder), text.read_text(encoding="utf-8").splitlines()))
    session, load = open_timed(out)
    report(model, session, load, out.stat().st_size, some)


def _read(encoder: Path, checkpoint: Path) -> ReaderNetwork:
    network = ReaderNetwork(30522, len(EDITS))
    if checkpoint.is_file():
        network.load_state_dict(torch.load(checkpoint, map_location="cpu")["network"])
    else:
        load_pretrained(network, read_pretrained(encoder))
    return network


def write(model: nn.Module, out: Path) -> None:
    """Write the model to `out`, by way of a file in 32 bits beside it."""
    full = out.with_suffix(".full.onnx")
    axes = {0: torch.export.Dim("windows"), 1: torch.export.Dim("pieces", max=512)}
    example = torch.randint(1000, 2000, (2, 8))
    torch.onnx.export(
        model,
        (example, torch.ones_like(example)),
        full,
        dynamo=True,
        dynamic_shapes=(axes, axes),
        input_names=["pieces", "cases"],
        output_names=["edits"],
        external_data=False,
    )
    quantize_dynamic(full, out, weight_type=QuantType.QInt8, per_channel=True)
    full.unlink()


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
        inputs = {"pieces": batch.pieces.numpy(), "cases": batch.cases.numpy()}
        session.run(None, inputs)
        started = time.process_time()
        (edits,) = session.run(None, inputs)
        spent += time.process_time() - started
        count += int((batch.pieces != 0).sum())
        at = batch.edits.numpy() >= 0
        furthest = max(furthest, float(np.abs(edits[at] - model(batch.pieces, batch.cases).numpy()[at]).max()))
    print(f"{size / 1e6:.1f} MB, {load:.2f} s to open, {count / spent:,.0f} pieces a second on one core")
    print(f"largest difference of a probability from 32 bits: {furthest:.3f}")


if __name__ == "__main__":
    main()
