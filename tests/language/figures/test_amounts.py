"""What the figures of copy are worth, and how far from it the true amount may be."""

import re

import pytest

from copyedit.language.figures.amounts import AMOUNT, like, read_amount
from copyedit.language.figures.units import converted, unit_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It cost $3.2 million, not US$4bn.", ["$3.2 million", "US$4bn"]),
        ("Twenty-one million of 1,250.", ["Twenty-one million", "1,250"]),
        ("He won 3-2 on 9/11, at 10:30, by 1.2.3 and 15.000.", []),
        ("The 5th and the 21st, nine hundred and two.", ["two"]),
    ],
)
def test_amounts_are_found(text: str, found: list[str]) -> None:
    assert [match.group() for match in re.finditer(AMOUNT, text)] == found


@pytest.mark.parametrize(
    ("text", "value", "slack"),
    [
        ("25", 25, 0),  # counted
        ("5", 5, 0.5),
        ("1,200", 1200, 30),  # a round number
        ("1,187", 1187, 0.5),
        ("$3.2 million", 3_200_000, 50_000),
        ("nine", 9, 0.5),
    ],
)
def test_an_amount_is_as_exact_as_it_is_written(text: str, value: float, slack: float) -> None:
    amount = read_amount(text)
    assert amount.value == pytest.approx(value)
    assert amount.slack == pytest.approx(slack)


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [("$90", 54, "$54"), ("$2", 2.6, "$2.60"), ("2.4 million", 3_100_000, "3.1 million"), ("36,417", 40568, "40,568")],
)
def test_an_answer_is_written_like_the_question(text: str, value: float, shown: str) -> None:
    assert like(read_amount(text), value) == shown


def test_a_temperature_may_be_a_difference_and_a_gallon_british() -> None:
    assert converted(2, unit_of("degrees Celsius"), unit_of("F")) == pytest.approx((35.6, 3.6))
    assert converted(10, unit_of("gallons"), unit_of("litres")) == pytest.approx((37.85, 45.46), abs=0.01)
