"""Files and folders by path or by address: of this machine, or of a store that fsspec has a driver for.

Start with `open_source`, which reads, and `publish`, which gives a file of this machine its place in a store. Whatever
a driver raises becomes an OSError or a CopyeditError.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

from copyedit.batch.durable import sync_folder
from copyedit.errors import CopyeditError, FileError

_ADDRESS = re.compile(r"([a-z][a-z0-9]*)(\+[a-z0-9]+)?://")
_KNOWN = frozenset("s3 s3a gs gcs abfs abfss az adl hdfs webhdfs sftp ssh ftp memory file local".split())
# In these a file is there when it is complete, and not before; elsewhere it gets its name once it is.
_IN_ONE_STEP = frozenset("s3 s3a gs gcs abfs abfss az memory".split())
_WITHOUT_THREADS = frozenset("memory file local".split())
_SSH = frozenset(("sftp", "ssh"))
_PATIENCE = 120.0  # seconds until a server that has stopped answering by SSH is given up
_BUFFER = 1 << 20
_TIMES = ("ETag", "LastModified", "last_modified", "mtime", "updated", "created", "modificationTime")


def is_address(path: str) -> bool:
    """True for what has a protocol: s3://bucket/archive, postgresql+psycopg://host/archive."""
    return _ADDRESS.match(path) is not None


def is_store(path: str) -> bool:
    """True for the address of a file or folder; False for a path, and for a database."""
    found = _ADDRESS.match(path)
    if found is None or found[2]:
        return False
    try:
        from fsspec import available_protocols  # which knows the user's own drivers, too
    except ImportError:
        return found[1] in _KNOWN
    return found[1] in available_protocols()


def has_threads(path: str) -> bool:
    """True if the driver may start threads of its own, which a forked process would lack."""
    return is_store(path) and _protocol(path) not in _WITHOUT_THREADS


def absolute(path: str) -> str:
    """The path or address as it holds in any folder. Raises FileError for one with a password: the journal keeps it."""
    if not is_store(path):
        return str(Path(path).absolute())
    _check_no_password(path)
    return path.rstrip("/")


def _check_no_password(path: str) -> None:
    if urlsplit(path).password is not None:
        shown = f"{_protocol(path)}://...{urlsplit(path).path}"
        raise FileError("leave the password out, as the journal keeps the address; its driver has other ways", shown)


def filesystem(path: str) -> tuple[Any, str]:
    """The driver of a store, and the path as it names it. Raises CopyeditError.

    Ask in each thread: fsspec gives a thread a driver of its own where that cannot serve several. Over one connection
    of paramiko, for one, a thread would throw away the replies for the others, and they would wait without end.
    """
    _check_no_password(path)
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise CopyeditError("addresses need an extra: pip install 'copyedit[batch]'", path) from None
    try:
        driver, inner = url_to_fs(path, **_limits(_protocol(path)))
        _limit_channel(driver)
    except ImportError as bad:
        raise CopyeditError(f"this store needs a driver: {bad}", path) from None
    except Exception as bad:  # each driver has errors of its own
        raise FileError(f"cannot be reached: {_said(bad)}", path) from None
    return driver, str(inner).rstrip("/")


def _limits(protocol: str) -> dict[str, object]:
    """How long a driver for SSH may wait, as it has it; what the user's own settings for it say stands."""
    if protocol not in _SSH:
        return {}
    from fsspec import config, get_filesystem_class

    if get_filesystem_class(protocol).async_impl:  # sshfs, which asks now and then whether the server is there
        limits: dict[str, object] = dict.fromkeys(("connect_timeout", "login_timeout"), _PATIENCE)
        limits |= {"keepalive_interval": _PATIENCE / 3, "keepalive_count_max": 2}
    else:  # fsspec's own, on paramiko
        limits = dict.fromkeys(("timeout", "banner_timeout", "auth_timeout", "channel_timeout"), _PATIENCE)
    return {name: value for name, value in limits.items() if name not in config.conf.get(protocol, {})}


def _limit_channel(driver: Any) -> None:
    """Paramiko has no option for how long it waits for a reply, but its channels have."""
    client: Any = getattr(driver, "ftp", None)
    if hasattr(client, "get_channel"):
        client.get_channel().settimeout(_PATIENCE)


@contextmanager
def reaching(path: str) -> Iterator[None]:
    """What goes wrong inside is an OSError."""
    try:
        yield
    except TimeoutError as bad:
        raise OSError(0, f"{path}: {_said(bad)}") from bad
    except (CopyeditError, OSError, GeneratorExit):
        raise
    except Exception as bad:  # each driver has errors of its own
        raise OSError(0, f"{path}: {_said(bad)}") from bad


def exists(path: str) -> bool:
    """True for a file or folder that is there. Raises FileError."""
    return _asked(path, "exists") if is_store(path) else Path(path).exists()


def is_folder(path: str) -> bool:
    """True for a folder. Raises FileError."""
    return _asked(path, "isdir") if is_store(path) else Path(path).is_dir()


def is_empty(folder: str) -> bool:
    """True for a folder without anything in it."""
    return not (_asked(folder, "ls") if is_store(folder) else any(Path(folder).iterdir()))


def _asked(path: str, question: str) -> Any:
    driver, inner = filesystem(path)
    try:
        driver.invalidate_cache()
        return getattr(driver, question)(inner)
    except Exception as bad:  # each driver has errors of its own
        raise FileError(f"cannot be reached: {_said(bad)}", path) from None


def size_of(path: str) -> int:
    """The bytes of a file."""
    if not is_store(path):
        return Path(path).stat().st_size
    return int(_asked(path, "size") or 0)


def stamp_of(path: str) -> str:
    """What changes with a file; empty for a folder, which may grow while a run waits."""
    if not is_store(path):
        status = Path(path).stat() if Path(path).is_file() else None
        return f"{status.st_size} {status.st_mtime_ns}" if status else ""
    info = _asked(path, "info")
    if info["type"] == "directory":
        return ""
    return " ".join([str(info["size"]), *(str(info[name]) for name in _TIMES if name in info)])


def open_source(path: str) -> BinaryIO:
    """A file to read, from any place in it. Raises OSError."""
    if not is_store(path):
        return Path(path).open("rb")
    driver, inner = filesystem(path)
    with reaching(path):
        return cast(BinaryIO, io.BufferedReader(_Remote(driver.open(inner, "rb"), path), _BUFFER))


class _Remote(io.RawIOBase):
    """A file of a store as Python's own buffers want it."""

    def __init__(self, file: Any, path: str) -> None:
        self._file, self._path = file, path

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        with reaching(self._path):
            data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        with reaching(self._path):
            self._file.seek(offset, whence)  # which does not say where it is now in every driver
            return self.tell()

    def tell(self) -> int:
        return int(self._file.tell())

    def close(self) -> None:
        if not self.closed:
            with suppress(Exception):  # it was only read
                self._file.close()
        super().close()


def staged(out: str, run: str, ending: str) -> Path:
    """Where a result grows until it is complete: beside its place or, for a store, in the run's folder."""
    return Path(run, f"result{ending}") if is_store(out) else Path(f"{out}{ending}")


def publish(partial: Path, out: str) -> None:
    """Give a complete file its name, in one step as far as the store can. Does nothing the second time."""
    if not partial.exists():
        return
    if not is_store(out):
        partial.replace(out)
        sync_folder(Path(out).parent)
        return
    driver, inner = filesystem(out)
    with reaching(out):
        make_folder(driver, out, driver._parent(inner))
        in_one_step(driver, out, inner, lambda target: driver.put_file(str(partial), target))
    partial.unlink()


def make_folder(driver: Any, address: str, inner: str) -> None:
    """Make a folder, where a store needs one before there are files in it. One thread at a time: two would clash."""
    if _protocol(address) not in _IN_ONE_STEP:
        driver.makedirs(inner, exist_ok=True)


def in_one_step(driver: Any, address: str, inner: str, write: Any) -> None:
    """Have a file written that gets its name when it is complete; `write` is given the name to write to."""
    if _protocol(address) in _IN_ONE_STEP:
        write(inner)
        return
    partial = f"{inner}.partial"
    write(partial)
    try:
        driver.mv(partial, inner)
    except Exception:  # the store does not rename onto a file that is there
        driver.rm_file(inner)
        driver.mv(partial, inner)


def _protocol(path: str) -> str:
    return path.partition("://")[0]


def _said(bad: Exception) -> str:
    """The error in one line."""
    if isinstance(bad, TimeoutError):
        return "the server does not answer"
    return (str(bad).strip() or type(bad).__name__).splitlines()[0]
