"""docs/settings.md describes every key that a settings file may have."""

import re

from copyedit.settings.read import _TOP
from tests.documents.ours import ROOT


def test_every_key_has_a_row() -> None:
    page = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[^|]+)\|", page, re.MULTILINE)
    assert {key for row in rows for key in re.findall(r"`([\w-]+)`", row)} == set(_TOP)
