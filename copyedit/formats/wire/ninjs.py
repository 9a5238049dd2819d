"""ninjs: a news item in JSON, versions 1.0 to 3.3 (IPTC). Start with `read_text`.

Up to 1.8 its texts are called headline, headline_NAME, description_NAME and body_NAME; since 2.0 they are the values of
the lists headlines, descriptions and bodies. Title, slugline and notes to editors are not part of the story.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from copyedit.document import Document
from copyedit.errors import FileError
from copyedit.formats.declared import is_english
from copyedit.formats.encoding import Encoding
from copyedit.formats.weaving import Weave
from copyedit.formats.web.html import Escapes
from copyedit.formats.web.inside import Form, form_of, weave_inside
from copyedit.formats.wire.json_strings import JsonString, Path, escape_json, layer_of, read_json

_BYLINES = ("byline", "by")
_KINDS = {"headline": "headline", "description": "paragraph", "body": "paragraph"}
_LISTS = {"headlines": "headline", "descriptions": "description", "bodies": "body"}
_WITHOUT_BODY = ("audio", "video", "picture", "graphic", "composite", "component", "event", "planning")


def read_text(path: str, source: str, origin: Mapping[str, object]) -> Document:
    """Headlines, byline, descriptions and bodies, of associated items too. Raises FileError where there is no body."""
    item, strings = read_json(path, source)
    if not isinstance(item, dict):
        raise FileError("a ninjs item is a JSON object; this file holds none", path)
    found = [(part, string) for string in strings if (part := _part(_own(string.path)))]
    if not _has_story(item, [part for part, _ in found]):
        raise FileError("no body in this ninjs item (body_text, body_html, body_xhtml, bodies): it has no story", path)
    weave = Weave(source)
    weave.is_english = is_english(str(item.get("language", "")))
    plainly = _escape_for(source, origin)
    for part, string in found:
        _weave_part(weave, item, part, string, plainly)
    return weave.document(path, origin)


def _weave_part(weave: Weave, item: dict[str, object], part: str, string: JsonString, plainly: partial[str]) -> None:
    form = _form(item, string.path)
    kind = _kind(item, part, string.path)
    if form:
        weave_inside(weave, layer_of(weave.source, string.span), form, kind, Escapes().within(plainly), plainly)


def _has_story(item: dict[str, object], parts: list[str]) -> bool:
    """A picture may have no body, nor an item that says it is not whole."""
    representation = item.get("representationtype", item.get("representationType"))
    if item.get("type") in _WITHOUT_BODY or representation in ("incomplete", "partial"):
        return bool(parts)
    return "body" in parts


def _own(path: Path) -> Path:
    """The path inside the item it belongs to: an associated item is as the others are."""
    while len(path) > 2 and path[0] == "associations":
        path = path[2:]
    return path


def _part(path: Path) -> str | None:
    """headline, byline, description or body; None for what is not text of the story."""
    first = path[0] if path else ""
    if not isinstance(first, str):
        return None
    if len(path) == 3 and path[2] == "value":
        return _LISTS.get(first)
    if len(path) != 1:
        return None
    if first in _BYLINES:
        return "byline"
    name, _, rest = first.partition("_")
    return name if name in _KINDS and (rest or name == "headline") else None


def _kind(item: dict[str, object], part: str, path: Path) -> str:
    """A picture's description is its caption."""
    if part == "description" and (path[0] == "associations" or item.get("type") in ("picture", "graphic", "video")):
        return "caption"
    return _KINDS.get(part, part)


def _form(item: dict[str, object], path: Path) -> Form | None:
    """By the media type beside it, or by its name; “body_main” says nothing about it."""
    if path[-1] != "value":
        _, _, rest = str(path[-1]).partition("_")
        return form_of(rest) or "either"
    beside = _beside(item, path)
    said = beside.get("contenttype", beside.get("contentType"))
    return form_of(said) if isinstance(said, str) else "either"


def _beside(item: dict[str, object], path: Path) -> dict[str, object]:
    """The object that the string is in; none where a name stands twice and the other one counts."""
    here: Any = item
    try:
        for step in path[:-1]:
            here = here[step]
    except (KeyError, IndexError, TypeError):
        return {}
    return here if isinstance(here, dict) else {}


def _escape_for(source: str, origin: Mapping[str, object]) -> partial[str]:
    """As the file has it: a file of ASCII alone stays one."""
    encoding = origin.get("encoding")
    is_unicode = not isinstance(encoding, Encoding) or encoding.codec.startswith("utf")
    return partial(escape_json, ascii_only=source.isascii() or not is_unicode, slashes="\\/" in source)
