"""The strings of a JSON file, and where each of their characters stands. Start with `read_json`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from copyedit.document import Segment, Span
from copyedit.errors import FileError
from copyedit.formats.weaving import Layer

# Numbers and names are passed over: what is read here is known to be valid.
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\],:]')
_ESCAPE = re.compile(r"\\u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|\\u\w{4}|\\.")

Path = tuple[str | int, ...]


class JsonString(NamedTuple):
    """`path`: the names and numbers that lead to it; `span` is of the source, without the quotation marks."""

    path: Path
    span: Span


def read_json(path: str, source: str) -> tuple[object, list[JsonString]]:
    """The file's value, and its strings in order. Raises FileError unless it is valid JSON."""
    try:
        value = json.loads(source, parse_int=float)  # Python refuses to make a number of 5,000 figures
    except json.JSONDecodeError as bad:
        said = bad.msg[:1].lower() + bad.msg[1:].removesuffix(" starting at")
        raise FileError(f"not valid JSON: {said}", path, bad.lineno, bad.colno) from None
    except RecursionError:
        raise FileError("not read: its lists and objects are nested too deep", path) from None
    return value, list(_strings(source))


def layer_of(source: str, span: Span) -> Layer:
    """What a string says; each escape is replaced whole or not at all."""
    pieces: list[str] = []
    segments: list[Segment] = []
    said = 0

    def say(words: str, place: Span, *, verbatim: bool) -> None:
        nonlocal said
        if words:
            pieces.append(words)
            segments.append(Segment(Span(said, said + len(words)), place, verbatim))
            said += len(words)

    at = span.start
    for escape in _ESCAPE.finditer(source, span.start, span.end):
        say(source[at : escape.start()], Span(at, escape.start()), verbatim=True)
        say(_said(escape.group()), Span(*escape.span()), verbatim=False)
        at = escape.end()
    say(source[at : span.end], Span(at, span.end), verbatim=True)
    return Layer("".join(pieces), tuple(segments))


def escape_json(words: str, *, ascii_only: bool, slashes: bool) -> str:
    """Words inside a JSON string, with “\\/” for “/” where the file has it so.

    >>> escape_json("a “b” / c", ascii_only=True, slashes=True)
    'a \\\\u201cb\\\\u201d \\\\/ c'
    """
    written = json.dumps(words, ensure_ascii=ascii_only)[1:-1]
    return written.replace("/", "\\/") if slashes else written


def _strings(source: str) -> Iterator[JsonString]:
    path: list[str | int] = []  # for each open list or object, where in it we are
    is_name = False
    for token in _TOKEN.finditer(source):
        mark = source[token.start()]
        if mark == "{":
            path.append("")
            is_name = True
        elif mark == "[":
            path.append(0)
            is_name = False
        elif mark in "}]":
            path.pop()
        elif mark == ",":
            is_name = isinstance(path[-1], str)
            path[-1] = path[-1] if isinstance(path[-1], str) else path[-1] + 1
        elif mark == ":":
            is_name = False
        elif is_name:
            path[-1] = str(json.loads(token.group()))
        else:
            yield JsonString(tuple(path), Span(token.start() + 1, token.end() - 1))


def _said(escape: str) -> str:
    """A half of a pair stands for no character."""
    said = str(json.loads(f'"{escape}"'))
    return "\N{REPLACEMENT CHARACTER}" if "\ud800" <= said <= "\udfff" else said
