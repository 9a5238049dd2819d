"""Which rules a run uses."""

from pathlib import Path

import pytest

from copyedit.errors import ConfigError, RuleError
from copyedit.findings import Level
from copyedit.rules.choosing import choose_rules, fits, load_path, load_rules
from copyedit.rules.packs import packs_folder
from tests.stories_at_hand import rule

PIER = "check: existence\nmessage: pier\ntokens: [pier]\n"
RULES = [
    rule(f"{PIER}level: error\n", "wire/port/pier"),
    rule(f"{PIER}level: suggestion\n", "wire/port/quay"),
    rule(PIER, "wire/figures/fathoms"),
    rule(PIER, "house/wharf"),
    rule(f"{PIER}advisory: true\n", "house/dock"),
]


def _chosen(
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    levels: tuple[tuple[str, str], ...] = (),
    minimum: str = "suggestion",
) -> list[str]:
    return [rule.id for rule in choose_rules(RULES, select, ignore, levels, minimum)]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("wire/port/pier", True),
        ("wire/port", True),
        ("wire/port/", True),
        ("wire", True),
        ("*/pier", True),
        ("wire/*", True),
        ("wire/p?rt/pier", True),
        ("wire/[pq]ort/*", True),
        ("*", True),
        ("wir", False),
        ("port", False),
        ("wire/port/pie", False),
        ("wire/port/pier/x", False),
        ("Wire", False),
        ("", False),
    ],
)
def test_what_a_pattern_fits(pattern: str, expected: bool) -> None:
    assert fits("wire/port/pier", pattern) is expected


def test_all_but_advisory_rules_are_on() -> None:
    assert _chosen() == ["wire/port/pier", "wire/port/quay", "wire/figures/fathoms", "house/wharf"]


@pytest.mark.parametrize(
    ("select", "expected"),
    [
        (("wire/port/pier",), ["wire/port/pier"]),
        (("wire/port",), ["wire/port/pier", "wire/port/quay"]),
        (("wire/figures", "house/wharf"), ["wire/figures/fathoms", "house/wharf"]),
        (("*/quay",), ["wire/port/quay"]),
        (("house",), ["house/wharf", "house/dock"]),  # named by its pack, an advisory rule is on
        (("house/dock",), ["house/dock"]),
    ],
)
def test_select(select: tuple[str, ...], expected: list[str]) -> None:
    assert _chosen(select=select) == expected


def test_ignore_is_stronger_than_select() -> None:
    assert _chosen(ignore=("wire",)) == ["house/wharf"]
    assert _chosen(select=("wire/port",), ignore=("*/quay",)) == ["wire/port/pier"]
    assert _chosen(select=("house/dock",), ignore=("house",)) == []


@pytest.mark.parametrize(
    ("minimum", "expected"),
    [
        ("suggestion", ["wire/port/pier", "wire/port/quay", "wire/figures/fathoms", "house/wharf"]),
        ("warning", ["wire/port/pier", "wire/figures/fathoms", "house/wharf"]),
        ("error", ["wire/port/pier"]),
    ],
)
def test_the_minimum_level_reported(minimum: str, expected: list[str]) -> None:
    assert _chosen(minimum=minimum) == expected


def test_a_level_given_takes_the_rules_place() -> None:
    chosen = choose_rules(RULES, (), (), (("wire/port", "warning"),), "suggestion")
    assert {rule.id: rule.level for rule in chosen} == {
        "wire/port/pier": Level.WARNING,
        "wire/port/quay": Level.WARNING,
        "wire/figures/fathoms": Level.WARNING,
        "house/wharf": Level.WARNING,
    }
    assert RULES[0].level is Level.ERROR


def test_a_level_given_counts_for_the_minimum_level() -> None:
    levels = (("wire/port/quay", "error"), ("wire/port/pier", "suggestion"))
    assert _chosen(levels=levels, minimum="error") == ["wire/port/quay"]


def test_the_last_level_that_fits_wins() -> None:
    assert "wire/port/pier" in _chosen(levels=(("wire", "off"), ("wire/port/pier", "error")))
    assert "wire/port/pier" not in _chosen(levels=(("wire/port/pier", "error"), ("wire", "off")))


def test_strict_turns_advisory_rules_on_as_suggestions() -> None:
    chosen = {rule.id: rule.level for rule in choose_rules(RULES, (), (), (), "suggestion", strict=True)}
    assert chosen["house/dock"] is Level.SUGGESTION
    assert chosen["wire/port/pier"] is Level.ERROR
    assert "house/dock" not in [rule.id for rule in choose_rules(RULES, (), (), (), "warning", strict=True)]
    assert "house/dock" not in [rule.id for rule in choose_rules(RULES, (), ("house",), (), "suggestion", strict=True)]
    off = [("house/dock", "off")]
    assert "house/dock" not in [rule.id for rule in choose_rules(RULES, (), (), off, "suggestion", strict=True)]


def test_off_is_off_even_where_selected() -> None:
    assert _chosen(levels=(("wire", "off"),)) == ["house/wharf"]
    assert _chosen(select=("wire/port",), levels=(("wire/port/quay", "off"),)) == ["wire/port/pier"]


def test_an_advisory_rule_is_on_where_it_is_given_a_level() -> None:
    assert "house/dock" in _chosen(levels=(("house/dock", "suggestion"),))
    assert "house/dock" not in _chosen(levels=(("house/dock", "off"),))


@pytest.mark.parametrize(
    ("select", "ignore", "levels"),
    [
        (("wire/port/peer",), (), ()),
        ((), ("wire/port/peer",), ()),
        ((), (), (("wire/port/peer", "off"),)),
    ],
)
def test_an_unknown_rule_is_an_error_with_the_nearest(
    select: tuple[str, ...], ignore: tuple[str, ...], levels: tuple[tuple[str, str], ...]
) -> None:
    with pytest.raises(ConfigError, match="no rule matches “wire/port/peer”; did you mean “wire/port/pier”"):
        _chosen(select, ignore, levels)


def test_an_unknown_pack_or_folder_is_told_the_nearest_too() -> None:
    with pytest.raises(ConfigError, match="did you mean “wire”"):
        _chosen(select=("wier",))
    with pytest.raises(ConfigError, match="did you mean “wire/figures”"):
        _chosen(select=("wire/numbres",))


def test_an_unknown_rule_with_nothing_near() -> None:
    with pytest.raises(ConfigError, match="no rule matches “zzz”; `copyedit rules list` shows them"):
        _chosen(select=("zzz",))


def test_shipped_packs_by_name() -> None:
    assert {rule.pack for rule in load_rules(["wire", "uk"], [])} == {"wire", "uk"}


def test_an_unknown_shipped_pack() -> None:
    with pytest.raises(ConfigError, match=r"no pack “wyre”; did you mean “wire”\?; shipped: .*uk"):
        load_rules(["wyre"], [])


def _house(folder: Path) -> Path:
    (folder / "house" / "port").mkdir(parents=True)
    (folder / "house" / "port" / "pier.yaml").write_text(PIER, encoding="utf-8")
    (folder / "house" / "wharf.yaml").write_text(PIER, encoding="utf-8")
    return folder / "house"


def test_house_rules_beside_the_packs(tmp_path: Path) -> None:
    rules = load_rules(["house-example"], [str(_house(tmp_path))])
    assert {rule.pack for rule in rules} == {"house-example", "house"}
    assert [rule.id for rule in rules if rule.pack == "house"] == ["house/port/pier", "house/wharf"]


def test_a_single_file_is_of_the_pack_that_its_folder_is(tmp_path: Path) -> None:
    assert [rule.id for rule in load_path(_house(tmp_path) / "wharf.yaml")] == ["house/wharf"]


def test_a_shipped_file_or_folder_has_its_shipped_id() -> None:
    folder = packs_folder() / "house-example"
    file = sorted(folder.glob("*.yaml"))[0]
    assert [rule.id for rule in load_path(file)] == [f"house-example/{file.stem}"]
    assert {rule.pack for rule in load_path(packs_folder() / "wire" / "figures")} == {"wire"}


def test_a_relative_path_gives_the_same_ids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = _house(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert [rule.id for rule in load_path(Path("house"))] == ["house/port/pier", "house/wharf"]
    monkeypatch.chdir(house)
    assert [rule.id for rule in load_path(Path())] == ["house/port/pier", "house/wharf"]


def test_one_id_for_two_rules_is_an_error_that_names_both(tmp_path: Path) -> None:
    house = _house(tmp_path)
    other = tmp_path / "other"
    _house(other)
    with pytest.raises(RuleError, match="house/port/pier belongs to another rule, too") as caught:
        load_rules([], [str(house), str(other / "house")])
    assert caught.value.path == str(other / "house" / "port" / "pier.yaml")
    assert str(house / "port" / "pier.yaml") in caught.value.message


def test_two_endings_of_one_name_are_an_error(tmp_path: Path) -> None:
    house = _house(tmp_path)
    (house / "wharf.yml").write_text(PIER, encoding="utf-8")
    with pytest.raises(RuleError, match="house/wharf belongs to another rule, too"):
        load_rules([], [str(house)])


def test_a_house_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="cannot be read: No such file"):
        load_rules([], [str(tmp_path / "gone")])
