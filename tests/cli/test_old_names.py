"""Names that rules had before they moved: settings, options, comments and baselines that hold them still work."""

import json
from pathlib import Path

import pytest
from click.testing import Result

import copyedit
from copyedit.suppression.baseline import entries_of, write_baseline
from tests.cli.calling import call, rules_of, write

OLD, NEW = "wire/numbers/scale-twice", "wire/figures/scale-twice"
NOTICE = f"“{OLD}” is now “{NEW}”; the next release drops the old name"
STORY = "The pier cost the town of Velmar $4m million to mend.\n"


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    return write(tmp_path / "a.md", STORY).name


def _notices(result: Result) -> list[str]:
    return result.stderr.splitlines()


def _rules(result: Result) -> list[str]:
    return rules_of(json.loads(result.stdout_bytes))


def _check(*arguments: str) -> Result:
    return call("check", "--format", "json", *arguments)


def test_the_story_has_one_finding(story: str) -> None:
    result = _check(story)
    assert (_rules(result), _notices(result)) == ([NEW], [])


@pytest.mark.parametrize(("option", "expected"), [("--select", [NEW]), ("--ignore", [])], ids=["--select", "--ignore"])
def test_an_option_takes_an_old_name(story: str, option: str, expected: list[str]) -> None:
    result = _check(option, OLD, story)
    assert (_rules(result), _notices(result)) == (expected, [f"copyedit: {NOTICE}"])


SETTINGS = {
    "ignore": f"ignore: [{OLD}]\n",
    "levels": f'levels: {{"{OLD}": "off"}}\n',
    "suppress": f"suppress:\n  - rule: {OLD}\n",
    "overrides": f'overrides:\n  - files: ["*.md"]\n    ignore: [{OLD}]\n',
    "twice": f"ignore: [{OLD}]\nsuppress:\n  - rule: {OLD}\n",
}


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_settings_take_an_old_name(story: str, settings: str) -> None:
    Path(".copyedit.yaml").write_text(settings, encoding="utf-8")
    result = _check(story)
    assert (result.exit_code, _rules(result)) == (0, [])
    assert [notice.endswith(f".copyedit.yaml: {NOTICE}") for notice in _notices(result)] == [True]


def test_comments_take_an_old_name_and_one_notice_is_given_for_all(story: str) -> None:
    commented = f"{STORY.strip()} <!-- copyedit: ignore {OLD} -->\n\n"
    for name in ("a.md", "b.md"):
        again = f"A school in Osten was sold for $3m million. <!-- copyedit: ignore {OLD} -->\n\n"
        Path(name).write_text(commented + again, encoding="utf-8")
    result = _check("a.md", "b.md")
    assert (result.exit_code, _rules(result), _notices(result)) == (0, [], [f"copyedit: a.md: {NOTICE}"])


def test_a_notice_of_the_settings_is_not_given_again_for_a_comment(story: str) -> None:
    Path(story).write_text(f"{STORY.strip()} <!-- copyedit: ignore {OLD} -->\n", encoding="utf-8")
    assert len(_notices(_check("--ignore", OLD, story))) == 1


@pytest.fixture
def old_baseline(story: str) -> Path:
    """A baseline in which the story's finding stands under the rule's old name."""
    checked = copyedit.check_path(story)
    findings = [finding._replace(rule=OLD) for finding in checked.findings]
    path = Path(".copyedit-baseline.json")
    write_baseline(path, entries_of(checked.document, findings, str(path.absolute().parent)))
    assert OLD in path.read_text(encoding="utf-8")
    return path


def test_a_baseline_knows_findings_by_an_old_name(story: str, old_baseline: Path) -> None:
    result = _check(story)
    assert (result.exit_code, _rules(result)) == (0, [])
    assert len(_notices(result)) == 1
    assert "copyedit baseline prune" in _notices(result)[0]


@pytest.mark.parametrize("command", ["write", "prune"])
def test_a_baseline_is_renewed(story: str, old_baseline: Path, command: str) -> None:
    result = call("baseline", command, story)
    assert "1 known finding, 0 " in result.stdout
    assert f'"rule": "{NEW}"' in old_baseline.read_text(encoding="utf-8")
    assert OLD not in old_baseline.read_text(encoding="utf-8")
    result = _check(story)
    assert (_rules(result), _notices(result)) == ([], [])


def test_rules_are_shown_by_an_old_name(story: str) -> None:
    result = call("rules", "list", OLD)
    assert NEW in result.stdout
    assert _notices(result) == [f"copyedit: {NOTICE}"]


def test_settings_are_explained_by_an_old_name(story: str) -> None:
    result = call("config", "show", "--ignore", OLD, "--rule", OLD, story)
    assert f"{NEW}  ignore: {OLD}" in result.stdout
    assert _notices(result) == [f"copyedit: {NOTICE}"]
