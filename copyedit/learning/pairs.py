"""Which words of a vocabulary are mistaken for one another, as arrays. Start with `make_confusables`."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path

import numpy as np

from copyedit.language.context.confusable_ids import ConfusableIds
from copyedit.language.context.vocabulary import Vocabulary
from copyedit.language.words.confusables import Likeness, confusables_of_all
from copyedit.learning.words import read_variants

_MOST_FAR = 16  # confusables that are only alike in being two letters apart: the commonest are kept
# Either is right somewhere in news copy, so changing one to the other is no correction.
_EITHER = """
toward towards; afterward afterwards; backward backwards; forward forwards; upward upwards; downward downwards;
onward onwards; inward inwards; outward outwards; homeward homewards; among amongst; amid amidst; while whilst;
learned learnt; burned burnt; dreamed dreamt; spelled spelt; spoiled spoilt; leaned leant; leaped leapt; spilled spilt;
smelled smelt; kneeled knelt; got gotten; proved proven; pleaded pled; dived dove; sneaked snuck; lighted lit;
adviser advisor; advisers advisors; on upon; till until; further farther; whoever whomever; ok okay; no nope;
percent per; program programme; programs programmes; lots lot; email e-mail; judgment judgement; aging ageing;
orient orientate; preventive preventative; disoriented disorientated; specialty speciality; fit fitted; quit quitted;
knit knitted; wed wedded; bid bidden; sped speeded; shined shone; strived strove; thrived throve; sank sunk;
hanged hung; doughnut donut; gray grey; cozy cosy; protester protestor; protesters protestors; that which;
no not; in into; on onto; its their; this that; these those; can could; may might; will would;
first firstly; second secondly; third thirdly; important importantly
"""


def make_confusables(vocabulary: Vocabulary, lists: Path) -> ConfusableIds:
    """The words that each word of a vocabulary may be mistaken for, except its spelling variants."""
    lower = [word for word in vocabulary.words if word[0].isalpha() and word.islower()]
    found = confusables_of_all(lower, list(_sound_alikes(lists)))
    for one, other in _interchangeable(lists):
        found.get(one, {}).pop(other, None)
        found.get(other, {}).pop(one, None)
    return _as_arrays(vocabulary, found)


def _as_arrays(vocabulary: Vocabulary, found: Mapping[str, Mapping[str, Likeness]]) -> ConfusableIds:
    starts, words, kinds = [0], [], []
    for word in vocabulary.words:
        near = sorted((vocabulary.id_of[other], int(kind)) for other, kind in found.get(word, {}).items())
        close = [pair for pair in near if pair[1] != Likeness.TWO_LETTERS]
        far = [pair for pair in near if pair[1] == Likeness.TWO_LETTERS][:_MOST_FAR]
        words += [other for other, _ in close + far]
        kinds += [kind for _, kind in close + far]
        starts.append(len(words))
    return ConfusableIds(np.array(starts, np.int32), np.array(words, np.uint16), np.array(kinds, np.uint8))


def _sound_alikes(lists: Path) -> Iterator[tuple[str, str]]:
    """Published homophones (sts10, Blue Oak; C. Little's comparable_words, BSD)."""
    for path in sorted(lists.glob("homophones-sts10-*-as-pairs.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            words = [word for word in re.split(r"[,\s]+", line.strip()) if word]
            if len(words) == 2 and all(map(str.islower, words)):
                yield words[0], words[1]
    with (lists / "homophones-chrislit.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            yield from combinations([word.strip() for word in row[:6] if word.strip().islower()], 2)


def _interchangeable(lists: Path) -> Iterator[tuple[str, str]]:
    for line in _EITHER.replace("\n", " ").split(";"):
        one, other = line.split()
        yield one, other
    for variants in read_variants(lists):
        yield from combinations(sorted(variants), 2)
