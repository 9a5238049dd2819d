"""Measure slips planted in idioms and set phrases of stories that nothing was trained or tuned on.

    python -m benchmarks.phrases SHARED [--slips 300]

SHARED holds corpus/ and lists/. The phrases are those of two lists of idioms that no phrase was taken from, where the
stories have them, whether copyedit knows them or not. Each gets one slip: a word that sounds or looks like the right
one, one split in two or run together with the next, a small word too many, or a word lost. The table goes to standard
output.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from benchmarks.accuracy.kept_out import cut
from copyedit import check_text
from copyedit.language.phrases.phrasebook import common_words
from copyedit.language.words.alike import sound
from copyedit.language.words.confusables import deletions
from copyedit.language.words.dictionary import shipped_dictionary
from copyedit.learning.texts import read_split

SEED = 20261130
TEXTS = ("bbc-2004", "reuters-2016", "news")
LISTS = ("idioms-npm-wiktionary.txt", "idioms-epie-static_idioms.txt", "idioms-epie-formal_idioms.txt")
KINDS = ("sound", "letter", "split", "joined", "lost", "added")
MOST_OF_A_PHRASE = 3
_SMALL = ("the", "a", "of", "to", "in")
_RULE = "wire/phrases/set-phrase"


class Case(NamedTuple):
    """A story with a slip from `start` to `end`, which should be `right`."""

    text: str
    start: int
    end: int
    right: str
    kind: str


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.phrases", description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path, help="the folder with corpus/ and lists/")
    parser.add_argument("--slips", type=int, default=300, help="how many to plant")
    args = parser.parse_args()
    cases = list(plant(args.shared, args.slips))
    counts: Counter[tuple[str, str]] = Counter()
    for case in cases:
        findings = check_text(case.text).findings
        here = [each for each in findings if each.span.start < case.end and case.start < each.span.end]
        counts[case.kind, "slips"] += 1
        counts[case.kind, "found"] += bool(here)
        counts[case.kind, "by set-phrase"] += any(each.rule == _RULE for each in here)
        counts[case.kind, "right first"] += any(_mends(case, each.span, each.fix.replacements) for each in here)
    print("| | slips | found | right first | found by set-phrase |\n|---|---|---|---|---|")
    for kind in (*KINDS, "all"):
        row = [
            sum(counts[each, what] for each in (KINDS if kind == "all" else (kind,)))
            for what in ("slips", "found", "right first", "by set-phrase")
        ]
        print(f"| {kind} | {' | '.join(map(str, row))} |")


def _mends(case: Case, span: tuple[int, int], replacements: tuple[str, ...]) -> bool:
    """True if the first replacement makes the right text."""
    if not replacements:
        return False
    mended = case.text[: span[0]] + replacements[0] + case.text[span[1] :]
    return mended == case.text[: case.start] + case.right + case.text[case.end :]


def plant(shared: Path, number: int) -> Iterator[Case]:
    """Cases in as many stories, kinds in turn."""
    rng = random.Random(SEED)
    phrases = sorted(_read_phrases(shared / "lists"))
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")
    stories = [story for name in TEXTS for story in _stories(shared / "corpus" / f"{name}.txt.xz")]
    rng.shuffle(stories)
    seen: Counter[str] = Counter()
    made = 0
    for story in stories:
        found = list(pattern.finditer(story))
        rng.shuffle(found)
        for match in found:
            kind = KINDS[made % len(KINDS)]
            slip = _slip(match.group(), kind, rng) if seen[match.group()] < MOST_OF_A_PHRASE else None
            if slip:
                seen[match.group()] += 1
                made += 1
                yield _case(story, match, slip, kind)
                break
        if made == number:
            return


def _case(story: str, match: re.Match[str], slip: str, kind: str) -> Case:
    """The slip's own words: what differs between the phrase and the slip, and a word on either side if one is lost."""
    text = story[: match.start()] + slip + story[match.end() :]
    return Case(text, match.start(), match.start() + len(slip), match.group(), kind)


def _stories(path: Path) -> Iterator[str]:
    for piece in read_split(path, "test"):
        for paragraphs in cut(piece):
            yield "\n\n".join(paragraphs)


def _read_phrases(lists: Path) -> set[str]:
    """Plain phrases of three to six words with a word that is not among the commonest, in lower case."""
    phrases = set()
    for name in LISTS:
        for line in (lists / name).read_text(encoding="utf-8", errors="replace").splitlines():
            words = line.strip().split()
            plain = all(word.isascii() and word.isalpha() and word.islower() for word in words)
            if plain and 3 <= len(words) <= 6 and sum(len(word) > 3 for word in words) >= 2:
                phrases.add(" ".join(words))
    return phrases


def _slip(phrase: str, kind: str, rng: random.Random) -> str | None:
    words = phrase.split()
    at = rng.randrange(len(words))
    inner = rng.randrange(1, len(words) - 1)
    if kind == "lost":
        return " ".join(words[:inner] + words[inner + 1 :])
    if kind == "added":
        return " ".join([*words[:inner], rng.choice(_SMALL), *words[inner:]])
    if kind == "joined":
        return " ".join([*words[: inner - 1], words[inner - 1] + words[inner], *words[inner + 1 :]])
    if kind == "split":
        cuts = [(n, c) for n, word in enumerate(words) for c in range(2, len(word) - 1) if _are_words(word, c)]
        if not cuts:
            return None
        at, cut_at = rng.choice(cuts)
        wrongs = [f"{words[at][:cut_at]} {words[at][cut_at:]}"]
    elif kind == "sound":
        wrongs = [
            word for word in _by_sound().get(sound(words[at]), ()) if word != words[at] and word[0] == words[at][0]
        ]
    else:
        wrongs = sorted({word for short in deletions(words[at]) for word in _by_rest().get(short, ())} - {words[at]})
    if not wrongs or words[at] in wrongs:
        return None
    words[at] = rng.choice(wrongs)
    return " ".join(words)


def _are_words(word: str, at: int) -> bool:
    return all(shipped_dictionary().frequency(part) >= 10 for part in (word[:at], word[at:]))


@cache
def _by_sound() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in common_words():
        found.setdefault(sound(word), []).append(word)
    return found


@cache
def _by_rest() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in common_words():
        for short in deletions(word):
            found.setdefault(short, []).append(word)
    return found


if __name__ == "__main__":
    main()
