"""Fixes as tracked changes: accepted they give the fixed text, rejected the old one."""

import re
from typing import cast

import pytest

from copyedit.document import Span
from copyedit.findings import Edit
from copyedit.fixing.edits import Desk
from copyedit.formats.notes import Author
from copyedit.formats.reading import document_of
from tests.office.making import docx_of, members_of, paragraph, run
from tests.office.settling import settled

DESK = Author("News & Desk", "2026-03-04T10:15:00Z")
BOLD = "<w:b/>"
BY = 'w:author="News &amp; Desk" w:date="2026-03-04T10:15:00Z"'


def _tracked(body: str, *edits: tuple[int, int, str]) -> bytes:
    document = document_of(docx_of(body), "a.docx")
    desk = cast(Desk, document.origin["container"])
    return desk.write_tracked([Edit(Span(start, end), new) for start, end, new in edits], DESK)


def _body(data: bytes) -> str:
    return members_of(data)["word/document.xml"].decode().partition("<w:body>")[2].partition("</w:body>")[0]


def deleted(number: int, words: str, properties: str = "") -> str:
    text = run(words, properties).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
    return f'<w:del w:id="{number}" {BY}>{text}</w:del>'


def inserted(number: int, words: str, properties: str = "") -> str:
    return f'<w:ins w:id="{number}" {BY}>{run(words, properties)}</w:ins>'


@pytest.mark.parametrize(
    ("body", "edit", "expected"),
    [
        pytest.param(
            paragraph(run("A big ship", BOLD)), (2, 5, "large"),
            paragraph(run("A ", BOLD), deleted(1, "big", BOLD), inserted(2, "large", BOLD), run(" ship", BOLD)),
            id="in the middle of a run",
        ),
        pytest.param(
            paragraph(run("big")), (0, 3, "large"), paragraph(deleted(1, "big"), inserted(2, "large")), id="a whole run"
        ),
        pytest.param(paragraph(run("to to")), (0, 3, ""), paragraph(deleted(1, "to "), run("to")), id="a deletion"),
        pytest.param(
            paragraph(run("of summit")), (3, 3, "the "), paragraph(run("of "), inserted(2, "the "), run("summit")),
            id="an insertion",
        ),
        pytest.param(
            paragraph(run("remain soared")), (9, 10, "u"),
            paragraph(run("remain "), deleted(1, "soared"), inserted(2, "soured")),
            id="the whole word, not its letter",
        ),
        pytest.param(
            paragraph(run("a big"), run(" big", BOLD), run(" b")), (2, 9, "large"),
            paragraph(run("a "), deleted(1, "big"), inserted(2, "large"), deleted(4, " big", BOLD), run(" b")),
            id="over two runs",
        ),
        pytest.param(
            paragraph("<w:r><w:t>a</w:t><w:tab/><w:t>big</w:t><w:tab/><w:t>b</w:t></w:r>"), (2, 5, "large"),
            paragraph(
                "<w:r><w:t>a</w:t><w:tab/></w:r>",
                deleted(1, "big") + inserted(2, "large"),
                "<w:r><w:tab/><w:t>b</w:t></w:r>",
            ),
            id="between two tabs of one run",
        ),
        pytest.param(
            paragraph("<w:r><w:t>a big b</w:t><w:tab/></w:r>"), (2, 5, ""),
            paragraph(run("a "), deleted(1, "big"), '<w:r><w:t xml:space="preserve"> b</w:t><w:tab/></w:r>'),
            id="before a tab of its run",
        ),
        pytest.param(
            paragraph(f'<w:ins w:id="7" w:author="Lotte">{run("a big b")}</w:ins>'), (2, 5, "large"),
            paragraph(
                f'<w:ins w:id="7" w:author="Lotte">{run("a ")}{deleted(8, "big")}</w:ins>',
                inserted(9, "large"),
                f'<w:ins w:id="10" w:author="Lotte">{run(" b")}</w:ins>',
            ),
            id="inside what somebody else put in",
        ),
    ],
)  # fmt: skip
def test_how_a_fix_is_tracked(body: str, edit: tuple[int, int, str], expected: str) -> None:
    written = _tracked(body, edit)
    assert _body(written) == expected
    start, end, new = edit
    old = document_of(docx_of(body), "a.docx").source.removesuffix("\n").replace("\t", "")
    if "w:tab" not in body:
        assert settled(written, accept=True) == [old[:start] + new + old[end:]]
    if "Lotte" not in body:
        assert settled(written, accept=False) == [old]


def test_numbers_are_unique_and_what_was_changed_before_stays_changed_once() -> None:
    changed = '<w:b/><w:rPrChange w:id="41" w:author="Lotte"><w:rPr/></w:rPrChange>'
    body = _body(_tracked(paragraph(run("one two three four", changed)), (4, 7, "2"), (14, 18, "4")))
    numbers = re.findall(r'w:id="(\d+)"', body)
    assert len(numbers) == len(set(numbers)) == 5
    assert body.count("rPrChange ") == 1
    assert body.count("<w:b/>") == 6


def test_the_reader_takes_them_as_the_fixed_text() -> None:
    assert document_of(_tracked(paragraph(run("A big ship")), (2, 5, "large")), "a.docx").source == "A large ship\n"


def test_a_name_with_quotation_marks_is_one_attribute() -> None:
    desk = cast(Desk, document_of(docx_of(paragraph(run("A big ship"))), "a.docx").origin["container"])
    written = desk.write_tracked([Edit(Span(2, 5), "large")], Author('The "Desk" & <Co>', DESK.date))
    assert settled(written, accept=True, by='The "Desk" & <Co>') == ["A large ship"]
