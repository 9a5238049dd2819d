"""Files that real programs made, fixed and annotated, and read again by real programs."""

from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest

from copyedit.document import Document
from copyedit.fixing.edits import Outcome, choose, encode_notes, encode_outcome
from copyedit.formats.notes import Author
from copyedit.formats.reading import document_of
from copyedit.reports.notes import notes_of
from copyedit.running.engine import Engine
from tests.office.making import members_of
from tests.office.settling import settled
from tests.office.soffice import ACCEPT, AS_IS, REJECT, Job, needs_soffice, texts_of
from tests.stories_at_hand import rule

FILES = Path(__file__).parents[2] / "office" / "files"
NAMES = sorted(path.name for path in FILES.glob("*.docx")) + sorted(path.name for path in FILES.glob("*.odt"))
ENGINE = Engine(
    [
        rule('check: substitution\nfix: safe\nswap:\n  soared: soured\n  "but however,": but\n', "house/swap"),
        rule("check: repetition\nfix: safe\n", "house/twice"),
    ]
)
DESK = Author("News Desk", "2026-03-04T10:15:00Z")


def _document(name: str) -> Document:
    return document_of((FILES / name).read_bytes(), name)


@cache
def _outcome(name: str) -> Outcome:
    document = _document(name)
    return choose(document, ENGINE.check(document), unsafe=True)


RELATIONS = "between Port Lanrick and Velmar remain soared by a dispute over fishing rights & quotas, officials said"


@pytest.mark.parametrize("name", NAMES)
def test_what_is_read(name: str) -> None:
    document = _document(name)
    kinds = {document.source[slice(*block.span)]: block.kind for block in document.blocks}
    assert kinds["Talks stall in Port Lanrick"] == "headline"
    assert next(kind for text, kind in kinds.items() if text.endswith("Ines Carrow")) == "byline"
    assert kinds["40 tonnes of of cod"] == "cell"
    assert RELATIONS in document.source
    assert [document.source[slice(*quoted.span)] for quoted in document.quotations] == [
        "We will remain soared for years."
    ]


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("libreoffice")])
def test_what_somebody_tracked_and_remarked_is_told_from_the_text(name: str) -> None:
    source = _document(name).source
    assert "six hours but however, a visit to to Velmar" in source
    assert "long and bitter" not in source
    assert "Which of of them?" not in source
    assert "In the box they were were few.\n" in source
    assert "The figures of of the harbour office.\n" in source


@pytest.mark.parametrize("name", NAMES)
def test_fixed_files_hold_the_fixed_text_and_all_else_as_it_was(name: str) -> None:
    outcome = _outcome(name)
    fixed = encode_outcome(outcome)
    assert "remain soured by" in document_of(fixed, name).source
    before, after = members_of((FILES / name).read_bytes()), members_of(fixed)
    changed = {member for member in before if before[member] != after[member]}
    assert changed <= {"word/document.xml", "word/footnotes.xml", "content.xml"}
    assert list(before) == list(after)


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".docx")])
def test_python_docx_reads_what_was_written(name: str) -> None:
    outcome = _outcome(name)
    fixed = docx.Document(BytesIO(encode_outcome(outcome)))
    assert any("remain soured by a dispute" in paragraph.text for paragraph in fixed.paragraphs)
    notes = notes_of(outcome.findings)
    annotated = docx.Document(BytesIO(encode_notes(outcome.document, notes, DESK)))
    ours = [comment for comment in annotated.comments if comment.author == "News Desk"]
    assert [comment.text.splitlines()[-1] for comment in ours] == [f"[{finding.rule}]" for finding in outcome.findings]


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".docx")])
def test_tracked_changes_accepted_and_rejected(name: str) -> None:
    outcome = _outcome(name)
    tracked = encode_outcome(outcome, DESK)
    before = (FILES / name).read_bytes()
    assert settled(tracked, accept=False, by="News Desk") == settled(before, accept=True, by="nobody")
    fixed = encode_outcome(outcome)
    assert settled(tracked, accept=True, by="News Desk") == settled(fixed, accept=True, by="nobody")


def _jobs() -> dict[str, Job]:
    """For each file: as made, fixed, with tracked changes accepted and rejected, with comments."""
    jobs: dict[str, Job] = {}
    for name in NAMES:
        outcome, made = _outcome(name), (FILES / name).read_bytes()
        tracked, notes = encode_outcome(outcome, DESK), notes_of(outcome.findings)
        jobs |= {
            "made-" + name: Job(made, AS_IS),
            "made-accepted-" + name: Job(made, ACCEPT),
            "fixed-" + name: Job(encode_outcome(outcome), ACCEPT),
            "accepted-" + name: Job(tracked, ACCEPT),
            "rejected-" + name: Job(tracked, REJECT),
            "noted-" + name: Job(encode_notes(outcome.document, notes, DESK), AS_IS),
        }
    return jobs


@needs_soffice
def test_libreoffice_reads_what_was_written() -> None:
    texts = texts_of(_jobs())
    for name in NAMES:
        assert "remain soared by" in texts["made-" + name]
        assert "remain soured by" in texts["fixed-" + name]
        assert texts["accepted-" + name] == texts["fixed-" + name]
        assert texts["noted-" + name] == texts["made-" + name]
        if not name.startswith("libreoffice"):  # where rejecting takes back what Lotte Brandt had put in, too
            assert texts["rejected-" + name] == texts["made-accepted-" + name]


def test_a_list_of_changes_that_is_there_is_gone_on_with() -> None:
    """LibreOffice's file has Lotte Brandt's two; ours follow in the same list, each struck out or put in once."""
    outcome = _outcome("libreoffice.odt")
    content = members_of(encode_outcome(outcome, DESK))["content.xml"].decode()
    assert content.count("<text:tracked-changes") == 1
    assert content.count("Lotte Brandt</dc:creator>") == 3  # and a comment
    listed = content.partition("</text:tracked-changes>")[0]
    assert listed.count("News Desk</dc:creator>") == listed.count("<text:changed-region") - 2
    assert listed.count("<text:deletion>") - 1 >= len(outcome.edits)
