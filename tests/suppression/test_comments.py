"""Comments that silence rules: what they reach, and what is reported of those that reach nothing."""

import re
from collections.abc import Sequence

import pytest

from copyedit.document import Document, Span
from copyedit.findings import Finding, Fix, Level, Safety
from copyedit.formats.weaving import Weave, whole
from copyedit.rules.choosing import RulesInRun
from copyedit.rules.comment_rules import UNKNOWN, UNUSED, own_rules
from copyedit.suppression.comments import silence

OWN = {rule.id: rule for rule in own_rules()}
COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
PARAGRAPH = re.compile(r"(?:.+\n?)+")
WORDS = {"big": "house/size/big", "huge": "house/size/huge", "ship": "house/ship"}


def _document(source: str) -> Document:
    """Paragraphs with empty lines between, and comments as in HTML."""
    weave = Weave(source)
    page = whole(source)
    for paragraph in PARAGRAPH.finditer(source):
        weave.begin("paragraph")
        at = paragraph.start()
        for comment in COMMENT.finditer(source, *paragraph.span()):
            weave.add(page, Span(at, comment.start()))
            weave.comment(comment[1], page, Span(*comment.span()))
            at = comment.end()
        weave.add(page, Span(at, paragraph.end()))
    weave.end()
    return weave.document("a.md", {})


def _findings(source: str) -> list[Finding]:
    """Each “big”, “huge” and “ship” outside comments."""
    copy = COMMENT.sub(lambda comment: " " * len(comment[0]), source)
    return [
        Finding(WORDS[word[0]], Level.ERROR, Span(*word.span()), Span(0, 0), word[0], "", None,
                Fix((), Safety.DISPLAY, ()), 1.0, False)
        for word in re.finditer("|".join(WORDS), copy)
    ]  # fmt: skip


def _rules(off: Sequence[str] = (), advisory: Sequence[str] = ()) -> RulesInRun:
    rules = [OWN[UNUSED]._replace(id=name, advisory=name in advisory) for name in WORDS.values()]
    return RulesInRun(rules, frozenset(WORDS.values()) - set(off) - set(advisory))


def _reported(source: str, in_run: RulesInRun | None = None, own: Sequence[str] = (UNUSED, UNKNOWN)) -> list[Finding]:
    chosen = {name: OWN[name] for name in own}
    return silence(_document(source), _findings(source), chosen, in_run or _rules())


def _left(source: str) -> str:
    """What is reported, in order: the words found, and “?” for what is reported of a comment."""
    return " ".join("?" if f.rule in OWN else f.text for f in _reported(source))


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("A big ship. <!-- copyedit: ignore house/ship -->", "big"),
        ("A big ship. <!-- copyedit: ignore house/ship, house/size/big -->", ""),
        ("A big ship. <!-- copyedit: ignore house/ship house/size/big -->", ""),
        ("A big ship. <!-- copyedit: ignore house -->", ""),
        ("A big ship. <!-- copyedit: ignore house/size/* -->", "ship"),
        ("A big ship. <!-- copyedit: ignore */ship -->", "big"),
        ("A big ship. <!-- copyedit: ignore -->", ""),
        ("A big ship. <!--copyedit:ignore house/ship-->", "big"),
        ("A big ship. <!-- copyedit: ignore house/ship -- it is her name -->", "big"),
        ("A big ship. <!-- copyedit: ignore house/ship; it is her name -->", "big"),
        ("A big ship. <!-- copyedit: ignore house/ship (her name) -->", "big"),
        ("A big ship. <!-- copyedit: ignore -- house/ship is wrong here -->", ""),
        ("A big ship. <!-- it is her name -->", "big ship"),
        ("A big ship. <!-- see the guide on copyedit: ignore house -->", "big ship"),
    ],
)
def test_what_is_named(source: str, left: str) -> None:
    assert _left(source) == left


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("A big vote.\n\nA big <!-- copyedit: ignore house --> ship.\n\nA huge crew.", "big huge"),
        ("A big vote.\n\n<!-- copyedit: ignore house --> A big ship.\n\nA huge crew.", "big huge"),
        ("A big\nship, a huge\n<!-- copyedit: ignore house -->\nship.\n\nA huge crew.", "huge"),  # one paragraph
        ("A big ship.\n<!-- copyedit: ignore house -->\n\nA huge crew.", "huge"),  # right under it
        ("A big ship. <!-- copyedit: ignore */big -->\n<!-- copyedit: ignore */ship -->\n\nA huge crew.", "huge"),
        ("A big vote.\n\n<!-- copyedit: ignore house -->\n\nA huge crew.", "big ? huge"),  # alone
        ("<!-- copyedit: ignore house -->", "?"),
    ],
)
def test_ignore_holds_for_the_paragraph_it_stands_at(source: str, left: str) -> None:
    assert _left(source) == left


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("A big vote.\n\n<!-- copyedit: ignore-next house -->\n\nA big ship.\n\nA huge crew.", "big huge"),
        ("A big vote.\n\n<!-- copyedit: ignore-next house -->\nA big ship.\n\nA huge crew.", "big huge"),
        ("A big <!-- copyedit: ignore-next house --> ship.\n\nA huge crew.", "big huge"),  # the rest of the paragraph
        ("A big vote. <!-- copyedit: ignore-next house/ship -->\n\nA big ship.", "big big"),
        ("A big ship. <!-- copyedit: ignore-next house -->", "big ship ?"),
    ],
)
def test_ignore_next_holds_for_what_follows(source: str, left: str) -> None:
    assert _left(source) == left


OFF, ON = "<!-- copyedit: off -->", "<!-- copyedit: on -->"


@pytest.mark.parametrize(
    ("source", "left"),
    [
        (f"A big vote.\n\n{OFF}\n\nA big ship.\n\nA huge crew.", "big"),  # to the end
        (f"A big vote.\n\n{OFF}\n\nA big ship.\n\n{ON}\n\nA huge crew.", "big huge"),
        (f"A big {OFF} ship {ON} huge crew.", "big huge"),
        ("<!-- copyedit: off house/ship -->\n\nA big ship.\n\nA ship.", "big"),
        ("<!-- copyedit: off house/ship -->\n\nA big ship.\n\n<!-- copyedit: on house/ship -->\n\nA ship.", "big ship"),
        (f"{OFF}\n\nA big ship.\n\n<!-- copyedit: on house/ship -->\n\nA big ship.", "ship"),
        (f"<!-- copyedit: off house/ship -->\n\nA ship.\n\n{ON}\n\nA ship.", "ship"),
        (f"A big ship.\n\n{ON}\n\nA huge crew.", "big ship huge"),  # nothing was off
        (f"{OFF}\n\nA crew.\n\n{ON}\n\nA big ship.", "? big ship"),
    ],
)
def test_off_and_on(source: str, left: str) -> None:
    assert _left(source) == left


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("ignore house/size/huge", "No finding of “house/size/huge” is silenced here; remove the comment."),
        ("ignore house/ship, house/size/huge", "No finding of “house/size/huge” is silenced here; remove the comment."),
        ("ignore house/shp", "No rule is called “house/shp”; did you mean “house/ship”?"),
        ("ignore house/ship for once", "No rule is called “for”; put a reason after “ -- ” or “;”."),
        ("igonre house/ship", "“igonre” is not one of ignore, ignore-next, off, on."),
    ],
)
def test_what_is_reported_of_a_comment(comment: str, message: str) -> None:
    source = f"A big ship. <!-- copyedit: {comment} -->"
    reported = [finding for finding in _reported(source) if finding.rule in OWN]
    assert reported[0].message == message
    assert (reported[0].level, source[slice(*reported[0].span)]) == (Level.WARNING, f"<!-- copyedit: {comment} -->")


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("<!-- copyedit: ignore house -->\n\nA crew.", "there is no paragraph here; try “ignore-next”."),
        ("A crew.\n\n<!-- copyedit: ignore-next house -->", "no paragraph follows."),
    ],
)
def test_where_it_stands_wrong_it_says_so(source: str, why: str) -> None:
    [reported] = _reported(source)
    assert reported.message == f"No finding of “house” is silenced: {why}"


@pytest.mark.parametrize("note", ["copyedit: done by Ines", "copyedit: one more look", "copyedit:", "Copyedit, please"])
def test_notes_between_people_are_left_alone(note: str) -> None:
    assert _left(f"A big vote. <!-- {note} -->") == "big"


@pytest.mark.parametrize(
    ("rule", "off", "advisory", "reported"),
    [
        ("house/ship", [], [], True),
        ("house/ship", ["house/ship"], [], False),  # it may find something when it is on
        ("house", ["house/ship"], [], False),
        ("house/size", ["house/ship"], [], True),
        ("house/ship", [], ["house/ship"], False),
        ("house", [], ["house/ship"], True),  # an advisory rule is off unless it is named
        ("wire", [], [], False),  # a pack that is not on
        ("", ["house/ship"], [], False),
        ("", [], [], True),
    ],
)
def test_unused_is_reported_only_when_the_rule_could_have_found_it(
    rule: str, off: list[str], advisory: list[str], reported: bool
) -> None:
    source = f"A crew. <!-- copyedit: ignore {rule} -->"
    assert [f.rule for f in _reported(source, _rules(off, advisory))] == ([UNUSED] if reported else [])


def test_what_is_reported_of_comments_can_be_off() -> None:
    source = "A crew. <!-- copyedit: ignore house, huose -->"
    assert [f.rule for f in _reported(source)] == [UNUSED, UNKNOWN]
    assert [f.rule for f in _reported(source, own=[UNKNOWN])] == [UNKNOWN]
    assert _reported(source, own=[]) == []
