"""Which elements of an XML vocabulary hold what part of a story. Start with `weave_elements`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from copyedit.formats.declared import is_english
from copyedit.formats.weaving import Layer, Weave
from copyedit.formats.xml import End, Event, Remark, Start, Text, escape_xml


class Elements(NamedTuple):
    """By the elements' names without prefix. Text outside `blocks` is left out.

    `blocks`: the kind of block an element is; `left_out`: elements nothing of which is read; `quoted`: somebody's
    words; `apart`: elements in whose place a reader sees a blank.
    """

    blocks: Mapping[str, str]
    left_out: frozenset[str]
    quoted: frozenset[str]
    apart: frozenset[str] = frozenset({"br"})


XHTML = Elements(
    {
        **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "headline"),
        **dict.fromkeys(("p", "li", "dt", "dd", "blockquote"), "paragraph"),
        **dict.fromkeys(("td", "th"), "cell"),
        **dict.fromkeys(("figcaption", "caption"), "caption"),
    },
    frozenset({"head", "script", "style", "pre", "code", "svg", "form", "nav", "aside"}),
    frozenset({"blockquote", "q"}),
)


def weave_elements(
    weave: Weave, layer: Layer, events: Iterable[Event], elements: Elements, languages: list[bool] | None = None
) -> None:
    """The blocks of a stretch of XML. A paragraph with a table in it goes on behind the table.

    `languages` has an entry for each element that is open at the start: are its words in English? It is kept up.
    """
    kinds: list[str] = []
    languages = [True] if languages is None else languages
    left_out = 0
    is_broken = False  # a block inside this one has ended
    for event in events:
        if isinstance(event, Start) and (left_out or event.name in elements.left_out):
            left_out += 1
            weave.pass_over()
        elif isinstance(event, End) and left_out:
            left_out -= 1
        elif left_out:
            continue
        elif isinstance(event, Start):
            language = event.attributes.get("lang")
            languages.append(languages[-1] if language is None else is_english(language))
            if event.name in elements.blocks:
                kinds.append(elements.blocks[event.name])
                weave.is_english = languages[-1]
                weave.begin(kinds[-1], escape_xml)
                is_broken = False
            if event.name in elements.quoted:
                weave.quote()
            if event.name in elements.apart:
                weave.gap()
            else:
                weave.pass_over()  # “<virtloc/>”; words in the element stand as they are
        elif isinstance(event, End):
            languages.pop()
            if event.name in elements.quoted:
                weave.unquote()
            if event.name in elements.blocks:
                weave.end()
                kinds.pop()
                is_broken = True
        elif isinstance(event, Remark):
            weave.comment(event.words, layer, event.span)
            weave.pass_over()
        elif weave.is_english and not languages[-1]:
            weave.pass_over()
        elif kinds:
            if is_broken:
                weave.is_english = languages[-1]
                weave.begin(kinds[-1], escape_xml)
                is_broken = False
            weave_text(weave, layer, event)


def weave_text(weave: Weave, layer: Layer, text: Text) -> None:
    """One piece of text, as it stands or as an entity."""
    if text.verbatim:
        weave.add(layer, text.span)
    else:
        weave.put(" " if text.words == "\n" else text.words, layer, text.span)
