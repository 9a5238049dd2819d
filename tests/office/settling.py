"""The text of a DOCX file with every tracked change accepted, or rejected: from the XML alone, without copyedit."""

from __future__ import annotations

from xml.etree import ElementTree

from tests.office.making import W, members_of


def settled(data: bytes, *, accept: bool, by: str | None = None) -> list[str]:
    """The paragraphs of the body; with `by` only that author's changes are settled, the others' insertions stay."""
    root = ElementTree.fromstring(members_of(data)["word/document.xml"])
    return ["".join(_words(paragraph, accept, by)) for paragraph in root.iter(f"{{{W}}}p")]


def _words(element: ElementTree.Element, accept: bool, by: str | None) -> list[str]:
    name = element.tag.rpartition("}")[2]
    ours = by is None or element.get(f"{{{W}}}author") == by
    if (name == "ins" and ours and not accept) or (name == "del" and (accept or not ours)):
        return []
    words = [element.text or ""] if name in ("t", "delText") else []
    return words + [word for child in element for word in _words(child, accept, by)]
