"""Time `copyedit check` (all packs, rules only) and `codespell` on the same files, and print the ratios.

    python benchmarks/speed.py NEWS.txt

NEWS.txt is any news text of at least 1 MB. Both programs check a one-line file and its first megabyte, in turn. Only
the median ratio is meaningful: single times on a shared machine say little. Times are for the whole process.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

ROUNDS = 15
# Both programs run with bytecode, as when installed.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
LINE = "Ministers in Port Lanrick said on Monday that talks on the harbour had gone well.\n"


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    news = Path(sys.argv[1]).read_text(encoding="utf-8")
    scripts = Path(sys.executable).parent
    with tempfile.TemporaryDirectory() as folder:
        line, megabyte = Path(folder, "line.txt"), Path(folder, "megabyte.txt")
        line.write_text(LINE, encoding="utf-8")
        megabyte.write_bytes(news.encode()[:1_000_000].rpartition(b"\n")[0])
        ours = [str(scripts / "copyedit"), "check", "--language", "en-GB", "--ignore", "wire/context"]
        theirs = [str(scripts / "codespell")]
        print(f"{'':14}{'copyedit':>10}{'codespell':>11}{'ratio':>8}   (median of {ROUNDS} rounds)")
        for name, file in (("one line", line), ("1 MB of news", megabyte)):
            _compare(name, [*ours, str(file)], [*theirs, str(file)])


def _compare(name: str, ours: list[str], theirs: list[str]) -> None:
    _seconds(ours), _seconds(theirs)  # the first runs fill caches
    pairs = [(_seconds(ours), _seconds(theirs)) for _ in range(ROUNDS)]
    ratio = median(a / b for a, b in pairs)
    a, b = (median(column) for column in zip(*pairs, strict=True))
    print(f"{name:14}{a * 1000:8.0f} ms{b * 1000:8.0f} ms{ratio:8.2f}")


def _seconds(command: list[str]) -> float:
    started = perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=_ENVIRONMENT)
    return perf_counter() - started


if __name__ == "__main__":
    main()
