"""Sources and results by SSH: with either driver, and when the server stops answering."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import fsspec
import pytest

from copyedit.batch import stores
from copyedit.batch.shapes.members import may_be_story
from copyedit.language.backends.languagetool_server import free_port
from copyedit.settings.config import Config
from tests.batch.archives import contents, fixed, story, write_folder, write_jsonl
from tests.cli.calling import assert_one_message, call

pytestmark = pytest.mark.timeout(120)  # a driver that waits without end must not hold up the other tests
DRIVERS = (("fsspec.implementations.sftp", "SFTPFileSystem"), ("sshfs", "SSHFileSystem"))
FOLDER = ("--commit-every", "5", "--jobs", "1")
SERVER = """
import asyncio, sys, asyncssh
class Anyone(asyncssh.SSHServer):
    def begin_auth(self, name):
        return False
async def main():
    key = asyncssh.generate_private_key("ssh-ed25519")
    factory = lambda channel: asyncssh.SFTPServer(channel, chroot=sys.argv[2])
    await asyncssh.listen("127.0.0.1", int(sys.argv[1]), server_factory=Anyone, server_host_keys=[key],
                          sftp_factory=factory)
    print("ready", flush=True)
    await asyncio.Event().wait()
asyncio.run(main())
"""


class Server(NamedTuple):
    """A server on loopback that shows the folder `there` by SFTP to a user with a key."""

    address: str
    process: subprocess.Popen[str]

    def signal(self, number: int) -> None:
        self.process.send_signal(number)


@pytest.fixture(params=DRIVERS, ids=["paramiko", "sshfs"])
def server(request: pytest.FixtureRequest, desk: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    asyncssh = pytest.importorskip("asyncssh")
    module, name = request.param
    driver = getattr(pytest.importorskip(module, exc_type=ImportError), name)
    (desk / "there").mkdir()
    (desk / "home/.ssh").mkdir(parents=True)
    asyncssh.generate_private_key("ssh-ed25519").write_private_key(desk / "home/.ssh/id_ed25519")
    monkeypatch.setenv("HOME", str(desk / "home"))
    usual = fsspec.get_filesystem_class("sftp")
    fsspec.register_implementation("sftp", driver, clobber=True)
    port = free_port()
    serve = [sys.executable, "-c", SERVER, str(port), str(desk / "there")]
    process = subprocess.Popen(serve, stdout=subprocess.PIPE, text=True, env=os.environ)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield Server(f"sftp://desk@127.0.0.1:{port}", process)
    finally:
        process.kill()  # whoever still waits for it is told
        process.communicate(timeout=30)
        driver.clear_instance_cache()
        fsspec.register_implementation("sftp", usual, clobber=True)


def _are_fixed(folder: Path, count: int) -> bool:
    return {name: data.decode() for name, data in contents(folder).items()} == {
        f"{n // 10:03}/{n:05}.txt": fixed(n) for n in range(count)
    }


def test_a_folder_there_and_a_file(desk: Path, server: Server) -> None:
    write_folder(desk / "there/old", 80)  # so many that several threads read at once
    done = call("batch", "run", f"{server.address}/old", "--out", f"{server.address}/new", *FOLDER)
    assert done.exit_code == 0, done.output
    assert _are_fixed(desk / "there/new", 80)
    write_jsonl(desk / "there/old.jsonl", 12)
    fields = ("--text-field", "item.body")
    places = (f"{server.address}/old.jsonl", "--out", f"{server.address}/new.jsonl")
    done = call("batch", "run", *places, *fields)
    assert done.exit_code == 0, done.output
    assert call("batch", "undo", "new.jsonl.run").exit_code == 0  # writes onto a file that is there
    assert story(0).splitlines()[0] in (desk / "there/new.jsonl").read_text(encoding="utf-8")
    assert not list((desk / "there").glob("*.partial"))


def test_a_server_that_never_answers_is_given_up(desk: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "_PATIENCE", 1.0)
    server.signal(signal.SIGSTOP)
    done = call("batch", "run", f"{server.address}/old", "--out", "new", *FOLDER)
    assert done.exit_code == 2
    assert_one_message(done, f"{server.address}/old: cannot be reached: ")


def test_a_server_that_stops_answering_stops_the_run_which_goes_on_later(
    desk: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(desk / "there/old", 80)
    monkeypatch.setattr(stores, "_PATIENCE", 1.0)

    def stop_at(name: str, config: Config) -> bool:
        if "00070" in name:
            server.signal(signal.SIGSTOP)
        return may_be_story(name, config)

    with monkeypatch.context() as stopping:
        stopping.setattr("copyedit.batch.shapes.store.may_be_story", stop_at)
        done = call("batch", "run", f"{server.address}/old", "--out", "new", *FOLDER)
    assert done.exit_code == 2
    assert_one_message(done, "stopped: ", server.address, "copyedit batch resume new.run")
    server.signal(signal.SIGCONT)
    fsspec.get_filesystem_class("sftp").clear_instance_cache()  # another process would have none of these connections
    assert call("batch", "resume", "new.run").exit_code == 0
    assert _are_fixed(desk / "new", 80)
