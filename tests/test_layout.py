"""The layout: imports run only downwards and never in a circle. `docs/architecture.md` describes the rooms.

Every import of every file counts: late ones, inside a function, and those for type checkers alone.
"""

import ast
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "copyedit"
FLOORS = (
    {"document", "errors", "machine", "version"},
    {"findings", "yaml_file", "language"},
    {"formats", "matching"},
    {"fixing"},
    {"checks"},
    {"rules"},
    {"decisions", "reports", "settings", "suppression"},
    {"running"},
    {"cleaning"},
    {"batch", "trials"},
    {"importing", "learning"},
    {"desk", "lsp", "review"},
    {"cli"},
    {"__main__"},
)
# Rooms within a room, from the ground up; what is named together shares a floor.
LANGUAGE = (
    {"shipped", "text"},
    {"calendar", "figures", "words"},
    {"backends", "context", "phrases"},
    {"agreement", "headlines", "names", "spelling", "usage"},
)
FORMATS = (
    {
        "byte_places", "declared", "encoding", "left_out", "notes", "reading", "text", "weaving", "which",
        "templates", "whole_words", "xml",
    },
    {"web"},
    {"markup", "office", "wire"},
)  # fmt: skip
FILES = sorted(PACKAGE.rglob("*.py"))


def _name(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


@cache
def _imported(file: Path) -> frozenset[str]:
    """The package's own modules that a file imports, by full name."""
    names = {_name(each) for each in FILES}
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= inner & names or {node.module}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return frozenset(found & names)


def _floor(module: str, floors: tuple[set[str], ...], depth: int) -> int | None:
    parts = module.split(".")
    if len(parts) <= depth:
        return None
    return next((number for number, rooms in enumerate(floors) if parts[depth] in rooms), None)


def _above(file: Path, floors: tuple[set[str], ...], depth: int, within: str) -> set[str]:
    """The imports of a file that lie on a floor above its own."""
    own = _floor(_name(file), floors, depth)
    assert own is not None, f"{_name(file)} has no floor"
    others = {name: _floor(name, floors, depth) for name in _imported(file) if name.startswith(within)}
    return {name for name, floor in others.items() if floor is not None and floor > own}


@pytest.mark.parametrize("file", FILES, ids=_name)
def test_imports_run_downwards(file: Path) -> None:
    if file.name == "__init__.py":
        return
    assert not _above(file, FLOORS, 1, "copyedit."), "imports from a floor above its own"
    for room, floors in (("language", LANGUAGE), ("formats", FORMATS)):
        if file.is_relative_to(PACKAGE / room):
            assert not _above(file, floors, 2, f"copyedit.{room}."), f"imports from a room above its own in {room}"


def test_no_file_imports_in_a_circle() -> None:
    graph = {_name(file): _imported(file) - {_name(file)} for file in FILES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        pytest.fail(" -> ".join(circle.args[1]))


@pytest.mark.parametrize("file", sorted((PACKAGE / "checks").rglob("[!_]*.py")), ids=_name)
def test_a_check_imports_no_other_check(file: Path) -> None:
    assert not {name for name in _imported(file) if name.startswith("copyedit.checks.")}


def test_nothing_but_its_command_imports_learning() -> None:
    users = {_name(file) for file in FILES if any(n.startswith("copyedit.learning") for n in _imported(file))}
    assert {user for user in users if not user.startswith("copyedit.learning")} == {"copyedit.cli.model"}


@pytest.mark.parametrize("file", FILES, ids=_name)
def test_files_stay_small(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize(
    "folder", sorted({file.parent for file in FILES}), ids=lambda f: f.relative_to(PACKAGE.parent).as_posix()
)
def test_rooms_stay_small(folder: Path) -> None:
    assert len(list(folder.glob("[!_]*.py"))) <= 20
