"""The docs site: a page for each command and each rule, each in the navigation, with links that lead somewhere."""

import re
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from copyedit.cli import main
from copyedit.rules.packs import shipped_ids
from tests.documents.ours import ROOT


def _generator() -> ModuleType:
    spec = spec_from_file_location("generate", ROOT / "docs/generate.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    generator = _generator()
    folder = tmp_path_factory.mktemp("site")
    generator.__dict__.update(BUILD=folder, PAGES=folder / "docs")
    generator.main()
    return folder


def _pages_of(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    else:
        for each in nav if isinstance(nav, list) else nav.values():
            yield from _pages_of(each)


def test_each_command_and_rule_has_a_page(site: Path) -> None:
    commands = main.list_commands(None)  # type: ignore[arg-type]
    assert {path.stem for path in (site / "docs/commands").iterdir()} == set(commands)
    rules = {
        path.relative_to(site / "docs/rules").with_suffix("").as_posix() for path in site.glob("docs/rules/**/*.md")
    }
    assert rules == {*shipped_ids(), "index"}


def test_each_page_is_in_the_navigation_once(site: Path) -> None:
    nav = sorted(_pages_of(yaml.safe_load((site / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]))
    assert nav == sorted(path.relative_to(site / "docs").as_posix() for path in site.glob("docs/**/*.md"))


def test_links_between_pages_lead_somewhere(site: Path) -> None:
    for page in site.glob("docs/**/*.md"):
        text = re.sub(r"^~~~~.*?^~~~~", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
        targets = [target for target in re.findall(r"\]\(([^)#\s]+)", text) if not re.match(r"\w+:", target)]
        assert [target for target in targets if not (page.parent / target).is_file()] == [], page


def test_links_into_the_repository_name_files_that_exist(site: Path) -> None:
    """Of a page, a link to a file beside the documents becomes one to the repository."""
    source = "https://github.com/copyedit/copyedit/blob/main/"
    texts = [page.read_text(encoding="utf-8") for page in site.glob("docs/*.md")]
    named = {target for text in texts for target in re.findall(rf"\({source}([^)#\s]+)", text)}
    assert "benchmarks/backends/README.md" in named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_a_rule_page_says_why_and_how_it_was_measured(site: Path) -> None:
    page = (site / "docs/rules/wire/redundancy/but-however.md").read_text(encoding="utf-8")
    assert "mark the same turn" in page
    assert "Use “but”; “but however,” says it twice." in page
    assert "- He agreed, but however, the vote was lost.\n+ He agreed, but the vote was lost.\n" in page
    assert re.search(r"\| fix \| \w", page)
    assert re.search(r"\| measured \| \d+ hits? in [\d,]+ words", page)


def test_a_command_page_has_the_help_of_the_commands_below_it(site: Path) -> None:
    page = (site / "docs/commands/baseline.md").read_text(encoding="utf-8")
    assert "## copyedit baseline write" in page
    assert "Usage: copyedit baseline write [OPTIONS] PATH..." in page
    assert "-h, --help" in page


def test_the_page_of_a_backend_lists_its_rules_that_are_on(site: Path) -> None:
    page = (site / "docs/rules/grammar/languagetool.md").read_text(encoding="utf-8")
    assert re.search(r"\| `EN_A_VS_AN` \| [\d,]+ \| \d+ of \d+ \| \d+% \|", page)
