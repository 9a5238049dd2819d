"""Inline AsciiDoc: emphasis, links and footnotes are read, literals and macros are not. Start with `weave_words`."""

from __future__ import annotations

import re
from html import unescape

from copyedit.document import Span
from copyedit.formats.markup.lines import weave_marked
from copyedit.formats.weaving import Layer, Weave

_MARKS = re.compile(
    r"""
    (?=[\\"'`+{<\[*_\#^~&(%]|\b[a-z]{3,10}2?:)(?:  # what any mark begins with; most places are passed at once
      (?P<reference_as_is>\\\{[\w-]{1,60}\})       # “\{name}” speaks of a field
    | \\(?P<escaped>[*_`\#^~{<+\[&'])
    | (?P<quotation>(?P<mark>["'])`(?=\S)(?P<quoted>.{1,1000}?)(?<=\S)`(?P=mark))
    | (?P<apostrophe>(?<=\w)`'(?=\w|\s))
    | \{[\w-]{1,60}\}[^\s\[\]{}]{0,200}\[(?P<behind_field>(?:[^\]\\]|\\.){1,2000})\]  # “{docs}/list[the list]”
    | (?P<out>
        \+\+\+.{0,2000}?\+\+\+ | \+\+.{1,2000}?\+\+ | (?<!\w)\+(?=[^\s+])[^+]{1,2000}?(?<=\S)\+(?!\w)
      | ``.{1,2000}?`` | (?<![\w`])`(?=[^\s`])[^`]{1,2000}?(?<=\S)`(?!\w)
      | (?:pass|kbd|btn|menu|stem|latexmath|asciimath|counter2?):[^\s\[\]]{0,200}\[[^\]]{0,2000}\]
      | \{[\w-]{1,60}(?::[^{}\n]{0,200})?\} | (?<![\w%])%(?:1\$)?[sd@](?![\w%])
      )
    | (?:link:|xref:|mailto:|https?://|ftp://|irc://)[^\s\[\]<>"]{0,2000}\[(?P<label>(?:[^\]\\]|\\.){0,2000})\]
    | <<[^<>,]{1,200}(?:,\s*(?P<reference>[^<>]{1,500}))?>>
    | (?:image|icon):(?!:)[^\s\[\]]{1,2000}\[(?P<picture>[^\]]{0,2000})\]
    | footnote:[\w-]{0,60}\[(?P<footnote>(?:[^\]\\]|\\.){0,1000})\]
    | (?P<address>(?:https?|ftp)://[^\s<>\[\]`]{0,2000}[^\s<>\[\]`.,;:!?)'"”’])
    | (?P<nothing>
        \(\(\([^()]{0,500}\)\)\) | indexterm:\[[^\]]{0,500}\] | \[\[[^\[\]]{1,200}\]\]
      | \[[.\#%\w][^\[\]\n]{0,200}\](?=[\#*_`^~]) | (?<=[ ])\+[ \t]*(?:\r?\n|\Z)[ \t]*
      )
    | \(\((?P<term>[^()]{1,500})\)\) | indexterm2:\[(?P<term2>[^\]]{1,500})\]
    | \*\*(?=\S)(?P<bold2>.{1,2000}?)\*\* | (?<![\w*])\*(?=[^\s*])(?P<bold>[^*]{1,2000}?)(?<=\S)\*(?!\w)
    | __(?=\S)(?P<slant2>.{1,2000}?)__ | (?<![\w_])_(?=[^\s_])(?P<slant>[^_]{1,2000}?)(?<=\S)_(?!\w)
    | \#\#(?=\S)(?P<marked2>.{1,2000}?)\#\# | (?<![\w\#&])\#(?=[^\s\#])(?P<marked>[^\#]{1,2000}?)(?<=\S)\#(?!\w)
    | \^(?P<raised>[^\s^]{1,200})\^ | ~(?P<lowered>[^\s~]{1,200})~
    | (?P<entity>&(?:\w{2,20}|\#\d{1,7}|\#x[\da-fA-F]{1,6});)
    )
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_CURLY = {
    '"': ("\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"),
    "'": ("\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"),
}
_LABEL = re.compile(r"\"?(?P<words>.*?)\"?\^?(?:,\s*[\w-]+=.*)?\Z", re.DOTALL)
_ALT = re.compile(r"\s*(?:alt=)?\"?(?P<words>[^,\"=]*)(?![^,]*=)")
_SPECIAL = re.compile(r"[*_`#^~{}<>+|\\\[\]]|&#?\w+;")


def escape(words: str) -> str | None:
    """Words as they stand in AsciiDoc; None where they would be marks, which no sign in front undoes everywhere."""
    return None if _SPECIAL.search(words) else words


def weave_words(weave: Weave, layer: Layer, span: Span) -> None:
    """Adds words to the open block; footnotes and pictures in them follow as blocks of their own."""
    weave_marked(weave, layer, span, _MARKS, _say)


def alt_text(source: str, span: Span) -> Span:
    """The words of “The quay, 300, 200” in the brackets of a picture."""
    found = _ALT.match(source, span.start, span.end)
    return Span(*found.span("words")) if found else Span(span.start, span.start)


def _say(weave: Weave, layer: Layer, mark: re.Match[str], depth: int) -> None:
    kind = mark.lastgroup or "out"
    span = Span(*mark.span(kind)) if mark.lastgroup else Span(*mark.span())
    if kind == "quotation":
        _say_quotation(weave, layer, mark, depth)
    elif kind in ("escaped", "apostrophe", "entity"):
        says = {"escaped": mark["escaped"], "apostrophe": "\N{RIGHT SINGLE QUOTATION MARK}"}.get(kind) or unescape(
            mark[0]
        )
        weave.put(says, layer, Span(*mark.span()))
    elif kind in ("label", "behind_field"):
        label = _LABEL.match(layer.text, span.start, span.end)
        _say_or_leave_out(weave, layer, Span(*label.span("words")) if label else span, depth)
    elif kind == "picture":
        weave.pass_over()
        weave.after(lambda: _aside(weave, layer, "caption", alt_text(layer.text, span)))
    elif kind == "footnote":
        weave.pass_over()
        weave.after(lambda: _aside(weave, layer, "paragraph", span))
    elif kind in ("out", "address", "reference_as_is"):
        weave.leave_out()
    elif kind == "nothing":
        weave.pass_over()
    else:
        _say_or_leave_out(weave, layer, span, depth)


def _say_or_leave_out(weave: Weave, layer: Layer, span: Span, depth: int) -> None:
    if span.start == span.end:
        weave.leave_out()
    weave_marked(weave, layer, span, _MARKS, _say, depth)


def _say_quotation(weave: Weave, layer: Layer, mark: re.Match[str], depth: int) -> None:
    """“"`Never,`" he said” reads with curly marks."""
    start, end = mark.span()
    opening, closing = _CURLY[mark["mark"]]
    weave.put(opening, layer, Span(start, start + 2))
    weave_marked(weave, layer, Span(start + 2, end - 2), _MARKS, _say, depth)
    weave.put(closing, layer, Span(end - 2, end))


def _aside(weave: Weave, layer: Layer, kind: str, span: Span) -> None:
    weave.begin(kind, escape)
    weave_words(weave, layer, span)
