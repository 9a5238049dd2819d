"""Words that are verbs and nothing else, and their forms (`training/certain_verbs.py`). Start with `certain_verbs`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from copyedit.language.shipped import DATA
from copyedit.language.words.inflection import irregular_verbs, plural, verb_forms

_FILE = DATA / "certain-verbs.txt"


@cache
def certain_verbs() -> frozenset[str]:
    """The bases: announce, falsify, warn. None can be a noun, an adjective or a participle."""
    words = _FILE.read_text(encoding="utf-8").split()
    return frozenset(word for word in words if word not in irregular_verbs() or verb_forms(word)[4] != word)


@cache
def certain_third_persons() -> Mapping[str, str]:
    """The bases by their third person: “announces” is never a plural noun."""
    return {plural(base): base for base in certain_verbs()}
