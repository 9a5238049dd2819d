"""Typerighter's rules, in the three forms that they are exported in. The rules here were written for these tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from copyedit.errors import ConfigError
from copyedit.importing.finishing import Finished, finish
from copyedit.importing.typerighter import read_typerighter
from copyedit.rules.read import parse_rule
from copyedit.running.engine import Engine
from copyedit.trials.examples import found_in, prove


def _rule(regex: str, replacement: str | None = None, **more: Any) -> dict[str, Any]:
    given = {"replacement": {"type": "TEXT_SUGGESTION", "text": replacement}} if replacement is not None else {}
    about = {"category": {"id": "1", "name": "Style guide"}, "description": "Our style.", "suggestions": []}
    return {"_type": "com.example.RegexRule", "id": "7", "regex": regex, **about, **given, **more}


def _written(tmp_path: Path, *rules: dict[str, Any]) -> Path:
    path = tmp_path / "rules.json"
    path.write_text("\n".join(map(json.dumps, rules)), encoding="utf-8")
    return path


def _fixes(tmp_path: Path, rule: dict[str, Any], text: str) -> list[tuple[str, tuple[str, ...]]]:
    """What the imported rule, whose own examples hold, finds in a text, and its replacements."""
    [draft] = read_typerighter(_written(tmp_path, rule)).drafts
    done = finish(draft, "typerighter")
    assert isinstance(done, Finished)
    ours = parse_rule(done.text, "rule.yaml", "house/rule")
    assert not list(prove(ours))
    return [(finding.text, finding.fix.replacements) for finding in found_in(Engine([ours]), text)]


def test_a_right_spelling_that_the_pattern_covers_is_left_alone(tmp_path: Path) -> None:
    rule = _rule(r"(?i)\bmedia?eval\b", "medieval")
    assert _fixes(tmp_path, rule, "Mediaeval walls, medieval gates.") == [("Mediaeval", ("Medieval",))]


def test_groups_of_the_pattern(tmp_path: Path) -> None:
    rule = _rule(r"\b(hour|week)[ -](old|long)\b", "$1s-$2")
    assert _fixes(tmp_path, rule, "A week old boat.") == [("week old", ("weeks-old",))]


def test_capitals_count_unless_the_pattern_says_otherwise(tmp_path: Path) -> None:
    rule = _rule(r"\bKarst[ae]n Overland\b", "Karsten Oveland")
    assert _fixes(tmp_path, rule, "Karstan Overland and karstan overland.") == [
        ("Karstan Overland", ("Karsten Oveland",))
    ]


def test_without_a_replacement(tmp_path: Path) -> None:
    assert _fixes(tmp_path, _rule(r"\bboffins?\b"), "Two boffins.") == [("boffins", ())]


def test_suggestions_are_offered(tmp_path: Path) -> None:
    rule = _rule(r"\bdonor(?= kebab)", suggestions=[{"text": "doner"}, {"text": "döner"}])
    assert _fixes(tmp_path, rule, "A donor kebab.") == [("donor", ("doner", "döner"))]


def test_markdown_in_the_description_goes(tmp_path: Path) -> None:
    rule = _rule(r"\bquay\b", "pier", description="**pier**, not quay; see [the guide](https://example.org/p)")
    [draft] = read_typerighter(_written(tmp_path, rule)).drafts
    assert draft.keys["because"] == "pier, not quay; see the guide"
    assert draft.name == "style-guide/pier"


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ({"_type": "a.LTRuleCore", "id": "1", "languageToolRuleId": "EN_A_VS_AN"}, "rule of LanguageTool"),
        ({"_type": "a.LTRuleXML", "id": "1", "xml": "<rule/>"}, "only LanguageTool reads"),
        ({"_type": "a.DictionaryRule", "id": "1", "word": "quay"}, "house word list"),
        (_rule("(unclosed", "x"), "cannot be used"),
        (_rule(r"\bInes Marsh\b", "Ines Marsh"), "only confirms “Ines Marsh”"),
        ({"id": "1"}, "no “regex”"),
    ],
)
def test_what_cannot_be_carried_over_is_given_a_reason(tmp_path: Path, rule: dict[str, Any], reason: str) -> None:
    [left] = read_typerighter(_written(tmp_path, rule)).left
    assert reason in left.reason


def test_the_older_artefact_and_csv(tmp_path: Path) -> None:
    old = tmp_path / "old.json"
    old.write_text(json.dumps({"rules": [_rule("quay", "pier"), _rule("berth", "pier")]}), encoding="utf-8")
    assert [draft.name for draft in read_typerighter(old).drafts] == ["style-guide/pier", "style-guide/pier-2"]
    table = tmp_path / "names.csv"
    table.write_text('pattern,replacement,description\nIn(n)?es Marsh,Ines Marsh,"Mayor, Velmar"\n', encoding="utf-8")
    [draft] = read_typerighter(table).drafts
    assert (draft.name, draft.keys["because"]) == ("ines-marsh", "Mayor, Velmar")


@pytest.mark.parametrize("text", ["", "not json", "[1, 2]", '"words"'])
def test_files_of_another_kind_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rules.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError):
        read_typerighter(path)
