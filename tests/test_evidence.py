"""No shipped rule claims more than its judged hits support (docs/rules.md, “Evidence”)."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from copyedit.rules.choosing import load_path
from copyedit.rules.packs import packs_folder
from copyedit.rules.rule import Rule
from copyedit.trials.evidence import complaints
from copyedit.trials.measuring import Measured, read_measured

PACKS = ("wire", "uk", "us")
RULES = [rule for pack in PACKS for rule in load_path(packs_folder() / pack)]


@cache
def _figures(pack: str) -> dict[str, Measured]:
    return read_measured(packs_folder() / pack)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_claims_no_more_than_its_hits_support(rule: Rule) -> None:
    assert list(complaints(rule, _figures(rule.pack).get(rule.id, Measured()))) == []


@pytest.mark.parametrize("rule", [r for r in RULES if r.evidence == "definition"], ids=lambda rule: rule.id)
def test_what_is_right_by_definition_says_why(rule: Rule) -> None:
    [line] = [line for line in Path(rule.path).read_text(encoding="utf-8").splitlines() if line.startswith("evidence:")]
    assert len(line.partition("#")[2].split()) >= 4


@pytest.mark.parametrize("rule", [r for r in RULES if r.evidence == "definition"], ids=lambda rule: rule.id)
def test_what_is_right_by_definition_was_right_nine_times_in_ten(rule: Rule) -> None:
    measured = _figures(rule.pack).get(rule.id, Measured())
    assert measured.right >= 0.9 * measured.judged


@pytest.mark.parametrize("backend", ["languagetool", "harper"])
def test_rules_of_other_programs_were_right_on_news_or_say_that_they_had_no_hit(backend: str) -> None:
    listed, unproven = (
        yaml.safe_load((packs_folder() / "grammar" / f"{name}.yaml").read_text(encoding="utf-8"))
        for name in (backend, f"{backend}-unproven")
    )
    assert all(entry["right"] >= 0.9 * entry["judged"] > 0 for entry in listed["allow"].values())
    assert all(entry["hits"] == 0 for entry in unproven["allow"].values())
    assert unproven["level"] == "suggestion"
    assert "had no hit on published news" in unproven["because"]
