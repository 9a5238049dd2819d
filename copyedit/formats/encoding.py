"""Bytes to text and back, without loss. Start with `decode`."""

from __future__ import annotations

import codecs
from typing import NamedTuple

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Text in these is valid UTF-8 by a chance of one in millions: “â€™” would have to stand there, and nothing else odd.
_SINGLE_BYTE = ("cp125", "iso8859", "koi8", "mac")
_SAMPLE = 1 << 16  # bytes shown to the recogniser; more makes it slow, not better
_CONTROLS = frozenset(range(32)) - set(b"\t\n\r\f\x1a\x1b")


class DecodeError(ValueError):
    """The bytes are not text, or not in an encoding that can be written back unchanged."""


class Encoding(NamedTuple):
    """How a file was encoded: a codec's name, the byte-order mark in front, and what the file itself says it is."""

    codec: str
    bom: bytes = b""
    declared: str | None = None
    is_guess: bool = False  # recognised by its bytes, as old code pages are

    def encode(self, text: str) -> bytes:
        """Raises UnicodeEncodeError where the text has a character the encoding lacks."""
        return self.bom + text.encode(self.codec)


def decode(data: bytes, declared: str | None = None) -> tuple[str, Encoding]:
    """The text of a file, without its byte-order mark; `declared` is the encoding that the file itself names.

    Encoding the text again gives the same bytes; a file for which that does not hold is refused. Raises DecodeError.

    >>> decode("The caf\\xe9 is shut.".encode("cp1252"))[1].codec
    'cp1252'
    """
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _decode_as(data[len(bom) :], Encoding(codec, bom, declared))
    if declared:
        codec = _known_codec(declared)
        if codec.startswith(_SINGLE_BYTE) and not data.isascii() and _is_utf8(data):
            raise DecodeError(f"the file says it is in “{declared}”, but its bytes are UTF-8; correct what it says")
        return _decode_as(data, Encoding(codec, declared=declared))
    if b"\x00" in data[:_SAMPLE]:
        return _decode_as(data, Encoding(_utf16_without_bom(data)))
    try:
        return data.decode("utf-8"), Encoding("utf-8")
    except UnicodeDecodeError as error:
        if error.start > 0 and _looks_binary(data):
            raise DecodeError("this is a binary file, not text") from None
        if _is_mostly_utf8(data):
            # Read as Windows-1252 its quotation marks would be “â€œ”, and what stands between them would be changed.
            raise DecodeError(_not_valid(error.start, "utf-8")) from None
    return _decode_as(data, Encoding(_recognise(data), is_guess=True))


def _known_codec(declared: str) -> str:
    try:
        name = codecs.lookup(declared).name
        "".encode(name)  # Python's codecs are not all of text: “hex”, “zip”
    except (LookupError, UnicodeError):
        raise DecodeError(f"the file says it is in “{declared}”, which is not a known encoding") from None
    return "cp1252" if name in ("iso8859-1", "ascii") else name  # as browsers do: its quotation marks are in neither


def _decode_as(data: bytes, encoding: Encoding) -> tuple[str, Encoding]:
    try:
        text = data.decode(encoding.codec)
    except UnicodeError as error:
        says = f"the file says it is in “{encoding.declared}”, but " if encoding.declared else ""
        byte = error.start if isinstance(error, UnicodeDecodeError) else 0
        raise DecodeError(says + _not_valid(byte + len(encoding.bom), encoding.codec)) from None
    if encoding.encode(text) != encoding.bom + data:
        raise DecodeError(f"the text cannot be written back unchanged as {encoding.codec}")
    return text, encoding


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _not_valid(byte: int, codec: str) -> str:
    return f"byte {byte} is not valid {codec}; re-save the file as UTF-8, or leave it out"


def _is_mostly_utf8(data: bytes) -> bool:
    """True where as many characters beyond ASCII are whole in UTF-8 as are broken; other encodings have hardly one."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    return sum(c > "\x7f" for c in text) - broken >= broken


def _utf16_without_bom(data: bytes) -> str:
    """Every second byte of Latin text in UTF-16 is nought; anything else with noughts is binary."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > len(sample) * 0.35 and even == 0:
        return "utf-16-le"
    if even > len(sample) * 0.35 and odd == 0:
        return "utf-16-be"
    raise DecodeError("this is a binary file, not text")


def _looks_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return sum(byte in _CONTROLS for byte in sample) > len(sample) * 0.01


def _recognise(data: bytes) -> str:
    """Windows-1252, Latin-1 or what else `charset-normalizer` recognises."""
    if _looks_binary(data):
        raise DecodeError("this is a binary file, not text")
    try:
        text = data.decode("cp1252")
        # English copy in Windows-1252 is ASCII with a few quotation marks, dashes and accents between letters.
        if sum(ord(c) > 127 for c in text) < len(text) * 0.25:
            return "cp1252"
    except UnicodeDecodeError:
        pass
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise DecodeError("the encoding was not recognised; re-save the file as UTF-8")
    return best.encoding
