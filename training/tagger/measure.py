"""Measure the tagger: annotated errors found, at several rates of alarms on clean copy.

    python -m training.tagger.measure CHECKPOINT CLEAN EDITS.jsonl...

CLEAN is copy that is taken to be right, one paragraph a line. EDITS hold `text` and `edits` with offsets in code
points. Start with `main`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import torch

from copyedit.language.context.tagger.edits import EDITS
from copyedit.language.context.tagger.pieces import Pieces, words_of
from copyedit.language.shipped import TAGGER
from copyedit.learning.tagger.batches import as_batch
from copyedit.learning.tagger.network import TaggerNetwork
from copyedit.learning.tagger.seeds import Seeded

RATES = (0.2, 0.5, 1.0, 2.0)  # alarms per 1,000 words of clean copy
_TOGETHER = 32


class Doubt(NamedTuple):
    """The probability that a word (code points `start` to `end`) needs an edit, and the likeliest edit."""

    probability: float
    start: int
    end: int
    edit: str


class Trial(NamedTuple):
    kind: str
    text: str
    errors: Sequence[tuple[int, int]]


def main() -> None:
    checkpoint, clean, *paths = map(Path, sys.argv[1:])
    network = TaggerNetwork(30522, len(EDITS))
    network.load_state_dict(torch.load(checkpoint, map_location="cpu")["network"])
    network.eval()
    pieces = Pieces(TAGGER / "pieces.txt")
    right = [line for line in clean.read_text(encoding="utf-8").splitlines() if line]
    alarms = sorted((d.probability for doubts in doubts_of(network, pieces, right) for d in doubts), reverse=True)
    words = sum(len(text.split()) for text in right)
    trials = [trial for path in paths for trial in _read_trials(path)]
    read = list(doubts_of(network, pieces, [trial.text for trial in trials]))
    for rate in RATES:
        bound = alarms[min(len(alarms) - 1, round(rate * words / 1000))]
        _report(rate, bound, trials, read)


@torch.inference_mode()
def doubts_of(network: TaggerNetwork, pieces: Pieces, texts: Sequence[str]) -> Iterator[list[Doubt]]:
    """The doubts about each text, in its order."""
    for first in range(0, len(texts), _TOGETHER):
        some = [words_of(text)[:150] or [(".", 0)] for text in texts[first : first + _TOGETHER]]
        batch = as_batch([Seeded([word for word, _ in words]) for words in some], pieces)
        scores = network.edit(network.encode(batch.pieces, batch.cases)).softmax(-1)
        for words, row, edits in zip(some, scores, batch.edits, strict=True):
            at = row[edits >= 0]
            best = at[:, 1:].argmax(-1) + 1
            yield [
                Doubt(1 - float(p[0]), start, start + len(word), EDITS[int(b)])
                for (word, start), p, b in zip(words, at, best, strict=True)
            ]


def _read_trials(path: Path) -> Iterator[Trial]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["edits"]:
            yield Trial(row["kind"], row["text"], [(edit["start"], edit["end"]) for edit in row["edits"]])


def _report(rate: float, bound: float, trials: Sequence[Trial], read: Sequence[Sequence[Doubt]]) -> None:
    found: dict[str, list[int]] = {}
    others = 0
    for trial, doubts in zip(trials, read, strict=True):
        certain = [doubt for doubt in doubts if doubt.probability >= bound]
        near = [d for d in certain if any(d.start <= end + 1 and start <= d.end + 1 for start, end in trial.errors)]
        counts = found.setdefault(trial.kind, [0, 0])
        counts[0] += bool(near)
        counts[1] += 1
        others += len(certain) - len(near)
    total = sum(hits for hits, _ in found.values())
    kinds = ", ".join(f"{kind} {hits}/{count}" for kind, (hits, count) in sorted(found.items()))
    print(f"{rate} alarms per 1,000 words (from {bound:.3f}): {total} of {len(trials)} found, {others} others; {kinds}")


if __name__ == "__main__":
    main()
