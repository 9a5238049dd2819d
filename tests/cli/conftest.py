"""A desk with a house style of its own, so that no test here depends on the shipped rules."""

from pathlib import Path

import pytest

BIG = """check: substitution
message: "Use “{replacement}”."
because: "The house has it so."
level: error
fix: safe
swap:
  big: large
examples:
  - bad:  A big ship.
    good: A large ship.
  - ok:   A large ship.
"""
SHIP = """check: substitution
message: "A “{match}” is a boat here."
level: warning
fix: unsafe
swap:
  ship: boat
examples:
  - bad:  A ship came.
    good: A boat came.
  - ok:   The shipping lane was open.
"""
QUAY = """check: substitution
message: "Many say pier."
level: suggestion
fix: display
swap:
  quay: pier
examples:
  - bad:  By the quay.
    good: By the pier.
  - ok:   By the pier.
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with settings that know nothing but three rules in house/."""
    (tmp_path / "house").mkdir()
    for name, text in {"big": BIG, "ship": SHIP, "quay": QUAY}.items():
        (tmp_path / "house" / f"{name}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / ".copyedit.yaml").write_text("packs: []\nrules: [house]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
