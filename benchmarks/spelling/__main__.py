"""Measure misspellings found and corrected, and correct words reported, on news that nothing was tuned on.

    python -m benchmarks.spelling SHARED [--languagetool] [--sample-file FILE.jsonl]
    python -m benchmarks.spelling --judged FILE.jsonl

SHARED holds corpus/ and lists/. The stories are those of `benchmarks.accuracy`. Half of the published misspellings were
used for tuning; the other half are seeded here (`misspelled.py`). The table goes to standard output.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from benchmarks.accuracy.cases import Case
from benchmarks.accuracy.judging import Alarm, is_in_repository, read_judged, write_sample
from benchmarks.accuracy.kept_out import PUBLISHERS, Spelling, Story, divide, read_stories
from benchmarks.accuracy.material import texts_of
from benchmarks.accuracy.peers import Reported
from benchmarks.accuracy.programs import Text, run_peers
from benchmarks.accuracy.scoring import tally, verdict_on
from benchmarks.spelling.codespell import codespell
from benchmarks.spelling.misspelled import LISTED, SLIP, seed
from copyedit.formats.text import read_text
from copyedit.running.engine import Engine
from copyedit.running.rule_sets import RuleSets
from copyedit.settings.config import Config

SEED = 20261125
SPELLING_RULES = "MORFOLOGIK"  # how the ids of LanguageTool's rules begin


class Program(NamedTuple):
    """What a program reports in each case and each clean story."""

    name: str
    of_cases: Sequence[list[Reported]]
    of_clean: Sequence[list[Reported]]
    seconds: float


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.spelling", description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path, nargs="?", help="the folder with corpus/ and lists/")
    parser.add_argument("--languagetool", action="store_true", help="its rules on spelling too (see fetch-peers)")
    parser.add_argument("--seeded", type=int, default=2000, help="misspellings to seed")
    parser.add_argument("--clean-words", type=int, default=350_000, help="words of clean copy")
    parser.add_argument("--peer-seeded", type=int, default=200, help="LanguageTool's share of the cases")
    parser.add_argument("--peer-words", type=int, default=40_000, help="LanguageTool's share of the clean copy")
    parser.add_argument("--sample-file", type=Path, help="all alarms of copyedit on clean copy, to judge by reading")
    parser.add_argument("--judged", type=Path, help="such a file, judged")
    args = parser.parse_args()
    if args.sample_file and is_in_repository(args.sample_file):
        parser.error(f"{args.sample_file} would put text of publishers into the repository")
    if args.judged:
        print_judged(args.judged)
        return
    clean, cases = gather(args.shared, args.seeded, args.clean_words)
    every = [ours("copyedit, its spelling rules", cases, clean), theirs_codespell(cases, clean)]
    print(table(every, cases, clean))
    print_by_means(every[0], cases)
    if args.sample_file:
        alarms = [
            Alarm(story.publisher, story.text, reported)
            for story, found in zip(clean, every[0].of_clean, strict=True)
            for reported in found
        ]
        print(f"\n{write_sample(args.sample_file, alarms, len(alarms), SEED)} findings to judge in {args.sample_file}")
    if args.languagetool:
        tell_languagetool(cases[: args.peer_seeded], share(clean, args.peer_words))


def gather(shared: Path, seeded: int, clean_words: int) -> tuple[list[Story], list[Case]]:
    """Clean stories, about equally many words of each publisher, and cases made from others."""
    clean: list[Story] = []
    others: list[Story] = []
    for stories in read_stories(shared / "corpus", Spelling.read(shared / "lists"), SEED).values():
        mine, rest = divide(stories, clean_words // len(PUBLISHERS))
        clean += mine
        others += rest
    random.Random(SEED).shuffle(others)
    return clean, seed(others, shared / "lists", "test", seeded, SEED)


def share(stories: Sequence[Story], words: int) -> list[Story]:
    """Some stories of each publisher, with about `words` words in all."""
    step = max(1, sum(story.words for story in stories) // words)
    return list(stories[::step])


def ours(name: str, cases: Sequence[Case], clean: Sequence[Story]) -> Program:
    begun = perf_counter()
    texts = [*texts_of(cases), *texts_of(clean)]
    with ProcessPoolExecutor(2) as pool:
        reported = list(pool.map(_reported, texts, chunksize=16))
    return Program(name, reported[: len(cases)], reported[len(cases) :], perf_counter() - begun)


def theirs_codespell(cases: Sequence[Case], clean: Sequence[Story]) -> Program:
    begun = perf_counter()
    reported = codespell([text.text for text in (*texts_of(cases), *texts_of(clean))])
    return Program("codespell", reported[: len(cases)], reported[len(cases) :], perf_counter() - begun)


def tell_languagetool(cases: Sequence[Case], clean: Sequence[Story]) -> None:
    """LanguageTool's spelling rules compared with ours, on a share of the texts."""
    programs = [ours("copyedit, its spelling rules", cases, clean), theirs_codespell(cases, clean)]
    texts = [*texts_of(cases), *texts_of(clean)]
    begun = perf_counter()
    answers = run_peers(["languagetool"], texts)["languagetool"]
    reported = [[each for each in answers[text] if each.rule.startswith(SPELLING_RULES)] for text in texts]
    name = "LanguageTool, its spelling rules"
    programs.append(Program(name, reported[: len(cases)], reported[len(cases) :], perf_counter() - begun))
    print(f"\nOn a share of the same texts:\n\n{table(programs, cases, clean)}")


def table(programs: Sequence[Program], cases: Sequence[Case], clean: Sequence[Story]) -> str:
    words = sum(story.words for story in clean)
    every = words + sum(len(case.text.split()) for case in cases)
    lines = [
        f"| | of {len(cases):,} misspellings found | corrected by the first replacement "
        f"| reported per 1,000 words of {words:,} clean | seconds for {every:,} words |",
        "|---|---|---|---|---|",
    ]
    for program in programs:
        score = tally([verdict_on(case, reported) for case, reported in zip(cases, program.of_cases, strict=True)])
        reported = sum(map(len, program.of_clean)) * 1000 / words
        shares = f"{score.found / score.cases:.1%} | {score.first / score.cases:.1%}"
        lines.append(f"| {program.name} | {shares} | {reported:.3f} | {program.seconds:.0f} |")
    return "\n".join(lines)


def print_by_means(program: Program, cases: Sequence[Case]) -> None:
    for means in (LISTED, SLIP):
        pairs = [
            (case, reported) for case, reported in zip(cases, program.of_cases, strict=True) if case.means == means
        ]
        score = tally([verdict_on(case, reported) for case, reported in pairs])
        print(f"\n{means}: {score.cases} cases, found {score.found / score.cases:.1%}, ", end="")
        print(f"first replacement right {score.first / score.cases:.1%}", end="")
    print()


def print_judged(path: Path) -> None:
    judged = [each for each in read_judged(path) if each.right is not None]
    for rule in sorted({each.rule for each in judged}):
        of_rule = [each for each in judged if each.rule == rule]
        right = sum(bool(each.right) for each in of_rule)
        print(f"{rule}: {len(of_rule)} judged, {right} errors of the publisher, {len(of_rule) - right} false alarms")


def _reported(text: Text) -> list[Reported]:
    """With no language set, which is the default."""
    findings = _engine().check(read_text("copy.txt", text.text))
    return [Reported(*each.span, each.fix.replacements, each.rule, each.confidence) for each in findings]


@cache
def _engine() -> Engine:
    config = Config(select=("wire/spelling/misspelled", "wire/spelling/likely-misspelled"))
    return RuleSets().for_settings(config).engine


if __name__ == "__main__":
    main()
