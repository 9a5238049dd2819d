"""Texts as the context model reads them, without a vocabulary."""

from __future__ import annotations

import numpy as np

from copyedit.language.context.encoded import EncodedText
from copyedit.language.context.reader import Text
from copyedit.language.text.tokens import TOKEN


def blocks_of(plain: str) -> Text:
    """Each line is a block."""
    spans, at = [(-1, -1)], 0
    for line in plain.split("\n"):
        spans += [found.span() for found in TOKEN.finditer(plain, at, at + len(line))] + [(-1, -1)]
        at += len(line) + 1
    empty = np.zeros(0, np.int64)
    return Text(EncodedText(empty, empty.astype(bool), empty.astype(bool), empty.reshape(0, 3)), plain, spans)
