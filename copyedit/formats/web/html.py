"""HTML: pages and fragments. Start with `read_text`; `weave_page` is for formats that hold HTML.

Of a page with <article> or <main> only that is read, and the headline; scripts, navigation and the like never are. What
a comment form left in a story (“Please enter your comment!”) is boilerplate, as in plain text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from copyedit.document import LEFT_OUT, Document, Span
from copyedit.formats.declared import html_encoding as declared_encoding
from copyedit.formats.encoding import Encoding
from copyedit.formats.templates import find_templates, masked
from copyedit.formats.weaving import Layer, Weave, whole
from copyedit.formats.web.html_elements import BLOCKS, OBJECTS, VOID, OpenElements
from copyedit.formats.web.html_places import Place, Story
from copyedit.formats.web.html_tokens import Attribute, Tag, Words, find_tokens
from copyedit.formats.web.references import REFERENCE, character_of, escape_attribute, escape_html

__all__ = ["Escapes", "declared_encoding", "read_text", "weave_page"]

_IS_PAGE = re.compile(r"<(?:!doctype|html|head|body)[\s>]", re.IGNORECASE)
_BLANKS = " \t\n\r\f"  # what a browser shows as one blank; a no-break space is none of them
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_MARK = re.compile(rf"[{_BLANKS}]{{2,}}|[\t\n\r\f]|{_SOFT_HYPHEN}|{REFERENCE}")
_SHOWN_ELSEWHERE = {
    "description": "paragraph",
    "og:description": "paragraph",
    "twitter:description": "paragraph",
    "og:title": "headline",
    "twitter:title": "headline",
}


class Escapes(NamedTuple):
    """How words are written in the text and in the attributes of a page."""

    text: Callable[[str], str] = escape_html
    attribute: Callable[[str], str] = escape_attribute

    @classmethod
    def of(cls, origin: Mapping[str, object]) -> Escapes:
        """For a source in this encoding: “→” is “&#8594;” in Latin-1."""
        encoding = origin.get("encoding")
        codec = encoding.codec if isinstance(encoding, Encoding) else "utf-8"
        return cls(partial(escape_html, encoding=codec), partial(escape_attribute, encoding=codec))

    def within(self, outer: Callable[[str], str]) -> Escapes:
        """The same for a page that is itself written inside something: a JSON string, an element of a feed."""
        return Escapes(partial(_twice, self.text, outer), partial(_twice, self.attribute, outer))


def read_text(path: str, source: str, origin: Mapping[str, object]) -> Document:
    """The story of a page: its <article>, else its <main>, else the whole page. Never fails."""
    escapes = Escapes.of(origin)
    is_xml = source.lstrip().startswith("<?xml")
    weave = Weave(source)
    for story in _stories(source):
        weave = Weave(source)
        if weave_page(weave, whole(source), escapes, story=story, is_xml=is_xml, is_template=True):
            break
    return weave.document(path, origin)


def weave_page(
    weave: Weave,
    page: Layer,
    escapes: Escapes = Escapes(),  # noqa: B008 - a constant
    *,
    story: Story = Story.FRAGMENT,
    kind: str = "paragraph",
    is_xml: bool = False,
    is_template: bool = False,
) -> bool:
    """Blocks, quotations and comments of a page, or of a part of one; False for one without a paragraph.

    `kind` is of words whose element does not say it; `is_xml`: “<p/>” is an element that is over. `is_template`: a site
    generator may make a page of it, so that “{{ title }}” and “{% include head %}” are code.
    """
    templates = find_templates(page.text) if is_template and ("{{" in page.text or "{%" in page.text) else []
    was_english = weave.is_english
    around = Place(story in (Story.PAGE, Story.FRAGMENT), kind)
    reader = _Reader(weave, page, escapes, around, story, is_xml, templates)
    for token in find_tokens(reader.markup):
        if isinstance(token, Words):
            reader.read_words(token.span)
        elif not isinstance(token, Tag):
            weave.comment(page.text[token.words.start : token.words.end], page, token.span)
            weave.pass_over()
        else:
            tag = token._replace(name=token.name.rpartition(":")[2]) if is_xml else token
            (reader.read_end if tag.is_end else reader.read_start)(tag)
    reader.end_block()
    weave.is_english = was_english
    return reader.has_paragraph


def _stories(source: str) -> tuple[Story, ...]:
    if not _IS_PAGE.search(source):
        return (Story.FRAGMENT,)
    return Story.ARTICLE, Story.MAIN, Story.PAGE


def _twice(inner: Callable[[str], str], outer: Callable[[str], str], words: str) -> str:
    return outer(inner(words))


class _Reader:
    """Turns tags and words into blocks. A block begins with the first words that a reader sees in it."""

    def __init__(
        self,
        weave: Weave,
        page: Layer,
        escapes: Escapes,
        place: Place,
        story: Story,
        is_xml: bool,
        templates: Sequence[Span],
    ) -> None:
        self.markup = masked(page.text, templates) if templates else page.text
        self._templates = templates
        self._weave, self._page, self._text = weave, page, page.text
        self._escapes, self._story, self._is_xml = escapes, story, is_xml
        self._is_english = weave.is_english  # of what the page is in: a feed, say
        self._elements = OpenElements(place)
        self.has_paragraph = False  # apart from the summary that a page has for others
        self._has_words = False  # since the last start tag
        self._elsewhere: list[tuple[str, bool, Attribute]] = []  # captions in attributes; they follow the open block
        self._forget_block()

    def _forget_block(self) -> None:
        self._is_begun = self._is_quoting = self._is_broken = False
        self._is_blank = True  # what was said last is a blank, or nothing was
        self._is_all_link = True

    def read_start(self, tag: Tag) -> None:
        self._elements.begin(tag.name)
        around = self._elements.state
        if tag.name in BLOCKS and not around.is_left_out:
            self.end_block()
        attributes = tag.attributes(self.markup) if tag.rest.start < tag.rest.end else {}
        place = around.inside(tag.name, attributes, self._story)
        if tag.name == "br" and around.is_read:
            self._break_line()
        elif tag.name not in BLOCKS and around.is_read and place.stands_for_word(tag.name):
            self._begin_block(around)
            self._weave.put(LEFT_OUT, self._page, tag.span)
            self._is_blank = self._is_broken = False
        elif place.is_read or (tag.name == "meta" and not place.is_unread):
            self._read_attributes(tag.name, attributes, place)
        if tag.name in OBJECTS and around.is_read:
            self._pass_over_object()
        self._has_words = False
        if not self._is_empty(tag, place):
            self._elements.push(tag.name, place)

    def read_end(self, tag: Tag) -> None:
        is_block = tag.name in BLOCKS
        if is_block and not self._elements.state.is_left_out:
            self.end_block()
        self._elements.close(tag.name)
        if not is_block and not self._has_words:
            self._weave.pass_over()  # “<i class="icon"></i>”

    def _pass_over_object(self) -> None:
        """A browser shows the blanks on both sides of a picture."""
        self._weave.pass_over()
        self._is_blank = self._is_blank and not self._is_begun

    def read_words(self, span: Span) -> None:
        place = self._elements.state
        words = self._text[span.start : span.end]
        self._has_words = place.is_read
        if not place.is_read or (not self._is_begun and not words.strip(_BLANKS)):
            return
        self._begin_block(place)
        if place.is_quoted != self._is_quoting:
            (self._weave.quote if place.is_quoted else self._weave.unquote)()
            self._is_quoting = place.is_quoted
        if not place.is_link and any(map(str.isalnum, words)):
            self._is_all_link = False
        self._say(span)

    def end_block(self) -> None:
        """Ends the open block, if there is one; the captions that were in it follow."""
        if self._is_begun:
            if self._is_quoting:
                self._weave.unquote()
            if self._is_all_link and self._is_list_of_links:
                self._weave.turn("headline")
            self._weave.end()
            self._forget_block()
        elsewhere, self._elsewhere = self._elsewhere, []
        for kind, is_foreign, attribute in elsewhere:
            self._weave.is_english = self._is_english and not is_foreign
            self._weave.begin(kind, self._escapes.attribute)
            self._say(attribute.span, in_attribute=True)
            self._weave.end()
            self._forget_block()

    def _is_empty(self, tag: Tag, place: Place) -> bool:
        closes = tag.is_closed and (self._is_xml or place.is_left_out)  # in a drawing “<path/>” is over
        return tag.name in VOID or closes

    def _begin_block(self, place: Place) -> None:
        if not self._is_begun:
            self._weave.is_english = self._is_english and not place.is_foreign
            self._weave.begin(place.kind, self._escapes.text)
            self._is_begun = True
            self.has_paragraph = self.has_paragraph or place.kind == "paragraph"
            # “<li><a href=...>Ferry halted</a></li>” on a page is the headline of another story.
            listed = place.block not in ("p", "blockquote") and place.kind == "paragraph"
            self._is_list_of_links = listed and self._story is not Story.FRAGMENT

    def _break_line(self) -> None:
        """“<br>” is a blank; “<br><br>” ends a paragraph, as old pages have it."""
        if self._is_broken:
            self.end_block()
        elif self._is_begun:
            if not self._is_blank:
                self._weave.gap()
            self._is_blank = self._is_broken = True

    def _read_attributes(self, name: str, attributes: Mapping[str, Attribute], place: Place) -> None:
        """Words in attributes that somebody reads: what a picture shows, the summary that a search gives."""
        shown: list[tuple[str, str]] = []
        if name == "img":
            shown = [("caption", "alt"), ("caption", "title")]
        elif name == "meta":
            of = attributes.get("name") or attributes.get("property")
            kind = _SHOWN_ELSEWHERE.get(of.value.lower()) if of else None
            shown = [(kind, "content")] if kind else []
        for kind, key in shown:
            attribute = attributes.get(key)
            if attribute and " " in attribute.value.strip() and self._text[attribute.span.start - 1] in "\"'":
                self._elsewhere.append((kind, place.is_foreign, attribute))
        if not self._is_begun:
            self.end_block()

    def _say(self, span: Span, *, in_attribute: bool = False) -> None:
        """Words with a placeholder for each “{{ field }}”; another tag of a template stands for no word."""
        at = span.start
        for template in self._templates_in(span) if self._templates else ():
            self._say_words(Span(at, template.start), in_attribute=in_attribute)
            if self._text.startswith("{{", template.start):
                self._weave.put(LEFT_OUT, self._page, template)
                self._is_blank = self._is_broken = False
            else:
                self._weave.pass_over()
            at = template.end
        self._say_words(Span(at, span.end), in_attribute=in_attribute)

    def _templates_in(self, span: Span) -> Sequence[Span]:
        first = bisect_left(self._templates, Span(span.start, 0))
        return self._templates[first : bisect_left(self._templates, Span(span.end, 0), lo=first)]

    def _say_words(self, span: Span, *, in_attribute: bool) -> None:
        """Words with their blanks run together and their references read."""
        at = span.start
        for mark in _MARK.finditer(self._text, span.start, span.end):
            start, end = mark.span()
            said = " "
            if self._text[start] == "&":
                behind = self._text[end : min(end + 1, span.end)]
                said, length = character_of(mark.group(), in_attribute=in_attribute, behind=behind)
                if not length:
                    continue
                end = start + length
            elif self._text[start] == _SOFT_HYPHEN:
                said = _SOFT_HYPHEN
            self._add(at, start)
            self._put(said, Span(start, end))
            at = end
        self._add(at, span.end)

    def _add(self, start: int, end: int) -> None:
        if start < end and self._is_blank and self._text[start] == " ":
            start += 1
        if start < end:
            self._weave.add(self._page, Span(start, end))
            self._is_blank = self._text[end - 1] == " "
            self._is_broken = False

    def _put(self, said: str, span: Span) -> None:
        """A soft hyphen is not part of its word: “par&shy;liament” is in the dictionary without it."""
        if said == _SOFT_HYPHEN:
            return
        is_blank = said in _BLANKS
        if is_blank and self._is_blank:
            return
        self._weave.put(" " if is_blank else said, self._page, span)
        self._is_blank = is_blank
        self._is_broken = self._is_broken and is_blank
