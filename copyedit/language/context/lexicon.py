"""What is known about each word of a vocabulary apart from its vectors. Start with `Lexicon`."""

from __future__ import annotations

import numpy as np

from copyedit.language.context.network import Floats
from copyedit.language.context.number_features import Numbers
from copyedit.language.context.vocabulary import Vocabulary
from copyedit.language.words.confusables import SMALL_WORDS

_PRONOUNS = "i you he she it we they who which that".split()


class Lexicon:
    """Arrays by id."""

    def __init__(self, vocabulary: Vocabulary, frequencies: Floats, numbers: Numbers) -> None:
        """`frequencies` are logarithms of counts, to base 2."""
        self.frequencies, self.numbers = frequencies, numbers
        self.lengths, self.firsts, self.lasts, self.unknown = vocabulary.shapes
        # Small words are few, so the trees may know each by its place in the list, where similar ones are adjacent.
        self.places = np.zeros(len(vocabulary), np.float32)
        for place, word in enumerate(SMALL_WORDS, 1):
            if word in vocabulary.id_of:
                self.places[vocabulary.id_of[word]] = place
        self.are_pronouns = np.zeros(len(vocabulary) + 1, bool)  # one more for padding
        self.are_pronouns[[vocabulary.id_of[word] for word in _PRONOUNS if word in vocabulary.id_of]] = True
