"""Rule files: what every key gives, and errors that name line, column and the nearest right word."""

from pathlib import Path

import pytest

from copyedit.document import PROSE_KINDS
from copyedit.errors import RuleError
from copyedit.findings import Level, Safety
from copyedit.rules.read import parse_rule, read_rule
from copyedit.rules.rule import Example, Rule, Scope

FULL = """check: existence
message: "“{match}” is a note to the desk."
because: "A note is not copy."
link: https://style.example/notes
level: error
scope: [paragraph, caption]
fix: safe
case: true
advisory: true
exceptions: ["Not  Yet"]
tokens: [not yet]
examples:
  - bad: It is not yet done.
    good: It is done.
  - ok: It is done.
"""
LEAST = "check: existence\nmessage: Away with it\ntokens: [not yet]\n"


def _rule(yaml: str) -> Rule:
    return parse_rule(yaml, "house/note.yaml", "house/note")


def _error(yaml: str) -> RuleError:
    with pytest.raises(RuleError) as caught:
        _rule(yaml)
    assert caught.value.path == "house/note.yaml"
    return caught.value


def test_every_key_of_the_header_is_read() -> None:
    rule = _rule(FULL)
    assert (rule.id, rule.path, rule.check) == ("house/note", "house/note.yaml", "existence")
    assert rule.message == "“{match}” is a note to the desk."
    assert rule.because == "A note is not copy."
    assert rule.link == "https://style.example/notes"
    assert rule.level is Level.ERROR
    assert rule.scope == Scope(frozenset({"paragraph", "caption"}), None)
    assert rule.safety is Safety.SAFE
    assert rule.case
    assert rule.advisory
    assert rule.exceptions == ("Not Yet",)
    assert rule.examples == (
        Example("It is not yet done.", "It is done.", True, 13),
        Example("It is done.", None, False, 15),
    )


def test_what_is_left_out_has_the_documented_default() -> None:
    rule = _rule(LEAST)
    assert (rule.because, rule.link) == (None, None)
    assert rule.level is Level.WARNING
    assert rule.safety is Safety.UNSAFE
    assert rule.scope == Scope(PROSE_KINDS, None)
    assert (rule.case, rule.advisory) == (False, False)
    assert rule.exceptions == ()
    assert rule.examples == ()


@pytest.mark.parametrize(
    ("text", "level"), [("error", Level.ERROR), ("warning", Level.WARNING), ("suggestion", Level.SUGGESTION)]
)
def test_levels(text: str, level: Level) -> None:
    assert _rule(f"{LEAST}level: {text}\n").level is level


@pytest.mark.parametrize(
    ("text", "safety"), [("safe", Safety.SAFE), ("unsafe", Safety.UNSAFE), ("display", Safety.DISPLAY)]
)
def test_safeties(text: str, safety: Safety) -> None:
    assert _rule(f"{LEAST}fix: {text}\n").safety is safety


@pytest.mark.parametrize(
    ("scope", "kinds", "quoted"),
    [
        ("[headline]", {"headline"}, None),
        ("headline", {"headline"}, None),
        ("[byline, dateline, boilerplate, code]", {"byline", "dateline", "boilerplate", "code"}, None),
        ("[quote]", set(PROSE_KINDS), True),
        ("[-quote]", set(PROSE_KINDS), False),
        ("-quote", set(PROSE_KINDS), False),
        ("[-headline]", {"paragraph", "caption", "cell"}, None),
        ("[paragraph, -quote]", {"paragraph"}, False),
    ],
)
def test_scopes(scope: str, kinds: set[str], quoted: bool | None) -> None:
    assert _rule(f"{LEAST}scope: {scope}\n").scope == Scope(frozenset(kinds), quoted)


def test_exceptions_are_folded_unless_capitals_count() -> None:
    assert _rule(f"{LEAST}exceptions: [Don’t Yet]\n").exceptions == ("don't yet",)
    assert _rule(f"{LEAST}case: true\nexceptions: [Don’t Yet]\n").exceptions == ("Don't Yet",)


def test_plain_words_of_yaml_stay_words() -> None:
    rule = _rule("check: existence\nmessage: no\nbecause: 12:30\ntokens: [no, on, 1999]\n")
    assert (rule.message, rule.because) == ("no", "12:30")
    assert rule.triggers == ("no", "on", "1999")


@pytest.mark.parametrize(
    ("yaml", "line", "column", "message"),
    [
        ("messige: x\n" + LEAST, 1, 1, "unknown key “messige”; did you mean “message”?"),
        (LEAST + "tokans: [a]\n", 4, 1, "unknown key “tokans”; did you mean “tokens”?"),
        (LEAST + "swap:\n  a: b\n", 4, 1, "unknown key “swap”"),  # a key of another check
        (LEAST + "level: eror\n", 4, 8, "“eror” is not one of error, warning, suggestion; did you mean “error”?"),
        (LEAST + "fix: sage\n", 4, 6, "did you mean “safe”?"),
        (LEAST + "scope: [paragraph, headlin]\n", 4, 20, "did you mean “headline”?"),
        (LEAST + "scope: [-headlin]\n", 4, 9, "did you mean “headline”?"),
        (LEAST + "case: maybe\n", 4, 7, "expected true or false, found “maybe”"),
        (LEAST + "advisory: [a]\n", 4, 11, "expected text, found a list"),
        (LEAST + "because: {a: b}\n", 4, 10, "expected text, found a mapping"),
        (LEAST + "exceptions: {a: b}\n", 4, 13, "expected a list, found a mapping"),
        (LEAST + "exceptions: [a, [b]]\n", 4, 17, "expected text, found a list"),
        (LEAST + "message: again\n", 4, 1, "“message” appears twice"),
        ("message: x\ncheck: existense\ntokens: [a]\n", 2, 8, "did you mean “existence”?"),
        ("message: x\ntokens: [a]\n", 1, 1, "a rule needs “check:”"),
        ("", 1, 1, "a rule needs “check:”"),
        ("- check: existence\n", 1, 1, "expected keys with values, found a list"),
        ("just words\n", 1, 1, "expected keys with values, found text"),
        ("check: existence\ntokens: [a]\n", 1, 1, "a rule needs “message:”"),
        ("check: existence\nmessage: '  '\ntokens: [a]\n", 1, 1, "a rule needs “message:”"),
        ("check: existence\nmessage:\ntokens: [a]\n", 1, 1, "a rule needs “message:”"),
        ("check: existence\nmessage: x\n", 1, 1, "needs tokens or patterns"),
        ("check: occurrence\nmessage: x\ntokens: [a]\nmax: two\n", 4, 6, "expected a whole number, found “two”"),
        ("check: occurrence\nmessage: x\ntokens: [a]\nmax: -1\n", 4, 6, "expected a whole number, found “-1”"),
        ("check: existence\nmessage: 'x\ntokens: [a]\n", 4, 1, "not valid YAML"),
    ],
)
def test_a_wrong_file_is_told_with_its_place(yaml: str, line: int, column: int, message: str) -> None:
    error = _error(yaml)
    assert message in error.message
    assert (error.line, error.column) == (line, column)


def test_a_far_off_key_is_told_which_ones_are_known() -> None:
    assert "known here: check, message" in _error(LEAST + "zzz: a\n").message


def test_the_place_stands_in_front_of_the_message() -> None:
    assert str(_error(LEAST + "case: maybe\n")).startswith("house/note.yaml:4:7: expected true or false")


@pytest.mark.parametrize(
    ("patterns", "line", "column", "message"),
    [
        ("patterns: ['fine', '(unclosed']", 3, 20, "not a valid pattern"),
        ("tokens: [a]\npatterns: ['(unclosed']", 4, 12, "not a valid pattern"),
        ("tokens: [a]\npatterns:\n  - fine\n  - 'x*'", 6, 5, "matches the empty text"),
        ("patterns: ['^|wharf']", 3, 12, "matches the empty text"),
    ],
)
def test_a_bad_pattern_is_told_where_it_stands(patterns: str, line: int, column: int, message: str) -> None:
    error = _error(f"check: existence\nmessage: x\n{patterns}\n")
    assert message in error.message
    assert (error.line, error.column) == (line, column)


@pytest.mark.parametrize(
    ("keys", "line", "column"),
    [
        ("tokens: [pier, '']", 3, 16),
        ("tokens: ' '", 3, 9),
        ("tokens:", 3, 8),
        ("tokens: [pier]\nexceptions:", 4, 12),
    ],
)
def test_an_empty_text_is_no_word(keys: str, line: int, column: int) -> None:
    """It would be found everywhere, and as an exception it would silence the rule."""
    error = _error(f"check: existence\nmessage: x\n{keys}\n")
    assert "empty" in error.message
    assert (error.line, error.column) == (line, column)


def test_an_empty_text_to_look_for_is_no_word() -> None:
    error = _error("check: substitution\nmessage: x\nswap:\n  pier: quay\n  '': wharf\n")
    assert "empty" in error.message
    assert (error.line, error.column) == (5, 3)


@pytest.mark.parametrize(
    ("example", "line", "message"),
    [
        ("{bad: a, ok: b}", 5, "either “bad” (and “good”) or “ok”"),
        ("{good: a}", 5, "either “bad” (and “good”) or “ok”"),
        ("{ok: a, good: b}", 5, "“good” belongs to “bad”"),
        ("{bed: a}", 5, "unknown key “bed”; did you mean “bad”?"),
        ("{bad: [a]}", 5, "expected text, found a list"),
        ("just words", 5, "expected keys with values, found text"),
    ],
)
def test_examples_are_bad_with_good_or_ok(example: str, line: int, message: str) -> None:
    error = _error(f"{LEAST}examples:\n  - {example}\n")
    assert message in error.message
    assert error.line == line


def test_an_example_may_run_over_lines() -> None:
    rule = _rule(LEAST + "examples:\n  - ok: |\n      Head\n\n      The quay is open.\n")
    assert rule.examples[0].text == "Head\n\nThe quay is open.\n"


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "note.yaml"
    path.write_bytes(b"check: caf\xe9\n")
    with pytest.raises(RuleError, match=r"not UTF-8 text \(byte 10\)") as caught:
        read_rule(path, "house/note")
    assert caught.value.path == str(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="cannot be read: No such file"):
        read_rule(tmp_path / "gone.yaml", "house/gone")
