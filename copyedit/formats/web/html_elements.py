"""Which elements of a page are open, by the rules for tags that nobody wrote. Start with `OpenElements`.

This keeps only as much of the standard's tree as shows where an element's effect ends: “<p hidden>One<p>Two”,
“<li>One<li>Two”, “<b><p>One</b></p>”. Every step takes the same time however deep the page is nested.
"""

from __future__ import annotations

from typing import Generic, TypeVar

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form head header hgroup hr html legend li main menu nav noscript ol optgroup option p pre search section "
    "select summary table tbody td template tfoot th thead title tr ul".split()
)
# What a browser shows in a sentence in the place of words.
OBJECTS = frozenset("audio button canvas embed iframe img input meter object progress select svg video".split())
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby s samp small span strike "
    "strong sub sup time tt u var".split()
)
_IN_TABLE = frozenset({"td", "th", "tr", "tbody", "thead", "tfoot", "caption"})
_CELLS = ("td", "th", "caption", "template")
_BLOCK = "#block"  # stands for every open block, so that the innermost is found at once
# What ends when the element begins, unless one of the others was opened since.
_ENDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), ("ul", "ol", "menu", *_CELLS)),
    **dict.fromkeys(("dt", "dd"), (("dt", "dd"), ("dl", *_CELLS))),
    **dict.fromkeys(("td", "th"), (("td", "th"), ("table",))),
    "tr": (("tr",), ("table",)),
    **dict.fromkeys(("tbody", "thead", "tfoot"), (("tbody", "thead", "tfoot"), ("table",))),
    **dict.fromkeys(("option", "optgroup"), (("option",), ("select",))),
    "body": (("head",), ()),
}

State = TypeVar("State")


class OpenElements(Generic[State]):
    """A stack of open elements, each with the state that held before it; `state` is the one that holds now."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._stack: list[tuple[str, State]] = []
        self._places: dict[str, list[int]] = {}  # where in the stack each name is

    def begin(self, name: str) -> None:
        """Ends what this start tag ends without an end tag."""
        if name in _ENDS:
            self._end(*_ENDS[name])
        if name in BLOCKS:
            self._end(("p",), (*_CELLS, "button", "object"))
        if name in HEADINGS and self._stack and self._stack[-1][0] in HEADINGS:
            self._pop_to(len(self._stack) - 1)

    def push(self, name: str, state: State) -> None:
        """Opens an element in which `state` holds."""
        for key in _keys(name):
            self._places.setdefault(key, []).append(len(self._stack))
        self._stack.append((name, self.state))
        self.state = state

    def close(self, name: str) -> None:
        """An end tag. One of an inline element ends no block, one of a block no cell around it."""
        if name in ("html", "body"):
            return  # what stands behind “</body>” is in the body all the same
        if name in _INLINE:
            self._end((name,), (_BLOCK,))
        else:
            self._end((name,), ("table",) if name in _IN_TABLE else () if name in ("table", "template") else _CELLS)

    def _end(self, names: tuple[str, ...], bounds: tuple[str, ...]) -> None:
        at = self._last(names)
        if at >= 0 and at > self._last(bounds):
            self._pop_to(at)

    def _last(self, names: tuple[str, ...]) -> int:
        last = -1
        for name in names:
            places = self._places.get(name)
            if places and places[-1] > last:
                last = places[-1]
        return last

    def _pop_to(self, at: int) -> None:
        while len(self._stack) > at:
            name, self.state = self._stack.pop()
            for key in _keys(name):
                self._places[key].pop()


def _keys(name: str) -> tuple[str, ...]:
    return (name, _BLOCK) if name in BLOCKS else (name,)
