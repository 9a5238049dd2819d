"""Inline reStructuredText: emphasis and links are read, literals and roles are not. Start with `weave_words`."""

from __future__ import annotations

import re

from copyedit.document import Span
from copyedit.formats.markup.lines import weave_marked
from copyedit.formats.templates import FIELD
from copyedit.formats.weaving import Layer, Weave

_MARKS = re.compile(
    r"""
    (?=[\\`*:\[|_hf%${])(?:                                 # what any mark begins with; most places are passed at once
      \\(?P<joined>\s)                                      # “un\ *believ*\ able” is one word
    | \\(?P<escaped>\S)
    | (?P<literal>``(?:[^`]|`(?!`))+``+)
    | _?(?P<role>:[\w.+:-]{1,60}:)?`(?=\S)(?P<inner>(?:[^`\\]|\\.)+)(?<=\S)`(?P<suffix>__?(?!\w)|:[\w.+-]{1,60}:)?
    | (?<![\w*])\*\*(?=[^\s*])(?P<strong>.{1,500}?)(?<=\S)\*\*(?![\w*])
    | (?<![\w*])\*(?=[^\s*])(?P<emphasis>[^*]{1,2000}?)(?<=[^\s\\])\*(?![\w*])
    | (?P<note>\[(?:\d{1,9}|\#[\w-]{0,60}|\*|[A-Za-z][\w.-]{0,60})\]_(?!\w))
    | (?P<substitution>\|[^|\s](?:[^|]{0,200}[^|\s])?\|_{0,2})
    | (?P<address>\b(?:https?|ftp)://[^\s<>`]{0,2000}[^\s<>`.,;:!?)'"”’])
    | (?P<name>\b_+[^\W_]\w{0,200})                         # “__init__” is not a reference
    | (?P<field>"""
    + FIELD
    + r""")
    | (?P<reference>(?<=[A-Za-z0-9])__?(?![\w`]))
    )
    """,
    re.VERBOSE | re.DOTALL,
)
_TEXT_ROLES = frozenset(
    ":emphasis: :strong: :sub: :subscript: :sup: :superscript: :title: :t: :title-reference:".split()
)
_TITLED = re.compile(r"(?P<title>.*?\S)\s*<[^<>]*>\Z", re.DOTALL)
_SPECIAL = re.compile(r"[\\*`|]|(?<=\w)_(?!\w)")


def escape(words: str) -> str:
    """Words as they stand in reStructuredText."""
    return _SPECIAL.sub(lambda found: "\\" + found[0], words)


def weave_words(weave: Weave, layer: Layer, span: Span) -> None:
    """Adds words to the open block."""
    weave_marked(weave, layer, span, _MARKS, _say)


def _say(weave: Weave, layer: Layer, mark: re.Match[str], depth: int) -> None:
    kind = mark.lastgroup
    if kind == "escaped":
        weave.put(mark["escaped"], layer, Span(*mark.span()))
    elif kind in ("strong", "emphasis"):
        weave_marked(weave, layer, Span(*mark.span(kind)), _MARKS, _say, depth)
    elif kind == "name":
        weave.add(layer, Span(*mark.span()))
    elif mark["inner"]:
        _say_interpreted(weave, layer, mark, depth)
    elif kind == "note":
        weave.pass_over()
    elif kind not in ("joined", "reference"):
        weave.leave_out()


def _say_interpreted(weave: Weave, layer: Layer, mark: re.Match[str], depth: int) -> None:
    """“`the list <list.html>`_” and “:ref:`the list <list>`” are read; “`code`” and “:func:`name`” are not."""
    titled = _TITLED.match(mark["inner"])
    is_link = (mark["suffix"] or "").startswith("_") or mark[0].startswith("_`")
    role = mark["role"] or (mark["suffix"] if not is_link else None)
    start, end = mark.span("inner")
    if titled and (is_link or role):
        weave_marked(weave, layer, Span(start, start + titled.end("title")), _MARKS, _say, depth)
    elif is_link or role in _TEXT_ROLES:
        weave_marked(weave, layer, Span(start, end), _MARKS, _say, depth)
    else:
        weave.leave_out()
