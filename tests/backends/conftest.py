"""A real LanguageTool server for the tests that need one; `copyedit languagetool install` gets it.

Each process of a parallel test run starts its own, on a free port. COPYEDIT_TEST_LANGUAGETOOL names one that runs, for
all to share; then tests that need LanguageTool fail where it is missing, and are not skipped.
"""

from __future__ import annotations

import os

# A machine with many test processes is slow; read when the package is imported, here and in the runs that tests start.
os.environ.setdefault("COPYEDIT_LANGUAGETOOL_SECONDS", "600")

from collections.abc import Iterator
from pathlib import Path

import pytest

from copyedit.errors import BackendError
from copyedit.language.backends.java import find_java
from copyedit.language.backends.languagetool_install import find_installed, has_package
from copyedit.language.backends.languagetool_server import local_server

SHARED = os.environ.get("COPYEDIT_TEST_LANGUAGETOOL")
INSTALLED = find_installed()  # before the cache folder is moved for the tests


@pytest.fixture(scope="session")
def languagetool(cache_folder: None) -> Path:
    """LanguageTool's folder."""
    try:
        find_java()
        missing = None if has_package() else "no language-tool-python: pip install -e '.[languagetool]'"
        missing = missing or (None if INSTALLED else "no LanguageTool: copyedit languagetool install")
    except BackendError as error:
        missing = str(error)
    if missing and SHARED:
        pytest.fail(missing)
    if missing or INSTALLED is None:
        pytest.skip(str(missing))
    return INSTALLED


@pytest.fixture(scope="session")
def server(languagetool: Path) -> Iterator[str]:
    if SHARED:
        yield SHARED
        return
    with local_server(languagetool) as address:
        yield address


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with one ordinary rule and one that asks each backend."""
    (tmp_path / "house").mkdir()
    for name, text in RULES.items():
        (tmp_path / "house" / f"{name}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / ".copyedit.yaml").write_text("packs: []\nrules: [house]\nselect: [house]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


_EXAMPLES = "examples: [{bad: An used ferry., good: A used ferry.}, {ok: A used ferry.}]\n"
RULES = {
    "big": "check: substitution\nmessage: big\nswap: {big: large}\n",
    "languagetool": (
        'check: grammar\nbackend: languagetool\nmessage: "{remark}"\ncase: true\n'
        'allow: {EN_A_VS_AN: {message: "“{match}” for “{replacement}”"}, ENGLISH_WORD_REPEAT_RULE: }\n' + _EXAMPLES
    ),
    "harper": (
        'check: grammar\nbackend: harper\nmessage: "{remark}"\ncase: true\n'
        'allow: {AnA: {message: "“{match}” for “{replacement}”"}, RepeatedWords: }\n' + _EXAMPLES
    ),
}
