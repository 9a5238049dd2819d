"""LanguageTool, through its server's HTTP API. Start with `find_remarks`.

The API: https://languagetool.org/http-api/. `languagetool_server.py` starts a server, `languagetool_install.py`
installs one.
"""

from __future__ import annotations

import http.client
import json
import os
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator
from ipaddress import ip_address
from typing import Any

from copyedit.errors import BackendError, ConfigError
from copyedit.language.backends.pieces import Piece, pieces_of
from copyedit.language.backends.remarks import Remark, Request
from copyedit.language.text.utf16 import CodePoints

_PATIENCE = "COPYEDIT_LANGUAGETOOL_SECONDS"
_named = os.environ.get(_PATIENCE, "")
SECONDS = float(_named) if _named.isdecimal() else 120.0  # per piece; on a busy machine the first can take 60
_LONGEST = 10_000  # code points: public servers take 20,000 UTF-16 units
_BEFORE_RETRY = 0.5  # seconds
_LARGEST_ANSWER = 32 << 20  # bytes; one to 10,000 code points full of errors has some two million
_COMPOUNDS = "EN_COMPOUNDS"  # one rule to the server, whose answers name a rule for each compound
# This process does not ask a server that has failed again: every file would have to wait for it.
_failed: dict[str, BackendError] = {}


def read_address(address: str) -> str:
    """The full address: http://localhost:8081 -> http://localhost:8081/v2/check. Raises ConfigError."""
    try:
        parts = urllib.parse.urlsplit(address)
        is_one = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number
        is_one = False
    if not is_one or any(c.isspace() for c in address):
        raise ConfigError(f"“{address}” is not the address of a LanguageTool server; write http://HOST:PORT, or local")
    base = urllib.parse.urlunsplit(parts._replace(query="", fragment="")).rstrip("/").removesuffix("/check")
    return f"{base if base.endswith('/v2') else base + '/v2'}/check"


def find_remarks(request: Request, plain: str, spans: tuple[tuple[int, int], ...]) -> Iterator[Remark]:
    """The server's remarks, piece by piece. Raises BackendError if it does not answer, or not sensibly."""
    server = request.server or ""
    if server in _failed:
        raise _failed[server]
    try:
        for piece in pieces_of(plain, spans, _LONGEST):
            if piece.text.strip():
                yield from _remarks(request, piece)
    except BackendError as error:
        _failed[server] = error
        raise


def rules_to_ask_for(rules: Iterable[str]) -> list[str]:
    """The rules as the server takes them, each once. It knows neither single patterns nor single compounds.

    >>> rules_to_ask_for(["A_RULE", "A_RULE[2]", "EN_COMPOUNDS_NIGHT_CLUB", "EN_COMPOUNDS_DATA_BASE"])
    ['A_RULE', 'EN_COMPOUNDS']
    """
    whole = (_COMPOUNDS if rule.startswith(f"{_COMPOUNDS}_") else rule.partition("[")[0] for rule in rules)
    return list(dict.fromkeys(whole))


def _remarks(request: Request, piece: Piece) -> Iterator[Remark]:
    form = {
        "language": request.language or "en",
        "enabledRules": ",".join(rules_to_ask_for(request.rules)),
        "enabledOnly": "true",
        "text": piece.text,
    }
    data = _ask(request.server or "", urllib.parse.urlencode(form, errors="replace").encode())
    places = CodePoints(piece.text)
    try:
        for match in json.loads(data)["matches"]:
            remark = _remark(match, piece, places, request.rules)
            if remark is not None:
                yield remark
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        began = " ".join(data[:60].decode("utf-8", "replace").split())
        raise BackendError(
            f"{request.server} does not answer like LanguageTool; its answer begins “{began}”. "
            f"Check the address. {_LEFT_OUT}"
        ) from None


def _remark(match: Any, piece: Piece, places: CodePoints, rules: tuple[str, ...]) -> Remark | None:
    """None if the match spans two blocks, or if the text differs from the words that the server quotes."""
    start = places.of_utf16(match["offset"])
    end = places.of_utf16(match["offset"] + match["length"])
    place = piece.in_text(start, end)
    if place is None or piece.text[start:end] != _words_in_context(match["context"]):
        return None
    rule, pattern = match["rule"]["id"], f"{match['rule']['id']}[{match['rule'].get('subId')}]"
    offered = tuple(str(replacement["value"]) for replacement in match["replacements"])
    return Remark(*place, pattern if pattern in rules else rule, str(match["message"]), offered)


def _words_in_context(context: Any) -> str:
    text, start, end = context["text"], context["offset"], context["offset"] + context["length"]
    places = CodePoints(text)
    words: str = text[places.of_utf16(start) : places.of_utf16(end)]
    return words


class _TooLong(Exception):
    """The answer is longer than any of LanguageTool's."""


_SLOW = f"did not answer within {{:g}} seconds ({_PATIENCE} allows more)"
_LEFT_OUT = "Its rules are skipped from here on"


def _ask(server: str, form: bytes) -> bytes:
    """The answer. A broken connection is retried once, since the server may be restarting."""
    address = read_address(server)
    for attempt in (1, 2):
        try:
            return _post(address, form)
        except urllib.error.HTTPError as bad:
            said = " ".join(bad.read(200).decode("utf-8", "replace").split())
            reason = f"returned an error, {bad.code} {bad.reason}" + (f" (“{said}”)" if said else "")
            break
        except _TooLong:
            reason = f"answered with more than {_LARGEST_ANSWER >> 20} MB"
            break
        except (OSError, http.client.HTTPException) as bad:
            cause = getattr(bad, "reason", bad)
            if isinstance(cause, TimeoutError):
                reason = _SLOW.format(SECONDS)
                break
            reason = f"cannot be reached ({getattr(cause, 'strerror', None) or cause})"
            if attempt == 1:
                time.sleep(_BEFORE_RETRY)
    raise BackendError(
        f"LanguageTool at {server} {reason}. {_LEFT_OUT}; start a server with `copyedit languagetool serve`, "
        "or let copyedit start one: --languagetool local"
    )


def _post(address: str, form: bytes) -> bytes:
    until = time.monotonic() + SECONDS
    parts: list[bytes] = []
    length = 0
    with _opener(address).open(address, form, timeout=SECONDS) as answer:
        while part := answer.read1(1 << 16):
            parts.append(part)
            length += len(part)
            if length > _LARGEST_ANSWER:
                raise _TooLong
            if time.monotonic() > until:  # the answer trickles in, with no single wait too long
                raise TimeoutError
    return b"".join(parts)


def _opener(address: str) -> urllib.request.OpenerDirector:
    """An opener that bypasses the environment's proxy for this machine."""
    host = urllib.parse.urlsplit(address).hostname or ""
    try:
        is_ours = ip_address(host).is_loopback
    except ValueError:
        is_ours = host == "localhost"
    return urllib.request.build_opener(*[urllib.request.ProxyHandler({})] * is_ours)
