"""Compare the speed of copyedit, LanguageTool and Harper: words per second, and the time for one story.

    python -m benchmarks.accuracy.speed [--rounds N] [--words N] [--language en-GB] TEXT

TEXT has one paragraph per line; `-` reads standard input. Everything runs on one core, so that a server's threads are
no advantage. Each round checks new words, because Harper is seven times faster on paragraphs that it has seen; the
programs take turns within a round. The peers check paragraphs with a warm server or linter; copyedit starts a new
process each time, so its time without that of a one-line file is also given. On a shared machine only the ratios count.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import ParamSpec

from benchmarks.accuracy.peers import Harper, LanguageTool, Peer

STORY_WORDS = 400
LINE = "Ministers in Port Lanrick said on Monday that talks on the harbour had gone well."
WARM_UP_ROUNDS = 2  # Java compiles hot code; until then it is several times slower

Paragraphs = list[str]
Seconds = dict[str, float]
P = ParamSpec("P")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("text", help="a file with one paragraph per line, or -")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--words", type=int, default=2000, help="words per round (default 2000)")
    parser.add_argument("--language", default="en-US", choices=("en-US", "en-GB"))
    args = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    paragraphs = read_paragraphs(args.text)
    pieces = list(islice(cut(paragraphs, args.words), args.rounds + WARM_UP_ROUNDS))
    stories = list(islice(cut(paragraphs, STORY_WORDS), args.rounds))
    if len(pieces) < args.rounds + WARM_UP_ROUNDS:
        sys.exit(f"{args.text} has too few words for {args.rounds} rounds and {WARM_UP_ROUNDS} to warm up")
    print(f"one core, medians of {args.rounds} rounds; in brackets, as a multiple of copyedit's time")
    report("whole process, per story", time_stories(stories, args.language), count(stories))
    report("warm, per piece", time_pieces(pieces, args.language), count(pieces[WARM_UP_ROUNDS:]))


def read_paragraphs(path: str) -> Paragraphs:
    text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip()]


def cut(paragraphs: Paragraphs, words: int) -> Iterator[Paragraphs]:
    """Pieces of whole paragraphs with at least `words` words; a shorter remainder is left out."""
    piece: Paragraphs = []
    counted = 0
    for paragraph in paragraphs:
        piece.append(paragraph)
        counted += len(paragraph.split())
        if counted >= words:
            yield piece
            piece, counted = [], 0


def count(pieces: list[Paragraphs]) -> int:
    return sum(len(paragraph.split()) for piece in pieces for paragraph in piece)


def time_pieces(pieces: list[Paragraphs], language: str) -> list[Seconds]:
    """Seconds for each piece after the first few, which are for warming up."""
    with LanguageTool(language) as languagetool, Harper(language) as harper:
        rounds = [
            {
                "copyedit": (whole := copyedit(piece, language)),
                "copyedit, start-up taken off": max(whole - copyedit([LINE], language), 1e-3),
                "Harper": timed(check, harper, piece),
                "LanguageTool": timed(check, languagetool, piece),
            }
            for piece in pieces
        ]
    return rounds[WARM_UP_ROUNDS:]


def time_stories(stories: list[Paragraphs], language: str) -> list[Seconds]:
    """Seconds from start to finish, with each peer started and stopped for each story."""
    copyedit(stories[0], language)  # the first run compiles Python's bytecode
    return [
        {
            "copyedit": copyedit(story, language),
            "Harper": timed(check_once, Harper(language), story),
            "LanguageTool": timed(check_once, LanguageTool(language), story),
        }
        for story in stories
    ]


def check(peer: Peer, piece: Paragraphs) -> None:
    for paragraph in piece:
        peer.check(paragraph)


def check_once(peer: Harper | LanguageTool, piece: Paragraphs) -> None:
    with peer:
        check(peer, piece)


def copyedit(piece: Paragraphs, language: str) -> float:
    """Seconds that `copyedit check --jobs 1` takes on the piece as a file."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "copy.txt")
        file.write_text("\n\n".join(piece) + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "copyedit", "check", "--jobs", "1", "--language", language, str(file)]
        # With bytecode, as when installed.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return timed(run, command, environment)


def run(command: list[str], environment: dict[str, str]) -> None:
    result = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, env=environment)
    if result.returncode not in (0, 1):
        sys.exit(f"copyedit failed: {result.stderr.decode(errors='replace')}")


def timed(work: Callable[P, None], *args: P.args, **options: P.kwargs) -> float:
    begun = perf_counter()
    work(*args, **options)
    return perf_counter() - begun


def report(title: str, rounds: list[Seconds], words: int) -> None:
    print(f"\n{title + f' of {words // len(rounds)} words':40}{'seconds':>10}{'words/s':>10}")
    for name in rounds[0]:
        seconds = median(each[name] for each in rounds)
        ratio = median(each[name] / each["copyedit"] for each in rounds)
        print(f"  {name:38}{seconds:10.2f}{words / len(rounds) / seconds:10,.0f}   ({ratio:.2f})")


if __name__ == "__main__":
    main()
