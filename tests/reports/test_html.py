"""The page for sub-editors, as text: what stands in it, that a story cannot break it, and that its colours can be read.

What it does in a browser is in `test_page_in_browser.py`.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from copyedit.document import Span
from copyedit.findings import Level
from copyedit.formats.text import read_text
from copyedit.reports import html as page
from copyedit.reports import marked
from copyedit.reports.signs import shown
from tests.reports.making import GONE, finding, report, story

VOID = {"meta", "input", "br"}


class _Page(HTMLParser):
    """Tags that are open and closed in order, ids, and the visible text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said = ""
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "script"):
            self.said += data

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def _page(*stories: object, **more: object) -> _Page:
    return _Page(report("html", *stories, **more))  # type: ignore[arg-type]


def test_the_story_is_running_text_with_its_marks() -> None:
    text = report("html", story())
    assert '<h3 class="row headline" dir="auto">Talks stall</h3>' in text
    name = marked.story_id("desk/a.txt")
    assert (
        f'The café \N{CRAB} was <mark class="error" data-notes="{name}-1">big</mark>'
        f'<a class="reference error" id="{name}-1" href="#{name}-1-note" aria-label="Finding 1, error">1</a>'
        ", said the mayor."
    ) in text


def test_a_note_says_all() -> None:
    said = " ".join(_page(story()).said.split())
    for part in ("error Use “large”.", "big → large safe", "The house has it so.", "house/big, line 3, column 16"):
        assert part in said


def test_a_quoted_finding_says_that_it_is_not_applied() -> None:
    assert "in a quotation: not applied" in _page(story(quoted=True)).said


def test_a_deletion_is_said_in_words() -> None:
    assert "nothing (delete)" in _page(story(new="")).said


def test_every_link_leads_somewhere_on_the_page_and_every_id_is_one() -> None:
    made = _page(story(), story(path="b.txt"), story(words="", path="clean.txt"), errors=[GONE])
    ids = [attributes["id"] for _, attributes in made.tags if attributes.get("id")]
    assert len(ids) == len(set(ids))
    for link in made.of("a"):
        assert (link["href"] or "").removeprefix("#") in ids
    assert "clean.txt" not in made.said
    assert "2 findings in 3 files" in made.said
    assert "gone.txt: cannot be read: no such file" in made.said


def test_it_loads_nothing_and_runs_nothing_but_its_own() -> None:
    made = _page(story(link="https://example.com/large"), story(path="b.txt", link="javascript:alert(1)"))
    assert not any("src" in attributes or "style" in attributes for _, attributes in made.tags)
    assert not any(name.startswith("on") for _, attributes in made.tags for name in attributes)
    assert not made.of("link") and len(made.of("script")) == 1
    assert [a["href"] for a in made.of("a") if a.get("rel")] == ["https://example.com/large"]
    [policy] = [meta["content"] or "" for meta in made.of("meta") if meta.get("http-equiv")]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    for text in (page._STYLE, page._SCRIPT):
        assert "url(" not in text and "@import" not in text and "//" not in re.sub(r"^\s*//.*$", "", text, flags=re.M)


HOSTILE = '</script><script>alert(1)</script><img src=x onerror=alert(1)> "&amp;\x00\x1b\u202e'


def test_a_story_cannot_break_the_page() -> None:
    document = read_text(f"{HOSTILE}.txt", f"{HOSTILE} headline\n\nA {HOSTILE} big vote.\n")
    told = [
        finding(document, "big", new=HOSTILE, rule=HOSTILE, message=HOSTILE, because=HOSTILE),
        finding(document, HOSTILE, new=HOSTILE),
    ]
    hostile, plain = _page((document, sorted(told, key=lambda f: f.span)), errors=[GONE]), _page(story(), errors=[GONE])
    assert [tag for tag, _ in hostile.tags if tag in ("script", "img")] == ["script"]
    kept = shown(HOSTILE)
    assert hostile.said.count(kept) >= 6
    assert {tag for tag, _ in hostile.tags} == {tag for tag, _ in plain.tags}


def test_findings_that_overlap_or_hold_no_words() -> None:
    document = read_text("a.txt", "A very big ship left.\n")
    over = [finding(document, "very big", level=Level.SUGGESTION), finding(document, "big ship")]
    nothing = finding(document, "left")._replace(place=Span(16, 16), span=Span(16, 16), text="")
    text = report("html", (document, [*over, nothing]))
    name = marked.story_id("a.txt")
    marks = re.findall(r'<mark class="(\w+)" data-notes="([^"]+)">([^<]+)</mark>', text)
    assert marks == [
        ("suggestion", f"{name}-1", "very "),
        ("error", f"{name}-1 {name}-2", "big"),
        ("error", f"{name}-2", " ship"),
        ("error", f"{name}-3", "\N{CARET}"),
    ]
    assert "A very big1 ship2 ^3left." not in text  # the caret stands where the words would
    assert re.sub("<[^>]+>", "", text).count("A very big1 ship2 \N{CARET}3left.") == 1


def test_a_dateline_stands_in_its_paragraph() -> None:
    text = report("html", story("Talks stall\n\nPORT LANRICK, June 13 - A big ship left on Monday.\n"))
    assert 'dir="auto">PORT LANRICK, June 13 - A <mark' in text


def test_clean_paragraphs_stand_beside_the_notes_above_them() -> None:
    text = report("html", story("A headline\n\nA big vote.\n\nA clean one.\n\nAnother clean one.\n"))
    first, second = (part.split("</article>")[0] for part in text.split('<div class="stretch">')[1:])
    assert "A headline" in first and "A clean one." not in first
    assert second.index("<ol") < second.index("A clean one.") < second.index("Another clean one.")


def test_a_long_story_shows_what_is_near_its_findings() -> None:
    clean = "".join(f"The council met for the {n}th time on Monday and came to no end.\n\n" for n in range(1000))
    text = report("html", story(f"A headline\n\n{clean}A big vote was lost.\n\n{clean}"))
    said = _Page(text).said
    assert "A big1 vote was lost." in said and len(text) < 40_000
    # The headline and 999 in front, 999 behind: the neighbours are shown.
    assert "1,000 paragraphs without findings" in said and "999 paragraphs without findings" in said


def test_a_long_line_is_shown_without_its_middle() -> None:
    text = report("html", story("A vote. " * 50_000 + "A big vote was lost. " + "A vote. " * 50_000))
    assert len(text) < 40_000 and " was lost. " in text


def test_a_story_with_more_findings_than_anyone_reads() -> None:
    document = read_text("a.txt", "A big vote was lost.\n\n" * 1500)
    told = [finding(document, "big")] * 1500
    text = report("html", (document, told))
    assert text.count("<li id=") == 1000
    assert "500 more findings in this story." in text


def test_the_page_has_an_end_and_says_what_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "LARGEST", 5000)
    text = report("html", *(story(path=f"{n}.txt") for n in range(40)))
    shown = text.count("<article")
    assert 1 < shown < 10 and len(text) < 5000 + len(page.HEAD) + len(page._SCRIPT) + 5000
    assert f"{40 - shown} more stories did not fit on this page." in _Page(text).said
    assert "40 findings in 40 files" in text


def test_nothing_found_is_a_page_too() -> None:
    assert "No findings in 1 file" in _page(story(words="")).said


def _colours(scheme: str) -> dict[str, str]:
    style = Path(page.__file__).with_name("page.css").read_text(encoding="utf-8")
    part = {
        "light": style.split("@media")[0],
        "dark": style.split("@media")[1],
        "print": style.split("@media print")[1],
    }
    return dict(re.findall(r"--([\w-]+): (#\w+);", part[scheme]))


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_every_text_can_be_read_on_its_ground(scheme: str) -> None:
    """A contrast of 4.5 at least, as WCAG 2.2 asks (criterion 1.4.3, level AA)."""
    colours = _colours(scheme)
    levels = ("error", "warning", "suggestion")
    pairs = [(ink, "paper") for ink in ("ink", "muted", "new", *levels)] + [
        ("ink", f"{level}-paper") for level in levels
    ]
    if scheme != "print":
        pairs.append(("link", "paper"))
    for ink, ground in pairs:
        lighter, darker = sorted((_luminance(colours[ink]), _luminance(colours[ground])), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (ink, ground)
