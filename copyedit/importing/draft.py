"""A rule on its way from another tool to a rule file of ours. Start with `Draft`; `finishing.py` completes it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

_CAPITAL_INSIDE = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 48


class Draft(NamedTuple):
    """A rule file to be: `keys` are its keys, in order. `notes` say what of the original is not in it."""

    source: str
    name: str
    keys: dict[str, Any]
    notes: tuple[str, ...] = ()


class Left(NamedTuple):
    """A rule, or a part of one, that is not carried over, and the reason."""

    source: str
    reason: str


class Imported(NamedTuple):
    """What was read: rules that can be carried over, and those that cannot."""

    drafts: Sequence[Draft]
    left: Sequence[Left]


class CannotCarry(Exception):
    """A rule that has no counterpart here; the message is the reason."""


def file_name(text: str) -> str:
    """A name for a rule file or folder.

    >>> file_name("HeadingPunctuation"), file_name("LGBTTerms"), file_name("MPs, names of")
    ('heading-punctuation', 'lgbt-terms', 'mps-names-of')
    """
    apart = _CAPITAL_INSIDE.sub("-", text).lower()
    return _NOT_IN_NAMES.sub("-", apart)[:_LONGEST_NAME].strip("-") or "rule"
