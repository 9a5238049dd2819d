"""The pipelines in examples/ci: sound by the vendors' schemas, and their commands are run."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.calling import write
from tests.cli.conftest import BIG

EXAMPLES = Path(__file__).parent.parent / "examples" / "ci"
WORKFLOW, ACTION, GITLAB = "github/workflows/copyedit.yml", "github/actions/copyedit/action.yml", "gitlab-ci.yml"
SCHEMAS = {WORKFLOW: "vendor.github-workflows", ACTION: "vendor.github-actions", GITLAB: "vendor.gitlab-ci"}


def _commands() -> Iterator[str]:
    """The commands that the pipelines run, as a shell reads them."""
    texts: dict[str, Any] = {name: yaml.safe_load((EXAMPLES / name).read_text(encoding="utf-8")) for name in SCHEMAS}
    yield from (line for line in texts[GITLAB]["copyedit"]["script"] if line.startswith("copyedit "))
    yield f"copyedit check {texts[ACTION]['inputs']['arguments']['default']}"
    steps = [step for job in texts[WORKFLOW]["jobs"].values() for step in job["steps"]]
    yield from (f"copyedit check {step['with']['arguments']}" for step in steps if "/copyedit" in step["uses"])


def test_every_example_is_looked_at() -> None:
    assert {path.relative_to(EXAMPLES).as_posix() for path in EXAMPLES.rglob("*.yml")} == set(SCHEMAS)
    assert len(list(_commands())) == 4


@pytest.mark.parametrize(("name", "schema"), SCHEMAS.items(), ids=SCHEMAS)
def test_it_fits_the_vendors_schema(name: str, schema: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(EXAMPLES / name)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("command", list(_commands()))
def test_the_commands_tell_what_has_changed(command: str, tmp_path: Path) -> None:
    """A repository whose last commit adds a finding to an old one: --diff-base tells the new one only."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": "HEAD~1",
    }

    def shell(line: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(line, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True)

    write(tmp_path / ".copyedit.yaml", "packs: []\nrules: [house]\n")
    write(tmp_path / "house" / "big.yaml", BIG)
    commit = "git add . && git -c user.name=Ines -c user.email=ines@example.com commit -qm story"
    write(tmp_path / "a.txt", "A big vote.\n")
    assert shell(f"git init -q && {commit}").returncode == 0
    write(tmp_path / "a.txt", "A big vote.\n\nA big boat.\n")
    assert shell(commit).returncode == 0
    done = shell(command)
    assert done.returncode == 1, done.stderr
    reports = [path for path in tmp_path.iterdir() if path.suffix in (".json", ".sarif")]
    report = reports[0].read_text(encoding="utf-8") if reports else done.stdout
    assert report.count("Use “large”.") == (1 if "--diff-base" in command else 2)
