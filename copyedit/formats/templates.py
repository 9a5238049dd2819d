"""What no markup has as prose: shortcodes of Hugo, Liquid of Jekyll, formulas, bare addresses, emoji by name.

Start with `find_templates`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from copyedit.document import Span

_OPENER = re.compile(r"\{\{[<%]?|\{%|\{:")
_CLOSERS = {"{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}", "{:": "}"}  # “{: .lead}” is kramdown's
# “`{{` opens an expression, `}}` closes it” is not a tag. Only a shortcode may run over a line ending.
_NO_TAG = {
    closer: re.compile(r"`|\n\s*\n" if closer in (">}}", "%}}", "%}") else r"[`\n]") for closer in _CLOSERS.values()
}
_LONGEST = 4000  # code points of one tag; more is a brace that was never closed
_NAME = re.compile(r"[\s-]*([\w/*]+)")
_OF_CODE = frozenset("highlight code raw comment mermaid katex math".split())
_ADDRESS = re.compile(r"\b(?:https?|ftp)://[^\s<>\[\]{}|*`\"“”]{0,2000}[^\s<>\[\]{}|*`\"“”.,;:!?'’)]")
# “$E=mc^2$”. Between two sums of money, “$5 in 2010 and $6”, no sign of a formula stands.
_FORMULA = re.compile(
    r"\$(?<![\\$\w]\$)(?:\$(?=\S)[^$]{1,2000}\$"
    r"|(?=[^\s$])(?=[A-Za-z](?![A-Za-z]{2})|[^$\n]{0,300}[\\^_={}<>])[^$\n]{1,300}(?<=[^\s\\]))\$(?![\w$])"
    r"|\\\([^\n]{1,300}?\\\)"
)
_SIGN = re.compile(r"[:\[](?:(?<!\w:)(?<!::)(?<=:)[a-z+-][a-z0-9_+-]{1,40}:(?![\w:])|(?<=\[)\^[\w.-]{1,60}\](?!:))")
# “{name}”, “${name}” and “%s” in what is written about a program; “{#name}” is kramdown's.
FIELD = r"\$?\{[A-Za-z_\d][\w.]{0,60}\}|(?<![\w%])%(?:\(\w{1,40}\))?(?:1\$)?[sd@](?![\w%])"
_FIELD = re.compile(FIELD)
_HIDDEN = re.compile(r"[^\r\n]")


class _Ahead:
    """The next place of some string. Asked in rising order, it looks at each character of the source once a string."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._known: dict[str, int] = {}

    def find(self, words: str, start: int) -> int:
        """As `str.find`."""
        at = self._known.get(words, 0)
        if -1 < at < start or words not in self._known:
            at = self._known[words] = self._source.find(words, start)
        return at


def find_templates(source: str) -> list[Span]:
    """Tags of a template language, with the code between “{% highlight ruby %}” and “{% endhighlight %}”; in order.

    >>> find_templates("A {{< figure src='a_b.jpg' >}} b")
    [Span(start=2, end=30)]
    """
    spans: list[Span] = []
    ahead = _Ahead(source)
    for opener in _OPENER.finditer(source):
        if spans and opener.start() < spans[-1].end:
            continue
        end = _end_of(source, opener, ahead)
        if end is not None:
            spans.append(Span(opener.start(), end))
    return spans


def _end_of(source: str, opener: re.Match[str], ahead: _Ahead) -> int | None:
    closer = _CLOSERS[opener.group()]
    end = ahead.find(closer, opener.end())
    if end < 0 or end - opener.start() > _LONGEST or _NO_TAG[closer].search(source, opener.end(), end):
        return None
    name = _NAME.match(source, opener.end())
    if name and name[1] in _OF_CODE and opener.group() in ("{%", "{{<", "{{%"):
        ending = ahead.find(f"end{name[1]}" if closer == "%}" else f"/{name[1]}", end)
        ending = ending if ending > 0 else ahead.find(f"/ {name[1]}", end)
        end = max(end, ahead.find(closer, ending) if ending > 0 else end)
    return end + len(closer)


def find_addresses(source: str) -> list[Span]:
    """Web addresses that stand in the text as they are, in order."""
    return [Span(*found.span()) for found in _ADDRESS.finditer(source)] if "://" in source else []


def find_formulas(source: str) -> list[Span]:
    r"""Formulas between dollar signs, or between “\(” and “\)”, in order.

    >>> find_formulas("where $E=mc^2$ and not $5 or $6")
    [Span(start=6, end=14)]
    """
    return [Span(*found.span()) for found in _FORMULA.finditer(source)] if "$" in source or "\\(" in source else []


def find_signs(source: str) -> list[Span]:
    """Emoji by name, “:rocket:”, and marks of footnotes, “[^1]”, in order."""
    return [Span(*found.span()) for found in _SIGN.finditer(source)] if ":" in source or "[^" in source else []


def find_fields(source: str) -> list[Span]:
    """Fields that a program fills, in order: markup speaks of them, where a story has forgotten to fill them.

    >>> find_fields("write %s or {name}")
    [Span(start=6, end=8), Span(start=12, end=18)]
    """
    return [Span(*found.span()) for found in _FIELD.finditer(source)] if "{" in source or "%" in source else []


def masked(source: str, spans: Sequence[Span], *, in_bytes: bool = False) -> str:
    """The source with letters where the spans are, so that no parser takes them for markup.

    `in_bytes`: as many letters as bytes in UTF-8, else as code points.
    """
    pieces: list[str] = []
    at = 0
    for span in spans:
        hidden = source[span.start : span.end]
        hidden = _HIDDEN.sub(lambda found: "x" * (len(found[0].encode()) if in_bytes else 1), hidden)
        pieces += (source[at : span.start], hidden)
        at = span.end
    return "".join(pieces) + source[at:]
