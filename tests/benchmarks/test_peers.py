"""The peers' side of the benchmark without the peers: a stand-in for Harper, what is not installed."""

import sys
from pathlib import Path

import pytest

from benchmarks.accuracy.peers import Harper, LanguageTool, PeerFailure, Reported, harper


@pytest.fixture
def stand_in(tmp_path: Path) -> Path:
    """A stand-in for Python: whatever it is to run, it reports the first three characters of each text, then exits."""
    script = tmp_path / "python"
    script.write_text(
        f"#!{sys.executable}\n"
        "import json\n"
        "print('ready', flush=True)\n"
        "for _ in range(2):\n"
        "    print(json.dumps([[0, 3, [json.loads(input())[:3].upper()], 'Capitals']]), flush=True)\n",
        encoding="utf-8",
    )
    script.chmod(0o755)
    return script


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script with a #! line")
def test_harper(stand_in: Path) -> None:
    reported = list(harper(["one\ntwo", "été"], python=stand_in))
    assert reported == [[Reported(0, 3, ("ONE",), "Capitals")], [Reported(0, 3, ("ÉTÉ",), "Capitals")]]


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script with a #! line")
def test_harper_that_ends(stand_in: Path) -> None:
    with pytest.raises(PeerFailure, match="Harper ended"):
        list(harper(["one", "two", "three"], python=stand_in))


def test_peers_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(PeerFailure, match="fetch-peers"), LanguageTool(jars=tmp_path):
        pass
    with pytest.raises(PeerFailure, match="fetch-peers"), Harper(python=tmp_path / "python"):
        pass
