"""Copy that nobody would write takes no longer than its length explains."""

from time import process_time
from timeit import timeit

import pytest

from copyedit import check_text


@pytest.mark.parametrize("part", ["[", "[a]: b\n", "see [a]\n\n[a]: b\n"])
def test_marks_of_markdown_take_time_as_their_length(part: str) -> None:
    def seconds(count: int) -> float:
        text = part * (count // len(part))
        return min(timeit(lambda: check_text(text, name="a.md"), number=1, timer=process_time) for _ in range(2))

    seconds(100)  # rules are loaded once
    assert seconds(24_000) < 9 * seconds(6_000) + 0.4


@pytest.mark.parametrize("part", ["'", "a", "A", "#", "### ", "'s", "one of the a", "\n'"])
def test_time_grows_with_the_text_and_no_more(part: str) -> None:
    def seconds(count: int) -> float:
        text = part * (count // len(part)) + " the the"
        return min(timeit(lambda: check_text(text), number=1, timer=process_time) for _ in range(2))

    seconds(100)  # rules are loaded once
    assert seconds(32_000) < 9 * seconds(8_000) + 0.4
