"""What is left out inside a sentence: no safe fix touches the blank beside it, in any format."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from copyedit.document import LEFT_OUT
from copyedit.fixing.edits import choose, encode_outcome
from copyedit.formats.left_out import needs_placeholder
from copyedit.formats.reading import document_of
from copyedit.running.rule_sets import RuleSets
from copyedit.settings.config import Config
from tests.office.making import docx_of, odt_of

ENGINE = RuleSets().for_settings(Config()).engine

# A sentence with something left out at “{}”. A blank stands before it, behind it or on both sides.
SENTENCES = (
    "The width of the quay is given by {}, then by the harbour office.",
    "The port council has a new {}. Ferries will sail again in May.",
    "Ferries to the island are halted {}; the rest sail.",
    "Is the port closed {}? The harbour office did not say.",
    "The harbour office (see page {}) did not say.",
    "The quay{} , which was rebuilt in May, is open.",
    "Ferries {} to the island are halted.",
    "“Ferries are halted,” the harbour office said {}: the quay is shut.",
)


def _page(sentence: str, thing: str) -> bytes:
    return f"<p>{escape(sentence).replace('{}', thing)}</p>".encode()


def _item(sentence: str, thing: str) -> bytes:
    words = escape(sentence).replace("{}", thing)
    return f"<nitf><body><body.content><p>{words}</p></body.content></body></nitf>".encode()


def _text(sentence: str, thing: str) -> bytes:
    return sentence.replace("{}", thing).encode()


def _docx(sentence: str, thing: str) -> bytes:
    before, _, behind = sentence.partition("{}")
    words = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    return docx_of(f"<w:p>{words.format(before)}<w:r>{thing}</w:r>{words.format(behind)}</w:p>")


def _odt(sentence: str, thing: str) -> bytes:
    return odt_of(f"<text:p>{sentence.replace('{}', thing)}</text:p>")


_ANCHORED = "<w:drawing><wp:anchor><wp:docPr/></wp:anchor></w:drawing>"
_NOTE = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body>"
FORMATS: dict[str, tuple[Callable[[str, str], bytes], tuple[str, ...]]] = {
    "html": (
        _page,
        (
            "<span><math><mi>x</mi></math></span>",
            '<span style="display:none">x</span>',
            '<img src="a.png">',
            '<img src="a.png" alt="">',
            "<!-- -->",
            '<i class="icon"></i>',
            "<code>x</code>",
            "<svg><path/></svg>",
            '<a id="here"></a>',
            "<button>Share</button>",
            "<script>x</script>",
        ),
    ),
    "md": (
        _text,
        (
            "`x`",
            "![A quay](a.png)",
            '<img src="a.png">',
            "<!-- note -->",
            '<i class="icon"></i>',
            "[^1]",
            "https://port.example/",
            "<https://port.example/>",
            "{{< figure >}}",
            "$E=mc^2$",
            ":rocket:",
        ),
    ),
    "rst": (_text, ("``x``", "[1]_", "|quay|", ":func:`x`", "https://port.example/")),
    "adoc": (
        _text,
        (
            "`x`",
            "image:a.png[]",
            "footnote:[A note.]",
            "(((quay)))",
            "[[here]]",
            "stem:[x]",
            "https://port.example/",
            "{quay}",
        ),
    ),
    "nitf": (_item, ("<copyrite>x</copyrite>", "<!-- note -->", "<virtloc/>")),
    "docx": (
        _docx,
        (
            '<w:footnoteReference w:id="2"/>',
            "<w:drawing><wp:inline/></w:drawing>",
            _ANCHORED,
            "<w:pict/>",
            '<w:sym w:char="F04A"/>',
        ),
    ),
    "odt": (
        _odt,
        (
            f"{_NOTE}</text:note>",
            '<draw:frame text:anchor-type="as-char"/>',
            '<draw:frame text:anchor-type="char"/>',
        ),
    ),
}
THINGS = [(name, thing) for name, (_, things) in FORMATS.items() for thing in things]


@pytest.mark.parametrize(("name", "thing"), THINGS)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_safe_fix_at_what_is_left_out(name: str, thing: str, sentence: str) -> None:
    write, _ = FORMATS[name]
    document = document_of(write(sentence, thing), f"story.{name}")
    outcome = choose(document, ENGINE.check(document), unsafe=False)
    assert [finding.text for finding in outcome.applied] == []
    encode_outcome(choose(document, ENGINE.check(document), unsafe=True))  # raises if more than the edits differs


@pytest.mark.parametrize(("name", "thing"), THINGS)
def test_a_placeholder_keeps_the_blank_from_the_comma(name: str, thing: str) -> None:
    write, _ = FORMATS[name]
    assert f"given by {LEFT_OUT}, then" in document_of(write(SENTENCES[0], thing), f"story.{name}").prose


@pytest.mark.parametrize(("name", "thing"), THINGS)
def test_a_slip_elsewhere_in_the_sentence_is_fixed(name: str, thing: str) -> None:
    write, _ = FORMATS[name]
    document = document_of(write("The quay by the the harbour {} is open , it said.", thing), f"story.{name}")
    assert [finding.text for finding in choose(document, ENGINE.check(document), unsafe=False).applied] == [
        "the the",
        " ,",
    ]


@pytest.mark.parametrize(
    ("source", "name", "prose"),
    [
        ("<p><img src=a> The quay <!-- a --> is<!-- b --> shut.<img src=b></p>", "a.html", "The quay is shut."),
        ("<p>The quay<sup>2</sup> and <b> </b>port</p>", "a.html", "The quay2 and port"),
        ("![A](a.png) The quay is shut. ![B](b.png)", "a.md", "The quay is shut."),
        ("The quay is shut.[^1] It reopens.", "a.md", "The quay is shut. It reopens."),
        ("The quay is shut.footnote:[A note.] It reopens.", "a.adoc", "The quay is shut. It reopens."),
    ],
)
def test_no_placeholder_where_none_is_needed(source: str, name: str, prose: str) -> None:
    document = document_of(source.encode(), name)
    assert prose in (document.prose[block.span.start : block.span.end] for block in document.blocks)


BLANKS = st.text(st.sampled_from(" \t"), max_size=2)
BESIDE = st.text(st.sampled_from("a,.;:!?)(“” "), max_size=4)


@example("", "")
@given(BESIDE, BESIDE)
def test_without_a_placeholder_no_blank_is_left_before_a_stop_or_a_blank(before: str, after: str) -> None:
    if not needs_placeholder(before, after):
        joined = (before[-1:] + after.lstrip()[:1]) if after[:1].isspace() else before[-1:] + after[:1]
        assert not (before[-1:].isspace() and joined[-1:] in ",.;:!?)”")
        assert not (before[-1:].isspace() and after[:1].isspace())
