"""irregular: irregular verbs with a regular ending."""

from __future__ import annotations

import pytest

from copyedit import check_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The dockers striked on Monday.", [("striked", "struck")]),
        ("She had never teached at the school.", [("teached", "taught")]),
        ("The car was quickly drived away, and he drived off.", [("drived", "driven"), ("drived", "drove")]),
        ("They've knowed it, and he knowed it.", [("knowed", "known"), ("knowed", "knew")]),
        ("The sun shined on the costed plan.", []),  # in some dictionaries
        ("He casted his vote; ballots were casted.", [("casted", "cast"), ("casted", "cast")]),
        ("It was forbidded, or forbided.", [("forbidded", "forbidden"), ("forbided", "forbade")]),
        ("The pre-casted panels were podcasted.", []),
        ("They broadcasted the match; he quitted the room.", []),
        ("Ann Teached and the Bringed family met. A prat-falled clown left.", []),  # names, and parts of words
        ("“I knowed it,” he said.", []),
    ],
)
def test_regular_endings(text: str, found: list[tuple[str, str]]) -> None:
    findings = check_text(f"Levy put off\n\n{text}\n").findings
    of_rule = [each for each in findings if each.rule == "wire/verbs/irregular-past"]
    assert [(each.text, each.fix.replacements[0]) for each in of_rule] == found
