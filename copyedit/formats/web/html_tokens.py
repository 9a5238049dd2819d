"""HTML cut into tags, comments and text, with the place of each. Start with `find_tokens`.

Only the standard library's HTML parser reports where words stand in the source, and on Python 3.11 that
one takes the square of the time for `<a ` or `<!--` over and over. What is here follows the standard's tokenizer (one
regular expression for a tag, which can neither fail nor go back once it has begun) and is as fast for the worst input.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from copyedit.document import Span

_S = r"[ \t\n\f\r]"
_VALUE = r"\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^ \t\n\f\r>\"'][^ \t\n\f\r>]*+"
_ATTRIBUTE = rf"[ \t\n\f\r/]*+[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+(?:{_S}*+={_S}*+(?:{_VALUE}|(?=>)))?+"
# At the end of the file a tag or a comment ends too, as in a browser.
_TOKEN = re.compile(
    rf"<(?P<slash>/?)(?P<name>[a-zA-Z][^ \t\n\f\r/>]*+)(?P<rest>(?:{_ATTRIBUTE})*+[ \t\n\f\r/]*+)(?:>|\Z)"
    r"|<!--(?P<comment>-?>|.*?(?:--!?>|\Z))"
    r"|<(?:[!?]|/(?!\Z))[^>]*+(?:>|\Z)",
    re.DOTALL,
)
_NAMED_VALUE = re.compile(
    rf"[ \t\n\f\r/]*+(?P<name>[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+)(?:{_S}*+={_S}*+(?P<value>{_VALUE})?)?+"
)
# Nothing in these is a tag but their own end. What <noscript> holds is for those without scripts, and is tags.
_RAW = {
    name: re.compile(rf"</{name}(?=[ \t\n\f\r/>]|\Z)", re.IGNORECASE)
    for name in ("script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp")
}


class Attribute(NamedTuple):
    """`span` is the value's, without its quotation marks; the value has its references as they stand."""

    name: str
    value: str
    span: Span


class Tag(NamedTuple):
    """A start tag or an end tag. `rest` is what stands behind the name."""

    name: str
    is_end: bool
    rest: Span
    span: Span
    is_closed: bool  # “<br/>”

    def attributes(self, text: str) -> dict[str, Attribute]:
        """By name; the first of two with one name is the one that counts."""
        found: dict[str, Attribute] = {}
        for match in _NAMED_VALUE.finditer(text, *self.rest):
            start, end = match.span("value")
            if start >= 0 and text[start] in "\"'":
                start, end = start + 1, end - (end - start > 1 and text[end - 1] == text[start])
            name = match["name"].lower()
            found.setdefault(name, Attribute(name, text[start:end] if start >= 0 else "", Span(start, end)))
        return found


class Words(NamedTuple):
    """Text between tags, with its references."""

    span: Span


class Remark(NamedTuple):
    """A comment; `words` is the place of what is between its marks."""

    words: Span
    span: Span


Token = Tag | Words | Remark


def find_tokens(text: str) -> Iterator[Token]:
    """The page in order. What scripts, styles and the fields of forms hold is left out.

    “<script src=.../>” is over, as in XML: a browser would take the rest of the page for a script; nobody means that.

    >>> [text.name for text in find_tokens("<p>One<br>two") if isinstance(text, Tag)]
    ['p', 'br']
    """
    at = 0
    while found := _TOKEN.search(text, at):
        if at < found.start():
            yield Words(Span(at, found.start()))
        at = found.end()
        if found["name"]:
            tag = _tag(found)
            yield tag
            if tag.name in _RAW and not tag.is_end and not tag.is_closed:
                end = _RAW[tag.name].search(text, at)
                start, at = at, end.start() if end else len(text)
                if tag.name == "title" and start < at:
                    yield Words(Span(start, at))
        elif found["comment"] is not None:
            yield _remark(found)
    if at < len(text):
        yield Words(Span(at, len(text)))


def _tag(found: re.Match[str]) -> Tag:
    rest = Span(*found.span("rest"))
    is_closed = rest.end > rest.start and found["rest"][-1] == "/"
    return Tag(found["name"].lower(), bool(found["slash"]), rest, Span(*found.span()), is_closed)


def _remark(found: re.Match[str]) -> Remark:
    start, end = found.span("comment")
    inside = found["comment"]
    for mark in ("--!>", "-->", "->", ">"):
        if inside.endswith(mark):
            return Remark(Span(start, end - len(mark)), Span(*found.span()))
    return Remark(Span(start, end), Span(*found.span()))
