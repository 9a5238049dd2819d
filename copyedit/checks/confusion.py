"""confusion: a real word in the wrong place, recognized by the words around it. “Relations remain soared” -> soured."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copyedit.document import Document, Span
from copyedit.findings import Match
from copyedit.language.text.late_pattern import late_pattern
from copyedit.language.text.sentences import sentence_around
from copyedit.matching.keys import Key, Kind
from copyedit.matching.triggers import Hit, Trigger, is_whole
from copyedit.matching.wording import plain_words

_EVIDENCE = {
    "near": Key(Kind.TEXTS, "at least one of these is in the window"),
    "preceded_by": Key(Kind.TEXTS, "one of these comes directly before"),
    "followed_by": Key(Kind.TEXTS, "one of these comes directly after"),
    "unless": Key(Kind.TEXTS, "none of these is in the window"),
}
KEYS = {
    "words": Key(
        Kind.CASES,
        "each word, with the cases in which it is wrong",
        inner={"instead": Key(Kind.TEXTS, "the correct word"), **_EVIDENCE},
    ),
    "window": Key(Kind.COUNT, "words on either side, within the sentence, that `near` and `unless` search"),
    "lemmas": Key(Kind.FLAG, "cover inflected forms: soar also finds soared, and `instead` takes the same form"),
}
_WINDOW = 6
_REACH = 160  # code points on either side that can contain the window

_TOKEN = late_pattern(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:[-'][^\W_]+)*|\w+|[,;:()–—]")

Entry = tuple[str, ...]  # the words of one piece of evidence


class Case(NamedTuple):
    near: tuple[Entry, ...]
    preceded_by: tuple[Entry, ...]
    followed_by: tuple[Entry, ...]
    unless: tuple[Entry, ...]


class Cue(NamedTuple):
    """What to search for: the form or, if it needs certain words beside it, the form with one of them."""

    text: str
    form: str
    before: int  # code points before the form


class Prepared(NamedTuple):
    """`cases[form]` holds the cases in which a form is wrong, each with its replacements."""

    cases: Mapping[str, tuple[tuple[Case, tuple[str, ...]], ...]]
    cues: tuple[Cue, ...]
    window: int


def prepare(options: Mapping[str, Any]) -> Prepared:
    if not options.get("words"):
        raise ValueError("needs words")
    cases: dict[str, list[tuple[Case, tuple[str, ...]]]] = {}
    for word, described in options["words"].items():
        for case in described:
            if "instead" not in case:
                raise ValueError(f"a case of “{word}” has no “instead”")
            if not any(case.get(key) for key in ("near", "preceded_by", "followed_by")):
                raise ValueError(f"a case of “{word}” needs “near”, “preceded_by” or “followed_by”")
            evidence = Case(**{key: _entries(case.get(key, ())) for key in _EVIDENCE})
            for form, instead in _forms(word, case["instead"], options.get("lemmas", False)).items():
                cases.setdefault(form, []).append((evidence, instead))
    cues = [cue for form, found in cases.items() for cue in _cues(form, [case for case, _ in found])]
    cues.sort(key=lambda cue: cue.text != cue.form)  # whole words come first
    return Prepared({form: tuple(found) for form, found in cases.items()}, tuple(cues), options.get("window", _WINDOW))


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return tuple(Trigger(cue.text, whole=cue.text == cue.form) for cue in prepared.cues)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    for start, form in dict.fromkeys(_forms_hit(prepared, hits)):
        word = Span(start, start + len(form))
        if not is_whole(document.folded, word.start, word.end):
            continue
        before, after = _around(document, word)
        for case, instead in prepared.cases[form]:
            if _holds(case, before, after, prepared.window):
                yield Match(word, instead)
                break


def _forms_hit(prepared: Prepared, hits: Sequence[Hit]) -> Iterator[tuple[int, str]]:
    for hit in hits:
        cue = prepared.cues[hit.trigger]
        yield hit.start + cue.before, cue.form


def _cues(form: str, cases: Sequence[Case]) -> Iterator[Cue]:
    """“to” is in every sentence, “to early” in few, so search for the words that all cases need beside the form."""
    behind = [entry for case in cases for entry in case.followed_by]
    front = [entry for case in cases for entry in case.preceded_by]
    if all(case.followed_by for case in cases) and "#" not in {entry[0] for entry in behind}:
        for text in {_written((form, entry[0].rstrip("*"))) for entry in behind}:
            yield Cue(text, form, 0)
    elif all(case.preceded_by for case in cases) and not any(entry[-1][-1] in "#*" for entry in front):
        for text in {_written((entry[-1], form)) for entry in front}:
            yield Cue(text, form, len(text) - len(form))
    else:
        yield Cue(form, form, 0)


def _written(words: Entry) -> str:
    """The words as they are written in a text: no space before a comma."""
    return re.sub(r" (?=[,;:)])|(?<=\() ", "", " ".join(words))


def _forms(word: str, instead: tuple[str, ...], lemmas: bool) -> dict[str, tuple[str, ...]]:
    if not lemmas:
        return {plain_words(word).lower(): instead}
    from copyedit.language.words.inflection import inflect_pair  # only needed to compile rules

    tables = [inflect_pair(plain_words(word).lower(), right) for right in instead]
    return {form: tuple(table[form] for table in tables) for form in tables[0]}


def _entries(texts: Sequence[str]) -> tuple[Entry, ...]:
    return tuple(tuple(plain_words(text).lower().split()) for text in texts)


def _around(document: Document, word: Span) -> tuple[list[str], list[str]]:
    """The words and punctuation of the sentence before the word, nearest first, and after it."""
    block = document.block_at(word.start)
    if block is None:
        return [], []
    near = Span(max(block.span.start, word.start - _REACH), min(block.span.end, word.end + _REACH))
    sentence = sentence_around(document.prose, word, near)
    before = _TOKEN.findall(document.folded, sentence.start, word.start)
    return before[::-1], _TOKEN.findall(document.folded, word.end, sentence.end)


def _holds(case: Case, before: list[str], after: list[str], window: int) -> bool:
    if case.preceded_by and not any(_begins(before, entry[::-1]) for entry in case.preceded_by):
        return False
    if case.followed_by and not any(_begins(after, entry) for entry in case.followed_by):
        return False
    if not (case.near or case.unless):
        return True
    sides = (_words(before, window)[::-1], _words(after, window))
    if case.near and not any(_contains(side, entry) for side in sides for entry in case.near):
        return False
    return not any(_contains(side, entry) for side in sides for entry in case.unless)


def _words(tokens: list[str], window: int) -> list[str]:
    return [token for token in tokens if token[0].isalnum()][:window]


def _begins(tokens: list[str], entry: Entry) -> bool:
    return len(tokens) >= len(entry) and all(map(_is, tokens, entry))


def _contains(words: list[str], entry: Entry) -> bool:
    return any(_begins(words[at:], entry) for at in range(len(words) - len(entry) + 1))


def _is(token: str, sought: str) -> bool:
    """“relation*” matches any word that begins so, “#” any number, and “russia” also “russia's”."""
    if sought == "#":
        return token[0].isdigit()
    if sought.endswith("*"):
        return token.startswith(sought[:-1])
    return token == sought or (token.endswith("'s") and token[:-2] == sought)
