"""YAML with places and without surprises."""

import pytest

from copyedit.errors import ConfigError, RuleError
from copyedit.yaml_file import Node, parse_yaml


def _root(text: str) -> Node:
    return parse_yaml(text, "desk.yaml", ConfigError)


def _value(text: str) -> Node:
    return _root(f"key: {text}").pairs()[0][1]


def _error(text: str) -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        _root(text)
    return caught.value


@pytest.mark.parametrize("word", ["no", "on", "yes", "true", "12:30", "1999", "1.50", "2024-05-01", "0x1F", "~"])
def test_a_plain_word_stays_as_it_is_written(word: str) -> None:
    assert _value(word).text() == word


def test_every_value_knows_its_place() -> None:
    root = _root("a: b\nports:\n  - Lanrick\n  - {name: Oveland}\n")
    (_, first), (key, ports) = root.pairs()
    lanrick, oveland = ports.items()
    name, value = oveland.pairs()[0]
    places = [(node.line, node.column) for node in (root, first, key, ports, lanrick, oveland, name, value)]
    assert places == [(1, 1), (1, 4), (2, 1), (3, 3), (3, 5), (4, 5), (4, 6), (4, 12)]


def test_an_empty_file_has_no_keys() -> None:
    assert _root("").pairs() == []
    assert _root("# only a remark\n").pairs() == []


def test_one_text_is_a_list_of_one() -> None:
    assert _value("Lanrick").texts() == ("Lanrick",)
    assert _value("[Lanrick, Oveland]").texts() == ("Lanrick", "Oveland")
    assert _value("[]").texts() == ()


@pytest.mark.parametrize(("text", "expected"), [("true", True), ("True", True), ("false", False), ("FALSE", False)])
def test_flags(text: str, expected: bool) -> None:
    assert _value(text).flag() is expected


@pytest.mark.parametrize("text", ["yes", "no", "on", "1", "''"])
def test_no_other_word_is_a_flag(text: str) -> None:
    with pytest.raises(ConfigError, match="expected true or false"):
        _value(text).flag()


def test_counts() -> None:
    assert _value("12").count() == 12
    for wrong in ("-1", "1.5", "many", "''"):
        with pytest.raises(ConfigError, match="expected a whole number"):
            _value(wrong).count()


def test_a_choice_tells_the_nearest() -> None:
    assert _value("error").choice(["error", "warning"]) == "error"
    with pytest.raises(ConfigError, match="“warnin” is not one of error, warning; did you mean “warning”") as caught:
        _value("warnin").choice(["error", "warning"])
    assert (caught.value.path, caught.value.line, caught.value.column) == ("desk.yaml", 1, 6)


def test_known_keys_by_name() -> None:
    known = _root("port: Lanrick\npier: 2\n").known(["pier", "port", "quay"])
    assert {name: node.text() for name, node in known.items()} == {"port": "Lanrick", "pier": "2"}


def test_an_unknown_key_tells_its_place_and_the_nearest() -> None:
    with pytest.raises(ConfigError, match="unknown port “pear”; did you mean “pier”") as caught:
        _root("quay: 1\npear: 2\n").known(["pier", "quay"], "port")
    assert (caught.value.line, caught.value.column) == (2, 1)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: [b\n", 2, "not valid YAML"),
        ("a: b\n\tc: d\n", 2, "not valid YAML"),
        ("a: b\na: c\n", 2, "“a” appears twice"),
        ("x:\n  a: b\n  a: c\n", 3, "“a” appears twice"),
        ("? [a]\n: b\n", 1, "expected text, found a list"),
        ("a: 1\n---\nb: 2\n", 2, "not valid YAML"),
        ("a: &x [b]\nc: *x\n", 2, "alias"),
        ("a: &x b\nc: *x\n", 2, "alias"),
        ("a: &x [*x]\n", 1, "alias"),
        ("a: *gone\n", 1, "not valid YAML"),
        ("a: \x07\n", 0, "not valid YAML"),
        ("a: " + "[" * 30 + "]" * 30, 1, "nested too deeply"),
    ],
)
def test_what_is_not_allowed_is_told_with_its_line(text: str, line: int, message: str) -> None:
    error = _error(text)
    assert message in error.message
    assert (error.path, error.line) == ("desk.yaml", line)


def test_nesting_without_end_is_an_error_like_any_other() -> None:
    assert _error("[" * 20_000).message
    assert _error("[" * 900 + "]" * 900).message


def test_a_tag_makes_nothing_of_its_text() -> None:
    assert _value("!!python/name:os.system pier").text() == "pier"


def test_the_error_is_of_the_kind_asked_for() -> None:
    with pytest.raises(RuleError):
        parse_yaml("a: [", "rule.yaml", RuleError)
