"""Train the network for a given time, in parallel processes that share its weights. Start with `train_network`.

Sampled softmax (Y. Bengio and J.-S. Senécal, 2003) over a word's confusables and words sampled by frequency, without
locks (“Hogwild”, F. Niu et al., 2011), with row-wise Adagrad for word vectors and Adam for the rest. Needs PyTorch,
from the extra `train`.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from copyedit.errors import CopyeditError
from copyedit.language.context.confusable_ids import ConfusableIds
from copyedit.language.context.network import write_network
from copyedit.language.context.stored.window import FAR, FAR_WEIGHT, INPUTS, NEAR, PADDING
from copyedit.language.context.vocabulary import NOTHING_ID

try:
    import torch
    import torch.multiprocessing as processes
    from torch.nn.functional import pad, relu
except ImportError:
    raise CopyeditError("training needs PyTorch: pip install 'copyedit[train]'") from None

SIZE = 64  # of a word's vector
HIDDEN = 224
_RUN = 512  # consecutive words
_RUNS = 2  # per batch
_SAMPLED = 256  # words sampled by frequency for each batch
_CONFUSABLES = 12  # kept per word while training; _COMPARED of them are used in a batch
_COMPARED = 8
_WORDS_PER_GAP = 4  # words for each gap that is trained on
_WORD_RATE, _REST_RATE = 0.6, 1.5e-3


def train_network(
    texts: Sequence[NDArray[np.uint16]],
    shares: Sequence[float],
    confusables: ConfusableIds,
    vocabulary_size: int,
    minutes: float,
    jobs: int,
    folder: Path,
) -> float:
    """Train on these shares of the texts and write the network. Returns the number of words read, in millions."""
    counts = np.ones(vocabulary_size)
    for text, share in zip(texts, shares, strict=True):
        counts += share * np.bincount(text, minlength=vocabulary_size)
    counts[NOTHING_ID] = counts.sum() / (_WORDS_PER_GAP + 1)  # about as often as “nothing” is right
    chances = counts**0.75 / (counts**0.75).sum()
    torch.manual_seed(1)
    weights = _first_weights(counts)
    squares = {name: torch.full((vocabulary_size,), 0.01) for name in ("words_in", "words_out", "bias")}
    seen = torch.zeros(jobs, dtype=torch.float64)
    for shared in (*weights.values(), *squares.values(), seen):
        shared.share_memory_()
    table = torch.from_numpy(_table(confusables, counts))
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
    inputs = INPUTS * SIZE
    return {
        "words_in": torch.randn(len(counts), SIZE) * 0.1,
        "words_out": torch.randn(len(counts), SIZE) * 0.03,
        "bias": torch.tensor(np.log(counts / counts.sum()), dtype=torch.float32)[:, None].clone(),
        "hidden": torch.randn(inputs, HIDDEN) * inputs**-0.5,
        "hidden_bias": torch.zeros(HIDDEN),
        "last": torch.randn(HIDDEN, SIZE) * HIDDEN**-0.5,
        "last_bias": torch.zeros(SIZE),
    }


def _table(confusables: ConfusableIds, counts: NDArray[np.float64]) -> NDArray[np.int64]:
    """Up to _CONFUSABLES of each word, favouring commoner ones; NOTHING_ID fills the rest."""
    random = np.random.default_rng(1)
    table = np.full((len(counts), _CONFUSABLES), NOTHING_ID)
    for word in range(len(counts)):
        near = confusables.words[confusables.starts[word] : confusables.starts[word + 1]].astype(np.int64)
        if len(near) > _CONFUSABLES:
            chances = np.sqrt(counts[near])
            near = random.choice(near, _CONFUSABLES, replace=False, p=chances / chances.sum())
        table[word, : len(near)] = near
    return table


def _runs(texts: Sequence[NDArray[np.uint16]], shares: Sequence[float], worker: int, jobs: int) -> NDArray[np.int64]:
    """The runs that a worker reads, as (text, start), shuffled."""
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
    torch.set_num_threads(1)
    torch.manual_seed(worker)
    random = np.random.default_rng(worker)
    runs = _runs(texts, shares, worker, jobs)
    log_sampled = torch.tensor(np.log(chances * _SAMPLED), dtype=torch.float32)
    sampled = random.choice(len(chances), 2_000_000, p=chances)
    adam = _Adam(weights)
    at = 0
    while (passed := (time.time() - started) / seconds) < 1:
        batch = runs[np.arange(at, at + _RUNS) % len(runs)]
        at += _RUNS
        ids = np.stack([texts[n][start - PADDING - 1 : start + _RUN + PADDING + 1] for n, start in batch])
        first = int(random.integers(0, len(sampled) - _SAMPLED))
        _step(
            weights,
            squares,
            adam,
            torch.from_numpy(ids.astype(np.int64)),
            torch.from_numpy(sampled[first : first + _SAMPLED]),
            log_sampled,
            table,
            int(random.integers(0, _RUN - _RUN // _WORDS_PER_GAP)),
            max(0.02, 1 - passed),
        )
        seen[worker] += _RUNS * _RUN


def _step(
    weights: dict[str, torch.Tensor],
    squares: dict[str, torch.Tensor],
    adam: _Adam,
    ids: torch.Tensor,
    sampled: torch.Tensor,
    log_sampled: torch.Tensor,
    table: torch.Tensor,
    first_gap: int,
    rate: float,
) -> None:
    """One batch: the slots of its words and of some of its gaps, where the right word is “nothing”."""
    words_here, places = torch.unique(ids, return_inverse=True)
    rows_in = weights["words_in"][words_here].requires_grad_()
    rest = {name: weights[name].clone().requires_grad_() for name in _Adam.NAMES}
    vectors_in = rows_in[places]
    gaps = _RUN // _WORDS_PER_GAP
    start = PADDING + 1
    inputs = torch.cat(
        [inputs_of(vectors_in, start, _RUN, 1), inputs_of(vectors_in, start + first_gap, gaps, 0)], dim=1
    )
    inner = relu(torch.addmm(rest["hidden_bias"], inputs.flatten(0, 1), rest["hidden"]))
    slots = torch.addmm(rest["last_bias"], inner, rest["last"])

    right = torch.cat([ids[:, start : start + _RUN], torch.full((len(ids), gaps), NOTHING_ID)], dim=1).flatten()
    half = torch.randint(0, len(right), (len(right) // 2,))
    near = table[right[half]][:, torch.randperm(_CONFUSABLES)[:_COMPARED]]
    words_out, places = torch.unique(torch.cat([right, sampled, near.flatten()]), return_inverse=True)
    rows_out = weights["words_out"][words_out].requires_grad_()
    biases = weights["bias"][words_out].requires_grad_()
    at_right, at_sampled = places[: len(right)], places[len(right) : len(right) + len(sampled)]
    at_near = places[len(right) + len(sampled) :].view(near.shape)

    score = (slots * rows_out[at_right]).sum(-1) + biases[at_right, 0]
    others = slots @ rows_out[at_sampled].T + (biases[at_sampled, 0] - log_sampled[sampled])
    others = others.masked_fill(sampled[None, :] == right[:, None], -1e4)
    loss = (torch.logsumexp(torch.cat([score[:, None], others], 1), 1) - score).sum()
    beside = torch.bmm(rows_out[at_near], slots[half].unsqueeze(-1)).squeeze(-1) + biases[at_near, 0]
    beside = beside.masked_fill(near == NOTHING_ID, -1e4)
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


def inputs_of(vectors: torch.Tensor, start: int, length: int, width: int) -> torch.Tensor:
    """The network's inputs for `length` slots from `start`; `width` is 1 for a word's slot, 0 for the gap before it."""
    sums = pad(vectors.cumsum(1), (0, 0, 1, 0))
    left = [vectors[:, start - 1 - step :][:, :length] for step in range(NEAR)]
    right = [vectors[:, start + width + step :][:, :length] for step in range(NEAR)]
    far_left = sums[:, start - NEAR :][:, :length] - sums[:, start - NEAR - FAR :][:, :length]
    end = start + width + NEAR
    far_right = sums[:, end + FAR :][:, :length] - sums[:, end:][:, :length]
    # The order of `network.INPUTS`.
    return torch.cat([*left, *right, far_left * FAR_WEIGHT, far_right * FAR_WEIGHT], dim=-1)


def _slope(values: torch.Tensor) -> torch.Tensor:
    assert values.grad is not None
    return values.grad


class _Adam:
    """Adam (D. Kingma and J. Ba, 2015), for weights that every batch changes; each process keeps its own averages."""

    NAMES = ("hidden", "hidden_bias", "last", "last_bias")

    def __init__(self, weights: dict[str, Any]) -> None:
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
