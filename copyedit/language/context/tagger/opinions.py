"""What the tagger thinks of the context model's suspects. Start with `read_sentences`.

The context model sees a few words on either side of a place. The tagger reads the whole sentence, with word order: in
“The head of the two harbour unions have resigned” it looks past “unions” to “head”. It takes longer, so it reads only
the sentences in which the context model considers some change possible, and those whose verb may agree with the wrong
noun: a fifth of edited copy.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from copyedit.document import Span
from copyedit.language.context.confusable_ids import ConfusableIds
from copyedit.language.context.network import Floats
from copyedit.language.context.reader import Text
from copyedit.language.context.stored.window import PADDING
from copyedit.language.context.suspects import ATTRACTED, CHANGE, DELETE, INSERT, Suspects
from copyedit.language.context.tagger.edits import DELETE as TO_DELETE
from copyedit.language.context.tagger.edits import EDIT_IDS, FORM, KEEP, REPLACE, WRONG, Forms
from copyedit.language.context.tagger.edits import INSERT as TO_INSERT
from copyedit.language.context.tagger.engine import CHOICES, Answer, Question, open_network
from copyedit.language.context.tagger.pieces import words_of
from copyedit.language.context.vocabulary import Vocabulary
from copyedit.language.text.sentences import sentences_in
from copyedit.language.words.confusables import Likeness

FLOOR = 0.02  # confidence of a suspect for whose sake a sentence is read
LOWEST = 0.002  # confidence of other suspects in such a sentence
MOST_WORDS = 150  # of a sentence; the rest is not read
_OF_ANOTHER_KIND = Likeness.FORM | Likeness.SMALL


class Opinion(NamedTuple):
    """The probability that the word needs some edit, and that it needs this one.

    `elsewhere` is the greatest probability that another of the sentence's `words` needs some edit.
    """

    some: float
    this: float
    elsewhere: float
    words: int


class _Suspect(NamedTuple):
    """One row of `Suspects`, with its place in the text (code points)."""

    row: int
    start: int
    operation: int
    other: str


class _Sentence(NamedTuple):
    """A sentence that is read: where each of its words starts (code points), the words, and the suspects."""

    numbers: Mapping[int, int]  # of the words, by start
    words: Sequence[str]
    suspects: list[_Suspect]


def read_sentences(
    text: Text,
    suspects: Suspects,
    confidences: Floats,
    vocabulary: Vocabulary,
    confusables: ConfusableIds,
    folder: str | None = None,
) -> dict[int, Opinion]:
    """The tagger's opinion of each suspect in a sentence that it reads, by row; `folder` is that of the model.

    Raises BackendLost if the engine is missing or cannot run here.
    """
    sentences = list(_sentences_read(text, suspects, confidences, vocabulary.words))
    if not sentences:
        return {}
    related = _Related(vocabulary, confusables)
    opinions: dict[int, Opinion] = {}
    for sentence in sentences:
        question = Question(sentence.words, _choices(sentence, related))
        opinions.update(_opinions(sentence, question, open_network(folder).read(question), related))
    return opinions


def _sentences_read(text: Text, suspects: Suspects, confidences: Floats, words: Sequence[str]) -> Iterator[_Sentence]:
    """The sentences with a suspect that is confident enough, each with all its suspects."""
    spans = np.array(text.spans)
    breaks = np.flatnonzero(spans[:, 0] < 0)  # one on either side of each block
    blocks = np.searchsorted(breaks, suspects.places - PADDING)
    attracted = (suspects.kinds & ATTRACTED) > 0
    worth_reading = (confidences >= FLOOR) | attracted
    wanted = np.isin(blocks, blocks[worth_reading]) & ((confidences >= LOWEST) | attracted)
    rows = np.flatnonzero(wanted)[np.argsort(suspects.places[wanted], kind="stable")]
    in_order = deque(rows.tolist())
    starts = spans[suspects.places - PADDING, 0]
    for block in dict.fromkeys(blocks[rows].tolist()):
        first, last = breaks[block - 1] + 1, breaks[block] - 1
        for span in sentences_in(text.plain, Span(int(spans[first, 0]), int(spans[last, 1]))):
            here = []
            while in_order and starts[in_order[0]] < span.end:
                here.append(in_order.popleft())
            if any(worth_reading[row] for row in here):
                found = [
                    _Suspect(row, int(starts[row]), int(suspects.operations[row]), words[int(suspects.others[row])])
                    for row in here
                ]
                yield _sentence(text.plain, span, found)


def _sentence(plain: str, span: Span, suspects: list[_Suspect]) -> _Sentence:
    found = words_of(plain[span.start : span.end])[:MOST_WORDS]
    numbers = {span.start + start: number for number, (_, start) in enumerate(found)}
    return _Sentence(numbers, [word for word, _ in found], [each for each in suspects if each.start in numbers])


class _Related:
    """What a word may be a slip for, and its other forms, each worked out once."""

    def __init__(self, vocabulary: Vocabulary, confusables: ConfusableIds) -> None:
        self._words, self._ids, self._confusables = vocabulary.words, vocabulary.id_of, confusables
        self.neighbours = cache(self._neighbours)
        self.forms = cache(self._forms)

    def _neighbours(self, word: str) -> list[str]:
        """Words of another meaning, without those that have an edit of their own."""
        near = self._near(word)
        return [other for other, kind in near if not kind & _OF_ANOTHER_KIND and REPLACE + other not in EDIT_IDS]

    def _forms(self, word: str) -> frozenset[tuple[str, str]]:
        """The other forms of the word, each with its name."""
        return frozenset(Forms((word, *(other for other, kind in self._near(word) if kind & Likeness.FORM))).of(word))

    def _near(self, word: str) -> list[tuple[str, int]]:
        at = self._ids.get(word)
        if at is None:
            return []
        rows = slice(*self._confusables.starts[at : at + 2].tolist())
        others, kinds = self._confusables.words[rows].tolist(), self._confusables.kinds[rows].tolist()
        return [(self._words[other], kind) for other, kind in zip(others, kinds, strict=True)]


def _choices(sentence: _Sentence, related: _Related) -> dict[int, Sequence[str]]:
    """The words that may belong in a place, the suspects first."""
    choices: dict[int, list[str]] = {}
    for each in sentence.suspects:
        if each.operation == CHANGE:
            choices.setdefault(sentence.numbers[each.start], []).append(each.other)
    return {
        number: tuple(dict.fromkeys((*suspected, *related.neighbours(sentence.words[number].lower()))))
        for number, suspected in choices.items()
    }


def _opinions(
    sentence: _Sentence, question: Question, answer: Answer, related: _Related
) -> Iterator[tuple[int, Opinion]]:
    somes = 1 - answer.edits[:, EDIT_IDS[KEEP]]
    for each in sentence.suspects:
        number = sentence.numbers[each.start]
        if number >= len(answer.edits):
            continue
        chances = answer.edits[number]
        edits = _edits_for(each, sentence.words[number].lower(), related)
        this = sum(float(chances[EDIT_IDS[edit]]) for edit in edits if edit in EDIT_IDS)
        if each.operation == CHANGE and (choice := question.choices[number].index(each.other)) < CHOICES:
            this += float(chances[EDIT_IDS[WRONG]]) * answer.choices[number][choice]
        elsewhere = float(np.delete(somes, number).max(initial=0.0))
        yield each.row, Opinion(float(somes[number]), this, elsewhere, len(sentence.words))


def _edits_for(suspect: _Suspect, word: str, related: _Related) -> Sequence[str]:
    """The tagger's names for a change. “arrest” to “arrests” may be `form s`."""
    if suspect.operation == INSERT:
        return (TO_INSERT + suspect.other,)
    if suspect.operation == DELETE:
        return (TO_DELETE,)
    forms = (FORM + name for name, form in related.forms(word) if form == suspect.other)
    return (REPLACE + suspect.other, *forms)
