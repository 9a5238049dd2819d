"""Sources and results by address: in memory, and behind a server that speaks S3."""

import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest

from copyedit.language.backends.languagetool_server import free_port
from tests.batch.archives import SORTS, Sort, contents, fixed, write_folder, write_jsonl
from tests.cli.calling import assert_one_message, call


@pytest.fixture
def memory() -> Iterator[Any]:
    """The store `memory://`, empty before and after."""
    store = fsspec.filesystem("memory")
    store.store.clear()
    store.pseudo_dirs[:] = [""]
    yield store
    store.store.clear()


def _copied(store: Any, path: Path, to: str) -> None:
    """A file or folder of this machine copied to a store."""
    for name, data in contents(path).items():
        store.pipe_file(f"{to}/{name}" if name else to, data)


def _stored(store: Any, path: str) -> dict[str, bytes]:
    """What `contents` is for a path of this machine."""
    if store.isfile(path):
        return {"": store.cat_file(path)}
    top = store._strip_protocol(path).rstrip("/")
    return {name[len(top) + 1 :]: store.cat_file(name) for name in store.find(path)}


@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: sort.name)
def test_a_store_holds_what_this_machine_would(desk: Path, memory: Any, sort: Sort) -> None:
    sort.write(desk / sort.name, 24)
    _copied(memory, desk / sort.name, f"memory://old/{sort.name}")
    options = (*sort.options, "--commit-every", "5", "--jobs", "1")
    assert call("batch", "run", sort.name, "--out", f"here-{sort.name}", *options).exit_code == 0
    done = call("batch", "run", f"memory://old/{sort.name}", "--out", f"memory://new/{sort.name}", *options)
    assert done.exit_code == 0, done.output
    assert _stored(memory, f"memory://new/{sort.name}") == contents(desk / f"here-{sort.name}")
    assert list(desk.glob(f"{sort.name}.run/result*")) == []
    assert call("batch", "undo", f"{sort.name}.run").stderr == "16 edits undone in 8 stories.\n"
    if sort.name == "folder":
        assert _stored(memory, "memory://new/folder") == contents(desk / "folder")
    done = call("batch", "run", f"memory://old/{sort.name}", "--out", f"memory://new/{sort.name}", *options)
    assert "24 stories not changed" in done.stderr or "23 stories not changed" in done.stderr


@pytest.mark.parametrize(("source", "out"), [("old", "memory://new"), ("memory://old", "new")])
def test_from_this_machine_to_a_store_and_back(desk: Path, memory: Any, source: str, out: str) -> None:
    write_folder(desk / "old", 12)
    _copied(memory, desk / "old", "memory://old")
    (desk / "old/000/.hidden.txt").write_text("A big ship.", encoding="utf-8")
    memory.pipe_file("memory://old/000/.hidden.txt", b"A big ship.")
    memory.pipe_file("memory://old/picture.jpg", b"A big ship.")
    assert call("batch", "run", source, "--out", out, "--run", "run", "--jobs", "1").exit_code == 0
    result = contents(desk / "new") if out == "new" else _stored(memory, out)
    assert {name: data.decode() for name, data in result.items()} == {
        f"{n // 10:03}/{n:05}.txt": fixed(n) for n in range(12)
    }


def test_a_run_that_stopped_goes_on_behind_what_is_in_the_store(
    desk: Path, memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(desk / "old", 24)
    _copied(memory, desk / "old", "memory://old")
    put = type(memory).pipe_file

    def break_down(self: Any, path: str, value: bytes, **more: Any) -> None:
        if "00017" in path:
            raise RuntimeError("the store broke down")
        put(self, path, value, **more)

    with monkeypatch.context() as broken:
        broken.setattr(type(memory), "pipe_file", break_down)
        done = call("batch", "run", "memory://old", "--out", "memory://new", "--commit-every", "4", "--jobs", "1")
    assert done.exit_code == 2
    assert_one_message(done, "stopped: memory://new: the store broke down", "copyedit batch resume new.run")
    assert 0 < len(_stored(memory, "memory://new")) < 24
    assert call("batch", "resume", "new.run").exit_code == 0
    assert {name: data.decode() for name, data in _stored(memory, "memory://new").items()} == {
        f"{n // 10:03}/{n:05}.txt": fixed(n) for n in range(24)
    }


def test_what_cannot_be_reached_says_so_in_one_line(desk: Path, memory: Any) -> None:
    write_jsonl(desk / "old.jsonl", 2)
    fields = ("--text-field", "item.body")
    memory.pipe_file("memory://taken/a.txt", b"A")
    write_folder(desk / "old", 1)
    for arguments, said in (
        (["memory://nothing", "--out", "new"], "memory://nothing: no such file or folder"),
        (["old", "--out", "memory://taken"], "memory://taken: exists already"),
        (["memory://taken", "--out", "memory://taken/new"], "must be apart"),
        (["old.jsonl", "--out", "memory://new", *fields], "let its name end in .jsonl, .ndjson"),
        (["sftp://desk:secret@127.0.0.1/old", "--out", "new"], "leave the password out"),
        (["oss://bucket/old", "--out", "new"], "this store needs a driver"),
    ):
        done = call("batch", "run", *arguments)
        assert done.exit_code == 2, done.output
        assert_one_message(done, said)
        assert "secret" not in done.output


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Any]:
    """A bucket behind a server on loopback that speaks S3."""
    pytest.importorskip("s3fs")
    pytest.importorskip("moto")
    address = f"http://127.0.0.1:{free_port()}"
    serve = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", address.rpartition(":")[2]]
    server = subprocess.Popen(serve, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    names = {"AWS_ACCESS_KEY_ID": "desk", "AWS_SECRET_ACCESS_KEY": "desk", "AWS_ENDPOINT_URL": address}
    for name, value in (names | {"AWS_DEFAULT_REGION": "us-east-1"}).items():
        monkeypatch.setenv(name, value)
    try:
        _wait_for(address)
        fsspec.config.conf.clear()
        store = fsspec.filesystem("s3", skip_instance_cache=True)
        store.mkdir("archive")
        yield store
    finally:
        fsspec.filesystem("s3").clear_instance_cache()
        server.send_signal(signal.SIGTERM)
        server.wait(30)


def _wait_for(address: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    pytest.fail("the server does not answer")


@pytest.mark.parametrize("name", ["folder", "a.jsonl", "a.zip", "a.parquet"])
def test_s3(desk: Path, s3: Any, name: str) -> None:
    sort = next(sort for sort in SORTS if sort.name == name)
    sort.write(desk / name, 24)
    _copied(s3, desk / name, f"archive/old/{name}")
    options = (*sort.options, "--commit-every", "5", "--jobs", "1")
    assert call("batch", "run", name, "--out", f"here-{name}", *options).exit_code == 0
    done = call("batch", "run", f"s3://archive/old/{name}", "--out", f"s3://archive/new/{name}", *options)
    assert done.exit_code == 0, done.output
    s3.invalidate_cache()
    assert _stored(s3, f"archive/new/{name}") == contents(desk / f"here-{name}")
    assert call("batch", "undo", f"{name}.run").stderr == "16 edits undone in 8 stories.\n"
