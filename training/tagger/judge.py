"""Learn how the tagger's opinion weighs beside the context model's evidence, and what is worth reporting.

    python -m training.tagger.judge CORPUS LISTS DEV FOLDER [LEFT-OUT]

FOLDER is copyedit/language/tagger, whose trees and thresholds are replaced. The trees learn whether a suspect is the
seeded error of its story. Each quarter of the stories is judged by trees grown on the others, so the figures printed
are of stories that the trees were not grown on; those written are grown on all. Start with `main`.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Mapping
from multiprocessing import get_context
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np

from copyedit.language.context.loading import load_model
from copyedit.language.context.tagger.judge import ALL_NAMES
from copyedit.language.context.trees import FILE, Floats, write_trees
from copyedit.learning.tagger.calibration import Numbered, judge_story
from copyedit.learning.tagger.judging import Judged, joined, learn_to_judge, reported, thresholds
from training.seeded_suspects import Stories, as_sample, read_stories

SEEDED = (3000, 2400, 2400)  # wrong words, small words, forms of a round: about all that fit beside the clean words
CLEAN_WORDS = 400_000


def main() -> None:
    corpus, lists, dev, folder = map(Path, sys.argv[1:5])
    left_out = Path(sys.argv[5]) if sys.argv[5:] else None
    stories = read_stories(corpus, lists, dev, left_out, SEEDED, CLEAN_WORDS)
    samples = [Numbered(number, as_sample(text), None) for number, text in {**stories.seeded, **stories.clean}.items()]
    with get_context("spawn").Pool(os.cpu_count()) as pool:
        rows = joined(list(pool.imap(judge_story, samples, chunksize=8)))
    is_clean = rows.stories >= min(stories.clean)
    judgement = learn_to_judge(rows, stories.weight_of_error, is_clean, stories.clean_words)
    _report("with the tagger", rows, judgement.confidences, judgement.thresholds, stories)
    before = 1 / (1 + np.exp(-rows.features[:, ALL_NAMES.index("first")]))
    _report("without", rows, before, thresholds(rows, before, is_clean, stories.clean_words), stories)
    _report("without, as shipped", rows, before, load_model(None).thresholds, stories)
    write_trees(folder / FILE, judgement.trees)
    card = folder / "card.json"
    stored = json.loads(card.read_text(encoding="utf-8")) if card.exists() else {}
    stored |= {
        "seeded_errors": len(stories.seeded),
        "clean_words": stories.clean_words,
        "thresholds": judgement.thresholds,
    }
    card.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")


def _report(name: str, rows: Judged, confidences: Floats, least: Mapping[str, float], stories: Stories) -> None:
    found, findings = reported(rows, confidences, least, rows.stories >= min(stories.clean))
    words = stories.clean_words
    kinds: dict[str, list[bool]] = defaultdict(list)
    for number, case in stories.seeded.items():
        kinds[case.kind].append(number in found)
    parts = [f"{kind} {sum(of_kind) / len(of_kind):.1%}" for kind, of_kind in kinds.items()]
    print(f"{name}: {', '.join(parts)}; {1000 * findings / words:.2f} findings in 1,000 clean words; {dict(least)}")


if __name__ == "__main__":
    main()
