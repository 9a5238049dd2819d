"""The page for sub-editors in headless Chromium: filters, keys, light and dark, wide and narrow, without a script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from copyedit.findings import Level
from copyedit.formats.text import read_text
from tests.reports.browser import CHROMIUM, Browser, open_browser
from tests.reports.making import finding, report, story

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here (apt-get install chromium)")

HOSTILE = "</script><script>document.title='broken'</script>"
CARD = "The mayor said <script>document.title='broken'</script> a big ship had left the quay before dawn on Monday."


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture
def page(tmp_path: Path, browser: Browser) -> Browser:
    """Two stories: errors of house/big and, over the same words, a suggestion; a warning of house/quay."""
    document = read_text("a.txt", f"{HOSTILE} vote\n\n{CARD}\n\nThe quay was clean.\n")
    reported = [
        finding(document, "a big ship", rule="house/ship", level=Level.SUGGESTION),
        finding(document, "big"),
        finding(document, "quay", rule="house/quay", level=Level.WARNING),
    ]
    path = tmp_path / "page.html"
    path.write_text(report("html", (document, reported), story(path="b.txt")), encoding="utf-8")
    browser.tell("Emulation.setEmulatedMedia", features=[])
    browser.resize(1280)
    browser.requests.clear()
    browser.open(path)
    return browser


SHOWN = "[...document.querySelectorAll('.note')].filter(n => n.checkVisibility()).map(n => n.dataset.rule).join(' ')"
STORIES = "[...document.querySelectorAll('article')].filter(n => n.checkVisibility()).length"
CURRENT = "document.querySelector('.note.current')?.dataset.rule"


def _click(page: Browser, box: str) -> None:
    page.run(f"document.querySelector('input[value=\"{box}\"]').click()")


def _edge(selector: str, side: str) -> str:
    return f"document.querySelector('{selector}').getBoundingClientRect().{side}"


def test_levels_filter(page: Browser) -> None:
    assert page.run(SHOWN) == "house/ship house/big house/quay house/big"
    _click(page, "error")
    assert page.run(SHOWN) == "house/ship house/quay"
    assert page.run(STORIES) == 1  # the second story had nothing else
    assert page.run("document.getElementById('shown').textContent") == "2 of 4 findings shown."
    _click(page, "error")
    assert page.run(SHOWN) == "house/ship house/big house/quay house/big"


def test_rules_filter(page: Browser) -> None:
    _click(page, "house/big")
    assert page.run(SHOWN) == "house/ship house/quay"
    page.run("document.getElementById('none').click()")
    assert (page.run(SHOWN), page.run(STORIES)) == ("", 0)
    page.run("document.getElementById('all').click()")
    assert page.run(STORIES) == 2


def test_a_mark_stays_while_one_of_its_findings_is_shown(page: Browser) -> None:
    marks = "[...document.querySelectorAll('mark:not(.off)')].map(m => m.textContent).join('|')"
    assert page.run(marks) == "a |big| ship|quay|big"
    _click(page, "house/big")
    assert page.run(marks) == "a |big| ship|quay"
    _click(page, "house/ship")
    assert page.run(marks) == "quay"


def test_keys_step_through_what_is_shown(page: Browser) -> None:
    _click(page, "house/quay")
    seen = []
    for key in "nnnnppk":
        page.press(key)
        seen.append(page.run(CURRENT))
    assert seen == ["house/ship", "house/big", "house/big", "house/ship", "house/big", "house/big", "house/ship"]
    page.press("j")
    assert page.run("document.activeElement.className") == "reference error"
    assert page.run("document.getElementById('shown').textContent") == "Finding 2 of 3."


def test_a_story_cannot_run_a_script_and_nothing_is_fetched(page: Browser) -> None:
    assert page.run("document.title") == "copyedit report"
    assert page.run("document.querySelectorAll('script').length") == 1
    assert [url for url in page.requests if not url.startswith("file:")] == []
    page.run("document.body.append(Object.assign(document.createElement('script'), {textContent: 'document.title=1'}))")
    assert page.run("document.title") == "copyedit report"  # the page's policy, should the escaping ever fail


@pytest.mark.parametrize("width", [390, 800, 1280, 1920])
def test_nothing_is_wider_than_the_window(width: int, page: Browser) -> None:
    page.resize(width)
    assert page.run("document.documentElement.scrollWidth") <= width
    beside = page.run(f"{_edge('.notes', 'left')} > {_edge('p.row', 'right')}")
    assert beside is (width >= 1280)


def test_dark_where_the_reader_has_it_dark(page: Browser) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.run(ground)
    page.tell("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    assert (light, page.run(ground)) == ("rgb(253, 252, 249)", "rgb(27, 27, 29)")


def test_without_a_script_it_can_be_read(tmp_path: Path, page: Browser) -> None:
    page.tell("Emulation.setScriptExecutionDisabled", value=True)
    try:
        page.open(tmp_path / "page.html")
        assert page.run(SHOWN) == "house/ship house/big house/quay house/big"
        assert page.run("document.getElementById('filters').checkVisibility()") is False
        assert page.run(f"{_edge('nav', 'left')} > {_edge('main', 'right')}") is True
        page.resize(390)
        assert page.run(f"{_edge('nav', 'bottom')} <= {_edge('main', 'top')}") is True
    finally:
        page.tell("Emulation.setScriptExecutionDisabled", value=False)


def test_a_link_to_a_note_shows_it(page: Browser) -> None:
    page.run("document.querySelector('.reference.suggestion').click()")
    assert page.run("document.querySelector(':target').dataset.rule") == "house/ship"
