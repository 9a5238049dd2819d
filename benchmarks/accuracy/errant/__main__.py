"""Measure precision, recall and F0.5 of what copyedit and its peers write, by ERRANT, on corrected sentences.

    python -m benchmarks.accuracy.errant SHARED [--peers languagetool,harper] [--output FILE.md]
    python -m benchmarks.accuracy.errant SHARED --training [--edits FILE.jsonl]

SHARED is the folder with lists/ and dev/. The tables go to standard output, in Markdown; times go to standard error.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.accuracy.errant.annotating import Annotator, NotInstalled
from benchmarks.accuracy.errant.listing import write_edits
from benchmarks.accuracy.errant.report import Measured, sections
from benchmarks.accuracy.errant.sentences import WEB, Corrected, read_test_sets, read_training_half
from benchmarks.accuracy.errant.written import first_replacements, fixed_by_copyedit, reported_by_copyedit
from benchmarks.accuracy.judging import is_in_repository
from benchmarks.accuracy.kept_out import Spelling
from benchmarks.accuracy.peers import PeerFailure
from benchmarks.accuracy.programs import PEERS, Answers, peers_named, run_peers
from benchmarks.accuracy.progress import timed
from benchmarks.accuracy.report import NAMES

INTRODUCTION = """# copyedit, LanguageTool and Harper by ERRANT

Sentences that people corrected, and what each program makes of them, compared by
[ERRANT](https://github.com/chrisjbryant/errant). *TP*: the edit is in the reference with the same words; *FP*: it is
not; *FN*: the reference has it alone. *Detection*: the same words are changed, to whatever. For each sentence and
program the reference is the one that gives the best F0.5. README.md says how the programs are run."""


def main() -> None:
    parser = _parser()
    args = parser.parse_args()
    if args.edits and not args.training:
        parser.error("--edits goes with --training: sentences of the test half are not to be read")
    if args.edits and is_in_repository(args.edits):
        parser.error(f"{args.edits} would put sentences of others into the repository")
    try:
        report = _report(args)
    except (NotInstalled, PeerFailure) as error:
        sys.exit(f"{parser.prog}: {error}")
    print(report, end="")
    if args.output:
        args.output.write_text(report, encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy.errant", description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path, help="the folder with lists/ and dev/")
    parser.add_argument("--peers", type=peers_named, default=(), help=f"any of {','.join(PEERS)}")
    parser.add_argument("--output", type=Path, metavar="FILE.md", help="also write the report here")
    parser.add_argument("--training", action="store_true", help="measure on the training half, which may be read")
    parser.add_argument("--edits", type=Path, metavar="FILE.jsonl", help="with --training: list copyedit's edits here")
    return parser


def _report(args: argparse.Namespace) -> str:
    annotator = Annotator()
    spelling = Spelling.read(args.shared / "lists")
    read = read_training_half if args.training else read_test_sets
    sets = read(args.shared / "dev", spelling)
    peers: dict[str, Answers] = {}
    if args.peers:
        texts = [sentence.text for sentences in sets.values() for sentence in sentences]
        with timed(" and ".join(args.peers), texts):
            peers = run_peers(args.peers, texts)
    measured = [_measure(name, sentences, peers) for name, sentences in sets.items()]
    with timed("ERRANT"):
        annotator.read(text for each in measured for text in each.texts())
        report = "\n\n".join((INTRODUCTION, *sections(measured, annotator))) + "\n"
    if args.edits:
        write_edits(args.edits, sets[WEB], annotator)
    return report


def _measure(name: str, sentences: Sequence[Corrected], peers: Mapping[str, Answers]) -> Measured:
    """Let copyedit write each sentence, and make the peers' first replacements."""
    texts = [sentence.text for sentence in sentences]
    with timed(f"copyedit: {name}", texts):
        written = {
            "copyedit fix --unsafe": [fixed_by_copyedit(text.text).text for text in texts],
            "copyedit, first replacements": [
                first_replacements(text.text, reported_by_copyedit(text.text)) for text in texts
            ],
        }
    for peer, answers in peers.items():
        written[NAMES[peer]] = [first_replacements(text.text, answers[text]) for text in texts]
    return Measured(name, sentences, written)


if __name__ == "__main__":
    main()
