"""The tagger's network, run by onnxruntime. Start with `open_network`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copyedit.errors import BackendLost
from copyedit.language.context.tagger.pieces import FIRST, LAST, Pieces, case_of
from copyedit.language.shipped import TAGGER

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Scores = NDArray[np.float32]

NOT_INSTALLED = "onnxruntime, which reads whole sentences, is not installed; pip install onnxruntime"
NETWORK = "tagger.onnx"
CHOICES, PIECES = 24, 5  # words compared for a place, and pieces of each
_MOST = 512  # pieces of a sentence; the words after them are not read


class Question(NamedTuple):
    """A sentence, as words, and for some of them (by number) the words that may belong there."""

    words: Sequence[str]
    choices: dict[int, Sequence[str]]


class Answer(NamedTuple):
    """The probability of each edit for each word (words, edits), and of each choice for a word that is wrong.

    There are fewer words than in the question if it was too long to be read to its end.
    """

    edits: Scores
    choices: dict[int, Sequence[float]]


def is_installed() -> bool:
    return find_spec("onnxruntime") is not None


class Network:
    """The shipped network, or the one that was fine-tuned for the model in a folder. Its weights are in 8 bits."""

    def __init__(self, folder: str | None = None) -> None:
        self.pieces = Pieces(TAGGER / "pieces.txt")
        self._session = _session(network_file(folder))

    def read(self, question: Question) -> Answer:
        """The answer to one question.

        Numbers are rounded to 8 bits by the largest of what is read together, so each sentence is read alone: what is
        said of it must not depend on its neighbours.
        """
        cut = self._cut(question.words)
        ids, cases, firsts = [FIRST], [0], []
        for word, of_word in zip(question.words, cut, strict=False):
            firsts.append(len(ids))
            ids.extend(of_word)
            cases.extend([case_of(word)] * len(of_word))
        choices = {number: words[:CHOICES] for number, words in question.choices.items() if number < len(cut)}
        inputs = {
            "pieces": np.array([[*ids, LAST]]),
            "cases": np.array([[*cases, 0]]),
            "places": np.array([(0, firsts[number]) for number in choices] or [(0, 0)]),
            "choices": self._table(list(choices.values())),
        }
        edits, chosen = self._session.run(None, inputs)
        return Answer(edits[0, firsts], dict(zip(choices, chosen.tolist(), strict=False)))

    def _cut(self, words: Sequence[str]) -> list[Sequence[int]]:
        """The pieces of each word, as far as the network can read."""
        cut = [self.pieces.of(word) for word in words]
        ends = accumulate(map(len, cut))
        return [of_word for of_word, end in zip(cut, ends, strict=True) if end <= _MOST - 2]

    def _table(self, words: Sequence[Sequence[str]]) -> NDArray[np.int64]:
        table = np.zeros((max(1, len(words)), CHOICES, PIECES), np.int64)
        table[0, 0, 0] = 1  # a row without a choice has no probabilities
        for row, choices in enumerate(words):
            for column, word in enumerate(choices):
                ids = self.pieces.of(word)[:PIECES]
                table[row, column, : len(ids)] = ids
        return table


@lru_cache(maxsize=2)
def open_network(folder: str | None = None) -> Network:
    """The network, opened once. Raises BackendLost if onnxruntime is missing or cannot run here."""
    return Network(folder)


def network_file(folder: str | None) -> Path:
    """The house's own network, if it has one."""
    own = Path(folder, NETWORK) if folder else None
    return own if own and own.is_file() else TAGGER / NETWORK


def _session(file: Path) -> InferenceSession:
    try:
        from onnxruntime import InferenceSession, SessionOptions
    except ImportError as error:
        reason = NOT_INSTALLED if not is_installed() else f"onnxruntime cannot be loaded here ({error})"
        raise BackendLost(reason) from None
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # other processes check other files
    try:
        return InferenceSession(file, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own kinds have no base but this
        reason = str(error).strip().split("\n")[0][:120]
        remedy = "reinstall copyedit" if file.parent == TAGGER else f"{file}: `copyedit model train` makes one"
        raise BackendLost(f"the network that reads whole sentences cannot be opened ({reason}); {remedy}") from None
