"""The current folder is a desk with two rules of its own."""

from pathlib import Path

import pytest

from tests.batch.archives import write_desk


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_desk(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path
