"""Every shipped rule's examples are its tests."""

import pytest

from copyedit.proving import prove
from copyedit.rules.choosing import load_path
from copyedit.rules.packs import packs_folder
from copyedit.rules.rule import Rule

RULES = load_path(packs_folder())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples_hold(rule: Rule) -> None:
    assert list(prove(rule)) == []
