"""Files that nobody writes but somebody has: the time they take grows with their length, not with its square.

Each of these took minutes once; now none takes ten seconds of the processor. The bound is there to end what would not.
"""

from pathlib import Path
from time import process_time

import pytest

from tests.cli.calling import call

CASES = {
    "short lines": ("a\n" * 200_000, 0),
    "quotations never closed": ("“a\n\n" * 30_000, 0),
    "marks": ("“" * 40_000 + "\n\n" + "'a" * 40_000 + "\n\n" + '"' * 40_000 + "\n", 0),
    "one line of findings": ("A big ship came. " * 40_000 + "\n", 1),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("command", ["check", "diff", "fix"])
def test_time_grows_with_the_length(command: str, case: str, desk: Path) -> None:
    text, expected = CASES[case]
    (desk / "a.txt").write_text(text, encoding="utf-8")
    started = process_time()
    result = call(command, "a.txt")
    assert process_time() - started < 60
    assert result.exit_code == expected
