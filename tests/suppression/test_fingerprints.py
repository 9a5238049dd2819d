"""Fingerprints: what a finding keeps its name through, and what gives it another."""

from hashlib import blake2b

import pytest

from copyedit.document import Span
from copyedit.findings import Finding, Fix, Level, Safety
from copyedit.formats.text import read_text
from copyedit.suppression.fingerprints import fingerprint

STORY = """Talks stall in Velmar

The mayor said a big ship had left the quay at dawn, to the surprise of all.

A crew of nine was aboard.
"""


def _names(text: str, *words: str, rule: str = "house/big", path: str = "a.txt") -> list[str]:
    """Fingerprints of the words, each looked for behind the one before."""
    document, at, findings = read_text(path, text), 0, []
    text = document.prose
    for word in words:
        at = text.index(word, at)
        place = Span(at, at + len(word))
        fix = Fix((), Safety.DISPLAY, ())
        findings.append(Finding(rule, Level.ERROR, place, place, word, "Use another.", None, fix, 1.0, False))
        at += len(word)
    return fingerprint(document, findings)


UNTOUCHED = {
    "a paragraph above": STORY.replace("The mayor", "Snow fell.\n\nThe mayor"),
    "a paragraph below": STORY + "\nThe crew slept.\n",
    "another beginning of the sentence": STORY.replace("The mayor said", "On Friday the mayor said"),
    "another headline": STORY.replace("Talks stall", "No end to talks"),
    "wrapped": STORY.replace("a big ship", "a big\nship"),
    "line endings": STORY.replace("\n", "\r\n"),
}
TOUCHED = {
    "the word before": STORY.replace("a big", "one big"),
    "the word after": STORY.replace("big ship", "big boat"),
}


@pytest.mark.parametrize("text", UNTOUCHED.values(), ids=UNTOUCHED)
def test_it_stays_through(text: str) -> None:
    assert _names(text, "big") == _names(STORY, "big")


@pytest.mark.parametrize("text", TOUCHED.values(), ids=TOUCHED)
def test_it_changes_with(text: str) -> None:
    assert _names(text, "big") != _names(STORY, "big")


def test_the_rule_counts_and_the_path_does_not() -> None:
    assert _names(STORY, "big", rule="house/large") != _names(STORY, "big")
    assert _names(STORY, "big", path="archive/b.txt") == _names(STORY, "big")


def test_curly_apostrophes_are_straight_ones() -> None:
    straight, curly = "It was Velmar's big ship.\n", "It was Velmar\N{RIGHT SINGLE QUOTATION MARK}s big ship.\n"
    assert _names(straight, "big") == _names(curly, "big")


def test_the_same_words_twice_are_two() -> None:
    again = "A big ship came.\n\nA big ship came.\n"
    first, second = _names(again, "big", "big")
    assert first != second
    assert _names("A big ship came.\n", "big") == [first]


def test_it_is_32_digits() -> None:
    [name] = _names(STORY, "big")
    assert len(name) == 32 and set(name) <= set("0123456789abcdef")


def test_it_is_the_same_on_every_machine_and_day() -> None:
    """Baselines lie in repositories: what this text gave at first it gives for ever."""
    recipe = "house/big", "mayor said a", "big", "ship had left", "1"
    assert _names(STORY, "big") == [blake2b("\0".join(recipe).encode(), digest_size=16).hexdigest()]
