"""The parts of a DOCX package: which is the story, which its notes, styles and comments. Start with `read_parts`.

Parts find each other by relationships (ECMA-376 Part 2, chapter 9): the story need not be called word/document.xml.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from copyedit.errors import FileError
from copyedit.formats.office.part_events import walk
from copyedit.formats.office.styles import Style, kind_of
from copyedit.formats.office.zipped import Package


class Parts(NamedTuple):
    """Names of parts. `texts` are the story and its notes, `kinds` the block kinds of its style ids."""

    story: str
    texts: tuple[str, ...]
    comments: str | None
    kinds: Mapping[str, str]
    relations: str  # of the story: the part, and what its types begin with
    type_base: str


def read_parts(package: Package) -> Parts:
    """Where the story and its parts are. Raises FileError where there is no story in the package."""
    story = next((r for r in _relations(package, "_rels/.rels", "") if r.is_a("officeDocument")), None)
    if story is None or not story.target.startswith("word/"):
        raise FileError("a zip file, but no Word document in it", package.path)
    folder, name = posixpath.split(story.target)
    rels = f"{folder}/_rels/{name}.rels"
    relations = _relations(package, rels, folder) if rels in package else []
    parts = {kind: r.target for kind in _KINDS for r in relations if r.is_a(kind) and r.target in package}
    kinds = _read_kinds(package, parts["styles"]) if "styles" in parts else {}
    notes = tuple(parts[kind] for kind in ("footnotes", "endnotes") if kind in parts)
    type_base = story.type.rpartition("/")[0]
    return Parts(story.target, (story.target, *notes), parts.get("comments"), kinds, rels, type_base)


_KINDS = ("styles", "footnotes", "endnotes", "comments")


class _Relation(NamedTuple):
    type: str
    target: str

    def is_a(self, kind: str) -> bool:
        return self.type.rpartition("/")[2] == kind


def _relations(package: Package, part: str, folder: str) -> list[_Relation]:
    if part not in package:
        raise FileError("a zip file, but no Word document in it", package.path)
    found: list[_Relation] = []

    class Reader(_Quiet):
        def start(self, name: str, attributes: dict[str, str], at: int) -> None:
            if name == "rel:Relationship" and attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
                found.append(_Relation(attributes.get("Type", ""), target.lstrip("/")))

    walk(package.read(part), Reader(), package.path, part)
    return found


class _Quiet:
    """Takes events and does nothing with them."""

    def start(self, name: str, attributes: dict[str, str], at: int) -> None: ...

    def end(self, name: str, after: int) -> None: ...

    def text(self, words: str, start: int, end: int) -> None: ...


@dataclass
class _Styles(_Quiet):
    styles: dict[str, Style] = field(default_factory=dict)
    last: Style = field(default_factory=Style)

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:
        value = attributes.get("w:val", "")
        if name == "w:style":
            self.last = self.styles.setdefault(attributes.get("w:styleId", ""), Style())
        elif name == "w:name":
            self.last.name = value
        elif name == "w:basedOn":
            self.last.based_on = value
        elif name == "w:outlineLvl":
            self.last.in_outline = value in "012345678"  # 9 is body text


def _read_kinds(package: Package, part: str) -> dict[str, str]:
    """Block kinds by style id."""
    reader = _Styles()
    walk(package.read(part), reader, package.path, part)
    kinds = {style_id: kind_of(style_id, reader.styles) for style_id in reader.styles}
    return {style_id: kind for style_id, kind in kinds.items() if kind}
