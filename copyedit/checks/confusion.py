"""confusion: a real word in the wrong place, told by the words around it. “Relations remain soared” -> soured."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from copyedit.document import Document, Span
from copyedit.findings import Match
from copyedit.keys import Key, Kind
from copyedit.language.sentences import sentence_around
from copyedit.triggers import Hit, Trigger
from copyedit.wording import plain_words

_EVIDENCE = {
    "near": Key(Kind.TEXTS, "any of these within the window"),
    "preceded_by": Key(Kind.TEXTS, "the words right in front"),
    "followed_by": Key(Kind.TEXTS, "the words right behind"),
    "unless": Key(Kind.TEXTS, "none of these within the window"),
}
KEYS = {
    "words": Key(
        Kind.CASES,
        "the word in the text to the cases in which it is wrong",
        inner={"instead": Key(Kind.TEXTS, "what should stand there"), **_EVIDENCE},
    ),
    "window": Key(Kind.COUNT, "words to either side, within the sentence, that `near` and `unless` look at"),
    "lemmas": Key(Kind.FLAG, "the words inflect: soar also covers soared; `instead` takes the same form"),
}
_WINDOW = 6
_REACH = 160  # code points to either side that can hold a window of words

_TOKEN = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:[-'][^\W_]+)*|\w+|[,;:()–—]")

Entry = tuple[str, ...]  # the words of one piece of evidence


@dataclass(frozen=True, slots=True)
class Case:
    near: tuple[Entry, ...]
    preceded_by: tuple[Entry, ...]
    followed_by: tuple[Entry, ...]
    unless: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """`cases[form]` are the ways in which that form can be wrong, each with its replacements."""

    cases: Mapping[str, tuple[tuple[Case, tuple[str, ...]], ...]]
    window: int


def prepare(options: Mapping[str, Any]) -> Prepared:
    if not options.get("words"):
        raise ValueError("needs words")
    cases: dict[str, list[tuple[Case, tuple[str, ...]]]] = {}
    for word, described in options["words"].items():
        for case in described:
            if "instead" not in case:
                raise ValueError(f"a case of “{word}” has no instead")
            if not any(case.get(key) for key in ("near", "preceded_by", "followed_by")):
                raise ValueError(f"a case of “{word}” names no words around it")
            evidence = Case(**{key: _entries(case.get(key, ())) for key in _EVIDENCE})
            for form, instead in _forms(word, case["instead"], options.get("lemmas", False)).items():
                cases.setdefault(form, []).append((evidence, instead))
    return Prepared({form: tuple(found) for form, found in cases.items()}, options.get("window", _WINDOW))


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return tuple(Trigger(form) for form in prepared.cases)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    cases = list(prepared.cases.values())
    for hit in hits:
        before, after = _around(document, hit)
        for case, instead in cases[hit.trigger]:
            if _holds(case, before, after, prepared.window):
                yield Match(Span(hit.start, hit.end), instead)
                break


def _forms(word: str, instead: tuple[str, ...], lemmas: bool) -> dict[str, tuple[str, ...]]:
    if not lemmas:
        return {plain_words(word).lower(): instead}
    from copyedit.language.inflection import inflect_pair  # only where rules are compiled

    tables = [inflect_pair(plain_words(word).lower(), right) for right in instead]
    return {form: tuple(table[form] for table in tables) for form in tables[0]}


def _entries(texts: Sequence[str]) -> tuple[Entry, ...]:
    return tuple(tuple(plain_words(text).lower().split()) for text in texts)


def _around(document: Document, hit: Hit) -> tuple[list[str], list[str]]:
    """The words and commas of the sentence before the hit, nearest first, and after it."""
    block = document.block_at(hit.start)
    if block is None:
        return [], []
    near = Span(max(block.span.start, hit.start - _REACH), min(block.span.end, hit.end + _REACH))
    sentence = sentence_around(document.prose, Span(hit.start, hit.end), near)
    before = _TOKEN.findall(document.folded, sentence.start, hit.start)
    return before[::-1], _TOKEN.findall(document.folded, hit.end, sentence.end)


def _holds(case: Case, before: list[str], after: list[str], window: int) -> bool:
    if case.preceded_by and not any(_begins(before, entry[::-1]) for entry in case.preceded_by):
        return False
    if case.followed_by and not any(_begins(after, entry) for entry in case.followed_by):
        return False
    if not (case.near or case.unless):
        return True
    sides = (_words(before, window)[::-1], _words(after, window))
    if case.near and not any(_stands(side, entry) for side in sides for entry in case.near):
        return False
    return not any(_stands(side, entry) for side in sides for entry in case.unless)


def _words(tokens: list[str], window: int) -> list[str]:
    return [token for token in tokens if token[0].isalnum()][:window]


def _begins(tokens: list[str], entry: Entry) -> bool:
    return len(tokens) >= len(entry) and all(map(_is, tokens, entry))


def _stands(words: list[str], entry: Entry) -> bool:
    return any(_begins(words[at:], entry) for at in range(len(words) - len(entry) + 1))


def _is(token: str, sought: str) -> bool:
    """“relation*” is any word that begins so, “#” any number, and “russia” also “russia's”."""
    if sought == "#":
        return token[0].isdigit()
    if sought.endswith("*"):
        return token.startswith(sought[:-1])
    return token == sought or (token.endswith("'s") and token[:-2] == sought)
