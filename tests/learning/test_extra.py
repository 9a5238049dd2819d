"""The extra `train`: it says what to install at once, not after minutes of counting."""

from __future__ import annotations

import sys
from importlib import import_module

import pytest

from copyedit.errors import CopyeditError


@pytest.mark.parametrize(
    ("package", "module"), [("torch", "network_training"), ("lightgbm", "trees_training"), ("torch", "make")]
)
def test_a_missing_package_is_named_on_import(monkeypatch: pytest.MonkeyPatch, package: str, module: str) -> None:
    for name in [name for name in sys.modules if name.startswith("copyedit.learning")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)  # makes importing it fail
    with pytest.raises(CopyeditError, match=r"pip install 'copyedit\[train\]'"):
        import_module(f"copyedit.learning.{module}")
