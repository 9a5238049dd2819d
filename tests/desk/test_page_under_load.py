"""The page in headless Chromium with ten readers at once, and with two megabytes pasted."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.desk.serving import Server, house, server
from tests.reports.browser import CHROMIUM, Browser, open_browser

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here (apt-get install chromium)")

PASTE = """{ const field = document.getElementById('story'); field.focus(); field.value = %s;
field.dispatchEvent(new InputEvent('input', {inputType: 'insertFromPaste', bubbles: true})); }"""
TEXT = "document.getElementById('story').value"
STATUS = "document.getElementById('status').textContent"
COUNT = "document.getElementById('count').textContent"
READERS = 10


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with server(house(tmp_path_factory.mktemp("desk"))) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


def _open(page: Browser, desk: Server) -> None:
    page.visit(desk.page, f"{desk.address}/")
    page.wait_for("document.activeElement.id === 'story'")


def test_ten_readers_at_once_get_their_own_findings(desk: Server, browser: Browser) -> None:
    pages = [browser.somebody_elses() for _ in range(READERS)]
    for page in pages:
        _open(page, desk)
    for number, page in enumerate(pages):  # all are sent before the first answer is waited for
        page.run(PASTE % json.dumps("The fog rose.\n\n" * 200 + "A big mine. " * (number + 1)))
    for number, page in enumerate(pages, 1):
        page.wait_for(f"{COUNT} === '{number} finding{'s' if number > 1 else ''}'", 60)
    for page in pages:
        page.press("j")
        page.press("a")
    for number, page in enumerate(pages, 1):
        assert page.run(TEXT).count("A large mine.") == 1
        left = "No findings" if number == 1 else f"{number - 1} finding{'s' if number > 2 else ''}"
        page.wait_for(f"{COUNT} === '{left}'", 60)


def test_two_megabytes_are_checked_in_parts_which_is_said(desk: Server, browser: Browser) -> None:
    page = browser.somebody_elses()
    _open(page, desk)
    paragraph = "The fog rose over the harbour of Port Lanrick, and nobody came. " * 5
    text = "\n\n".join(
        [*[paragraph] * 6_500, "A big ship lay by the quay.", "<script>document.title = 'broken'</script>"]
    )
    assert len(text) > 2_000_000
    page.run(PASTE % json.dumps(text))
    page.wait_for(f"{STATUS}.includes('checked in parts')", 120)
    assert page.run(STATUS).startswith("3 to decide.")
    page.press("j")
    page.press("a")
    assert page.run(f"{TEXT}.includes('A large ship lay by the quay.')") is True
    page.wait_for(f"{STATUS}.startsWith('2 to decide.')", 60)
    assert page.run("document.title") == "copyedit desk"
