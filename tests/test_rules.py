"""Every shipped rule's examples are its tests; those that ask other programs are proved in `backends/`."""

import pytest

from copyedit.rules.choosing import load_path
from copyedit.rules.packs import packs_folder
from copyedit.rules.rule import Rule
from copyedit.trials.examples import prove

RULES = [rule for rule in load_path(packs_folder()) if rule.check != "grammar"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples_hold(rule: Rule) -> None:
    assert list(prove(rule)) == []
