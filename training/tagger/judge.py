"""Learn how the tagger's opinion weighs beside the context model's confidence, and what is worth reporting.

    python -m training.tagger.judge CORPUS LISTS DEV CARD [LEFT-OUT]

CARD is copyedit/language/tagger/card.json, whose weights and thresholds are replaced. One logistic regression for each
kind of change learns whether a suspect is the seeded error of its story. Half of the stories train the regressions that
judge the other half, so the figures printed are of stories that the weights were not learned from; those written are
from both halves. Start with `main`.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np

from benchmarks.accuracy.cases import Case
from benchmarks.accuracy.kept_out import Story
from copyedit.formats.text import read_text
from copyedit.language.context.doubts import assess
from copyedit.language.context.loading import load_model
from copyedit.language.context.passages import spans_read
from copyedit.language.context.suspects import family_of, kind_of_change
from copyedit.language.context.tagger.judge import features_of
from copyedit.language.context.tagger.opinions import read_sentences
from training.seeded_suspects import Row, learn, read_stories, rights, weight_of_error

SEEDED = (1800, 1200, 1200)  # wrong words, small words, forms
CLEAN_WORDS = 400_000
# Findings per 1,000 clean words of each family. About half of these are errors that the publisher missed.
RATES = {"wrong-word": 0.13, "form": 0.11, "small-word": 0.16}


class Judged(NamedTuple):
    """A suspect of a story, by the story's number; `place` is that of the word."""

    story: int
    place: int
    family: str
    row: Row
    before: float


def main() -> None:
    corpus, lists, dev, card = map(Path, sys.argv[1:5])
    left_out = Path(sys.argv[5]) if sys.argv[5:] else None
    seeded, clean = read_stories(corpus, lists, dev, left_out, SEEDED, CLEAN_WORDS)
    stories = [*seeded, *clean]
    with get_context("spawn").Pool(os.cpu_count()) as pool:
        judged = [each for part in pool.imap(_judge, enumerate(stories), chunksize=8) for each in part]
    weight = weight_of_error(clean, len(seeded))
    words = sum(story.words for story in clean)
    crossed = _confidences(judged, weight)
    thresholds = _thresholds(judged, crossed, len(seeded), words)
    _report("with the tagger", judged, crossed, thresholds, seeded, words)
    before = [each.before for each in judged]
    _report("without", judged, before, _thresholds(judged, before, len(seeded), words), seeded, words)
    _report("without, as shipped", judged, before, load_model(None).thresholds, seeded, words)
    stored = json.loads(card.read_text(encoding="utf-8")) if card.exists() else {}
    stored |= {"weights": _weights(judged, weight), "thresholds": thresholds}
    card.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")


def _judge(numbered: tuple[int, Case | Story]) -> list[Judged]:
    number, text = numbered
    document = read_text("story.txt", text.text)
    model = load_model(None)
    found = assess(model, document.plain, spans_read(document))
    opinions = read_sentences(found.text, found.suspects, found.confidences, model.vocabulary, model.confusables)
    rows = np.array(sorted(opinions), np.int64)
    judged = []
    for row, is_right in zip(rows.tolist(), rights(text, found, rows, model.vocabulary.words), strict=True):
        if is_right or not isinstance(text, Case):
            operation, kinds = int(found.suspects.operations[row]), int(found.suspects.kinds[row])
            before = float(found.confidences[row])
            features = features_of(before, opinions[row])
            of_kind = Row(kind_of_change(operation, kinds), features, is_right)
            family = str(family_of(operation, kinds))
            judged.append(Judged(number, int(found.suspects.places[row]), family, of_kind, before))
    return judged


def _weights(judged: Sequence[Judged], weight: float) -> dict[str, list[float]]:
    rows: dict[str, list[Row]] = defaultdict(list)
    for each in judged:
        rows[each.row.kind].append(each.row)
    return {kind: [round(value, 4) for value in learn(of_kind, weight)] for kind, of_kind in sorted(rows.items())}


def _confidences(judged: Sequence[Judged], weight: float) -> list[float]:
    """By weights learned from the stories of the other parity."""
    halves = [_weights([each for each in judged if each.story % 2 != half], weight) for half in (0, 1)]
    odds = [np.dot(halves[each.story % 2][each.row.kind], each.row.features) for each in judged]
    return [float(1 / (1 + np.exp(-each))) for each in odds]


def _thresholds(
    judged: Sequence[Judged], confidences: Sequence[float], first_clean: int, words: int
) -> dict[str, float]:
    """The confidences from which each family has as many findings in clean stories as `RATES` allows."""
    best: dict[tuple[str, int, int], float] = defaultdict(float)
    for each, confidence in zip(judged, confidences, strict=True):
        if each.story >= first_clean:
            key = (each.family, each.story, each.place)
            best[key] = max(best[key], confidence)
    thresholds = {}
    for family, rate in RATES.items():
        findings = sorted((value for key, value in best.items() if key[0] == family), reverse=True)
        thresholds[family] = round(findings[min(len(findings) - 1, int(rate * words / 1000))], 2)
    return thresholds


def _report(
    name: str,
    judged: Sequence[Judged],
    confidences: Sequence[float],
    thresholds: Mapping[str, float],
    seeded: Sequence[Case],
    words: int,
) -> None:
    shown = [each for each, value in zip(judged, confidences, strict=True) if value >= thresholds[each.family]]
    found = {each.story for each in shown if each.row.is_right}
    alarms = {(each.story, each.place) for each in shown if each.story >= len(seeded)}
    kinds: dict[str, list[bool]] = defaultdict(list)
    for number, case in enumerate(seeded):
        kinds[case.kind].append(number in found)
    parts = [f"{kind} {sum(of_kind) / len(of_kind):.1%}" for kind, of_kind in kinds.items()]
    print(f"{name}: {', '.join(parts)}; {1000 * len(alarms) / words:.2f} findings in 1,000 clean words; {thresholds}")


if __name__ == "__main__":
    main()
