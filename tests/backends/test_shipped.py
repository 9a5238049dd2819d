"""The shipped rules that ask other programs: their examples are their tests."""

from __future__ import annotations

import pytest

from copyedit.rules.choosing import load_path
from copyedit.rules.packs import packs_folder
from copyedit.rules.rule import Rule
from copyedit.running.backends import with_backends
from copyedit.settings.config import Config
from copyedit.trials.examples import prove

RULES = load_path(packs_folder() / "grammar")
HARPER = [rule for rule in RULES if rule.prepared.backend == "harper"]
LANGUAGETOOL = [rule for rule in RULES if rule.prepared.backend == "languagetool"]


@pytest.mark.parametrize("rule", HARPER, ids=lambda rule: rule.id)
def test_harper(rule: Rule) -> None:
    (ready,) = with_backends([rule], Config(harper=True))
    assert list(prove(ready)) == []


@pytest.mark.parametrize("rule", LANGUAGETOOL, ids=lambda rule: rule.id)
def test_languagetool(rule: Rule, server: str) -> None:
    (ready,) = with_backends([rule], Config(languagetool=server))
    assert list(prove(ready)) == []
