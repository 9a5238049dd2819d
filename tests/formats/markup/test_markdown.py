"""Markdown: prose told from markup, places, front matter, and what must never change."""

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
    return document_of(source.encode(), "story.md")


def _prose(source: str) -> list[str]:
    return [words for _, words in blocks(_read(source))]


def _source_of(source: str, words: str) -> str | None:
    document = _read(source)
    start = document.prose.index(words)
    span = document.to_source(Span(start, start + len(words)))
    return None if span is None else source[span.start : span.end]


def test_the_parts_of_a_story() -> None:
    assert blocks(document_of((FILES / "harbour.md").read_bytes(), "harbour.md")) == [
        ("headline", "Ferry operators & port at odds"),
        ("paragraph", "The port's fees remain soared by a dispute, but however, talks go on."),
        ("headline", "Ferry operators & port at odds"),
        ("byline", "By Ines Carrow"),
        ("dateline", "PORT LANRICK (Lanrick Wire) —"),
        (
            "paragraph",
            f"Six hours of talks ended on Friday without a result, officials said in {LEFT_OUT} and at {LEFT_OUT}.",
        ),
        (
            "paragraph",
            "Relations between Lanrick & Sons and the port remain soared by a dispute over fees, but however, a third "
            "round is planned. “We will not be be hurried,” he said.",
        ),
        ("caption", "The quay on Friday, with the the ferry"),
        ("caption", "The old quay"),
        ("paragraph", "The fee is a tax, but however, we pay."),
        ("paragraph", "It is big."),
        ("paragraph", "A big note."),
        ("headline", "What is next"),
        ("paragraph", "The big ferry sails again."),
        ("paragraph", "Fees fall"),
        ("paragraph", "by a fifth*"),
        ("paragraph", "or more in a year"),
        ("cell", "Fee"),
        ("cell", "Crowns | marks"),
        ("cell", "The big ship"),
        ("cell", "12"),
        ("paragraph", "Ines Carrow <ports> covers big harbours. So it is."),
        ("paragraph", "Harbour master"),
        ("paragraph", "Karsten Oveland, the old master."),
        ("paragraph", f"The big end. {LEFT_OUT}"),
        ("paragraph", "The old footnote, see the list."),
    ]


def test_a_block_quote_is_somebodys_words_and_a_box_is_not() -> None:
    story = document_of((FILES / "harbour.md").read_bytes(), "harbour.md")
    assert quoted(story) == ["“We will not be be hurried,”", "The fee is a tax, but however, we pay.", "It is big."]


def test_a_fixed_file_has_its_code_addresses_and_quotations_as_they_were() -> None:
    before = (FILES / "harbour.md").read_text(encoding="utf-8")
    after = fixed(before.encode(), "harbour.md").text
    changed = [(a, b) for a, b in zip(before.splitlines(), after.splitlines(), strict=True) if a != b]
    assert changed == [
        (
            "description: 'The port''s fees remain soared by a dispute, but however, talks go on.'",
            "description: 'The port''s fees remain soared by a dispute, but talks go on.'",
        ),
        (
            "fees, but however, a **third round** is planned.[^round] “We will not be be hurried,” he said.",
            "fees, but a **third round** is planned.[^round] “We will not be be hurried,” he said.",
        ),
        (
            '![The quay on *Friday*, with the the ferry](quay.jpg "The old quay")',
            '![The quay on *Friday*, with the ferry](quay.jpg "The R&D quay")',
        ),
        ("> A big note.", "> A large note."),
        ("1. The big ferry", "1. The large ferry"),
        ("| The big ship | 12              |", "| The large ship | 12              |"),
        (
            "<p>Ines Carrow &lt;ports&gt; covers <b>big</b> harbours.<br/>So it is.</p>",
            "<p>Ines Carrow &lt;ports&gt; covers <b>large</b> harbours.<br/>So it is.</p>",
        ),
        (": Karsten Oveland, the old master.", ": Karsten Oveland, the R&D master."),
        (
            "The ~~big~~ end. <desk@lanrick.example> <!-- copyedit: off -->",
            "The ~~large~~ end. <desk@lanrick.example> <!-- copyedit: off -->",
        ),
        (
            "[^round]: The *old* footnote, see [the list][list].",
            "[^round]: The *R&D* footnote, see [the list][list].",
        ),
    ]


def test_comments() -> None:
    story = document_of((FILES / "harbour.md").read_bytes(), "harbour.md")
    assert [comment.text for comment in story.comments] == [
        "copyedit: ignore house/swap",
        "copyedit: off",
        "copyedit: on",
    ]


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("A soft\nwrap", ["A soft wrap"]),
        ("A soft \r\nwrap", ["A soft wrap"]),
        ("A hard  \nbreak, another\\\nbreak", ["A hard break, another break"]),
        ("> quoted\n> on\nlazily", ["quoted on lazily"]),
        ("AT&amp;T &#8212; &copy; 2026 &unknown;", ["AT&T — © 2026 &unknown;"]),
        (r"\*not\* bold\_ \\ \q", [r"*not* bold_ \ \q"]),
        ("un*believ*able", ["unbelievable"]),
        ("# A\nB\n===\nC", ["A", "B", "C"]),
        ("### Set *in* `code` ###", [f"Set in {LEFT_OUT}"]),
        ("[a [b] c](<x y> 'title') [d][e] [f]\n\n[e]: /e\n[f]: /f", ["a [b] c d f"]),
        ("a <span title='x > y'>b</span> c", ["a b c"]),
        ("a <kbd>Ctrl C</kbd> b", [f"a {LEFT_OUT} b"]),
        ("<script>\nbig big\n\n</script>\nB", ["B"]),
        ("- [ ] to do\n- [x] done", ["to do", "done"]),
        ("* one\n\n  two\n* three", ["one", "two", "three"]),
        ("[![Tests pass](b.svg)](http://x)", ["Tests pass"]),
        ("![Seen](quay.jpg 'quay') ![x][y]\n\n[y]: y 'y'", ["Seen", "quay", "x"]),
        ("- a <code> b\n  > c\n\n  d", [f"a {LEFT_OUT}", "c", "d"]),
        ("Click ![the icon](i.png) twice.", [f"Click {LEFT_OUT} twice.", "the icon"]),
        ("$5 and $10 or $5-$10", ["$5 and $10 or $5-$10"]),
        ('Read [this]({{< relref "a_b_c.md" >}}) and {{ site.title }}.', [f"Read this and {LEFT_OUT}."]),
        ("{% if a_b %}Yes *sir*{% endif %}", [f"{LEFT_OUT}Yes sir{LEFT_OUT}"]),
        ("{% raw %}\nbig {{ x }}\n\nbig\n{% endraw %}\n\nB", ["B"]),
        ('{{< highlight go "linenos=table" >}}\nbig big\n{{< / highlight >}}\n\nB', ["B"]),
        ("Where $E=mc^2$ is $a_b*c$ and *d*: $5 and $6.", [f"Where {LEFT_OUT} is {LEFT_OUT} and d: $5 and $6."]),
        ("Where $x , y$ and \\( a , b \\), $TSLA or $AAPL,", [f"Where {LEFT_OUT} and {LEFT_OUT}, $TSLA or $AAPL,"]),
        ("$$\\sum_x$$ is a $2m_ship$ for US$5=A$6.", [f"{LEFT_OUT} is a {LEFT_OUT} for US$5=A$6."]),
        (
            "A :rocket: at 10:30:45, :+1:. See [^1] there.",
            [f"A {LEFT_OUT} at 10:30:45, {LEFT_OUT}. See {LEFT_OUT} there."],
        ),
        ("Say %s or {name} for ${it}, 5%s.", [f"Say {LEFT_OUT} or {LEFT_OUT} for {LEFT_OUT}, 5%s."]),
        ("[a] [[b] ![c", ["[a] [[b] ![c"]),
        ("<i class='icon'></i> A <b>b</b> <!-- c --> d", [f"A b {LEFT_OUT} d"]),
        ("A {{ that was never closed", ["A {{ that was never closed"]),
        ("Lead\n{: .lead}", [f"Lead {LEFT_OUT}"]),
        ("See https://x.example/a_b_(c). So", [f"See {LEFT_OUT}). So"]),
        ("<details>\n<summary>More</summary>\n\nText *here*\n\n</details>", ["More", "Text here"]),
        ("|a|`b|c`|\n|-|-|-|\n|d\\|e||", ["a", "`b", "c`", "d|e"]),
        ("---\ntext between rules\n\n---\n", ["text between rules"]),
        ("\ufeffA", ["A"]),
        ("😀 *é*\n> ü &amp; *ß* b", ["😀 é", "ü & ß b"]),
        ("", []),
    ],
)
def test_prose(source: str, prose: list[str]) -> None:
    assert _prose(source) == prose


@pytest.mark.parametrize(
    ("source", "words", "stands_as"),
    [
        ("A soft\nwrap", "soft wrap", "soft\nwrap"),
        ("> a soft\n> wrap", "soft wrap", "soft\n> wrap"),
        ("A &amp; b", "A & b", "A &amp; b"),
        ("A \\* b", "A * b", "A \\* b"),
        ("A *bold* b", "bold", "bold"),
        ("A *bold* b", "A bold", None),
        ("A `code` b", f"A {LEFT_OUT} b", None),
        ("😀 > é [link](x) b", "link", "link"),
        ("![Seen](quay.jpg 'quay')", "quay", "quay"),
        ("---\ntitle: 'é''s'\n---\n😀 b", "é's", "é''s"),
        ("---\r\ntitle: x\r\n---\r\n\r\n😀 b\r\nc", "b c", "b\r\nc"),
    ],
)
def test_where_words_stand(source: str, words: str, stands_as: str | None) -> None:
    assert _source_of(source, words) == stands_as


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ("title: A big ship", [("headline", "A big ship")]),
        ("title: 'The port''s ship'", [("headline", "The port's ship")]),
        ('title: "The \\"big\\" ship"', [("headline", 'The "big" ship')]),
        ('title: "caf\\u00e9"', []),  # an escape that is not undone here
        ("title: A ship # a comment", [("headline", "A ship")]),
        ("title: 'A ship' # a comment", [("headline", "A ship")]),
        ("title: 'A #1 ship'", [("headline", "A #1 ship")]),
        ("title: |\n  A ship # 2", [("headline", "A ship # 2")]),
        ("title: [a, list]", []),
        ("title: 2026", []),
        ("title: &anchor A ship", []),
        ("title: A ship: more", []),  # no YAML
        ("description: >-\n  One\n  two.\n\ntags: x", [("paragraph", "One two.")]),
        ("summary: |\n  One\n  two.\nx: y", [("paragraph", "One two.")]),
        ("description: One\n  two", [("paragraph", "One two")]),
        ("Title: x\nog:\n  title: y\nx_title: z", []),
    ],
)
def test_yaml_front_matter(front: str, found: list[tuple[str, str]]) -> None:
    assert blocks(_read(f"---\n{front}\n---\nText.")) == [*found, ("paragraph", "Text.")]


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ('title = "A \\"big\\" ship"', [("headline", 'A "big" ship')]),
        ("title = 'A ship'", [("headline", "A ship")]),
        ('description = """\nOne\ntwo."""', [("paragraph", "One two.")]),
        ("[menu]\ntitle = 'x'", []),
        ("title = ['x']", []),
        ("title = 'no TOML", []),
    ],
)
def test_toml_front_matter(front: str, found: list[tuple[str, str]]) -> None:
    assert blocks(_read(f"+++\n{front}\n+++\nText.")) == [*found, ("paragraph", "Text.")]


@pytest.mark.parametrize(
    ("source", "fixed_as"),
    [
        ("---\ndescription: 'An old town, it''s big'\n---\n", "---\ndescription: 'An R&D town, it''s large'\n---\n"),
        ("The *big* and big", "The *large* and large"),
        ("the\nthe quay", "the quay"),
        ("> [!TIP]\n> the\n> the quay", "> [!TIP]\n> the quay"),
        ("`big` [big](big.md) <big@big.example> {{< big >}}", "`big` [large](big.md) <big@big.example> {{< big >}}"),
    ],
)
def test_fixed(source: str, fixed_as: str) -> None:
    assert fixed(source.encode(), "story.md").text == fixed_as


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("a*b", "a\\*b"),
        ("R&D", "R&D"),
        ("R&D;", "R\\&D;"),
        ("well-known", "well-known"),
        ("<b>", "\\<b\\>"),
        ("it's", "it's"),
    ],
)
def test_words_that_look_like_markup_stay_words(words: str, source: str) -> None:
    assert _read("A ship").written(words, 0) == source
    assert _prose(source) == [words]


DEEP = {
    "quotes": ">" * 10_000 + "a",
    "brackets": "[" * 10_000 + "a" + "]" * 10_000,
    "lists": "- " * 10_000 + "a",
    "indented lists": "\n".join(" " * (2 * depth) + "- a" for depth in range(1_000)),
    "pictures": "![" * 10_000 + "a" + "](b)" * 10_000,
    "emphasis": "*a **b " * 10_000,
    "tags": "<q>" * 10_000 + "a",
    "templates": "{% raw %}{{" * 10_000,
    "front matter": "---\ntitle: " + "[" * 10_000 + "\n---\na",
    "toml": "+++\ntitle = " + "[" * 10_000 + "\n+++\na",
}


@pytest.mark.parametrize("source", DEEP.values(), ids=DEEP)
def test_nested_ten_thousand_deep(source: str) -> None:
    fixed(source.encode(), "deep.md")


PIECES = st.sampled_from(
    [
        *("big", "the the", "but however,", "old", "*", "**", "_", "`", "``", "[", "](", "](big.md)", ")", "![", "<b>"),
        *("</b>", "<code>", "</code>", "<!-- big -->", "<div>", "</div>", "<q>", "&amp;", "&", "\\", "\\*", "|", "~~"),
        *("\n", "\n\n", "\r\n", "  \n", "> ", "- ", "1. ", "# ", "    ", "\t", "```\n", "---\n", "+++\n", "|-|-|\n"),
        *("title: ", "description: 'big'\n", "[^1]", "[^1]: ", ": ", "{{< big", ">}}", "{% raw %}", "{% endraw %}"),
        *("http://x.example/big", "<http://big.example>", "😀", "é", "“", "”", "\ufeff", "> [!NOTE]\n"),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.lists(PIECES, max_size=40).map(" ".join))
def test_promises_hold_for_anything(source: str) -> None:
    outcome = fixed(source.encode(), "story.md")
    again = document_of(encode_outcome(outcome), "story.md")
    assert [block.kind for block in again.blocks] == [block.kind for block in outcome.document.blocks]
    for edit in outcome.edits:
        assert not any(Span(*edit.span).touches(comment.span) for comment in outcome.document.comments)


LEFT_ALONE = st.sampled_from(
    [
        "`big the the`",
        "<https://x.example/big>",
        "https://x.example/big/old",
        "{{< big the the >}}",
        "{% include big.html %}",
        "<code>big big</code>",
        '<i class="big">',
        "[link](/big/old 'big')",
        "![ship](/big.jpg)",
        "\n\n```\nbig the the\n```\n\n",
        "\n\n> a big quotation\n\n",
        "“a big quotation”",
        "<!-- big -->",
    ]
)
AROUND = st.sampled_from(
    ["a big ship ", "*old* ", "but however, it ", "the the quay ", "😀 ", "&lt; ", "\\* ", "\n\nSo "]
)


@given(st.lists(st.tuples(AROUND, LEFT_ALONE), max_size=12))
def test_what_is_no_prose_stays(story: list[tuple[str, str]]) -> None:
    source = "---\nslug: big\nbig: the the\n---\n" + " ".join(f"{words}{kept}" for words, kept in story)
    after = fixed(source.encode(), "story.md").text
    assert after.startswith("---\nslug: big\nbig: the the\n---\n")
    at = 0
    for _, kept in story:
        assert kept.strip() in after[at:]
        at = after.index(kept.strip(), at) + len(kept.strip())


def test_comments_in_front_matter() -> None:
    source = "---\ntitle: A ship # copyedit: off wire/names\n# copyedit: on\n# other\n---\n\nA day.\n"
    comments = _read(source).comments
    assert [(comment.text, source[slice(*comment.span)]) for comment in comments] == [
        ("copyedit: off wire/names", "# copyedit: off wire/names"),
        ("copyedit: on", "# copyedit: on"),
    ]
