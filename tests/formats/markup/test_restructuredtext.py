"""reStructuredText: prose told from markup, places, and what must never change."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from copyedit.document import LEFT_OUT, Document, Span
from copyedit.fixing.edits import encode_outcome
from copyedit.formats.reading import document_of
from tests.formats.promises import blocks, fixed, quoted

FILES = Path(__file__).parent.parent / "files"


def _read(source: str) -> Document:
    return document_of(source.encode(), "story.rst")


def test_the_parts_of_a_story() -> None:
    assert blocks(document_of((FILES / "harbour.rst").read_bytes(), "harbour.rst")) == [
        ("headline", "Ferry operators and port at odds"),
        ("paragraph", "A big draft"),
        ("byline", "By Ines Carrow"),
        ("dateline", "PORT LANRICK (Lanrick Wire) —"),
        (
            "paragraph",
            f"Six hours of talks ended on Friday without a result, officials said in {LEFT_OUT} and at {LEFT_OUT}. "
            f"A. Oveland agreed {LEFT_OUT} with the list, not {LEFT_OUT}.",
        ),
        (
            "paragraph",
            "Relations between Lanrick & Sons and the port remain soared by a dispute over fees, but however, a third "
            "round is planned. “We will not be be hurried,” he said.",
        ),
        ("paragraph", "The fee is a tax, but however, we pay."),
        ("paragraph", "-- Karsten Oveland"),
        ("paragraph", "A big note over two lines."),
        ("paragraph", "And a second."),
        ("headline", "What is next"),
        ("paragraph", "The big ferry sails again."),
        ("paragraph", "Fees fall"),
        ("paragraph", "by a fifth"),
        ("paragraph", "or more"),
        ("paragraph", "Harbour master"),
        ("paragraph", "Karsten Oveland, the old master."),
        ("paragraph", "As it is written:"),
        ("caption", "The quay on Friday"),
        ("caption", "The the ferry."),
        ("paragraph", "The big one."),
        *[("cell", words) for words in ("Fee", "Crowns", "The big ship", "12", "The old", "one", "13")],
        *[("cell", words) for words in ("Port", "Master", "Big Lanrick", "Old")],
        ("paragraph", "A line of verse"),
        ("paragraph", "and the next"),
        ("paragraph", "The old footnote."),
        ("paragraph", "big"),
    ]


def test_what_is_indented_is_somebodys_words() -> None:
    assert quoted(document_of((FILES / "harbour.rst").read_bytes(), "harbour.rst")) == [
        "“We will not be be hurried,”",
        "The fee is a tax, but however, we pay.",
        "-- Karsten Oveland",
    ]


def test_a_fixed_file_has_its_code_targets_and_quotations_as_they_were() -> None:
    before = (FILES / "harbour.rst").read_text(encoding="utf-8")
    after = fixed(before.encode(), "harbour.rst").text
    changed = [(a, b) for a, b in zip(before.splitlines(), after.splitlines(), strict=True) if a != b]
    assert changed == [
        (":summary: A big draft", ":summary: A large draft"),
        (
            "fees, but however, a **third round** is planned. “We will not be be hurried,” he said.",
            "fees, but a **third round** is planned. “We will not be be hurried,” he said.",
        ),
        (".. note:: A big note", ".. note:: A large note"),
        ("1. The big ferry", "1. The large ferry"),
        ("   Karsten Oveland, the old master.", "   Karsten Oveland, the R&D master."),
        ("   The the ferry.", "   The ferry."),
        ("   The big one.", "   The large one."),
        (".. [1] The *old* footnote.", ".. [1] The *R&D* footnote."),
        (".. |big| replace:: big", ".. |big| replace:: large"),
    ]


def test_comments() -> None:
    source = ".. copyedit: off\n\nA.\n\n..\n   copyedit: on\n   again\n\n..\n\n   quoted\n"
    assert [comment.text for comment in _read(source).comments] == ["copyedit: off", "copyedit: on\n   again"]
    assert quoted(_read(source)) == ["quoted"]


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("A soft\nwrap", ["A soft wrap"]),
        ("A *b* **c** d", ["A b c d"]),
        ("2 * 3 * 4 and *args", ["2 * 3 * 4 and *args"]),
        ("un\\ *believ*\\ able", ["unbelievable"]),
        (r"a \*b\* c", ["a *b* c"]),
        ("a ``b``s", [f"a {LEFT_OUT}s"]),
        ("say %s or {name}, 5% so", [f"say {LEFT_OUT} or {LEFT_OUT}, 5% so"]),
        ("`a b <c>`_ `d`_ e_ f__ `g`", [f"a b d e f {LEFT_OUT}"]),
        (":term:`a <b>` :term:`c` :sub:`2`", [f"a {LEFT_OUT} 2"]),
        ("a [1]_, |b| http://c.example/d_e.", [f"a {LEFT_OUT}, {LEFT_OUT} {LEFT_OUT}."]),
        ("a snake_case and __init__", ["a snake_case and __init__"]),
        ("Quoth` he <x>`_", ["Quoth` he <x>`_"]),
        ("A` \nquay <x>`_", ["A` quay <x>`_"]),
        ("One\ntwo\n  three\n\nfour", ["One two", "three", "four"]),
        ("Title\n=====\nText", ["Title", "Text"]),
        ("==\nAt\n==\nText", ["At", "Text"]),
        ("One\n\n----\n\nTwo", ["One", "Two"]),
        ("As follows::\n\n  big\n\n  big\n\nAfter", ["As follows:", "After"]),
        ("As follows ::\n\n  big\n\nAfter", ["As follows", "After"]),
        ("::\n\n  big\n\nAfter", ["After"]),
        ("- As follows::\n\n    big\n\n  After", ["As follows:", "After"]),
        ("- a\n\n  b\n- c\n* d", ["a", "b", "c", "d"]),
        ("- - a\n  - b", ["a", "b"]),
        ("A. Carrow said the\nferry was late.", ["A. Carrow said the ferry was late."]),
        ("A. One\nB. Two", ["One", "Two"]),
        ("1987. The\nyear", ["1987. The year"]),
        ("Text\n\n:Field: body\n   more", ["Text", "body more"]),
        ("-o FILE, --output=FILE  Where it goes", ["Where it goes"]),
        ("Term\n  Meaning\n\n  more", ["Term", "Meaning", "more"]),
        (".. code:: python\n\n   big\n\n   big\n\nAfter", ["After"]),
        (".. unknown:: big\n   :big: big\n\n   Text", ["Text"]),
        (".. deprecated:: 1.2\n\nAfter", ["After"]),
        (".. _target: http://big\n__ http://big\n\nAfter", ["After"]),
        ("* .. _target:\n\n  Text", ["Text"]),
        (".. [CIT] A citation\n   goes on", ["A citation goes on"]),
        ("+---+---+\n| a | b |\n|   | c |\n+---+---+\n| d     |\n+---+---+", ["a", "b c", "d"]),
        ("==  ==\na   b\n==  ==\n\nAfter", ["a", "b", "After"]),
        (">>> big\nbig\n\nAfter", ["After"]),
        ("a\r\nb\r\n\r\n- c\r\n  d", ["a b", "c d"]),
        ("\ufeff😀 *é* b", ["😀 é b"]),
        ("", []),
    ],
)
def test_prose(source: str, prose: list[str]) -> None:
    assert [words for _, words in blocks(_read(source))] == prose


@pytest.mark.parametrize(
    ("source", "words", "stands_as"),
    [
        ("- a soft\n  wrap", "soft wrap", "soft\n  wrap"),
        ("😀 `é link <x>`_", "é link", "é link"),
        ("a \\*b", "a *b", "a \\*b"),
        ("a *b*", "a b", None),
    ],
)
def test_where_words_stand(source: str, words: str, stands_as: str | None) -> None:
    document = _read(source)
    start = document.prose.index(words)
    span = document.to_source(Span(start, start + len(words)))
    assert (None if span is None else source[span.start : span.end]) == stands_as


def test_nothing_is_written_into_a_drawn_table() -> None:
    """A longer word would move the columns, and the table would be one no more."""
    for table in ("==  ==\na   big\n==  ==\n", "+-----+\n| big |\n+-----+\n"):
        assert fixed(table.encode(), "story.rst").text == table


DEEP = {
    "lists": "- " * 10_000 + "a",
    "indents": "\n\n".join(" " * depth + "a" for depth in range(1_000)),
    "marks": "*a **b `c " * 10_000,
    "directives": "\n".join(" " * depth + ".. note::" for depth in range(1_000)),
    "rules": "a\n=\n" * 10_000,
}


@pytest.mark.parametrize("source", DEEP.values(), ids=DEEP)
def test_nested_deep(source: str) -> None:
    fixed(source.encode(), "deep.rst")


PIECES = st.sampled_from(
    [
        *(
            "big",
            "the the",
            "but however,",
            "old",
            "*",
            "**",
            "`",
            "``",
            "`_",
            "_",
            ":ref:`",
            " <x>`_",
            "|",
            "\\",
            "[1]_",
        ),
        *("\n", "\n\n", "\r\n", "  ", "   ", "- ", "1. ", "A. ", ":a: ", "-a  ", "::", "====\n", "----\n", "== ==\n"),
        *("+--+--+\n", "| ", ".. ", ".. note:: ", ".. code:: ", ".. figure:: x\n", "   :alt: ", ".. [1] ", ".. _a: b"),
        *(">>> ", "__ a", "😀", "é", "“", "”", "\ufeff", "\t", "http://big.example/"),
    ]
)


@example("é`\né <x>`_")
@example("big\nbig\n <x>`_")
@example("but however,__ a")
@example("but however,*`*")
@example("a__ a__ ab")
@given(st.lists(PIECES, max_size=40).map("".join) | st.lists(PIECES, max_size=40).map(" ".join))
def test_promises_hold_for_anything(source: str) -> None:
    outcome = fixed(source.encode(), "story.rst")
    again = document_of(encode_outcome(outcome), "story.rst")
    assert [block.kind for block in again.blocks] == [block.kind for block in outcome.document.blocks]


LEFT_ALONE = st.sampled_from(
    [
        "``big the the``",
        ":func:`big big`",
        "`link </big/old>`_",
        "https://x.example/big/old",
        "“a big quotation”",
        "as written::\n\n   big the the\n\n",
        "\n\n.. code-block:: text\n\n   big the the\n\n",
        "\n\n.. big the the\n\n",
        "\n\n   a big quotation\n\n",
        "\n\n.. _big: http://big.example\n\n",
    ]
)
AROUND = st.sampled_from(["a big ship ", "*old* ", "but however, it ", "the the quay ", "😀 ", "\\* ", "\n\nSo "])


@given(st.lists(st.tuples(AROUND, LEFT_ALONE), max_size=12))
def test_what_is_no_prose_stays(story: list[tuple[str, str]]) -> None:
    after = fixed(" ".join(words + kept for words, kept in story).encode(), "story.rst").text
    at = 0
    for _, kept in story:
        assert kept in after[at:]
        at = after.index(kept, at) + len(kept)
