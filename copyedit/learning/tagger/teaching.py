"""Teach the tagger's network for a given time. Start with `teach`."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import torch

from copyedit.learning.tagger.network import Batch, TaggerNetwork
from copyedit.learning.tagger.pace import Pace


class Learned(NamedTuple):
    """What one step read, and its loss."""

    windows: int
    loss: float


def make_optimizer(network: TaggerNetwork, rate: float) -> torch.optim.Optimizer:
    """The optimizer that `teach` uses; a later run may go on with its state."""
    return torch.optim.AdamW(network.parameters(), rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def teach(
    network: TaggerNetwork, optimizer: torch.optim.Optimizer, lessons: Iterable[Batch], pace: Pace, step: int = 0
) -> Iterator[Learned]:
    """Learn from one batch after the other until the time is up, and yield after each."""
    if pace.device == "cpu":
        torch.set_flush_denormal(True)
    started = time.time()
    for number, batch in enumerate(lessons, step):
        gone = (time.time() - started) / (60 * pace.minutes)
        if gone >= 1:
            return
        for group in optimizer.param_groups:
            group["lr"] = pace.rate_at(number, gone)
        yield Learned(len(batch.pieces), _learn(network, optimizer, batch, pace))


def _learn(network: TaggerNetwork, optimizer: torch.optim.Optimizer, batch: Batch, pace: Pace) -> float:
    batch = Batch(*(part.to(pace.device) for part in batch))
    with torch.autocast(pace.device, dtype=torch.bfloat16, enabled=pace.in_16_bits):
        loss = network.loss(batch)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return float(loss.detach())


def is_faster_in_16_bits(network: TaggerNetwork, batch: Batch) -> bool:
    """True if this processor multiplies faster in 16 bits than in 32; only newer ones do."""
    return _seconds(network, batch, in_16_bits=True) < _seconds(network, batch, in_16_bits=False)


def _seconds(network: TaggerNetwork, batch: Batch, *, in_16_bits: bool) -> float:
    """The shorter of two trials: the first has to prepare."""
    times = []
    for _ in range(2):
        started = time.perf_counter()
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=in_16_bits):
            loss = network.loss(batch)
        loss.backward()
        times.append(time.perf_counter() - started)
    return min(times)
