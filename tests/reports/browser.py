"""A headless Chromium for tests, spoken to over pipes in its own protocol: no driver and no package is needed.

https://chromedevtools.github.io/devtools-protocol/
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
_FLAGS = "--headless --no-sandbox --disable-gpu --hide-scrollbars --no-first-run --disable-extensions".split()


class Channel:
    """The pipes to Chromium. Messages are JSON, each ended by a nought byte; it reads file 3 and writes file 4."""

    def __init__(self, folder: str) -> None:
        assert CHROMIUM is not None
        theirs_in, self._out = os.pipe()
        self._in, theirs_out = os.pipe()
        command = [CHROMIUM, *_FLAGS, f"--user-data-dir={folder}", "--remote-debugging-pipe"]
        # The shell puts the pipes where Chromium looks for them.
        line = f'exec 3<&{theirs_in} 4>&{theirs_out}; exec "$@"'
        self._process = subprocess.Popen(
            ["bash", "-c", line, "chromium", *command],
            pass_fds=(theirs_in, theirs_out),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._buffer = b""
        self._count = 0
        self.requests: list[str] = []

    def send(self, method: str, parameters: dict[str, Any], session: str | None = None) -> Any:
        self._count += 1
        message: dict[str, Any] = {"id": self._count, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        for answer in self._answers():
            if answer.get("id") == self._count:
                assert "error" not in answer, answer
                return answer["result"]
            if answer.get("method") == "Network.requestWillBeSent":
                self.requests.append(answer["params"]["request"]["url"])
        raise AssertionError("Chromium has ended")

    def _answers(self) -> Iterator[Any]:
        while True:
            while b"\0" not in self._buffer:
                piece = os.read(self._in, 1 << 16)
                if not piece:
                    return
                self._buffer += piece
            answer, self._buffer = self._buffer.split(b"\0", 1)
            yield json.loads(answer)

    def close(self) -> None:
        os.close(self._out)
        os.close(self._in)
        self._process.terminate()
        self._process.wait(timeout=30)


class Browser:
    """One page. With a context of its own it shares no cookie with another, as if it were somebody else's browser."""

    def __init__(self, channel: Channel, context: str | None = None) -> None:
        self._channel = channel
        own = {"browserContextId": context} if context else {}
        target = channel.send("Target.createTarget", {"url": "about:blank", **own})["targetId"]
        attached = channel.send("Target.attachToTarget", {"targetId": target, "flatten": True})
        self._session = attached["sessionId"]
        for domain in ("Page", "Network", "Runtime"):
            self.tell(f"{domain}.enable")

    @property
    def requests(self) -> list[str]:
        """The addresses that have been asked for."""
        return self._channel.requests

    def somebody_elses(self) -> Browser:
        """A page in a context of its own."""
        context = self._channel.send("Target.createBrowserContext", {"disposeOnDetach": True})["browserContextId"]
        return Browser(self._channel, context)

    def tell(self, method: str, **parameters: Any) -> Any:
        """A command of the protocol to the page."""
        return self._channel.send(method, parameters, self._session)

    def open(self, page: Path) -> None:
        self.visit(page.as_uri())

    def visit(self, address: str, arriving_at: str | None = None) -> None:
        """Go to an address, which may lead on to another."""
        self.tell("Page.navigate", url=address)
        while self.run("location.href + document.readyState") != (arriving_at or address) + "complete":
            sleep(0.01)

    def wait_for(self, script: str, seconds: float = 20) -> None:
        """Until an expression in the page is true."""
        until = monotonic() + seconds
        while not self.run(script):
            assert monotonic() < until, f"never true: {script}"
            sleep(0.01)

    def type(self, words: str) -> None:
        """Put words where the cursor is, as one pastes them."""
        self.tell("Input.insertText", text=words)

    def picture(self) -> bytes:
        """What the window shows, as PNG."""
        return base64.b64decode(self.tell("Page.captureScreenshot", format="png")["data"])

    def run(self, script: str) -> Any:
        """The value of an expression in the page."""
        reported = self.tell("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in reported, reported
        return reported["result"].get("value")

    def press(self, key: str) -> None:
        for kind in ("keyDown", "keyUp"):
            self.tell("Input.dispatchKeyEvent", type=kind, key=key, text=key if kind == "keyDown" else "")

    def resize(self, width: int, height: int = 900) -> None:
        self.tell("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A browser with a profile of its own, which goes with it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        channel = Channel(folder)
        try:
            yield Browser(channel)
        finally:
            channel.close()
