"""Count findings on published news, by rule and per 1,000 words, and print a sample to be judged by reading.

    python benchmarks/news.py [--sample N] [--language en-GB] TEXT...

Run it on text that no rule was based on: files, or folders with one story per file, as rules that compare the parts of
a story need. Only rules that are on by default count.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--sample", type=int, default=40, help="findings to show in context")
    parser.add_argument("--language", help="en-GB or en-US: adds the pack for that spelling")
    args = parser.parse_args()
    language = ["--language", args.language] if args.language else []
    shown: list[str] = []
    total = Counter[str]()
    all_words = 0
    for path in args.texts:
        words = found = 0
        for document in _documents(path, language):
            source = Path(document["path"]).read_bytes().decode("utf-8-sig")
            words += len(source.split())
            found += len(document["findings"])
            total.update(finding["rule"] for finding in document["findings"])
            shown += [_in_context(source, finding) for finding in document["findings"]]
        all_words += words
        print(f"{path}: {words:,} words, {found} findings, {_rate(found, words)} per 1,000 words")
    print("\nby rule:")
    for rule, count in total.most_common():
        print(f"  {count:5}  {_rate(count, all_words)}  {rule}")
    print(f"all: {total.total()} findings in {all_words:,} words, {_rate(total.total(), all_words)} per 1,000 words\n")
    for line in random.Random(1).sample(shown, min(args.sample, len(shown))):
        print(line)


def _documents(path: str, language: list[str]) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "copyedit", "check", "--format", "json", *language, path]
    report = subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout
    documents: list[dict[str, Any]] = json.loads(report)["documents"]
    return documents


def _in_context(source: str, finding: dict[str, Any]) -> str:
    start, end = finding["start"], finding["end"]
    before = source[max(0, start - 70) : start].rpartition("\n")[2]
    after = source[end : end + 70].partition("\n")[0]
    return f"{finding['rule']}: {before}[{source[start:end]}]{after} -> {finding['replacements']}"


def _rate(count: int, words: int) -> str:
    return f"{count * 1000 / max(words, 1):.4f}"


if __name__ == "__main__":
    main()
