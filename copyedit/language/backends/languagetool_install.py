"""Find LanguageTool on this machine, or install it. Start with `find_installed`, then `install`.

A folder `LanguageTool-6.8` holds `languagetool-server.jar`, the layout that `language-tool-python` expects.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from shutil import copyfile, which

from copyedit.errors import BackendError
from copyedit.machine.cache import cache_folder

VERSION = "6.8"  # which rules/grammar was measured with
PACKAGE = "pip install 'copyedit[languagetool]'"
_POM = Path(__file__).with_name("languagetool.pom.xml")
_JAR = "languagetool-server.jar"
_NAME = re.compile(r"LanguageTool-(\d+\.\d+|\d{8})")
_SECONDS = 1800  # for Maven, on a slow connection
_MANIFEST_LINE = 70  # bytes, with the space that begins a continuation line


def own_folder() -> Path:
    """The folder that `copyedit languagetool install` uses."""
    return cache_folder() / "languagetool"


def has_package() -> bool:
    return find_spec("language_tool_python") is not None


def find_installed() -> Path | None:
    """LanguageTool's folder: in LTP_PATH, in our own folder, or in that of `language-tool-python`.

    The version that the rules were measured with is preferred.
    """
    named = os.environ.get("LTP_PATH")
    folders = [Path(named)] if named else [own_folder(), Path.home() / ".cache" / "language_tool_python"]
    found = [path for folder in folders for path in sorted(folder.glob("LanguageTool-*")) if _is_whole(path)]
    measured = [path for path in found if path.name == f"LanguageTool-{VERSION}"]
    return next(iter(measured or found), None)


def _is_whole(path: Path) -> bool:
    return _NAME.fullmatch(path.name) is not None and (path / _JAR).is_file()


def install(folder: Path, report: Callable[[str], None]) -> Path:
    """Install LanguageTool in a folder, unless it is there already, and return its path.

    Maven fetches only English. Without it, or if it fails, `language-tool-python` downloads everything. `report`
    receives progress messages. Raises BackendError that says what to do instead.
    """
    target = folder / f"LanguageTool-{VERSION}"
    if _is_whole(target):
        return target
    ways: list[tuple[str, Callable[[Path], None]]] = []
    if which("mvn"):
        ways.append((f"with Maven (100 MB) to {target}", _by_maven))
    if has_package():
        ways.append((f"from languagetool.org (250 MB) to {target}", _by_package))
    reasons = [] if ways else [f"neither Maven (mvn) nor language-tool-python is installed ({PACKAGE})"]
    for what, way in ways:
        report(f"downloading LanguageTool {VERSION} {what}")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            way(target)
        except OSError as bad:
            reasons.append(str(bad))
        except BackendError as bad:
            reasons.append(bad.message)
        if _is_whole(target):  # by this run or, meanwhile, another
            return target
    raise BackendError(
        f"LanguageTool {VERSION} could not be installed: {'; '.join(reasons)}. Without a network, use a server "
        f"elsewhere (--languagetool http://HOST:8081), or copy a folder LanguageTool-{VERSION} to {folder}"
    )


def _by_maven(target: Path) -> None:
    """Put all jars in `libs/`, and add a jar that refers to them, since `language-tool-python` starts a single one."""
    with tempfile.TemporaryDirectory(prefix=".languagetool-", dir=target.parent) as name:
        new, pom = Path(name, target.name), Path(name, "pom.xml")
        copyfile(_POM, pom)
        command = [which("mvn") or "mvn", "--batch-mode", "--file", str(pom), f"-Dlanguagetool={VERSION}"]
        command += ["dependency:copy-dependencies", f"-DoutputDirectory={new / 'libs'}"]
        try:
            finished = subprocess.run(
                command, capture_output=True, timeout=_SECONDS, stdin=subprocess.DEVNULL, check=False
            )
        except subprocess.TimeoutExpired:
            raise BackendError(f"Maven did not finish within {_SECONDS // 60} minutes") from None
        if finished.returncode:
            raise BackendError(f"Maven failed ({_first_error(finished.stdout.decode('utf-8', 'replace'))})")
        _write_naming_jar(new)
        new.rename(target)


def _first_error(log: str) -> str:
    lines = [line.removeprefix("[ERROR]").strip() for line in log.splitlines() if line.startswith("[ERROR]")]
    return next((line for line in lines if line), "no reason given")


def _write_naming_jar(folder: Path) -> None:
    # ASCII, in lines of at most 72 bytes. A longer one continues on the next, after a space.
    named = "Class-Path: " + " ".join(f"libs/{jar.name}" for jar in sorted((folder / "libs").glob("*.jar")))
    lines = [named[at : at + _MANIFEST_LINE] for at in range(0, len(named), _MANIFEST_LINE)]
    with zipfile.ZipFile(folder / _JAR, "w") as jar:
        jar.writestr("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n" + "\r\n ".join(lines) + "\r\n")


def _by_package(target: Path) -> None:
    """Use the package's own download, which checks the SHA-256 and moves the unpacked folder into place."""
    from language_tool_python.download_lt import LocalLanguageTool

    with looking_in(target.parent):
        try:
            LocalLanguageTool.from_version_name(VERSION).download()
        except (
            Exception,
            SystemExit,
        ) as bad:  # no Java, no network, no space, a broken archive: each raises its own kind
            reason = " ".join(str(bad).split())[:200]
            raise BackendError(f"the download failed ({reason})") from None


@contextmanager
def looking_in(folder: Path) -> Iterator[None]:
    """Make `language-tool-python` look for LanguageTool in this folder."""
    before = os.environ.get("LTP_PATH")
    os.environ["LTP_PATH"] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ["LTP_PATH"]
        else:
            os.environ["LTP_PATH"] = before
