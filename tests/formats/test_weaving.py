"""Prose from a source with markup: every character keeps its place, through one layer or two."""

from copyedit.document import LEFT_OUT, Document, Segment, Span
from copyedit.formats.weaving import Layer, Weave, piecewise, whole, within


def _source_of(document: Document, words: str) -> str | None:
    start = document.prose.index(words)
    span = document.to_source(Span(start, start + len(words)))
    return None if span is None else document.source[span.start : span.end]


def _page() -> Document:
    weave = Weave("<p>The <b>ferry</b> &amp; the\n   quay</p>")
    page = whole(weave.source)
    weave.begin("paragraph")
    for start, end in ((3, 7), (10, 15), (19, 20)):
        weave.add(page, Span(start, end))
    weave.put("&", page, Span(20, 25))
    weave.add(page, Span(25, 37))
    return weave.document("story.html", {})


def test_prose_is_what_a_reader_sees() -> None:
    assert _page().prose.strip() == "The ferry & the quay"


def test_words_and_entities_have_their_places() -> None:
    page = _page()
    assert _source_of(page, "ferry") == "ferry"
    assert _source_of(page, "&") == "&amp;"
    assert _source_of(page, " & the quay") == " &amp; the\n   quay"


def test_words_on_two_sides_of_a_tag_are_no_one_stretch() -> None:
    assert _source_of(_page(), "The ferry") is None


def test_an_insertion_at_a_tag_has_a_place() -> None:
    page = _page()
    assert page.to_source(Span(4, 4)) == Span(10, 10)


def test_a_block_of_blanks_is_none() -> None:
    weave = Weave("a   b")
    text = whole(weave.source)
    weave.begin("headline")
    weave.add(text, Span(1, 4))
    weave.begin("paragraph")
    weave.add(text, Span(4, 5))
    assert [block.kind for block in weave.document("x", {}).blocks] == ["paragraph"]


def test_a_layer_within_a_layer() -> None:
    """The feed's “&lt;b&gt;Tide &amp;amp; wind” says “<b>Tide &amp; wind”, which says “Tide & wind”."""
    feed = Layer("<b>x", (Segment(Span(0, 1), Span(10, 14), False), Segment(Span(1, 4), Span(14, 17))))
    page = Layer("x", (Segment(Span(0, 1), Span(3, 4)),))
    assert within(feed, page).segments == (Segment(Span(0, 1), Span(16, 17)),)


def test_marked_words_are_a_quotation_with_those_in_quotation_marks() -> None:
    weave = Weave("He said “No” and <q>never “ever”</q>.")
    text = whole(weave.source)
    weave.begin("paragraph")
    weave.add(text, Span(0, 17))
    weave.quote()
    weave.add(text, Span(20, 32))
    weave.unquote()
    weave.add(text, Span(36, 37))
    document = weave.document("x", {})
    quoted = [document.prose[block.span.start : block.span.end] for block in document.quotations]
    assert quoted == ["“No”", "never “ever”"]


def test_words_in_the_midst_of_a_sentence_that_are_none_of_it_follow_behind() -> None:
    weave = Weave("Click ![the icon] twice.")
    text = whole(weave.source)
    weave.begin("paragraph")
    weave.add(text, Span(0, 6))
    weave.leave_out()

    def caption() -> None:
        weave.begin("caption")
        weave.add(text, Span(8, 16))

    weave.after(caption)
    weave.add(text, Span(17, 24))
    document = weave.document("x", {})
    words = [(block.kind, document.prose[block.span.start : block.span.end]) for block in document.blocks]
    assert words == [("paragraph", f"Click {LEFT_OUT} twice."), ("caption", "the icon")]


def test_a_block_of_what_is_left_out_is_none() -> None:
    weave = Weave("`code`")
    weave.begin("paragraph")
    weave.leave_out()
    assert weave.document("x", {}).blocks == ()


def test_a_quotation_of_several_paragraphs_lies_in_each() -> None:
    weave = Weave("> One\n>\n> “Two”\n\nThree")
    text = whole(weave.source)
    weave.quote()
    for start, end in ((2, 5), (10, 15)):
        weave.begin("paragraph")
        weave.add(text, Span(start, end))
    weave.end()
    weave.unquote()
    weave.begin("paragraph")
    weave.add(text, Span(17, 22))
    document = weave.document("x", {})
    assert [document.prose[block.span.start : block.span.end] for block in document.quotations] == ["One", "“Two”"]


def test_lines_as_one_text() -> None:
    layer = piecewise("> <!-- a\n> b -->", [Span(2, 9), Span(11, 16)])
    assert layer.text == "<!-- a\nb -->"
    assert layer.segments[1] == Segment(Span(7, 12), Span(11, 16))


def test_the_segments_of_a_place_are_those_that_touch_it() -> None:
    page = _page()
    for start in range(len(page.prose)):
        for end in range(start, len(page.prose)):
            span = Span(start, end)
            assert page.segments_at(span) == [s for s in page.segments if s.prose.touches(span)]
