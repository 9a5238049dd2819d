"""The arrays of an .npz file, mapped into memory instead of read. Start with `stored_arrays`.

numpy's reader copies every array and works out its checksum, which takes longer than checking a line of copy. And what
asks for a few rows only can do without numpy, whose import takes as long again.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from math import prod
from mmap import ACCESS_READ, mmap
from pathlib import Path
from struct import error, unpack_from
from typing import NamedTuple

_END, _ENTRY, _FILE = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04"
_END_SIZE, _ENTRY_SIZE, _FILE_SIZE = 22, 46, 30  # bytes, without names
_STORED, _DEFLATED = 0, 8
_HEADER = re.compile(
    rb"\x93NUMPY\x01.(.)(.)\{'descr': '([<|][a-z]\d)', 'fortran_order': False, 'shape': \(([\d, ]*)\)", re.DOTALL
)


class Stored(NamedTuple):
    """An array as it lies in its file: numpy's name for the type (“<f2”), the shape, and the bytes."""

    kind: str
    shape: tuple[int, ...]
    data: memoryview


def stored_arrays(path: Path) -> dict[str, Stored]:
    """The arrays of a file that `numpy.savez` wrote, by name. Raises OSError and ValueError.

    Compressed ones are read, the others mapped.
    """
    with path.open("rb") as file:
        data = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
    try:
        return {name.removesuffix(".npy"): _array(part) for name, part in _members(data)}
    except (error, UnicodeDecodeError):
        raise ValueError(f"{path.name} is damaged") from None


def stored_array(path: Path) -> Stored:
    """The array of a file that `numpy.save` wrote. Raises OSError and ValueError."""
    with path.open("rb") as file:
        return _array(memoryview(mmap(file.fileno(), 0, access=ACCESS_READ)))


def _members(data: memoryview) -> Iterator[tuple[str, memoryview]]:
    """The files in a zip archive without a comment: what its directory at the end lists."""
    end = len(data) - _END_SIZE
    if end < 0 or bytes(data[end : end + 4]) != _END:
        raise ValueError("not an .npz file")
    many, at = unpack_from("<10xH4xI", data, end)
    for _ in range(many):
        sign, method, size, _full, name_length, extra, note, start = unpack_from("<4s6xH8xIIHHH8xI", data, at)
        if sign != _ENTRY or method not in (_STORED, _DEFLATED):
            raise ValueError("a damaged .npz file")
        name = bytes(data[at + _ENTRY_SIZE : at + _ENTRY_SIZE + name_length]).decode()
        at += _ENTRY_SIZE + name_length + extra + note
        file_sign, *lengths = unpack_from("<4s22xHH", data, start)
        if file_sign != _FILE:
            raise ValueError("a damaged .npz file")
        start += _FILE_SIZE + sum(lengths)
        part = data[start : start + size]
        yield name, part if method == _STORED else memoryview(zlib.decompress(part, -zlib.MAX_WBITS))


def _array(part: memoryview) -> Stored:
    header = _HEADER.match(part)
    if header is None:
        raise ValueError("an array of an unknown kind")
    start = 10 + header[1][0] + 256 * header[2][0]
    kind, shape = header[3].decode(), tuple(int(each) for each in header[4].split(b",") if each.strip())
    if len(part) - start != prod(shape) * int(kind[2:]):
        raise ValueError("an array that is cut off")
    return Stored(kind, shape, part[start:])
