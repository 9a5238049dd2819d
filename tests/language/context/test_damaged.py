"""A context model whose files are damaged is one line for people, never a traceback."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from copyedit.language.shipped import MODEL
from tests.cli.calling import assert_one_message, call, write

CUT, OVERWRITTEN = 1_000, b"\x93NUMPY" + bytes(range(256)) * 40


def _cut(folder: Path) -> None:
    for path in folder.glob("*.npy"):
        os.truncate(path, CUT)


def _overwrite(pattern: str, data: bytes) -> Callable[[Path], None]:
    def overwrite(folder: Path) -> None:
        for path in folder.glob(pattern):
            path.write_bytes(data)

    return overwrite


@pytest.mark.parametrize(
    "damage",
    [
        _cut,
        _overwrite("*.npy", OVERWRITTEN),
        _overwrite("network.npz", OVERWRITTEN),
        _overwrite("network.npz", b""),
        _overwrite("judge.npz", b"PK\x03\x04 and no more"),
        _overwrite("card.json", b"["),
        _overwrite("card.json", b"[" * 100_000),
        _overwrite("card.json", b"{}"),
        _overwrite("card.json", b'{"thresholds": 7}'),
        _overwrite("words.txt", OVERWRITTEN),
        _overwrite("words.txt", b"the\nof\n"),
        lambda folder: (folder / "words.txt").unlink(),
    ],
)
def test_a_damaged_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: Callable[[Path], None]) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(MODEL, tmp_path / "model")
    damage(tmp_path / "model")
    write(tmp_path / "a.txt", "Investors took fight after the talks in Velmar.\n")
    write(tmp_path / "b.txt", "The board of the bank have met on Monday.\n")
    result = call("check", "--select", "wire/context", "--model", "model", "a.txt", "b.txt")
    assert_one_message(result, "the context model here cannot be used (")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_in_a_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(MODEL, tmp_path / "model")
    (tmp_path / "model" / "words.txt").unlink()
    os.mkfifo(tmp_path / "model" / "words.txt")
    write(tmp_path / "a.txt", "Investors took fight after the talks in Velmar.\n")
    result = call("check", "--select", "wire/context", "--model", "model", "a.txt")
    assert_one_message(result, "words.txt is not a regular file")
