"""Findings as CriticMarkup: accepted it is the fixed text, rejected the story as it was."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copyedit.errors import FileError
from copyedit.fixing.edits import choose
from copyedit.formats.reading import document_of
from copyedit.reports import criticmarkup
from copyedit.running.engine import Engine
from tests.office.making import docx_of, paragraph, run
from tests.stories_at_hand import rule

ENGINE = Engine(
    [
        rule(
            "check: substitution\nmessage: Say {replacement}.\nfix: safe\nswap:\n  big: large\n  soared: soured\n",
            "h/big",
        ),
        rule("check: substitution\nmessage: Or?\nswap:\n  ship: [boat, ferry]\n", "h/ship"),
        rule("check: existence\nmessage: No.\nfix: safe\ndelete: true\ntokens: [very]\n", "h/very"),
        rule("check: substitution\nmessage: Article.\nfix: safe\nswap:\n  of summit: of the summit\n", "h/article"),
        rule("check: existence\nmessage: All of it.\nlevel: suggestion\ntokens: [big ship]\n", "h/phrase"),
    ]
)


def _rendered(text: str) -> str:
    document = document_of(text.encode(), "story.md", "text")
    return criticmarkup.render(document, ENGINE.check(document)).decode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A big sea.", "A {~~big~>large~~}{>>Say large. Instead: “large” [h/big]<<} sea."),
        ("It soared.", "It {~~soared~>soured~~}{>>Say soured. Instead: “soured” [h/big]<<}."),
        ("A ship.", "A {==ship==}{>>Or? Instead: “boat” or “ferry” [h/ship]<<}."),
        ("Hot of summit.", "Hot of {++the ++}{>>Article. Instead: “of the summit” [h/article]<<}summit."),
        (
            "He said: “A big sea.”",
            "He said: “A {==big==}{>>Say large. Instead: “large” "
            "This is in a quotation, which only the speaker can change. [h/big]<<} sea.”",
        ),
        (
            "A big ship.",
            "A {~~big~>large~~}{>>Say large. Instead: “large” [h/big]<<}{>>All of it. [h/phrase]<<} "
            "{==ship==}{>>Or? Instead: “boat” or “ferry” [h/ship]<<}.",
        ),
    ],
)
def test_how_findings_are_marked(text: str, expected: str) -> None:
    assert _rendered(text) == expected


def test_a_deletion_takes_its_blank() -> None:
    assert re.sub(r"\{>>.*?<<\}", "", _rendered("A very hot day.")) in (
        "A{-- very--} hot day.",
        "A {--very --}hot day.",
    )


def _settled(text: str, *, accept: bool) -> str:
    text = re.sub(r"\{>>.*?<<\}", "", text, flags=re.DOTALL)
    text = re.sub(r"\{==(.*?)==\}", r"\1", text)
    text = re.sub(r"\{~~(.*?)~>(.*?)~~\}", r"\2" if accept else r"\1", text)
    text = re.sub(r"\{--(.*?)--\}", "" if accept else r"\1", text)
    return re.sub(r"\{\+\+(.*?)\+\+\}", r"\1" if accept else "", text)


PIECES = st.sampled_from(
    ["a big", "ship", "of summit", "very", "soared", "“", "”", "the sea.", "\n\n", "😀", "é", "~", "="]
)


@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_accepted_it_is_the_fixed_text_and_rejected_the_old(text: str) -> None:
    document = document_of(text.encode(), "story.txt", "text")
    findings = ENGINE.check(document)
    rendered = criticmarkup.render(document, findings).decode()
    assert _settled(rendered, accept=False) == text
    # A deletion that takes its line with it is only told of: no mark reaches over a paragraph's end.
    offered = [f for f in findings if len(f.fix.replacements) == 1 and "\n" not in f.text]
    assert _settled(rendered, accept=True) == choose(document, offered, unsafe=True).text


def test_words_that_hold_marks_get_a_comment_only() -> None:
    engine = Engine([rule('check: existence\nmessage: No.\ntokens: ["{++ marks"]\n', "h/marks")])
    document = document_of(b"See {++ marks here.", "story.txt", "text")
    findings = engine.check(document)
    assert criticmarkup.render(document, findings).decode().startswith("See {>>No. [h/marks]<<}{++ marks")


def test_the_encoding_is_kept_or_told() -> None:
    document = document_of("A café with a big sea.".encode("cp1252"), "story.txt")
    assert "café with a {~~big~>large~~}".encode("cp1252") in criticmarkup.render(document, ENGINE.check(document))


def test_a_container_is_refused() -> None:
    document = document_of(docx_of(paragraph(run("A big sea."))), "story.docx")
    with pytest.raises(FileError, match="findings cannot be added to this format"):
        criticmarkup.render(document, ENGINE.check(document))
