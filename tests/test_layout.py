"""Imports run only downwards; `docs/architecture.md` has the floors."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "copyedit"
FLOORS = (
    {"document", "errors", "yamlfile", "cache", "parent", "language"},
    {"findings", "triggers", "patterns", "pattern_shape", "wording", "keys", "formats"},
    {"replacing", "checks", "edits"},
    {"rules"},
    {
        "learning",
        "scanner",
        "engine",
        "overlaps",
        "checking",
        "config",
        "config_file",
        "backends",
        "files",
        "house_words",
        "workers",
        "proving",
        "measuring",
        "fingerprints",
        "changed_lines",
        "baseline",
        "suppressing",
        "explaining",
        "reports",
    },
    {"cli", "__main__"},
)
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS, 1) for room in rooms}


def _rooms_imported(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
    return {name.split(".")[1] for name in names if name.startswith("copyedit.")}


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_imports_run_downwards(file: Path) -> None:
    room = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if room == "__init__":
        return
    assert room in FLOOR_OF, f"{room} has no floor"
    above = {other for other in _rooms_imported(file) if FLOOR_OF[other] > FLOOR_OF[room]}
    assert not above, f"{file.name} imports {above} from a floor above its own"
