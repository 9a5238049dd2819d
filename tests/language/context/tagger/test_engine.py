"""The shipped network: batches, and what happens where it cannot be run."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import numpy as np
import pytest

from copyedit.errors import BackendLost
from copyedit.language.context.doubts import find_doubts
from copyedit.language.context.tagger import engine
from copyedit.language.context.tagger.edits import EDITS
from copyedit.language.context.tagger.engine import Network, Question, open_network
from copyedit.language.shipped import TAGGER
from tests.cli.calling import call

SENTENCE = tuple("The talks on the harbour of Osten were soured by a row over the toll .".split())


def test_an_answer() -> None:
    answer = open_network().read(Question(SENTENCE, {7: ("scored", "soared")}))
    assert answer.edits.shape == (len(SENTENCE), len(EDITS))
    np.testing.assert_allclose(answer.edits.sum(axis=1), 1, atol=1e-3)
    assert answer.choices.keys() == {7}
    assert sum(answer.choices[7]) == pytest.approx(1, abs=1e-3)


def test_an_answer_does_not_depend_on_what_else_is_read() -> None:
    question = Question(SENTENCE, {})
    alone = open_network().read(question)
    open_network().read(Question(SENTENCE[:5], {}))
    np.testing.assert_array_equal(open_network().read(question).edits, alone.edits)


def test_more_pieces_than_the_network_can_read() -> None:
    answer = open_network().read(Question(("unlanded",) * 200, {3: ("landed",), 190: ("landed",)}))
    assert len(answer.edits) == 170  # three pieces each, of 510
    assert answer.choices.keys() == {3}


def test_a_damaged_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(TAGGER / "pieces.txt", tmp_path)
    (tmp_path / "tagger.onnx").write_bytes(b"not a network")
    monkeypatch.setattr(engine, "TAGGER", tmp_path)
    with pytest.raises(BackendLost, match=r"cannot be opened .*; reinstall copyedit"):
        Network()


def test_without_the_engine_one_message_and_the_other_checks_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "story.txt").write_text("The council voted to rise taxes at at the border.\n")
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    monkeypatch.setattr(engine, "is_installed", lambda: False)
    open_network.cache_clear()
    find_doubts.cache_clear()
    try:
        shown = call("check", "--no-cache", "--jobs", "1", str(tmp_path / "story.txt"))
    finally:
        open_network.cache_clear()
        find_doubts.cache_clear()
    assert shown.exit_code == 2
    assert shown.stderr.count("onnxruntime, which reads whole sentences, is not installed") == 1
    assert "[wire/context/wrong-word]" in shown.stdout
    assert "2 findings in 1 file" in shown.stdout  # “at at” too
