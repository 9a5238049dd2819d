"""A house's model and the tagger: its own network, its own weights, or neither."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from copyedit.language.context import loading
from copyedit.language.context.doubts import Doubt, find_doubts, thresholds
from copyedit.language.context.tagger.cards import NOT_USED, origin, shipped_card, tagger_card
from copyedit.language.context.tagger.engine import Network, Question, open_network
from copyedit.language.context.tagger.judge import ALL_NAMES, trees
from copyedit.language.context.trees import Trees, write_trees
from copyedit.language.shipped import TAGGER
from tests.cli.calling import assert_one_message, call, write
from tests.language.tiny_model import write_tiny_model

WRONG = "The talks were soared by the row."
THRESHOLDS = {"wrong-word": 0.3, "small-word": 0.4, "form": 0.6}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for cached in (loading.load_model, find_doubts, tagger_card, open_network, trees):
        cached.cache_clear()
    (tmp_path / "model").mkdir()
    return write_tiny_model(tmp_path / "model", monkeypatch)


def _card(**changes: Any) -> dict[str, Any]:
    return {"features": len(ALL_NAMES), "thresholds": THRESHOLDS, "windows": 0, "tuned_from": origin(), **changes}


def _add_tagger(folder: Path, log_odds: float, card: dict[str, Any]) -> None:
    """What `copyedit model train` writes, with trees that always come to these log-odds."""
    (folder / "tagger.json").write_text(json.dumps(card), encoding="utf-8")
    at, number = np.zeros(1, np.int32), np.zeros(1, np.float32)
    write_trees(folder / "tagger.npz", Trees(at, at.astype(np.uint8), number, at, at, number + log_odds, 0, 0.0))


def _doubts(folder: Path, whole_sentences: bool = True) -> list[Doubt]:
    return [
        doubt
        for doubt in find_doubts(WRONG, ((0, len(WRONG)),), str(folder), whole_sentences)
        if doubt.confidence > 0.5
    ]


def test_the_shipped_model_has_the_shipped_card() -> None:
    assert tagger_card(None) is shipped_card()


def test_a_model_without_a_card_is_left_to_its_trees(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_: object) -> Network:
        raise AssertionError("the network is not to be read")

    monkeypatch.setattr("copyedit.language.context.tagger.opinions.open_network", opened)
    assert thresholds(str(folder)) == {"wrong-word": 0.5, "small-word": 0.5, "form": 0.5}
    assert _doubts(folder) == _doubts(folder, whole_sentences=False) != []


@pytest.mark.parametrize(("always", "confidence"), [(3.0, 0.953), (-3.0, None)])
def test_its_own_weights_and_thresholds(folder: Path, always: float, confidence: float | None) -> None:
    _add_tagger(folder, always, _card())
    assert thresholds(str(folder)) == THRESHOLDS
    found = [round(doubt.confidence, 3) for doubt in _doubts(folder) if doubt.words[:1] == ("soured",)]
    assert found == ([confidence] if confidence else [])


def test_weights_learned_beside_another_shipped_network_are_not_used(folder: Path) -> None:
    _add_tagger(folder, 3.0, _card(tuned_from={"encoder": "of last year"}))
    assert tagger_card(str(folder)) is None


def test_its_own_network_needs_no_shipped_one(folder: Path) -> None:
    _add_tagger(folder, 3.0, _card(tuned_from={"encoder": "of last year"}, windows=9_000))
    shutil.copy(TAGGER / "tagger.onnx", folder)
    assert tagger_card(str(folder)) is not None


def test_its_own_network_is_the_one_that_is_opened(folder: Path) -> None:
    (folder / "tagger.onnx").write_bytes(b"not a network")
    open_network(None).read(Question(("Talks", "ended", "."), {}))
    with pytest.raises(Exception, match=r"cannot be opened .*model/tagger\.onnx: `copyedit model train` makes one"):
        open_network(str(folder))


def test_a_damaged_network_is_one_message_and_the_trees_go_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    _add_tagger(folder, 3.0, _card(windows=9_000))
    (folder / "tagger.onnx").write_bytes(b"not a network")
    write(folder.parent / "a.txt", WRONG + "\n")
    write(folder.parent / "b.txt", WRONG + "\n")
    result = call("check", "--jobs", "1", "--select", "wire/context", "--model", "model", "a.txt", "b.txt")
    assert_one_message(result, "cannot be opened", "`copyedit model train` makes one")
    assert result.stdout.count("[wire/context/wrong-word]") == 2
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[", "Expecting value"),
        ("{}", "features"),
        (json.dumps(_card(thresholds={"form": 0.5})), "wrong-word"),
        (json.dumps(_card(windows=9_000)), "tagger.onnx is missing"),
        (json.dumps(_card(features=3)), "another version"),
    ],
)
def test_a_damaged_card_is_one_message(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str, reason: str) -> None:
    monkeypatch.chdir(folder.parent)
    (folder / "tagger.json").write_text(text, encoding="utf-8")
    write(folder.parent / "a.txt", WRONG + "\n")
    result = call("check", "--jobs", "1", "--select", "wire/context", "--model", "model", "a.txt")
    assert_one_message(result, "the context model here cannot be used (", reason)


def test_damaged_trees_are_one_message(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    _add_tagger(folder, 3.0, _card())
    (folder / "tagger.npz").write_bytes(b"PK\x03\x04 and no more")
    write(folder.parent / "a.txt", WRONG + "\n")
    result = call("check", "--jobs", "1", "--select", "wire/context", "--model", "model", "a.txt")
    assert_one_message(result, "the context model here cannot be used (", "`copyedit model train` makes one")


def test_what_the_commands_say_of_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    write(folder.parent / ".copyedit.yaml", "model: model\n")
    assert json.loads(call("model", "info", "model").stdout)["tagger"] == NOT_USED
    assert _line_of_doctor() == f"optional  tagger  {NOT_USED}"
    _add_tagger(folder, 3.0, _card())
    tagger_card.cache_clear()
    assert json.loads(call("model", "info", "model").stdout)["tagger"]["thresholds"] == THRESHOLDS
    assert _line_of_doctor() == f"ok  tagger  {TAGGER / 'tagger.onnx'}"
    shutil.copy(TAGGER / "tagger.onnx", folder)
    assert _line_of_doctor().endswith(str(Path("model", "tagger.onnx")))
    write(folder / "tagger.json", "[")
    tagger_card.cache_clear()
    assert call("model", "info", "model").exit_code == 2
    assert _line_of_doctor().startswith("MISSING  tagger  ")


def _line_of_doctor() -> str:
    (line,) = [line for line in call("doctor").stdout.splitlines() if " tagger " in line]
    return "  ".join(part for part in line.split("  ") if part).replace("   ", "  ")
