"""Which sentences the tagger reads, what it is asked, and what its answers say of each suspect."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from copyedit.language.context.confusable_ids import ConfusableIds
from copyedit.language.context.reader import Text
from copyedit.language.context.stored.window import PADDING
from copyedit.language.context.suspects import ATTRACTED, CHANGE, DELETE, INSERT, Suspects
from copyedit.language.context.tagger import opinions
from copyedit.language.context.tagger.edits import EDIT_IDS, EDITS
from copyedit.language.context.tagger.engine import CHOICES, Answer, Question
from copyedit.language.context.tagger.opinions import FLOOR, LOWEST, Opinion, read_sentences
from copyedit.language.context.vocabulary import SPECIALS, Vocabulary
from copyedit.language.words.confusables import Likeness
from tests.language.context.texts import blocks_of

VOCABULARY = Vocabulary([*SPECIALS, "soared", "soured", "scored", "arrest", "arrests", "the", "by", "against", "again"])
CONFUSABLES = {
    "soared": {"soured": Likeness.LETTER, "scored": Likeness.LETTER},
    "arrests": {"arrest": Likeness.FORM | Likeness.LETTER},
    "again": {"against": Likeness.TWO_LETTERS},
}
Doubted = (
    tuple[str, int, str, float] | tuple[str, int, str, float, int]
)  # word, operation, other word, confidence, kinds


class Network:
    """Answers each question alike, and keeps what it was asked."""

    def __init__(self, chances: dict[str, float], choices: Sequence[float] = (0.0,) * CHOICES) -> None:
        self.asked: list[Question] = []
        row = np.zeros(len(EDITS), np.float32)
        for edit, chance in chances.items():
            row[EDIT_IDS[edit]] = chance
        self._row, self._choices = row, choices

    def read(self, question: Question) -> Answer:
        self.asked.append(question)
        edits = np.tile(self._row, (len(question.words), 1))
        return Answer(edits, dict.fromkeys(question.choices, self._choices))


Ask = Callable[..., dict[int, Opinion]]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Ask:
    def ask(network: Network, plain: str, *doubted: Doubted) -> dict[int, Opinion]:
        monkeypatch.setattr(opinions, "open_network", lambda _: network)
        text = blocks_of(plain)
        confidences = np.array([each[3] for each in doubted], np.float32)
        return read_sentences(text, _suspects(text, doubted), confidences, VOCABULARY, _confusables())

    return ask


def _suspects(text: Text, doubted: Sequence[Doubted]) -> Suspects:
    """Each at the first place of its word."""
    words = [text.plain[start:end] if start >= 0 else "" for start, end in text.spans]
    columns = {
        "places": [words.index(word) + PADDING for word, *_ in doubted],
        "operations": [operation for _, operation, *_ in doubted],
        "others": [VOCABULARY.id_of.get(other, 0) for _, _, other, *_ in doubted],
        "kinds": [sum(each[4:]) for each in doubted],
    }
    return Suspects(*(np.array(columns.get(name, [0] * len(doubted))) for name in Suspects._fields))


def _confusables() -> ConfusableIds:
    starts, words, kinds = [0], [], []
    for word in VOCABULARY.words:
        for other, kind in CONFUSABLES.get(word, {}).items():
            words.append(VOCABULARY.id_of[other])
            kinds.append(int(kind))
        starts.append(len(words))
    return ConfusableIds(np.array(starts, np.int32), np.array(words, np.uint16), np.array(kinds, np.uint8))


def test_only_sentences_with_a_doubt_are_read(ask: Ask) -> None:
    network = Network({"keep": 1.0})
    plain = "Ties improved. Mr. Marsh said ties soared by it. All was well.\nPolice arrests two."
    found = ask(network, plain, ("soared", CHANGE, "soured", FLOOR), ("arrests", CHANGE, "arrest", FLOOR / 2))
    assert [" ".join(question.words) for question in network.asked] == ["Mr . Marsh said ties soared by it ."]
    assert found.keys() == {0}


def test_without_a_doubt_nothing_is_opened(ask: Ask) -> None:
    assert ask(None, "Ties soared by it.", ("soared", CHANGE, "soured", FLOOR / 2)) == {}


def test_lesser_suspects_of_a_sentence_that_is_read(ask: Ask) -> None:
    doubted = [("soared", CHANGE, "soured", FLOOR), ("by", DELETE, "", LOWEST), ("it", INSERT, "the", LOWEST / 2)]
    assert ask(Network({"keep": 1.0}), "Ties soared by it.", *doubted).keys() == {0, 1}


def test_a_verb_that_may_agree_with_the_wrong_noun_is_read(ask: Ask) -> None:
    plain = "All was well. The head of the ports arrest two."
    attracted = ("arrest", CHANGE, "arrests", LOWEST / 2, ATTRACTED)
    assert ask(Network({"keep": 1.0}), plain, attracted).keys() == {0}


def test_a_wrong_word_is_as_likely_as_its_choice(ask: Ask) -> None:
    network = Network({"keep": 0.2, "wrong": 0.5}, choices=(0.6, 0.4))
    found = ask(network, "Ties soared by it.", ("soared", CHANGE, "soured", 0.5))
    assert network.asked[0].choices == {1: ("soured", "scored")}
    assert found[0] == pytest.approx(Opinion(0.8, 0.3, 0.8, 5))


def test_a_form_has_its_name(ask: Ask) -> None:
    network = Network({"keep": 0.3, "form base": 0.6}, choices=(1.0,))
    found = ask(network, "Police arrests two.", ("arrests", CHANGE, "arrest", 0.5))
    assert found[0] == pytest.approx(Opinion(0.7, 0.6, 0.7, 4))


def test_a_small_word_has_an_edit_of_its_own(ask: Ask) -> None:
    network = Network({"keep": 0.1, "replace against": 0.8}, choices=(1.0,))
    found = ask(network, "He voted again it.", ("again", CHANGE, "against", 0.5))
    assert found[0] == pytest.approx(Opinion(0.9, 0.8, 0.9, 5))


def test_words_lost_and_left_over(ask: Ask) -> None:
    network = Network({"keep": 0.4, "insert the": 0.35, "delete": 0.25})
    found = ask(network, "Ties soared by it.", ("it", INSERT, "the", 0.5), ("by", DELETE, "", 0.5))
    assert found[0] == pytest.approx(Opinion(0.6, 0.35, 0.6, 5))
    assert found[1] == pytest.approx(Opinion(0.6, 0.25, 0.6, 5))


def test_what_is_past_the_end_of_a_very_long_sentence_keeps_its_confidence(ask: Ask) -> None:
    plain = "word " * 200 + "soared by it."
    assert ask(Network({"keep": 1.0}), plain, ("soared", CHANGE, "soured", 0.5)) == {}
