"""A text inside another file, which is HTML or plain, as it is said or as it looks. Start with `weave_inside`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from copyedit.document import Block, Span
from copyedit.formats.weaving import Layer, Weave
from copyedit.formats.web.html import Escapes, weave_page
from copyedit.language.text.story import find_blocks

Form = Literal["text", "html", "xhtml", "either"]
_IS_HTML = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\w+|\w+);")


def form_of(said: str) -> Form | None:
    """The form that a media type or an Atom type names; None for what has no words, a picture say."""
    said = said.lower()
    if "xhtml" in said:
        return "xhtml"
    if "html" in said:
        return "html"
    return "text" if said in ("text", "plain", "text/plain") else None


def weave_inside(
    weave: Weave, layer: Layer, form: Form, kind: str, escapes: Escapes, plainly: Callable[[str], str]
) -> None:
    """The blocks of the text; those that nothing else is said of are of this kind. `plainly` escapes plain text."""
    if form in ("html", "xhtml") or (form == "either" and _IS_HTML.search(layer.text)):
        weave_page(weave, layer, escapes, kind=kind, is_xml=form == "xhtml")
        return
    blocks = [Block(kind, Span(0, len(layer.text)))] if kind != "paragraph" else find_blocks(layer.text)
    for block in blocks:
        # The headline stands elsewhere, so a first line without a full stop is not one.
        weave.begin(kind if block.kind == "headline" else block.kind, plainly)
        weave.add(layer, block.span)
    weave.end()
