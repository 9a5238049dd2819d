"""What holds for any story: made up from pieces by Hypothesis."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from copyedit.document import Document, Span
from copyedit.fixing.edits import Outcome, choose, encode_outcome, only_edits_differ
from copyedit.formats.encoding import decode
from copyedit.formats.reading import document_of
from copyedit.reports.diff import render
from copyedit.running.checking import Checked
from copyedit.running.engine import Engine
from copyedit.running.settling import settle
from tests.stories_at_hand import rule

RULES = [
    rule('check: substitution\nfix: safe\nswap:\n  big: large\n  "but however,": but\n  old: ancient\n', "house/swap"),
    rule("check: repetition\nfix: safe\n", "house/twice"),
    rule('check: substitution\nfix: safe\nswap:\n  "first of all,": ""\n', "house/delete"),
    rule('check: substitution\nfix: safe\nswap:\n  "big ship": liner\n  "however, the": "the"\n', "house/longer"),
    rule("check: existence\nscope: [boilerplate]\nfix: safe\ndelete: true\npatterns: ['.+']\n", "house/web"),
]
PIECES = st.sampled_from(
    [
        *("big", "a big ship", "the the quay", "but however,", "First of all,", "an old mayor", "said", "A BIG SHIP"),
        *("“", "”", "‘", "’", '"', "'", "’s", ". ", ", ", "—", "[sic]"),
        *("😀", "e\u0301", "\u200b", "İ", "\u00a0", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "  "),
        *("but however, but however,", "the the the", "a big", "an", "not un"),
        *("Advertisement", "Leave a reply", "MOSCOW (Reuters) -", "By Ines Carrow"),
    ]
)
STORIES = st.lists(PIECES, max_size=40).map(" ".join) | st.text(
    st.characters(exclude_categories=["Cs", "Cc"]), max_size=200
)
ENGINE = Engine(RULES)


def _outcome(text: str) -> Outcome:
    document = document_of(text.encode("utf-8", "replace"), "story.txt")
    return choose(document, ENGINE.check(document), unsafe=True)


@given(st.binary(max_size=400))
def test_reading_and_encoding_again_gives_the_same_bytes(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except ValueError:
        return
    assert encoding.encode(text) == data


@given(STORIES)
def test_only_the_edits_differ(text: str) -> None:
    outcome = _outcome(text)
    assert only_edits_differ(outcome.document.source, outcome.text, outcome.edits)
    assert decode(encode_outcome(outcome))[0] == outcome.text


@given(STORIES)
def test_nothing_inside_a_quotation_changes(text: str) -> None:
    outcome = _outcome(text)
    quoted = [_source(outcome.document, block.span) for block in outcome.document.quotations]
    for edit in outcome.edits:
        assert not any(edit.span.start < q.end and q.start < edit.span.end for q in quoted)


def _source(document: Document, span: Span) -> Span:
    source = document.to_source(span)
    assert source is not None
    return source


@given(STORIES)
def test_findings_say_what_stands_there(text: str) -> None:
    document = document_of(text.encode("utf-8", "replace"), "story.txt")
    for finding in ENGINE.check(document):
        assert document.source[finding.span.start : finding.span.end].replace("\r\n", "\n") == finding.text


@settings(max_examples=40, deadline=None)
@given(STORIES)
def test_the_diff_applied_by_git_is_the_fixed_file(text: str) -> None:
    outcome = _outcome(text)
    patch = render(outcome)
    if not patch:
        return
    with TemporaryDirectory() as folder:
        story = Path(folder, "story.txt")
        story.write_bytes(text.encode("utf-8", "replace"))
        subprocess.run(
            ["git", "apply", "--whitespace=nowarn"], input=patch, cwd=folder, check=True, capture_output=True
        )
        assert story.read_bytes() == encode_outcome(outcome)


@given(STORIES)
def test_fixing_twice_is_fixing_once(text: str) -> None:
    once = _settled(text.encode("utf-8", "replace"))
    again = _settled(encode_outcome(once))
    assert [finding.text for finding in again.applied] == []
    assert again.text == once.text


def _settled(data: bytes) -> Outcome:
    return settle(_checked(data), lambda outcome: _checked(encode_outcome(outcome)), unsafe=True)


def _checked(data: bytes) -> Checked:
    document = document_of(data, "story.txt")
    return Checked(document, ENGINE.check(document), [])
