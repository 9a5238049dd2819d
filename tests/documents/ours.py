"""The project's own documents."""

from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("copyedit", "rules", "docs", "tests", "training", "benchmarks", "examples", ".ci", ".github")
DOCUMENTS = sorted(chain(ROOT.glob("*.md"), *(ROOT.glob(f"{room}/**/*.md") for room in ROOMS if room != "tests")))


def name_of(path: Path) -> str:
    """The path from the top of the repository."""
    return path.relative_to(ROOT).as_posix()
