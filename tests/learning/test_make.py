"""`copyedit model train` from end to end, on a corpus of made-up sentences, and on one that is too small."""

from __future__ import annotations

import json
import lzma
import random
import sys
from collections.abc import Sequence
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path

import pytest

from copyedit.language.words.confusables import GAP_WORDS
from tests.cli.calling import assert_one_message, call, write

for package in ("torch", "lightgbm", "onnxscript"):
    pytest.importorskip(package)

NOUNS = "minister council harbour bridge talks report price row court mayor police vote toll school strike".split()
VERBS = "said agreed opened closed raised warned found ended moved soured soared kept left sent lost".split()


def _corpus(folder: Path, articles: int) -> Path:
    """Articles in which each small word occurs, and every sentence several times."""
    dice = random.Random(1)
    lines = []
    for _ in range(articles):
        for gap in dice.sample(GAP_WORDS, 3):
            one, other = dice.sample(NOUNS, 2)
            lines.append(f"The {one} {dice.choice(VERBS)} {gap} the {other} of the town. The {other} was kept.")
        lines.append("")
    folder.mkdir()
    with lzma.open(folder / "news.txt.xz", "wt", encoding="utf-8") as file:
        file.write("\n".join(lines))
    return folder


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    folder = tmp_path / "lists"
    words = [*GAP_WORDS, *NOUNS, *VERBS, "the", "of", "town", "was"]
    write(folder / "freq-symspell-words-en-82k.txt", "".join(f"{word} 1\n" for word in words))
    write(folder / "harper-dictionary.dict", "town\n")
    write(folder / "varcon.txt", "A: color / B: colour\n")
    write(folder / "homophones-chrislit.csv", "word1,word2\nsoared,sored\n")
    return folder


def _train(tmp_path: Path, lists: Path, *more: str) -> str:
    """What the command prints. It runs in a process of its own, since PyTorch's threads do not outlive a fork."""
    folders = (str(tmp_path / "corpus"), str(tmp_path / "model"), "--lists", str(lists))
    arguments = (*folders, "--minutes", "0.02", "--jobs", "1", *more)
    child = get_context("spawn").Process(target=_train_in_seconds, args=(arguments, tmp_path / "said.txt"))
    child.start()
    child.join()
    said = (tmp_path / "said.txt").read_text(encoding="utf-8")
    assert child.exitcode == 0, said
    return said


def _train_in_seconds(arguments: Sequence[str], said: Path) -> None:
    """With few trees, and no rare words."""
    for name, attribute, value in (
        ("trees_training", "_TREES", 10),
        ("tagger.judging", "_ADDED_TREES", 10),
        ("trees_rows", "make_rare_slips", lambda model, dice: {}),
    ):
        setattr(import_module(f"copyedit.learning.{name}"), attribute, value)
    result = call("model", "train", *arguments)
    said.write_text(result.output, encoding="utf-8")
    sys.exit(result.exit_code)


def test_a_house_gets_its_own_model_and_its_own_tagger(tmp_path: Path, lists: Path) -> None:
    _corpus(tmp_path / "corpus", 1_200)
    said = _train(tmp_path, lists, "--tagger-minutes", "0.02")
    model = tmp_path / "model"
    card = json.loads((model / "tagger.json").read_text(encoding="utf-8"))
    assert card["windows"] > 0
    assert card["tuned_from"]["encoder"].startswith("all-MiniLM")
    assert card["seeds"] > card["found"] >= 0
    assert (model / "tagger.onnx").stat().st_size > 20e6
    assert said.splitlines()[-1].startswith("trees and tagger: ")
    write(tmp_path / "story.txt", "The council soured the price of the town.\n")
    assert call("check", "--model", str(model), str(tmp_path / "story.txt")).exit_code in (0, 1)

    _train(tmp_path, lists, "--tagger-minutes", "0")
    again = json.loads((model / "tagger.json").read_text(encoding="utf-8"))
    assert again["windows"] == 0
    assert not (model / "tagger.onnx").exists()


def test_too_small_a_corpus_is_one_message(tmp_path: Path, lists: Path) -> None:
    _corpus(tmp_path / "corpus", 30)
    result = call("model", "train", str(tmp_path / "corpus"), str(tmp_path / "model"), "--lists", str(lists))
    assert_one_message(result, "too little text to train on")
