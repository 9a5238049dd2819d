"""The slot network, learned: processes side by side on shared weights, for a given time. Start with `train_network`.

Sampled softmax (Y. Bengio and J.-S. Senécal, 2003) over a word's neighbours and words drawn by frequency; without locks
(“Hogwild”, F. Niu et al., 2011); Adagrad by rows for words' vectors, Adam for the rest.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from copyedit.language.context.network import FAR, NEAR, PADDING, write_network
from copyedit.language.context.suspects import Neighbours

if TYPE_CHECKING:
    import torch

SIZE = 64  # of a word's vector
HIDDEN = 224
_RUN = 512  # words read in one go
_RUNS = 2  # in a batch
_DRAWN = 256  # words drawn by frequency for each batch
_NEIGHBOURS = 12  # kept for each word while training; _COMPARED of them are drawn for a batch
_COMPARED = 8
_EMPTY_GAPS = 4  # one gap is learned from for so many words
_WORD_RATE, _REST_RATE = 0.6, 1.5e-3
_FAR_WEIGHT = 0.2


def train_network(
    texts: Sequence[NDArray[np.uint16]],
    shares: Sequence[float],
    neighbours: Neighbours,
    vocabulary_size: int,
    minutes: float,
    jobs: int,
    folder: Path,
) -> float:
    """Learns from these shares of the texts and writes the network. Returns the words read, in millions."""
    import torch
    import torch.multiprocessing as processes

    counts = np.ones(vocabulary_size)
    for text, share in zip(texts, shares, strict=True):
        counts += share * np.bincount(text, minlength=vocabulary_size)
    counts[0] = counts.sum() / 5  # “nothing” is drawn as often as it is right
    chances = counts**0.75 / (counts**0.75).sum()
    torch.manual_seed(1)
    weights = _first_weights(counts)
    squares = {name: torch.full((vocabulary_size,), 0.01) for name in ("words_in", "words_out", "bias")}
    seen = torch.zeros(jobs, dtype=torch.float64)
    for shared in (*weights.values(), *squares.values(), seen):
        shared.share_memory_()
    table = torch.from_numpy(_table(neighbours, counts))
    arguments = (weights, squares, seen, texts, shares, chances, table, time.time(), minutes * 60, jobs)
    workers = [processes.get_context("fork").Process(target=_learn, args=(n, *arguments)) for n in range(jobs)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
        if worker.exitcode:
            raise RuntimeError(f"a training process ended with code {worker.exitcode}")
    rest = {name: values.numpy() for name, values in weights.items() if not name.startswith("words")}
    rest["bias"] = rest["bias"][:, 0]
    write_network(folder, weights["words_in"].numpy(), weights["words_out"].numpy(), **rest)
    return float(seen.sum()) / 1e6


def _first_weights(counts: NDArray[np.float64]) -> dict[str, torch.Tensor]:
    import torch

    inputs = (2 * NEAR + 2) * SIZE
    return {
        "words_in": torch.randn(len(counts), SIZE) * 0.1,
        "words_out": torch.randn(len(counts), SIZE) * 0.03,
        "bias": torch.tensor(np.log(counts / counts.sum()), dtype=torch.float32)[:, None].clone(),
        "hidden": torch.randn(inputs, HIDDEN) * inputs**-0.5,
        "hidden_bias": torch.zeros(HIDDEN),
        "last": torch.randn(HIDDEN, SIZE) * HIDDEN**-0.5,
        "last_bias": torch.zeros(SIZE),
    }


def _table(neighbours: Neighbours, counts: NDArray[np.float64]) -> NDArray[np.int64]:
    """Up to _NEIGHBOURS of each word, the commoner ones more often; 0 where it has fewer."""
    random = np.random.default_rng(1)
    table = np.zeros((len(counts), _NEIGHBOURS), np.int64)
    for word in range(len(counts)):
        near = neighbours.words[neighbours.starts[word] : neighbours.starts[word + 1]].astype(np.int64)
        if len(near) > _NEIGHBOURS:
            chances = np.sqrt(counts[near])
            near = random.choice(near, _NEIGHBOURS, replace=False, p=chances / chances.sum())
        table[word, : len(near)] = near
    return table


def _runs(texts: Sequence[NDArray[np.uint16]], shares: Sequence[float], worker: int, jobs: int) -> NDArray[np.int64]:
    """(text, start) of the runs that a worker reads, in a mixed order."""
    random = np.random.default_rng(1)
    runs: list[tuple[int, int]] = []
    for number, (text, share) in enumerate(zip(texts, shares, strict=True)):
        starts = np.arange(PADDING + 1, len(text) - _RUN - PADDING - 1, _RUN)
        runs += [(number, int(start)) for start in starts[random.random(len(starts)) < share]]
    random.shuffle(runs)
    return np.array(runs[worker::jobs], np.int64)


def _learn(
    worker: int,
    weights: dict[str, torch.Tensor],
    squares: dict[str, torch.Tensor],
    seen: torch.Tensor,
    texts: Sequence[NDArray[np.uint16]],
    shares: Sequence[float],
    chances: NDArray[np.float64],
    table: torch.Tensor,
    started: float,
    seconds: float,
    jobs: int,
) -> None:
    import torch

    torch.set_num_threads(1)
    torch.manual_seed(worker)
    random = np.random.default_rng(worker)
    runs = _runs(texts, shares, worker, jobs)
    log_drawn = torch.tensor(np.log(chances * _DRAWN), dtype=torch.float32)
    drawn = random.choice(len(chances), 2_000_000, p=chances)
    adam = _Adam(weights)
    at = 0
    while (passed := (time.time() - started) / seconds) < 1:
        batch = runs[np.arange(at, at + _RUNS) % len(runs)]
        at += _RUNS
        ids = np.stack([texts[n][start - PADDING - 1 : start + _RUN + PADDING + 1] for n, start in batch])
        first = int(random.integers(0, len(drawn) - _DRAWN))
        _step(
            weights,
            squares,
            adam,
            torch.from_numpy(ids.astype(np.int64)),
            torch.from_numpy(drawn[first : first + _DRAWN]),
            log_drawn,
            table,
            int(random.integers(0, _RUN - _RUN // _EMPTY_GAPS)),
            max(0.02, 1 - passed),
        )
        seen[worker] += _RUNS * _RUN


def _step(
    weights: dict[str, torch.Tensor],
    squares: dict[str, torch.Tensor],
    adam: _Adam,
    ids: torch.Tensor,
    drawn: torch.Tensor,
    log_drawn: torch.Tensor,
    table: torch.Tensor,
    first_gap: int,
    rate: float,
) -> None:
    """One batch: the slots of its words, and those of some of its gaps, whose right word is “nothing”."""
    import torch
    from torch.nn.functional import relu

    words_here, places = torch.unique(ids, return_inverse=True)
    rows_in = weights["words_in"][words_here].requires_grad_()
    rest = {name: weights[name].clone().requires_grad_() for name in _Adam.NAMES}
    vectors_in = rows_in[places]
    gaps = _RUN // _EMPTY_GAPS
    start = PADDING + 1
    seen = torch.cat([_seen(vectors_in, start, _RUN, 1), _seen(vectors_in, start + first_gap, gaps, 0)], dim=1).flatten(
        0, 1
    )
    inner = relu(torch.addmm(rest["hidden_bias"], seen, rest["hidden"]))
    slots = torch.addmm(rest["last_bias"], inner, rest["last"])

    right = torch.cat([ids[:, start : start + _RUN], torch.zeros(len(ids), gaps, dtype=torch.long)], dim=1).flatten()
    half = torch.randint(0, len(right), (len(right) // 2,))
    near = table[right[half]][:, torch.randperm(_NEIGHBOURS)[:_COMPARED]]
    words_out, places = torch.unique(torch.cat([right, drawn, near.flatten()]), return_inverse=True)
    rows_out = weights["words_out"][words_out].requires_grad_()
    biases = weights["bias"][words_out].requires_grad_()
    at_right, at_drawn = places[: len(right)], places[len(right) : len(right) + len(drawn)]
    at_near = places[len(right) + len(drawn) :].view(near.shape)

    score = (slots * rows_out[at_right]).sum(-1) + biases[at_right, 0]
    others = slots @ rows_out[at_drawn].T + (biases[at_drawn, 0] - log_drawn[drawn])
    others = others.masked_fill(drawn[None, :] == right[:, None], -1e4)
    loss = (torch.logsumexp(torch.cat([score[:, None], others], 1), 1) - score).sum()
    beside = torch.bmm(rows_out[at_near], slots[half].unsqueeze(-1)).squeeze(-1) + biases[at_near, 0]
    beside = beside.masked_fill(near == 0, -1e4)
    loss = loss + 2 * (torch.logsumexp(torch.cat([score[half, None], beside], 1), 1) - score[half]).sum()
    (loss / _RUN).backward()

    with torch.no_grad():
        for name, words, rows in (
            ("words_in", words_here, rows_in),
            ("words_out", words_out, rows_out),
            ("bias", words_out, biases),
        ):
            slope = _slope(rows)
            total = squares[name][words] + slope.pow(2).mean(1)
            squares[name][words] = total
            weights[name][words] -= _WORD_RATE * rate * slope / (total.sqrt() + 1e-6)[:, None]
        adam.step(weights, {name: _slope(values) for name, values in rest.items()}, _REST_RATE * rate)


def _seen(vectors: torch.Tensor, start: int, length: int, width: int) -> torch.Tensor:
    """What the network sees of slots from `start` on; `width` is 1 for the slot of a word, 0 for a gap before it."""
    import torch

    sums = torch.nn.functional.pad(vectors.cumsum(1), (0, 0, 1, 0))
    left = [vectors[:, start - 1 - step :][:, :length] for step in range(NEAR)]
    right = [vectors[:, start + width + step :][:, :length] for step in range(NEAR)]
    far_left = sums[:, start - NEAR :][:, :length] - sums[:, start - NEAR - FAR :][:, :length]
    end = start + width + NEAR
    far_right = sums[:, end + FAR :][:, :length] - sums[:, end:][:, :length]
    return torch.cat([*left, *right, far_left * _FAR_WEIGHT, far_right * _FAR_WEIGHT], dim=-1)


def _slope(values: torch.Tensor) -> torch.Tensor:
    assert values.grad is not None
    return values.grad


class _Adam:
    """Adam (D. Kingma and J. Ba, 2015) for the weights that every batch changes; each process has its own averages."""

    NAMES = ("hidden", "hidden_bias", "last", "last_bias")

    def __init__(self, weights: dict[str, Any]) -> None:
        import torch

        self.steps = 0
        self.means = {name: torch.zeros_like(weights[name]) for name in self.NAMES}
        self.squares = {name: torch.zeros_like(weights[name]) for name in self.NAMES}

    def step(self, weights: dict[str, Any], slopes: dict[str, Any], rate: float) -> None:
        self.steps += 1
        rate *= min(1, self.steps / 200)
        for name, slope in slopes.items():
            self.means[name].mul_(0.9).add_(slope, alpha=0.1)
            self.squares[name].mul_(0.995).addcmul_(slope, slope, value=0.005)
            mean = self.means[name] / (1 - 0.9**self.steps)
            square = self.squares[name] / (1 - 0.995**self.steps)
            weights[name].addcdiv_(mean, square.sqrt() + 1e-8, value=-rate)
