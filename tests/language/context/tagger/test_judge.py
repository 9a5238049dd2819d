"""The trees that weigh the tagger's opinion: what they read, and which suspects keep their first confidence."""

from __future__ import annotations

import numpy as np
import pytest

from copyedit.language.context.network import Floats
from copyedit.language.context.suspects import Suspects
from copyedit.language.context.tagger import judge
from copyedit.language.context.tagger.judge import ALL_NAMES, features_of, read_again
from copyedit.language.context.tagger.opinions import Opinion
from copyedit.language.context.trees import Trees
from copyedit.language.context.vocabulary import SPECIALS, Vocabulary
from tests.language.context.texts import blocks_of

VOCABULARY = Vocabulary([*SPECIALS, "soared"])
EVIDENCE = len(ALL_NAMES) - 5
FIRST, THIS = ALL_NAMES.index("first"), ALL_NAMES.index("this")


def test_opinions_follow_the_evidence_as_log_odds() -> None:
    rows = np.arange(EVIDENCE, dtype=np.float32)[None]
    features = features_of(rows, np.array([0.5], np.float32), [Opinion(0.9, 0.1, 0.0, 12)])
    assert features.shape == (1, len(ALL_NAMES))
    assert features[0, :EVIDENCE].tolist() == rows[0].tolist()
    ln_9, least = 2.1972, -9.2102  # of 9, and of 1 in 10,000
    assert features[0, EVIDENCE:] == pytest.approx([0, ln_9, -ln_9, least, 12], abs=1e-3)


def _one_split(feature: int, threshold: float, low: float, high: float) -> Trees:
    """A tree with one question."""
    return Trees(
        np.array([0], np.int32),
        np.array([feature, 0, 0], np.uint8),
        np.array([threshold, 0, 0], np.float32),
        np.array([1, 1, 2], np.int32),
        np.array([2, 1, 2], np.int32),
        np.array([0, low, high], np.float32),
        depth=1,
        offset=0.0,
    )


def _again(opinions: dict[int, Opinion], first: Floats, monkeypatch: pytest.MonkeyPatch) -> Floats:
    monkeypatch.setattr(judge, "read_sentences", lambda *_: opinions)
    monkeypatch.setattr(judge, "trees", lambda _: _one_split(THIS, 0.0, -2.0, 2.0))
    nothing = Suspects(*(np.zeros(0) for _ in Suspects._fields))
    rows = np.zeros((len(first), EVIDENCE), np.float32)
    return read_again(blocks_of("Ties soared by it."), nothing, rows, first, VOCABULARY, None)  # type: ignore[arg-type]


def test_what_was_read_is_judged_anew_and_the_rest_keeps_its_confidence(monkeypatch: pytest.MonkeyPatch) -> None:
    opinions = {2: Opinion(0.9, 0.8, 0.1, 9), 0: Opinion(0.9, 0.2, 0.1, 9)}
    again = _again(opinions, np.array([0.3, 0.01, 0.3], np.float32), monkeypatch)
    assert again == pytest.approx([0.1192, 0.01, 0.8808], abs=1e-4)  # the logistic function of -2 and 2


def test_nothing_read_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _again({}, np.array([0.3, 0.01], np.float32), monkeypatch) == pytest.approx([0.3, 0.01])
