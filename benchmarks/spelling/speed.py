"""Time `copyedit check` with and without the spelling rules, on a one-line file and on 1 MB of news.

    python -m benchmarks.spelling.speed NEWS.txt

Both with and without the context rules, in alternating runs. It prints medians, and the median of the differences, of
processor time, since the clock says little on a shared machine.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

LINE = "Ministers in Port Lanrick said on Monday that talks on the harbour had gone well.\n"
SPELLING = [f"--ignore=wire/spelling/{rule}" for rule in ("misspelled", "likely-misspelled")]
ROUNDS = {"one line": 9, "1 MB of news": 3}
# With bytecode, as when installed.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    news = Path(sys.argv[1]).read_bytes()[:1_000_000].rpartition(b"\n")[0]
    words = {"one line": len(LINE.split()), "1 MB of news": len(news.split())}
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("one line", LINE.encode()), ("1 MB of news", news)):
            path = Path(folder, f"{name}.txt")
            path.write_bytes(text)
            for what, options in (("rules alone", ["--ignore=wire/context"]), ("with the context rules", [])):
                _print_times(f"{name}, {what}", [*options, str(path)], ROUNDS[name], words[name])


def _print_times(name: str, arguments: list[str], rounds: int, words: int) -> None:
    command = [str(Path(sys.executable).parent / "copyedit"), "check", "--jobs=1", *arguments]
    without = [*command, *SPELLING]
    _seconds(command), _seconds(without)  # the first runs fill caches
    pairs = [(_seconds(command), _seconds(without)) for _ in range(rounds)]
    ours, theirs = (median(column) for column in zip(*pairs, strict=True))
    more = median(a - b for a, b in pairs)
    print(f"{name}: {ours * 1000:.0f} ms with spelling, {theirs * 1000:.0f} ms without, {more * 1000:+.0f} ms", end="")
    print(f"; {words / ours:,.0f} and {words / theirs:,.0f} words a second" if words > 1000 else "")


def _seconds(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=_ENVIRONMENT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
