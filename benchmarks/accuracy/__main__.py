"""Measure errors found and false alarms of copyedit and its peers, on text that no model was trained on.

    python -m benchmarks.accuracy SHARED [--peers languagetool,harper] [--output FILE.md]
    python -m benchmarks.accuracy SHARED --sample 200 --sample-file FILE.jsonl
    python -m benchmarks.accuracy --judged FILE.jsonl

SHARED is the folder with corpus/, lists/ and dev/. The tables go to standard output, in Markdown; progress and timings
go to standard error. The same arguments give the same tables.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.accuracy import tables
from benchmarks.accuracy.judging import is_in_repository, read_judged, write_sample
from benchmarks.accuracy.material import SEED, gather, texts_of
from benchmarks.accuracy.programs import PEERS, Text, peers_named, run_ours, run_peers
from benchmarks.accuracy.progress import say, timed
from benchmarks.accuracy.report import Run, sections


def main() -> None:
    parser = _parser()
    args = parser.parse_args()
    _refuse(parser, args)
    judged = read_judged(args.judged) if args.judged else ()
    if not args.shared:
        print(tables.judged(judged))
        return
    with timed("gathering text and seeding errors"):
        material = gather(args.shared, args.seeded, args.clean_words)
    run = Run(material, args.peer_seeded, args.peer_words, judged=judged)
    _check(run, args.jobs, args.peers)
    if args.sample:
        written = write_sample(args.sample_file, run.alarms(), args.sample, SEED)
        say(f"{written} findings to judge in {args.sample_file}")
    report = "\n\n".join(sections(run)) + "\n"
    print(report, end="")
    if args.output:
        args.output.write_text(report, encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path, nargs="?", help="the folder with corpus/, lists/ and dev/")
    parser.add_argument("--peers", type=peers_named, default=(), help=f"any of {','.join(PEERS)}")
    parser.add_argument(
        "--seeded", type=int, default=3000, help="wrong words to seed; a third as many of each other kind"
    )
    parser.add_argument("--clean-words", type=int, default=300_000, help="words of clean copy, for false alarms")
    parser.add_argument("--peer-seeded", type=int, default=1000, help="the peers' share of the seeded sentences")
    parser.add_argument("--peer-words", type=int, default=40_000, help="the peers' share of the clean copy")
    parser.add_argument("--jobs", type=int, default=2, help="processes for copyedit (default 2)")
    parser.add_argument("--output", type=Path, metavar="FILE.md", help="also write the report here")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="findings on clean copy to judge by reading")
    parser.add_argument("--sample-file", type=Path, metavar="FILE", help="write them here, outside the repository")
    parser.add_argument("--judged", type=Path, metavar="FILE", help="such a file, judged: add its table to the report")
    return parser


def _refuse(parser: argparse.ArgumentParser, args: argparse.Namespace) -> None:
    if not args.shared and not args.judged:
        parser.error("needs SHARED, or --judged")
    if bool(args.sample) != bool(args.sample_file):
        parser.error("--sample and --sample-file go together")
    if args.sample_file and is_in_repository(args.sample_file):
        parser.error(f"{args.sample_file} would put text of publishers into the repository")


def _check(run: Run, jobs: int, peers: Sequence[str]) -> None:
    """Let copyedit check everything, and the peers their share."""
    material = run.material
    parts: dict[str, list[Text]] = {
        "seeded sentences alone": texts_of(material.alone),
        "seeded sentences in their stories": texts_of(material.in_story),
        "sentences by hand, development text": [
            *texts_of([*material.written, *material.development]),
            *material.traps,
            *material.development_clean,
        ],
        "clean copy": texts_of(material.clean),
    }
    for name, texts in parts.items():
        with timed(f"copyedit, {jobs} processes: {name}", texts):
            run.ours.update(run_ours(texts, jobs))
    if peers:
        texts = run.peers_texts()
        with timed(" and ".join(peers), texts):
            run.peers = run_peers(peers, texts)


if __name__ == "__main__":
    main()
