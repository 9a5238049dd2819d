"""Front matter, YAML or TOML: title and description are copy. Start with `weave_front_matter`.

A value is read by hand, because no parser reports where its characters stand, and then by the parser: where the two
differ it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from copyedit.document import Span
from copyedit.formats.weaving import Layer, Weave

_FRONT = re.compile(
    r"(?P<mark>---|\+\+\+)[ \t]*\r?\n(?P<body>(?:.*\r?\n)*?)(?P<end>(?P=mark)|\.\.\.)[ \t]*(?:\r?\n|\Z)",
)
_YAML_START = re.compile(r"(?:[ \t]*(?:#.*)?\r?\n)*(?:[\w\"'-][^\n]*:|\Z)")  # else “---” is a rule between paragraphs
_LARGEST = 100_000  # code points; more is not front matter, and takes long to read
_KINDS = {
    "title": "headline",
    "subtitle": "headline",
    "headline": "headline",
    "description": "paragraph",
    "summary": "paragraph",
    "excerpt": "paragraph",
}
_KEYS = "|".join(_KINDS)
# A YAML value ends before the next line that is not indented; a TOML value is a string in one of four kinds of marks.
_YAML_ENTRY = re.compile(rf"^(?P<key>{_KEYS})[ \t]*:[ \t]+(?P<value>\S.*(?:\r?\n(?:[ \t].*)?)*)", re.MULTILINE)
_TOML_ENTRY = re.compile(
    rf"^(?P<key>{_KEYS})[ \t]*=[ \t]*"
    r"(?P<value>\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''.*?'''|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*')",
    re.MULTILINE | re.DOTALL,
)
_TOML_TABLE = re.compile(r"^\s*\[", re.MULTILINE)
# “lang: es”; other two letters may be those of a programming language.
_LANGUAGES = (
    "ar bg ca cs cy da de el es et eu fa fi fr ga gl he hi hr hu id is it ja ko lt lv ms nb nl nn no pl pt ro ru sk sl "
    "sr sv th tr uk vi zh"
)
_OTHER_LANGUAGE = re.compile(
    rf"^(?:lang|language|locale)[ \t]*[:=][ \t]*[\"']?(?:{'|'.join(_LANGUAGES.split())})(?:[-_][A-Za-z]{{2,4}})?[\"']?"
    r"[ \t]*(?:#.*)?\r?$",
    re.MULTILINE,
)
_COMMENT = re.compile(r"(?:^|[ \t])(?P<all>#[ \t]*(?P<text>copyedit:.*))", re.MULTILINE)  # no other is looked for
_BEHIND = re.compile(r"[ \t]+#.*\Z")
_BLOCK_SCALAR = re.compile(r"[|>][-+\d]*[ \t]*(?:#.*)?\r?\n")
_PLAIN_BREAKS = re.compile(r"^[\s\[{}&*!|>%@`#,\]]|:(?:\s|$)|\s#")
Pieces = list[tuple[Span, str | None]]  # stretches of the source, and what each says where that differs
Escape = Callable[[str], str | None]


def weave_front_matter(weave: Weave, layer: Layer) -> int:
    """Adds the values that are copy; gives the place where the front matter ends, 0 where there is none."""
    found = _FRONT.match(layer.text) if layer.text.startswith(("---", "+++")) else None
    if not found or not _begins(found["body"], found["mark"], found["end"]):
        return 0
    if len(found["body"]) <= _LARGEST:
        weave.is_english = not _OTHER_LANGUAGE.search(found["body"])
        entries = _yaml_entries if found["mark"] == "---" else _toml_entries
        for key, escape, pieces in entries(layer.text, found.start("body"), found.end("body")):
            weave.begin(_KINDS[key], escape)
            for span, says in pieces:
                weave.add(layer, span) if says is None else weave.put(says, layer, span)
        weave.end()
        for comment in _COMMENT.finditer(layer.text, *found.span("body")):
            weave.comment(comment["text"], layer, Span(*comment.span("all")))
    return found.end()


def _begins(body: str, mark: str, end: str) -> bool:
    return mark == end if mark == "+++" else _YAML_START.match(body) is not None


def _yaml_entries(text: str, start: int, end: int) -> Iterator[tuple[str, Escape, Pieces]]:
    for found in _YAML_ENTRY.finditer(text, start, end):
        value = Span(found.start("value"), found.start("value") + len(_without_comment(found["value"].rstrip())))
        escape, pieces = _yaml_scalar(text, value)
        if _says(text, pieces) == _yaml_value(found["key"], text[found.start() : value.end]):
            yield found["key"], escape, pieces


def _without_comment(value: str) -> str:
    """“A big day # not yet seen” without its comment; in a block or a quoted string “#” does not begin a comment."""
    return value if value[0] in "|>" or (value[0] in "'\"" and value[-1] == value[0]) else _BEHIND.sub("", value)


def _yaml_scalar(text: str, value: Span) -> tuple[Escape, Pieces]:
    inside = Span(value.start + 1, max(value.start + 1, value.end - 1))
    if text[value.start] == "'":
        return _yaml_single, _escaped(text, inside, "''")
    if text[value.start] == '"':
        return _in_double, _escaped(text, inside, '\\"')
    if header := _BLOCK_SCALAR.match(text, value.start, value.end):
        return _as_it_is, [(Span(header.end(), value.end), None)]
    return _yaml_plain, [(value, None)]


def _yaml_value(key: str, entry: str) -> str | None:
    from yaml import YAMLError, safe_load

    if len(entry) > 10_000 or entry[len(key) :].lstrip(" \t:")[:1] in "[{&*!":
        return None
    try:
        value = safe_load(entry)[key]
    except (YAMLError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return " ".join(value.split()) if isinstance(value, str) else None


def _toml_entries(text: str, start: int, end: int) -> Iterator[tuple[str, Escape, Pieces]]:
    import tomllib

    try:
        known = tomllib.loads(text[start:end].replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return
    table = _TOML_TABLE.search(text, start, end)
    for found in _TOML_ENTRY.finditer(text, start, table.start() if table else end):
        escape, pieces = _toml_string(text, Span(*found.span("value")))
        said = known.get(found["key"])
        if isinstance(said, str) and _says(text, pieces) == " ".join(said.split()):
            yield found["key"], escape, pieces


def _toml_string(text: str, value: Span) -> tuple[Escape, Pieces]:
    marks = 3 if text[value.start : value.start + 3] in ('"""', "'''") else 1
    inside = Span(value.start + marks, value.end - marks)
    if text[value.start] == '"':
        return _in_double, _escaped(text, inside, '\\"')
    return _toml_literal, [(inside, None)]


def _escaped(text: str, span: Span, sign: str) -> Pieces:
    """A string with `sign` for the quotation mark that would end it; other escapes are taken as they stand."""
    pieces: Pieces = []
    at = span.start
    while (found := text.find(sign, at, span.end)) >= 0:
        pieces += (Span(at, found), None), (Span(found, found + 2), sign[1])
        at = found + 2
    return [*pieces, (Span(at, span.end), None)]


def _says(text: str, pieces: Pieces) -> str:
    said = "".join(text[span.start : span.end] if says is None else says for span, says in pieces)
    return " ".join(said.split())


def _as_it_is(words: str) -> str:
    return words


def _yaml_single(words: str) -> str:
    return words.replace("'", "''")


def _in_double(words: str) -> str:
    return words.replace("\\", "\\\\").replace('"', '\\"')


def _yaml_plain(words: str) -> str | None:
    """None where the words would be taken for YAML: “Harbour: a history”."""
    return None if _PLAIN_BREAKS.search(words) else words


def _toml_literal(words: str) -> str | None:
    return None if "'" in words else words
