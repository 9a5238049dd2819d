"""Forms, workflow and package metadata: sound by their schemas, and in step with the code."""

import subprocess
import sys
import tomllib

import pytest
import yaml

from copyedit.version import VERSION
from tests.documents.ours import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WORKFLOW = ROOT / ".github/workflows/ci.yml"
FORMS = [path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml"]
SCHEMAS = {WORKFLOW: "vendor.github-workflows", **dict.fromkeys(FORMS, "vendor.github-issue-forms")}


@pytest.mark.parametrize(("path", "schema"), SCHEMAS.items(), ids=lambda each: getattr(each, "name", None))
def test_it_fits_the_vendors_schema(path: str, schema: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_workflow_runs_what_a_submission_must_pass() -> None:
    [job] = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"].values()
    assert [step["run"] for step in job["steps"] if "run" in step] == [".ci/run"]


def test_the_package_says_its_version_and_where_it_lives() -> None:
    assert PROJECT["version"] == VERSION
    assert {"Repository", "Issues", "Changelog"} <= set(PROJECT["urls"])
