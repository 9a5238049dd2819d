"""AsciiDoc: prose told from markup, places, and what must never change."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copyedit.document import LEFT_OUT, Document, Span
from copyedit.fixing.edits import encode_outcome
from copyedit.formats.reading import document_of
from tests.formats.promises import blocks, fixed, quoted

FILES = Path(__file__).parent.parent / "files"


def _read(source: str) -> Document:
    return document_of(source.encode(), "story.adoc")


def test_the_parts_of_a_story() -> None:
    assert blocks(document_of((FILES / "harbour.adoc").read_bytes(), "harbour.adoc")) == [
        ("headline", "Ferry operators and port at odds"),
        ("paragraph", "Talks go on, but however, the fees stay."),
        ("dateline", "PORT LANRICK (Lanrick Wire) --"),
        (
            "paragraph",
            f"Six hours of talks ended on Friday without a result, officials said in {LEFT_OUT} and at {LEFT_OUT}. "
            f"See the list and the old list, {LEFT_OUT} and {LEFT_OUT}.",
        ),
        ("caption", "The icon"),
        (
            "paragraph",
            "Relations between Lanrick & Sons and the port remain soared by a dispute over fees, but however, a third "
            "round is planned. “We will not be be hurried,” he said, it’s late. So they went.",
        ),
        ("paragraph", "The old footnote."),
        ("paragraph", "The fee is a tax, but however, we pay."),
        ("paragraph", "It is big."),
        ("paragraph", "Very big."),
        ("paragraph", "A big note over two lines."),
        ("paragraph", "A tip with big words."),
        ("headline", "What is next"),
        ("caption", "The quay"),
        ("caption", "The quay on Friday"),
        ("paragraph", "The big ferry sails again."),
        ("paragraph", "Fees fall"),
        ("paragraph", "by a fifth"),
        ("paragraph", "or more"),
        ("paragraph", "done"),
        ("paragraph", "Harbour master"),
        ("paragraph", "Karsten Oveland, the old master."),
        *[("cell", words) for words in ("Fee", "Crowns", "The big ship", "12 or more")],
        ("headline", "Old heading"),
        ("paragraph", "The end and big H2O."),
    ]


def test_quote_blocks_are_somebodys_words() -> None:
    assert quoted(document_of((FILES / "harbour.adoc").read_bytes(), "harbour.adoc")) == [
        "“We will not be be hurried,”",
        "The fee is a tax, but however, we pay.",
        "It is big.",
        "Very big.",
    ]


def test_a_fixed_file_has_its_code_addresses_and_quotations_as_they_were() -> None:
    before = (FILES / "harbour.adoc").read_text(encoding="utf-8")
    after = fixed(before.encode(), "harbour.adoc").text
    changed = [(a, b) for a, b in zip(before.splitlines(), after.splitlines(), strict=True) if a != b]
    assert changed == [
        (
            ":description: Talks go on, but however, the fees stay.",
            ":description: Talks go on, but the fees stay.",
        ),
        (
            "and xref:old.adoc[the *old* list,window=_blank], {big} and image:big.png[The icon,20].",
            "and xref:old.adoc[the *R&D* list,window=_blank], {big} and image:big.png[The icon,20].",
        ),
        (
            'fees, but however, a third round is planned.footnote:[The old footnote.] "`We will not',
            'fees, but a third round is planned.footnote:[The R&D footnote.] "`We will not',
        ),
        ("NOTE: A big note", "NOTE: A large note"),
        ("A tip with *big* words.", "A tip with *large* words."),
        (". The big ferry", ". The large ferry"),
        (
            "Harbour master:: Karsten Oveland, the old master.",
            "Harbour master:: Karsten Oveland, the R&D master.",
        ),
        ("|The big ship", "|The large ship"),
        ("(((big,old)))The ((end)) and [.big]#big# H~2~O.", "(((big,old)))The ((end)) and [.big]#large# H~2~O."),
    ]


def test_comments() -> None:
    source = "// copyedit: off\nOne\n// copyedit: on\nline.\n\n////\ncopyedit: ignore\n////\n"
    assert [comment.text for comment in _read(source).comments] == ["copyedit: off", "copyedit: on", "copyedit: ignore"]
    assert blocks(_read(source)) == [("paragraph", "One line.")]


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("See {docs}/a_b_c.html[the *list*], {name}.", [f"See the list, {LEFT_OUT}."]),
        (r"A \{name} and {name}, \*b\*", [f"A {LEFT_OUT} and {LEFT_OUT}, *b*"]),
        ("say %s or {name}, 5% so", [f"say {LEFT_OUT} or {LEFT_OUT}, 5% so"]),
        ("A soft\nwrap", ["A soft wrap"]),
        ("A *b* _c_ #d# **e**f __g__h", ["A b c d ef gh"]),
        ("2 * 3 * 4, a_b_c and C# or F#", ["2 * 3 * 4, a_b_c and C# or F#"]),
        (r"a \*b* c", ["a *b* c"]),
        ("a `b` ``c``d +e+ pass:[f] kbd:[Ctrl]", [f"a {LEFT_OUT} {LEFT_OUT}d {LEFT_OUT} {LEFT_OUT} {LEFT_OUT}"]),
        ("link:a.html[b c] mailto:x@y.example[] http://a.example[d^]", [f"b c {LEFT_OUT} d"]),
        ("<<a>> <<b,c d>> {e}", [f"{LEFT_OUT} c d {LEFT_OUT}"]),
        ("'`a`' it`'s &amp; &copy;", ["‘a’ it’s & ©"]),
        ("[[id]]a (((b,c)))d ((e))", ["a d e"]),
        ("= Title\nAn Author <a@b.example>\nv1.0\n:key: value\n\nText", ["Title", "Text"]),
        ("Title\n-----\n\nText", ["Title", "Text"]),
        ("----\nbig\n----\nAfter", ["After"]),
        ("....\nbig\n....\n\n++++\n<b>big</b>\n++++\n\nAfter", ["After"]),
        ("```js\nbig\n```\nAfter", ["After"]),
        ("[source]\nbig\nbig\n\nAfter", ["After"]),
        ("[listing]\n--\nbig\n\nbig\n--\nAfter", ["After"]),
        (" literal\n\nAfter", ["After"]),
        ("====\nIn\n\n****\nDeeper\n****\n====\nAfter", ["In", "Deeper", "After"]),
        ("* a\n** b\n- c\n. d\n1. e", ["a", "b", "c", "d", "e"]),
        ("* a\ngoes on\n+\nattached\n* b", ["a goes on", "attached", "b"]),
        ("A. Carrow said so", ["A. Carrow said so"]),
        ("wrapped to\n- or so", ["wrapped to - or so"]),
        ("Term:: Meaning\nSecond::\n  more", ["Term", "Meaning", "Second", "more"]),
        ("std::vector is: so", ["std::vector is: so"]),
        ("image::a.png[]\nvideo::b.mp4[The quay]\ninclude::big.adoc[]\n\nAfter", ["The quay", "After"]),
        ("|===\n|a |b\n2+^.^|c\na|d\n\nmore\nl|big\n|===\nAfter", ["a", "b", "c", "d more", "After"]),
        (",===\nbig,big\n,===\n\nAfter", ["After"]),
        ("a\r\nb\r\n\r\n* c\r\nd", ["a b", "c d"]),
        ("\ufeff😀 *é* b", ["😀 é b"]),
        ("----\nnever closed", []),
        ("", []),
    ],
)
def test_prose(source: str, prose: list[str]) -> None:
    assert [words for _, words in blocks(_read(source))] == prose


@pytest.mark.parametrize(
    ("source", "words", "stands_as"),
    [
        ("* a soft\n  wrap", "soft wrap", "soft\n  wrap"),
        ("😀 link:x[é link]", "é link", "é link"),
        ("a &amp; b", "a & b", "a &amp; b"),
        ("a *b*", "a b", None),
    ],
)
def test_where_words_stand(source: str, words: str, stands_as: str | None) -> None:
    document = _read(source)
    start = document.prose.index(words)
    span = document.to_source(Span(start, start + len(words)))
    assert (None if span is None else source[span.start : span.end]) == stands_as


@pytest.mark.parametrize(
    ("words", "source"), [("R&D", "R&D"), ("well-known", "well-known"), ("a*b", None), ("{a}", None)]
)
def test_words_that_look_like_markup_are_not_written(words: str, source: str | None) -> None:
    assert _read("A ship").written(words, 0) == source


DEEP = {
    "blocks": "".join("=" * (4 + depth) + "\n" for depth in range(1_000)) + "a",
    "marks": "*_#" * 10_000 + "a" + "#_*" * 10_000,
    "macros": "footnote:[" * 10_000,
    "quotations": "____\n" * 10_001 + "a",
    "tables": "|===\n" * 10_001 + "a",
}


@pytest.mark.parametrize("source", DEEP.values(), ids=DEEP)
def test_nested_deep(source: str) -> None:
    fixed(source.encode(), "deep.adoc")


PIECES = st.sampled_from(
    [
        *(
            "big",
            "the the",
            "but however,",
            "old",
            "*",
            "_",
            "`",
            "#",
            "+",
            "[",
            "]",
            "http://x.example[",
            "<<a,",
            ">>",
        ),
        *("footnote:[", "image:a[", '"`', '`"', "`'", "{a}", "\\", "&amp;", "((", "))", "\n", "\n\n", "\r\n", " +\n"),
        *(
            "* ",
            ". ",
            "= ",
            "== ",
            "a:: ",
            "----\n",
            "====\n",
            "____\n",
            "--\n",
            "|===\n",
            "|",
            "[quote]\n",
            "[source]\n",
        ),
        *(
            ".Title\n",
            ":a: b\n",
            ":description: ",
            "// ",
            "////\n",
            "+\n",
            "NOTE: ",
            "😀",
            "é",
            "“",
            "”",
            "\ufeff",
            "\t",
        ),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.lists(PIECES, max_size=40).map(" ".join))
def test_promises_hold_for_anything(source: str) -> None:
    outcome = fixed(source.encode(), "story.adoc")
    again = document_of(encode_outcome(outcome), "story.adoc")
    assert [block.kind for block in again.blocks] == [block.kind for block in outcome.document.blocks]


LEFT_ALONE = st.sampled_from(
    [
        "`big the the`",
        "https://x.example/big/old",
        "link:/big/old[there]",
        "{big}",
        "kbd:[big]",
        "“a big quotation”",
        "\n\n----\nbig the the\n----\n\n",
        "\n\n[source]\nbig the the\n\n",
        "\n\n// big the the\n\n",
        "\n\n[quote]\na big quotation\n\n",
        "\n\n:big: the the\n\n",
    ]
)
AROUND = st.sampled_from(["a big ship ", "*old* ", "but however, it ", "the the quay ", "😀 ", "&lt; ", "\n\nSo "])


@given(st.lists(st.tuples(AROUND, LEFT_ALONE), max_size=12))
def test_what_is_no_prose_stays(story: list[tuple[str, str]]) -> None:
    after = fixed("".join(f"{words}{kept} x " for words, kept in story).encode(), "story.adoc").text
    at = 0
    for _, kept in story:
        assert kept in after[at:]
        at = after.index(kept, at) + len(kept)


def test_a_change_does_not_meet_an_address() -> None:
    source = "He went, but however,http://lanrick.example[there] it ends."
    assert fixed(source.encode(), "a.adoc").text == source
