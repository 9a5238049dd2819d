"""Train the weights that tell slips in capitalized words from names, in `copyedit/language/spelling/weights.json`.

    python -m training.capitals CORPUS LISTS

As in `training/misspellings.py` there are two logistic regressions: one chooses among candidates, the other separates
slips seeded into stories of the tuning part from the unknown capitalized words of the same stories. Slips are those of
lists, or made at random (`seed_capitals`). The weights are written into the file beside those for lower-case words.
With SHOW in the environment, the findings in the clean stories are printed, the most confident first.
"""

from __future__ import annotations

import json
import os
import random
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np

from benchmarks.accuracy.kept_out import Spelling, Story
from benchmarks.spelling.misspelled import Misspellings, read_misspellings
from copyedit.document import PROSE_KINDS
from copyedit.formats.text import read_text
from copyedit.language.names.known import is_known
from copyedit.language.shipped import SPELLING
from copyedit.language.spelling.capital_candidates import (
    CapitalCandidate,
    find_capital_candidates,
    is_well_known,
)
from copyedit.language.spelling.capitals import RankedCapital, capital_judgement, rank_by, rows_of
from copyedit.language.spelling.unknown_words import Unknown, find_unknown
from copyedit.language.spelling.weighing import chance, weighted_sum
from copyedit.language.words.dictionary import shipped_dictionary
from training.misspellings import RIDGE, learn_softmax, tuning_stories
from training.regression import learn_logistic

READ_SLIPS = Path(__file__).parent / "capitals-read.txt"
SEEDS = 3  # tries per story
HEADLINE = 10  # words
_CAPITAL = re.compile(r"(?<![\w@#&/.'’-])[A-Z](?:[a-z]{3,}|[A-Z]{4,})(?![\w@/&_-]|\.\w)")
_VOWELS = "aeiou"


class Seen(NamedTuple):
    """An unknown word, its candidates, a row of features for each, and the text around it."""

    plain: str
    unknown: Unknown
    candidates: tuple[CapitalCandidate, ...]
    rows: tuple[dict[str, float], ...]

    def context(self) -> str:
        return " ".join(self.plain[max(0, self.unknown.start - 60) : self.unknown.end + 40].split())


def main() -> None:
    corpus, lists = map(Path, sys.argv[1:])
    stories = with_headlines(tuning_stories(corpus, Spelling.read(lists)))
    words = sum(story.words for story in stories)
    wrong = [
        (seen[0], right)
        for text, at, right in seed_capitals(stories, read_misspellings(lists, "tune"), random.Random(1))
        if (seen := list(look(text, at)))
    ]
    clean = [seen for story in stories for seen in look(story.text)]
    _say(f"{len(wrong)} slips seeded, {len(clean)} unknown words with candidates in {words:,} words")
    tables = [
        (seen.rows, forms.index(right))
        for seen, right in wrong
        if right in (forms := [each.form.lower() for each in seen.candidates])
    ]
    choice, won = learn_softmax(tables)
    _say(f"choice: {len(tables)} of {len(wrong)} have the right word among the candidates, {won} in first place")
    slips = set(READ_SLIPS.read_text(encoding="utf-8").split("\n"))
    right = [seen for seen in clean if seen.unknown.word.lower() not in slips]
    judgement = learn_judgement([seen for seen, _ in wrong], right, choice)
    path = SPELLING / "weights.json"
    weights = json.loads(path.read_text(encoding="utf-8"))
    weights |= {"choice of a capital": choice, "judgement of a capital": judgement}
    path.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    if os.environ.get("SHOW"):
        show(clean, wrong, choice, judgement, words)


def with_headlines(stories: Iterable[Story]) -> list[Story]:
    """The stories; every eighth begins with a headline in capitals."""
    return [
        story._replace(paragraphs=(" ".join(story.text.split()[:HEADLINE]).upper(), *story.paragraphs))
        if number % 8 == 0
        else story
        for number, story in enumerate(stories)
    ]


def look(text: str, at: int | None = None) -> Iterator[Seen]:
    """The unknown capitalized words of a text that have candidates, or the one that begins at an offset."""
    document = read_text("story.txt", text)
    blocks = [(block.span.start, block.span.end) for block in document.blocks if block.kind in PROSE_KINDS]
    for unknown in find_unknown(document.plain, blocks, shipped_dictionary().knows):
        if not (unknown.capital or unknown.first) or at not in (None, unknown.start) or is_known(unknown.word):
            continue
        candidates = tuple(find_capital_candidates(unknown.word))
        if candidates:
            yield Seen(document.plain, unknown, candidates, tuple(rows_of(document.plain, unknown, candidates)))


def seed_capitals(stories: Sequence[Story], listed: Misspellings, rng: random.Random) -> Iterator[tuple[str, int, str]]:
    """Stories with one slip in a well-known capitalized word, where it begins, and the right word in lower case."""
    for story in stories:
        places = [place for place in _CAPITAL.finditer(story.text) if is_well_known(place.group().lower())]
        for place in rng.sample(places, min(SEEDS, len(places))):
            right = place.group().lower()
            wrong = rng.choice(listed[right]) if right in listed and rng.random() < 0.5 else slip(right, rng)
            shown = wrong.upper() if place.group().isupper() else wrong.capitalize()
            if wrong[0] == right[0] and not shipped_dictionary().knows(shown):
                yield story.text[: place.start()] + shown + story.text[place.end() :], place.start(), right


def slip(word: str, rng: random.Random) -> str:
    """The word with a letter lost, doubled, undoubled, swapped or wrong; of long words, one in five has two of these.

    The first letter stays.
    """
    wrong = _one_slip(word, rng)
    return _one_slip(wrong, rng) if len(word) >= 8 and rng.random() < 0.2 else wrong


def _one_slip(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word))
    doubles = [n for n in range(1, len(word)) if word[n] == word[n - 1]]
    vowels = [n for n in range(1, len(word)) if word[n] in _VOWELS]
    kind = rng.random()
    if kind < 0.3:
        return word[:at] + word[at + 1 :]
    if kind < 0.45:
        return word[: at + 1] + word[at:]
    if kind < 0.6 and doubles:
        at = rng.choice(doubles)
        return word[:at] + word[at + 1 :]
    if kind < 0.75 and at + 1 < len(word):
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind < 0.9 and vowels:
        at = rng.choice(vowels)
        return word[:at] + rng.choice(_VOWELS.replace(word[at], "")) + word[at + 1 :]
    letter = rng.choice("abcdefghijklmnopqrstuvwxyz")
    return word[:at] + letter + word[at + (rng.random() < 0.6) :]


def learn_judgement(wrong: Sequence[Seen], right: Sequence[Seen], choice: dict[str, float]) -> dict[str, float]:
    """Logistic regression: is the unknown word a slip?"""
    rows = [features(seen, choice) for seen in (*wrong, *right)]
    names = list(rows[0])
    table = np.array([[row[name] for name in names] for row in rows], float)
    goal = np.array([1.0] * len(wrong) + [0.0] * len(right))
    scale = np.where(table.std(axis=0) > 0, table.std(axis=0), 1.0)
    weights = learn_logistic(table / scale, goal, np.ones(len(goal)), np.full(len(names), RIDGE))
    return {name: round(float(weight), 4) for name, weight in zip(names, weights / scale, strict=True)}


def features(seen: Seen, choice: dict[str, float]) -> dict[str, float]:
    return capital_judgement(seen.plain, seen.unknown, ranked(seen, choice))


def ranked(seen: Seen, choice: dict[str, float]) -> list[RankedCapital]:
    return rank_by(seen.candidates, seen.rows, choice)


def show(
    clean: list[Seen], wrong: list[tuple[Seen, str]], choice: dict[str, float], judgement: dict[str, float], words: int
) -> None:
    """Print rates at thresholds, and what would be reported in the clean stories, the most confident first."""

    def chance_of(seen: Seen) -> float:
        return chance(weighted_sum(features(seen, choice), judgement))

    sure = sorted(((chance_of(seen), seen) for seen in clean), key=lambda pair: -pair[0])
    found = [(chance_of(seen), ranked(seen, choice)[0].candidate.form.lower(), word) for seen, word in wrong]
    for minimum in (0.999, 0.998, 0.995, 0.99, 0.98, 0.95, 0.9, 0.8, 0.7, 0.5):
        reported = [(best, word) for c, best, word in found if c >= minimum]
        alarms = sum(c >= minimum for c, _ in sure)
        shares = f"found {len(reported) / len(found):.3f}, right {sum(b == w for b, w in reported) / len(found):.3f}"
        _say(f"{minimum}: {shares}, reported per 1,000 words {alarms * 1000 / words:.4f}")
    for c, seen in sure[:400]:
        _say(f"{c:.3f} {seen.unknown.word} -> {ranked(seen, choice)[0].candidate.form} | {seen.context()}")


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
