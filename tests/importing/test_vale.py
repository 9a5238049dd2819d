"""Vale's checks as rules: what they find, and what is said of the rest. The styles were written for these tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from copyedit.errors import ConfigError
from copyedit.findings import Finding
from copyedit.importing.draft import Left
from copyedit.importing.finishing import Finished, finish
from copyedit.importing.vale import read_vale
from copyedit.rules.read import parse_rule
from copyedit.rules.rule import Rule
from copyedit.running.engine import Engine
from copyedit.trials.examples import found_in, prove


def _imported(tmp_path: Path, text: str) -> Finished:
    (tmp_path / "Quay").mkdir()
    (tmp_path / "Quay" / "Rule.yml").write_text(text, encoding="utf-8")
    read = read_vale(tmp_path / "Quay")
    assert not read.left
    [draft] = read.drafts
    done = finish(draft, "Vale")
    assert isinstance(done, Finished)
    return done


def _rule(tmp_path: Path, text: str) -> Rule:
    """The imported rule, whose own examples hold."""
    rule = parse_rule(_imported(tmp_path, text).text, "rule.yaml", "quay/rule")
    assert not list(prove(rule))
    return rule


def _left(tmp_path: Path, text: str) -> str:
    (tmp_path / "Rule.yml").write_text(text, encoding="utf-8")
    [left] = read_vale(tmp_path).left
    return left.reason


def _found(rule: Rule, text: str) -> list[Finding]:
    return found_in(Engine([rule]), text)


def _words(rule: Rule, text: str) -> list[str]:
    return [finding.text for finding in _found(rule, text)]


def test_existence_finds_whole_words(tmp_path: Path) -> None:
    rule = _rule(tmp_path, "extends: existence\nmessage: \"Not '%s'.\"\nignorecase: true\ntokens: [quays?, berth]\n")
    [finding] = _found(rule, "The Quay lies beside unberthed ships.")
    assert (finding.text, finding.message) == ("Quay", "Not “Quay”.")


def test_existence_minds_capitals_unless_told_otherwise(tmp_path: Path) -> None:
    rule = _rule(tmp_path, "extends: existence\nmessage: No.\ntokens: [ACME]\n")
    assert _words(rule, "ACME and acme.") == ["ACME"]


def test_nonword_tokens_match_inside_words(tmp_path: Path) -> None:
    rule = _rule(tmp_path, "extends: existence\nmessage: No.\nnonword: true\ntokens: ['\\d+nd']\n")
    assert _words(rule, "He was 22ndish.") == ["22nd"]


def test_raw_stands_before_the_tokens(tmp_path: Path) -> None:
    rule = _rule(tmp_path, "extends: existence\nmessage: No.\nraw: ['\\bwas\\b\\s*']\ntokens: ['\\w+ed', sunk]\n")
    assert _words(rule, "It was sunk, sunk; it was raised.") == ["was sunk", "was raised"]


def test_the_action_remove_deletes(tmp_path: Path) -> None:
    rule = _rule(tmp_path, "extends: existence\nmessage: No.\naction: {name: remove}\ntokens: [very]\n")
    [finding] = _found(rule, "A very late ship.")
    assert finding.fix.replacements == ("",)


def test_the_action_replace_of_an_existence_rule(tmp_path: Path) -> None:
    text = "extends: existence\nmessage: No.\naction: {name: replace, params: [pier, jetty]}\ntokens: [quay]\n"
    [finding] = _found(_rule(tmp_path, text), "The quay.")
    assert finding.fix.replacements == ("pier", "jetty")


def test_substitution(tmp_path: Path) -> None:
    text = (
        "extends: substitution\nmessage: \"Use '%s', not '%s'.\"\nignorecase: true\nlevel: error\n"
        "action: {name: replace}\nswap:\n  colou?r scheme: palette\n  kerb(?:side|stone): kerb|edge\n"
    )
    first, second = _found(_rule(tmp_path, text), "A color scheme at the kerbside.")
    assert first.message == "Use “palette”, not “color scheme”."
    assert second.fix.replacements == ("kerb", "edge")
    assert first.level.label == "error"


def test_substitution_without_an_action_is_only_shown(tmp_path: Path) -> None:
    rule = _rule(tmp_path, "extends: substitution\nmessage: No.\nswap:\n  quay: pier\n")
    [finding] = _found(rule, "A quay.")
    assert finding.fix.edits == ()


def test_substitution_with_a_group(tmp_path: Path) -> None:
    rule = _rule(tmp_path, "extends: substitution\nmessage: No.\nswap:\n  '(\\w+) dock yard': '$1 dockyard'\n")
    [finding] = _found(rule, "The old dock yard closed.")
    assert finding.fix.replacements == ("old dockyard",)


def test_occurrence_by_sentence(tmp_path: Path) -> None:
    rule = _rule(tmp_path, "extends: occurrence\nmessage: Long.\nscope: sentence\nmax: 4\ntoken: '\\b(\\w+)\\b'\n")
    assert len(_found(rule, "It is late. We all go home. They stay in the old harbour.")) == 1


def test_repetition_of_any_word(tmp_path: Path) -> None:
    text = "extends: repetition\nmessage: \"'%s' is repeated.\"\nalpha: true\ntokens: ['[^\\s]+']\n"
    assert _words(_rule(tmp_path, text), "It is in in port.") == ["in in"]


def test_consistency(tmp_path: Path) -> None:
    rule = _rule(tmp_path, "extends: consistency\nmessage: One.\nignorecase: true\neither:\n  adviser: advisor\n")
    assert _words(rule, "One adviser left. An advisor came.") == ["advisor"]


def test_conditional_with_exceptions(tmp_path: Path) -> None:
    text = (
        "extends: conditional\nmessage: \"What is '%s'?\"\nfirst: '\\b([A-Z]{3,5})\\b'\n"
        "second: '(?:\\b[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)'\nexceptions: [NATO]\n"
    )
    rule = _rule(tmp_path, text)
    assert _words(rule, "The Velmar Port Board (VPB) met NATO. The VPB and the QRS agreed.") == ["QRS"]


def test_capitalization_of_headings(tmp_path: Path) -> None:
    text = "extends: capitalization\nmessage: \"'%s'\"\nmatch: $title\nscope: heading\nexceptions: [velmar]\n"
    rule = _rule(tmp_path, text)
    assert _words(rule, "Ferry talks in velmar\n\nThe ferry was late, and the crowd went home.") == ["talks"]


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("extends: spelling\nmessage: No.\n", "spelling: "),
        ("extends: sequence\nmessage: No.\ntokens: []\n", "parts of speech"),
        ("extends: metric\nmessage: No.\n", "formula"),
        ("extends: script\nmessage: No.\n", "program"),
        ("extends: wishful\nmessage: No.\n", "not a check that is known"),
        ("extends: existence\nmessage: No.\nscope: raw\ntokens: [a]\n", "prose only"),
        ("extends: existence\nmessage: No.\ntokens: ['(quay']\n", "cannot be used"),
        ("extends: existence\nmessage: No.\n", "no tokens"),
        ("extends: capitalization\nmessage: No.\nmatch: '^[A-Z]'\n", "only $title"),
        ("extends: [broken\n", "not valid YAML"),
    ],
)
def test_what_cannot_be_carried_over_is_given_a_reason(tmp_path: Path, rule: str, reason: str) -> None:
    assert reason in _left(tmp_path, rule)


def test_a_part_that_cannot_be_carried_over_is_noted_in_the_file(tmp_path: Path) -> None:
    text = "extends: existence\nmessage: No.\naction: {name: edit, params: [trim, ' ']}\ntokens: [quay, '(berth']\n"
    done = _imported(tmp_path, text)
    pattern, edit = done.draft.notes
    assert pattern.startswith("the pattern \\b(?:(berth)\\b cannot be used")
    assert edit == "the edit “trim  ” (no replacement is offered)"
    assert done.text.count("# Not carried over: ") == 2


def test_a_rule_for_which_no_example_can_be_made_is_written_all_the_same(tmp_path: Path) -> None:
    text = "extends: existence\nmessage: No.\nscope: heading\nnonword: true\ntokens: ['[a-z][.]$']\n"
    assert not _imported(tmp_path, text).is_tested  # a line that ends with a stop is no headline in plain text


def test_files_that_are_no_rules_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "meta.yml").write_text("feed: x\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="no Vale rules here"):
        read_vale(tmp_path)


def test_names_of_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "PlainEnglish").mkdir()
    rule = "extends: existence\nmessage: No.\ntokens: [quay]\n"
    (tmp_path / "PlainEnglish/TooWordy.yml").write_text(rule, encoding="utf-8")
    [draft] = read_vale(tmp_path).drafts
    assert draft.name == "plain-english/too-wordy"
    assert not isinstance(finish(draft, "Vale"), Left)
