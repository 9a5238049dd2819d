"""Time the desk: a story pasted, a paragraph typed in, and the same as ratios to a full check of the story.

    python -m benchmarks.desk NEWS.txt

NEWS.txt is news text with a blank line between paragraphs; stories of about 400 words are cut from it, another one for
each round. Times are medians; on a shared machine only the ratios mean much. With Chromium installed, the page itself
is timed, from the paste to the findings on the screen.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, sleep
from urllib.request import ProxyHandler, Request, build_opener

import uvicorn

from copyedit.desk.access import Access
from copyedit.desk.app import make_app
from copyedit.desk.checking import Desk, Limits
from copyedit.language.backends.languagetool_server import free_port
from copyedit.running.checking import Checker
from copyedit.settings.config import Config

ROUNDS, WORDS = 40, 400
TOKEN = "benchmark"
_PASTE = """{ const field = document.getElementById('story'); field.focus(); field.value = %s;
field.dispatchEvent(new InputEvent('input', {inputType: 'insertFromPaste', bubbles: true})); }"""
_IS_DONE = "/decide/.test(document.getElementById('status').textContent)"
_open = build_opener(ProxyHandler({})).open


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    stories = list(stories_in(Path(sys.argv[1]).read_text(encoding="utf-8"), ROUNDS + 5))
    checker = Checker(Config())
    with serving(checker) as address:
        for story in stories[ROUNDS:]:  # these fill caches
            checker.check_text(story, "story.txt")
            ask(address, story)
        stories = stories[:ROUNDS]
        full = [timed(checker.check_text, story, "story.txt") for story in stories]
        print(f"{len(full)} stories of {median(len(s.split()) for s in stories):.0f} words (median)\n")
        print(f"{'':44}{'median':>9}{'19 of 20':>10}{'ratio':>8}")
        show("a full check, in this process", full, full)
        show("the server's answer for the whole story", [timed(ask, address, s) for s in stories], full)
        show(
            "the server's answer after a keystroke",
            [timed(ask, address, part_of(s)) for s in stories],
            full,
        )
        show_page(address, stories, full)


def show_page(address: str, stories: list[str], full: list[float]) -> None:
    """From the paste to the findings on the screen, if there is a Chromium."""
    from tests.reports.browser import CHROMIUM, open_browser

    if CHROMIUM is None:
        print("no Chromium here: the page is not timed")
        return
    times = []
    with open_browser() as browser:
        for story in stories:
            browser.visit(f"{address}/?token={TOKEN}", f"{address}/")
            browser.wait_for("document.activeElement.id === 'story'")
            began = perf_counter()
            browser.run(_PASTE % json.dumps(story))
            browser.wait_for(_IS_DONE)
            times.append(perf_counter() - began)
    show("from the paste to the findings, in the browser", times, full)


def show(what: str, times: list[float], full: list[float]) -> None:
    ratio = median(one / other for one, other in zip(times, full, strict=True))
    print(f"{what:44}{median(times) * 1000:6.0f} ms{quantiles(times, n=20)[-1] * 1000:7.0f} ms{ratio:8.2f}")


def stories_in(text: str, number: int) -> Iterator[str]:
    """Stretches of whole paragraphs with about WORDS words."""
    story: list[str] = []
    for paragraph in text.split("\n\n"):
        story.append(paragraph.strip())
        if len(" ".join(story).split()) >= WORDS and number:
            yield "\n\n".join(story)
            story = []
            number -= 1


def part_of(story: str) -> str:
    """What the page sends after a keystroke: the paragraph and the one on either side."""
    paragraphs = story.split("\n\n")
    middle = len(paragraphs) // 2
    return "\n\n".join(paragraphs[max(0, middle - 1) : middle + 2])


def ask(address: str, text: str) -> bytes:
    body = json.dumps({"text": text, "name": "story.txt"}).encode()
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {TOKEN}"}
    answer: bytes = _open(Request(f"{address}/story", body, headers), timeout=60).read()
    return answer


def timed(work: Callable[..., object], *given: str) -> float:
    began = perf_counter()
    work(*given)
    return perf_counter() - began


@contextmanager
def serving(checker: Checker) -> Iterator[str]:
    """The address of a server in a thread of this process."""
    port = free_port()
    app = make_app(Desk(checker, Limits()), Access("127.0.0.1", token=TOKEN))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        sleep(0.01)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=20)


if __name__ == "__main__":
    main()
