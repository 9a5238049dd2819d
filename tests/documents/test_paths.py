"""The documents: every link leads somewhere, and every file and module they name exists."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.documents.ours import DOCUMENTS, ROOMS, ROOT, name_of

# Made by a command, or in the user's own repository: named in the documents, not here.
ELSEWHERE = {"benchmarks/.peers/", ".github/"}
_ROOMS = "|".join(map(re.escape, ROOMS))
NAMES = {path.name for room in ROOMS for path in (ROOT / room).rglob("*") if path.is_file()}


def _links(text: str) -> Iterator[str]:
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not re.match(r"[a-z]+:|#", target):
            yield target.partition("#")[0]


def _dead(document: Path) -> list[str]:
    return [t for t in _links(document.read_text(encoding="utf-8")) if not (document.parent / t).exists()]


def _missing(document: Path) -> list[str]:
    named = set(_paths(document.read_text(encoding="utf-8"))) - ELSEWHERE
    return [name for name in sorted(named) if not (any(ROOT.glob(name.rstrip("/"))) if "/" in name else name in NAMES)]


def _paths(text: str) -> Iterator[str]:
    """Paths in code spans: `copyedit/formats/which.py`, or a module by name alone, as `reader.py`."""
    for span in re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL)):
        for word in span.split():
            word = word.rstrip(",:;")
            if re.search(r"(?:\b|_)[A-Z]{2,}\b(?!\.md)|[<>$(“…=]|//|@", word):  # FAMILY/NAME.yaml stands for any
                continue
            # `copyedit/unused-suppression` is a rule's id: without an ending it is no path.
            if re.fullmatch(rf"(?:{_ROOMS})/\S*[./*]\S*|[a-z_0-9]+\.py", word):
                yield word


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_links_lead_somewhere_and_files_that_are_named_exist(document: Path) -> None:
    assert _dead(document) == []
    assert _missing(document) == []


def test_a_missing_file_would_be_seen() -> None:
    text = "See `copyedit/nowhere.py`, `reader.py` and [this](gone.md#part); not `rules/wire/FAMILY/NAME.yaml`."
    assert list(_links(text)) == ["gone.md"]
    assert list(_paths(text)) == ["copyedit/nowhere.py", "reader.py"]


def test_the_layout_is_drawn_with_every_room() -> None:
    _, drawing = (ROOT / "docs/architecture.md").read_text(encoding="utf-8").split("## Rooms")
    folders = {path.parent for path in (ROOT / "copyedit").glob("*/**/__init__.py")}
    assert set(re.findall(r"(\w+)/(?=[ ,\n])", drawing.split("```")[1])) == {folder.name for folder in folders}
