"""Getting LanguageTool, by a Maven of our own making: what comes of it, offline, half done, and where it is found."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from copyedit.errors import BackendError
from copyedit.language.backends import languagetool_install
from copyedit.language.backends.languagetool_install import VERSION, find_installed, install
from tests.backends.programs import only_programs, program
from tests.cli.calling import assert_one_message, call

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script with a #! line")
NAME = f"LanguageTool-{VERSION}"
JARS = [f"a-jar-with-a-rather-long-name-{number}.jar" for number in range(30)]
# What `-DoutputDirectory=` names is filled; the POM must be there and name no version of its own.
FETCH = f"""
for option; do
  case $option in
    -DoutputDirectory=*) folder=${{option#*=}} ;;
    -Dlanguagetool=*) version=${{option#*=}} ;;
    */pom.xml) grep -q '<version>${{languagetool}}</version>' "$option" || exit 9 ;;
  esac
done
[ "$version" = {VERSION} ] || exit 8
mkdir -p "$folder" && cd "$folder" && touch {" ".join(JARS)}
"""
OFFLINE = """
echo '[INFO] Scanning for projects...'
echo '[ERROR] Unknown host repository.example: Name or service not known'
echo '[ERROR]'
exit 1
"""


@pytest.fixture
def no_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languagetool_install, "has_package", lambda: False)


def test_by_maven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_package: None) -> None:
    only_programs(monkeypatch, program(tmp_path / "mvn", FETCH))
    told: list[str] = []
    place = install(tmp_path / "here", told.append)
    assert place == tmp_path / "here" / NAME
    assert len(told) == 1
    assert str(place) in told[0]
    assert [path.name for path in (tmp_path / "here").iterdir()] == [NAME]  # nothing half done is left
    with zipfile.ZipFile(place / "languagetool-server.jar") as jar:
        manifest = jar.read("META-INF/MANIFEST.MF")
    assert max(map(len, manifest.split(b"\r\n"))) <= 72  # the limit of the JAR file specification
    names = manifest.replace(b"\r\n ", b"").decode().split("Class-Path: ")[1].split()
    assert names == [f"libs/{jar}" for jar in sorted(JARS)]
    assert {path.name for path in (place / "libs").iterdir()} == set(JARS)


def test_what_is_there_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_package: None) -> None:
    only_programs(monkeypatch, program(tmp_path / "mvn", FETCH))
    first = install(tmp_path, lambda _: None)
    monkeypatch.setenv("PATH", "")
    told: list[str] = []
    assert install(tmp_path, told.append) == first
    assert told == []


def test_another_run_was_quicker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_package: None) -> None:
    there = f'mkdir -p "{tmp_path}/{NAME}" && touch "{tmp_path}/{NAME}/languagetool-server.jar"\n'
    only_programs(monkeypatch, program(tmp_path / "mvn", FETCH + there))
    assert install(tmp_path, lambda _: None) == tmp_path / NAME


def test_offline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = pytest.importorskip("language_tool_python.download_lt")

    def download(_: object) -> None:
        raise ConnectionError("Name or service not known")

    monkeypatch.setattr(package.ReleaseLocalLanguageTool, "download", download)
    only_programs(monkeypatch, program(tmp_path / "mvn", OFFLINE))
    told: list[str] = []
    with pytest.raises(BackendError) as caught:
        install(tmp_path / "here", told.append)
    assert len(told) == 2  # by Maven, then as the package does it
    for part in ("Maven failed (Unknown host", "the download failed (Name or service", "--languagetool http://", NAME):
        assert part in str(caught.value)
    assert list((tmp_path / "here").iterdir()) == []


def test_the_command_without_any_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_package: None) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = call("languagetool", "install", "--folder", str(tmp_path))
    assert result.exit_code == 2
    assert_one_message(result, "neither Maven", "pip install 'copyedit[languagetool]'")


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_package: None) -> None:
    only_programs(monkeypatch, program(tmp_path / "mvn", FETCH))
    (tmp_path / "file").touch()
    result = call("languagetool", "install", "--folder", str(tmp_path / "file" / "here"))
    assert result.exit_code == 2
    assert "Not a directory" in result.stderr


def _put(folder: Path, name: str) -> Path:
    (folder / name).mkdir(parents=True)
    (folder / name / "languagetool-server.jar").touch()
    return folder / name


def test_where_it_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LTP_PATH", raising=False)
    monkeypatch.setenv("COPYEDIT_CACHE_DIR", str(tmp_path / "ours"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert find_installed() is None
    (tmp_path / "ours" / "languagetool" / NAME).mkdir(parents=True)
    assert find_installed() is None  # a folder without its jar
    old = _put(tmp_path / "ours" / "languagetool", "LanguageTool-6.4")
    assert find_installed() == old
    theirs = _put(tmp_path / ".cache" / "language_tool_python", NAME)
    assert find_installed() == theirs  # the version that was measured before any other
    named = _put(tmp_path / "named", NAME)
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "named"))
    assert find_installed() == named


def test_serve_without_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LTP_PATH", str(tmp_path))
    result = call("languagetool", "serve")
    assert result.exit_code == 2
    assert_one_message(result, "copyedit languagetool install")
