"""The page in headless Chromium: paste, decide, undo, save; a script in a story stays text; nothing is fetched."""

from __future__ import annotations

import base64
import json
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from copyedit.decisions.counts import SWITCH
from copyedit.formats.reading import document_of
from copyedit.formats.text import read_text
from copyedit.running.checking import Checker
from copyedit.settings.read import read_config
from copyedit.suppression.baseline import add_known
from tests.cli.conftest import QUAY
from tests.desk.serving import Server, house, server
from tests.reports.browser import CHROMIUM, Browser, open_browser

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here (apt-get install chromium)")

STORY = "Talks stall in Velmar\n\nA big ship by the quay.\n\nThe fog rose.\n"
HOSTILE = "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script> A big ship."
TEXT = "document.getElementById('story').value"
STATUS = "document.getElementById('status').textContent"
RULES = "[...document.querySelectorAll('.finding')].map(f => f.dataset.rule).join(' ')"
MARKS = "[...document.querySelectorAll('mark')].map(m => m.textContent).join('|')"
CURRENT = "document.querySelector('.finding[aria-current=true]')?.dataset.rule"

KEEP_WHAT_IS_SAVED = """
HTMLAnchorElement.prototype.click = function () {
  window.saved = { name: this.download };
  const reader = new FileReader();
  reader.onload = () => { window.saved.data = reader.result.split(",")[1]; };
  reader.readAsDataURL(window.blob);
};
const make = URL.createObjectURL;
URL.createObjectURL = (blob) => { window.blob = blob; return make(blob); };
1
"""
KEEP_WHAT_IS_SENT = """
window.sent = [];
const send = fetch;
window.fetch = (to, asked) => {
  if (to === "/story") sent.push(JSON.parse(asked.body).text);
  return send(to, asked);
};
1
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("desk")
    settings = house(folder)
    (folder / "house/pit.yaml").write_text(
        QUAY.replace("quay", "big old pit").replace("pier", "mine"), encoding="utf-8"
    )
    with server(settings) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture
def page(desk: Server, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Browser:
    """The page, empty. What it saves is kept as `window.saved`; what is rejected is not remembered."""
    monkeypatch.setenv(SWITCH, "off")
    browser.tell("Emulation.setEmulatedMedia", features=[])
    browser.resize(1280)
    browser.requests.clear()
    browser.visit(desk.page, f"{desk.address}/")
    browser.wait_for("document.activeElement.id === 'story'")
    browser.run(KEEP_WHAT_IS_SAVED)
    return browser


def _paste(page: Browser, text: str) -> None:
    """One event for all of it, as a paste is."""
    page.run(
        f"{{ const field = document.getElementById('story'); field.focus(); field.value = {json.dumps(text)}; "
        "field.dispatchEvent(new InputEvent('input', {inputType: 'insertFromPaste', bubbles: true})); }"
    )


def _wait(page: Browser, rules: str) -> None:
    page.wait_for(f"{RULES} === '{rules}'")


def _saved(page: Browser, form: str) -> tuple[str, bytes]:
    page.run("window.saved = null")
    page.run(f"document.querySelector('[data-save={form}]').click()")
    page.wait_for("window.saved && window.saved.data !== undefined")
    saved: Any = page.run("window.saved")
    return saved["name"], base64.b64decode(saved["data"])


def test_a_pasted_story_is_marked_and_listed(page: Browser) -> None:
    _paste(page, STORY)
    _wait(page, "house/big house/ship house/quay")
    assert page.run(MARKS) == "big|ship|quay"
    assert page.run(STATUS) == "3 to decide."


def test_marks_lie_under_their_words(page: Browser) -> None:
    _paste(page, "\N{GRINNING FACE} " + "A long line of plain words goes on. " * 12 + "A big ship.\n")
    _wait(page, "house/big house/ship")
    assert page.run(MARKS) == "big|ship"
    height = "document.getElementById('{}').scrollHeight"
    assert page.run(height.format("story")) == page.run(height.format("marks"))


def test_findings_that_overlap_are_all_marked(page: Browser) -> None:
    _paste(page, "Near a big old pit.\n")
    page.wait_for(f"{RULES}.split(' ').sort().join(' ') === 'house/big house/pit'")
    assert page.run(MARKS) == "big| old pit"
    classes = "[...document.querySelectorAll('mark')].map(m => m.className).join('|')"
    assert page.run(classes) == "error|suggestion"
    page.run("document.querySelector('.finding[data-rule=\"house/pit\"]').click()")
    assert page.run(classes) == "error current|suggestion current"


def test_keys_decide(page: Browser) -> None:
    _paste(page, STORY)
    _wait(page, "house/big house/ship house/quay")
    seen = []
    for key in "jjk":
        page.press(key)
        seen.append(page.run(CURRENT))
    assert seen == ["house/big", "house/ship", "house/big"]
    page.press("a")
    assert "A large ship" in page.run(TEXT)
    assert page.run(CURRENT) == "house/ship"
    page.press("x")
    assert page.run(CURRENT) == "house/quay"
    page.press("1")
    assert page.run(TEXT) == "Talks stall in Velmar\n\nA large ship by the pier.\n\nThe fog rose.\n"


def test_undo_goes_back_step_by_step(page: Browser) -> None:
    _paste(page, STORY)
    _wait(page, "house/big house/ship house/quay")
    for key in "jax":
        page.press(key)
    page.press("u")
    assert page.run(RULES) == "house/ship house/quay"
    page.press("u")
    assert (page.run(TEXT), page.run(RULES)) == (STORY, "house/big house/ship house/quay")
    assert page.run("document.getElementById('undo').disabled") is True


def test_what_was_rejected_stays_so_when_the_paragraph_is_checked_again(page: Browser) -> None:
    _paste(page, "A big ship by the quay.\n\nThe fog rose.\n")
    _wait(page, "house/big house/ship house/quay")
    for key in "jjx":
        page.press(key)
    page.press("k")
    page.press("a")
    page.wait_for(f"{STATUS} === '1 to decide.'")
    assert page.run(RULES) == "house/quay"


def test_what_is_in_the_baseline_is_hidden_until_it_is_asked_for(page: Browser, desk: Server) -> None:
    known = read_text("a.txt", "The fog rose over a quay of old.\n")
    settings = desk.config
    found = Checker(settings).check_document(known).findings
    add_known(settings, known, found, found[0])
    try:
        _paste(page, "A big ship.\n\nThe fog rose over a quay of old.\n")
        _wait(page, "house/big house/ship")
        assert page.run("document.getElementById('known').hidden") is False
        page.run("document.getElementById('show-known').click()")
        assert page.run(RULES) == "house/big house/ship house/quay"
        assert "in the baseline" in page.run("document.querySelector('[data-rule=\"house/quay\"]').textContent")
        page.run("document.getElementById('show-known').click()")
        assert page.run(RULES) == "house/big house/ship"
    finally:
        settings.baseline_path.unlink()


def test_what_was_rejected_stays_so_on_the_next_visit_unless_undone(
    page: Browser, desk: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SWITCH, "on")
    _paste(page, "By the quay of Osten a big pipe burst.\n")
    _wait(page, "house/quay house/big")
    for key in "jxxu":
        page.press(key)
    page.wait_for(f"{RULES} === 'house/big'")
    page.visit(desk.page, f"{desk.address}/")
    _paste(page, "By the quay of Osten a big pipe burst.\n")
    _wait(page, "house/big")
    assert page.run("document.getElementById('known-count').textContent") == "1"


def test_a_word_is_added_to_the_house_list_by_its_key(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / ".copyedit.yaml").write_text("packs: []\nselect: [wire/spelling/unknown-word]\n", encoding="utf-8")
    with server(read_config(tmp_path / ".copyedit.yaml")) as desk:
        browser.visit(desk.page, f"{desk.address}/")
        _paste(browser, "To wobblify it is hard.\nTo wobblify it again is not.\n")
        browser.wait_for("document.querySelectorAll('.finding').length === 2")
        browser.press("j")
        browser.press("w")
        browser.wait_for(f"{STATUS} === '“wobblify” is now in words.txt.'")
        assert browser.run(RULES) == ""


def test_the_keyboard_reaches_the_choice_of_a_file(page: Browser) -> None:
    page.run("document.getElementById('file').focus()")
    assert page.run("document.activeElement.id") == "file"
    assert page.run("getComputedStyle(document.querySelector('.button')).outlineStyle") != "none"


def test_an_empty_story_cannot_be_saved(page: Browser) -> None:
    disabled = "[...document.querySelectorAll('[data-save]')].filter(b => !b.hidden).map(b => b.disabled)"
    assert {*page.run(disabled)} == {True}
    _paste(page, STORY)
    assert {*page.run(disabled)} == {False}


def test_typing_checks_what_changed_and_no_more(page: Browser, desk: Server) -> None:
    _paste(page, "\n\n".join(["A big ship by the quay."] * 40) + "\n\nThe fog rose.")
    page.wait_for("document.querySelectorAll('.finding').length === 120")
    page.run(KEEP_WHAT_IS_SENT)
    page.run("{ const field = document.getElementById('story'); field.focus(); field.setSelectionRange(1e6, 1e6); }")
    page.type(" A ship.")
    page.wait_for("document.querySelectorAll('.finding').length === 121")
    assert page.run("sent[0]") == "A big ship by the quay.\n\nThe fog rose. A ship."


def test_keys_type_while_the_cursor_is_in_the_text(page: Browser) -> None:
    _paste(page, "A big ship.")
    _wait(page, "house/big house/ship")
    page.run("document.getElementById('story').focus()")
    page.press("j")
    assert page.run(TEXT) == "A big ship.j"
    assert page.run(CURRENT) is None


def test_a_script_in_a_story_stays_text(page: Browser) -> None:
    _paste(page, HOSTILE)
    _wait(page, "house/big house/ship")
    page.press("j")
    assert page.run("document.title") == "copyedit desk"
    assert page.run("document.querySelectorAll('#marks img, #marks script, aside img, aside script').length") == 0
    page.run("document.body.append(Object.assign(document.createElement('script'), {textContent: 'document.title=1'}))")
    assert page.run("document.title") == "copyedit desk"  # the page's policy, should the escaping ever fail


def test_nothing_is_asked_of_anybody_else(page: Browser, desk: Server) -> None:
    _paste(page, HOSTILE)
    _wait(page, "house/big house/ship")
    assert [url for url in page.requests if not url.startswith((desk.address, "data:", "blob:"))] == []


def test_text_is_saved_as_it_stands(page: Browser) -> None:
    _paste(page, STORY)
    _wait(page, "house/big house/ship house/quay")
    page.press("j")
    page.press("a")
    assert _saved(page, "text") == ("story.txt", STORY.replace("big", "large").encode())


def test_a_diff_is_saved(page: Browser) -> None:
    _paste(page, STORY)
    _wait(page, "house/big house/ship house/quay")
    page.press("j")
    page.press("a")
    name, patch = _saved(page, "diff")
    assert name == "story.diff"
    assert b"-A big ship by the quay.\n+A large ship by the quay.\n" in patch


def test_docx_is_saved_with_tracked_changes(page: Browser) -> None:
    _paste(page, STORY)
    _wait(page, "house/big house/ship house/quay")
    page.press("j")
    page.press("a")
    name, data = _saved(page, "docx")
    assert name == "story.docx"
    assert document_of(data, "story.docx").prose.splitlines()[1] == "A large ship by the quay."
    xml = zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()
    assert ">large</w:t></w:r></w:ins>" in xml
    assert ">big</w:delText></w:r></w:del>" in xml


def test_a_word_file_is_read_decided_on_and_saved(page: Browser, tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("Talks stall in Velmar")
    made.add_paragraph("A big ship by the quay.")
    made.save(str(tmp_path / "velmar.docx"))
    node = page.tell("DOM.querySelector", nodeId=page.tell("DOM.getDocument")["root"]["nodeId"], selector="#file")
    page.tell("DOM.setFileInputFiles", files=[str(tmp_path / "velmar.docx")], nodeId=node["nodeId"])
    _wait(page, "house/big house/ship house/quay")
    page.press("j")
    page.press("a")
    page.press("a")
    name, data = _saved(page, "docx")
    assert name == "velmar.docx"
    assert "A large boat by the quay." in document_of(data, name).prose
    assert b"<w:ins " in zipfile.ZipFile(BytesIO(data)).read("word/document.xml")
    name, data = _saved(page, "file")
    assert [p.text for p in docx.Document(BytesIO(data)).paragraphs][1] == "A large boat by the quay."


@pytest.mark.parametrize("width", [390, 800, 1280, 1920])
def test_nothing_is_wider_than_the_window(width: int, page: Browser) -> None:
    page.resize(width)
    _paste(page, STORY + "word" * 200)
    page.wait_for("document.querySelectorAll('.finding').length === 3")
    assert page.run("document.documentElement.scrollWidth") <= width


def test_dark_where_the_reader_has_it_dark(page: Browser) -> None:
    ground = "getComputedStyle(document.querySelector('.paper')).backgroundColor"
    light = page.run(ground)
    page.tell("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    assert (light, page.run(ground)) == ("rgb(253, 252, 249)", "rgb(27, 27, 29)")


def test_screen_readers_get_names_and_news(page: Browser) -> None:
    _paste(page, STORY)
    _wait(page, "house/big house/ship house/quay")
    page.press("j")
    assert page.run(STATUS) == "Finding 1 of 3: Use “large”."
    assert page.run("document.getElementById('status').getAttribute('aria-live')") == "polite"
    nodes = page.tell("Accessibility.getFullAXTree")["nodes"]
    named = {(n["role"]["value"], n.get("name", {}).get("value", "")) for n in nodes if "role" in n}
    for wanted in (("textbox", "Story"), ("button", "Replace “big” by “large”"), ("complementary", "Findings")):
        assert wanted in named
    assert not [name for role, name in named if role == "button" and not name]


def test_without_the_token_there_is_no_page(desk: Server, browser: Browser) -> None:
    browser.tell("Network.clearBrowserCookies")
    browser.visit(f"{desk.address}/")
    assert "The token is missing" in browser.run("document.body.textContent")
