"""Text with markup as LanguageTool's clients send it: what is checked, and where each part of it was.

The API calls it `data`: {"annotation": [{"text": "A "}, {"markup": "<b>", "interpretAs": ""}, ...]}. Start with
`read_annotated`.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass

from copyedit.desk.answers import BadRequest
from copyedit.document import Span


@dataclass(frozen=True)
class Annotated:
    """`text` is checked; `sent` is all that was sent, markup included, which offsets refer to."""

    text: str
    sent: str
    _starts: tuple[int, ...] = (0,)  # of each piece in the text, and below in what was sent
    _places: tuple[int, ...] = (0,)
    _kept: tuple[bool, ...] = (True,)  # False for what only stands for markup

    def in_sent(self, span: Span) -> Span | None:
        """Where a stretch of the text was; None where it begins or ends within something that stands for markup."""
        last = max(span.start, span.end - 1)
        first_piece, last_piece = self._piece(span.start), self._piece(last)
        if not (self._kept[first_piece] and self._kept[last_piece]):
            return None
        end = self._moved(last, last_piece) + (span.end > span.start)
        return Span(self._moved(span.start, first_piece), end)

    def _piece(self, at: int) -> int:
        return max(0, bisect_right(self._starts, at) - 1)

    def _moved(self, at: int, piece: int) -> int:
        return at - self._starts[piece] + self._places[piece]


def read_annotated(data: str) -> Annotated:
    """The text and markup in some JSON. Raises BadRequest."""
    try:
        pieces = json.loads(data)["annotation"]
        text, sent = "", ""
        starts: list[int] = []
        places: list[int] = []
        kept: list[bool] = []
        for piece in pieces:
            starts.append(len(text))
            places.append(len(sent))
            kept.append("text" in piece)
            text += piece["text"] if "text" in piece else piece.get("interpretAs", "")
            sent += piece["text"] if "text" in piece else piece["markup"]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise BadRequest('“data” is not {"annotation": [{"text": ...}, {"markup": ..., "interpretAs": ...}]}') from None
    if not starts:
        return Annotated("", "")
    return Annotated(text, sent, tuple(starts), tuple(places), tuple(kept))
