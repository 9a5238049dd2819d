"""Rules that have moved: their old names still fit, with a notice, until the next release."""

import pytest

from copyedit.rules.choosing import fits
from copyedit.rules.packs import shipped_ids
from copyedit.rules.renamed import LAST, RENAMED, notices_for
from copyedit.version import VERSION


def test_old_names_lead_to_shipped_rules_and_belong_to_none() -> None:
    shipped = set(shipped_ids())
    assert set(RENAMED.values()) <= shipped
    assert not set(RENAMED) & shipped
    assert len(set(RENAMED.values())) == len(RENAMED), "a rule has one old name"


def test_old_names_go_after_one_release() -> None:
    assert VERSION.startswith(LAST + "."), "empty the tables of renamed.py: their last release is out"


@pytest.mark.parametrize(
    ("rule", "pattern", "expected"),
    [
        ("wire/units/percent-twice", "wire/numbers/percent-twice", True),
        ("wire/units/percent-twice", "wire/numbers", True),
        ("wire/units/percent-twice", "wire/numbers/*", True),
        ("wire/units/percent-twice", "wire/units/percent-twice", True),
        ("wire/units/percent-twice", "wire/numbers/percent-point", False),
        ("wire/units/percent-twice", "wire/phrase", False),
        ("wire/phrases/eggcorn", "wire/eggcorn", True),
        ("wire/redundancy/but-however", "wire/numbers", False),
    ],
)
def test_old_names_fit(rule: str, pattern: str, expected: bool) -> None:
    assert fits(rule, pattern) is expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (
            "wire/numbers/percent-twice",
            "“wire/numbers/percent-twice” is now “wire/units/percent-twice”; the next release drops the old name",
        ),
        (
            "wire/numbers/",
            "“wire/numbers” is now “wire/dates”, “wire/figures”, “wire/money” and “wire/units”; "
            "the next release drops the old name",
        ),
        ("wire/eggcorn", "“wire/eggcorn” is now “wire/phrases/eggcorn”; the next release drops the old name"),
        (
            "wire/n*/sign-*",
            "“wire/n*/sign-*” matches old names of rules that are now in “wire/figures” and “wire/money”; "
            "the next release drops the old names",
        ),
    ],
)
def test_what_is_said_of_an_old_name(pattern: str, expected: str) -> None:
    assert [notice.message for notice in notices_for([pattern, pattern])] == [expected]


@pytest.mark.parametrize("pattern", ["wire/units/percent-twice", "wire/units", "wire", "*", "*/percent-*", "house/x"])
def test_nothing_is_said_of_other_names(pattern: str) -> None:
    assert not notices_for([pattern])
