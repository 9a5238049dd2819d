"""Measure each rule of LanguageTool and Harper on news, and what the allowed ones add to copyedit.

    python -m benchmarks.backends SHARED --hits FILE [--words 320000] [--backends languagetool,harper] [--allowed]
    python -m benchmarks.backends --record FILE
    python -m benchmarks.backends SHARED --table [--extra FILE] [--output FILE.md]
    python -m benchmarks.backends SHARED --added FILE [--clean-words 300000] [--behind 60500]

SHARED is the folder with corpus/, lists/ and dev/. FILE has hits to be judged, with publishers' text,
so keep it out of the repository. README.md in this folder explains the procedure.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from benchmarks.accuracy.judging import is_in_repository
from benchmarks.accuracy.kept_out import Spelling
from benchmarks.accuracy.material import texts_of
from benchmarks.accuracy.programs import PEERS, run_peers
from benchmarks.backends.allowed import read_allowed, write_figures
from benchmarks.backends.fresh import USED, find_added, fresh_stories, read_verdicts, render_added, write_added
from benchmarks.backends.hits import measure, write_hits
from benchmarks.backends.judgements import read_judgements, take_in, verdicts, write_judgements
from benchmarks.backends.table import Amount, make_table
from benchmarks.backends.texts import read_cases, read_news


def main() -> None:
    parser = _parser()
    args = parser.parse_args()
    if args.record:
        _record(args.record)
    elif not args.shared or [bool(args.hits), args.table, bool(args.added)].count(True) != 1:
        parser.error("needs SHARED with --hits FILE, --table or --added FILE; or --record FILE")
    elif args.table:
        _table(args)
    elif is_in_repository(args.hits or args.added):
        parser.error(f"{args.hits or args.added} would put text of publishers into the repository")
    elif args.added:
        _added(args)
    else:
        _hits(args)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.backends", description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path, nargs="?", help="the folder with corpus/, lists/ and dev/")
    parser.add_argument("--backends", default=",".join(PEERS), help="backends, separated by commas")
    parser.add_argument("--words", type=int, default=320_000, help="words of news to run the backends on")
    parser.add_argument("--allowed", action="store_true", help="only the allowed and advisory rules")
    parser.add_argument(
        "--hits", type=Path, metavar="FILE", help="write figures and hits here, to be judged by reading"
    )
    parser.add_argument(
        "--record", type=Path, metavar="FILE", help="record such a file in judged.yaml and rules/grammar"
    )
    parser.add_argument(
        "--table", action="store_true", help="compare the raw backends, and copyedit without and with each"
    )
    parser.add_argument("--cases", type=int, default=1000, help="sentences with errors per file, for the table")
    parser.add_argument(
        "--clean-words", type=int, default=150_000, help="words of held-out news, for the table or --added"
    )
    parser.add_argument("--raw-words", type=int, default=40_000, help="of those the raw backends' share")
    parser.add_argument(
        "--extra", type=Path, metavar="FILE", help="the alarms that backends add on held-out news go there"
    )
    parser.add_argument(
        "--behind", type=int, default=USED, metavar="WORDS", help="words of each publisher that --added passes over"
    )
    parser.add_argument(
        "--added", type=Path, metavar="FILE", help="what the check `grammar` adds on news behind the table's goes there"
    )
    parser.add_argument("--output", type=Path, metavar="FILE.md", help="the table goes there too")
    return parser


def _hits(args: argparse.Namespace) -> None:
    """Run the backends on news and errors, and write what each rule reported."""
    names = args.backends.split(",")
    spelling = Spelling.read(args.shared / "lists")
    news = read_news(args.shared / "corpus", spelling, args.words)
    cases = [case for each in read_cases(args.shared / "dev", spelling).values() for case in each]
    words = news.words.total()
    _say(f"{words:,} words: {', '.join(f'{label} {count:,}' for label, count in news.words.items())}")
    rules = read_allowed(advisory=True) if args.allowed else {}
    answers = run_peers(names, [*news.paragraphs, *texts_of(cases)], rules)
    measured = [rule for name in names for rule in measure(name, answers[name], news.paragraphs, words, cases)]
    left = write_hits(args.hits, measured, verdicts(read_judgements()))
    _say(f"{len(measured)} rules in {args.hits}; {left} hits still to be judged")


def _record(path: Path) -> None:
    judgements = read_judgements()
    take_in(judgements, path.read_text(encoding="utf-8").splitlines())
    write_judgements(judgements)
    write_figures(judgements)


def _table(args: argparse.Namespace) -> None:
    table = make_table(args.shared, Amount(args.cases, args.clean_words, args.raw_words), args.extra)
    print(table)
    if args.output:
        args.output.write_text(table + "\n", encoding="utf-8")


def _added(args: argparse.Namespace) -> None:
    stories = fresh_stories(args.shared / "corpus", Spelling.read(args.shared / "lists"), args.clean_words, args.behind)
    words = Counter[str]()
    for story in stories:
        words[f"{story.publisher} {story.language}"] += story.words
    _say(f"{words.total():,} words: {', '.join(f'{label} {count:,}' for label, count in words.items())}")
    found, judged = find_added(stories), read_verdicts()
    write_added(args.added, found, judged)
    print(render_added(found, judged, words.total()))


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
