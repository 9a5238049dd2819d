"""The tagger's network, run by onnxruntime. Start with `open_network`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from itertools import accumulate
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
CHOICES, PIECES = 24, 5  # words compared for a place, and pieces of each
_MOST = 512  # pieces of a sentence; the words after them are not read
_TOGETHER = 512  # pieces read at once; with more, the processor’s cache is too small


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
    """The shipped network. Its weights are in 8 bits."""

    def __init__(self) -> None:
        self.pieces = Pieces(TAGGER / "pieces.txt")
        self._session = _session()

    def read(self, questions: Sequence[Question]) -> list[Answer]:
        """An answer for each question, in order. Sentences of like length are read together."""
        cut = [self._cut(question.words) for question in questions]
        lengths = [2 + sum(map(len, words)) for words in cut]
        answers: list[Answer | None] = [None] * len(questions)
        batch: list[int] = []
        for at in sorted(range(len(questions)), key=lengths.__getitem__):
            if batch and (len(batch) + 1) * lengths[at] > _TOGETHER:
                self._read_batch(batch, questions, cut, answers)
                batch = []
            batch.append(at)
        if batch:
            self._read_batch(batch, questions, cut, answers)
        return [answer for answer in answers if answer is not None]

    def _cut(self, words: Sequence[str]) -> list[Sequence[int]]:
        """The pieces of each word, as far as the network can read."""
        cut = [self.pieces.of(word) for word in words]
        ends = accumulate(map(len, cut))
        return [of_word for of_word, end in zip(cut, ends, strict=True) if end <= _MOST - 2]

    def _read_batch(
        self,
        batch: Sequence[int],
        questions: Sequence[Question],
        cut: Sequence[Sequence[Sequence[int]]],
        answers: list[Answer | None],
    ) -> None:
        length = 2 + max(sum(map(len, cut[at])) for at in batch)
        pieces, cases = np.zeros((2, len(batch), length), np.int64)
        firsts = []
        for row, at in enumerate(batch):
            ids, kinds, first = [FIRST], [0], []
            for word, of_word in zip(questions[at].words, cut[at], strict=False):
                first.append(len(ids))
                ids.extend(of_word)
                kinds.extend([case_of(word)] * len(of_word))
            pieces[row, : len(ids) + 1], cases[row, : len(kinds)] = [*ids, LAST], kinds
            firsts.append(first)
        asked = [(row, word) for row, at in enumerate(batch) for word in questions[at].choices if word < len(cut[at])]
        places = [(row, firsts[row][word]) for row, word in asked] or [(0, 0)]
        words = [questions[batch[row]].choices[word][:CHOICES] for row, word in asked]
        inputs = {"pieces": pieces, "cases": cases, "places": np.array(places), "choices": self._choices(words)}
        edits, chosen = self._session.run(None, inputs)
        chances: list[dict[int, Sequence[float]]] = [{} for _ in batch]
        for (row, number), of_choices in zip(asked, chosen.tolist(), strict=False):
            chances[row][number] = of_choices
        for row, at in enumerate(batch):
            answers[at] = Answer(edits[row, firsts[row]], chances[row])

    def _choices(self, words: Sequence[Sequence[str]]) -> NDArray[np.int64]:
        table = np.zeros((max(1, len(words)), CHOICES, PIECES), np.int64)
        table[0, 0, 0] = 1  # a row without a choice has no probabilities
        for row, choices in enumerate(words):
            for column, word in enumerate(choices):
                ids = self.pieces.of(word)[:PIECES]
                table[row, column, : len(ids)] = ids
        return table


@cache
def open_network() -> Network:
    """The network, opened once. Raises BackendLost if onnxruntime is missing or cannot run here."""
    return Network()


def _session() -> InferenceSession:
    try:
        from onnxruntime import InferenceSession, SessionOptions
    except ImportError as error:
        reason = NOT_INSTALLED if not is_installed() else f"onnxruntime cannot be loaded here ({error})"
        raise BackendLost(reason) from None
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # other processes check other files
    try:
        return InferenceSession(TAGGER / "tagger.onnx", options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own kinds have no base but this
        reason = str(error).strip().split("\n")[0][:120]
        raise BackendLost(
            f"the network that reads whole sentences cannot be opened ({reason}); reinstall copyedit"
        ) from None
