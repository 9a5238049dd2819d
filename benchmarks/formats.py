"""What reading costs, by format: a file's words read from the file, against the same words read from plain text.

    python benchmarks/formats.py [FILE...]

Without names the files of the format tests are read. Both are read in turn, in one process; the median ratio is what
counts: single times on a shared machine say little.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median
from time import process_time

from copyedit.document import Document
from copyedit.formats.reading import document_of

ROUNDS = 15
FILES = Path(__file__).parent.parent / "tests" / "formats" / "files"


def main() -> None:
    files = [Path(name) for name in sys.argv[1:]] or sorted(path for path in FILES.iterdir() if path.is_file())
    print(f"{'':24}{'bytes':>8}{'words':>8}{'per MB':>10}{'ratio':>8}   (median of {ROUNDS} rounds)")
    for file in files:
        _compare(file)


def _compare(file: Path) -> None:
    data = file.read_bytes()
    document = document_of(data, file.name)
    words = _words(document)
    pairs = [(_seconds(data, file.name), _seconds(words, "story.txt")) for _ in range(ROUNDS)]
    ratio = median(a / b for a, b in pairs)
    per_megabyte = median(a for a, _ in pairs) / len(data) * 1e6
    print(f"{file.name:24}{len(data):8,}{len(words.split()):8,}{per_megabyte:8.2f} s{ratio:8.1f}")


def _words(document: Document) -> bytes:
    return "\n\n".join(document.prose[block.span.start : block.span.end] for block in document.blocks).encode()


def _seconds(data: bytes, name: str) -> float:
    """Of reading it often enough to be timed."""
    times = max(1, 40_000 // len(data))
    started = process_time()
    for _ in range(times):
        document_of(data, name)
    return (process_time() - started) / times


if __name__ == "__main__":
    main()
