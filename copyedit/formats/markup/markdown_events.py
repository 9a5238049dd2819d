"""What the parser of Markdown finds, one event after another. Start with `read_events`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pyromark import Options, events_with_range

if TYPE_CHECKING:
    from pyromark.event import Range

_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_DEFINITION_LIST
    | Options.ENABLE_GFM  # “> [!NOTE]” is a box and nobody's words
)


def read_events(text: str) -> Iterator[tuple[Any, Range]]:
    """The events of a text in Markdown, each with its place in the bytes of the text.

    Texts that touch come as one: the parser reports each bracket that opens no link on its own.
    """
    source = text.encode()
    said: list[str] = []
    start = end = 0
    for event, where in events_with_range(text, options=_OPTIONS):
        words = str(event.get("Text", "")) if isinstance(event, dict) else ""
        is_plain = words != "" and source[where["start"] : where["end"]] == words.encode()
        if said and not (is_plain and where["start"] == end):
            yield {"Text": "".join(said)}, {"start": start, "end": end}
            said = []
        if is_plain:
            start = start if said else where["start"]
            end = where["end"]
            said.append(words)
        else:
            yield event, where


def named(event: Any) -> tuple[str, Any]:
    """An event is a name, or a dict of a name and what belongs to it."""
    if isinstance(event, str):
        return event, None
    ((name, data),) = event.items()
    return name, data
