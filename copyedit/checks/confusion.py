"""confusion: a real word in the wrong place, told by the words around it. “Relations remain soared” -> soured."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copyedit.document import Document, Span
from copyedit.findings import Match
from copyedit.language.text.sentences import sentence_around
from copyedit.matching.keys import Key, Kind
from copyedit.matching.triggers import Hit, Trigger, is_whole
from copyedit.matching.wording import plain_words

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


class Case(NamedTuple):
    near: tuple[Entry, ...]
    preceded_by: tuple[Entry, ...]
    followed_by: tuple[Entry, ...]
    unless: tuple[Entry, ...]


class Cue(NamedTuple):
    """What is looked for: the form, or, where that must have certain words beside it, the form with one of them."""

    text: str
    form: str
    before: int  # code points in front of the form


class Prepared(NamedTuple):
    """`cases[form]` are the ways in which that form can be wrong, each with its replacements."""

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
                raise ValueError(f"a case of “{word}” has no instead")
            if not any(case.get(key) for key in ("near", "preceded_by", "followed_by")):
                raise ValueError(f"a case of “{word}” names no words around it")
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
    """“to” stands in every sentence, “to early to” in few: looked for is what all cases need beside the form."""
    behind = [entry for case in cases for entry in case.followed_by]
    front = [entry for case in cases for entry in case.preceded_by]
    if all(case.followed_by for case in cases) and "#" not in {entry[0] for entry in behind}:
        for text in {_spoken((form, entry[0].rstrip("*"))) for entry in behind}:
            yield Cue(text, form, 0)
    elif all(case.preceded_by for case in cases) and not any(entry[-1][-1] in "#*" for entry in front):
        for text in {_spoken((entry[-1], form)) for entry in front}:
            yield Cue(text, form, len(text) - len(form))
    else:
        yield Cue(form, form, 0)


def _spoken(words: Entry) -> str:
    """The words as they stand in a text: no blank in front of a comma."""
    return re.sub(r" (?=[,;:)])|(?<=\() ", "", " ".join(words))


def _forms(word: str, instead: tuple[str, ...], lemmas: bool) -> dict[str, tuple[str, ...]]:
    if not lemmas:
        return {plain_words(word).lower(): instead}
    from copyedit.language.words.inflection import inflect_pair  # only where rules are compiled

    tables = [inflect_pair(plain_words(word).lower(), right) for right in instead]
    return {form: tuple(table[form] for table in tables) for form in tables[0]}


def _entries(texts: Sequence[str]) -> tuple[Entry, ...]:
    return tuple(tuple(plain_words(text).lower().split()) for text in texts)


def _around(document: Document, word: Span) -> tuple[list[str], list[str]]:
    """The words and commas of the sentence before the word, nearest first, and after it."""
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
